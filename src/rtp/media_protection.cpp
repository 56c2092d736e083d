#include "rtp/media_protection.h"

#include <algorithm>
#include <utility>

#include "crypto/digest.h"

namespace mtavip::rtp {
namespace {

// RFC 7983 section 7.
bool is_dtls(ByteView datagram) {
  const auto first = datagram.empty() ? 0U : static_cast<unsigned>(datagram.front());
  return first >= 20 && first <= 63;
}

// RFC 6347 sections 4.1 and 4.2.2: a handshake record, whose message is of type 1.
bool begins_handshake(ByteView datagram) {
  constexpr std::size_t kRecordHeader = 13;
  return datagram.size() > kRecordHeader && datagram[0] == std::byte{22} && datagram[kRecordHeader] == std::byte{1};
}

constexpr std::array kChannels{Channel::kRtp, Channel::kRtcp};

}  // namespace

MediaProtection::MediaProtection(Environment& environment, crypto::DtlsCertificate* certificate,
                                 const ProtectionLimits& limits)
    : certificate_(certificate), limits_(limits) {
  if (certificate_ != nullptr) environment.random().fill(cookie_secret_);
}

void MediaProtection::configure(Timestamp now, const MediaSecurity& security, const RemoteAddresses& remote,
                                bool rtcp_mux) {
  const bool same = security == security_ && (agreement() == nullptr || rtcp_mux == rtcp_mux_);
  remote_ = remote;
  rtcp_mux_ = rtcp_mux;
  if (!same) {
    security_ = security;
    ports_ = {};
    decided_ = false;
    give_up_at_.reset();
    rtp_alone_at_.reset();
    last_failure_.clear();
    if (const auto* keys = std::get_if<SrtpKeys>(&security_)) {
      transform_ = std::make_unique<SrtpTransform>(*keys);
    } else if (agreement() != nullptr) {
      transform_ = std::make_unique<ClosedTransform>();
      give_up_at_ = now + limits_.time;
    } else {
      transform_ = nullptr;
    }
  }
  if (!undecided()) return;
  if (certificate_ == nullptr) return give_up("there is no certificate for DTLS");
  for (const Channel channel : kChannels) {
    if (agreement()->active && uses(channel) && port(channel).handshakes.empty()) begin(now, channel);
  }
}

std::optional<Endpoint> MediaProtection::signalled(Channel channel) const {
  if (channel == Channel::kRtp || !remote_.rtp) return remote_.rtp;
  if (remote_.rtcp) return remote_.rtcp;
  return Endpoint{remote_.rtp->address, static_cast<std::uint16_t>(remote_.rtp->port + 1)};
}

void MediaProtection::begin(Timestamp now, Channel channel) {
  const auto to = signalled(channel);
  if (!to) return;
  Port& port = this->port(channel);
  ++port.attempts;
  crypto::DtlsAssociationConfig config;
  config.client = true;
  config.fingerprints = agreement()->fingerprints;
  port.handshakes.clear();
  port.handshakes.push_back({*to, std::make_unique<crypto::DtlsAssociation>(*certificate_, std::move(config))});
  port.handshakes.front().association->start(now);
  drain(channel);
}

MediaProtection::Handshake* MediaProtection::find_or_accept(Channel channel, const Endpoint& from, ByteView datagram) {
  Port& port = this->port(channel);
  const auto known = std::ranges::find(port.handshakes, from, &Handshake::address);
  if (known != port.handshakes.end()) return &*known;
  if (agreement()->active || port.keys || !begins_handshake(datagram)) return nullptr;
  const auto expected = signalled(channel);
  if (port.handshakes.size() >= limits_.handshakes) {
    // The oldest makes room, but not that of the address where the other side should be.
    const auto oldest = std::ranges::find_if(port.handshakes, [&](const auto& h) { return h.address != expected; });
    if (oldest == port.handshakes.end()) return nullptr;
    port.handshakes.erase(oldest);
  }
  crypto::DtlsAssociationConfig config;
  config.fingerprints = agreement()->fingerprints;
  if (from != expected) {
    const std::string text = from.to_string();
    config.cookie = to_bytes(crypto::hmac(crypto::Hash::kSha256, cookie_secret_, bytes_of(text)).bytes());
  }
  port.handshakes.push_back({from, std::make_unique<crypto::DtlsAssociation>(*certificate_, std::move(config))});
  return &port.handshakes.back();
}

bool MediaProtection::handle(Timestamp now, Channel channel, const Endpoint& from, ByteView datagram) {
  if (agreement() == nullptr || !is_dtls(datagram)) return false;
  if (certificate_ == nullptr || !uses(channel)) return true;
  if (Handshake* handshake = find_or_accept(channel, from, datagram)) {
    handshake->association->handle(now, datagram);
    drain(channel);
    settle(now, channel);
  }
  return true;
}

void MediaProtection::handle_timeout(Timestamp now) {
  for (const Channel channel : kChannels) {
    for (auto& handshake : port(channel).handshakes) handshake.association->handle_timeout(now);
    drain(channel);
    settle(now, channel);
  }
  settle(now);
  if (!undecided() || !give_up_at_ || now < *give_up_at_) return;
  give_up(last_failure_.empty() ? "the other side has not set up the encryption: no DTLS handshake arrived"
                                : last_failure_);
}

void MediaProtection::settle(Timestamp now, Channel channel) {
  Port& port = this->port(channel);
  using State = crypto::DtlsAssociation::State;
  for (auto it = port.handshakes.begin(); undecided() && !port.keys && it != port.handshakes.end();) {
    crypto::DtlsAssociation& association = *it->association;
    if (association.state() == State::kSecured) {
      port.keys = SrtpKeys{association.keys()->local, association.keys()->remote};
      Handshake winner = std::move(*it);
      port.handshakes.clear();
      port.handshakes.push_back(std::move(winner));
      break;
    }
    if (association.state() != State::kFailed) {
      ++it;
      continue;
    }
    last_failure_ = association.failure();
    // From where it was expected, or where we called ourselves, a wrong certificate is the other side's own.
    if (association.wrong_certificate() && it->address == signalled(channel)) return give_up(last_failure_);
    it = port.handshakes.erase(it);
    if (!agreement()->active) continue;
    if (port.attempts >= limits_.attempts) return give_up(last_failure_);
    begin(now, channel);
    break;
  }
  settle(now);
}

void MediaProtection::settle(Timestamp now) {
  if (!undecided()) return;
  const auto& rtp = port(Channel::kRtp).keys;
  const auto& rtcp = port(Channel::kRtcp).keys;
  if (!rtp) return;
  if (!rtcp_mux_ && !rtcp) {
    if (!rtp_alone_at_) rtp_alone_at_ = now + limits_.wait_for_rtcp;
    if (now < *rtp_alone_at_) return;
  }
  decided_ = true;
  if (rtcp_mux_) {
    transform_ = std::make_unique<SrtpTransform>(*rtp);
  } else {
    transform_ = std::make_unique<SrtpTransform>(*rtp, rtcp);
  }
  events_.emplace_back(SessionSecured{rtp->local.suite});
}

void MediaProtection::give_up(std::string text) {
  decided_ = true;
  ports_ = {};
  events_.emplace_back(SessionNotSecured{std::move(text)});
}

void MediaProtection::drain(Channel channel) {
  for (auto& handshake : port(channel).handshakes) {
    while (auto datagram = handshake.association->poll()) {
      outgoing_.push_back({channel, handshake.address, std::move(*datagram)});
    }
  }
}

std::optional<Timestamp> MediaProtection::deadline() const {
  std::optional<Timestamp> first;
  const auto consider = [&first](std::optional<Timestamp> due) {
    if (due && (!first || *due < *first)) first = due;
  };
  for (const auto& port : ports_) {
    for (const auto& handshake : port.handshakes) consider(handshake.association->deadline());
  }
  if (undecided()) {
    consider(give_up_at_);
    consider(rtp_alone_at_);
  }
  return first;
}

std::optional<MediaProtection::Outgoing> MediaProtection::poll_transmit() {
  if (outgoing_.empty()) return std::nullopt;
  Outgoing next = std::move(outgoing_.front());
  outgoing_.pop_front();
  return next;
}

std::optional<std::unique_ptr<Transform>> MediaProtection::poll_transform() {
  return std::exchange(transform_, std::nullopt);
}

std::optional<ProtectionEvent> MediaProtection::poll_event() {
  if (events_.empty()) return std::nullopt;
  ProtectionEvent next = std::move(events_.front());
  events_.pop_front();
  return next;
}

}  // namespace mtavip::rtp
