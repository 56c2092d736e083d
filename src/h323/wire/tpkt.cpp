#include "h323/wire/tpkt.h"

namespace mtavip::h323::wire {
namespace {

constexpr std::uint8_t kVersion = 3;

void append_header(Bytes& out, std::size_t packet_bytes) {
  ByteWriter writer(out);
  writer.u8(kVersion);
  writer.u8(0);
  writer.u16(static_cast<std::uint16_t>(packet_bytes));
}

}  // namespace

std::string_view describe(TpktError error) {
  switch (error) {
    case TpktError::kBadVersion:
      return "the TPKT version is not 3";
    case TpktError::kBadLength:
      return "the TPKT length is less than its header";
    case TpktError::kTooLarge:
      return "the TPKT is larger than allowed";
  }
  return {};
}

void TpktFramer::feed(Timestamp now, ByteView data) {
  if (broken_ || data.empty()) return;
  if (begin_ > 0) {
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(begin_));
    dropped_ += begin_;
    begin_ = 0;
  }
  fed_at_ = now;
  if (buffer_.empty()) started_at_ = now;
  buffer_.insert(buffer_.end(), data.begin(), data.end());
}

std::optional<TpktFramer::Item> TpktFramer::next() {
  if (broken_) return std::nullopt;
  const ByteView rest = ByteView(buffer_).subspan(begin_);
  const auto break_off = [&](TpktError error) {
    broken_ = true;
    return Broken{error, dropped_ + begin_};
  };
  if (rest.empty()) return std::nullopt;
  if (rest[0] != std::byte{kVersion}) return break_off(TpktError::kBadVersion);
  if (rest.size() < kTpktHeaderBytes) return std::nullopt;

  ByteReader header(rest);
  header.skip(2);
  const std::size_t size = header.u16();
  if (size < kTpktHeaderBytes) return break_off(TpktError::kBadLength);
  if (size > limits_.packet_bytes) return break_off(TpktError::kTooLarge);
  if (size > rest.size()) return std::nullopt;

  const std::size_t offset = dropped_ + begin_;
  begin_ += size;
  started_at_ = fed_at_;
  if (size == kTpktHeaderBytes) return KeepAlive{};
  return Packet{rest.subspan(kTpktHeaderBytes, size - kTpktHeaderBytes), offset};
}

std::optional<Timestamp> TpktFramer::waiting_since() const {
  if (broken_ || begin_ == buffer_.size()) return std::nullopt;
  return started_at_;
}

bool append_tpkt(Bytes& out, ByteView content) {
  if (content.size() > kMaxTpktContent) return false;
  append_header(out, kTpktHeaderBytes + content.size());
  ByteWriter(out).bytes(content);
  return true;
}

std::size_t begin_tpkt(Bytes& out) {
  append_header(out, kTpktHeaderBytes);
  return out.size() - kTpktHeaderBytes;
}

bool end_tpkt(Bytes& out, std::size_t begin) {
  const std::size_t size = out.size() - begin;
  if (size > kTpktHeaderBytes + kMaxTpktContent) {
    out.resize(begin);
    return false;
  }
  ByteWriter(out).patch_u16(begin + 2, static_cast<std::uint16_t>(size));
  return true;
}

void append_tpkt_keep_alive(Bytes& out) {
  append_header(out, kTpktHeaderBytes);
}

}  // namespace mtavip::h323::wire
