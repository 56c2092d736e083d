// RTCP going out: what a compound says, and when the schedule lets it go.
#include <algorithm>

#include "rtp/session_impl.h"

namespace mtavip::rtp {
namespace {

constexpr std::size_t kUdpOverIpv4 = 28;
constexpr std::size_t kUdpOverIpv6 = 48;
// Pairs of a packet id and a mask in one NACK, so that the compound fits a datagram whatever else it says.
constexpr std::size_t kMaxNackPairs = 64;
constexpr std::size_t kMaxMissing = 1024;
// Members above which a BYE may not be sent at once (RFC 3550 section 6.3.7).
constexpr std::size_t kByeBackOffMembers = 50;
// An empty RR, a BYE, and what carries them.
constexpr std::size_t kByeSize = 8 + 12 + 28;
constexpr int kSourceTimeoutIntervals = 5;  // 6.3.5
constexpr Duration kLeastSourceTimeout = std::chrono::seconds(25);

/// How many of the numbers, from the front, fit into `pairs` pairs.
std::size_t fitting(std::span<const std::uint16_t> numbers, std::size_t pairs) {
  std::size_t count = 0;
  while (count < numbers.size() && pairs-- > 0) {
    const std::uint16_t first = numbers[count++];
    for (unsigned last = 0; count < numbers.size(); ++count) {
      const auto distance = static_cast<std::uint16_t>(numbers[count] - first);
      if (distance <= last || distance > 16) break;
      last = distance;
    }
  }
  return count;
}

}  // namespace

void Session::Impl::write_reports(Timestamp now, Bytes& out) {
  std::vector<rtcp::ReportBlock> blocks;
  for (const auto& source : sources_.all()) {
    if (blocks.size() == rtcp::kMaxReportBlocks) break;
    if (!source->media_since_report || !source->reception.valid() || source->left) continue;
    rtcp::ReportBlock block = source->reception.report();
    block.ssrc = source->ssrc;
    block.last_sr = source->clock.last_sr();
    block.delay_since_sr = source->clock.delay_since(now);
    source->media_since_report = false;
    blocks.push_back(block);
  }
  if (membership().we_sent && last_clock_rate_ != 0) {
    rtcp::SenderReport report;
    report.ssrc = ssrc_;
    report.ntp = to_ntp(environment_->wall(now));
    const Duration elapsed = now - last_captured_;
    const std::int64_t rate = last_clock_rate_;
    const std::int64_t units = elapsed.count() / 1'000'000 * rate + elapsed.count() % 1'000'000 * rate / 1'000'000;
    report.rtp_timestamp = last_timestamp_ + static_cast<std::uint32_t>(units);
    report.packet_count = sent_packets_of_ssrc_;
    report.octet_count = sent_octets_of_ssrc_;
    report.blocks = std::move(blocks);
    report.write(out);
  } else {
    rtcp::ReceiverReport{ssrc_, std::move(blocks)}.write(out);
  }
  rtcp::SourceDescription{{{ssrc_, {{rtcp::SdesType::kCname, config_.cname}}}}}.write(out);
}

void Session::Impl::write_feedback(Bytes& out) {
  const std::uint32_t media = active_.value_or(0);
  if (!pending_.missing.empty() && active_) {
    const std::size_t count = fitting(pending_.missing, kMaxNackPairs);
    const auto end = pending_.missing.begin() + static_cast<std::ptrdiff_t>(count);
    rtcp::GenericNack{{ssrc_, media}, {pending_.missing.begin(), end}}.write(out);
    pending_.missing.erase(pending_.missing.begin(), end);
    statistics_.sent.nacked_packets += count;
  }
  if (pending_.pli && active_) {
    rtcp::PictureLoss{{ssrc_, media}}.write(out);
    ++statistics_.sent.key_frame_requests;
  }
  if (pending_.fir && active_) {
    rtcp::FullIntraRequest{{ssrc_, 0}, {{media, ++fir_sequence_}}}.write(out);
    ++statistics_.sent.key_frame_requests;
  }
  if (pending_.limit && active_) rtcp::TemporaryRate{false, {ssrc_, 0}, {{media, *pending_.limit, 0}}}.write(out);
  if (!pending_.bounding.empty()) {
    rtcp::TemporaryRate notification{true, {ssrc_, 0}, {}};
    for (const auto& [owner, rate] : pending_.bounding) notification.limits.push_back({owner, rate, 0});
    notification.write(out);
  }
  std::vector<std::uint16_t> left_over = std::move(pending_.missing);
  pending_ = {};
  if (active_) pending_.missing = std::move(left_over);
}

std::size_t Session::Impl::send_rtcp(Timestamp now, Content content) {
  const auto destination = rtcp_destination();
  TransmitQueue::Slot* slot = destination && config_.rtcp.enabled ? queue_.reserve() : nullptr;
  if (slot == nullptr) {
    pending_ = {};
    return 0;
  }
  Bytes& out = slot->storage;
  out.clear();
  const bool feedback_alone = content == Content::kFeedback && config_.feedback.reduced_size && !pending_.empty();
  if (!feedback_alone) write_reports(now, out);
  if (content == Content::kBye) {
    rtcp::Bye{{ssrc_}, bye_reason_}.write(out);
  } else {
    write_feedback(out);
  }
  if (out.empty()) return 0;  // the source that the feedback was for has gone
  slot->size = out.size();
  if (transform_) {
    out.resize(slot->size + transform_->overhead());
    const auto size = transform_->protect_rtcp(out, slot->size);
    if (!size || *size > out.size()) {
      ++statistics_.sent.dropped;
      return 0;
    }
    slot->size = *size;
  }
  slot->channel = config_.rtcp_mux ? Channel::kRtp : Channel::kRtcp;
  slot->destination = *destination;
  queue_.commit();
  ++statistics_.sent.rtcp_packets;
  announced_ = true;
  return slot->size + (destination->address.is_v6() ? kUdpOverIpv6 : kUdpOverIpv4);
}

void Session::Impl::remove_silent_sources(Timestamp now) {
  const Duration limit =
      std::max(kSourceTimeoutIntervals * schedule_.deterministic_interval(membership()), kLeastSourceTimeout);
  std::vector<std::uint32_t> silent;
  for (const auto& source : sources_.all()) {
    if (now - source->last_heard >= limit) silent.push_back(source->ssrc);
  }
  for (const std::uint32_t ssrc : silent) {
    const bool left = sources_.find(ssrc)->left.has_value();
    if (delivered_ssrc_ == ssrc) statistics_.received = statistics().received;
    sources_.erase(ssrc);
    if (active_ == ssrc) active_.reset();
    if (!left) emit(SourceLeft{ssrc, true, {}});
  }
  if (!silent.empty()) schedule_.membership_fell(now, membership());
}

void Session::Impl::handle_timeout(Timestamp now) {
  begin_rtcp_if_ready(now);
  const RtcpSchedule::Action action = schedule_.expire(now, membership());
  if (action == RtcpSchedule::Action::kNone) return;
  if (bye_waits_) {
    bye_waits_ = false;
    schedule_.stop();
    static_cast<void>(send_rtcp(now, Content::kBye));
    return;
  }
  const bool regular = action == RtcpSchedule::Action::kRegular;
  const std::size_t size = send_rtcp(now, regular ? Content::kRegular : Content::kFeedback);
  if (regular) {
    report_before_ = last_report_;
    last_report_ = now;
    remove_silent_sources(now);
  }
  schedule_.sent(now, action, size, membership());
  if (!pending_.empty()) schedule_.request_feedback(now, membership());
}

void Session::Impl::feedback_waits(Timestamp now) {
  begin_rtcp_if_ready(now);
  schedule_.request_feedback(now, membership());
}

bool Session::Impl::request_key_frame(Timestamp now) {
  if (!active_ || !config_.rtcp.enabled || stopped_) return false;
  if (config_.feedback.pli) {
    pending_.pli = true;
  } else if (config_.feedback.fir) {
    pending_.fir = true;
  } else {
    return false;
  }
  feedback_waits(now);
  return true;
}

bool Session::Impl::nack(Timestamp now, std::span<const std::uint16_t> sequence_numbers) {
  if (!active_ || !config_.feedback.nack || !config_.rtcp.enabled || stopped_) return false;
  for (const std::uint16_t number : sequence_numbers) {
    if (pending_.missing.size() == kMaxMissing) break;
    pending_.missing.push_back(number);
  }
  if (!pending_.missing.empty()) feedback_waits(now);
  return true;
}

bool Session::Impl::limit_rate(Timestamp now, DataRate rate) {
  if (!active_ || !config_.feedback.tmmbr || !config_.rtcp.enabled || stopped_) return false;
  pending_.limit = rate;
  feedback_waits(now);
  return true;
}

void Session::Impl::stop(Timestamp now, std::string_view reason) {
  if (stopped_) return;
  stopped_ = true;
  bye_reason_ = reason;
  // Who never sent anything is not missed (6.3.7).
  if (!announced_) {
    schedule_.stop();
    return;
  }
  const RtcpSchedule::Membership everybody = membership();
  if (everybody.members > kByeBackOffMembers) {
    bye_waits_ = true;
    schedule_.back_off_bye(now, kByeSize + bye_reason_.size(), membership());
    return;
  }
  schedule_.stop();
  static_cast<void>(send_rtcp(now, Content::kBye));
}

}  // namespace mtavip::rtp
