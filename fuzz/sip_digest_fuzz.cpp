// Any text as challenges, credentials and Authentication-Info, and a client that answers whatever it is asked.
#include <cstdint>

#include "base/check.h"
#include "sip/authenticator.h"
#include "sip/digest_verifier.h"

namespace {

using namespace mtavip;
using namespace mtavip::sip;

template <class T>
void round_trip(std::string_view text) {
  const auto value = T::parse(text);
  if (!value) return;
  const auto again = T::parse(value->to_string());
  MTAVIP_CHECK(again && again->to_string() == value->to_string());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  round_trip<Challenge>(text);
  round_trip<DigestCredentials>(text);
  round_trip<AuthenticationInfo>(text);

  SeededRandom random(1);
  NullLog log;
  Environment environment(random, log, WallTime{});
  Authenticator client(environment, {{"", "user", "password"}});
  auto request = Message::request("REGISTER", "sip:example.com");
  auto response = Message::response(401);
  const auto line = text.find('\n');
  response.add(HeaderName::kWwwAuthenticate, text.substr(0, line));
  if (line != std::string_view::npos) response.add(HeaderName::kProxyAuthenticate, text.substr(line + 1));
  for (int round = 0; client.challenged(request, response); ++round) {
    MTAVIP_CHECK(round < 10);
    client.authorize(request);
  }
  auto accepted = Message::response(200);
  accepted.add(HeaderName::kAuthenticationInfo, text);
  static_cast<void>(client.accepted(request, accepted));

  DigestVerifier::Config config;
  config.realm = "example.com";
  DigestVerifier server(environment, config);
  request.set(HeaderName::kAuthorization, text);
  MTAVIP_CHECK(server.verify(Timestamp{}, request, "password") != DigestVerifier::Verdict::kAccepted);
  return 0;
}
