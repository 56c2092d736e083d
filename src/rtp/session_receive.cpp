// Media coming in: from a datagram to a packet that may be played.
#include <algorithm>

#include "rtp/session_impl.h"

namespace mtavip::rtp {
namespace {

// A source that has been silent for so long no longer holds the stage against another.
constexpr Duration kStageTime = std::chrono::milliseconds(500);
// Media that was on its way when its source said BYE.
constexpr Duration kStragglerTime = std::chrono::milliseconds(1000);
// An authenticated packet from a new address may be a stray; two in a row are a move.
constexpr std::uint32_t kAuthenticSightings = 2;
// RFC 3550 section 8.2 forgets a conflicting address after ten report intervals.
constexpr int kConflictIntervals = 10;

}  // namespace

std::optional<ReceivedPacket> Session::Impl::handle(Timestamp now, Channel channel, Timestamp arrival,
                                                    const Endpoint& from, std::span<std::byte> datagram) {
  switch (classify(datagram)) {
    case DatagramKind::kRtcp: {
      // Without mux the payload types 64 to 95 are free for use, and with a marker they look like RTCP (RFC 5761
      // section 4).
      const auto payload_type = static_cast<std::uint8_t>(datagram[1] & std::byte{0x7f});
      if (channel == Channel::kRtcp || config_.rtcp_mux || format(payload_type) == nullptr) {
        on_rtcp(now, channel, from, datagram);
        return std::nullopt;
      }
      return on_rtp(now, arrival, from, datagram);
    }
    case DatagramKind::kRtp:
      if (channel == Channel::kRtcp) break;
      return on_rtp(now, arrival, from, datagram);
    default:
      break;
  }
  ++statistics_.total.other;
  return std::nullopt;
}

bool Session::Impl::believe_media(Timestamp now, const Endpoint& from, const RtpPacketView& packet) {
  AddressLatch::Sighting sighting;
  sighting.from = from;
  sighting.ssrc = packet.ssrc();
  sighting.sequence = packet.sequence_number();
  sighting.authentic = transform_ != nullptr;
  sighting.needed = config_.latching_policy.consecutive_packets;
  if (sighting.authentic) sighting.needed = rtp_latch_.current() ? kAuthenticSightings : 1;
  switch (rtp_latch_.on_packet(now, sighting, config_.latching_policy)) {
    case AddressLatch::Verdict::kRefused:
      return false;
    case AddressLatch::Verdict::kLatched:
      if (config_.latching == Latching::kSymmetric) emit(AddressLatched{Channel::kRtp, from});
      return true;
    case AddressLatch::Verdict::kBelieved:
      break;
  }
  return true;
}

bool Session::Impl::takes_over(Timestamp now, const Source& source) const {
  const Source* active = active_source();
  if (active == nullptr || active == &source || active->left || !active->has_media) return true;
  // A newer source replaces an older one (a transfer behind a gateway); the older one may not take turns with it.
  return source.born > active->born || now - active->last_media >= kStageTime;
}

Source* Session::Impl::media_source(Timestamp now, const RtpPacketView& packet, const PayloadFormat* known) {
  Source* source = sources_.find(packet.ssrc());
  if (source != nullptr && source->left) {
    if (now - *source->left < kStragglerTime) return nullptr;
    source->left.reset();
    source->has_media = false;
  }
  if (source != nullptr && source->has_media) return source;
  if (known == nullptr) return nullptr;
  source = sources_.find_or_add(now, packet.ssrc(), active_);
  if (source == nullptr) return nullptr;

  // While somebody else is heard, a stranger must prove itself; else the first packet is played at once.
  const Source* active = active_source();
  const bool stage_is_taken = active != nullptr && active != source && active->has_media && !active->left &&
                              now - active->last_media < kStageTime;
  source->has_media = true;
  source->born = ++born_;
  source->reception = Reception(stage_is_taken && !known->repair ? Reception::kMinSequential : 0);
  source->timestamps.reset();
  source->payload_bytes = 0;
  return source;
}

std::optional<ReceivedPacket> Session::Impl::deliver(Source& source, const RtpPacketView& packet, Timestamp arrival,
                                                     const PayloadFormat& known, bool restarted) {
  if (!known.repair && active_ != source.ssrc) {
    active_ = source.ssrc;
    const bool first = !delivered_ssrc_.has_value();
    if (!first) ++statistics_.total.source_changes;
    emit(ActiveSourceChanged{source.ssrc, first});
  }
  if (restarted) source.timestamps.reset();
  ReceivedPacket received{.packet = packet,
                          .sequence = source.reception.extended(packet.sequence_number()),
                          .timestamp = source.timestamps.unwrap(packet.timestamp()),
                          .arrival = arrival,
                          .clock_rate = known.clock_rate,
                          .new_source = restarted,
                          .repair = known.repair};
  if (!known.repair) {
    received.new_source = restarted || delivered_ssrc_ != source.ssrc;
    delivered_ssrc_ = source.ssrc;
  }
  ++statistics_.total.packets;
  statistics_.total.bytes += packet.payload().size();
  return received;
}

std::optional<ReceivedPacket> Session::Impl::on_rtp(Timestamp now, Timestamp arrival, const Endpoint& from,
                                                    std::span<std::byte> datagram) {
  if (transform_) {
    const auto size = transform_->unprotect_rtp(datagram);
    if (!size || *size > datagram.size()) {
      ++(!size && size.error() == TransformError::kReplayed ? statistics_.total.replayed
                                                            : statistics_.total.not_authentic);
      return std::nullopt;
    }
    datagram = datagram.first(*size);
  }
  const auto parsed = RtpPacketView::parse(datagram);
  if (!parsed) {
    ++statistics_.total.malformed_rtp;
    return std::nullopt;
  }
  const RtpPacketView& packet = *parsed;
  if (packet.ssrc() == ssrc_ && !config_.accept_reflected) {
    on_own_ssrc(now, from);
    return std::nullopt;
  }
  const PayloadFormat* known = format(packet.payload_type());
  if (known == nullptr && !rtp_latch_.believes(from)) {
    ++statistics_.total.unknown_payload_type;
    return std::nullopt;
  }
  Source* source = believe_media(now, from, packet) ? media_source(now, packet, known) : nullptr;
  if (source == nullptr) {
    ++(known == nullptr ? statistics_.total.unknown_payload_type : statistics_.total.from_strangers);
    return std::nullopt;
  }

  source->last_heard = now;
  const Reception::Verdict verdict = source->reception.on_sequence(packet.sequence_number());
  if (verdict == Reception::Verdict::kProbation || verdict == Reception::Verdict::kJumped) {
    ++statistics_.total.from_strangers;
    return std::nullopt;
  }
  source->last_media = now;
  source->media_since_report = true;
  if (known == nullptr) {
    ++statistics_.total.unknown_payload_type;
    return std::nullopt;
  }
  if (verdict == Reception::Verdict::kDuplicate) return std::nullopt;
  source->payload_bytes += packet.payload().size();
  source->clock_rate = known->clock_rate;
  if (known->counts_for_jitter) source->reception.on_timing(packet.timestamp(), arrival, known->clock_rate);
  if (!known->repair && !takes_over(now, *source)) {
    ++statistics_.total.from_strangers;
    return std::nullopt;
  }
  return deliver(*source, packet, arrival, *known, verdict == Reception::Verdict::kRestarted);
}

// RFC 3550 section 8.2: somebody uses our SSRC, or our own packets come back.
void Session::Impl::on_own_ssrc(Timestamp now, const Endpoint& from) {
  // Only who is believed to be the peer can make us change: anybody could forge this.
  if (!rtp_latch_.believes(from) && !rtcp_latch_.believes(from) && rtp_latch_.signalled() != from &&
      rtcp_latch_.signalled() != from) {
    ++statistics_.total.from_strangers;
    return;
  }
  const Duration memory = kConflictIntervals * schedule_.deterministic_interval(membership());
  conflicts_.erase(
      std::remove_if(conflicts_.begin(), conflicts_.end(), [&](const Conflict& c) { return now - c.seen > memory; }),
      conflicts_.end());
  const auto known =
      std::find_if(conflicts_.begin(), conflicts_.end(), [&](const Conflict& c) { return c.address == from; });
  if (known != conflicts_.end()) {
    known->seen = now;
    ++statistics_.total.looped;
    return;
  }
  if (conflicts_.size() >= config_.limits.conflicting_addresses) {
    ++statistics_.total.looped;
    return;
  }
  conflicts_.push_back({from, now});
  if (!stopped_ && announced_) static_cast<void>(send_rtcp(now, Content::kBye));
  const std::uint32_t before = ssrc_;
  // The new one must differ from everybody's, the other party's included.
  do {
    choose_identity();
  } while (ssrc_ == before || sources_.find(ssrc_) != nullptr);
  sent_packets_of_ssrc_ = 0;
  sent_octets_of_ssrc_ = 0;
  last_sent_.reset();
  history_.clear();
  emit(LocalSsrcChanged{before, ssrc_});
}

}  // namespace mtavip::rtp
