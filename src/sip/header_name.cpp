#include "sip/header_name.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

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
constexpr unsigned kSlotBits = 9;
constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;
constexpr std::uint32_t kSpread = 0x6dbcb739;  // found by trial: all names but one have a slot of their own
constexpr std::size_t slot_of(std::string_view name) {
  const auto character = [name](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(name[i])}; };
  const auto size = static_cast<std::uint32_t>(name.size());
  const std::uint32_t key =
      character(0) | character(name.size() / 2) << 8U | character(name.size() - 1) << 16U | size << 24U;
  // Makes letters lower case; what it makes of others does not matter.
  return ((key | 0x20'20'20U) * kSpread) >> (32U - kSlotBits);
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

// Whether `name` is `known` but for the case of letters; `known` has letters and hyphens only. Names are short, so the
// pieces that are compared overlap rather than being of every size.
template <class Word>
bool differ(const char* name, const char* known) {
  Word a = 0;
  Word b = 0;
  std::memcpy(&a, name, sizeof a);
  std::memcpy(&b, known, sizeof b);
  // Bit 6 tells a letter from a hyphen, bit 5 its case.
  constexpr auto kLetters = static_cast<Word>(0x4040404040404040);
  return ((a ^ b) & ~((b & kLetters) >> 1)) != 0;
}
template <class Word>
bool any_differ(std::string_view name, std::string_view known) {
  const std::size_t last = name.size() - sizeof(Word);
  for (std::size_t i = 0; i < last; i += sizeof(Word)) {
    if (differ<Word>(name.data() + i, known.data() + i)) return true;
  }
  return differ<Word>(name.data() + last, known.data() + last);
}
bool matches(std::string_view name, std::string_view known) {
  const std::size_t size = name.size();
  if (size != known.size()) return false;
  if (size >= sizeof(std::uint64_t)) return !any_differ<std::uint64_t>(name, known);
  if (size >= sizeof(std::uint32_t)) return !any_differ<std::uint32_t>(name, known);
  if (size >= sizeof(std::uint16_t)) return !any_differ<std::uint16_t>(name, known);
  return !any_differ<std::uint8_t>(name, known);
}

}  // namespace

HeaderName header_of(std::string_view name) {
  if (name.empty()) return HeaderName::kUnknown;
  for (auto slot = slot_of(name); kTable[slot] != 0; slot = (slot + 1) % kSlots) {
    const auto& candidate = kEntries[kTable[slot]];
    const auto full = name.size() == 1 ? candidate.compact : candidate.name;
    if (matches(name, full)) return static_cast<HeaderName>(kTable[slot]);
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
