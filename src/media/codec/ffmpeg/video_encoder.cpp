#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "media/codec/ffmpeg/av.h"
#include "media/codec/ffmpeg/video_codecs.h"

namespace mtavip::media::ffmpeg {
namespace {

enum class Kind : std::uint8_t { kH264, kH261, kH263, kH263Plus, kVp8 };

/// A key frame this often even if nobody asks: peers exist that cannot.
constexpr double kKeyFrameSeconds = 10;
/// What the rate controller may borrow from the future. Shorter costs quality, longer costs delay on a full link.
constexpr double kRateBufferSeconds = 0.4;
constexpr std::int64_t kLowestRate = 16'000;

struct Choice {
  Kind kind;
  const char* name;  // of libavcodec's encoder
};

std::optional<Kind> kind_of(std::string_view encoding) {
  if (equals_ignoring_case(encoding, "H264")) return Kind::kH264;
  if (equals_ignoring_case(encoding, "H261")) return Kind::kH261;
  if (equals_ignoring_case(encoding, "H263")) return Kind::kH263;
  for (const char* name : {"H263-1998", "H263-2000"}) {
    if (equals_ignoring_case(encoding, name)) return Kind::kH263Plus;
  }
  if (equals_ignoring_case(encoding, "VP8")) return Kind::kVp8;
  return std::nullopt;
}

/// Sizes that H.263 knows without its custom picture format: what every H.263 decoder can show.
bool is_standard_h263_size(int width, int height) {
  constexpr std::array<std::pair<int, int>, 5> kSizes{{{128, 96}, {176, 144}, {352, 288}, {704, 576}, {1408, 1152}}};
  return std::find(kSizes.begin(), kSizes.end(), std::pair(width, height)) != kSizes.end();
}

struct H264Profile {
  const char* name = "baseline";
  int level = 0;  // 0: let the encoder choose
};
/// profile-level-id, RFC 6184 section 8.1. Anything but main and high is met by baseline, which all of them contain as
/// far as x264 writes it.
H264Profile h264_profile(const CodecParameters& parameters) {
  H264Profile profile;
  const auto text = find_parameter(parameters, "profile-level-id");
  const auto value = text && text->size() == 6 ? parse_number<std::uint32_t>(*text, 16) : std::nullopt;
  if (!value) return profile;
  switch (*value >> 16) {
    case 77:
      profile.name = "main";
      break;
    case 100:
      profile.name = "high";
      break;
    default:
      break;
  }
  const auto level = static_cast<int>(*value & 0xff);
  if (level >= 10 && level <= 62) profile.level = level;
  return profile;
}

class Encoder final : public VideoEncoder {
 public:
  Encoder(Choice choice, VideoCodecSettings settings)
      : choice_(choice),
        settings_(std::move(settings)),
        wanted_rate_(settings_.rate),
        wanted_fps_(settings_.frames_per_second) {}

  Result<void, CodecError> open() {
    const AVCodec* codec = avcodec_find_encoder_by_name(choice_.name);
    if (codec == nullptr) return fail(CodecError::kUnavailable);
    frame_.reset(av_frame_alloc());
    packet_.reset(av_packet_alloc());
    CodecContext context(avcodec_alloc_context3(codec));
    if (!frame_ || !packet_ || !context) return fail(CodecError::kInternal);

    opened_fps_ = std::clamp(wanted_fps_, 1.0, 120.0);
    context->width = settings_.width;
    context->height = settings_.height;
    context->pix_fmt = AV_PIX_FMT_YUV420P;
    context->framerate = av_d2q(opened_fps_, 1001 * 120);
    context->time_base = av_inv_q(context->framerate);
    context->gop_size = std::max(1, static_cast<int>(opened_fps_ * kKeyFrameSeconds));
    context->max_b_frames = 0;
    context->thread_count = 1;
    set_context_rate(*context);
    opened_rate_ = wanted_rate_;

    AVDictionary* options = nullptr;
    switch (choice_.kind) {
      case Kind::kH264:
        add_h264_options(*context, &options);
        break;
      case Kind::kH261:
        add_h26x_options(*context);
        break;
      case Kind::kH263:
        add_h26x_options(*context);
        // Half a packet, so that groups of blocks up to that size need not be cut.
        add_group_spacing(settings_.max_payload / 2, &options);
        break;
      case Kind::kH263Plus:
        add_h26x_options(*context);
        add_group_spacing(std::max<std::size_t>(settings_.max_payload, 200) - 200, &options);
        break;
      case Kind::kVp8:
        add_vp8_options(*context, &options);
        break;
    }
    const int result = avcodec_open2(context.get(), codec, &options);
    av_dict_free(&options);
    if (result < 0) return fail(CodecError::kBadParameter);
    context_ = std::move(context);
    pts_ = 0;
    return {};
  }

  Result<void, CodecError> encode(const VideoFrame& frame, bool key_frame, EncodedFrame& out) override {
    out.data.clear();
    out.key_frame = false;
    if (frame.width() != settings_.width || frame.height() != settings_.height) return fail(CodecError::kBadParameter);
    apply_rate();
    if (!context_) return fail(CodecError::kInternal);
    borrow(frame, *frame_);
    if (copies_input_) {
      // Spares libavcodec's own copy. x264 and libvpx have taken what they need when avcodec_send_frame returns.
      frame_->buf[0] = av_buffer_create(
          frame_->data[0], 1, [](void*, std::uint8_t*) {}, nullptr, AV_BUFFER_FLAG_READONLY);
      if (frame_->buf[0] == nullptr) return fail(CodecError::kInternal);
    }
    frame_->pts = pts_++;
    frame_->pict_type = key_frame ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
    const int sent = avcodec_send_frame(context_.get(), frame_.get());
    av_frame_unref(frame_.get());
    if (sent < 0) return fail(CodecError::kInternal);
    const int got = avcodec_receive_packet(context_.get(), packet_.get());
    if (got == AVERROR(EAGAIN)) return {};
    if (got < 0) return fail(CodecError::kInternal);
    const auto* data = reinterpret_cast<const std::byte*>(packet_->data);
    out.data.assign(data, data + packet_->size);
    out.key_frame = (packet_->flags & AV_PKT_FLAG_KEY) != 0;
    av_packet_unref(packet_.get());
    return {};
  }

  void set_rate(DataRate rate, double frames_per_second) override {
    wanted_rate_ = rate;
    if (frames_per_second > 0) wanted_fps_ = frames_per_second;
  }

  [[nodiscard]] std::string implementation() const override { return choice_.name; }

 private:
  /// The controllers count in pictures: fewer pictures a second than the encoder was opened for get more bits each.
  void set_context_rate(AVCodecContext& context) const {
    const double scale = opened_fps_ / std::clamp(wanted_fps_, 1.0, 120.0);
    const auto rate = std::max(kLowestRate, static_cast<std::int64_t>(static_cast<double>(wanted_rate_.bps()) * scale));
    context.bit_rate = rate;
    context.rc_max_rate = rate;
    context.rc_buffer_size = static_cast<int>(std::min(static_cast<double>(rate) * kRateBufferSeconds, 1e9));
    context.rc_initial_buffer_occupancy = context.rc_buffer_size * 3 / 4;
    if (choice_.kind == Kind::kVp8) context.rc_min_rate = rate;  // libvpx: constant rate
  }

  void apply_rate() {
    if (wanted_rate_ == opened_rate_ && wanted_fps_ == opened_fps_) return;
    if (adjusts_rate_) {
      set_context_rate(*context_);
      return;
    }
    // These encoders read their rate when they are opened, and opening costs a key frame: small changes wait.
    const double wanted = static_cast<double>(wanted_rate_.bps()) / wanted_fps_;
    const double opened = static_cast<double>(opened_rate_.bps()) / opened_fps_;
    if (std::abs(wanted / opened - 1) < 0.12) return;
    CodecContext old = std::exchange(context_, nullptr);
    if (!open()) context_ = std::move(old);
  }

  void add_h264_options(AVCodecContext& context, AVDictionary** options) {
    const H264Profile profile = h264_profile(settings_.parameters);
    const auto mode = find_parameter(settings_.parameters, "packetization-mode");
    const bool single_nal = !mode || *mode == "0";
    context.level = profile.level > 0 ? profile.level : FF_LEVEL_UNKNOWN;
    if (std::string_view(choice_.name) == "libopenh264") {
      context.profile = FF_PROFILE_H264_CONSTRAINED_BASELINE;
      av_dict_set(options, "allow_skip_frames", "1", 0);
      if (single_nal) av_dict_set_int(options, "max_nal_size", static_cast<std::int64_t>(settings_.max_payload), 0);
      return;
    }
    // The fastest preset with the deblocking filter, which it leaves out: two thirds of superfast's time for the same
    // quality at the rates of a call (bench/video_bench.cpp).
    av_dict_set(options, "preset", "ultrafast", 0);
    av_dict_set(options, "tune", "zerolatency", 0);
    av_dict_set(options, "profile", profile.name, 0);
    av_dict_set(options, "forced-idr", "1", 0);
    std::string parameters = "repeat-headers=1:scenecut=0:sliced-threads=0:no-deblock=0:deblock=0,0";
    if (single_nal) parameters += ":slice-max-size=" + std::to_string(settings_.max_payload);
    av_dict_set(options, "x264-params", parameters.c_str(), 0);
    copies_input_ = adjusts_rate_ = true;
  }

  static void add_h26x_options(AVCodecContext& context) {
    context.rc_max_rate = 0;  // mpegvideo refuses buffers that its smallest picture may not fill
    context.rc_buffer_size = 0;
    // A coefficient of H.261 and H.263 reaches 127 steps of twice the quantiser: finer steps than these could not carry
    // a block that turns from black to white, and it would stay grey.
    context.qmin = 6;
    context.bit_rate_tolerance = static_cast<int>(context.bit_rate / 2);
  }

  /// A group of blocks gets a header, at which decoding can go on after a lost packet, where this many bytes have been
  /// written since the last.
  static void add_group_spacing(std::size_t bytes, AVDictionary** options) {
    av_dict_set_int(options, "ps", static_cast<std::int64_t>(std::clamp<std::size_t>(bytes, 100, 3800)), 0);
  }

  void add_vp8_options(AVCodecContext& context, AVDictionary** options) {
    context.rc_buffer_size = static_cast<int>(std::min(static_cast<double>(context.bit_rate) * 0.6, 1e9));
    context.rc_initial_buffer_occupancy = context.rc_buffer_size * 3 / 4;
    context.qmin = 4;
    context.qmax = 56;
    av_dict_set(options, "deadline", "realtime", 0);
    av_dict_set(options, "cpu-used", "8", 0);
    av_dict_set(options, "lag-in-frames", "0", 0);
    av_dict_set(options, "auto-alt-ref", "0", 0);
    av_dict_set(options, "static-thresh", "1", 0);
    copies_input_ = true;
  }

  Choice choice_;
  VideoCodecSettings settings_;
  DataRate wanted_rate_;
  double wanted_fps_;
  DataRate opened_rate_;
  double opened_fps_ = 30;
  bool copies_input_ = false;
  bool adjusts_rate_ = false;
  CodecContext context_;
  Frame frame_;
  Packet packet_;
  std::int64_t pts_ = 0;
};

std::vector<Choice> choices(Kind kind, const VideoCodecSettings& settings) {
  switch (kind) {
    case Kind::kH264:
      return {{kind, "libx264"}, {kind, "libopenh264"}};
    case Kind::kH261:
      return {{kind, "h261"}};
    case Kind::kH263:
      return {{kind, "h263"}};
    case Kind::kH263Plus:
      return {{kind, is_standard_h263_size(settings.width, settings.height) ? "h263" : "h263p"}};
    case Kind::kVp8:
      return {{kind, "libvpx"}};
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<VideoEncoder>, CodecError> make_video_encoder(const VideoCodecSettings& settings) {
  const auto kind = kind_of(settings.name);
  if (!kind) return fail(CodecError::kUnknown);
  if (settings.width < 2 || settings.height < 2 || settings.width % 2 != 0 || settings.height % 2 != 0 ||
      settings.width > 8192 || settings.height > 4352) {
    return fail(CodecError::kBadParameter);
  }
  CodecError error = CodecError::kUnavailable;
  for (const Choice& choice : choices(*kind, settings)) {
    auto encoder = std::make_unique<Encoder>(choice, settings);
    if (const auto opened = encoder->open(); opened)
      return encoder;
    else if (opened.error() != CodecError::kUnavailable)
      error = opened.error();
  }
  return fail(error);
}

}  // namespace mtavip::media::ffmpeg
