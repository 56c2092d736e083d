// The media control protocol of one call (H.245 v13 and newer), without knowledge of what the channels carry:
// master/slave determination, capability exchange, opening and closing of logical channels, round trip delay, commands
// and indications. How its messages travel, tunnelled or on a connection of their own, is the call's affair.
//
// After each input drain messages() and poll(); call handle_timeout(now) at deadline().
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/data_rate.h"
#include "base/environment.h"
#include "h323/control/capability_exchange.h"
#include "h323/control/channels.h"
#include "h323/control/master_slave.h"
#include "h323/messages/h245_message.h"

namespace mtavip::h323::control {

using Message = h245::MultimediaSystemControlMessage;

// --- What the peer did, and what became of what we did

struct Determined {
  Status status{};
};
struct DeterminationFailed {};
/// Acknowledged already. An empty set asks us to send nothing (H.323 8.4.6).
struct CapabilitiesArrived {
  h245::TerminalCapabilitySet set;
};
struct CapabilitiesAcknowledged {};
struct CapabilitiesRefused {
  bool timed_out = false;
};
/// The peer wants ours again.
struct CapabilitiesWanted {};
/// To be answered by accept() or refuse(), now or later.
struct ChannelAsked {
  ChannelNumber number = 0;
  h245::OpenLogicalChannel request;
};
struct ChannelOpened {
  ChannelNumber number = 0;
  h245::OpenLogicalChannelAck answer;
};
/// Also where nobody answered in time.
struct ChannelRefused {
  ChannelNumber number = 0;
  bool master_slave_conflict = false;
};
/// The peer closed a channel of its own.
struct ChannelClosed {
  ChannelNumber number = 0;
};
/// The peer asks us to close, or to close and open again, a channel of ours. Answered already; close it.
struct CloseWanted {
  ChannelNumber number = 0;
  bool reopen = false;
};
/// To be answered by answer_mode_request().
struct ModeWanted {
  h245::RequestMode request;
};
/// The answer to request_mode(); also where nobody answered in time.
struct ModeAnswer {
  bool granted = false;
};
struct UserInput {
  char digit = '0';
  std::optional<Duration> duration;
};
/// Nothing: any channel.
struct FastUpdateWanted {
  ChannelNumber number = 0;
};
/// `rate` nothing: no restriction.
struct RateLimited {
  std::optional<ChannelNumber> number;  ///< nothing: all of them
  std::optional<DataRate> rate;
};
struct ChannelMuted {
  ChannelNumber number = 0;
  bool muted = false;
};
struct RoundTrip {
  Duration time{};
};
struct SessionEnded {};

using Event = std::variant<Determined, DeterminationFailed, CapabilitiesArrived, CapabilitiesAcknowledged,
                           CapabilitiesRefused, CapabilitiesWanted, ChannelAsked, ChannelOpened, ChannelRefused,
                           ChannelClosed, CloseWanted, ModeWanted, ModeAnswer, UserInput, FastUpdateWanted, RateLimited,
                           ChannelMuted, RoundTrip, SessionEnded>;

enum class Refusal : std::uint8_t {
  kUnspecified,
  kDataTypeNotSupported,
  kDataTypeNotAvailable,  ///< not in this combination, or not now
  kInvalidSession,
  kMasterSlaveConflict,
};

struct Settings {
  MasterSlave::Settings master_slave;
  Duration t101 = 5s;
  Duration t103 = 5s;
  Duration t105 = 5s;
  Duration t108 = 5s;
  Duration t109 = 5s;
  std::size_t channels = 32;
};

class Session {
 public:
  Session(Environment& environment, const Settings& settings);

  /// One message as it came. What cannot be decoded is answered with functionNotSupported; false then.
  bool receive(Timestamp now, ByteView encoded);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<Event> poll();
  /// What is to be sent, in order; empty afterwards.
  [[nodiscard]] std::vector<Message> messages() { return std::exchange(messages_, {}); }
  [[nodiscard]] bool has_messages() const { return !messages_.empty(); }

  /// Forgets every procedure in progress and what was not sent, as if nothing had been said: the way it was said is
  /// closed. The channels stay.
  void restart();
  /// The same, and the channels are forgotten too: the peer is another one.
  void reset();
  void determine_master(Timestamp now);
  /// Fills in the sequence number.
  void send_capabilities(Timestamp now, h245::TerminalCapabilitySet set);

  /// Fills in the number, and returns it; nothing where there are too many.
  std::optional<ChannelNumber> open(Timestamp now, h245::OpenLogicalChannel request);
  void close(Timestamp now, ChannelNumber number);
  void accept(h245::OpenLogicalChannelAck answer);
  void refuse(ChannelNumber number, Refusal cause);
  void request_close(Timestamp now, ChannelNumber number);
  /// For channels of fast connect.
  [[nodiscard]] OutgoingChannels& outgoing() { return outgoing_; }
  [[nodiscard]] IncomingChannels& incoming() { return incoming_; }

  /// Asks the peer to transmit so, in order of preference (C.7); ModeAnswer follows.
  void request_mode(Timestamp now, std::vector<h245::ModeDescription> modes);
  void answer_mode_request(std::uint8_t sequence, bool granted);
  void send_signal(char digit, Duration duration);
  void send_text(std::string text);
  void request_fast_update(ChannelNumber number);
  /// `rate` zero: no restriction.
  void limit_rate(ChannelNumber number, DataRate rate);
  void tell_muted(ChannelNumber number, bool muted);
  void measure_round_trip(Timestamp now);
  void end();

  [[nodiscard]] const MasterSlave& master_slave() const { return master_slave_; }
  [[nodiscard]] const OutgoingCapabilities& capabilities() const { return capabilities_; }
  /// Whether anything of the peer has been received.
  [[nodiscard]] bool heard() const { return heard_; }
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  void take(Timestamp now, const h245::RequestMessage& request);
  void take(Timestamp now, const h245::ResponseMessage& response);
  void take(Timestamp now, const h245::CommandMessage& command);
  void take(Timestamp now, const h245::IndicationMessage& indication);
  void take(const h245::UserInputIndication& input);
  void take(const h245::OpenLogicalChannel& request);
  void take(const h245::CloseLogicalChannel& request);
  void take(const h245::RequestChannelClose& request);
  void take(const h245::MiscellaneousCommand& command);
  void take(const h245::FlowControlCommand& command);
  void obey(const MasterSlave::Step& step);
  void not_understood(Message&& message);
  void not_supported(ByteView encoded);

  template <auto kKind>
  auto& request() {
    return messages_.emplace_back().emplace<Message::kRequest>().template emplace<kKind>();
  }
  template <auto kKind>
  auto& response() {
    return messages_.emplace_back().emplace<Message::kResponse>().template emplace<kKind>();
  }
  template <auto kKind>
  auto& command() {
    return messages_.emplace_back().emplace<Message::kCommand>().template emplace<kKind>();
  }
  template <auto kKind>
  auto& indication() {
    return messages_.emplace_back().emplace<Message::kIndication>().template emplace<kKind>();
  }

  Environment* environment_;
  Settings settings_;
  MasterSlave master_slave_;
  OutgoingCapabilities capabilities_;
  OutgoingChannels outgoing_;
  IncomingChannels incoming_;
  std::optional<Timestamp> round_trip_sent_;
  std::uint8_t round_trip_sequence_ = 0;
  std::optional<Timestamp> mode_asked_;
  std::uint8_t mode_sequence_ = 0;
  std::vector<Message> messages_;
  std::deque<Event> events_;
  bool heard_ = false;
  bool ended_ = false;
};

}  // namespace mtavip::h323::control
