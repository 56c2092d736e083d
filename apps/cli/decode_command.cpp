#include <cstdio>

#include <mtavip/decode.h>

#include "commands.h"

namespace mtavip::cli {

ExitCode run_decode(const SharedOptions& shared, const DecodeCommandOptions& options) {
  const DecodeOptions decoding{.format = shared.json ? DecodeFormat::kJson : DecodeFormat::kText,
                               .roundtrip = options.roundtrip};
  const auto print = [](const DecodedSignal& signal) {
    static_cast<void>(std::fwrite(signal.text.data(), 1, signal.text.size(), stdout));
  };
  const auto summary = decode_capture(options.path, decoding, print);
  if (!summary) {
    std::fprintf(stderr, "mtavip: %s\n", summary.error().message.c_str());
    return exit_code_of(summary.error().code);
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    std::perror("mtavip: cannot write");
    return ExitCode::kLocalFailure;
  }
  std::fprintf(stderr, "mtavip: %zu message%s, %zu not decoded", summary->messages, summary->messages == 1 ? "" : "s",
               summary->failed);
  if (options.roundtrip) std::fprintf(stderr, ", %zu different when encoded again", summary->different);
  std::fputc('\n', stderr);
  if (summary->broken_file) {
    std::fprintf(stderr, "mtavip: %s, at octet %zu\n", summary->broken_file->message.c_str(),
                 summary->broken_file->offset);
  }
  const bool good = summary->failed == 0 && summary->different == 0 && !summary->broken_file;
  return good ? ExitCode::kDone : ExitCode::kOther;
}

}  // namespace mtavip::cli
