// What a Client tells: values, in the order in which things happened.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <mtavip/account.h>
#include <mtavip/call.h>
#include <mtavip/statistics.h>
#include <mtavip/types.h>

namespace mtavip {

struct RegistrationEvent {
  AccountId account{};
  RegistrationState state = RegistrationState::kUnregistered;
  int code = 0;      ///< SIP status of the last answer; 0 at a gatekeeper
  std::string text;  ///< reason, for people
  std::chrono::seconds expires{};
  std::optional<EndReason> failure;  ///< for kFailed
};

struct IncomingCallEvent {
  CallId call{};
  Protocol protocol = Protocol::kSip;
  std::optional<AccountId> account;
  std::string from;  ///< URI
  std::string from_name;
  std::string to;
  bool has_audio = false;
  bool has_video = false;
  std::string diverted_by;  ///< the last number or name that diverted the call here; empty: none was said
};

struct CallStateEvent {
  CallId call{};
  CallState state = CallState::kOutgoing;
  int code = 0;  ///< SIP status that led there; 0 over H.323
  std::string text;
  bool early_media = false;
};

/// Streams were negotiated, or changed: codecs, directions, hold.
struct CallMediaEvent {
  CallId call{};
  std::vector<StreamInfo> streams;
  bool held_by_us = false;
  bool held_by_remote = false;
};

/// The first packet of a medium has arrived.
struct MediaArrivedEvent {
  CallId call{};
  MediaKind kind = MediaKind::kAudio;
  double after_answer_ms = 0;  ///< negative: early media
};

/// Something about a running stream that a person should know: a device unplugged, a file that ended, no sound
/// arriving.
struct MediaNoticeEvent {
  CallId call{};
  MediaKind kind = MediaKind::kAudio;
  std::string text;
};

struct DtmfEvent {
  CallId call{};
  char digit = '0';
  std::chrono::milliseconds duration{};
  DtmfMethod method = DtmfMethod::kRtpEvent;
};

struct StatisticsEvent {
  CallId call{};
  CallStatistics statistics;
};

struct CallEndedEvent {
  CallId call{};
  EndCause cause;
  CallStatistics statistics;
};

struct MessageEvent {
  std::optional<AccountId> account;
  std::string from;
  std::string from_name;
  std::string to;
  std::string content_type;
  std::string body;
};

struct MessageResultEvent {
  MessageId message{};
  bool delivered = false;  ///< the server or the peer took it
  int code = 0;
  std::string text;
  std::optional<EndReason> failure;
};

using Event =
    std::variant<RegistrationEvent, IncomingCallEvent, CallStateEvent, CallMediaEvent, MediaArrivedEvent,
                 MediaNoticeEvent, DtmfEvent, StatisticsEvent, CallEndedEvent, MessageEvent, MessageResultEvent>;

}  // namespace mtavip
