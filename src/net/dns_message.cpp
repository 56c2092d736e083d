#include "net/dns_message.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace mtavip::net {
namespace {

constexpr std::uint16_t kInternet = 1;
constexpr std::uint16_t kTypeA = 1;
constexpr std::uint16_t kTypeCname = 5;
constexpr std::uint16_t kTypeSoa = 6;
constexpr std::uint16_t kTypeAaaa = 28;
constexpr std::uint16_t kTypeSrv = 33;
constexpr std::uint16_t kTypeNaptr = 35;
constexpr std::size_t kLongestName = 255;
constexpr std::uint8_t kResponseCodeNotFound = 3;

std::uint16_t wire_type(DnsType type) {
  switch (type) {
    case DnsType::kA:
      return kTypeA;
    case DnsType::kAaaa:
      return kTypeAaaa;
    case DnsType::kSrv:
      return kTypeSrv;
    case DnsType::kNaptr:
      return kTypeNaptr;
  }
  return 0;
}

class Parser {
 public:
  Parser(ByteView message, DnsType type, const DnsMessageLimits& limits)
      : message_(message), reader_(message), type_(wire_type(type)), limits_(limits) {}

  Result<DnsReply, DnsMessageError> parse() {
    if (!header()) return fail(error_);
    for (unsigned i = 0; i < answers_; ++i) {
      if (!record(true)) return fail(error_);
    }
    for (unsigned i = 0; i < authorities_; ++i) {
      if (!record(false)) return fail(error_);
    }
    return select();
  }

 private:
  struct Found {
    std::string owner;
    Duration life{};
    DnsRecord record;
  };
  struct Alias {
    std::string owner;
    Duration life{};
    std::string target;
  };

  bool refuse(DnsMessageError error) {
    error_ = error;
    return false;
  }

  bool header() {
    reader_.u16();
    const std::uint16_t flags = reader_.u16();
    const std::uint16_t questions = reader_.u16();
    answers_ = reader_.u16();
    authorities_ = reader_.u16();
    reader_.u16();
    if (reader_.failed()) return refuse(DnsMessageError::kTruncated);
    if ((flags & 0x8000U) == 0 || questions != 1) return refuse(DnsMessageError::kNotAReply);
    if (std::size_t{answers_} + authorities_ > limits_.records) return refuse(DnsMessageError::kTooManyRecords);
    response_code_ = static_cast<std::uint8_t>(flags & 0x0fU);
    auto asked = name(reader_);
    if (!asked) return false;
    name_ = std::move(*asked);
    reader_.skip(4);
    return !reader_.failed() || refuse(DnsMessageError::kTruncated);
  }

  /// A name, as text without the dot at the end; the root is ".". Compression pointers may only point further back, so
  /// that every name ends.
  std::optional<std::string> name(ByteReader& reader) {
    std::string text;
    std::size_t encoded = 0;
    ByteReader jumped(message_);
    ByteReader* from = &reader;
    std::size_t lowest = reader_position(reader);
    for (;;) {
      const std::uint8_t length = from->u8();
      if (from->failed()) return no_name(DnsMessageError::kTruncated);
      if ((length & 0xc0U) == 0xc0U) {
        const std::size_t target = (length & 0x3fU) << 8 | from->u8();
        if (from->failed()) return no_name(DnsMessageError::kTruncated);
        if (target >= lowest) return no_name(DnsMessageError::kBadName);
        lowest = target;
        jumped = ByteReader(message_);
        jumped.skip(target);
        from = &jumped;
        continue;
      }
      if ((length & 0xc0U) != 0) return no_name(DnsMessageError::kBadName);
      encoded += length + 1U;
      if (encoded > kLongestName) return no_name(DnsMessageError::kBadName);
      if (length == 0) break;
      const std::string_view label = text_of(from->view(length));
      if (from->failed()) return no_name(DnsMessageError::kTruncated);
      const auto strange = [](char c) { return c <= ' ' || c > '~' || c == '.' || c == '\\'; };
      if (std::any_of(label.begin(), label.end(), strange)) return no_name(DnsMessageError::kBadName);
      if (!text.empty()) text += '.';
      text += label;
    }
    if (text.empty()) text = ".";
    return text;
  }
  std::optional<std::string> no_name(DnsMessageError error) {
    error_ = error;
    return std::nullopt;
  }
  /// Where in the message a reader stands; those of record data start in the middle of it.
  std::size_t reader_position(const ByteReader& reader) const {
    return (&reader == &reader_ ? 0 : data_start_) + reader.offset();
  }

  bool record(bool is_answer) {
    auto owner = name(reader_);
    if (!owner) return false;
    const std::uint16_t type = reader_.u16();
    const std::uint16_t klass = reader_.u16();
    const std::uint32_t seconds = reader_.u32();
    const std::uint16_t size = reader_.u16();
    data_start_ = reader_.offset();
    ByteReader data(reader_.view(size));
    if (reader_.failed()) return refuse(DnsMessageError::kTruncated);
    if (klass != kInternet) return true;
    // A value with the highest bit set counts as zero (RFC 2181 section 8).
    const Duration life =
        std::min<Duration>(std::chrono::seconds(seconds > 0x7fffffffU ? 0 : seconds), limits_.longest_life);
    if (!is_answer) return type != kTypeSoa || start_of_authority(data, life);
    if (type == kTypeCname) {
      auto target = name(data);
      if (!target) return false;
      aliases_.push_back({std::move(*owner), life, std::move(*target)});
      return data.at_end() || refuse(DnsMessageError::kBadRecord);
    }
    if (type != type_) return true;
    auto value = content(data);
    if (!value) return false;
    if (data.failed() || !data.at_end()) return refuse(DnsMessageError::kBadRecord);
    found_.push_back({std::move(*owner), life, std::move(*value)});
    return true;
  }

  std::optional<DnsRecord> content(ByteReader& data) {
    switch (type_) {
      case kTypeA: {
        std::array<std::uint8_t, 4> octets{};
        for (auto& octet : octets) octet = data.u8();
        return IpAddress::v4(octets);
      }
      case kTypeAaaa: {
        std::array<std::uint8_t, 16> octets{};
        for (auto& octet : octets) octet = data.u8();
        return IpAddress::v6(octets);
      }
      case kTypeSrv: {
        SrvRecord srv;
        srv.priority = data.u16();
        srv.weight = data.u16();
        srv.port = data.u16();
        auto target = name(data);
        if (!target) return std::nullopt;
        srv.target = std::move(*target);
        return srv;
      }
      default: {
        NaptrRecord naptr;
        naptr.order = data.u16();
        naptr.preference = data.u16();
        naptr.flags = text_of(data.view(data.u8()));
        naptr.service = text_of(data.view(data.u8()));
        naptr.regexp = text_of(data.view(data.u8()));
        auto replacement = name(data);
        if (!replacement) return std::nullopt;
        naptr.replacement = std::move(*replacement);
        return naptr;
      }
    }
  }

  /// How long an empty reply may be remembered (RFC 2308 section 5).
  bool start_of_authority(ByteReader& data, Duration life) {
    if (!name(data) || !name(data)) return false;
    data.skip(16);
    const std::uint32_t minimum = data.u32();
    if (data.failed()) return refuse(DnsMessageError::kBadRecord);
    negative_life_ = std::min<Duration>(life, std::chrono::seconds(minimum));
    return true;
  }

  DnsReply select() {
    DnsReply reply;
    if (response_code_ != 0) {
      reply.status = response_code_ == kResponseCodeNotFound ? DnsStatus::kNotFound : DnsStatus::kFailed;
      reply.time_to_live = response_code_ == kResponseCodeNotFound ? negative_life_ : Duration::zero();
      return reply;
    }
    std::string_view owner = name_;
    Duration life = limits_.longest_life;
    for (std::size_t hop = 0; hop < limits_.aliases; ++hop) {
      const auto alias = std::find_if(aliases_.begin(), aliases_.end(),
                                      [&](const Alias& a) { return equals_ignoring_case(a.owner, owner); });
      if (alias == aliases_.end()) break;
      owner = alias->target;
      life = std::min(life, alias->life);
    }
    for (Found& found : found_) {
      if (!equals_ignoring_case(found.owner, owner)) continue;
      life = std::min(life, found.life);
      reply.records.push_back(std::move(found.record));
    }
    reply.status = DnsStatus::kOk;
    reply.time_to_live = reply.records.empty() ? negative_life_ : life;
    return reply;
  }

  ByteView message_;
  ByteReader reader_;
  std::uint16_t type_;
  const DnsMessageLimits& limits_;
  DnsMessageError error_ = DnsMessageError::kTruncated;
  std::size_t data_start_ = 0;
  std::uint16_t answers_ = 0;
  std::uint16_t authorities_ = 0;
  std::uint8_t response_code_ = 0;
  std::string name_;
  std::vector<Alias> aliases_;
  std::vector<Found> found_;
  Duration negative_life_{};
};

}  // namespace

Result<DnsReply, DnsMessageError> parse_dns_reply(ByteView message, DnsType type, const DnsMessageLimits& limits) {
  return Parser(message, type, limits).parse();
}

}  // namespace mtavip::net
