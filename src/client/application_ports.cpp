#include "client/application_ports.h"

#include <algorithm>
#include <cstring>

namespace mtavip::client {
namespace {

class InputSource final : public media::AudioSource {
 public:
  explicit InputSource(SoundInput& input) : input_(input) {}
  [[nodiscard]] media::AudioFormat format() const override { return {input_.sample_rate(), 1}; }
  std::size_t read(std::span<std::int16_t> out) override {
    const std::size_t given = std::min(input_.read(out), out.size());
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(given), out.end(), std::int16_t{0});
    return out.size();
  }

 private:
  SoundInput& input_;
};

class OutputSink final : public media::AudioSink {
 public:
  explicit OutputSink(SoundOutput& output) : output_(output) {}
  [[nodiscard]] media::AudioFormat format() const override { return {output_.sample_rate(), 1}; }
  void write(std::span<const std::int16_t> samples) override { output_.write(samples); }

 private:
  SoundOutput& output_;
};

class PictureSource final : public media::VideoSource {
 public:
  PictureSource(PictureInput& input, double frames_per_second)
      : input_(input), interval_(static_cast<std::int64_t>(1e6 / frames_per_second)) {}

  std::optional<media::VideoFrame> read(Timestamp now) override {
    // After a pause the rhythm begins anew instead of catching up.
    due_ = std::max(due_ + interval_, now);
    const auto picture = input_.read();
    if (!picture || picture->width <= 0 || picture->height <= 0) return std::nullopt;
    media::VideoFrame frame(
        picture->width, picture->height,
        {media::Plane{picture->planes[0], picture->strides[0]}, media::Plane{picture->planes[1], picture->strides[1]},
         media::Plane{picture->planes[2], picture->strides[2]}},
        nullptr);
    media::VideoFrame own = frame.copy();
    own.captured = now;
    return own;
  }
  [[nodiscard]] Timestamp next_due() const override { return due_; }
  void constrain(int, int, double max_frames_per_second) override {
    interval_ = std::max(interval_, Duration(static_cast<std::int64_t>(1e6 / max_frames_per_second)));
  }

 private:
  PictureInput& input_;
  Duration interval_;
  Timestamp due_{};
};

class PictureSink final : public media::VideoSink {
 public:
  explicit PictureSink(PictureOutput& output) : output_(output) {}
  void show(const media::VideoFrame& frame, Timestamp) override {
    Picture picture;
    picture.width = frame.width();
    picture.height = frame.height();
    for (std::size_t i = 0; i < 3; ++i) {
      picture.planes[i] = frame.plane(i).data;
      picture.strides[i] = frame.plane(i).stride;
    }
    output_.show(picture);
  }

 private:
  PictureOutput& output_;
};

template <class Map>
auto* find_port(const Map& ports, const std::string& name) {
  const auto it = ports.find(name);
  return it == ports.end() ? nullptr : it->second;
}

auto no_port(const std::string& name) {
  return fail("the program has added no port \"app:" + name + "\" of this kind");
}

}  // namespace

MediaFactory::Made<media::AudioSource> application_sound_input(const ApplicationPorts& ports, const std::string& name) {
  if (auto* port = find_port(ports.sound_inputs, name)) return std::make_unique<InputSource>(*port);
  return no_port(name);
}

MediaFactory::Made<media::AudioSink> application_sound_output(const ApplicationPorts& ports, const std::string& name) {
  if (auto* port = find_port(ports.sound_outputs, name)) return std::make_unique<OutputSink>(*port);
  return no_port(name);
}

MediaFactory::Made<media::VideoSource> application_picture_input(const ApplicationPorts& ports, const std::string& name,
                                                                 double frames_per_second) {
  if (auto* port = find_port(ports.picture_inputs, name)) {
    return std::make_unique<PictureSource>(*port, std::clamp(frames_per_second, 1.0, 120.0));
  }
  return no_port(name);
}

MediaFactory::Made<media::VideoSink> application_picture_output(const ApplicationPorts& ports,
                                                                const std::string& name) {
  if (auto* port = find_port(ports.picture_outputs, name)) return std::make_unique<PictureSink>(*port);
  return no_port(name);
}

}  // namespace mtavip::client
