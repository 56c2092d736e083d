// Servers that TLS does not believe, as questions to the user, and what has been answered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <mtavip/error.h>
#include <mtavip/event.h>

#include "base/time.h"
#include "client/known_servers.h"
#include "net/server_trust.h"

namespace mtavip::client {

class ServerQuestions {
 public:
  /// `ask`: the user may trust a key (TlsTrust::kFirstUse). `known`: where answers are kept; nothing: nowhere.
  ServerQuestions(bool ask, std::optional<KnownServers> known) : ask_(ask), known_(std::move(known)) {}

  /// What the user is to be told; nothing where that was done already.
  std::optional<UntrustedServerEvent> note(const net::ShownCertificate& shown);

  struct Answer {
    std::string server;
    net::Fingerprint key;
  };
  /// The user trusts what was asked about: it is kept, and returned. Once.
  Expected<Answer> trust(ServerQuestionId question, WallTime now);

 private:
  struct Question {
    Answer about;
    bool may_be_trusted = false;
    bool answered = false;
  };
  bool ask_;
  std::optional<KnownServers> known_;
  std::vector<Question> questions_;  ///< by their number, from 1
};

}  // namespace mtavip::client
