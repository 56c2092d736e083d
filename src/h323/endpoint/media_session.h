// The media of one call: which logical channels are to be open, by fast connect or by H.245, and what is open. It
// decides and asks; the H.245 session below it numbers, waits and repeats, the call above it carries the messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "h323/control/session.h"
#include "h323/endpoint/capabilities.h"
#include "h323/endpoint/channel_messages.h"
#include "h323/endpoint/media.h"
#include "h323/endpoint/timers.h"

namespace mtavip::h323 {

class MediaSession {
 public:
  MediaSession(control::Session& control, const Limits& limits) : control_(control), limits_(limits) {}

  /// What stands for unspecified addresses in LocalMedia.
  void set_local_address(const IpAddress& address) { local_address_ = address; }
  /// At first, and again at each change.
  void set_media(Timestamp now, const LocalMedia& media);
  [[nodiscard]] bool has_media() const { return !streams_.empty(); }
  /// The most that all media may take, both directions together; nothing: nobody says. Pictures get what sound leaves.
  void limit(Timestamp now, std::optional<DataRate> both_ways);

  // --- Fast connect (H.323 clause 8.1.7)

  enum class FastConnect : std::uint8_t {
    kNone,
    kOffered,   ///< by us; no answer yet
    kReceived,  ///< by the peer; not answered yet
    kDone,
    kRefused,
  };
  [[nodiscard]] FastConnect fast_connect() const { return fast_connect_; }
  /// The elements of Setup's fastStart.
  [[nodiscard]] std::vector<Bytes> make_offer();
  /// The elements that the called side returned: false if there is nothing in them.
  bool take_answer(std::span<const Bytes> elements);
  void take_offer(std::span<const Bytes> elements);
  [[nodiscard]] bool is_offered(MediaKind kind) const;
  /// What to return; nothing: refused, because none fits.
  [[nodiscard]] std::optional<std::vector<Bytes>> make_answer();
  /// By either side. H.245 opens all channels then.
  void refuse_fast_connect(Timestamp now);

  // --- H.245

  /// The messages of H.245 can be carried from now on: tells our capabilities as soon as there are media.
  void start(Timestamp now);
  [[nodiscard]] bool started() const { return started_; }
  void take(Timestamp now, const control::CapabilitiesArrived& event);
  void take(Timestamp now, const control::CapabilitiesWanted& event);
  void take(Timestamp now, const control::ChannelAsked& event);
  void take(Timestamp now, const control::ChannelOpened& event);
  void take(Timestamp now, const control::ChannelRefused& event);
  void take(Timestamp now, const control::ChannelClosed& event);
  void take(Timestamp now, const control::CloseWanted& event);
  void take(Timestamp now, const control::ModeWanted& event);
  void take(const control::RateLimited& event);
  void take(const control::ChannelMuted& event);
  /// Master and slave are determined, or never will be.
  void determined(Timestamp now);
  /// The control channel is gone: what is open stays, nothing more can be opened.
  void stop();
  /// Everything begins anew with another peer. The media have to be set again.
  void reset();

  [[nodiscard]] const std::optional<RemoteCapabilities>& remote() const { return remote_; }
  /// All is exchanged, and there is nothing that both sides could do.
  [[nodiscard]] bool nothing_in_common() const;
  [[nodiscard]] bool held_by_remote() const { return remote_ && remote_->empty; }
  [[nodiscard]] std::vector<StreamState> states() const;
  /// The stream that we send on under this number; zero stands for the first one with pictures.
  [[nodiscard]] std::optional<std::size_t> sending_stream(control::ChannelNumber number) const;
  [[nodiscard]] std::optional<control::ChannelNumber> outgoing_number(std::size_t stream) const;
  [[nodiscard]] std::optional<control::ChannelNumber> incoming_number(std::size_t stream) const;

 private:
  struct Outgoing {
    control::ChannelNumber number = 0;
    bool open = false;
    MediaFormat format;
    std::uint8_t payload_type = 0;
    std::optional<Endpoint> rtp;
    std::optional<Endpoint> rtcp;
    std::optional<DataRate> limit;
  };
  struct Incoming {
    control::ChannelNumber number = 0;
    MediaFormat format;
    std::uint8_t payload_type = 0;
    std::optional<Endpoint> rtcp;
    bool muted = false;
  };
  struct Stream {
    LocalStream local;
    std::optional<Outgoing> out;
    std::optional<Incoming> in;
    std::vector<Codec> tried;        ///< refused by the peer, until its next capability set
    std::optional<Codec> preferred;  ///< by the peer's mode request, or by its being master
    bool blocked = false;            ///< closed at the peer's request, until its next capability set
  };
  struct Offer {
    ChannelProposal proposal;
    std::size_t stream = 0;
  };

  void apply(Timestamp now);
  /// What the peer is to send in a stream of sound, where it is not what it sends; nothing where H.245 has no plain
  /// mode for it.
  [[nodiscard]] std::optional<h245::ModeElement> preferred_mode(const Stream& stream) const;
  /// Pictures, in each direction.
  [[nodiscard]] std::optional<DataRate> video_limit() const;
  /// Takes from the stream what goes beyond the limit.
  void fit(LocalStream& stream) const;
  [[nodiscard]] LocalMedia local_media() const;
  [[nodiscard]] Endpoint here(const Endpoint& address) const;
  [[nodiscard]] std::uint8_t payload_type_for(const MediaFormat& format) const;
  [[nodiscard]] std::optional<std::size_t> stream_for(const ChannelProposal& proposal) const;
  [[nodiscard]] static bool wants_to_send(const Stream& stream);
  [[nodiscard]] static bool wants_to_receive(const Stream& stream);
  [[nodiscard]] static const MediaFormat* find(const Stream& stream, Codec codec);
  void tell_capabilities(Timestamp now, bool always);
  void close_outgoing(Timestamp now, Stream& stream);
  /// Opens what is wanted and possible now.
  void proceed(Timestamp now);
  [[nodiscard]] std::vector<std::optional<MediaFormat>> choice() const;
  void answer_channel(const control::ChannelAsked& event);
  void adopt(Stream& stream, const ChannelProposal& offered, const ChannelProposal& answered);
  /// The proposal of `offers_` to take for one direction of a stream.
  [[nodiscard]] const ChannelProposal* offered(std::size_t stream, bool reverse, Codec codec) const;

  control::Session& control_;
  const Limits& limits_;
  IpAddress local_address_;
  LocalMedia wanted_;
  std::optional<DataRate> limit_;
  std::vector<Stream> streams_;
  FastConnect fast_connect_ = FastConnect::kNone;
  std::vector<Offer> offers_;                   ///< ours
  std::vector<ChannelProposal> proposals_;      ///< the peer's
  std::vector<control::ChannelAsked> waiting_;  ///< asked before there were media
  bool started_ = false;
  bool determined_ = false;
  bool capabilities_told_ = false;
  h245::TerminalCapabilitySet told_;
  std::optional<RemoteCapabilities> remote_;
};

}  // namespace mtavip::h323
