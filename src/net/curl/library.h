// libcurl, loaded with the first request: a client that fetches nothing does not pay for it (as with Expat and OpenSSL,
// docs/decisions/0013 and 0015).
#pragma once

#include <curl/curl.h>

namespace mtavip::net::curl {

/// The functions that we use, by libcurl's own names and declarations.
struct Library {
  decltype(&::curl_global_init) global_init = nullptr;
  decltype(&::curl_easy_init) init = nullptr;
  decltype(&::curl_easy_cleanup) cleanup = nullptr;
  decltype(&::curl_easy_reset) reset = nullptr;
  decltype(&::curl_easy_setopt) set = nullptr;
  decltype(&::curl_easy_perform) perform = nullptr;
  decltype(&::curl_easy_getinfo) get = nullptr;
  decltype(&::curl_easy_strerror) describe = nullptr;
  decltype(&::curl_slist_append) append = nullptr;
  decltype(&::curl_slist_free_all) free_list = nullptr;
};

/// Null where the library is missing.
[[nodiscard]] const Library* library();

}  // namespace mtavip::net::curl
