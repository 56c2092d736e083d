#include "line_input.h"

#include <array>
#include <cerrno>
#include <filesystem>
#include <utility>

#include <dlfcn.h>
#include <unistd.h>

#include "program_folder.h"
#include "terminal_input.h"

namespace mtavip::cli {
namespace {

class PlainInput final : public LineInput {
 public:
  explicit PlainInput(LineInputSettings settings) : settings_(std::move(settings)) {}

  std::optional<std::string> read_line() override {
    while (true) {
      if (const auto end = buffer_.find('\n'); end != std::string::npos) {
        std::string line = buffer_.substr(0, end);
        buffer_.erase(0, end + 1);
        if (!line.empty() && line.back() == '\r') line.pop_back();
        return line;
      }
      if (ended_) {
        if (buffer_.empty()) return std::nullopt;
        return std::exchange(buffer_, {});
      }
      if (!settings_.wait()) return std::nullopt;
      std::array<char, 4096> block{};
      const ssize_t got = ::read(STDIN_FILENO, block.data(), block.size());
      if (got > 0) {
        buffer_.append(block.data(), static_cast<std::size_t>(got));
      } else if (got == 0 || errno != EINTR) {
        ended_ = true;
      }
    }
  }

 private:
  LineInputSettings settings_;
  std::string buffer_;
  bool ended_ = false;
};

/// From the module, in the build tree and where it is installed; nothing: it is not there, and lines come unedited.
std::unique_ptr<LineInput> load_terminal_input(LineInputSettings& settings) {
  const auto module = std::filesystem::path(program_folder()).parent_path() / "lib/mtavip/mtavip-console.so";
  for (const auto& path : {module.string(), std::string(MTAVIP_INSTALLED_CONSOLE)}) {
    // Never closed: its code is run by the object that it makes.
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) continue;
    const auto make = reinterpret_cast<MakeTerminalInput>(::dlsym(library, kTerminalInputEntry));
    if (make != nullptr) return std::unique_ptr<LineInput>(make(settings));
  }
  return nullptr;
}

}  // namespace

std::unique_ptr<LineInput> make_line_input(LineInputSettings settings) {
  if (::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1) {
    if (auto input = load_terminal_input(settings)) return input;
  }
  return std::make_unique<PlainInput>(std::move(settings));
}

}  // namespace mtavip::cli
