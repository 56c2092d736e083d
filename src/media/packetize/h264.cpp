#include "media/packetize/h264.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "base/base64.h"
#include "base/bits.h"

namespace mtavip::media {
namespace {

constexpr std::array<std::byte, 4> kStartCode{std::byte{0}, std::byte{0}, std::byte{0}, std::byte{1}};
constexpr std::uint8_t kStapA = 24;
constexpr std::uint8_t kStapB = 25;
constexpr std::uint8_t kMtap16 = 26;
constexpr std::uint8_t kMtap24 = 27;
constexpr std::uint8_t kFuA = 28;
constexpr std::uint8_t kFuB = 29;
constexpr std::uint8_t kFuStart = 0x80;
constexpr std::uint8_t kFuEnd = 0x40;
constexpr std::size_t kMaxParameterSet = 4096;

std::uint8_t byte_at(ByteView data, std::size_t index) {
  return static_cast<std::uint8_t>(data[index]);
}
std::uint8_t nal_type(std::uint8_t header) {
  return header & 0x1f;
}
bool is_type(std::uint8_t type, H264NalType wanted) {
  return type == static_cast<std::uint8_t>(wanted);
}
bool is_slice(std::uint8_t type) {
  return is_type(type, H264NalType::kSlice) || is_type(type, H264NalType::kPartitionA) ||
         is_type(type, H264NalType::kIdrSlice);
}
/// first_mb_in_slice is an Exp-Golomb code; zero is a single 1 bit.
bool first_macroblock_is_zero(ByteView slice_body) {
  return !slice_body.empty() && (byte_at(slice_body, 0) & 0x80) != 0;
}
bool is_intra_slice(ByteView slice_body) {
  BitReader bits(slice_body.first(std::min<std::size_t>(slice_body.size(), 16)));
  bits.unsigned_exp_golomb();
  const std::uint32_t type = bits.unsigned_exp_golomb();
  return !bits.failed() && (type == 2 || type == 7);
}
/// Some senders put whole Annex B streams into packets; the start code gives them away (its first byte is no NAL type).
bool begins_with_start_code(ByteView payload) {
  std::size_t zeros = 0;
  while (zeros < payload.size() && zeros < 3 && payload[zeros] == std::byte{0}) ++zeros;
  return zeros >= 2 && zeros < payload.size() && payload[zeros] == std::byte{1};
}

/// Offset of the next 00 00 01 at or after `from`, or the size.
std::size_t find_start_code(ByteView data, std::size_t from) {
  // A 01 is much rarer than a 00 in coded data, and memchr looks at many bytes at once.
  std::size_t at = from + 2;
  while (at < data.size()) {
    const void* found = std::memchr(data.data() + at, 1, data.size() - at);
    if (found == nullptr) return data.size();
    at = static_cast<std::size_t>(static_cast<const std::byte*>(found) - data.data());
    if (data[at - 1] == std::byte{0} && data[at - 2] == std::byte{0}) return at - 2;
    ++at;
  }
  return data.size();
}

}  // namespace

AnnexBReader::AnnexBReader(ByteView stream) {
  const std::size_t at = find_start_code(stream, 0);
  rest_ = at < stream.size() ? stream.subspan(at + 3) : ByteView{};
}

ByteView AnnexBReader::next() {
  while (!rest_.empty()) {
    const std::size_t end = find_start_code(rest_, 0);
    ByteView nal = rest_.first(end);
    rest_ = end < rest_.size() ? rest_.subspan(end + 3) : ByteView{};
    while (!nal.empty() && nal.back() == std::byte{0}) nal = nal.first(nal.size() - 1);
    if (!nal.empty()) return nal;
  }
  return {};
}

H264Packetizer::H264Packetizer(H264PacketizationMode mode, const PayloadLimits& limits)
    : mode_(mode), limits_(limits) {}

void H264Packetizer::collect(ByteView stream) {
  nals_.clear();
  AnnexBReader reader(stream);
  bool sps_seen = false;
  bool pps_seen = false;
  std::optional<std::size_t> first_idr;
  for (ByteView nal = reader.next(); !nal.empty(); nal = reader.next()) {
    const std::uint8_t type = nal_type(byte_at(nal, 0));
    if (is_type(type, H264NalType::kAccessUnitDelimiter) || is_type(type, H264NalType::kFiller)) continue;
    if (is_type(type, H264NalType::kSps)) {
      sps_.assign(nal.begin(), nal.end());
      sps_seen = true;
    } else if (is_type(type, H264NalType::kPps)) {
      pps_.assign(nal.begin(), nal.end());
      pps_seen = true;
    } else if (is_type(type, H264NalType::kIdrSlice) && !first_idr) {
      first_idr = nals_.size();
    }
    nals_.push_back(nal);
  }
  if (!first_idr) return;
  const auto insert = [&](ByteView set) { nals_.insert(nals_.begin() + static_cast<std::ptrdiff_t>(*first_idr), set); };
  if (!pps_seen && !pps_.empty()) insert(pps_);
  if (!sps_seen && !sps_.empty()) insert(sps_);
}

Result<void, PayloadError> H264Packetizer::packetize(const EncodedFrame& frame, PayloadList& out) {
  out.clear();
  if (frame.data.size() > limits_.max_frame) return fail(PayloadError::kTooLarge);
  collect(frame.data);
  if (nals_.empty()) return fail(PayloadError::kBadFrame);
  for (std::size_t i = 0; i < nals_.size();) {
    const ByteView nal = nals_[i];
    if (mode_ == H264PacketizationMode::kSingleNal) {
      out.append(nal);
      out.end_payload();
      ++i;
    } else if (nal.size() > limits_.max_payload) {
      append_fragments(nal, out);
      ++i;
    } else {
      i += append_aggregate(i, out);
    }
  }
  if (out.size() > limits_.max_packets) {
    out.clear();
    return fail(PayloadError::kTooLarge);
  }
  return {};
}

// FU-A, RFC 6184 section 5.8: the NAL header's bits travel in the indicator and the FU header.
void H264Packetizer::append_fragments(ByteView nal, PayloadList& out) const {
  const std::uint8_t header = byte_at(nal, 0);
  const ByteView body = nal.subspan(1);
  const std::size_t room = std::max<std::size_t>(limits_.max_payload, 3) - 2;
  const std::size_t count = (body.size() + room - 1) / room;
  for (std::size_t i = 0; i < count; ++i) {
    // Equal pieces: a last fragment of a few bytes would cost a packet as large as the others.
    const std::size_t begin = body.size() * i / count;
    const std::size_t end = body.size() * (i + 1) / count;
    std::uint8_t fu_header = nal_type(header);
    if (i == 0) fu_header |= kFuStart;
    if (i + 1 == count) fu_header |= kFuEnd;
    out.append(static_cast<std::uint8_t>((header & 0xe0) | kFuA));
    out.append(fu_header);
    out.append(body.subspan(begin, end - begin));
    out.end_payload();
  }
}

// STAP-A, RFC 6184 section 5.7.1, of as many NAL units as fit; a lone one goes as a single NAL unit packet.
std::size_t H264Packetizer::append_aggregate(std::size_t first, PayloadList& out) const {
  std::size_t size = 1;
  std::size_t count = 0;
  std::uint8_t forbidden = 0;
  std::uint8_t importance = 0;
  while (first + count < nals_.size()) {
    const ByteView nal = nals_[first + count];
    if (nal.size() > 0xffff || size + 2 + nal.size() > limits_.max_payload) break;
    size += 2 + nal.size();
    forbidden |= static_cast<std::uint8_t>(byte_at(nal, 0) & 0x80);
    importance = std::max<std::uint8_t>(importance, byte_at(nal, 0) & 0x60);
    ++count;
  }
  if (count < 2) {
    out.append(nals_[first]);
    out.end_payload();
    return 1;
  }
  out.append(static_cast<std::uint8_t>(forbidden | importance | kStapA));
  for (std::size_t i = first; i < first + count; ++i) {
    out.append(static_cast<std::uint8_t>(nals_[i].size() >> 8));
    out.append(static_cast<std::uint8_t>(nals_[i].size() & 0xff));
    out.append(nals_[i]);
  }
  out.end_payload();
  return count;
}

H264Depacketizer::H264Depacketizer(const PayloadLimits& limits) : limits_(limits) {}

void H264Depacketizer::set_parameter_sets(std::string_view sprop) {
  parameter_sets_.clear();
  Bytes sets;
  while (!sprop.empty()) {
    const std::size_t comma = std::min(sprop.find(','), sprop.size());
    const auto nal = comma < kMaxParameterSet ? from_base64(sprop.substr(0, comma)) : std::nullopt;
    if (nal && !nal->empty()) {
      sets.insert(sets.end(), kStartCode.begin(), kStartCode.end());
      sets.insert(sets.end(), nal->begin(), nal->end());
    }
    sprop.remove_prefix(std::min(comma + 1, sprop.size()));
    if (sets.size() > kMaxParameterSet) return;
  }
  parameter_sets_ = std::move(sets);
}

PayloadTraits H264Depacketizer::inspect(ByteView payload) const {
  if (payload.empty()) return {};
  if (begins_with_start_code(payload)) return {.usable = true, .starts_frame = false, .may_start = true};
  const std::uint8_t type = nal_type(byte_at(payload, 0));
  switch (type) {
    case kStapA:
    case kStapB:
    case kMtap16:
    case kMtap24:
      return {.usable = payload.size() > 3, .starts_frame = false, .may_start = payload.size() > 3};
    case kFuA:
    case kFuB: {
      const std::size_t header_size = type == kFuA ? 2 : 4;
      if (payload.size() <= header_size) return {};
      const std::uint8_t fu_header = byte_at(payload, 1);
      const bool start = (fu_header & kFuStart) != 0 &&
                         (!is_slice(nal_type(fu_header)) || first_macroblock_is_zero(payload.subspan(header_size)));
      return {.usable = true, .starts_frame = false, .may_start = start};
    }
    case 0:
    case 30:
    case 31:
      return {};
    default: {
      const bool delimiter = is_type(type, H264NalType::kAccessUnitDelimiter);
      return {.usable = true,
              .starts_frame = delimiter,
              .may_start = !is_slice(type) || first_macroblock_is_zero(payload.subspan(1))};
    }
  }
}

Result<void, PayloadError> H264Depacketizer::assemble(std::span<const PayloadPart> parts, EncodedFrame& out) {
  out.data.clear();
  out.key_frame = false;
  fragment_open_ = has_idr_ = has_sps_ = has_intra_start_ = false;
  if (parts.size() > limits_.max_packets) return fail(PayloadError::kTooLarge);
  for (const PayloadPart& part : parts) {
    if (part.after_gap) drop_open_fragment(out.data);
    // A packet that cannot be read costs itself only: the decoder may conceal a slice, not a picture.
    if (const auto added = add(part, out.data); !added && added.error() == PayloadError::kTooLarge) {
      out.data.clear();
      return added;
    }
  }
  drop_open_fragment(out.data);
  if (out.data.empty()) return fail(PayloadError::kIncomplete);
  // An intra picture that comes with its own parameter sets can be begun with like an IDR picture.
  out.key_frame = has_idr_ || (has_sps_ && has_intra_start_);
  if (has_idr_ && !has_sps_ && !parameter_sets_.empty()) {
    out.data.insert(out.data.begin(), parameter_sets_.begin(), parameter_sets_.end());
  }
  if (has_sps_) parameter_sets_.clear();  // sent in band: newer than what signalling said
  return {};
}

Result<void, PayloadError> H264Depacketizer::add(const PayloadPart& part, Bytes& out) {
  const ByteView payload = part.payload;
  if (payload.empty()) return fail(PayloadError::kEmpty);
  if (payload.size() + kStartCode.size() > limits_.max_frame - std::min(out.size(), limits_.max_frame)) {
    return fail(PayloadError::kTooLarge);
  }
  if (begins_with_start_code(payload)) {
    drop_open_fragment(out);
    AnnexBReader reader(payload);
    for (ByteView nal = reader.next(); !nal.empty(); nal = reader.next()) {
      begin_nal(byte_at(nal, 0), nal.subspan(1), out);
    }
    return {};
  }
  const std::uint8_t type = nal_type(byte_at(payload, 0));
  if (type != kFuA && type != kFuB) drop_open_fragment(out);
  switch (type) {
    case kStapA:
      return add_aggregate(ByteReader(payload.subspan(1)), 0, out);
    case kStapB:
    case kMtap16:
    case kMtap24: {
      ByteReader units(payload.subspan(1));
      units.skip(2);  // decoding order number
      return add_aggregate(units, type == kStapB ? 0 : type == kMtap16 ? 3 : 4, out);
    }
    case kFuA:
      return add_fragment(part, 2, out);
    case kFuB:
      return add_fragment(part, 4, out);
    case 0:
    case 30:
    case 31:
      return fail(PayloadError::kUnsupported);
    default:
      begin_nal(byte_at(payload, 0), payload.subspan(1), out);
      return {};
  }
}

/// `offset_size`: bytes of decoding order number difference and timestamp offset before each unit of an MTAP.
Result<void, PayloadError> H264Depacketizer::add_aggregate(ByteReader units, std::size_t offset_size, Bytes& out) {
  if (units.at_end()) return fail(PayloadError::kTruncated);
  const std::size_t before = out.size();
  while (!units.at_end()) {
    std::size_t size = units.u16();
    if (offset_size > 0) {
      // The size of an MTAP unit does not count the fields before it.
      units.skip(offset_size);
    }
    const ByteView nal = units.view(size);
    if (units.failed()) break;  // what was whole before stays
    if (nal.empty()) continue;
    // Each unit's two bytes of length became four of start code: a packet of empty units must not outgrow the limit.
    if (out.size() + nal.size() + kStartCode.size() > limits_.max_frame) return fail(PayloadError::kTooLarge);
    begin_nal(byte_at(nal, 0), nal.subspan(1), out);
  }
  if (out.size() == before) return fail(PayloadError::kTruncated);
  return {};
}

Result<void, PayloadError> H264Depacketizer::add_fragment(const PayloadPart& part, std::size_t header_size,
                                                          Bytes& out) {
  if (part.payload.size() <= header_size) return fail(PayloadError::kTruncated);
  const std::uint8_t indicator = byte_at(part.payload, 0);
  const std::uint8_t fu_header = byte_at(part.payload, 1);
  const ByteView body = part.payload.subspan(header_size);
  if ((fu_header & kFuStart) != 0) {
    drop_open_fragment(out);
    open_fragment_ = out.size();
    begin_nal(static_cast<std::uint8_t>((indicator & 0xe0) | nal_type(fu_header)), body, out);
    fragment_open_ = (fu_header & kFuEnd) == 0;
    return {};
  }
  if (!fragment_open_) return fail(PayloadError::kIncomplete);
  out.insert(out.end(), body.begin(), body.end());
  if ((fu_header & kFuEnd) != 0) fragment_open_ = false;
  return {};
}

void H264Depacketizer::begin_nal(std::uint8_t header, ByteView body, Bytes& out) {
  const std::uint8_t type = nal_type(header);
  if (is_type(type, H264NalType::kIdrSlice)) has_idr_ = true;
  if (is_type(type, H264NalType::kSps)) has_sps_ = true;
  if (is_type(type, H264NalType::kSlice) && first_macroblock_is_zero(body)) has_intra_start_ = is_intra_slice(body);
  out.insert(out.end(), kStartCode.begin(), kStartCode.end());
  out.push_back(static_cast<std::byte>(header));
  out.insert(out.end(), body.begin(), body.end());
}

/// A fragmented NAL unit whose end never came: decoders do worse with half a slice than with none.
void H264Depacketizer::drop_open_fragment(Bytes& out) {
  if (fragment_open_) out.resize(open_fragment_);
  fragment_open_ = false;
}

}  // namespace mtavip::media
