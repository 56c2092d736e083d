// The module mtavip-sdl: windows for pictures.
#include <memory>

#include "device/sdl/window_sink.h"
#include "media/registry.h"

extern "C" [[gnu::visibility("default")]] void mtavip_register_module(mtavip::media::Registry& registry) {
  namespace sdl = mtavip::device::sdl;
  const auto display = std::make_shared<sdl::Display>();
  for (const char* kind : {"window", "device"}) {
    registry.video_sinks.emplace(kind, [display](const mtavip::media::VideoPortSettings& settings) {
      return sdl::WindowSink::open(display, settings);
    });
  }
}
