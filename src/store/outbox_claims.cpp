#include "store/outbox_claims.h"

#include <cstdint>

#include <fcntl.h>
#include <unistd.h>

namespace mtavip::store {
namespace {

/// The octet of the file that stands for an account (FNV-1a). Two that fall together are claimed together: no harm.
off_t place_of(const std::string& account) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : account) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return static_cast<off_t>(hash & 0x3fffffffffffffff);
}

}  // namespace

OutboxClaims::~OutboxClaims() {
  if (file_ >= 0) ::close(file_);
}

bool OutboxClaims::claim(const std::string& account) {
  if (ours_.contains(account)) return true;
  if (file_ < 0) file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) return false;
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = place_of(account);
  lock.l_len = 1;
  if (::fcntl(file_, F_OFD_SETLK, &lock) != 0) return false;
  ours_.insert(account);
  return true;
}

}  // namespace mtavip::store
