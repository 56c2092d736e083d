#include "net/hosts_file.h"

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "net/file_descriptor.h"

namespace mtavip::net {
namespace {

/// Takes the next word off a line.
std::string_view next_word(std::string_view& line) {
  line = trim(line);
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

}  // namespace

void HostsFile::refresh() {
  struct stat status {};
  if (::stat(path_.c_str(), &status) != 0) {
    text_.clear();
    changed_ = -1;
    return;
  }
  const std::int64_t changed = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  if (changed == changed_) return;
  changed_ = changed;
  text_.clear();
  const FileDescriptor fd(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd) return;
  text_.resize(std::min(kLargest, static_cast<std::size_t>(status.st_size)));
  std::size_t filled = 0;
  while (filled < text_.size()) {
    const ssize_t got = ::read(fd.get(), text_.data() + filled, text_.size() - filled);
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  text_.resize(filled);
}

std::vector<IpAddress> HostsFile::addresses(std::string_view name) {
  refresh();
  std::vector<IpAddress> result;
  std::string_view rest = text_;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    line = line.substr(0, line.find('#'));
    if (line.empty()) continue;
    const auto address = IpAddress::parse(next_word(line));
    if (!address) continue;
    for (std::string_view word = next_word(line); !word.empty(); word = next_word(line)) {
      if (!equals_ignoring_case(word, name)) continue;
      if (std::find(result.begin(), result.end(), *address) == result.end()) result.push_back(*address);
      break;
    }
  }
  return result;
}

}  // namespace mtavip::net
