// Master/slave determination: the signalling entity of H.245 annex C.2. Which of two endpoints decides where their
// wishes conflict is settled by terminal type, then by a random number; equal numbers are drawn again.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "base/environment.h"
#include "base/time.h"

namespace mtavip::h323::control {

enum class Status : std::uint8_t { kUndetermined, kMaster, kSlave };

class MasterSlave {
 public:
  struct Request {
    std::uint8_t terminal_type = 0;
    std::uint32_t number = 0;  ///< 24 bits
  };
  struct Ack {
    Status receiver = Status::kUndetermined;  ///< what the one who gets this message is
  };
  struct Reject {};   ///< identical numbers
  struct Release {};  ///< the sender waited too long
  using Message = std::variant<Request, Ack, Reject, Release>;

  enum class Outcome : std::uint8_t { kDetermined, kFailed };
  /// What an input leads to: a message to send, and the end of the procedure.
  struct Step {
    std::optional<Message> send;
    std::optional<Outcome> outcome;
  };

  struct Settings {
    std::uint8_t terminal_type = 50;  ///< H.323 table 1: 50 is a terminal without MC
    Duration t106 = 5s;
    std::uint32_t n100 = 10;
  };

  MasterSlave(Environment& environment, const Settings& settings) : environment_(&environment), settings_(settings) {}

  /// Begins a determination, unless one is in progress.
  Step start(Timestamp now);
  Step handle(Timestamp now, const Message& message);
  Step handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const { return deadline_; }

  [[nodiscard]] Status status() const { return status_; }
  [[nodiscard]] bool idle() const { return state_ == State::kIdle; }

 private:
  enum class State : std::uint8_t { kIdle, kOutgoing, kIncoming };

  Step on(Timestamp now, const Request& request);
  Step on(Timestamp now, const Ack& ack);
  Step on(Timestamp now, const Reject& reject);
  Step on(Timestamp now, const Release& release);
  Step ask(Timestamp now);
  Step ask_again(Timestamp now);
  Step fail();
  [[nodiscard]] Status compare(const Request& request) const;

  Environment* environment_;
  Settings settings_;
  State state_ = State::kIdle;
  Status status_ = Status::kUndetermined;
  std::uint32_t number_ = 0;
  std::uint32_t attempts_ = 0;
  std::optional<Timestamp> deadline_;
};

}  // namespace mtavip::h323::control
