#include "xcap/document.h"

#include <utility>

#include "base/text.h"
#include "xml/print.h"

namespace mtavip::xcap {
namespace {

constexpr unsigned kMostConflicts = 5;
constexpr std::string_view kErrorSpace = "urn:ietf:params:xml:ns:xcap-error";

/// A path segment (RFC 3986 section 3.3).
std::string escape(std::string_view text) {
  constexpr std::string_view kKept = "-._~!$&'()*+,;=:@";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_alpha(c) || is_digit(c) || kKept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto octet = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[octet >> 4U];
      out += kDigits[octet & 15U];
    }
  }
  return out;
}

/// What a server's error document says (RFC 4825 section 11), or nothing.
std::string reason_in(const HttpResponse& response) {
  if (response.body.empty()) return {};
  const auto document = xml::parse(response.body);
  if (!document || !document->is(kErrorSpace, "xcap-error") || document->children.empty()) return {};
  const xml::Element& error = document->children.front();
  std::string text = ": " + error.name;
  if (const auto phrase = error.attribute("phrase"); !phrase.empty()) text.append(" (").append(phrase).append(")");
  return text;
}

std::string refusal(const HttpResponse& response) {
  switch (response.status) {
    case 401:
      return "the XCAP server wants a password, or another one: check the account's user name and password";
    case 403:
      return "the XCAP server does not let this account at its document";
    case 404:
      return "the XCAP server has no such place: check the account's XCAP root";
    case 412:
      return "somebody else keeps changing the same document on the XCAP server: try again";
    case 415:
      return "the XCAP server does not take documents of this kind";
    default:
      break;
  }
  return "the XCAP server answered " + std::to_string(response.status) + reason_in(response);
}

}  // namespace

std::string document_url(std::string_view root, const Usage& usage, std::string_view user) {
  std::string url(root);
  while (url.ends_with('/')) url.pop_back();
  return url.append("/").append(usage.id).append("/users/").append(escape(user)).append("/index");
}

Transaction::Transaction(std::string url, Usage usage, Edit edit)
    : url_(std::move(url)), usage_(usage), edit_(std::move(edit)) {}

std::optional<HttpRequest> Transaction::next_request() {
  HttpRequest request;
  request.url = url_;
  if (state_ == State::kRead) {
    state_ = State::kReading;
    return request;
  }
  if (state_ != State::kWrite) return std::nullopt;
  state_ = State::kWriting;
  request.method = "PUT";
  request.content_type = usage_.type;
  request.body = xml::print(root_);
  // RFC 4825 section 7.11: what another client of the user has written in the meantime is not lost.
  (is_new_ ? request.if_none_match : request.if_match) = is_new_ ? "*" : entity_tag_;
  return request;
}

void Transaction::handle(const HttpResponse& response) {
  if (state_ == State::kReading) {
    read(response);
  } else if (state_ == State::kWriting) {
    if (response.status == 412 && ++conflicts_ < kMostConflicts) {
      state_ = State::kRead;
    } else if (response.status < 200 || response.status > 299) {
      refuse(response);
    } else {
      state_ = State::kDone;
    }
  }
}

void Transaction::read(const HttpResponse& response) {
  root_ = {};
  is_new_ = response.status == 404;
  if (is_new_) {
    root_.space = usage_.space;
    root_.name = usage_.root;
  } else if (response.status != 200) {
    return refuse(response);
  } else {
    xml::Limits limits;
    limits.bytes = kMostBytes;
    auto document = xml::parse(response.body, limits);
    if (!document) {
      return fail("the document on the XCAP server cannot be read: " +
                  std::string(xml::to_string(document.error().error)));
    }
    if (!document->is(usage_.space, usage_.root)) {
      return fail("the document on the XCAP server is another one than was asked for");
    }
    root_ = std::move(*document);
    entity_tag_ = response.entity_tag;
  }
  state_ = edit_ && edit_(root_) ? State::kWrite : State::kDone;
}

void Transaction::refuse(const HttpResponse& response) {
  refused_with_ = response.status;
  fail(refusal(response));
}

void Transaction::fail(std::string why) {
  failure_ = std::move(why);
  state_ = State::kDone;
}

}  // namespace mtavip::xcap
