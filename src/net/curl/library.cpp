#include "net/curl/library.h"

#include <dlfcn.h>

namespace mtavip::net::curl {
namespace {

template <class Function>
bool find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(handle, name));
  return function != nullptr;
}

struct Loaded {
  Library library;
  bool complete = false;

  Loaded() {
    void* handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) handle = dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return;
    complete = find(handle, "curl_global_init", library.global_init) && find(handle, "curl_easy_init", library.init) &&
               find(handle, "curl_easy_cleanup", library.cleanup) && find(handle, "curl_easy_reset", library.reset) &&
               find(handle, "curl_easy_setopt", library.set) && find(handle, "curl_easy_perform", library.perform) &&
               find(handle, "curl_easy_getinfo", library.get) && find(handle, "curl_easy_strerror", library.describe) &&
               find(handle, "curl_slist_append", library.append) &&
               find(handle, "curl_slist_free_all", library.free_list) &&
               library.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  }
};

}  // namespace

const Library* library() {
  static const Loaded kLoaded;
  return kLoaded.complete ? &kLoaded.library : nullptr;
}

}  // namespace mtavip::net::curl
