// An HTTP request and its response as values: cores make and read them, net/ carries them.
#pragma once

#include <string>

namespace mtavip {

struct HttpRequest {
  std::string method = "GET";
  std::string url;  ///< http or https, absolute
  std::string content_type;
  std::string body;
  std::string if_match;       ///< an entity tag as the server gave it; empty: no condition
  std::string if_none_match;  ///< "*": only where there is nothing yet; empty: no condition
};

struct HttpResponse {
  int status = 0;
  std::string content_type;
  std::string entity_tag;  ///< as written, with its quotes
  std::string body;
};

}  // namespace mtavip
