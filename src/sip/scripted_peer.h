// For the tests of this folder: one user agent, and a peer that says exactly what the test wants.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sip/test_network.h"

namespace mtavip::sip::test {

struct ScriptedPeer {
  static constexpr const char* kSdp = "v=0\r\no=- 1 1 IN IP4 10.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

  explicit ScriptedPeer(UserAgentConfig config = {}) : alice(network.add("10.0.0.1", std::move(config))) {}

  TestNetwork network;
  TestAgent& alice;
  RawPeer& peer = network.add_raw("10.0.0.9:5060");
  Endpoint agent = *Endpoint::parse("10.0.0.1:5060");

  SessionId call(std::optional<std::string> sdp = kSdp) {
    InviteRequest request;
    request.target = "sip:bob@10.0.0.9";
    request.sdp = std::move(sdp);
    return *alice.ua.invite(network.now, request);
  }
  void reply(const Message& request, int code, const std::string& tag, std::string_view sdp = {},
             const std::vector<std::pair<std::string, std::string>>& headers = {}) {
    Message response = Message::response_to(request, code, {}, tag);
    if (code > 100 && code < 300) response.add(HeaderName::kContact, "<sip:" + tag + "@10.0.0.9>");
    for (const auto& [name, value] : headers) response.add(name, value);
    if (!sdp.empty()) response.set_body("application/sdp", sdp);
    network.send_raw(peer, agent, response.to_string());
  }
  [[nodiscard]] std::vector<Message> received(Method method) const {
    std::vector<Message> list;
    for (const Message& message : peer.received) {
      if (message.is_request() && message.method() == method) list.push_back(message);
    }
    return list;
  }
  [[nodiscard]] std::vector<int> statuses() const {
    std::vector<int> list;
    for (const Message& message : peer.received) {
      if (message.is_response()) list.push_back(message.status());
    }
    return list;
  }
  /// Of the responses to requests of this method.
  [[nodiscard]] std::vector<int> statuses(Method method) const {
    std::vector<int> list;
    for (const Message& message : peer.received) {
      if (message.is_response() && message.method() == method) list.push_back(message.status());
    }
    return list;
  }
  /// A request of the peer's own call, or of its dialog where `to` has a tag.
  [[nodiscard]] static std::string request(const std::string& method, const std::string& branch,
                                           const std::string& extra = {}, const std::string& body = {},
                                           const std::string& to = "<sip:alice@10.0.0.1>", int cseq = 1) {
    return method + " sip:alice@10.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9:5060;branch=" + branch +
           "\r\nMax-Forwards: 70\r\nFrom: <sip:bob@10.0.0.9>;tag=b\r\nTo: " + to +
           "\r\nCall-ID: c1\r\nCSeq: " + std::to_string(cseq) + " " + method + "\r\nContact: <sip:bob@10.0.0.9>\r\n" +
           extra + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }
  /// A request of the peer within the dialog that our `invite` made with its fork `tag`.
  [[nodiscard]] static std::string request_in_call(const std::string& method, const Message& invite,
                                                   const std::string& tag, int cseq, const std::string& extra = {},
                                                   const std::string& body = {}) {
    return method + " sip:alice@10.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9:5060;branch=z9hG4bK" + tag + method +
           std::to_string(cseq) +
           "\r\nMax-Forwards: 70\r\nFrom: " + std::string(invite.header(HeaderName::kTo).value_or("")) + ";tag=" + tag +
           "\r\nTo: " + std::string(invite.header(HeaderName::kFrom).value_or("")) +
           "\r\nCall-ID: " + std::string(invite.call_id()) + "\r\nCSeq: " + std::to_string(cseq) + " " + method +
           "\r\nContact: <sip:bob@10.0.0.9>\r\n" + extra + "Content-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
  }
  void send(const std::string& text) {
    network.send_raw(peer, agent, text);
    network.run(50ms);
  }
};

}  // namespace mtavip::sip::test
