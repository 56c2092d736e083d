// The contract between the call core and the media engine, as values: the core says which streams run between which
// addresses, the engine says what came of it. client/ fulfils it with sockets, devices and threads, tests with a fake.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <mtavip/call.h>
#include <mtavip/statistics.h>

#include "call/media_description.h"

namespace mtavip::call {

// --- From the core to the engine

/// Bind sockets for these streams; answered with MediaAllocated. Nothing is opened that listens to or looks at the
/// user.
struct AllocateMedia {
  CallId call{};
  Protocol protocol = Protocol::kSip;  ///< whose codecs are meant where none are named
  std::vector<MediaKind> kinds;
  std::optional<IpAddress> peer;  ///< towards which the address is chosen, where it is known
  MediaOptions options;
  bool certificate = false;  ///< DTLS may be agreed on: say the fingerprint of our certificate
  bool answering = false;    ///< a caller waits for it
};
/// Run the streams as agreed, from now on; repeated at each change. Sent only after the user dialled or answered.
struct ConfigureMedia {
  CallId call{};
  std::vector<AgreedStream> streams;  ///< parallel to AllocateMedia::kinds
  bool held_by_us = false;
};
/// Release everything; answered with MediaStopped.
struct StopMedia {
  CallId call{};
};
struct SendDtmf {
  CallId call{};
  char digit = '0';
  Duration duration{};
  bool in_band = false;
};
struct MuteMedia {
  CallId call{};
  MediaKind kind{};
  bool muted = false;
};
struct SwitchPort {
  CallId call{};
  MediaKind kind{};
  bool is_source = false;
  std::string port;
};
/// The peer asked by signalling for a key frame (INFO, H.245 videoFastUpdate).
struct SendKeyFrame {
  CallId call{};
};
using MediaCommand =
    std::variant<AllocateMedia, ConfigureMedia, StopMedia, SendDtmf, MuteMedia, SwitchPort, SendKeyFrame>;

// --- From the engine to the core

struct AllocatedStream {
  MediaKind kind{};
  Endpoint rtp;
  Endpoint rtcp;
  std::uint32_t ssrc = 0;
  std::string cname;
  std::optional<crypto::Fingerprint> fingerprint;  ///< of our certificate, where it was asked for
  std::vector<std::string> codecs;  ///< of those asked for, the ones that can be encoded and decoded here, in order
};
struct MediaAllocated {
  CallId call{};
  std::vector<AllocatedStream> streams;
  std::string failure;  ///< not empty: why not, for people
};
struct MediaStopped {
  CallId call{};
  CallStatistics statistics;
};
/// The first packet of a stream.
struct MediaArrived {
  CallId call{};
  MediaKind kind{};
};
/// A DTLS handshake has given the stream its keys.
struct MediaSecured {
  CallId call{};
  MediaKind kind{};
  crypto::SrtpSuite suite{};
};
/// ... or has failed: the stream stays closed.
struct MediaNotSecured {
  CallId call{};
  MediaKind kind{};
  std::string text;
};
struct MediaStatistics {
  CallId call{};
  CallStatistics statistics;
};
struct MediaDtmf {
  CallId call{};
  char digit = '0';
  Duration duration{};
  DtmfMethod method = DtmfMethod::kRtpEvent;
};
struct MediaNotice {
  CallId call{};
  MediaKind kind{};
  std::string text;
};
/// A source, sink or codec could not be opened: the call cannot do what the user asked.
struct MediaFailed {
  CallId call{};
  std::string text;
};
/// Nothing has arrived for ClientOptions::no_media_time.
struct MediaSilent {
  CallId call{};
};
/// The decoder needs a key frame, and RTCP feedback was not agreed on.
struct KeyFrameWanted {
  CallId call{};
};
using MediaInput = std::variant<MediaAllocated, MediaStopped, MediaArrived, MediaStatistics, MediaDtmf, MediaNotice,
                                MediaFailed, MediaSilent, KeyFrameWanted, MediaSecured, MediaNotSecured>;

}  // namespace mtavip::call
