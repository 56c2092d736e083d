// The inside of rtp::Session, divided by idea: session.cpp (configuration, sending, outputs), session_receive.cpp
// (media in), session_rtcp_in.cpp and session_rtcp_out.cpp.
#pragma once

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rtp/address_latch.h"
#include "rtp/packet_history.h"
#include "rtp/rtcp/compound.h"
#include "rtp/rtcp_schedule.h"
#include "rtp/session.h"
#include "rtp/source_table.h"
#include "rtp/transmit_queue.h"

namespace mtavip::rtp {

class Session::Impl {
 public:
  Impl(Environment& environment, SessionConfig config);

  // session.cpp
  void set_remote(const RemoteAddresses& remote, bool rtcp_mux);
  void set_latching(Latching latching) { config_.latching = latching; }
  void set_payload_formats(std::span<const PayloadFormat> formats);
  void set_feedback(const FeedbackOptions& feedback);
  void set_rtcp(const RtcpOptions& rtcp);
  void set_extensions(const ExtensionIds& extensions) { config_.extensions = extensions; }
  void set_transform(std::unique_ptr<Transform> transform) { transform_ = std::move(transform); }
  void start(Timestamp now);
  Result<SentPacket, WriteError> send(Timestamp now, const OutgoingPacket& packet);
  void send_keep_alive(Timestamp now, std::uint8_t payload_type);
  std::optional<Transmit> poll_transmit() { return queue_.poll(); }
  std::optional<Event> poll_event();
  [[nodiscard]] std::optional<Timestamp> deadline() const;
  [[nodiscard]] std::optional<WallTime> sender_time(std::uint32_t rtp_timestamp) const;
  [[nodiscard]] std::string_view remote_cname() const;
  [[nodiscard]] Statistics statistics() const;

  // session_receive.cpp
  std::optional<ReceivedPacket> handle(Timestamp now, Channel channel, Timestamp arrival, const Endpoint& from,
                                       std::span<std::byte> datagram);
  std::optional<ReceivedPacket> on_rtp(Timestamp now, Timestamp arrival, const Endpoint& from,
                                       std::span<std::byte> datagram);

  // session_rtcp_in.cpp
  void on_rtcp(Timestamp now, Channel channel, const Endpoint& from, std::span<std::byte> datagram);

  // session_rtcp_out.cpp
  void handle_timeout(Timestamp now);
  bool request_key_frame(Timestamp now);
  bool nack(Timestamp now, std::span<const std::uint16_t> sequence_numbers);
  bool limit_rate(Timestamp now, DataRate rate);
  void stop(Timestamp now, std::string_view reason);

  SessionConfig config_;
  std::uint32_t ssrc_ = 0;
  std::uint32_t timestamp_offset_ = 0;
  std::uint16_t next_sequence_ = 0;
  std::optional<std::uint32_t> active_;

 private:
  struct PendingFeedback {
    bool pli = false;
    bool fir = false;
    std::vector<std::uint16_t> missing;
    std::optional<DataRate> limit;                             // TMMBR to send
    std::vector<std::pair<std::uint32_t, DataRate>> bounding;  // TMMBN to answer
    [[nodiscard]] bool empty() const { return !pli && !fir && missing.empty() && !limit && bounding.empty(); }
  };
  struct Conflict {
    Endpoint address;
    Timestamp seen{};
  };

  // session.cpp
  [[nodiscard]] std::uint32_t reference_clock(const OutgoingPacket& packet) const;
  void apply_schedule_options();
  void choose_identity();
  void emit(Event event);
  [[nodiscard]] const PayloadFormat* format(std::uint8_t payload_type) const;
  [[nodiscard]] std::optional<Endpoint> rtp_destination() const;
  [[nodiscard]] std::optional<Endpoint> rtcp_destination() const;
  [[nodiscard]] RtcpSchedule::Membership membership() const;
  [[nodiscard]] Source* active_source() const { return active_ ? sources_.find(*active_) : nullptr; }
  void begin_rtcp_if_ready(Timestamp now);

  // session_receive.cpp
  [[nodiscard]] bool believe_media(Timestamp now, const Endpoint& from, const RtpPacketView& packet);
  [[nodiscard]] Source* media_source(Timestamp now, const RtpPacketView& packet, const PayloadFormat* format);
  [[nodiscard]] bool takes_over(Timestamp now, const Source& source) const;
  [[nodiscard]] std::optional<ReceivedPacket> deliver(Source& source, const RtpPacketView& packet, Timestamp arrival,
                                                      const PayloadFormat& format, bool restarted);
  void on_own_ssrc(Timestamp now, const Endpoint& from);

  // session_rtcp_in.cpp
  [[nodiscard]] bool believe_rtcp(Timestamp now, Channel channel, const Endpoint& from, const rtcp::Packet& first);
  [[nodiscard]] Source* rtcp_source(Timestamp now, std::uint32_t ssrc);
  void on_packet(Timestamp now, const rtcp::SenderReport& report);
  void on_packet(Timestamp now, const rtcp::ReceiverReport& report);
  void on_packet(Timestamp now, const rtcp::SourceDescription& description);
  void on_packet(Timestamp now, const rtcp::Bye& bye);
  void on_packet(Timestamp now, const rtcp::GenericNack& nack);
  void on_packet(Timestamp now, const rtcp::PictureLoss& loss);
  void on_packet(Timestamp now, const rtcp::FullIntraRequest& request);
  void on_packet(Timestamp now, const rtcp::LegacyFullIntra& request);
  void on_packet(Timestamp now, const rtcp::TemporaryRate& message);
  void on_packet(Timestamp now, const rtcp::ReceiverEstimate& estimate);
  void on_packet(Timestamp, const rtcp::App&) {}
  void on_packet(Timestamp, const rtcp::OtherPacket&) {}
  void on_report_blocks(Timestamp now, const std::vector<rtcp::ReportBlock>& blocks);
  bool retransmit(Timestamp now, std::uint16_t sequence_number);

  // session_rtcp_out.cpp
  enum class Content : std::uint8_t { kRegular, kFeedback, kBye };
  /// Its size with IP and UDP headers; 0: nothing was sent.
  std::size_t send_rtcp(Timestamp now, Content content);
  void write_reports(Timestamp now, Bytes& out);
  void write_feedback(Bytes& out);
  void feedback_waits(Timestamp now);
  void remove_silent_sources(Timestamp now);

  Environment* environment_;
  std::unique_ptr<Transform> transform_;
  std::array<std::int16_t, 128> format_index_{};
  std::vector<PayloadFormat> formats_;
  AddressLatch rtp_latch_;
  AddressLatch rtcp_latch_;
  SourceTable sources_;
  TransmitQueue queue_;
  PacketHistory history_;
  RtcpSchedule schedule_;
  std::deque<Event> events_;
  std::vector<Conflict> conflicts_;
  PendingFeedback pending_;
  std::uint8_t fir_sequence_ = 0;

  std::optional<Timestamp> started_;
  bool stopped_ = false;
  bool bye_waits_ = false;
  std::size_t byes_heard_ = 0;  // while ours waits, only they count as members (6.3.7)
  bool announced_ = false;      // something of ours was sent, so a BYE means something (6.3.7)
  std::string bye_reason_;

  // What the sender report tells of our stream.
  std::uint32_t sent_packets_of_ssrc_ = 0;
  std::uint32_t sent_octets_of_ssrc_ = 0;
  std::uint32_t last_timestamp_ = 0;
  Timestamp last_captured_{};
  std::uint32_t last_clock_rate_ = 0;
  std::optional<Timestamp> last_sent_;
  Timestamp last_report_{};
  Timestamp report_before_{};

  std::uint64_t born_ = 0;
  std::optional<std::uint32_t> delivered_ssrc_;
  Statistics statistics_;
};

}  // namespace mtavip::rtp
