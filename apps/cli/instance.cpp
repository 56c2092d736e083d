#include "instance.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

namespace mtavip::cli {
namespace {

constexpr std::string_view kPrefix = "urn:uuid:";
constexpr std::size_t kUuidSize = 36;

std::string random_urn() {
  std::array<unsigned char, 16> octets{};
  if (::getrandom(octets.data(), octets.size(), 0) != static_cast<ssize_t>(octets.size())) return {};
  octets[6] = static_cast<unsigned char>((octets[6] & 0x0fU) | 0x40U);  // RFC 9562 section 5.4
  octets[8] = static_cast<unsigned char>((octets[8] & 0x3fU) | 0x80U);
  std::string urn(kPrefix);
  for (std::size_t i = 0; i < octets.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) urn += '-';
    std::array<char, 3> digits{};
    std::snprintf(digits.data(), digits.size(), "%02x", static_cast<unsigned>(octets[i]));
    urn += digits.data();
  }
  return urn;
}

bool is_uuid_urn(std::string_view text) {
  if (!text.starts_with(kPrefix) || text.size() != kPrefix.size() + kUuidSize) return false;
  text.remove_prefix(kPrefix.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  }
  return true;
}

}  // namespace

Instance::Instance(const std::string& path) {
  if (!path.empty()) {
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  }
  if (file_ < 0 || ::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    urn_ = random_urn();
    return;
  }
  std::array<char, 64> kept{};
  const auto size = ::pread(file_, kept.data(), kept.size(), 0);
  std::string_view text(kept.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (is_uuid_urn(text)) {
    urn_ = text;
    return;
  }
  urn_ = random_urn();
  const std::string line = urn_ + '\n';
  // One that could not be kept holds for this run.
  if (::ftruncate(file_, 0) == 0) static_cast<void>(::pwrite(file_, line.data(), line.size(), 0) > 0);
}

Instance::~Instance() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace mtavip::cli
