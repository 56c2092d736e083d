#include "sip/header_name.h"

#include <array>
#include <cstddef>

#include "base/text.h"

namespace mtavip::sip {
namespace {

enum Occurrence : std::uint8_t {
  kMany,  // may stand several times, one value in each
  kList,  // several values, in one field or several
  kOnce,
};
struct Entry {
  std::string_view name;
  std::string_view compact;
  Occurrence occurrence;
};

constexpr std::size_t kCount = static_cast<std::size_t>(HeaderName::kCount);

// In the order of the enumeration.
constexpr std::array<Entry, kCount> kEntries = {{
    {"", "", kMany},
    {"Accept", "", kList},
    {"Accept-Contact", "a", kList},
    {"Accept-Encoding", "", kList},
    {"Accept-Language", "", kList},
    {"Alert-Info", "", kList},
    {"Allow", "", kList},
    {"Allow-Events", "u", kList},
    {"Answer-Mode", "", kOnce},
    {"Authentication-Info", "", kMany},
    {"Authorization", "", kMany},
    {"Call-ID", "i", kOnce},
    {"Call-Info", "", kList},
    {"Contact", "m", kList},
    {"Content-Disposition", "", kOnce},
    {"Content-Encoding", "e", kList},
    {"Content-ID", "", kOnce},
    {"Content-Language", "", kList},
    {"Content-Length", "l", kOnce},
    {"Content-Type", "c", kOnce},
    {"CSeq", "", kOnce},
    {"Date", "", kOnce},
    {"Diversion", "", kList},
    {"Error-Info", "", kList},
    {"Event", "o", kOnce},
    {"Expires", "", kOnce},
    {"Feature-Caps", "", kList},
    {"Flow-Timer", "", kOnce},
    {"From", "f", kOnce},
    {"Geolocation", "", kList},
    {"History-Info", "", kList},
    {"Identity", "y", kMany},
    {"In-Reply-To", "", kList},
    {"Info-Package", "", kOnce},
    {"Join", "", kOnce},
    {"Max-Breadth", "", kOnce},
    {"Max-Forwards", "", kOnce},
    {"MIME-Version", "", kOnce},
    {"Min-Expires", "", kOnce},
    {"Min-SE", "", kOnce},
    {"Organization", "", kOnce},
    {"P-Access-Network-Info", "", kList},
    {"P-Asserted-Identity", "", kList},
    {"P-Associated-URI", "", kList},
    {"P-Called-Party-ID", "", kOnce},
    {"P-Early-Media", "", kList},
    {"P-Preferred-Identity", "", kList},
    {"Path", "", kList},
    {"Priority", "", kOnce},
    {"Priv-Answer-Mode", "", kOnce},
    {"Privacy", "", kMany},
    {"Proxy-Authenticate", "", kMany},
    {"Proxy-Authentication-Info", "", kMany},
    {"Proxy-Authorization", "", kMany},
    {"Proxy-Require", "", kList},
    {"RAck", "", kOnce},
    {"Reason", "", kList},
    {"Record-Route", "", kList},
    {"Recv-Info", "", kList},
    {"Refer-Sub", "", kOnce},
    {"Refer-To", "r", kOnce},
    {"Referred-By", "b", kOnce},
    {"Reject-Contact", "j", kList},
    {"Remote-Party-ID", "", kList},
    {"Replaces", "", kOnce},
    {"Reply-To", "", kOnce},
    {"Request-Disposition", "d", kList},
    {"Require", "", kList},
    {"Resource-Priority", "", kList},
    {"Retry-After", "", kOnce},
    {"Route", "", kList},
    {"RSeq", "", kOnce},
    {"Security-Client", "", kList},
    {"Security-Server", "", kList},
    {"Security-Verify", "", kList},
    {"Server", "", kOnce},
    {"Service-Route", "", kList},
    {"Session-Expires", "x", kOnce},
    {"Session-ID", "", kMany},
    {"SIP-ETag", "", kOnce},
    {"SIP-If-Match", "", kOnce},
    {"Subject", "s", kOnce},
    {"Subscription-State", "", kOnce},
    {"Supported", "k", kList},
    {"Target-Dialog", "", kOnce},
    {"Timestamp", "", kOnce},
    {"To", "t", kOnce},
    {"Unsupported", "", kList},
    {"User-Agent", "", kOnce},
    {"User-To-User", "", kList},
    {"Via", "v", kList},
    {"Warning", "", kList},
    {"WWW-Authenticate", "", kMany},
}};
static_assert(!kEntries.back().name.empty());

// Open addressing over a hash of the length and three characters, filled by the compiler: one probe for nearly every
// name.
constexpr std::size_t kSlots = 512;
constexpr std::size_t slot_of(std::string_view name) {
  // Makes letters lower case; what it makes of others does not matter.
  const auto character = [name](std::size_t i) { return static_cast<unsigned char>(name[i]) | std::size_t{0x20}; };
  return (name.size() * 67 + character(0) * 31 + character(name.size() / 2) * 7 + character(name.size() - 1) * 113) %
         kSlots;
}
constexpr auto make_slots() {
  std::array<std::uint8_t, kSlots> slots{};
  for (std::size_t id = 1; id < kCount; ++id) {
    for (const auto name : {kEntries[id].name, kEntries[id].compact}) {
      if (name.empty()) continue;
      auto slot = slot_of(name);
      while (slots[slot] != 0) slot = (slot + 1) % kSlots;
      slots[slot] = static_cast<std::uint8_t>(id);
    }
  }
  return slots;
}
constexpr auto kTable = make_slots();

const Entry& entry(HeaderName id) {
  return kEntries[static_cast<std::size_t>(id)];
}

}  // namespace

HeaderName header_of(std::string_view name) {
  if (name.empty()) return HeaderName::kUnknown;
  for (auto slot = slot_of(name); kTable[slot] != 0; slot = (slot + 1) % kSlots) {
    const auto& candidate = kEntries[kTable[slot]];
    const auto full = name.size() == 1 ? candidate.compact : candidate.name;
    if (full == name || equals_ignoring_case(full, name)) return static_cast<HeaderName>(kTable[slot]);
  }
  return HeaderName::kUnknown;
}

std::string_view name_of(HeaderName id) {
  return entry(id).name;
}
std::string_view compact_name_of(HeaderName id) {
  return entry(id).compact.empty() ? entry(id).name : entry(id).compact;
}
bool is_list(HeaderName id) {
  return entry(id).occurrence == kList;
}
bool is_single(HeaderName id) {
  return entry(id).occurrence == kOnce;
}

}  // namespace mtavip::sip
