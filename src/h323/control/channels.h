// Logical channels: the numbers, states and timers of the signalling entities of H.245 annexes C.4 (opening and closing
// by the sender) and C.5 (the receiver's request to close). What the channels carry is their owner's affair.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "base/time.h"

namespace mtavip::h323::control {

/// 1 to 65535; zero is the H.245 control channel itself.
using ChannelNumber = std::uint16_t;

/// The channels that we send on: their numbers are ours.
class OutgoingChannels {
 public:
  enum class State : std::uint8_t { kOpening, kOpen, kClosing };

  OutgoingChannels(Duration t103, std::size_t most) : t103_(t103), most_(most) {}

  /// A free number, whose openLogicalChannel is sent now; nothing where there are too many.
  std::optional<ChannelNumber> open(Timestamp now);
  /// A free number that fast connect offers: nothing is waited for, and nothing kept until adopt().
  [[nodiscard]] ChannelNumber reserve();
  /// A channel that fast connect opened under this number. False where there are too many, or it exists.
  bool adopt(ChannelNumber number);

  /// True if the channel is open now and was not before.
  bool acknowledged(ChannelNumber number);
  /// True if there was such a channel; it is forgotten.
  bool rejected(ChannelNumber number);
  /// True if closeLogicalChannel has to be sent.
  bool close(Timestamp now, ChannelNumber number);
  void close_acknowledged(ChannelNumber number);

  struct Expired {
    ChannelNumber number = 0;
    State state{};  ///< what it was: where kOpening, closeLogicalChannel has to be sent
  };
  /// Those whose answer did not come; they are forgotten.
  std::vector<Expired> handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<State> state(ChannelNumber number) const;
  [[nodiscard]] std::size_t size() const { return table_.size(); }
  void clear() { table_.clear(); }

 private:
  struct Channel {
    State state{};
    std::optional<Timestamp> deadline;
  };
  Duration t103_;
  std::size_t most_;
  ChannelNumber last_ = 0;
  std::map<ChannelNumber, Channel> table_;
};

/// The channels that the peer sends on: their numbers are its own.
class IncomingChannels {
 public:
  enum class State : std::uint8_t {
    kAsked,  ///< our answer is due
    kOpen,
    kUnwanted,  ///< we asked the peer to close it
  };

  IncomingChannels(Duration t108, std::size_t most) : t108_(t108), most_(most) {}

  /// False where there are too many. A number that is in use begins anew: the old channel is gone.
  bool asked(ChannelNumber number);
  bool accepted(ChannelNumber number);
  void rejected(ChannelNumber number) { table_.erase(number); }
  /// True if there was such a channel; closeLogicalChannelAck is sent in any case.
  bool closed(ChannelNumber number) { return table_.erase(number) != 0; }
  /// True if requestChannelClose has to be sent.
  bool request_close(Timestamp now, ChannelNumber number);
  /// The peer's answer to it was a refusal: the channel stays open.
  void close_refused(ChannelNumber number);
  /// Those whose request was not answered; they count as open again, and requestChannelCloseRelease has to be sent.
  std::vector<ChannelNumber> handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<State> state(ChannelNumber number) const;
  [[nodiscard]] std::size_t size() const { return table_.size(); }
  void clear() { table_.clear(); }

 private:
  struct Channel {
    State state{};
    std::optional<Timestamp> deadline;
  };
  Duration t108_;
  std::size_t most_;
  std::map<ChannelNumber, Channel> table_;
};

}  // namespace mtavip::h323::control
