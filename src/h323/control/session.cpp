#include "h323/control/session.h"

#include <algorithm>

#include "asn1/codec.h"

namespace mtavip::h323::control {
namespace {

using Request = h245::RequestMessage;
using Response = h245::ResponseMessage;
using Command = h245::CommandMessage;
using Indication = h245::IndicationMessage;

/// H.245 has no limit for the text of a user input; nobody types more at once.
constexpr std::size_t kMostDigits = 128;
constexpr std::string_view kSignals = "0123456789#*ABCD!";

std::int64_t hundreds_of_bits(DataRate rate) {
  return std::clamp<std::int64_t>(rate.bps() / 100, 1, 16'777'215);
}

}  // namespace

Session::Session(Environment& environment, const Settings& settings)
    : environment_(&environment),
      settings_(settings),
      master_slave_(environment, settings.master_slave),
      capabilities_(settings.t101),
      outgoing_(settings.t103, settings.channels),
      incoming_(settings.t108, settings.channels) {}

bool Session::receive(Timestamp now, ByteView encoded) {
  auto message = asn1::decode<Message>(encoded);
  if (!message) {
    not_supported(encoded);
    return false;
  }
  heard_ = true;
  switch (message->kind()) {
    case Message::kRequest:
      take(now, message->get<Message::kRequest>());
      break;
    case Message::kResponse:
      take(now, message->get<Message::kResponse>());
      break;
    case Message::kCommand:
      take(now, message->get<Message::kCommand>());
      break;
    case Message::kIndication:
      take(now, message->get<Message::kIndication>());
      break;
    default:
      not_supported(encoded);
      break;
  }
  return true;
}

void Session::handle_timeout(Timestamp now) {
  obey(master_slave_.handle_timeout(now));
  if (capabilities_.handle_timeout(now)) {
    indication<Indication::kTerminalCapabilitySetRelease>();
    events_.emplace_back(CapabilitiesRefused{true});
  }
  for (const auto& expired : outgoing_.handle_timeout(now)) {
    if (expired.state != OutgoingChannels::State::kOpening) continue;
    auto& message = request<Request::kCloseLogicalChannel>();
    message.forward_logical_channel_number = expired.number;
    using Source = decltype(message.source);
    message.source = Source::kLcse;
    events_.emplace_back(ChannelRefused{expired.number, false});
  }
  for (const auto number : incoming_.handle_timeout(now)) {
    indication<Indication::kRequestChannelCloseRelease>().forward_logical_channel_number = number;
  }
  if (round_trip_sent_ && now - *round_trip_sent_ >= settings_.t105) round_trip_sent_.reset();
  if (mode_asked_ && now - *mode_asked_ >= settings_.t109) {
    mode_asked_.reset();
    indication<Indication::kRequestModeRelease>();
    events_.emplace_back(ModeAnswer{false});
  }
}

std::optional<Timestamp> Session::deadline() const {
  std::optional<Timestamp> result;
  const auto consider = [&result](std::optional<Timestamp> due) {
    if (due) result = result ? std::min(*result, *due) : due;
  };
  consider(master_slave_.deadline());
  consider(capabilities_.deadline());
  consider(outgoing_.deadline());
  consider(incoming_.deadline());
  if (round_trip_sent_) consider(*round_trip_sent_ + settings_.t105);
  if (mode_asked_) consider(*mode_asked_ + settings_.t109);
  return result;
}

std::optional<Event> Session::poll() {
  if (events_.empty()) return std::nullopt;
  Event event = std::move(events_.front());
  events_.pop_front();
  return event;
}

// --- What we do
// -----------------------------------------------------------------------------------------------------------

void Session::restart() {
  master_slave_ = MasterSlave(*environment_, settings_.master_slave);
  capabilities_ = OutgoingCapabilities(settings_.t101);
  round_trip_sent_.reset();
  mode_asked_.reset();
  messages_.clear();
  events_.clear();
  heard_ = false;
  ended_ = false;
}

void Session::reset() {
  restart();
  outgoing_.clear();
  incoming_.clear();
}

void Session::determine_master(Timestamp now) {
  obey(master_slave_.start(now));
}

void Session::send_capabilities(Timestamp now, h245::TerminalCapabilitySet set) {
  set.sequence_number = capabilities_.start(now);
  request<Request::kTerminalCapabilitySet>() = std::move(set);
}

std::optional<ChannelNumber> Session::open(Timestamp now, h245::OpenLogicalChannel request_to_open) {
  const auto number = outgoing_.open(now);
  if (!number) return std::nullopt;
  request_to_open.forward_logical_channel_number = *number;
  request<Request::kOpenLogicalChannel>() = std::move(request_to_open);
  return number;
}

void Session::close(Timestamp now, ChannelNumber number) {
  if (!outgoing_.close(now, number)) return;
  auto& message = request<Request::kCloseLogicalChannel>();
  message.forward_logical_channel_number = number;
  using Source = decltype(message.source);
  message.source = Source::kUser;
}

void Session::accept(h245::OpenLogicalChannelAck answer) {
  if (!incoming_.accepted(answer.forward_logical_channel_number)) return;
  response<Response::kOpenLogicalChannelAck>() = std::move(answer);
}

void Session::refuse(ChannelNumber number, Refusal cause) {
  incoming_.rejected(number);
  auto& message = response<Response::kOpenLogicalChannelReject>();
  message.forward_logical_channel_number = number;
  using Cause = decltype(message.cause);
  switch (cause) {
    case Refusal::kUnspecified:
      message.cause = Cause::kUnspecified;
      break;
    case Refusal::kDataTypeNotSupported:
      message.cause = Cause::kDataTypeNotSupported;
      break;
    case Refusal::kDataTypeNotAvailable:
      message.cause = Cause::kDataTypeNotAvailable;
      break;
    case Refusal::kInvalidSession:
      message.cause = Cause::kInvalidSessionId;
      break;
    case Refusal::kMasterSlaveConflict:
      message.cause = Cause::kMasterSlaveConflict;
      break;
  }
}

void Session::request_close(Timestamp now, ChannelNumber number) {
  if (!incoming_.request_close(now, number)) return;
  request<Request::kRequestChannelClose>().forward_logical_channel_number = number;
}

void Session::request_mode(Timestamp now, std::vector<h245::ModeDescription> modes) {
  mode_asked_ = now;
  auto& message = request<Request::kRequestMode>();
  message.sequence_number = ++mode_sequence_;
  message.requested_modes = std::move(modes);
}

void Session::answer_mode_request(std::uint8_t sequence, bool granted) {
  if (granted) {
    response<Response::kRequestModeAck>().sequence_number = sequence;
  } else {
    auto& message = response<Response::kRequestModeReject>();
    message.sequence_number = sequence;
    using Cause = decltype(message.cause);
    message.cause = Cause::kModeUnavailable;
  }
}

void Session::send_signal(char digit, Duration duration) {
  auto& signal = indication<Indication::kUserInput>().template emplace<h245::UserInputIndication::kSignal>();
  signal.signal_type = std::string(1, digit);
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
  signal.duration = static_cast<std::uint16_t>(std::clamp<std::int64_t>(milliseconds, 1, 65'535));
}

void Session::send_text(std::string text) {
  indication<Indication::kUserInput>().template emplace<h245::UserInputIndication::kAlphanumeric>() = std::move(text);
}

void Session::request_fast_update(ChannelNumber number) {
  auto& message = command<Command::kMiscellaneousCommand>();
  message.logical_channel_number = number;
  using Type = decltype(message.type);
  message.type.template emplace<Type::kVideoFastUpdatePicture>();
}

void Session::limit_rate(ChannelNumber number, DataRate rate) {
  auto& message = command<Command::kFlowControlCommand>();
  using Scope = decltype(message.scope);
  message.scope.template emplace<Scope::kLogicalChannelNumber>() = number;
  using Restriction = decltype(message.restriction);
  if (rate == DataRate{}) {
    message.restriction.template emplace<Restriction::kNoRestriction>();
  } else {
    message.restriction.template emplace<Restriction::kMaximumBitRate>() =
        static_cast<std::uint32_t>(hundreds_of_bits(rate));
  }
}

void Session::tell_muted(ChannelNumber number, bool muted) {
  auto& message = indication<Indication::kMiscellaneousIndication>();
  message.logical_channel_number = number;
  using Type = decltype(message.type);
  if (muted) {
    message.type.template emplace<Type::kLogicalChannelInactive>();
  } else {
    message.type.template emplace<Type::kLogicalChannelActive>();
  }
}

void Session::measure_round_trip(Timestamp now) {
  round_trip_sent_ = now;
  request<Request::kRoundTripDelayRequest>().sequence_number = ++round_trip_sequence_;
}

void Session::end() {
  if (ended_) return;
  ended_ = true;
  command<Command::kEndSessionCommand>().template emplace<h245::EndSessionCommand::kDisconnect>();
}

// --- What the peer does
// ---------------------------------------------------------------------------------------------------

void Session::obey(const MasterSlave::Step& step) {
  if (step.send) {
    if (const auto* asks = std::get_if<MasterSlave::Request>(&*step.send)) {
      auto& message = request<Request::kMasterSlaveDetermination>();
      message.terminal_type = asks->terminal_type;
      message.status_determination_number = asks->number;
    } else if (const auto* ack = std::get_if<MasterSlave::Ack>(&*step.send)) {
      auto& message = response<Response::kMasterSlaveDeterminationAck>();
      using Decision = decltype(message.decision);
      message.decision = ack->receiver == Status::kMaster ? Decision::kMaster : Decision::kSlave;
    } else if (std::holds_alternative<MasterSlave::Reject>(*step.send)) {
      response<Response::kMasterSlaveDeterminationReject>();
    } else {
      indication<Indication::kMasterSlaveDeterminationRelease>();
    }
  }
  if (!step.outcome) return;
  if (*step.outcome == MasterSlave::Outcome::kDetermined) {
    events_.emplace_back(Determined{master_slave_.status()});
  } else {
    events_.emplace_back(DeterminationFailed{});
  }
}

void Session::take(Timestamp now, const h245::RequestMessage& message) {
  switch (message.kind()) {
    case Request::kMasterSlaveDetermination: {
      const auto& asked = message.get<Request::kMasterSlaveDetermination>();
      obey(master_slave_.handle(now, MasterSlave::Request{asked.terminal_type, asked.status_determination_number}));
      break;
    }
    case Request::kTerminalCapabilitySet: {
      const auto& set = message.get<Request::kTerminalCapabilitySet>();
      response<Response::kTerminalCapabilitySetAck>().sequence_number = set.sequence_number;
      events_.emplace_back(CapabilitiesArrived{set});
      break;
    }
    case Request::kOpenLogicalChannel:
      take(message.get<Request::kOpenLogicalChannel>());
      break;
    case Request::kCloseLogicalChannel:
      take(message.get<Request::kCloseLogicalChannel>());
      break;
    case Request::kRequestChannelClose:
      take(message.get<Request::kRequestChannelClose>());
      break;
    case Request::kRequestMode:
      events_.emplace_back(ModeWanted{message.get<Request::kRequestMode>()});
      break;
    case Request::kRoundTripDelayRequest:
      response<Response::kRoundTripDelayResponse>().sequence_number =
          message.get<Request::kRoundTripDelayRequest>().sequence_number;
      break;
    default: {
      Message whole;
      whole.emplace<Message::kRequest>() = message;
      not_understood(std::move(whole));
      break;
    }
  }
}

void Session::take(const h245::OpenLogicalChannel& asked) {
  const ChannelNumber number = asked.forward_logical_channel_number;
  if (number == 0) {
    refuse(number, Refusal::kUnspecified);
    return;
  }
  const bool again = incoming_.state(number).has_value();
  if (!incoming_.asked(number)) {
    refuse(number, Refusal::kDataTypeNotAvailable);
    return;
  }
  if (again) events_.emplace_back(ChannelClosed{number});
  events_.emplace_back(ChannelAsked{number, asked});
}

void Session::take(const h245::CloseLogicalChannel& closing) {
  const ChannelNumber number = closing.forward_logical_channel_number;
  response<Response::kCloseLogicalChannelAck>().forward_logical_channel_number = number;
  if (incoming_.closed(number)) events_.emplace_back(ChannelClosed{number});
}

void Session::take(const h245::RequestChannelClose& wanted) {
  const ChannelNumber number = wanted.forward_logical_channel_number;
  if (!outgoing_.state(number)) {
    response<Response::kRequestChannelCloseReject>().forward_logical_channel_number = number;
    return;
  }
  response<Response::kRequestChannelCloseAck>().forward_logical_channel_number = number;
  using Reason = std::remove_cvref_t<decltype(*wanted.reason)>;
  events_.emplace_back(CloseWanted{number, wanted.reason && wanted.reason->kind() == Reason::kReopen});
}

void Session::take(Timestamp now, const h245::ResponseMessage& message) {
  switch (message.kind()) {
    case Response::kMasterSlaveDeterminationAck: {
      const auto& ack = message.get<Response::kMasterSlaveDeterminationAck>();
      using Decision = std::remove_cvref_t<decltype(ack.decision)>;
      const Status status = ack.decision.kind() == Decision::kMaster ? Status::kMaster : Status::kSlave;
      obey(master_slave_.handle(now, MasterSlave::Ack{status}));
      break;
    }
    case Response::kMasterSlaveDeterminationReject:
      obey(master_slave_.handle(now, MasterSlave::Reject{}));
      break;
    case Response::kTerminalCapabilitySetAck:
      if (capabilities_.acknowledged(message.get<Response::kTerminalCapabilitySetAck>().sequence_number)) {
        events_.emplace_back(CapabilitiesAcknowledged{});
      }
      break;
    case Response::kTerminalCapabilitySetReject:
      if (capabilities_.rejected(message.get<Response::kTerminalCapabilitySetReject>().sequence_number)) {
        events_.emplace_back(CapabilitiesRefused{false});
      }
      break;
    case Response::kOpenLogicalChannelAck: {
      const auto& answer = message.get<Response::kOpenLogicalChannelAck>();
      if (outgoing_.acknowledged(answer.forward_logical_channel_number)) {
        events_.emplace_back(ChannelOpened{answer.forward_logical_channel_number, answer});
      }
      break;
    }
    case Response::kOpenLogicalChannelReject: {
      const auto& answer = message.get<Response::kOpenLogicalChannelReject>();
      using Cause = std::remove_cvref_t<decltype(answer.cause)>;
      if (outgoing_.rejected(answer.forward_logical_channel_number)) {
        events_.emplace_back(
            ChannelRefused{answer.forward_logical_channel_number, answer.cause.kind() == Cause::kMasterSlaveConflict});
      }
      break;
    }
    case Response::kCloseLogicalChannelAck:
      outgoing_.close_acknowledged(message.get<Response::kCloseLogicalChannelAck>().forward_logical_channel_number);
      break;
    case Response::kRequestChannelCloseReject:
      incoming_.close_refused(message.get<Response::kRequestChannelCloseReject>().forward_logical_channel_number);
      break;
    case Response::kRequestModeAck:
      if (mode_asked_ && message.get<Response::kRequestModeAck>().sequence_number == mode_sequence_) {
        mode_asked_.reset();
        events_.emplace_back(ModeAnswer{true});
      }
      break;
    case Response::kRequestModeReject:
      if (mode_asked_ && message.get<Response::kRequestModeReject>().sequence_number == mode_sequence_) {
        mode_asked_.reset();
        events_.emplace_back(ModeAnswer{false});
      }
      break;
    case Response::kRoundTripDelayResponse:
      if (round_trip_sent_ &&
          message.get<Response::kRoundTripDelayResponse>().sequence_number == round_trip_sequence_) {
        events_.emplace_back(RoundTrip{now - *round_trip_sent_});
        round_trip_sent_.reset();
      }
      break;
    default:
      break;
  }
}

void Session::take(Timestamp /*now*/, const h245::CommandMessage& message) {
  switch (message.kind()) {
    case Command::kSendTerminalCapabilitySet:
      events_.emplace_back(CapabilitiesWanted{});
      break;
    case Command::kFlowControlCommand:
      take(message.get<Command::kFlowControlCommand>());
      break;
    case Command::kMiscellaneousCommand:
      take(message.get<Command::kMiscellaneousCommand>());
      break;
    case Command::kEndSessionCommand:
      events_.emplace_back(SessionEnded{});
      break;
    default: {
      Message whole;
      whole.emplace<Message::kCommand>() = message;
      not_understood(std::move(whole));
      break;
    }
  }
}

void Session::take(const h245::FlowControlCommand& limit) {
  RateLimited event;
  using Scope = std::remove_cvref_t<decltype(limit.scope)>;
  using Restriction = std::remove_cvref_t<decltype(limit.restriction)>;
  if (const auto* number = limit.scope.get_if<Scope::kLogicalChannelNumber>()) event.number = *number;
  if (const auto* rate = limit.restriction.get_if<Restriction::kMaximumBitRate>()) {
    event.rate = DataRate::bits_per_second(std::int64_t{*rate} * 100);
  }
  events_.emplace_back(event);
}

void Session::take(const h245::MiscellaneousCommand& command) {
  using Type = std::remove_cvref_t<decltype(command.type)>;
  switch (command.type.kind()) {
    case Type::kVideoFastUpdatePicture:
    case Type::kVideoFastUpdateGob:
    case Type::kVideoFastUpdateMb:
    case Type::kLostPicture:
    case Type::kLostPartialPicture:
    case Type::kVideoBadMBs:
      // Our encoders refresh whole pictures; what asks for a part of one gets it with the rest.
      events_.emplace_back(FastUpdateWanted{command.logical_channel_number});
      break;
    default:
      break;
  }
}

void Session::take(Timestamp now, const h245::IndicationMessage& message) {
  switch (message.kind()) {
    case Indication::kMasterSlaveDeterminationRelease:
      obey(master_slave_.handle(now, MasterSlave::Release{}));
      break;
    case Indication::kUserInput:
      take(message.get<Indication::kUserInput>());
      break;
    case Indication::kMiscellaneousIndication: {
      const auto& said = message.get<Indication::kMiscellaneousIndication>();
      using Type = std::remove_cvref_t<decltype(said.type)>;
      if (said.type.kind() == Type::kLogicalChannelActive || said.type.kind() == Type::kLogicalChannelInactive) {
        events_.emplace_back(
            ChannelMuted{said.logical_channel_number, said.type.kind() == Type::kLogicalChannelInactive});
      }
      break;
    }
    default:
      // An indication asks for nothing; one that is not known says nothing to us.
      break;
  }
}

void Session::take(const h245::UserInputIndication& input) {
  using Input = h245::UserInputIndication;
  const auto digits = [this](std::string_view text) {
    for (const char c : text.substr(0, kMostDigits)) {
      const char digit = c >= 'a' && c <= 'd' ? static_cast<char>(c - 'a' + 'A') : c;
      if (kSignals.find(digit) != std::string_view::npos) events_.emplace_back(UserInput{digit, std::nullopt});
    }
  };
  switch (input.kind()) {
    case Input::kAlphanumeric:
      digits(input.get<Input::kAlphanumeric>());
      break;
    case Input::kExtendedAlphanumeric:
      digits(input.get<Input::kExtendedAlphanumeric>().alphanumeric);
      break;
    case Input::kSignal: {
      const auto& signal = input.get<Input::kSignal>();
      if (signal.signal_type.size() != 1) break;
      std::optional<Duration> duration;
      if (signal.duration) duration = std::chrono::milliseconds(*signal.duration);
      events_.emplace_back(UserInput{signal.signal_type.front(), duration});
      break;
    }
    default:
      break;
  }
}

void Session::not_understood(Message&& message) {
  auto& answer = indication<Indication::kFunctionNotUnderstood>();
  using Answer = h245::FunctionNotUnderstood;
  if (auto* asked = message.get_if<Message::kRequest>()) {
    answer.template emplace<Answer::kRequest>() = std::move(*asked);
  } else if (auto* told = message.get_if<Message::kCommand>()) {
    answer.template emplace<Answer::kCommand>() = std::move(*told);
  }
}

void Session::not_supported(ByteView encoded) {
  auto& answer = indication<Indication::kFunctionNotSupported>();
  using Cause = decltype(answer.cause);
  answer.cause = Cause::kSyntaxError;
  // The standard lets us return it; an answer never grows with what a stranger sent.
  if (encoded.size() <= 1024) answer.returned_function = to_bytes(encoded);
}

}  // namespace mtavip::h323::control
