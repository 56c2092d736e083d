// RTCP coming in. A datagram has been taken apart as a whole before anything here acts on it.
#include <algorithm>
#include <type_traits>

#include "rtp/session_impl.h"

namespace mtavip::rtp {
namespace {

constexpr std::size_t kUdpOverIpv4 = 28;
constexpr std::size_t kUdpOverIpv6 = 48;
// Compounds in a row from an address that was not signalled, before it is believed.
constexpr std::uint32_t kStrangeReports = 2;
// A round trip longer than this is a wrong report, not a long way.
constexpr Duration kLongestRoundTrip = std::chrono::seconds(60);
// The least time between two copies of a packet, while the round trip is not known.
constexpr Duration kResendGap = std::chrono::milliseconds(20);
constexpr std::size_t kMaxCname = 255;

/// Whose packet it is: the SSRC that the first packet of a datagram speaks for.
std::optional<std::uint32_t> speaker(const rtcp::Packet& packet) {
  return std::visit(
      [](const auto& p) -> std::optional<std::uint32_t> {
        using T = std::decay_t<decltype(p)>;
        if constexpr (std::is_same_v<T, rtcp::SenderReport> || std::is_same_v<T, rtcp::ReceiverReport>) return p.ssrc;
        if constexpr (std::is_same_v<T, rtcp::App>) return p.ssrc;
        if constexpr (std::is_same_v<T, rtcp::SourceDescription>) {
          if (!p.chunks.empty()) return p.chunks.front().ssrc;
        }
        if constexpr (std::is_same_v<T, rtcp::Bye>) {
          if (!p.ssrcs.empty()) return p.ssrcs.front();
        }
        if constexpr (std::is_same_v<T, rtcp::GenericNack> || std::is_same_v<T, rtcp::PictureLoss> ||
                      std::is_same_v<T, rtcp::FullIntraRequest> || std::is_same_v<T, rtcp::TemporaryRate> ||
                      std::is_same_v<T, rtcp::ReceiverEstimate>) {
          return p.header.sender_ssrc;
        }
        return std::nullopt;
      },
      packet);
}

bool is_report(const rtcp::Packet& packet) {
  return std::holds_alternative<rtcp::SenderReport>(packet) || std::holds_alternative<rtcp::ReceiverReport>(packet);
}

/// A stranger's text, fit to be shown: no control characters.
std::string printable(std::string_view text) {
  std::string result(text);
  std::replace_if(
      result.begin(), result.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
  return result;
}

}  // namespace

bool Session::Impl::believe_rtcp(Timestamp now, Channel channel, const Endpoint& from, const rtcp::Packet& first) {
  AddressLatch& latch = channel == Channel::kRtp ? rtp_latch_ : rtcp_latch_;
  // On the media socket RTCP lives and dies with the media's address.
  if (latch.believes(from)) {
    if (channel == Channel::kRtp) return true;
  } else if (!is_report(first)) {
    return false;
  }
  AddressLatch::Sighting sighting;
  sighting.from = from;
  sighting.ssrc = speaker(first).value_or(0);
  sighting.authentic = transform_ != nullptr;
  const Source* source = sources_.find(sighting.ssrc);
  const bool heard_in_media =
      source != nullptr && source->has_media && rtp_latch_.current() && rtp_latch_.current()->address == from.address;
  sighting.needed = sighting.authentic || heard_in_media ? 1 : kStrangeReports;
  switch (latch.on_packet(now, sighting, config_.latching_policy)) {
    case AddressLatch::Verdict::kRefused:
      return false;
    case AddressLatch::Verdict::kLatched:
      if (config_.latching == Latching::kSymmetric) emit(AddressLatched{channel, from});
      return true;
    case AddressLatch::Verdict::kBelieved:
      break;
  }
  return true;
}

void Session::Impl::on_rtcp(Timestamp now, Channel channel, const Endpoint& from, std::span<std::byte> datagram) {
  const std::size_t wire_size = datagram.size() + (from.address.is_v6() ? kUdpOverIpv6 : kUdpOverIpv4);
  if (transform_) {
    const auto size = transform_->unprotect_rtcp(datagram);
    if (!size || *size > datagram.size()) {
      ++(!size && size.error() == TransformError::kReplayed ? statistics_.total.replayed
                                                            : statistics_.total.not_authentic);
      return;
    }
    datagram = datagram.first(*size);
  }
  // Feedback without a report in front is taken whether it was agreed or not: rooms send it so, and it costs nothing to
  // obey.
  const auto packets = rtcp::parse_compound(datagram, rtcp::Form::kReducedSize);
  if (!packets || packets->empty()) {
    ++statistics_.total.malformed_rtcp;
    return;
  }
  if (speaker(packets->front()) == ssrc_) {
    if (config_.accept_reflected) {
      ++statistics_.total.looped;
    } else {
      on_own_ssrc(now, from);
    }
    return;
  }
  if (!believe_rtcp(now, channel, from, packets->front())) {
    ++statistics_.total.from_strangers;
    return;
  }
  ++statistics_.total.rtcp_packets;
  schedule_.received(wire_size);
  for (const rtcp::Packet& packet : *packets) {
    std::visit([this, now](const auto& p) { on_packet(now, p); }, packet);
  }
}

Source* Session::Impl::rtcp_source(Timestamp now, std::uint32_t ssrc) {
  if (ssrc == ssrc_) return nullptr;
  Source* source = sources_.find_or_add(now, ssrc, active_);
  if (source != nullptr) source->last_heard = now;
  return source;
}

void Session::Impl::on_packet(Timestamp now, const rtcp::SenderReport& report) {
  if (Source* source = rtcp_source(now, report.ssrc)) {
    source->clock.on_report(report.ntp, report.rtp_timestamp, now);
    if (active_ == report.ssrc) emit(ClockUpdated{report.ssrc});
  }
  on_report_blocks(now, report.blocks);
}

void Session::Impl::on_packet(Timestamp now, const rtcp::ReceiverReport& report) {
  static_cast<void>(rtcp_source(now, report.ssrc));
  on_report_blocks(now, report.blocks);
}

void Session::Impl::on_report_blocks(Timestamp now, const std::vector<rtcp::ReportBlock>& blocks) {
  for (const rtcp::ReportBlock& block : blocks) {
    if (block.ssrc != ssrc_) continue;
    ReportReceived event;
    event.fraction_lost = block.fraction_lost / 256.0;
    if (block.last_sr != 0) {
      const std::uint32_t arrival = to_ntp(environment_->wall(now)).compact();
      const auto units = static_cast<std::int32_t>(arrival - block.last_sr - block.delay_since_sr);
      // Clocks of different grain make short ways come out a little below nothing.
      const Duration trip(std::max<std::int64_t>(units, 0) * 1'000'000 / 65536);
      const bool plausible = units > -65536 && trip <= kLongestRoundTrip;
      if (plausible) event.round_trip = statistics_.round_trip = trip;
    }
    Statistics::Remote remote;
    remote.fraction_lost = event.fraction_lost;
    remote.lost = block.cumulative_lost;
    if (last_clock_rate_ != 0) {
      remote.jitter = Duration(static_cast<std::int64_t>(block.jitter) * 1'000'000 / last_clock_rate_);
    }
    remote.at = now;
    statistics_.remote = remote;
    emit(event);
  }
}

void Session::Impl::on_packet(Timestamp now, const rtcp::SourceDescription& description) {
  for (const rtcp::SdesChunk& chunk : description.chunks) {
    const auto cname = chunk.find(rtcp::SdesType::kCname);
    if (!cname || cname->empty()) continue;
    if (Source* source = rtcp_source(now, chunk.ssrc)) source->cname = cname->substr(0, kMaxCname);
  }
}

void Session::Impl::on_packet(Timestamp now, const rtcp::Bye& bye) {
  if (bye_waits_) byes_heard_ += bye.ssrcs.size();
  for (const std::uint32_t ssrc : bye.ssrcs) {
    Source* source = sources_.find(ssrc);
    if (source == nullptr || source->left) continue;
    source->left = now;
    if (active_ == ssrc) active_.reset();
    emit(SourceLeft{ssrc, false, printable(bye.reason)});
    schedule_.membership_fell(now, membership());
  }
}

bool Session::Impl::retransmit(Timestamp now, std::uint16_t sequence_number) {
  PacketHistory::Entry* entry = history_.find(sequence_number);
  const auto destination = rtp_destination();
  if (entry == nullptr || !destination || stopped_) return false;
  // What was just sent again is on its way; asking twice must not send it twice.
  if (now - entry->sent < std::max(statistics_.round_trip.value_or(kResendGap), kResendGap)) return false;
  TransmitQueue::Slot* slot = queue_.reserve();
  if (slot == nullptr) return false;
  if (slot->storage.size() < entry->bytes.size()) slot->storage.resize(entry->bytes.size());
  std::copy(entry->bytes.begin(), entry->bytes.end(), slot->storage.begin());
  slot->size = entry->bytes.size();
  slot->channel = Channel::kRtp;
  slot->destination = *destination;
  queue_.commit();
  entry->sent = now;
  ++statistics_.sent.retransmitted;
  return true;
}

void Session::Impl::on_packet(Timestamp now, const rtcp::GenericNack& nack) {
  if (nack.header.media_ssrc != ssrc_) return;
  PacketsMissed event;
  event.sequence_numbers = nack.sequence_numbers;
  for (const std::uint16_t sequence_number : nack.sequence_numbers) {
    if (retransmit(now, sequence_number)) ++event.retransmitted;
  }
  statistics_.total.nacked_packets += nack.sequence_numbers.size();
  emit(std::move(event));
}

void Session::Impl::on_packet(Timestamp, const rtcp::PictureLoss& loss) {
  // Some leave the media SSRC empty where there is only one it could be.
  if (loss.header.media_ssrc != ssrc_ && loss.header.media_ssrc != 0) return;
  ++statistics_.total.key_frame_requests;
  emit(KeyFrameRequested{KeyFrameRequested::How::kPli});
}

void Session::Impl::on_packet(Timestamp now, const rtcp::FullIntraRequest& request) {
  for (const rtcp::FullIntraRequest::Entry& entry : request.entries) {
    if (entry.ssrc != ssrc_) continue;
    Source* source = rtcp_source(now, request.header.sender_ssrc);
    if (source == nullptr || source->fir_sequence == entry.sequence) continue;
    source->fir_sequence = entry.sequence;
    ++statistics_.total.key_frame_requests;
    emit(KeyFrameRequested{KeyFrameRequested::How::kFir});
  }
}

void Session::Impl::on_packet(Timestamp, const rtcp::LegacyFullIntra&) {
  ++statistics_.total.key_frame_requests;
  emit(KeyFrameRequested{KeyFrameRequested::How::kLegacyFir});
}

void Session::Impl::on_packet(Timestamp now, const rtcp::TemporaryRate& message) {
  if (message.notification) return;
  for (const rtcp::RateLimit& limit : message.limits) {
    if (limit.ssrc != ssrc_) continue;
    emit(RateLimited{limit.rate, false});
    if (config_.feedback.tmmbr) {
      pending_.bounding.assign(1, {message.header.sender_ssrc, limit.rate});
      feedback_waits(now);
    }
  }
}

void Session::Impl::on_packet(Timestamp, const rtcp::ReceiverEstimate& estimate) {
  if (std::find(estimate.ssrcs.begin(), estimate.ssrcs.end(), ssrc_) == estimate.ssrcs.end()) return;
  emit(RateLimited{estimate.rate, true});
}

}  // namespace mtavip::rtp
