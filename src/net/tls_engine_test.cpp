#include "net/tls_engine.h"

#include <string>

#include <gtest/gtest.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include "base/base64.h"
#include "base/random.h"
#include "crypto/digest.h"
#include "net/certificates_test.h"

namespace mtavip::net {
namespace {

using State = TlsEngine::State;

/// Carries bytes both ways until nobody has any left.
void exchange(TlsEngine& a, TlsEngine& b) {
  for (;;) {
    const Bytes from_a = a.take_ciphertext();
    b.receive(from_a);
    const Bytes from_b = b.take_ciphertext();
    a.receive(from_b);
    if (from_a.empty() && from_b.empty()) return;
  }
}

class TlsEngineTest : public testing::Test {
 protected:
  TlsEngineTest() : authority_(factory_.make({.common_name = "Test Authority", .authority = true})) {}

  Certificate issue(const std::string& names, long from = -3600, long to = 3600) {
    return factory_.make({.common_name = "server",
                          .alternative_names = names,
                          .valid_from_seconds = from,
                          .valid_to_seconds = to,
                          .authority = false},
                         &authority_);
  }
  TlsConfig server_with(const Certificate& certificate) const {
    TlsConfig config;
    config.certificate_file = certificate.certificate_file;
    config.key_file = certificate.key_file;
    return config;
  }
  TlsConfig trusting() const {
    TlsConfig config;
    config.authority_file = authority_.certificate_file;
    return config;
  }
  /// The client's failure after a handshake with this name.
  TlsFailure failure(const TlsConfig& server_config, const TlsConfig& client_config, const std::string& name,
                     const char* remote = "127.0.0.1:5061") {
    TlsContext server_context(server_config);
    TlsContext client_context(client_config);
    auto server = TlsEngine::accept(server_context);
    auto client = TlsEngine::connect(client_context, name, *Endpoint::parse(remote));
    if (!server || !client) return {TransportError::kLocal, !server ? server.error().detail : client.error().detail};
    exchange(**client, **server);
    last_requested_ = (*server)->requested_name();
    if ((*client)->state() == State::kOpen) return {TransportError::kClosed, "open"};
    EXPECT_EQ((*client)->state(), State::kFailed);
    EXPECT_EQ((*server)->state(), State::kFailed);
    return (*client)->failure();
  }

  CertificateFactory factory_;
  Certificate authority_;
  std::string last_requested_;
};

TEST_F(TlsEngineTest, AcceptsTheNamesThatTheCertificateHas) {
  const TlsConfig server =
      server_with(issue("DNS:pbx.example,DNS:*.wild.example,IP:127.0.0.1,IP:::1,URI:sip:domain.example"));
  for (const char* name : {"pbx.example", "PBX.Example", "pbx.example.", "a.wild.example", "domain.example"}) {
    EXPECT_EQ(failure(server, trusting(), name).detail, "open") << name;
  }
  EXPECT_EQ(failure(server, trusting(), "127.0.0.1").detail, "open");
  EXPECT_EQ(last_requested_, "") << "no SNI for an address";
  EXPECT_EQ(failure(server, trusting(), "[::1]").detail, "open");
  EXPECT_EQ(failure(server, trusting(), "", "127.0.0.1:5061").detail, "open");
  EXPECT_EQ(failure(server, trusting(), "", "[::1]:5061").detail, "open");
}

TEST_F(TlsEngineTest, SendsTheNameToTheServer) {
  EXPECT_EQ(failure(server_with(issue("DNS:pbx.example")), trusting(), "pbx.example").detail, "open");
  EXPECT_EQ(last_requested_, "pbx.example");
}

TEST_F(TlsEngineTest, RefusesOtherNames) {
  const TlsConfig server =
      server_with(issue("DNS:pbx.example,DNS:*.wild.example,IP:127.0.0.1,URI:sip:bob@user.example"));
  for (const char* name : {"other.example", "x.pbx.example", "wild.example", "a.b.wild.example", "127.0.0.2", "::1",
                           "user.example", "server"}) {
    const TlsFailure result = failure(server, trusting(), name);
    EXPECT_EQ(result.error, TransportError::kTlsNameMismatch) << name << result.detail;
    EXPECT_EQ(
        result.detail,
        std::string("the certificate is for pbx.example, *.wild.example, 127.0.0.1, sip:bob@user.example, not for ") +
            name);
  }
}

class ServerKeyTest : public TlsEngineTest {
 protected:
  struct Outcome {
    TlsFailure failure;
    std::optional<ShownCertificate> refused;
  };
  static Outcome connect(const TlsConfig& server_config, TlsContext& client_context) {
    TlsContext server_context(server_config);
    auto server = TlsEngine::accept(server_context);
    auto client = TlsEngine::connect(client_context, "pbx.example", *Endpoint::parse("127.0.0.1:5061"));
    exchange(**client, **server);
    return {(*client)->state() == State::kOpen ? TlsFailure{TransportError::kClosed, "open"} : (*client)->failure(),
            (*client)->refused()};
  }
  /// For another name, by nobody who is known, and expired.
  Certificate worst() {
    return factory_.make({.common_name = "nobody",
                          .alternative_names = "DNS:elsewhere.example",
                          .valid_from_seconds = -7200,
                          .valid_to_seconds = -3600});
  }
};

TEST_F(ServerKeyTest, APinnedKeyIsBelievedWhateverItsCertificateSays) {
  const Certificate certificate = worst();
  TlsContext client(trusting());
  const Outcome before = connect(server_with(certificate), client);
  EXPECT_EQ(before.failure.error, TransportError::kTlsUntrusted);
  ASSERT_TRUE(before.refused);
  EXPECT_EQ(before.refused->server, "pbx.example");
  EXPECT_EQ(before.refused->subject, "elsewhere.example");
  EXPECT_EQ(before.refused->issuer, "\"nobody\"");
  EXPECT_EQ(before.refused->problem, before.failure.detail);
  EXPECT_FALSE(before.refused->expected);
  client.change_trust().pin("pbx.example", {before.refused->fingerprint});
  EXPECT_EQ(connect(server_with(certificate), client).failure.detail, "open");
}

TEST_F(ServerKeyTest, AnotherKeyThanTheTrustedOneIsRefusedThoughAnAuthorityVouchesForIt) {
  TlsContext client(trusting());
  EXPECT_EQ(connect(server_with(issue("DNS:pbx.example")), client).failure.detail, "open");
  const auto known = connect(server_with(worst()), client).refused;
  ASSERT_TRUE(known);
  client.change_trust().remember("pbx.example", known->fingerprint);
  const Outcome after = connect(server_with(issue("DNS:pbx.example")), client);
  EXPECT_EQ(after.failure.error, TransportError::kTlsUntrusted);
  EXPECT_EQ(after.failure.detail,
            "the server shows another key than the one that is trusted; somebody may stand between it and us");
  ASSERT_TRUE(after.refused);
  EXPECT_EQ(after.refused->expected, known->fingerprint);
  EXPECT_NE(after.refused->fingerprint, known->fingerprint);
}

TEST_F(ServerKeyTest, WhereOnlyPinsCountAuthoritiesDoNot) {
  TlsConfig config = trusting();
  config.pinned_only = true;
  TlsContext client(config);
  const Certificate certificate = issue("DNS:pbx.example");
  const Outcome before = connect(server_with(certificate), client);
  EXPECT_EQ(before.failure.detail, "none of the server's keys is pinned");
  ASSERT_TRUE(before.refused);
  client.change_trust().pin("pbx.example", {before.refused->fingerprint});
  EXPECT_EQ(connect(server_with(certificate), client).failure.detail, "open");
}

TEST_F(ServerKeyTest, APinHoldsEvenWhereNothingIsVerified) {
  TlsConfig config;
  config.insecure = true;
  TlsContext client(config);
  const Certificate certificate = worst();
  EXPECT_EQ(connect(server_with(certificate), client).failure.detail, "open");
  client.change_trust().pin("pbx.example",
                            {*Fingerprint::parse("sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")});
  EXPECT_TRUE(connect(server_with(certificate), client).refused);
}

TEST_F(ServerKeyTest, TheFingerprintIsThatOfTheKeyAndOutlivesItsCertificate) {
  const Certificate certificate = worst();
  TlsContext client(trusting());
  const auto refused = connect(server_with(certificate), client).refused;
  ASSERT_TRUE(refused);
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(certificate.key.get(), &der);
  ASSERT_GT(size, 0);
  const auto digest = crypto::digest(crypto::Hash::kSha256,
                                     ByteView(reinterpret_cast<std::byte*>(der), static_cast<std::size_t>(size)));
  OPENSSL_free(der);
  EXPECT_EQ(refused->fingerprint.text, "sha256//" + to_base64(digest.bytes()));
}

TEST_F(TlsEngineTest, AKeyThatEverybodyMayReadIsRefused) {
  const Certificate certificate = issue("DNS:pbx.example");
  for (const auto& [mode, safe] : {std::pair{0644U, false},
                                   {0604U, false},
                                   {0620U, false},
                                   {0602U, false},
                                   {0640U, true},
                                   {0600U, true},
                                   {0400U, true}}) {
    ASSERT_EQ(chmod(certificate.key_file.c_str(), static_cast<mode_t>(mode)), 0);
    TlsContext context(server_with(certificate));
    const auto made = context.server();
    EXPECT_EQ(made.has_value(), safe) << std::oct << mode;
    if (made) continue;
    EXPECT_NE(made.error().detail.find("chmod 600 " + certificate.key_file), std::string::npos);
  }
}

TEST_F(TlsEngineTest, RefusesCertificatesOutOfTheirTime) {
  const TlsFailure expired = failure(server_with(issue("DNS:pbx.example", -7200, -3600)), trusting(), "pbx.example");
  EXPECT_EQ(expired.error, TransportError::kTlsUntrusted);
  EXPECT_TRUE(expired.detail.starts_with("the certificate has expired on 20")) << expired.detail;
  const TlsFailure early = failure(server_with(issue("DNS:pbx.example", 3600, 7200)), trusting(), "pbx.example");
  EXPECT_EQ(early.error, TransportError::kTlsUntrusted);
  EXPECT_TRUE(early.detail.starts_with("the certificate is not valid before 20")) << early.detail;
}

TEST_F(TlsEngineTest, RefusesStrangersAndTheSelfSigned) {
  const Certificate self = factory_.make({.common_name = "self", .alternative_names = "DNS:pbx.example"});
  const TlsFailure self_signed = failure(server_with(self), trusting(), "pbx.example");
  EXPECT_EQ(self_signed.error, TransportError::kTlsUntrusted);
  EXPECT_EQ(self_signed.detail, "the certificate is self-signed and not among the trusted ones");

  const Certificate stranger = factory_.make({.common_name = "Stranger", .authority = true});
  const Certificate theirs = factory_.make({.common_name = "x", .alternative_names = "DNS:pbx.example"}, &stranger);
  const TlsFailure unknown = failure(server_with(theirs), trusting(), "pbx.example");
  EXPECT_EQ(unknown.error, TransportError::kTlsUntrusted);
  EXPECT_EQ(unknown.detail, "the certificate is signed by \"Stranger\", which is not trusted here");
}

TEST_F(TlsEngineTest, ASelfSignedCertificateCanBeTrustedByName) {
  const Certificate self =
      factory_.make({.common_name = "self", .alternative_names = "DNS:pbx.example", .authority = true});
  TlsConfig client;
  client.authority_file = self.certificate_file;
  EXPECT_EQ(failure(server_with(self), client, "pbx.example").detail, "open");
  EXPECT_EQ(failure(server_with(self), client, "other.example").error, TransportError::kTlsNameMismatch);
}

TEST_F(TlsEngineTest, InsecureAcceptsAll) {
  TlsConfig client;
  client.insecure = true;
  EXPECT_EQ(failure(server_with(issue("DNS:pbx.example", -7200, -3600)), client, "other.example").detail, "open");
}

TEST_F(TlsEngineTest, ClientCertificates) {
  const Certificate ours = factory_.make({.common_name = "client"}, &authority_);
  TlsConfig server = server_with(issue("DNS:pbx.example"));
  server.authority_file = authority_.certificate_file;
  server.require_client_certificate = true;
  TlsConfig client = trusting();
  const TlsFailure without = failure(server, client, "pbx.example");
  EXPECT_EQ(without.error, TransportError::kTlsFailed);
  EXPECT_EQ(without.detail, "the peer requires a certificate of ours");
  client.certificate_file = ours.certificate_file;
  client.key_file = ours.key_file;
  EXPECT_EQ(failure(server, client, "pbx.example").detail, "open");
  const Certificate strange = factory_.make({.common_name = "strange"});
  client.certificate_file = strange.certificate_file;
  client.key_file = strange.key_file;
  EXPECT_EQ(failure(server, client, "pbx.example").error, TransportError::kTlsFailed);
}

TEST_F(TlsEngineTest, FilesThatCannotBeUsedAreNamed) {
  TlsConfig config = server_with(issue("DNS:pbx.example"));
  config.certificate_file = "/nonexistent/server.crt";
  TlsContext missing(config);
  ASSERT_FALSE(missing.server());
  EXPECT_EQ(missing.server().error().code, NetError::kTlsConfiguration);
  EXPECT_EQ(missing.server().error().detail,
            "The TLS certificate cannot be read from /nonexistent/server.crt: No such file or directory.");

  config = server_with(issue("DNS:a"));
  config.key_file = issue("DNS:b").key_file;
  TlsContext mixed(config);
  ASSERT_FALSE(mixed.server());
  EXPECT_NE(mixed.server().error().detail.find(config.key_file), std::string::npos);

  TlsContext none((TlsConfig()));
  EXPECT_EQ(none.server().error().code, NetError::kTlsConfiguration);
  EXPECT_TRUE(none.client());

  TlsConfig authority;
  authority.authority_file = "/nonexistent/ca.pem";
  TlsContext no_authority(authority);
  EXPECT_EQ(no_authority.client().error().detail,
            "The certificate authority cannot be read from /nonexistent/ca.pem: No such file or directory.");
}

class TlsVersionTest : public TlsEngineTest, public testing::WithParamInterface<int> {};

TEST_P(TlsVersionTest, CarriesDataAndResumes) {
  TlsContext server_context(server_with(issue("DNS:pbx.example")));
  TlsContext client_context(trusting());
  SSL_CTX_set_max_proto_version(*client_context.client(), GetParam());
  SeededRandom random(1);
  Bytes big(300'000);
  random.fill(big);
  for (int round = 0; round < 3; ++round) {
    auto server = TlsEngine::accept(server_context);
    auto client = TlsEngine::connect(client_context, "pbx.example", *Endpoint::parse("127.0.0.1:5061"));
    ASSERT_TRUE(server && client);
    exchange(**client, **server);
    ASSERT_EQ((*client)->state(), State::kOpen);
    ASSERT_EQ((*server)->state(), State::kOpen);
    EXPECT_EQ((*client)->resumed(), round > 0);
    (*client)->send(big);
    (*server)->send(bytes_of("hello"));
    exchange(**client, **server);
    EXPECT_EQ((*server)->take_plaintext(), big);
    EXPECT_EQ((*client)->take_plaintext(), to_bytes("hello"));
    (*client)->close();
    exchange(**client, **server);
    EXPECT_EQ((*server)->state(), State::kClosed);
  }
  // Another name or address is another server.
  auto other = TlsEngine::connect(client_context, "pbx.example", *Endpoint::parse("127.0.0.1:5062"));
  auto server = TlsEngine::accept(server_context);
  exchange(**other, **server);
  EXPECT_FALSE((*other)->resumed());
}

INSTANTIATE_TEST_SUITE_P(Versions, TlsVersionTest, testing::Values(TLS1_2_VERSION, TLS1_3_VERSION));

TEST_F(TlsEngineTest, RefusesOldVersions) {
  TlsContext server_context(server_with(issue("DNS:pbx.example")));
  TlsContext client_context(trusting());
  SSL_CTX_set_min_proto_version(*client_context.client(), TLS1_VERSION);
  SSL_CTX_set_max_proto_version(*client_context.client(), TLS1_1_VERSION);
  SSL_CTX_set_security_level(*client_context.client(), 0);
  auto server = TlsEngine::accept(server_context);
  auto client = TlsEngine::connect(client_context, "pbx.example", *Endpoint::parse("127.0.0.1:5061"));
  exchange(**client, **server);
  EXPECT_EQ((*server)->state(), State::kFailed);
  EXPECT_EQ((*client)->failure().error, TransportError::kTlsFailed);
}

TEST_F(TlsEngineTest, SaysThatThePeerDoesNotSpeakTls) {
  TlsContext context(trusting());
  auto client = TlsEngine::connect(context, "pbx.example", *Endpoint::parse("127.0.0.1:5060"));
  (*client)->receive(bytes_of("SIP/2.0 400 Bad Request\r\n\r\n"));
  EXPECT_EQ((*client)->state(), State::kFailed);
  EXPECT_EQ((*client)->failure().error, TransportError::kTlsFailed);
  EXPECT_EQ((*client)->failure().detail, "the peer does not speak TLS on this port");
}

TEST_F(TlsEngineTest, DamageEndsTheConnectionAndNothingElse) {
  TlsContext server_context(server_with(issue("DNS:pbx.example")));
  TlsContext client_context(trusting());
  SeededRandom random(5);
  for (int round = 0; round < 60; ++round) {
    auto server = TlsEngine::accept(server_context);
    auto client = TlsEngine::connect(client_context, "pbx.example", *Endpoint::parse("127.0.0.1:5061"));
    const auto damaged = random.below(6);
    for (std::uint64_t step = 0; step < 8; ++step) {
      Bytes data = (*client)->take_ciphertext();
      if (step == 3 && data.empty()) (*client)->send(bytes_of("some data"));
      if (step == damaged && !data.empty())
        data[random.below(data.size())] ^= static_cast<std::byte>(1 + random.below(255));
      (*server)->receive(data);
      Bytes reply = (*server)->take_ciphertext();
      (*client)->receive(reply);
    }
    (*server)->send(bytes_of("x"));
    (*client)->send(bytes_of("x"));
  }
}

TEST_F(TlsEngineTest, WorksAByteAtATime) {
  TlsContext server_context(server_with(issue("DNS:pbx.example")));
  TlsContext client_context(trusting());
  auto server = TlsEngine::accept(server_context);
  auto client = TlsEngine::connect(client_context, "pbx.example", *Endpoint::parse("127.0.0.1:5061"));
  for (int i = 0; i < 6; ++i) {
    const Bytes from_client = (*client)->take_ciphertext();
    for (const std::byte& b : from_client) (*server)->receive({&b, 1});
    const Bytes from_server = (*server)->take_ciphertext();
    for (const std::byte& b : from_server) (*client)->receive({&b, 1});
  }
  EXPECT_EQ((*client)->state(), State::kOpen);
  EXPECT_EQ((*server)->state(), State::kOpen);
}

}  // namespace
}  // namespace mtavip::net
