// A document that a user has on an XCAP server (RFC 4825): where it is, and changing it safely: read, changed here, and
// written under the condition that nobody else has changed it in the meantime.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/http.h"
#include "xml/document.h"

namespace mtavip::xcap {

/// An application usage (RFC 4825 section 5): what kind of document.
struct Usage {
  std::string_view id;    ///< AUID
  std::string_view type;  ///< media type of its documents
  std::string_view space;
  std::string_view root;  ///< name of the root element
};
/// Contact lists (RFC 4826 section 3).
inline constexpr Usage kResourceLists{"resource-lists", "application/resource-lists+xml",
                                      "urn:ietf:params:xml:ns:resource-lists", "resource-lists"};
/// Who may watch (RFC 5025 section 9; common policy is RFC 4745).
inline constexpr Usage kPresenceRules{"pres-rules", "application/auth-policy+xml",
                                      "urn:ietf:params:xml:ns:common-policy", "ruleset"};

/// The URL of a user's document of this usage: "index" in the user's folder (RFC 4825 section 6.2). `root` is the
/// server's XCAP root URI, `user` the user's address of record.
[[nodiscard]] std::string document_url(std::string_view root, const Usage& usage, std::string_view user);

/// Largest document that is read.
inline constexpr std::size_t kMostBytes = 512 * 1024;

/// One reading, or one change. Ask for the next request, carry it out, give what came of it, until there is none.
class Transaction {
 public:
  /// Changes the root element; false: it is as it should be already.
  using Edit = std::function<bool(xml::Element& root)>;

  /// Without an edit: reads only.
  Transaction(std::string url, Usage usage, Edit edit = {});

  [[nodiscard]] std::optional<HttpRequest> next_request();
  void handle(const HttpResponse& response);

  /// No request is left. Then either failure() says what went wrong, or root() is what the server has.
  [[nodiscard]] bool done() const { return state_ == State::kDone; }
  /// A sentence for people; empty: all went well.
  [[nodiscard]] const std::string& failure() const { return failure_; }
  /// The status with which the server refused; 0: it did not, but its document is of no use.
  [[nodiscard]] int refused_with() const { return refused_with_; }
  [[nodiscard]] const xml::Element& root() const { return root_; }

 private:
  enum class State { kRead, kReading, kWrite, kWriting, kDone };
  void read(const HttpResponse& response);
  void refuse(const HttpResponse& response);
  void fail(std::string why);

  std::string url_;
  Usage usage_;
  Edit edit_;
  State state_ = State::kRead;
  xml::Element root_;
  std::string entity_tag_;
  bool is_new_ = false;
  unsigned conflicts_ = 0;
  std::string failure_;
  int refused_with_ = 0;
};

}  // namespace mtavip::xcap
