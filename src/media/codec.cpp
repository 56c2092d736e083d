#include "media/codec.h"

#include <algorithm>

#include "base/text.h"

namespace mtavip::media {

std::optional<std::string_view> find_parameter(const CodecParameters& parameters, std::string_view name) {
  const auto it = std::find_if(parameters.begin(), parameters.end(),
                               [name](const CodecParameter& p) { return equals_ignoring_case(p.name, name); });
  if (it == parameters.end()) return std::nullopt;
  return it->value;
}

}  // namespace mtavip::media
