#include "state_folder.h"

#include <cstdlib>

namespace mtavip::cli {

std::string state_file(std::string_view name) {
  const char* state = std::getenv("XDG_STATE_HOME");
  std::string folder;
  if (state != nullptr && state[0] == '/') {
    folder = state;
  } else if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/') {
    folder = std::string(home) + "/.local/state";
  } else {
    return {};
  }
  return folder.append("/mtavip/").append(name);
}

}  // namespace mtavip::cli
