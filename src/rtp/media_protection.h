// Keeps one session encrypted as the signalling agreed: makes the transform that belongs to the agreement, closed until
// there are keys, and shakes hands by DTLS on the media's ports where the keys come from there (RFC 5763, RFC 5764).
//
// Sans-IO, beside an rtp::Session: what arrives on its sockets is shown to handle() first. After any call drain
// poll_transform(), poll_transmit() and poll_event(), then ask deadline().
//
// Whoever reaches the port may begin a handshake, so that nobody who is faster than the other side can keep it out: a
// few are let go on side by side, the first with the right certificate counts, and nothing but that one is remembered.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/environment.h"
#include "base/time.h"
#include "crypto/dtls.h"
#include "rtp/media_security.h"
#include "rtp/session.h"
#include "rtp/transform.h"

namespace mtavip::rtp {

/// A handshake has given the session its keys.
struct SessionSecured {
  crypto::SrtpSuite suite{};
};
/// No handshake has, and none will any more.
struct SessionNotSecured {
  std::string text;
};
using ProtectionEvent = std::variant<SessionSecured, SessionNotSecured>;

struct ProtectionLimits {
  std::size_t handshakes = 4;                        ///< side by side, on one port
  std::size_t attempts = 3;                          ///< of ours, where they fail otherwise than by a wrong certificate
  Duration time = std::chrono::seconds(30);          ///< for all of them
  Duration wait_for_rtcp = std::chrono::seconds(3);  ///< behind RTP's, where RTCP has a port of its own
};

class MediaProtection {
 public:
  /// `certificate`: null where DTLS was not offered. Both are borrowed.
  MediaProtection(Environment& environment, crypto::DtlsCertificate* certificate, const ProtectionLimits& limits = {});

  /// A new agreement; the same again leaves keys, counters and replay windows alone.
  void configure(Timestamp now, const MediaSecurity& security, const RemoteAddresses& remote, bool rtcp_mux);
  /// Whether the datagram was DTLS's (RFC 7983 section 7), and has been dealt with.
  bool handle(Timestamp now, Channel channel, const Endpoint& from, ByteView datagram);
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;

  struct Outgoing {
    Channel channel{};
    Endpoint destination;
    Bytes bytes;
  };
  [[nodiscard]] std::optional<Outgoing> poll_transmit();
  /// The session's transform from now on; null: none.
  [[nodiscard]] std::optional<std::unique_ptr<Transform>> poll_transform();
  [[nodiscard]] std::optional<ProtectionEvent> poll_event();

 private:
  struct Handshake {
    Endpoint address;
    std::unique_ptr<crypto::DtlsAssociation> association;
  };
  /// One of the two ports.
  struct Port {
    std::vector<Handshake> handshakes;  ///< once there are keys, only the one that gave them
    std::optional<SrtpKeys> keys;
    std::size_t attempts = 0;
  };

  [[nodiscard]] const DtlsAgreement* agreement() const { return std::get_if<DtlsAgreement>(&security_); }
  [[nodiscard]] Port& port(Channel channel) { return ports_[static_cast<std::size_t>(channel)]; }
  [[nodiscard]] std::optional<Endpoint> signalled(Channel channel) const;
  [[nodiscard]] bool undecided() const { return agreement() != nullptr && !decided_; }
  [[nodiscard]] bool uses(Channel channel) const { return channel == Channel::kRtp || !rtcp_mux_; }
  Handshake* find_or_accept(Channel channel, const Endpoint& from, ByteView datagram);
  void begin(Timestamp now, Channel channel);
  /// Takes what has become of the port's handshakes.
  void settle(Timestamp now, Channel channel);
  void settle(Timestamp now);
  void give_up(std::string text);
  void drain(Channel channel);

  crypto::DtlsCertificate* certificate_;
  ProtectionLimits limits_;
  std::array<std::byte, 32> cookie_secret_{};
  MediaSecurity security_;
  RemoteAddresses remote_;
  bool rtcp_mux_ = false;
  bool decided_ = false;  ///< secured, or given up
  std::array<Port, 2> ports_;
  std::optional<Timestamp> give_up_at_;
  std::optional<Timestamp> rtp_alone_at_;
  std::string last_failure_;
  std::optional<std::unique_ptr<Transform>> transform_;
  std::deque<Outgoing> outgoing_;
  std::deque<ProtectionEvent> events_;
};

}  // namespace mtavip::rtp
