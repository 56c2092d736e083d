// Conference and communication mode messages, H.245 version 17.
#pragma once

#include <cstdint>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_logical_channel_parameters.h"
#include "h323/messages/h245_multiplex_channel_parameters.h"

namespace mtavip::h323::h245 {

/// Criteria of H.245.
struct Criteria {
  asn1::ObjectIdentifier field;
  Bytes value;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Criteria& other) const { return asn1::equal(kType, this, &other); }
};

/// CertSelectionCriteria of H.245.
using CertSelectionCriteria = std::vector<Criteria>;
extern const asn1::ListType kCertSelectionCriteriaType;

/// The alternatives of RemoteMcRequest.
struct RemoteMcRequestNames {
  enum Kind : std::uint8_t { kMasterActivate, kSlaveActivate, kDeActivate, kUnknownAlternative };
};
/// RemoteMCRequest of H.245.
struct RemoteMcRequest : asn1::NullChoice<RemoteMcRequest, RemoteMcRequestNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// The types that stand in ConferenceRequest itself.
struct ConferenceRequestTypes {
  /// The alternative requestTerminalCertificate of ConferenceRequest.
  struct RequestTerminalCertificate {
    asn1::Optional<TerminalLabel> terminal_label;
    asn1::Optional<CertSelectionCriteria> cert_selection_criteria;
    asn1::Optional<std::uint32_t> s_random;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const RequestTerminalCertificate& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of ConferenceRequest.
struct ConferenceRequestNames : ConferenceRequestTypes {
  enum Kind : std::uint8_t {
    kTerminalListRequest,
    kMakeMeChair,
    kCancelMakeMeChair,
    kDropTerminal,
    kRequestTerminalId,
    kEnterH243Password,
    kEnterH243TerminalId,
    kEnterH243ConferenceId,
    kEnterExtensionAddress,
    kRequestChairTokenOwner,
    kRequestTerminalCertificate,
    kBroadcastMyLogicalChannel,
    kMakeTerminalBroadcaster,
    kSendThisSource,
    kRequestAllTerminalIDs,
    kRemoteMcRequest,
    kUnknownAlternative
  };
};
/// ConferenceRequest of H.245.
struct ConferenceRequest
    : asn1::Choice<ConferenceRequest, ConferenceRequestNames, asn1::Null, asn1::Null, asn1::Null, TerminalLabel,
                   TerminalLabel, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   ConferenceRequestTypes::RequestTerminalCertificate, LogicalChannelNumber, TerminalLabel,
                   TerminalLabel, asn1::Null, RemoteMcRequest> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// TerminalID of H.245.
using TerminalId = Bytes;

/// ConferenceID of H.245.
using ConferenceId = Bytes;

/// Password of H.245.
using Password = Bytes;

/// TerminalInformation of H.245.
struct TerminalInformation {
  TerminalLabel terminal_label;
  TerminalId terminal_id;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const TerminalInformation& other) const { return asn1::equal(kType, this, &other); }
};

/// RequestAllTerminalIDsResponse of H.245.
struct RequestAllTerminalIDsResponse {
  std::vector<TerminalInformation> terminal_information;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const RequestAllTerminalIDsResponse& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in RemoteMcResponse itself.
struct RemoteMcResponseTypes {
  /// The alternatives of Reject.
  struct RejectNames {
    enum Kind : std::uint8_t { kUnspecified, kFunctionNotSupported, kUnknownAlternative };
  };
  /// The alternative reject of RemoteMCResponse.
  struct Reject : asn1::NullChoice<Reject, RejectNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
};
/// The alternatives of RemoteMcResponse.
struct RemoteMcResponseNames : RemoteMcResponseTypes {
  enum Kind : std::uint8_t { kAccept, kReject, kUnknownAlternative };
};
/// RemoteMCResponse of H.245.
struct RemoteMcResponse
    : asn1::Choice<RemoteMcResponse, RemoteMcResponseNames, asn1::Null, RemoteMcResponseTypes::Reject> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The types that stand in ConferenceResponse itself.
struct ConferenceResponseTypes {
  /// The alternative mCTerminalIDResponse of ConferenceResponse.
  struct MCTerminalIdResponse {
    TerminalLabel terminal_label;
    TerminalId terminal_id;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const MCTerminalIdResponse& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative terminalIDResponse of ConferenceResponse.
  struct TerminalIdResponse {
    TerminalLabel terminal_label;
    TerminalId terminal_id;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const TerminalIdResponse& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative conferenceIDResponse of ConferenceResponse.
  struct ConferenceIdResponse {
    TerminalLabel terminal_label;
    ConferenceId conference_id;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const ConferenceIdResponse& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative passwordResponse of ConferenceResponse.
  struct PasswordResponse {
    TerminalLabel terminal_label;
    Password password;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const PasswordResponse& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternatives of MakeMeChairResponse.
  struct MakeMeChairResponseNames {
    enum Kind : std::uint8_t { kGrantedChairToken, kDeniedChairToken, kUnknownAlternative };
  };
  /// The alternative makeMeChairResponse of ConferenceResponse.
  struct MakeMeChairResponse : asn1::NullChoice<MakeMeChairResponse, MakeMeChairResponseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternative extensionAddressResponse of ConferenceResponse.
  struct ExtensionAddressResponse {
    TerminalId extension_address;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const ExtensionAddressResponse& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative chairTokenOwnerResponse of ConferenceResponse.
  struct ChairTokenOwnerResponse {
    TerminalLabel terminal_label;
    TerminalId terminal_id;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const ChairTokenOwnerResponse& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternative terminalCertificateResponse of ConferenceResponse.
  struct TerminalCertificateResponse {
    asn1::Optional<TerminalLabel> terminal_label;
    asn1::Optional<Bytes> certificate_response;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const TerminalCertificateResponse& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The alternatives of BroadcastMyLogicalChannelResponse.
  struct BroadcastMyLogicalChannelResponseNames {
    enum Kind : std::uint8_t {
      kGrantedBroadcastMyLogicalChannel,
      kDeniedBroadcastMyLogicalChannel,
      kUnknownAlternative
    };
  };
  /// The alternative broadcastMyLogicalChannelResponse of ConferenceResponse.
  struct BroadcastMyLogicalChannelResponse
      : asn1::NullChoice<BroadcastMyLogicalChannelResponse, BroadcastMyLogicalChannelResponseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of MakeTerminalBroadcasterResponse.
  struct MakeTerminalBroadcasterResponseNames {
    enum Kind : std::uint8_t { kGrantedMakeTerminalBroadcaster, kDeniedMakeTerminalBroadcaster, kUnknownAlternative };
  };
  /// The alternative makeTerminalBroadcasterResponse of ConferenceResponse.
  struct MakeTerminalBroadcasterResponse
      : asn1::NullChoice<MakeTerminalBroadcasterResponse, MakeTerminalBroadcasterResponseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of SendThisSourceResponse.
  struct SendThisSourceResponseNames {
    enum Kind : std::uint8_t { kGrantedSendThisSource, kDeniedSendThisSource, kUnknownAlternative };
  };
  /// The alternative sendThisSourceResponse of ConferenceResponse.
  struct SendThisSourceResponse : asn1::NullChoice<SendThisSourceResponse, SendThisSourceResponseNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
};
/// The alternatives of ConferenceResponse.
struct ConferenceResponseNames : ConferenceResponseTypes {
  enum Kind : std::uint8_t {
    kMCTerminalIdResponse,
    kTerminalIdResponse,
    kConferenceIdResponse,
    kPasswordResponse,
    kTerminalListResponse,
    kVideoCommandReject,
    kTerminalDropReject,
    kMakeMeChairResponse,
    kExtensionAddressResponse,
    kChairTokenOwnerResponse,
    kTerminalCertificateResponse,
    kBroadcastMyLogicalChannelResponse,
    kMakeTerminalBroadcasterResponse,
    kSendThisSourceResponse,
    kRequestAllTerminalIDsResponse,
    kRemoteMcResponse,
    kUnknownAlternative
  };
};
/// ConferenceResponse of H.245.
struct ConferenceResponse
    : asn1::Choice<ConferenceResponse, ConferenceResponseNames, ConferenceResponseTypes::MCTerminalIdResponse,
                   ConferenceResponseTypes::TerminalIdResponse, ConferenceResponseTypes::ConferenceIdResponse,
                   ConferenceResponseTypes::PasswordResponse, std::vector<TerminalLabel>, asn1::Null, asn1::Null,
                   ConferenceResponseTypes::MakeMeChairResponse, ConferenceResponseTypes::ExtensionAddressResponse,
                   ConferenceResponseTypes::ChairTokenOwnerResponse,
                   ConferenceResponseTypes::TerminalCertificateResponse,
                   ConferenceResponseTypes::BroadcastMyLogicalChannelResponse,
                   ConferenceResponseTypes::MakeTerminalBroadcasterResponse,
                   ConferenceResponseTypes::SendThisSourceResponse, RequestAllTerminalIDsResponse, RemoteMcResponse> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

}  // namespace mtavip::h323::h245
