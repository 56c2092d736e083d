#include "h323/h450/services.h"

#include <algorithm>
#include <utility>

#include "asn1/codec.h"
#include "base/text.h"
#include "base/unicode.h"
#include "h323/messages/h450_call_hold.h"
#include "h323/messages/h450_call_transfer.h"
#include "h323/messages/h450_call_waiting.h"
#include "h323/messages/h450_name_identification.h"
#include "h323/ras/values.h"

namespace mtavip::h323::h450 {
namespace {

using Problem = Reject::Problem;

constexpr std::uint32_t kMostInvokeId = 65'535;

asn1::Limits decoder_limits() {
  asn1::Limits limits;
  limits.message_size = 16'384;
  limits.depth = 32;
  limits.list_length = 64;
  limits.memory = 262'144;
  return limits;
}

template <class T>
std::optional<T> decode(ByteView data) {
  auto value = asn1::decode<T>(data, decoder_limits());
  if (!value) return std::nullopt;
  return std::move(*value);
}

template <class T>
std::optional<Bytes> encode(const T& value) {
  auto bytes = asn1::encode(value);
  if (!bytes) return std::nullopt;
  return std::move(*bytes);
}

std::optional<EndpointAddress> to_wire(const Destination& destination) {
  EndpointAddress address;
  if (destination.signalling) {
    using Alias = h225::AliasAddress;
    address.destination_address.push_back(Alias::of<Alias::kTransportId>(ras::to_wire(*destination.signalling)));
  }
  for (const ras::Alias& alias : destination.aliases) {
    // It would say the same as the name and the address, and H323Plus puts these together: the last alias '@' address.
    if (destination.signalling && alias.kind == ras::AliasKind::kUrl) continue;
    auto wire = ras::to_wire(alias);
    if (!wire) return std::nullopt;
    address.destination_address.push_back(std::move(*wire));
  }
  if (address.destination_address.empty()) return std::nullopt;
  return address;
}

std::optional<Operation> operation_of(const Code& code) {
  const auto* local = code.get_if<Code::kLocal>();
  if (local == nullptr) return std::nullopt;
  switch (const auto operation = static_cast<Operation>(*local)) {
    case Operation::kCallingName:
    case Operation::kAlertingName:
    case Operation::kConnectedName:
    case Operation::kBusyName:
    case Operation::kCallTransferIdentify:
    case Operation::kCallTransferAbandon:
    case Operation::kCallTransferInitiate:
    case Operation::kCallTransferSetup:
    case Operation::kCallTransferActive:
    case Operation::kCallTransferComplete:
    case Operation::kCallTransferUpdate:
    case Operation::kSubaddressTransfer:
    case Operation::kDivertingLegInformation1:
    case Operation::kDivertingLegInformation2:
    case Operation::kDivertingLegInformation3:
    case Operation::kDivertingLegInformation4:
    case Operation::kMwiActivate:
    case Operation::kMwiDeactivate:
    case Operation::kMwiInterrogate:
    case Operation::kHoldNotific:
    case Operation::kRetrieveNotific:
    case Operation::kRemoteHold:
    case Operation::kRemoteRetrieve:
    case Operation::kCallWaiting:
      return operation;
  }
  return std::nullopt;
}

/// Some senders write a space where there is no identity.
std::string identity_of(const CallIdentity& identity) {
  return std::string(trim(identity));
}

Code code_of(std::int64_t number) {
  return Code::of<Code::kLocal>(number);
}

/// What only informs need not be understood; what asks for something has to be answered.
bool only_informs(Operation operation) {
  switch (operation) {
    case Operation::kCallTransferIdentify:
    case Operation::kCallTransferInitiate:
    case Operation::kCallTransferSetup:
    case Operation::kRemoteHold:
    case Operation::kRemoteRetrieve:
      return false;
    default:
      return true;
  }
}

}  // namespace

// --- Out

std::vector<Bytes> Services::take_outgoing() {
  return std::exchange(outgoing_, {});
}

void Services::put(Ros operation, bool discard_if_unknown) {
  SupplementaryService service;
  if (discard_if_unknown) {
    service.interpretation_apdu = InterpretationApdu(InterpretationApdu::kDiscardAnyUnrecognizedInvokePdu);
  }
  std::vector<Ros> operations;
  operations.push_back(std::move(operation));
  service.service_apdu = ServiceApdus::of<ServiceApdus::kRosApdus>(std::move(operations));
  if (auto bytes = encode(service)) outgoing_.push_back(std::move(*bytes));
}

std::uint32_t Services::invoke(Operation operation, std::optional<Bytes> argument) {
  do {
    last_invoke_ = last_invoke_ == kMostInvokeId ? 1 : last_invoke_ + 1;
  } while (pending_.contains(last_invoke_));
  Invoke message;
  message.invoke_id = last_invoke_;
  message.opcode = code_of(static_cast<std::int64_t>(operation));
  if (argument) message.argument = asn1::OpenType{std::move(*argument)};
  put(Ros::of<Ros::kInvoke>(std::move(message)), only_informs(operation));
  return last_invoke_;
}

void Services::invoke(Timestamp now, Operation operation, std::optional<Bytes> argument, Duration patience) {
  if (pending_.size() >= limits_.waiting) {
    fail_operation(operation, ServiceError::kResourceUnavailable, name_of(ServiceError::kResourceUnavailable));
    return;
  }
  const std::uint32_t id = invoke(operation, std::move(argument));
  pending_[id] = {operation, now + patience};
}

void Services::reject(std::int64_t invoke_id, RejectedBecause problem) {
  Reject message;
  message.invoke_id = invoke_id;
  message.problem = Problem::of<Problem::kInvoke>(static_cast<std::int64_t>(problem));
  put(Ros::of<Ros::kReject>(std::move(message)), false);
}

void Services::send_result(const Request& request, std::optional<Bytes> result) {
  ReturnResult message;
  message.invoke_id = request.invoke_id;
  if (result) {
    auto& content = message.result.emplace();
    content.opcode = code_of(static_cast<std::int64_t>(request.operation));
    content.result = asn1::OpenType{std::move(*result)};
  }
  put(Ros::of<Ros::kReturnResult>(std::move(message)), false);
}

void Services::notify_hold(bool held) {
  invoke(held ? Operation::kHoldNotific : Operation::kRetrieveNotific, std::nullopt);
}

void Services::request_hold(Timestamp now, bool hold) {
  invoke(now, hold ? Operation::kRemoteHold : Operation::kRemoteRetrieve, std::nullopt, timers_.remote_hold);
}

bool Services::transfer(Timestamp now, const Destination& target, const std::string& call_identity) {
  auto address = to_wire(target);
  if (!address) return false;
  CtInitiateArg argument;
  argument.call_identity = call_identity;
  argument.rerouting_number = std::move(*address);
  auto bytes = encode(argument);
  if (!bytes) return false;
  invoke(now, Operation::kCallTransferInitiate, std::move(bytes), timers_.transfer_initiate);
  return true;
}

void Services::identify(Timestamp now) {
  invoke(now, Operation::kCallTransferIdentify, std::nullopt, timers_.transfer_identify);
}

void Services::abandon_transfer() {
  invoke(Operation::kCallTransferAbandon, std::nullopt);
}

bool Services::announce_transfer(Timestamp now, const std::string& call_identity, const Destination& transferred_by) {
  CtSetupArg argument;
  argument.call_identity = call_identity;
  if (auto address = to_wire(transferred_by)) argument.transferring_number = std::move(*address);
  auto bytes = encode(argument);
  if (!bytes) return false;
  invoke(now, Operation::kCallTransferSetup, std::move(bytes), timers_.transfer_setup);
  return true;
}

bool Services::announce_diversion(const Diverted& diversion) {
  DivertingLegInfo2Arg argument;
  argument.diversion_counter = static_cast<std::uint8_t>(std::clamp(diversion.count, 1U, 15U));
  argument.diversion_reason = diversion.reason;
  if (auto address = to_wire({diversion.diverted_by, {}})) argument.diverting_nr = std::move(*address);
  if (auto address = to_wire({diversion.original_called, {}})) argument.original_called_nr = std::move(*address);
  auto bytes = encode(argument);
  if (!bytes) return false;
  invoke(Operation::kDivertingLegInformation2, std::move(bytes));
  return true;
}

void Services::announce_call_waiting(unsigned others) {
  CallWaitingArg argument;
  argument.nb_of_add_waiting_calls = static_cast<std::uint8_t>(std::min(others, 255U));
  invoke(Operation::kCallWaiting, encode(argument));
}

// --- Answers of ours

std::optional<Services::Request> Services::take_request(RequestId request) {
  const auto it = requests_.find(request);
  if (it == requests_.end()) return std::nullopt;
  const Request found = it->second;
  requests_.erase(it);
  return found;
}

void Services::accept(RequestId request) {
  if (const auto found = take_request(request)) send_result(*found, std::nullopt);
}

bool Services::answer_identify(RequestId request, const std::string& call_identity, const Destination& self) {
  auto address = to_wire(self);
  if (!address) return false;
  CtIdentifyRes result;
  result.call_identity = call_identity;
  result.rerouting_number = std::move(*address);
  auto bytes = encode(result);
  if (!bytes) return false;
  if (const auto found = take_request(request)) send_result(*found, std::move(bytes));
  return true;
}

void Services::refuse(RequestId request, ServiceError error) {
  const auto found = take_request(request);
  if (!found) return;
  ReturnError message;
  message.invoke_id = found->invoke_id;
  message.error_code = code_of(static_cast<std::int64_t>(error));
  put(Ros::of<Ros::kReturnError>(std::move(message)), false);
}

// --- In

void Services::receive(Timestamp, const std::vector<Bytes>& apdus) {
  std::size_t taken = 0;
  for (const Bytes& apdu : apdus) {
    if (taken++ == limits_.apdus) return;
    const auto service = decode<SupplementaryService>(apdu);
    if (!service) continue;
    const auto* operations = service->service_apdu.get_if<ServiceApdus::kRosApdus>();
    if (operations == nullptr) continue;
    std::size_t count = 0;
    for (const Ros& operation : *operations) {
      if (count++ == limits_.operations) break;
      if (const auto* invoked = operation.get_if<Ros::kInvoke>()) {
        take_invoke(*invoked, service->interpretation_apdu);
      } else if (const auto* result = operation.get_if<Ros::kReturnResult>()) {
        take_result(*result);
      } else if (const auto* error = operation.get_if<Ros::kReturnError>()) {
        const auto* number = error->error_code.get_if<Code::kLocal>();
        const auto which = number == nullptr ? std::nullopt : std::optional(static_cast<ServiceError>(*number));
        if (const auto failed = take_pending(error->invoke_id)) {
          fail_operation(*failed, which, which ? name_of(*which) : std::string("unspecified"));
        }
      } else if (const auto* rejected = operation.get_if<Ros::kReject>()) {
        if (const auto failed = take_pending(rejected->invoke_id)) fail_operation(*failed, std::nullopt, "rejected");
      }
    }
  }
}

void Services::take_invoke(const Invoke& invoked, const asn1::Optional<InterpretationApdu>& interpretation) {
  const auto operation = operation_of(invoked.opcode);
  if (operation) {
    if (!perform(invoked, *operation)) reject(invoked.invoke_id, RejectedBecause::kMistypedArgument);
    return;
  }
  // H.450.1 8.2, InterpretationApdu: rejectAnyUnrecognizedInvokePdu is implied by its absence.
  if (interpretation && interpretation->is(InterpretationApdu::kDiscardAnyUnrecognizedInvokePdu)) return;
  if (interpretation && interpretation->is(InterpretationApdu::kClearCallIfAnyInvokePduNotRecognized)) {
    const auto* number = invoked.opcode.get_if<Code::kLocal>();
    emit(CallToBeCleared{number == nullptr ? -1 : *number});
    return;
  }
  reject(invoked.invoke_id, RejectedBecause::kUnrecognizedOperation);
}

std::optional<RequestId> Services::remember(const Invoke& invoked, Operation operation) {
  const bool repeated = std::any_of(requests_.begin(), requests_.end(),
                                    [&](const auto& entry) { return entry.second.invoke_id == invoked.invoke_id; });
  if (repeated || requests_.size() >= limits_.waiting) {
    reject(invoked.invoke_id, repeated ? RejectedBecause::kDuplicateInvocation : RejectedBecause::kResourceLimitation);
    return std::nullopt;
  }
  const RequestId id{++last_request_};
  requests_[id] = {invoked.invoke_id, operation};
  return id;
}

bool Services::perform(const Invoke& invoked, Operation operation) {
  const ByteView argument = invoked.argument ? ByteView(invoked.argument->content) : ByteView{};
  switch (operation) {
    case Operation::kHoldNotific:
    case Operation::kRetrieveNotific:
      emit(HeldByRemote{operation == Operation::kHoldNotific});
      return true;
    case Operation::kRemoteHold:
    case Operation::kRemoteRetrieve:
      if (const auto request = remember(invoked, operation)) {
        emit(RemoteHoldRequested{*request, operation == Operation::kRemoteHold});
      }
      return true;
    case Operation::kCallTransferIdentify:
    case Operation::kCallTransferAbandon:
    case Operation::kCallTransferInitiate:
    case Operation::kCallTransferSetup:
    case Operation::kCallTransferActive:
    case Operation::kCallTransferComplete:
    case Operation::kCallTransferUpdate:
    case Operation::kSubaddressTransfer:
      return perform_transfer(invoked, operation, argument);
    case Operation::kDivertingLegInformation1:
    case Operation::kDivertingLegInformation2:
    case Operation::kDivertingLegInformation3:
    case Operation::kDivertingLegInformation4:
      return perform_diversion(operation, argument);
    case Operation::kCallWaiting: {
      const auto waiting = argument.empty() ? CallWaitingArg{} : decode<CallWaitingArg>(argument);
      if (!waiting) return false;
      emit(CallWaits{waiting->nb_of_add_waiting_calls ? *waiting->nb_of_add_waiting_calls : 0U});
      return true;
    }
    case Operation::kMwiActivate:
    case Operation::kMwiDeactivate:
    case Operation::kMwiInterrogate:
      return perform_message_waiting(invoked, operation, argument);
    case Operation::kCallingName:
    case Operation::kAlertingName:
    case Operation::kConnectedName:
    case Operation::kBusyName:
      break;
  }
  return perform_name(argument);
}

bool Services::perform_transfer(const Invoke& invoked, Operation operation, ByteView argument) {
  switch (operation) {
    case Operation::kCallTransferIdentify:
      if (const auto request = remember(invoked, operation)) emit(TransferIdentifyRequested{*request});
      return true;
    case Operation::kCallTransferAbandon:
      emit(TransferAbandoned{});
      return true;
    case Operation::kCallTransferInitiate: {
      const auto wanted = decode<CtInitiateArg>(argument);
      if (!wanted) return false;
      if (const auto request = remember(invoked, operation)) {
        emit(TransferRequested{*request, identity_of(wanted->call_identity), destination_of(wanted->rerouting_number)});
      }
      return true;
    }
    case Operation::kCallTransferSetup: {
      const auto arrived = decode<CtSetupArg>(argument);
      if (!arrived) return false;
      if (const auto request = remember(invoked, operation)) {
        emit(TransferArrived{
            *request, identity_of(arrived->call_identity),
            arrived->transferring_number ? destination_of(*arrived->transferring_number) : Destination{}});
      }
      return true;
    }
    case Operation::kCallTransferActive: {
      const auto active = decode<CtActiveArg>(argument);
      if (!active) return false;
      emit(RemoteChanged{destination_of(active->connected_address).aliases,
                         active->connected_info ? to_utf8(*active->connected_info) : std::string()});
      return true;
    }
    case Operation::kCallTransferComplete: {
      const auto complete = decode<CtCompleteArg>(argument);
      if (!complete) return false;
      emit(RemoteChanged{destination_of(complete->redirection_number).aliases,
                         complete->redirection_info ? to_utf8(*complete->redirection_info) : std::string()});
      return true;
    }
    case Operation::kCallTransferUpdate: {
      const auto update = decode<CtUpdateArg>(argument);
      if (!update) return false;
      emit(RemoteChanged{destination_of(update->redirection_number).aliases,
                         update->redirection_info ? to_utf8(*update->redirection_info) : std::string()});
      return true;
    }
    default:
      return true;  // a subaddress is nothing that we could show
  }
}

bool Services::perform_diversion(Operation operation, ByteView argument) {
  // The others tell the caller that a diversion is under way; that is seen from where the call arrives.
  if (operation != Operation::kDivertingLegInformation2) return true;
  const auto leg = decode<DivertingLegInfo2Arg>(argument);
  if (!leg) return false;
  Diverted diverted;
  diverted.count = leg->diversion_counter;
  diverted.reason = leg->diversion_reason;
  if (leg->diverting_nr) diverted.diverted_by = destination_of(*leg->diverting_nr).aliases;
  if (leg->original_called_nr) diverted.original_called = destination_of(*leg->original_called_nr).aliases;
  emit(std::move(diverted));
  return true;
}

std::string Services::number_of(const MsgCentreId& centre) const {
  if (const auto* party = centre.get_if<MsgCentreId::kPartyNumber>()) return text_of(destination_of(*party));
  // An integer tells centres apart, and cannot be called.
  const auto* digits = centre.get_if<MsgCentreId::kNumericString>();
  return digits == nullptr ? std::string() : *digits;
}

bool Services::perform_message_waiting(const Invoke& invoked, Operation operation, ByteView argument) {
  if (operation == Operation::kMwiInterrogate) {
    // We are no message centre.
    ReturnError message;
    message.invoke_id = invoked.invoke_id;
    message.error_code = code_of(static_cast<std::int64_t>(ServiceError::kNotAvailable));
    put(Ros::of<Ros::kReturnError>(std::move(message)), false);
    return true;
  }
  MessagesWait event;
  if (operation == Operation::kMwiActivate) {
    const auto activate = decode<MwiActivateArg>(argument);
    if (!activate) return false;
    event.waiting = true;
    event.service = activate->basic_service;
    if (activate->msg_centre_id) event.message_centre = number_of(*activate->msg_centre_id);
    event.user = destination_of(activate->served_user_nr).aliases;
    if (activate->nb_of_messages) event.count = *activate->nb_of_messages;
  } else {
    const auto deactivate = decode<MwiDeactivateArg>(argument);
    if (!deactivate) return false;
    event.service = deactivate->basic_service;
    if (deactivate->msg_centre_id) event.message_centre = number_of(*deactivate->msg_centre_id);
    event.user = destination_of(deactivate->served_user_nr).aliases;
  }
  emit(std::move(event));
  send_result({invoked.invoke_id, operation}, std::nullopt);
  return true;
}

bool Services::perform_name(ByteView argument) {
  const auto name = decode<Name>(argument);
  if (!name) return false;
  const auto* allowed = name->get_if<Name::kNamePresentationAllowed>();
  if (allowed == nullptr) return true;  // withheld, or not known
  RemoteChanged changed;
  if (const auto* simple = allowed->get_if<NamePresentationAllowed::kSimpleName>()) {
    // ISO 8859-1 (H.450.8): each octet is the character of that number.
    std::u16string wide;
    for (const std::byte octet : *simple) wide.push_back(std::to_integer<char16_t>(octet));
    changed.name = to_utf8(wide);
  } else if (const auto* extended = allowed->get_if<NamePresentationAllowed::kExtendedName>()) {
    changed.name = to_utf8(*extended);
  }
  if (!changed.name.empty()) emit(std::move(changed));
  return true;
}

std::optional<Operation> Services::take_pending(std::int64_t invoke_id) {
  if (invoke_id < 0 || invoke_id > kMostInvokeId) return std::nullopt;
  const auto it = pending_.find(static_cast<std::uint32_t>(invoke_id));
  if (it == pending_.end()) return std::nullopt;
  const Operation operation = it->second.operation;
  pending_.erase(it);
  return operation;
}

void Services::take_result(const ReturnResult& result) {
  const auto operation = take_pending(result.invoke_id);
  if (!operation) return;
  switch (*operation) {
    case Operation::kCallTransferIdentify: {
      const auto identified = result.result ? decode<CtIdentifyRes>(result.result->result.content) : std::nullopt;
      if (!identified) {
        fail_operation(*operation, std::nullopt, "the answer cannot be read");
        break;
      }
      emit(TransferIdentified{identity_of(identified->call_identity), destination_of(identified->rerouting_number)});
      break;
    }
    case Operation::kRemoteHold:
    case Operation::kRemoteRetrieve:
      emit(RemoteHoldAnswered{*operation == Operation::kRemoteHold, true});
      break;
    default:
      emit(TransferSucceeded{});
      break;
  }
}

void Services::fail_operation(Operation operation, std::optional<ServiceError> error, std::string reason) {
  if (operation == Operation::kRemoteHold || operation == Operation::kRemoteRetrieve) {
    emit(RemoteHoldAnswered{operation == Operation::kRemoteHold, false});
  } else {
    emit(TransferFailed{error, std::move(reason)});
  }
}

Destination Services::destination_of(const EndpointAddress& address) const {
  Destination destination;
  for (const auto& alias : address.destination_address) {
    if (destination.aliases.size() == limits_.aliases) break;
    if (const auto* transport = alias.get_if<h225::AliasAddress::kTransportId>()) {
      if (!destination.signalling) destination.signalling = ras::from_wire(*transport);
    } else if (auto plain = ras::from_wire(alias)) {
      destination.aliases.push_back(std::move(*plain));
    }
  }
  return destination;
}

std::optional<ServiceEvent> Services::poll() {
  if (events_.empty()) return std::nullopt;
  ServiceEvent event = std::move(events_.front());
  events_.pop_front();
  return event;
}

void Services::handle_timeout(Timestamp now) {
  for (auto it = pending_.begin(); it != pending_.end();) {
    const auto here = it++;
    if (here->second.deadline > now) continue;
    const Operation operation = here->second.operation;
    pending_.erase(here);
    fail_operation(operation, std::nullopt, std::string(kNoAnswer));
  }
}

std::optional<Timestamp> Services::deadline() const {
  std::optional<Timestamp> earliest;
  for (const auto& [id, pending] : pending_) {
    if (!earliest || pending.deadline < *earliest) earliest = pending.deadline;
  }
  return earliest;
}

}  // namespace mtavip::h323::h450
