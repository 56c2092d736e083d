#include "trace/h323_places.h"

#include <algorithm>
#include <utility>

#include "h323/messages/h225_call_signalling.h"
#include "h323/messages/h225_generic.h"
#include "h323/messages/h225_ras.h"
#include "h323/messages/h245_generic.h"
#include "h323/messages/h245_message.h"
#include "h323/messages/h450_call_diversion.h"
#include "h323/messages/h450_call_hold.h"
#include "h323/messages/h450_call_intrusion.h"
#include "h323/messages/h450_call_transfer.h"
#include "h323/messages/h450_call_waiting.h"
#include "h323/messages/h450_message_waiting.h"
#include "h323/messages/h450_name_identification.h"
#include "h323/messages/h450_supplementary_service.h"
#include "h323/messages/h460.h"

namespace mtavip::trace {
namespace {

using namespace h323;

// PDUs in PDUs in PDUs: RAS in H.460.17 can carry a feature that carries RAS. Real ones are two deep.
constexpr int kMostDepth = 4;

using Show = Field (*)(H323Places&, std::string_view, ByteView);

template <class T>
Field show(H323Places& places, std::string_view name, ByteView octets) {
  return places.pdu<T>(name, octets);
}

/// An operation of H.450.2 to H.450.11 by its local code, with the types of its argument and its result.
struct Operation {
  std::int64_t code;
  std::string_view name;
  Show argument = nullptr;
  Show result = nullptr;
};
constexpr Operation kOperations[] = {
    {0, "callingName", show<h450::Name>},
    {1, "alertingName", show<h450::Name>},
    {2, "connectedName", show<h450::Name>},
    {3, "busyName", show<h450::Name>},
    {7, "callTransferIdentify", show<h450::DummyArg>, show<h450::CtIdentifyRes>},
    {8, "callTransferAbandon", show<h450::DummyArg>},
    {9, "callTransferInitiate", show<h450::CtInitiateArg>, show<h450::DummyRes>},
    {10, "callTransferSetup", show<h450::CtSetupArg>, show<h450::DummyRes>},
    {11, "callTransferActive", show<h450::CtActiveArg>},
    {12, "callTransferComplete", show<h450::CtCompleteArg>},
    {13, "callTransferUpdate", show<h450::CtUpdateArg>},
    {14, "subaddressTransfer", show<h450::SubaddressTransferArg>},
    {15, "activateDiversionQ"},
    {16, "deactivateDiversionQ"},
    {17, "interrogateDiversionQ"},
    {18, "checkRestriction"},
    {19, "callRerouting"},
    {20, "divertingLegInformation1"},
    {21, "divertingLegInformation2", show<h450::DivertingLegInfo2Arg>},
    {22, "divertingLegInformation3"},
    {23, "cfnrDivertedLegFailed"},
    {43, "callIntrusionRequest", show<h450::CiRequestArg>, show<h450::CiRequestRes>},
    {44, "callIntrusionGetCIPL", show<h450::CiGetCiplOptArg>, show<h450::CiGetCiplRes>},
    {45, "callIntrusionIsolate", show<h450::CiIsOptArg>, show<h450::CiIsOptRes>},
    {46, "callIntrusionForcedRelease", show<h450::CiFrcRelArg>, show<h450::CiFrcRelOptRes>},
    {47, "callIntrusionWOBRequest", show<h450::CiWobOptArg>, show<h450::CiWobOptRes>},
    {49, "cfbOverride"},
    {80, "mwiActivate", show<h450::MwiActivateArg>},
    {81, "mwiDeactivate", show<h450::MwiDeactivateArg>},
    {82, "mwiInterrogate", show<h450::MwiInterrogateArg>},
    {100, "divertingLegInformation4"},
    {101, "holdNotific", show<h450::HoldNotificArg>},
    {102, "retrieveNotific", show<h450::RetrieveNotificArg>},
    {103, "remoteHold", show<h450::RemoteHoldArg>, show<h450::RemoteHoldRes>},
    {104, "remoteRetrieve", show<h450::RemoteRetrieveArg>, show<h450::RemoteRetrieveRes>},
    {105, "callWaiting", show<h450::CallWaitingArg>},
    {115, "remoteUserAlerting"},
    {116, "callIntrusionSilentMonitor", show<h450::CiSilentArg>, show<h450::CiSilentOptRes>},
    {117, "callIntrusionNotification", show<h450::CiNotificationArg>},
};

struct ErrorName {
  std::int64_t code;
  std::string_view name;
};
/// H.450.1 clause 10 and the errors of H.450.2, H.450.3, H.450.7 and H.450.11.
constexpr ErrorName kErrors[] = {
    {0, "userNotSubscribed"},
    {1, "rejectedByNetwork"},
    {2, "rejectedByUser"},
    {3, "notAvailable"},
    {5, "insufficientInformation"},
    {6, "invalidServedUserNumber"},
    {7, "invalidCallState"},
    {8, "basicServiceNotProvided"},
    {9, "notIncomingCall"},
    {10, "supplementaryServiceInteractionNotAllowed"},
    {11, "resourceUnavailable"},
    {12, "invalidDivertedNumber"},
    {14, "specialServiceNumber"},
    {15, "diversionToServedUserNumber"},
    {24, "numberOfDiversionsExceeded"},
    {25, "callFailure"},
    {31, "notActivated"},
    {43, "proceduralError"},
    {1000, "temporarilyUnavailable"},
    {1004, "invalidReroutingNumber"},
    {1005, "unrecognizedCallIdentity"},
    {1006, "establishmentFailure"},
    {1007, "notAuthorized"},
    {1008, "unspecified"},
    {1009, "notBusy"},
    {1018, "invalidMsgCentreId"},
    {2002, "undefined"},
};

const Operation* find_operation(const h450::Code& code) {
  const auto* local = code.get_if<h450::Code::kLocal>();
  if (!local) return nullptr;
  const auto found = std::ranges::find(kOperations, *local, &Operation::code);
  return found == std::ranges::end(kOperations) ? nullptr : found;
}

/// The nearest value of type T that the place is in.
template <class T>
const T* enclosing(std::span<const Enclosing> around) {
  for (auto i = around.size(); i-- > 0;) {
    if (around[i].type == &T::kType) return static_cast<const T*>(around[i].value);
  }
  return nullptr;
}

template <class T>
bool stands_in(std::span<const Enclosing> around, std::string_view part) {
  return !around.empty() && around.back().type == &T::kType && around.back().part == part;
}

std::optional<std::uint32_t> standard_id(const h225::GenericIdentifier& id) {
  const auto* number = id.get_if<h225::GenericIdentifier::kStandard>();
  return number ? std::optional(std::uint32_t{*number}) : std::nullopt;
}

}  // namespace

std::optional<Field> H323Places::octets(std::span<const Enclosing> around, std::string_view name, ByteView value) {
  if (around.empty() || depth_ >= kMostDepth) return std::nullopt;
  const std::string_view part = around.back().part;
  if (stands_in<h225::H323UuPdu>(around, "h245Control") || part == "parallelH245Control") {
    return pdu<h245::MultimediaSystemControlMessage>(name, value);
  }
  if (stands_in<h225::H323UuPdu>(around, "h4501SupplementaryService")) {
    return pdu<h450::SupplementaryService>(name, value);
  }
  if (part == "fastStart") return pdu<h245::OpenLogicalChannel>(name, value);
  if (stands_in<h225::Content>(around, "raw")) return generic_parameter(around, name, value);
  if (stands_in<h245::ParameterValue>(around, "octetString")) return generic_message(around, name, value);
  return service_argument(around, name, value);
}

std::optional<Field> H323Places::service_argument(std::span<const Enclosing> around, std::string_view name,
                                                  ByteView value) {
  const Operation* operation = nullptr;
  Show reader = nullptr;
  if (stands_in<h450::Invoke>(around, "argument")) {
    operation = find_operation(static_cast<const h450::Invoke*>(around.back().value)->opcode);
    if (operation) reader = operation->argument;
  } else if (stands_in<h450::ReturnResult::Result>(around, "result")) {
    operation = find_operation(static_cast<const h450::ReturnResult::Result*>(around.back().value)->opcode);
    if (operation) reader = operation->result;
  }
  // An open type without content holds nothing that could be decoded.
  if (!reader || value.empty()) return std::nullopt;
  return reader(*this, name, value);
}

std::optional<Field> H323Places::generic_parameter(std::span<const Enclosing> around, std::string_view name,
                                                   ByteView value) {
  const auto* data = enclosing<h225::GenericData>(around);
  const auto* parameter = enclosing<h225::EnumeratedParameter>(around);
  if (!data || !parameter) return std::nullopt;
  const auto feature = standard_id(data->id);
  const auto id = standard_id(parameter->id);
  if (feature == 17U && id == 1U) return pdu<h225::RasMessage>(name, value);
  if (feature == 18U && id == 1U) return pdu<h460::IncomingCallIndication>(name, value);
  if (feature == 18U && id == 2U) return pdu<h460::LrqKeepAliveData>(name, value);
  return std::nullopt;
}

std::optional<Field> H323Places::generic_message(std::span<const Enclosing> around, std::string_view name,
                                                 ByteView value) {
  static constexpr asn1::ObjectIdentifier kH46019{0, 0, 8, 460, 19, 0, 1};
  const auto* message = enclosing<h245::GenericMessage>(around);
  const auto* parameter = enclosing<h245::GenericParameter>(around);
  if (!message || !parameter) return std::nullopt;
  const auto* oid = message->message_identifier.get_if<h245::CapabilityIdentifier::kStandard>();
  const auto* id = parameter->parameter_identifier.get_if<h245::ParameterIdentifier::kStandard>();
  if (oid && *oid == kH46019 && id && *id == 1) return pdu<h460::TraversalParameters>(name, value);
  return std::nullopt;
}

std::string H323Places::meaning(std::span<const Enclosing> around, std::int64_t number) {
  if (around.size() < 2) return {};
  const auto& outside = around[around.size() - 2];
  if (stands_in<h225::GenericIdentifier>(around, "standard") && outside.type == &h225::GenericData::kType) {
    return "H.460." + std::to_string(number);
  }
  if (!stands_in<h450::Code>(around, "local")) return {};
  if (outside.part == "errorCode") {
    const auto found = std::ranges::find(kErrors, number, &ErrorName::code);
    return found == std::ranges::end(kErrors) ? std::string() : std::string(found->name);
  }
  const auto found = std::ranges::find(kOperations, number, &Operation::code);
  return found == std::ranges::end(kOperations) ? std::string() : std::string(found->name);
}

Field H323Places::refused(std::string_view name, ByteView octets, const asn1::DecodeError& error) {
  findings_.push_back({.text = error.to_string(), .octets = to_bytes(octets), .offset = error.bit_offset / 8});
  Field field = Field::octets(name, octets);
  field.meaning = "not decoded: " + error.to_string();
  return field;
}

void H323Places::compare(std::string_view name, ByteView octets, const Result<Bytes, asn1::EncodeError>& again) {
  if (!again) {
    findings_.push_back({.text = std::string(name) + " cannot be encoded again: " + again.error().to_string(),
                         .octets = to_bytes(octets),
                         .difference = true});
    return;
  }
  const auto [ours, theirs] = std::ranges::mismatch(*again, octets);
  if (ours == again->end() && theirs == octets.end()) return;
  findings_.push_back({.text = std::string(name) + " is " + std::to_string(again->size()) + " octets instead of " +
                               std::to_string(octets.size()) + " when encoded again",
                       .octets = to_bytes(octets),
                       .offset = static_cast<std::size_t>(theirs - octets.begin()),
                       .difference = true});
}

}  // namespace mtavip::trace
