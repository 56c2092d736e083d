// Calls: what to dial with, what a call looks like, what can be done with it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <mtavip/types.h>

namespace mtavip {

/// One medium of a call. Source and sink are port names: "device", "device:NAME", "file:PATH", "tone:HZ", "silence",
/// "test", "camera", "camera:NAME", "screen", "null", "check", "record:PATH", "window", "app:NAME". Empty: the client's
/// default.
struct StreamOptions {
  bool enabled = true;
  std::string source;
  std::string sink;
  std::vector<std::string> codecs;  ///< RTP encoding names in order of preference; empty: the client's order
  std::optional<int> rate_kbps;     ///< what we send, and ask for
  friend bool operator==(const StreamOptions&, const StreamOptions&) = default;
};

struct MediaOptions {
  StreamOptions audio;
  StreamOptions video{.enabled = false, .source = {}, .sink = {}, .codecs = {}, .rate_kbps = {}};
  int video_width = 640;
  int video_height = 360;
  double video_frames_per_second = 30;
  std::string record_path;  ///< both sides, to .mkv or .mp4; empty: not recorded
  std::chrono::milliseconds packet_time{20};
  friend bool operator==(const MediaOptions&, const MediaOptions&) = default;
};

struct CallRequest {
  /// "sip:bob@example.org", "h323:bob@example.org", "bob@example.org", "192.0.2.7", "192.0.2.7##ROOM", or a number or
  /// name for the account.
  std::string target;
  std::optional<AccountId> account;  ///< empty: the one that fits the target, else none
  /// For targets that name no protocol; empty: that of the account that fits, else SIP.
  std::optional<Protocol> protocol;
  /// Where the target names no protocol and nobody is reached over the first one, the other one is tried.
  bool fall_back = false;
  MediaOptions media;
  /// SIP: nothing names the caller to the called side; empty: as the account says. The account's server is asked to
  /// keep silent, too, and still knows.
  std::optional<bool> anonymous;
  /// H.323: the number may not be whole. More of it may be asked for (a CallStateEvent says so), and send_dtmf() dials
  /// on.
  bool overlap = false;
  bool offer_in_invite = true;                               ///< SIP: false lets the other side make the offer
  std::vector<std::pair<std::string, std::string>> headers;  ///< SIP: added to the INVITE as given
};

struct CodecInfo {
  std::string name;  ///< RTP encoding name
  int clock_rate = 0;
  int channels = 1;
  int payload_type = 0;
};

/// How a stream is encrypted.
struct EncryptionInfo {
  std::string suite;  ///< "AES_CM_128_HMAC_SHA1_80"
  KeyExchange keys = KeyExchange::kSdes;
  /// The keys went through signalling that is not encrypted: whoever read that can decrypt the stream.
  bool keys_exposed = false;
};

struct StreamInfo {
  MediaKind kind = MediaKind::kAudio;
  MediaDirection direction = MediaDirection::kInactive;
  std::optional<CodecInfo> send_codec;
  std::vector<CodecInfo> receive_codecs;
  std::string local_address;   ///< "192.0.2.1:40000"
  std::string remote_address;  ///< as signalled
  bool rtcp_mux = false;
  bool feedback = false;                     ///< RTP/AVPF
  std::optional<EncryptionInfo> encryption;  ///< empty: none, or its keys are not agreed on yet and nothing is sent
};

struct CallInfo {
  CallId id{};
  Protocol protocol = Protocol::kSip;
  CallState state = CallState::kOutgoing;
  std::optional<AccountId> account;
  bool incoming = false;
  std::string local_uri;
  std::string remote_uri;
  std::string remote_name;   ///< display name
  std::string remote_agent;  ///< what the other side says it is
  bool held_by_us = false;
  bool held_by_remote = false;
  bool audio_muted = false;
  bool video_muted = false;
  bool signalling_encrypted = false;  ///< TLS between us and the next server or the other side
  std::vector<StreamInfo> streams;
};

}  // namespace mtavip
