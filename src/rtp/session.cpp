#include "rtp/session.h"

#include <algorithm>

#include "rtp/session_impl.h"

namespace mtavip::rtp {
namespace {

constexpr std::size_t kMaxCname = 255;
constexpr double kRtcpShare = 0.05;      // of the session bandwidth, RFC 3550 section 6.2
constexpr double kSenderShare = 0.25;    // of RTCP's
constexpr double kMinimumScale = 360.0;  // reduced minimum in seconds: 360 over kilobits per second
constexpr Duration kMinimumInterval = std::chrono::seconds(5);
constexpr std::size_t kLikelyReportSize = 100;

Endpoint next_port(Endpoint endpoint) {
  ++endpoint.port;
  return endpoint;
}

}  // namespace

Session::Impl::Impl(Environment& environment, SessionConfig config)
    : config_(std::move(config)),
      environment_(&environment),
      rtp_latch_(config_.limits.address_candidates),
      rtcp_latch_(config_.limits.address_candidates),
      sources_(config_.limits.sources),
      queue_(config_.limits.pending_packets),
      history_(config_.retransmission_history),
      schedule_(environment.random(), {}) {
  if (config_.cname.size() > kMaxCname) config_.cname.resize(kMaxCname);
  choose_identity();
  if (config_.ssrc) ssrc_ = *config_.ssrc;
  // Below the middle, so that no loss at the very start can be mistaken for a wrap (RFC 3711 section 3.3.1).
  next_sequence_ = static_cast<std::uint16_t>(environment.random().below(0x8000));
  const std::vector<PayloadFormat> formats = std::move(config_.payload_formats);
  set_payload_formats(formats);
  set_remote(config_.remote, config_.rtcp_mux);
  apply_schedule_options();
}

void Session::Impl::choose_identity() {
  ssrc_ = environment_->random().u32();
  timestamp_offset_ = environment_->random().u32();
  statistics_.sent.ssrc = ssrc_;
}

void Session::Impl::set_remote(const RemoteAddresses& remote, bool rtcp_mux) {
  config_.remote = remote;
  config_.rtcp_mux = rtcp_mux;
  rtp_latch_.set_signalled(remote.rtp);
  rtcp_latch_.set_signalled(remote.rtcp || !remote.rtp ? remote.rtcp : next_port(*remote.rtp));
}

void Session::Impl::set_payload_formats(std::span<const PayloadFormat> formats) {
  formats_.assign(formats.begin(), formats.end());
  format_index_.fill(-1);
  for (std::size_t i = 0; i < formats_.size(); ++i) {
    if (formats_[i].payload_type < 128) format_index_[formats_[i].payload_type] = static_cast<std::int16_t>(i);
  }
}

void Session::Impl::set_feedback(const FeedbackOptions& feedback) {
  config_.feedback = feedback;
  apply_schedule_options();
}

void Session::Impl::set_rtcp(const RtcpOptions& rtcp) {
  config_.rtcp = rtcp;
  apply_schedule_options();
}

void Session::Impl::apply_schedule_options() {
  const RtcpOptions& rtcp = config_.rtcp;
  const FeedbackOptions& feedback = config_.feedback;
  const double share = static_cast<double>(std::max<std::int64_t>(rtcp.session_bandwidth.bps(), 0)) / 8 * kRtcpShare;
  const auto bytes = [](DataRate rate) { return static_cast<double>(std::max<std::int64_t>(rate.bps(), 0)) / 8; };
  RtcpSchedule::Options options;
  options.sender_bytes_per_second = rtcp.sender_bandwidth ? bytes(*rtcp.sender_bandwidth) : share * kSenderShare;
  options.receiver_bytes_per_second =
      rtcp.receiver_bandwidth ? bytes(*rtcp.receiver_bandwidth) : share * (1 - kSenderShare);
  options.minimum = kMinimumInterval;
  if (rtcp.unicast) {
    if (rtcp.session_bandwidth.bps() > 0) {
      const double reduced = kMinimumScale / rtcp.session_bandwidth.kbps();
      options.minimum = std::min(kMinimumInterval, Duration(static_cast<std::int64_t>(reduced * 1e6)));
    }
    options.first_delay = kFirstReportDelay;
  }
  options.avpf = feedback.avpf;
  // Who announces feedback messages under plain AVP expects them when they matter, not seconds later.
  options.early_feedback = feedback.avpf || feedback.nack || feedback.pli || feedback.fir || feedback.tmmbr;
  options.regular_interval =
      feedback.avpf ? std::max(feedback.regular_interval, kLeastRegularInterval) : Duration::zero();
  schedule_.set_options(options);
}

void Session::Impl::emit(Event event) {
  if (events_.size() < config_.limits.pending_events) events_.push_back(std::move(event));
}

std::optional<Event> Session::Impl::poll_event() {
  if (events_.empty()) return std::nullopt;
  Event event = std::move(events_.front());
  events_.pop_front();
  return event;
}

const PayloadFormat* Session::Impl::format(std::uint8_t payload_type) const {
  const std::int16_t index = format_index_[payload_type & 0x7fU];
  return index < 0 ? nullptr : &formats_[static_cast<std::size_t>(index)];
}

std::optional<Endpoint> Session::Impl::rtp_destination() const {
  if (!rtp_latch_.signalled()) return std::nullopt;
  return config_.latching == Latching::kSymmetric && rtp_latch_.current() ? rtp_latch_.current()
                                                                          : rtp_latch_.signalled();
}

std::optional<Endpoint> Session::Impl::rtcp_destination() const {
  if (config_.rtcp_mux) return rtp_destination();
  if (!rtcp_latch_.signalled()) return std::nullopt;
  return config_.latching == Latching::kSymmetric && rtcp_latch_.current() ? rtcp_latch_.current()
                                                                           : rtcp_latch_.signalled();
}

RtcpSchedule::Membership Session::Impl::membership() const {
  RtcpSchedule::Membership result;
  if (bye_waits_) {
    result.members = 1 + byes_heard_;
    return result;
  }
  result.we_sent = last_sent_ && *last_sent_ >= report_before_;
  result.members = 1;
  result.senders = result.we_sent ? 1 : 0;
  for (const auto& source : sources_.all()) {
    if (source->left) continue;
    ++result.members;
    if (source->has_media && source->last_media >= report_before_) ++result.senders;
  }
  return result;
}

void Session::Impl::start(Timestamp now) {
  if (!started_) started_ = now;
  begin_rtcp_if_ready(now);
}

void Session::Impl::begin_rtcp_if_ready(Timestamp now) {
  if (!started_ || stopped_ || schedule_.running() || !rtcp_destination()) return;
  last_report_ = report_before_ = now;
  schedule_.start(now, membership(), kLikelyReportSize);
}

std::optional<Timestamp> Session::Impl::deadline() const {
  if (started_ && !stopped_ && !schedule_.running() && rtcp_destination()) return started_;
  return schedule_.deadline();
}

// Which clock relates the packet's timestamp to its time of capture; 0 where it says nothing about that.
std::uint32_t Session::Impl::reference_clock(const OutgoingPacket& packet) const {
  const PayloadFormat* known = format(packet.payload_type);
  if (known != nullptr && !known->counts_for_jitter) return 0;
  if (packet.clock_rate != 0) return packet.clock_rate;
  if (known != nullptr) return known->clock_rate;
  return formats_.empty() ? 0 : formats_.front().clock_rate;
}

Result<SentPacket, WriteError> Session::Impl::send(Timestamp now, const OutgoingPacket& packet) {
  begin_rtcp_if_ready(now);
  const SentPacket dropped{next_sequence_, 0};
  const auto destination = rtp_destination();
  TransmitQueue::Slot* slot = destination && !stopped_ ? queue_.reserve() : nullptr;
  if (slot == nullptr) {
    ++statistics_.sent.dropped;
    return dropped;
  }
  const std::size_t overhead = transform_ ? transform_->overhead() : 0;
  const std::size_t room = config_.limits.packet_size;
  if (overhead > room) return fail(WriteError::kTooLarge);
  if (slot->storage.size() < room) slot->storage.resize(room);

  RtpHeader header;
  header.marker = packet.marker;
  header.payload_type = packet.payload_type;
  header.sequence_number = next_sequence_;
  header.timestamp = packet.timestamp + timestamp_offset_;
  header.ssrc = ssrc_;
  header.extensions = packet.extensions;
  RtpPacketWriter writer(std::span(slot->storage).first(room - overhead));
  if (auto written = writer.header(header); !written) return fail(written.error());
  const std::size_t header_size = writer.size();
  if (auto written = writer.payload(packet.prefix); !written) return fail(written.error());
  if (auto written = writer.payload(packet.payload); !written) return fail(written.error());

  slot->size = writer.size();
  if (transform_) {
    const auto size = transform_->protect_rtp(std::span(slot->storage).first(room), slot->size);
    if (!size || *size > room) {
      ++statistics_.sent.dropped;
      return dropped;
    }
    slot->size = *size;
  }
  slot->channel = Channel::kRtp;
  slot->destination = *destination;
  queue_.commit();
  if (history_.enabled()) history_.store(now, next_sequence_, ByteView(slot->storage).first(slot->size));

  const std::size_t payload_size = packet.prefix.size() + packet.payload.size();
  ++statistics_.sent.packets;
  statistics_.sent.bytes += payload_size;
  statistics_.sent.header_bytes += header_size;
  ++sent_packets_of_ssrc_;
  sent_octets_of_ssrc_ += static_cast<std::uint32_t>(payload_size);
  if (const std::uint32_t clock_rate = reference_clock(packet); clock_rate != 0) {
    last_timestamp_ = header.timestamp;
    last_captured_ = packet.captured;
    last_clock_rate_ = clock_rate;
  }
  last_sent_ = now;
  announced_ = true;
  return SentPacket{next_sequence_++, slot->size};
}

void Session::Impl::send_keep_alive(Timestamp now, std::uint8_t payload_type) {
  OutgoingPacket packet;
  packet.payload_type = payload_type & 0x7fU;
  packet.timestamp = last_timestamp_ - timestamp_offset_;
  packet.captured = now;
  static_cast<void>(send(now, packet));
}

std::optional<WallTime> Session::Impl::sender_time(std::uint32_t rtp_timestamp) const {
  const Source* source = active_source();
  if (source == nullptr) return std::nullopt;
  return source->clock.at(rtp_timestamp, source->clock_rate);
}

std::string_view Session::Impl::remote_cname() const {
  const Source* source = active_source();
  return source == nullptr ? std::string_view{} : std::string_view(source->cname);
}

Statistics Session::Impl::statistics() const {
  Statistics result = statistics_;
  result.sent.ssrc = ssrc_;
  result.rtp_destination = rtp_destination();
  result.rtcp_destination = rtcp_destination();
  if (const Source* source = delivered_ssrc_ ? sources_.find(*delivered_ssrc_) : nullptr;
      source != nullptr && source->has_media) {
    result.received.ssrc = source->ssrc;
    result.received.packets = source->reception.received();
    result.received.bytes = source->payload_bytes;
    result.received.lost = source->reception.lost();
    result.received.fraction_lost = source->reception.fraction_lost();
    result.received.jitter = source->reception.jitter();
    result.received.duplicates = source->reception.duplicates();
    result.received.reordered = source->reception.reordered();
    result.received.last_arrival = source->last_media;
  }
  return result;
}

// --- The public face ---

Session::Session(Environment& environment, SessionConfig config)
    : impl_(std::make_unique<Impl>(environment, std::move(config))) {}
Session::~Session() = default;

void Session::set_remote(const RemoteAddresses& remote, bool rtcp_mux) {
  impl_->set_remote(remote, rtcp_mux);
}
void Session::set_latching(Latching latching) {
  impl_->set_latching(latching);
}
void Session::set_payload_formats(std::span<const PayloadFormat> formats) {
  impl_->set_payload_formats(formats);
}
void Session::set_feedback(const FeedbackOptions& feedback) {
  impl_->set_feedback(feedback);
}
void Session::set_rtcp(const RtcpOptions& rtcp) {
  impl_->set_rtcp(rtcp);
}
void Session::set_extensions(const ExtensionIds& extensions) {
  impl_->set_extensions(extensions);
}
void Session::set_transform(std::unique_ptr<Transform> transform) {
  impl_->set_transform(std::move(transform));
}
std::optional<ReceivedPacket> Session::handle(Timestamp now, Channel channel, Timestamp arrival, const Endpoint& from,
                                              std::span<std::byte> datagram) {
  return impl_->handle(now, channel, arrival, from, datagram);
}
std::optional<ReceivedPacket> Session::handle_rtp(Timestamp now, Timestamp arrival, const Endpoint& from,
                                                  std::span<std::byte> datagram) {
  return impl_->on_rtp(now, arrival, from, datagram);
}
void Session::handle_rtcp(Timestamp now, const Endpoint& from, std::span<std::byte> datagram) {
  impl_->on_rtcp(now, impl_->config_.rtcp_mux ? Channel::kRtp : Channel::kRtcp, from, datagram);
}
void Session::handle_timeout(Timestamp now) {
  impl_->handle_timeout(now);
}
void Session::start(Timestamp now) {
  impl_->start(now);
}
Result<SentPacket, WriteError> Session::send(Timestamp now, const OutgoingPacket& packet) {
  return impl_->send(now, packet);
}
void Session::send_keep_alive(Timestamp now, std::uint8_t payload_type) {
  impl_->send_keep_alive(now, payload_type);
}
bool Session::request_key_frame(Timestamp now) {
  return impl_->request_key_frame(now);
}
bool Session::nack(Timestamp now, std::span<const std::uint16_t> sequence_numbers) {
  return impl_->nack(now, sequence_numbers);
}
bool Session::limit_rate(Timestamp now, DataRate rate) {
  return impl_->limit_rate(now, rate);
}
void Session::stop(Timestamp now, std::string_view reason) {
  impl_->stop(now, reason);
}
std::optional<Transmit> Session::poll_transmit() {
  return impl_->poll_transmit();
}
std::optional<Event> Session::poll_event() {
  return impl_->poll_event();
}
std::optional<Timestamp> Session::deadline() const {
  return impl_->deadline();
}
std::uint32_t Session::ssrc() const {
  return impl_->ssrc_;
}
std::uint32_t Session::timestamp_offset() const {
  return impl_->timestamp_offset_;
}
std::uint16_t Session::next_sequence_number() const {
  return impl_->next_sequence_;
}
std::optional<std::uint32_t> Session::active_source() const {
  return impl_->active_;
}
const ExtensionIds& Session::extensions() const {
  return impl_->config_.extensions;
}
std::optional<WallTime> Session::sender_time(std::uint32_t rtp_timestamp) const {
  return impl_->sender_time(rtp_timestamp);
}
std::string_view Session::remote_cname() const {
  return impl_->remote_cname();
}
Statistics Session::statistics() const {
  return impl_->statistics();
}

}  // namespace mtavip::rtp
