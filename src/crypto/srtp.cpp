#include "crypto/srtp.h"

#include <algorithm>
#include <optional>

#include "base/check.h"

namespace mtavip::crypto {
namespace {

constexpr std::size_t kRtpHeader = 12;
constexpr std::size_t kRtcpHeader = 8;  // what SRTCP leaves in the clear
constexpr std::size_t kRtcpWord = 4;    // E flag and index
constexpr std::uint32_t kEncryptedFlag = 0x8000'0000U;
constexpr std::uint64_t kSequenceRange = 1ULL << 16U;

using Trailer = std::array<std::byte, 4>;

Trailer trailer_of(std::uint32_t value) {
  return {static_cast<std::byte>(value >> 24U), static_cast<std::byte>(value >> 16U & 0xffU),
          static_cast<std::byte>(value >> 8U & 0xffU), static_cast<std::byte>(value & 0xffU)};
}

// Where the encrypted part of an RTP packet begins: after CSRCs and header extension (RFC 3711 section 3.1).
std::optional<std::size_t> rtp_body(ByteView packet) {
  ByteReader reader(packet);
  const unsigned first = reader.u8();
  reader.skip(kRtpHeader - 1);
  if (first >> 6U != 2) return std::nullopt;
  reader.skip(std::size_t{4} * (first & 0x0fU));
  if ((first & 0x10U) != 0) {
    reader.skip(2);
    const std::size_t words = reader.u16();
    reader.skip(4 * words);
  }
  if (reader.failed()) return std::nullopt;
  return reader.offset();
}

std::uint32_t read_u32(ByteView packet, std::size_t at) {
  return ByteReader(packet.subspan(at, 4)).u32();
}

SrtpCipher cipher_of(const SrtpKey& key, SrtpPurpose purpose, SrtpCipher::Direction direction) {
  return {key.suite, derive_session_keys(key.suite, key.master.view(), purpose), direction};
}

// RFC 3711 section 3.3.1 and appendix A: the index nearest to the highest one so far.
std::optional<std::uint64_t> guess_index(std::uint64_t highest, std::uint16_t sequence) {
  const auto last = static_cast<std::uint16_t>(highest);
  const std::uint64_t era = highest - last;
  constexpr std::uint32_t kHalf = kSequenceRange / 2;
  if (last < kHalf && sequence > last + kHalf) {
    if (era == 0) return std::nullopt;
    return era - kSequenceRange + sequence;
  }
  if (last >= kHalf && sequence < last - kHalf) return era + kSequenceRange + sequence;
  return era + sequence;
}

}  // namespace

// --- Sending

SrtpSender::SrtpSender(const SrtpKey& key, const SrtpLimits& limits)
    : suite_(key.suite),
      limits_(limits),
      rtp_(cipher_of(key, SrtpPurpose::kRtp, SrtpCipher::Direction::kEncrypt)),
      rtcp_(cipher_of(key, SrtpPurpose::kRtcp, SrtpCipher::Direction::kEncrypt)) {
  sources_.reserve(limits.sources);
}

SrtpSender::Source* SrtpSender::source(std::uint32_t ssrc) {
  const auto found = std::ranges::find(sources_, ssrc, &Source::ssrc);
  if (found != sources_.end()) return &*found;
  if (sources_.size() >= limits_.sources) return nullptr;
  return &sources_.emplace_back(Source{.ssrc = ssrc});
}

Result<std::size_t, SrtpError> SrtpSender::protect_rtp(std::span<std::byte> buffer, std::size_t size) {
  if (size > buffer.size()) return fail(SrtpError::kMalformed);
  const auto packet = buffer.first(size);
  const auto clear = rtp_body(packet);
  if (!clear) return fail(SrtpError::kMalformed);
  const std::size_t tag_size = rtp_tag_size(suite_);
  if (buffer.size() - size < tag_size) return fail(SrtpError::kNoRoom);

  const std::uint32_t ssrc = read_u32(packet, 8);
  const auto sequence = static_cast<std::uint16_t>(read_u32(packet, 0) & 0xffffU);
  Source* from = source(ssrc);
  if (from == nullptr) return fail(SrtpError::kTooManySources);
  const auto index =
      from->rtp_packets == 0 ? std::optional<std::uint64_t>(sequence) : guess_index(from->highest, sequence);
  // The same index twice under one key gives both packets away.
  if (!index || (from->rtp_packets != 0 && *index <= from->highest)) return fail(SrtpError::kReplayed);
  if (from->rtp_packets >= limits_.rtp_packets || *index >> 48U != 0) return fail(SrtpError::kKeyExhausted);

  const auto roc = trailer_of(static_cast<std::uint32_t>(*index >> 16U));
  const ByteView trailer = is_aead(suite_) ? ByteView{} : ByteView(roc);
  if (!rtp_.seal({ssrc, *index}, packet, *clear, true, trailer, buffer.subspan(size, tag_size))) {
    return fail(SrtpError::kFailed);
  }
  from->highest = *index;
  ++from->rtp_packets;
  return size + tag_size;
}

Result<std::size_t, SrtpError> SrtpSender::protect_rtcp(std::span<std::byte> buffer, std::size_t size) {
  if (size > buffer.size() || size < kRtcpHeader) return fail(SrtpError::kMalformed);
  const std::size_t tag_size = rtcp_tag_size(suite_);
  if (buffer.size() - size < tag_size + kRtcpWord) return fail(SrtpError::kNoRoom);
  const auto packet = buffer.first(size);
  const std::uint32_t ssrc = read_u32(packet, 4);
  Source* from = source(ssrc);
  if (from == nullptr) return fail(SrtpError::kTooManySources);
  if (from->rtcp_index >= limits_.rtcp_packets) return fail(SrtpError::kKeyExhausted);

  const std::uint64_t index = from->rtcp_index + 1;
  const auto word = trailer_of(static_cast<std::uint32_t>(index) | kEncryptedFlag);
  // AEAD puts the tag before the word, the others after it (RFC 3711 section 3.4, RFC 7714 section 9.2).
  const std::size_t tag_at = is_aead(suite_) ? size : size + kRtcpWord;
  const std::size_t word_at = is_aead(suite_) ? size + tag_size : size;
  if (!rtcp_.seal({ssrc, index}, packet, kRtcpHeader, true, word, buffer.subspan(tag_at, tag_size))) {
    return fail(SrtpError::kFailed);
  }
  std::ranges::copy(word, buffer.begin() + static_cast<std::ptrdiff_t>(word_at));
  from->rtcp_index = index;
  return size + tag_size + kRtcpWord;
}

// --- Receiving

bool SrtpReceiver::ReplayWindow::allows(std::uint64_t index) const {
  if (empty_ || index > highest_) return true;
  if (highest_ - index >= kSize) return false;
  return (seen_[index / 64 % seen_.size()] >> index % 64 & 1U) == 0;
}

void SrtpReceiver::ReplayWindow::note(std::uint64_t index) {
  if (empty_ || index > highest_) {
    if (empty_ || index - highest_ >= kSize) {
      seen_.fill(0);
    } else {
      for (std::uint64_t skipped = highest_ + 1; skipped < index; ++skipped) {
        seen_[skipped / 64 % seen_.size()] &= ~(1ULL << skipped % 64);
      }
    }
    highest_ = index;
    empty_ = false;
  }
  seen_[index / 64 % seen_.size()] |= 1ULL << index % 64;
}

SrtpReceiver::SrtpReceiver(const SrtpKey& key, const SrtpLimits& limits)
    : suite_(key.suite),
      limits_(limits),
      identifier_size_(key.identifier.size()),
      rtp_(cipher_of(key, SrtpPurpose::kRtp, SrtpCipher::Direction::kDecrypt)),
      rtcp_(cipher_of(key, SrtpPurpose::kRtcp, SrtpCipher::Direction::kDecrypt)) {
  sources_.reserve(limits.sources);
}

SrtpReceiver::Source* SrtpReceiver::find(std::uint32_t ssrc) {
  const auto found = std::ranges::find(sources_, ssrc, &Source::ssrc);
  return found == sources_.end() ? nullptr : &*found;
}

Result<std::size_t, SrtpError> SrtpReceiver::unprotect_rtp(std::span<std::byte> packet) {
  const std::size_t tag_size = rtp_tag_size(suite_);
  if (packet.size() < kRtpHeader + identifier_size_ + tag_size) return fail(SrtpError::kMalformed);
  const std::size_t size = packet.size() - tag_size - identifier_size_;
  // To AEAD the tag is part of the encrypted text (RFC 7714 section 8.2); else the key's identifier stands before it.
  const ByteView tag = packet.subspan(is_aead(suite_) ? size : size + identifier_size_, tag_size);
  const auto content = packet.first(size);
  const auto clear = rtp_body(content);
  if (!clear) return fail(SrtpError::kMalformed);

  const std::uint32_t ssrc = read_u32(content, 8);
  const auto sequence = static_cast<std::uint16_t>(read_u32(content, 0) & 0xffffU);
  Source* from = find(ssrc);
  if (from == nullptr && sources_.size() >= limits_.sources) return fail(SrtpError::kTooManySources);
  const bool first = from == nullptr || from->rtp.empty();
  const auto index = first ? std::optional<std::uint64_t>(sequence) : guess_index(from->rtp.highest(), sequence);
  if (!index || (!first && !from->rtp.allows(*index))) return fail(SrtpError::kReplayed);
  if (*index >> 48U != 0) return fail(SrtpError::kKeyExhausted);

  const auto roc = trailer_of(static_cast<std::uint32_t>(*index >> 16U));
  const ByteView trailer = is_aead(suite_) ? ByteView{} : ByteView(roc);
  if (!rtp_.open({ssrc, *index}, content, *clear, true, trailer, tag)) return fail(SrtpError::kAuthentication);
  // Only who knows the key makes us remember anything.
  if (from == nullptr) from = &sources_.emplace_back(Source{.ssrc = ssrc, .rtp = {}, .rtcp = {}});
  from->rtp.note(*index);
  return content.size();
}

Result<std::size_t, SrtpError> SrtpReceiver::unprotect_rtcp(std::span<std::byte> packet) {
  const std::size_t tag_size = rtcp_tag_size(suite_);
  if (packet.size() < kRtcpHeader + kRtcpWord + identifier_size_ + tag_size) return fail(SrtpError::kMalformed);
  const std::size_t size = packet.size() - tag_size - kRtcpWord - identifier_size_;
  // With AEAD: packet, tag, word, identifier; else packet, word, identifier, tag.
  const std::size_t word_at = is_aead(suite_) ? size + tag_size : size;
  const std::size_t tag_at = is_aead(suite_) ? size : packet.size() - tag_size;
  const auto content = packet.first(size);
  const ByteView word = packet.subspan(word_at, kRtcpWord);
  const ByteView tag = packet.subspan(tag_at, tag_size);
  const std::uint32_t value = read_u32(word, 0);
  const std::uint64_t index = value & ~kEncryptedFlag;

  const std::uint32_t ssrc = read_u32(content, 4);
  Source* from = find(ssrc);
  if (from == nullptr && sources_.size() >= limits_.sources) return fail(SrtpError::kTooManySources);
  if (from != nullptr && !from->rtcp.allows(index)) return fail(SrtpError::kReplayed);
  const bool encrypted = (value & kEncryptedFlag) != 0;
  if (!rtcp_.open({ssrc, index}, content, kRtcpHeader, encrypted, word, tag)) {
    return fail(SrtpError::kAuthentication);
  }
  if (from == nullptr) from = &sources_.emplace_back(Source{.ssrc = ssrc, .rtp = {}, .rtcp = {}});
  from->rtcp.note(index);
  return content.size();
}

}  // namespace mtavip::crypto
