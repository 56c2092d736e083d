#include "client/modules.h"

#include <array>
#include <filesystem>

#include <dlfcn.h>
#include <unistd.h>

#include "base/text.h"

namespace mtavip::client {
namespace {

// The folders to look in, relative to where this code was loaded from: the program in bin/, or the library in lib/.
std::vector<std::string> default_folders() {
  std::vector<std::string> folders;
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) folders.push_back((program.parent_path().parent_path() / "lib" / "mtavip").string());
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&default_folders), &info) != 0 && info.dli_fname != nullptr) {
    const auto here = std::filesystem::absolute(info.dli_fname, error).parent_path();
    folders.push_back((here / "mtavip").string());
    folders.push_back((here.parent_path() / "lib" / "mtavip").string());
  }
  folders.emplace_back(MTAVIP_INSTALLED_MODULES);
  return folders;
}

}  // namespace

Modules::Modules(std::string folder) {
  if (folder.empty()) {
    folders_ = default_folders();
  } else {
    folders_.push_back(std::move(folder));
  }
}

const std::vector<std::string_view>& Modules::all() {
  static const std::vector<std::string_view> kAll{"ffmpeg", "spandsp", "bcg729", "alsa", "pulse", "sdl", "apm"};
  return kAll;
}

std::vector<std::string_view> Modules::for_codec(std::string_view encoding_name) {
  if (equals_ignoring_case(encoding_name, "G722")) return {"spandsp"};
  if (equals_ignoring_case(encoding_name, "G729")) return {"bcg729"};
  for (const auto* video : {"H264", "VP8", "H263-1998", "H263", "H261"}) {
    if (equals_ignoring_case(encoding_name, video)) return {"ffmpeg"};
  }
  return {};
}

bool Modules::is_wav(std::string_view path) {
  constexpr std::string_view kLoop = "#loop";
  if (path.ends_with(kLoop)) path.remove_suffix(kLoop.size());
  return path.size() >= 4 && equals_ignoring_case(path.substr(path.size() - 4), ".wav");
}

std::vector<std::string_view> Modules::for_audio_port(std::string_view kind, std::string_view argument) {
  if (kind == "device") return {"alsa", "pulse"};  // the later one is tried first
  if (kind == "file" && !is_wav(argument)) return {"ffmpeg"};
  return {};
}

std::vector<std::string_view> Modules::for_video_port(std::string_view kind) {
  if (kind == "window" || kind == "device") return {"sdl"};
  if (kind == "file" || kind == "camera" || kind == "screen" || kind == "record") return {"ffmpeg"};
  return {};
}

std::string Modules::path_of(std::string_view name) const {
  for (const auto& folder : folders_) {
    std::string path = folder + "/mtavip-" + std::string(name) + ".so";
    if (::access(path.c_str(), R_OK) == 0) return path;
  }
  return {};
}

bool Modules::present(std::string_view name) const {
  return !path_of(name).empty();
}

Result<media::ModuleEntry, std::string> Modules::open(std::string_view name) {
  const std::lock_guard lock(mutex_);
  if (const auto it = open_.find(name); it != open_.end()) return it->second;
  const std::string path = path_of(name);
  if (path.empty()) {
    return fail("the module mtavip-" + std::string(name) + ".so is not in " + folders_.front() +
                "; install the whole package, or set the module folder");
  }
  // Never closed: the libraries behind it keep threads and handlers of their own.
  void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return fail(std::string(::dlerror()));
  auto entry = reinterpret_cast<media::ModuleEntry>(::dlsym(library, media::kModuleEntry));
  if (entry == nullptr) return fail(path + " is no module of this program");
  open_.emplace(std::string(name), entry);
  return entry;
}

}  // namespace mtavip::client
