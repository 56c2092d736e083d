#include "device/pulse/device_list.h"

#include <array>

#include <pulse/introspect.h>

#include "device/device_name.h"

namespace mtavip::device::pulse {
namespace {

constexpr Duration kAnswerLimit = std::chrono::seconds(2);

struct Answers {
  Connection& connection;
  std::vector<media::DeviceInfo> devices;
  std::string default_speaker;
  std::string default_microphone;
  int missing = 0;

  void complete() {
    --missing;
    connection.notify();
  }
};

template <class Info>
void add(Answers& answers, const char* kind, const Info* info, int end) {
  if (end != 0 || info == nullptr) {
    answers.complete();
    return;
  }
  answers.devices.push_back({kind, info->name, info->description != nullptr ? info->description : info->name, false});
}

}  // namespace

std::vector<media::DeviceInfo> list_devices(Connection& connection) {
  Answers answers{connection, {}, {}, {}, 0};
  const Connection::Lock lock(connection);
  if (!connection.is_connected()) return {};
  const std::array<pa_operation*, 3> operations{
      pa_context_get_server_info(
          connection.context(),
          [](pa_context*, const pa_server_info* info, void* data) {
            auto& into = *static_cast<Answers*>(data);
            if (info != nullptr && info->default_sink_name != nullptr) into.default_speaker = info->default_sink_name;
            if (info != nullptr && info->default_source_name != nullptr) {
              into.default_microphone = info->default_source_name;
            }
            into.complete();
          },
          &answers),
      pa_context_get_source_info_list(
          connection.context(),
          [](pa_context*, const pa_source_info* info, int end, void* data) {
            add(*static_cast<Answers*>(data), "microphone", info, end);
          },
          &answers),
      pa_context_get_sink_info_list(
          connection.context(),
          [](pa_context*, const pa_sink_info* info, int end, void* data) {
            add(*static_cast<Answers*>(data), "speaker", info, end);
          },
          &answers),
  };
  for (auto* operation : operations) answers.missing += operation != nullptr ? 1 : 0;
  const bool answered =
      connection.wait([&] { return answers.missing == 0 || !connection.is_connected(); }, kAnswerLimit);
  for (auto* operation : operations) {
    if (operation == nullptr) continue;
    pa_operation_cancel(operation);
    pa_operation_unref(operation);
  }
  if (!answered) return {};
  for (auto& device : answers.devices) {
    device.is_default =
        device.name == (device.kind == "speaker" ? answers.default_speaker : answers.default_microphone);
  }
  return answers.devices;
}

std::vector<media::DeviceInfo> list_devices() {
  const auto connection = Connection::open();
  return connection ? list_devices(**connection) : std::vector<media::DeviceInfo>{};
}

Result<std::string, media::IoError> resolve_device(Connection& connection, std::string_view kind,
                                                   std::string_view wanted) {
  if (wanted.empty()) return std::string{};
  const auto devices = list_devices(connection);
  if (auto found = find_device(devices, kind, wanted)) return std::move(*found);
  return fail(no_such_device(devices, kind, wanted));
}

}  // namespace mtavip::device::pulse
