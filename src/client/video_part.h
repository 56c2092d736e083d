// The picture of one call: sockets and stream on the media thread, source and encoder, decoder and sink on threads of
// their own.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <mtavip/statistics.h>

#include "client/media_context.h"
#include "client/video_receiver.h"
#include "client/video_sender.h"
#include "media/record/recorder.h"
#include "media/video/video_stream.h"
#include "net/media_socket.h"
#include "rtp/media_protection.h"

namespace mtavip::client {

class VideoPart {
 public:
  /// `certificate`: null where DTLS was not offered.
  VideoPart(MediaContext& context, CallId call, net::MediaPorts ports, const std::string& cname, std::uint32_t ssrc,
            crypto::DtlsCertificate* certificate);
  ~VideoPart();
  VideoPart(const VideoPart&) = delete;
  VideoPart& operator=(const VideoPart&) = delete;

  void configure(Timestamp now, const call::AgreedStream& agreed, const MediaOptions& options);
  void set_source(std::unique_ptr<media::VideoSource> source);
  /// `still_path`: where the last picture is written at the end; may be empty.
  void set_sink(std::unique_ptr<media::VideoSink> sink, const std::string& still_path);
  void set_recorder(media::Recorder* recorder) { recorder_ = recorder; }
  void set_muted(bool muted);
  /// The peer asked by signalling.
  void send_key_frame(Timestamp now);
  void stop(Timestamp now);
  /// Takes the threads out, to be ended where waiting does not hurt.
  struct Threads {
    std::unique_ptr<VideoSender> sender;
    std::unique_ptr<VideoReceiver> receiver;
  };
  [[nodiscard]] Threads release_threads();

  [[nodiscard]] VideoStatistics statistics(Timestamp now) const;
  [[nodiscard]] std::optional<Timestamp> last_arrival() const { return last_arrival_; }
  [[nodiscard]] media::VideoStream& stream() { return *stream_; }
  [[nodiscard]] bool running() const { return running_; }

 private:
  void receive(rtp::Channel channel, ByteView packet, const Endpoint& from, Timestamp arrival);
  void drain(Timestamp now);
  void take(Timestamp now, const media::VideoEvent& event);
  void start_sender();

  MediaContext& context_;
  CallId call_;
  net::MediaPorts ports_;
  std::unique_ptr<net::MediaSocket> rtp_;
  std::unique_ptr<net::MediaSocket> rtcp_;
  media::VideoStreamConfig config_;
  std::unique_ptr<media::VideoStream> stream_;
  std::unique_ptr<net::Timer> timer_;
  std::unique_ptr<media::VideoSource> waiting_source_;  ///< opened before the codec was agreed
  std::unique_ptr<VideoSender> sender_;
  std::unique_ptr<VideoReceiver> receiver_;
  media::Recorder* recorder_ = nullptr;
  std::optional<VideoSenderSettings> sender_settings_;
  rtp::MediaProtection protection_;
  bool running_ = false;
  bool arrived_told_ = false;
  bool muted_ = false;
  bool sending_ = false;
  std::string send_codec_;
  std::string receive_codec_;
  std::optional<Timestamp> last_arrival_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  ///< for tasks on their way here when it is gone
};

}  // namespace mtavip::client
