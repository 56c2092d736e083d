#include "net/http_client.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "net/curl/library.h"

namespace mtavip::net {
namespace {

constexpr long kMostRedirections = 3;
constexpr std::size_t kLongestHeader = 8 * 1024;

}  // namespace

/// One request on its way, and what its callbacks write to.
struct HttpClient::Transfer {
  Transfer(const curl::Library& of, std::size_t limit, const std::atomic<bool>& is_cancelled)
      : library(&of), handle(of.init()), most_bytes(limit), cancelled(&is_cancelled) {}
  ~Transfer() {
    library->free_list(headers);
    if (handle != nullptr) library->cleanup(handle);
  }
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  template <class Value>
  void set(CURLoption option, Value value) {
    if (status == CURLE_OK) status = library->set(handle, option, value);
  }
  void set(CURLoption option, const std::string& value) { set(option, value.c_str()); }
  void add_header(const std::string& line) {
    if (curl_slist* longer = library->append(headers, line.c_str())) headers = longer;
  }

  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    const std::size_t bytes = size * count;
    if (bytes > transfer.most_bytes - transfer.response.body.size()) {
      transfer.too_large = true;
      return 0;
    }
    transfer.response.body.append(data, bytes);
    return bytes;
  }
  static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self) {
    auto& response = static_cast<Transfer*>(self)->response;
    const std::size_t bytes = size * count;
    const std::string_view line(data, bytes);
    // A new start line: of the response behind a redirection or a challenge.
    if (line.starts_with("HTTP/")) response = {};
    constexpr std::string_view kTag = "etag:";
    if (starts_with_ignoring_case(line, kTag) && bytes < kLongestHeader) {
      response.entity_tag = trim(line.substr(kTag.size()));
    }
    return bytes;
  }
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Transfer*>(self)->cancelled->load() ? 1 : 0;
  }

  const curl::Library* library;
  CURL* handle;
  std::size_t most_bytes;
  const std::atomic<bool>* cancelled;
  curl_slist* headers = nullptr;
  CURLcode status = CURLE_OK;
  HttpResponse response;
  bool too_large = false;
};

HttpClient::HttpClient(HttpConfig config) : config_(std::move(config)) {}
HttpClient::~HttpClient() = default;

Result<HttpResponse, std::string> HttpClient::fetch(const HttpRequest& request) {
  const bool secure = starts_with_ignoring_case(request.url, "https://");
  if (!secure && !starts_with_ignoring_case(request.url, "http://")) {
    return fail("\"" + request.url + "\" is no address of HTTP: it has to begin with https:// or http://");
  }
  const curl::Library* library = curl::library();
  if (library == nullptr) return fail(std::string("libcurl4 is not installed: nothing can be fetched over HTTP"));
  Transfer transfer(*library, config_.most_bytes, cancelled_);
  if (transfer.handle == nullptr) return fail(std::string("libcurl cannot be used"));

  transfer.set(CURLOPT_URL, request.url);
  transfer.set(CURLOPT_NOSIGNAL, 1L);
  transfer.set(CURLOPT_PROTOCOLS_STR, "http,https");
  transfer.set(CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
  transfer.set(CURLOPT_FOLLOWLOCATION, 1L);
  transfer.set(CURLOPT_MAXREDIRS, kMostRedirections);
  transfer.set(CURLOPT_TIMEOUT_MS, static_cast<long>(config_.patience / 1ms));
  transfer.set(CURLOPT_USERAGENT, config_.agent);
  if (!config_.user.empty()) {
    transfer.set(CURLOPT_USERNAME, config_.user);
    transfer.set(CURLOPT_PASSWORD, config_.password);
    // A password in clear text is for nobody on the way to read.
    transfer.set(CURLOPT_HTTPAUTH, static_cast<long>(secure ? CURLAUTH_DIGEST | CURLAUTH_BASIC : CURLAUTH_DIGEST));
  }
  if (!config_.authority_file.empty()) transfer.set(CURLOPT_CAINFO, config_.authority_file);
  if (!config_.authority_directory.empty()) transfer.set(CURLOPT_CAPATH, config_.authority_directory);
  transfer.set(CURLOPT_SSL_VERIFYPEER, config_.insecure ? 0L : 1L);
  transfer.set(CURLOPT_SSL_VERIFYHOST, config_.insecure ? 0L : 2L);
  if (request.method != "GET") transfer.set(CURLOPT_CUSTOMREQUEST, request.method);
  if (!request.body.empty()) {
    transfer.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    transfer.set(CURLOPT_POSTFIELDS, request.body);
    transfer.add_header("Content-Type: " + request.content_type);
    // Nothing is as large as to be asked for first.
    transfer.add_header("Expect:");
  }
  if (!request.if_match.empty()) transfer.add_header("If-Match: " + request.if_match);
  if (!request.if_none_match.empty()) transfer.add_header("If-None-Match: " + request.if_none_match);
  transfer.set(CURLOPT_HTTPHEADER, transfer.headers);
  transfer.set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  transfer.set(CURLOPT_WRITEDATA, &transfer);
  transfer.set(CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  transfer.set(CURLOPT_HEADERDATA, &transfer);
  transfer.set(CURLOPT_NOPROGRESS, 0L);
  transfer.set(CURLOPT_XFERINFOFUNCTION, &Transfer::on_progress);
  transfer.set(CURLOPT_XFERINFODATA, &transfer);
  if (transfer.status == CURLE_OK) transfer.status = library->perform(transfer.handle);
  if (transfer.status != CURLE_OK) {
    if (cancelled_) return fail(std::string("given up"));
    if (transfer.too_large)
      return fail(request.url + " is larger than " + std::to_string(config_.most_bytes) + " bytes");
    return fail(request.url + ": " + to_lower(library->describe(transfer.status)));
  }
  long status = 0;
  library->get(transfer.handle, CURLINFO_RESPONSE_CODE, &status);
  transfer.response.status = static_cast<int>(status);
  const char* type = nullptr;
  library->get(transfer.handle, CURLINFO_CONTENT_TYPE, &type);
  if (type != nullptr) transfer.response.content_type = type;
  return std::move(transfer.response);
}

}  // namespace mtavip::net
