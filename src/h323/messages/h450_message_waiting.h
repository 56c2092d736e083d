// Message waiting indication, H.450.7: arguments and results of its operations.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h450_call_hold.h"
#include "h323/messages/h450_supplementary_service.h"

namespace mtavip::h323::h450 {

/// The local codes of the operations of H.450.7.
enum class H323MwiOperations : std::uint16_t { kMwiActivate = 80, kMwiDeactivate = 81, kMwiInterrogate = 82 };

/// BasicService of H.450.7: another one than that of H.450.3.
enum class MwiBasicService : std::uint8_t {
  kAllServices,
  kSpeech,
  kUnrestrictedDigitalInformation,
  kAudio3100Hz,
  kTelephony,
  kTeletex,
  kTelefaxGroup4Class1,
  kVideotexSyntaxBased,
  kVideotelephony,
  kTelefaxGroup2To3,
  kReservedNotUsed1,
  kReservedNotUsed2,
  kReservedNotUsed3,
  kReservedNotUsed4,
  kReservedNotUsed5,
  kEmail,
  kVideo,
  kFileTransfer,
  kShortMessageService,
  kSpeechAndVideo,
  kSpeechAndFax,
  kSpeechAndEmail,
  kVideoAndFax,
  kVideoAndEmail,
  kFaxAndEmail,
  kSpeechVideoAndFax,
  kSpeechVideoAndEmail,
  kSpeechFaxAndEmail,
  kVideoFaxAndEmail,
  kSpeechVideoFaxAndEmail,
  kMultimediaUnknown,
  kServiceUnknown,
  kFutureReserve1,
  kFutureReserve2,
  kFutureReserve3,
  kFutureReserve4,
  kFutureReserve5,
  kFutureReserve6,
  kFutureReserve7,
  kFutureReserve8,
};
extern const asn1::EnumeratedType kMwiBasicServiceType;

/// The alternatives of MsgCentreId.
struct MsgCentreIdNames {
  enum Kind : std::uint8_t { kInteger, kPartyNumber, kNumericString };
};
/// MsgCentreId of H.450.7.
struct MsgCentreId : asn1::Choice<MsgCentreId, MsgCentreIdNames, std::uint16_t, EndpointAddress, std::string> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// NbOfMessages of H.450.7.
using NbOfMessages = std::uint16_t;

/// TimeStamp of H.450.7.
using TimeStamp = std::string;

/// MWIActivateArg of H.450.7.
struct MwiActivateArg {
  EndpointAddress served_user_nr;
  MwiBasicService basic_service{};
  asn1::Optional<MsgCentreId> msg_centre_id;
  asn1::Optional<NbOfMessages> nb_of_messages;
  asn1::Optional<EndpointAddress> originating_nr;
  asn1::Optional<TimeStamp> timestamp;
  asn1::Optional<std::uint8_t> priority;
  asn1::Optional<std::vector<MixedExtension>> extension_arg;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MwiActivateArg& other) const { return asn1::equal(kType, this, &other); }
};

/// MWIDeactivateArg of H.450.7.
struct MwiDeactivateArg {
  EndpointAddress served_user_nr;
  MwiBasicService basic_service{};
  asn1::Optional<MsgCentreId> msg_centre_id;
  asn1::Optional<bool> callback_req;
  asn1::Optional<std::vector<MixedExtension>> extension_arg;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MwiDeactivateArg& other) const { return asn1::equal(kType, this, &other); }
};

/// MWIInterrogateArg of H.450.7.
struct MwiInterrogateArg {
  EndpointAddress served_user_nr;
  MwiBasicService basic_service{};
  asn1::Optional<MsgCentreId> msg_centre_id;
  asn1::Optional<bool> callback_req;
  asn1::Optional<std::vector<MixedExtension>> extension_arg;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MwiInterrogateArg& other) const { return asn1::equal(kType, this, &other); }
};

/// MWIInterrogateResElt of H.450.7.
struct MwiInterrogateResElt {
  MwiBasicService basic_service{};
  asn1::Optional<MsgCentreId> msg_centre_id;
  asn1::Optional<NbOfMessages> nb_of_messages;
  asn1::Optional<EndpointAddress> originating_nr;
  asn1::Optional<TimeStamp> timestamp;
  asn1::Optional<std::uint8_t> priority;
  asn1::Optional<std::vector<MixedExtension>> extension_arg;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MwiInterrogateResElt& other) const { return asn1::equal(kType, this, &other); }
};

/// MWIInterrogateRes of H.450.7.
using MwiInterrogateRes = std::vector<MwiInterrogateResElt>;
extern const asn1::ListType kMwiInterrogateResType;

/// The local codes of the errors of H.450.7; others are in GeneralErrorList.
enum class MessageWaitingIndicationErrors : std::uint16_t {
  kNotActivated = 31,
  kUndefined = 2002,
  kInvalidMsgCentreId = 1018
};

}  // namespace mtavip::h323::h450
