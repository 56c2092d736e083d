#include "program_folder.h"

#include <filesystem>

namespace mtavip::cli {

std::string program_path() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).string();
}

std::string program_folder() {
  return std::filesystem::path(program_path()).parent_path().string();
}

}  // namespace mtavip::cli
