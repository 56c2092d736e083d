// A dialog (RFC 3261 section 12): its identity, its route set, and the requests within it. What it is used for (a
// session, later a subscription) is elsewhere; several usages may share one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sip/headers.h"
#include "sip/message.h"

namespace mtavip::sip {

/// A request with the URI whose server it is to be sent to.
struct RoutedRequest {
  Message request;
  Uri next_hop;
};

class Dialog {
 public:
  /// Of the request that we sent and a response with a To tag and (but for a failure) a Contact.
  static Result<Dialog, ParseError> as_client(const Message& request, const Message& response);
  /// Of the request that we received; `local_tag` is what we write into To.
  static Result<Dialog, ParseError> as_server(const Message& request, std::string_view local_tag);

  [[nodiscard]] const std::string& call_id() const { return call_id_; }
  [[nodiscard]] std::string_view local_tag() const { return local_.tag(); }
  [[nodiscard]] std::string_view remote_tag() const { return remote_.tag(); }
  [[nodiscard]] const NameAddr& local() const { return local_; }
  [[nodiscard]] const NameAddr& remote() const { return remote_; }
  [[nodiscard]] const Uri& remote_target() const { return remote_target_; }
  [[nodiscard]] const std::vector<std::string>& route_set() const { return route_set_; }

  /// A request with the next CSeq, complete but for Via and Contact (section 12.2.1.1).
  RoutedRequest make_request(std::string_view method);
  /// The ACK of the 2xx to `invite` (section 13.2.2.4), with the credentials of the INVITE.
  [[nodiscard]] RoutedRequest make_ack(const Message& invite) const;
  std::uint32_t next_cseq() { return ++local_cseq_; }
  /// As when the request that made the dialog was sent again with a higher CSeq.
  void raise_cseq(std::uint32_t cseq) { local_cseq_ = std::max(local_cseq_, cseq); }

  /// Checks and notes the CSeq of a request within the dialog; false: out of order, answer 500 (section 12.2.2).
  bool accept_cseq(const Message& request);
  /// Takes the Contact of a target refresh request or of a 2xx to one.
  void refresh_target(const Message& message);
  /// The 2xx settles the route set of a dialog that was early (section 13.2.2.4).
  void confirm(const Message& response);

 private:
  [[nodiscard]] RoutedRequest make(std::string_view method, std::uint32_t cseq) const;

  std::string call_id_;
  NameAddr local_;
  NameAddr remote_;
  Uri remote_target_;
  std::vector<std::string> route_set_;
  std::uint32_t local_cseq_ = 0;
  std::optional<std::uint32_t> remote_cseq_;
};

/// The key by which requests within a dialog find it.
[[nodiscard]] std::string dialog_key(std::string_view call_id, std::string_view local_tag, std::string_view remote_tag);

}  // namespace mtavip::sip
