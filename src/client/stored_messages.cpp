#include <cstdlib>

#include <mtavip/message.h>

#include "store/message_store.h"

namespace mtavip {

Expected<std::vector<StoredMessage>> stored_messages(const std::string& path, std::size_t most) {
  auto messages = store::read_messages(path, most);
  if (!messages) return tl::unexpected<Error>({ErrorCode::kUnavailable, messages.error()});
  return std::move(*messages);
}

std::string default_message_store() {
  const char* data = std::getenv("XDG_DATA_HOME");
  std::string folder;
  if (data != nullptr && data[0] == '/') {
    folder = data;
  } else if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/') {
    folder = std::string(home) + "/.local/share";
  } else {
    return {};
  }
  return folder + "/mtavip/messages.db";
}

}  // namespace mtavip
