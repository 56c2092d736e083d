#include "device/device_name.h"

#include <array>

#include "base/text.h"

namespace mtavip::device {
namespace {

// Everything a list has, longest error sentence aside, is better read in `mtavip devices`.
constexpr std::size_t kMostListed = 12;

bool has_part(std::string_view text, std::string_view part) {
  return to_lower(text).find(to_lower(part)) != std::string::npos;
}

}  // namespace

std::optional<std::string> find_device(const std::vector<media::DeviceInfo>& devices, std::string_view kind,
                                       std::string_view wanted) {
  using Fits = bool (*)(const media::DeviceInfo&, std::string_view);
  constexpr std::array<Fits, 4> kBestFirst{
      [](const media::DeviceInfo& device, std::string_view name) { return device.name == name; },
      [](const media::DeviceInfo& device, std::string_view name) {
        return equals_ignoring_case(device.description, name);
      },
      [](const media::DeviceInfo& device, std::string_view name) { return has_part(device.description, name); },
      [](const media::DeviceInfo& device, std::string_view name) { return has_part(device.name, name); },
  };
  for (const Fits fits : kBestFirst) {
    for (const auto& device : devices) {
      if (device.kind == kind && fits(device, wanted)) return device.name;
    }
  }
  return std::nullopt;
}

media::IoError no_such_device(const std::vector<media::DeviceInfo>& devices, std::string_view kind,
                              std::string_view wanted) {
  std::string names;
  std::size_t count = 0;
  for (const auto& device : devices) {
    if (device.kind != kind || ++count > kMostListed) continue;
    names += (names.empty() ? "" : ", ") + ('"' + device.name + '"');
  }
  std::string text = "there is no " + std::string(kind) + " named \"" + std::string(wanted) + "\"; ";
  if (count == 0) return {text + "there is none at all"};
  text += "there " + std::string(count == 1 ? "is " : "are: ") + names;
  if (count > kMostListed) text += " and " + std::to_string(count - kMostListed) + " more";
  return {text};
}

}  // namespace mtavip::device
