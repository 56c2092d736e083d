#include "client/known_servers.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "net/file_descriptor.h"

namespace mtavip::client {
namespace {

constexpr std::size_t kLargestFile = 1024 * 1024;
constexpr std::string_view kHead =
    "# Servers whose keys were trusted by hand: name, key, since when. A line that is taken out is forgotten.\n";

std::string system_text(int error_number) {
  return std::generic_category().message(error_number);
}

std::string date_of(WallTime now) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
  const std::time_t time = static_cast<std::time_t>(seconds);
  std::tm broken{};
  char text[16] = "";
  if (::gmtime_r(&time, &broken) != nullptr) std::strftime(text, sizeof text, "%Y-%m-%d", &broken);
  return text;
}

}  // namespace

Result<KnownServers, std::string> KnownServers::load(std::string path) {
  KnownServers known(std::move(path));
  if (auto done = known.read(); !done) return fail(std::move(done.error()));
  return known;
}

Result<void, std::string> KnownServers::read() {
  entries_.clear();
  const net::FileDescriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) {
    const int error_number = errno;
    if (error_number == ENOENT) return {};
    return fail("the file of trusted servers, " + path_ + ", cannot be read: " + system_text(error_number));
  }
  struct stat status {};
  if (::fstat(file.get(), &status) == 0 && (status.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    return fail("the file of trusted servers, " + path_ +
                ", can be written by other users; look at it, then chmod 600");
  }
  std::string text;
  char chunk[4096];
  for (;;) {
    const ssize_t got = ::read(file.get(), chunk, sizeof chunk);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 || text.size() > kLargestFile) {
      return fail("the file of trusted servers, " + path_ +
                  ", cannot be read: " + (got < 0 ? system_text(errno) : std::string("it is too large")));
    }
    if (got == 0) break;
    text.append(chunk, static_cast<std::size_t>(got));
  }
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    line = trim(line);
    if (line.empty() || line.front() == '#') continue;
    const auto words = split(line, ' ');
    const auto key = words.size() >= 2 ? net::Fingerprint::parse(words[1]) : std::nullopt;
    if (!key) {
      return fail(path_ + ":" + std::to_string(number) + ": no server and its key; mend the line or take it out");
    }
    entries_.push_back({to_lower(words[0]), *key, words.size() > 2 ? std::string(words[2]) : std::string()});
  }
  return {};
}

Result<void, std::string> KnownServers::add(std::string_view server, const net::Fingerprint& key, WallTime now) {
  if (auto done = read(); !done) return done;
  const std::string name = to_lower(server);
  std::erase_if(entries_, [&name](const Entry& entry) { return entry.server == name; });
  entries_.push_back({name, key, date_of(now)});
  return write();
}

Result<void, std::string> KnownServers::write() const {
  std::string text(kHead);
  for (const Entry& entry : entries_) text += entry.server + ' ' + entry.key.text + ' ' + entry.since + '\n';
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), ignored);
  const std::string draft = path_ + '.' + std::to_string(::getpid());
  const auto cannot = [this, &draft](int error_number) {
    ::unlink(draft.c_str());
    return fail("the file of trusted servers, " + path_ + ", cannot be written: " + system_text(error_number));
  };
  ::unlink(draft.c_str());
  const net::FileDescriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!file) return cannot(errno);
  for (std::string_view rest = text; !rest.empty();) {
    const ssize_t done = ::write(file.get(), rest.data(), rest.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return cannot(errno);
    rest.remove_prefix(static_cast<std::size_t>(done));
  }
  // Its contents are on the disk before its name is: a crash leaves the old file or the new one.
  if (::fsync(file.get()) != 0) return cannot(errno);
  if (::rename(draft.c_str(), path_.c_str()) != 0) return cannot(errno);
  return {};
}

}  // namespace mtavip::client
