// Where this program is: what belongs to it stands beside, in ../lib and ../share.
#pragma once

#include <string>

namespace mtavip::cli {

[[nodiscard]] std::string program_path();
[[nodiscard]] std::string program_folder();

}  // namespace mtavip::cli
