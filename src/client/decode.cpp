#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include <mtavip/decode.h>

#include "trace/capture_decoder.h"

namespace mtavip {
namespace {

constexpr std::size_t kMostBytes = std::size_t{2} << 30;

tl::unexpected<Error> cannot_read(const std::string& path) {
  return tl::unexpected(
      Error{ErrorCode::kNotFound, path + " cannot be read: " + std::generic_category().message(errno)});
}

Expected<Bytes> read_file(const std::string& path) {
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdin) static_cast<void>(std::fclose(file));
    }
  };
  const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return cannot_read(path);
  Bytes data;
  for (;;) {
    constexpr std::size_t kBlock = 1 << 20;
    const std::size_t before = data.size();
    if (before > kMostBytes) return tl::unexpected(Error{ErrorCode::kLimit, path + " is larger than 2 GiB"});
    data.resize(before + kBlock);
    const std::size_t read = std::fread(data.data() + before, 1, kBlock, file.get());
    data.resize(before + read);
    if (read < kBlock) break;
  }
  if (std::ferror(file.get()) != 0) return cannot_read(path);
  return data;
}

DecodeFailure failure_of(const trace::CaptureFailure& failure) {
  return {std::string(trace::describe(failure.error)), failure.offset};
}

DecodedSignal signal_of(const trace::CapturedMessage& message, DecodeFormat format) {
  const auto& [content, record, decoded] = message;
  DecodedSignal signal{.time = record.time,
                       .protocol = std::string(trace::name(record.protocol)),
                       .transport = std::string(trace::name(record.carrier)),
                       .source = record.source.to_string(),
                       .destination = record.destination.to_string(),
                       .name = decoded.title,
                       .text = format == DecodeFormat::kJson ? trace::format_json(record, decoded) + "\n"
                                                             : trace::format_text(record, decoded),
                       .failure = {},
                       .different = !decoded.differences.empty()};
  if (!decoded.errors.empty()) {
    signal.failure = DecodeFailure{decoded.errors.front().text, decoded.errors.front().offset};
  }
  return signal;
}

}  // namespace

Expected<DecodeSummary> decode_capture(const std::string& path, const DecodeOptions& options,
                                       const std::function<void(const DecodedSignal&)>& each) {
  const auto file = read_file(path);
  if (!file) return tl::unexpected(file.error());
  auto decoder = trace::CaptureDecoder::open(*file, {.roundtrip = options.roundtrip});
  if (!decoder) {
    const auto failure = failure_of(decoder.error());
    return tl::unexpected(Error{ErrorCode::kInvalidArgument, path + " is no capture: " + failure.message});
  }
  DecodeSummary summary;
  while (const auto message = decoder->next()) {
    const auto signal = signal_of(*message, options.format);
    ++summary.messages;
    summary.failed += signal.failure ? 1U : 0U;
    summary.different += signal.different ? 1U : 0U;
    each(signal);
  }
  if (decoder->failure()) summary.broken_file = failure_of(*decoder->failure());
  return summary;
}

}  // namespace mtavip
