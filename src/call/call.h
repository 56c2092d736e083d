// One call: its state, its leg towards the network, and its media, from dialling to the last number.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <mtavip/call.h>
#include <mtavip/error.h>
#include <mtavip/event.h>
#include <mtavip/statistics.h>

#include "call/call_leg.h"
#include "call/call_state.h"
#include "call/media_control.h"

namespace mtavip::call {

/// What a call hands up.
using CallOutput = std::variant<MediaCommand, Event>;

struct CallSettings {
  Duration ring_time = 120s;  ///< an incoming call rings no longer, an outgoing one no longer waits
};

struct CallParties {
  std::optional<AccountId> account;
  std::string local_uri;
  std::string remote_uri;
  std::string remote_name;
  std::optional<IpAddress> peer;  ///< where the signalling goes or came from, where known
};

class Call {
 public:
  /// An outgoing call; begins with start().
  Call(CallId id, CallSettings settings, CallParties parties, std::unique_ptr<CallLeg> leg, MediaOptions media);
  /// An incoming call.
  Call(CallId id, CallSettings settings, CallParties parties, std::unique_ptr<CallLeg> leg, Timestamp now);

  [[nodiscard]] CallId id() const { return id_; }
  [[nodiscard]] CallState state() const { return state_; }
  [[nodiscard]] CallLeg& leg() { return *leg_; }
  [[nodiscard]] CallInfo info() const;
  [[nodiscard]] const CallStatistics& statistics() const { return statistics_; }
  /// Ended, and its media released: nothing will come of it any more.
  [[nodiscard]] bool finished() const { return state_ == CallState::kEnded && told_end_; }

  /// Another way to the same target, taken where the first leg finds nobody.
  void set_fall_back(std::unique_ptr<CallLeg> leg, CallParties parties);
  void start(Timestamp now);
  Expected<void> ring(Timestamp now);
  Expected<void> answer(Timestamp now, MediaOptions media);
  Expected<void> reject(Timestamp now, EndReason reason);
  Expected<void> redirect(Timestamp now, const std::string& target);
  Expected<void> transfer(Timestamp now, const std::string& target);
  Expected<void> transfer_to(Timestamp now, Call& other);
  /// What it was dialled or answered with.
  [[nodiscard]] const MediaOptions& media_options() const { return media_; }
  Expected<void> hang_up(Timestamp now);
  Expected<void> set_held(Timestamp now, bool held);
  Expected<void> set_muted(Timestamp now, MediaKind kind, bool muted);
  Expected<void> send_dtmf(Timestamp now, const std::string& digits, DtmfMethod method);
  Expected<void> switch_port(MediaKind kind, bool is_source, const std::string& port);

  void handle(Timestamp now, const MediaInput& input);
  /// Takes what the leg has to tell.
  void drain_leg(Timestamp now);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<CallOutput> poll();

 private:
  struct QueuedDigit {
    char digit = '0';
    DtmfMethod method = DtmfMethod::kAutomatic;
  };
  enum class MediaState : std::uint8_t { kNone, kAllocating, kReady, kStopping, kStopped };

  void on(Timestamp now, const LegProgress& event);
  void on(Timestamp now, const LegIncomplete& event);
  void on(Timestamp now, const LegAnswered& event);
  void on(Timestamp now, const LegConfirmed& event);
  void on(Timestamp now, const LegMedia& event);
  void on(Timestamp now, const LegUpdateFailed& event);
  void on(Timestamp now, const LegTransfer& event);
  void on(Timestamp now, const LegDtmf& event);
  void on(Timestamp now, const LegKeyFrameRequested& event);
  void on(Timestamp now, const LegEnded& event);

  void on(Timestamp now, const MediaAllocated& input);
  void on(Timestamp now, const MediaStopped& input);
  void on(Timestamp now, const MediaArrived& input);
  void on(Timestamp now, const MediaStatistics& input);
  void on(Timestamp now, const MediaDtmf& input);
  void on(Timestamp now, const MediaNotice& input);
  void on(Timestamp now, const MediaFailed& input);
  void on(Timestamp now, const MediaSilent& input);
  void on(Timestamp now, const KeyFrameWanted& input);
  void on(Timestamp now, const MediaSecured& input);
  void on(Timestamp now, const MediaNotSecured& input);

  bool advance(CallStimulus stimulus, int code = 0, std::string text = {}, bool early_media = false);
  void allocate_media();
  void dial(Timestamp now);
  /// To the other side: what was muted before there was one.
  void tell_muted(Timestamp now);
  /// Ends the call from our side for a reason that is not the user's wish.
  void end_with(Timestamp now, EndReason reason, std::string text);
  /// Dials over the other leg, if there is one and this is a reason to.
  bool fall_back(Timestamp now, const EndCause& cause);
  /// What became of the transfer that is under way, if there is one.
  bool conclude_transfer(TransferState state, int code, std::string text);
  void become_ended(EndCause cause);
  void tell_end();
  [[nodiscard]] LocalMedia local_media() const;
  void note_setup(Timestamp now);
  void send_next_digit(Timestamp now);
  void tell_media();
  /// What is told as the code where SIP has one; H.323 has none of these.
  [[nodiscard]] int sip_status(int status) const { return leg_->protocol() == Protocol::kSip ? status : 0; }
  void merge(CallStatistics measured);

  CallId id_;
  CallSettings settings_;
  CallParties parties_;
  std::unique_ptr<CallLeg> leg_;
  std::unique_ptr<CallLeg> fall_back_leg_;
  CallParties fall_back_parties_;
  MediaOptions media_;
  bool incoming_ = false;

  CallState state_ = CallState::kOutgoing;
  MediaState media_state_ = MediaState::kNone;
  bool answer_wanted_ = false;  ///< the user answered; waiting for the sockets
  bool told_end_ = false;
  std::vector<MediaKind> kinds_;
  std::vector<AllocatedStream> allocated_;
  MediaAgreement agreement_;
  std::map<MediaKind, crypto::SrtpSuite> dtls_suites_;  ///< of streams whose handshake has succeeded
  bool held_by_us_ = false;
  bool held_before_update_ = false;
  bool transferring_ = false;
  bool audio_muted_ = false;
  bool video_muted_ = false;
  std::string remote_agent_;

  std::optional<EndCause> end_cause_;
  std::optional<EndCause> end_override_;
  Timestamp began_{};
  std::optional<Timestamp> answered_;
  std::optional<Timestamp> ended_;
  std::optional<Timestamp> ring_deadline_;
  std::vector<QueuedDigit> digits_;
  std::optional<Timestamp> next_digit_;
  std::optional<Timestamp> rtp_digits_by_;  ///< how long a payload type for them is waited for
  CallStatistics statistics_;
  std::vector<CallOutput> outputs_;
  std::size_t next_output_ = 0;
};

}  // namespace mtavip::call
