// One side of a call towards the network. SIP and H.323 implement it; everything above is written once.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include <mtavip/types.h>

#include "base/result.h"
#include "base/time.h"
#include "call/media_description.h"

namespace mtavip::call {

/// The other side rings, or gives early media.
struct LegProgress {
  int code = 0;
  std::string text;
  bool early_media = false;
};
/// More digits of the number are wanted: send_dtmf() dials on.
struct LegIncomplete {};
/// The other side has answered.
struct LegAnswered {
  std::string remote_agent;
};
/// Our answer has been confirmed (ACK).
struct LegConfirmed {};
struct LegMedia {
  MediaAgreement agreement;
};
/// A change that we asked for (hold, resume) was refused; all stays as agreed before.
struct LegUpdateFailed {
  int code = 0;
  std::string text;
};
/// What becomes of a transfer that we asked for.
struct LegTransfer {
  int code = 0;
  std::string text;
  bool final = false;
};
struct LegDtmf {
  char digit = '0';
  Duration duration{};
};
struct LegKeyFrameRequested {};
/// The last event.
struct LegEnded {
  EndCause cause;
};
using LegEvent = std::variant<LegProgress, LegIncomplete, LegAnswered, LegConfirmed, LegMedia, LegUpdateFailed,
                              LegTransfer, LegDtmf, LegKeyFrameRequested, LegEnded>;

struct LegFailure {
  EndReason reason = EndReason::kLocalFailure;
  std::string text;
};
using LegResult = Result<void, LegFailure>;

/// Commands return a failure only where nothing was sent; what the network makes of them comes by poll().
class CallLeg {
 public:
  virtual ~CallLeg() = default;
  [[nodiscard]] virtual Protocol protocol() const = 0;

  virtual LegResult dial(Timestamp now, const LocalMedia& media) = 0;
  virtual LegResult ring(Timestamp now) = 0;
  virtual LegResult accept(Timestamp now, const LocalMedia& media) = 0;
  virtual LegResult reject(Timestamp now, EndReason reason) = 0;
  virtual LegResult redirect(Timestamp now, const std::string& target) = 0;
  /// Sends the other side of an established call on. LegTransfer, LegEnded or LegUpdateFailed follows.
  virtual LegResult transfer(Timestamp now, const std::string& target) = 0;
  /// Connects it with the other side of another call, whose place it takes.
  virtual LegResult transfer_to(Timestamp now, const CallLeg& other) {
    static_cast<void>(now);
    static_cast<void>(other);
    return fail(
        LegFailure{EndReason::kLocalFailure, "a call over SIP and one over H.323 cannot be connected with each other"});
  }
  /// Other directions or streams in an established call.
  virtual LegResult update(Timestamp now, const LocalMedia& media) = 0;
  /// Hangs up, cancels or refuses, by the state. LegEnded follows, at once or when the other side has confirmed.
  virtual void end(Timestamp now, EndReason reason) = 0;
  /// A digit by signalling; false: this leg cannot.
  virtual bool send_dtmf(Timestamp now, char digit, Duration duration) = 0;
  /// Whether send_dtmf() dials on before the number is whole.
  [[nodiscard]] virtual bool dials_on() const { return false; }
  /// Digits are to go by RTP, and the other side has named no payload type for them: asks for one. False: there is no
  /// way; otherwise LegMedia may follow.
  virtual bool ask_for_rtp_digits(Timestamp now) {
    static_cast<void>(now);
    return false;
  }
  /// Whether our certificate's fingerprint may be needed to set up the media.
  [[nodiscard]] virtual bool wants_certificate() const { return false; }
  /// Whether the signalling is encrypted on its way from here.
  [[nodiscard]] virtual bool signalling_encrypted() const { return false; }
  /// Asks the other side's encoder for a key frame by signalling.
  virtual void request_key_frame(Timestamp now) = 0;
  /// Says that we send silence or a black picture on purpose, or no longer; legs that have no word for it do nothing.
  virtual void tell_muted(Timestamp now, MediaKind kind, bool muted) {
    static_cast<void>(now);
    static_cast<void>(kind);
    static_cast<void>(muted);
  }

  [[nodiscard]] virtual std::optional<LegEvent> poll() = 0;
};

}  // namespace mtavip::call
