// How the streams of one SIP call come to be encrypted: our keys, and the ladder of offers from the most to the least
// secure that a best-effort call goes down until the other side takes one.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include <mtavip/types.h>

#include "base/environment.h"
#include "base/time.h"
#include "call/media_description.h"
#include "sdp/offer_answer.h"

namespace mtavip::call {

class LegSecurity {
 public:
  /// `rung`: where to begin on the ladder; 0 is its top.
  LegSecurity(Environment& environment, EncryptionPolicy policy, std::size_t rung = 0);

  /// What our next offer, or our answer to `offer`, says.
  [[nodiscard]] std::vector<sdp::LocalStream> offer(const LocalMedia& media);
  [[nodiscard]] std::vector<sdp::LocalStream> answer(const LocalMedia& media, const sdp::RemoteOffer& offer);
  /// From now on no stream gets less than it has.
  void agreed(const sdp::Negotiation& negotiation);

  /// The other side did not take the offer: one rung down. False: there is none, or none that the policy allows.
  bool step_down();
  [[nodiscard]] std::size_t rung() const { return rung_; }
  [[nodiscard]] bool required() const { return policy_.encryption == MediaEncryption::kRequired; }
  /// Whether our certificate's fingerprint will be needed: in an offer, or to answer this one.
  [[nodiscard]] bool wants_certificate(const sdp::RemoteOffer* offer) const;
  /// Whether an offer can only be refused, because it has no encrypted stream and encryption is required.
  [[nodiscard]] bool refuses(const sdp::RemoteOffer& offer) const;

 private:
  struct Stream {
    std::vector<sdp::SdesKey> keys;
    std::string tls_id;
    std::optional<sdp::Setup> role;
    bool secured = false;
  };
  [[nodiscard]] std::vector<sdp::LocalStream> secure(const LocalMedia& media, bool with_all_suites);
  [[nodiscard]] Stream& stream(std::size_t index);
  [[nodiscard]] sdp::Profile profile() const;

  Environment& environment_;
  EncryptionPolicy policy_;
  std::size_t rung_;
  std::optional<sdp::Profile> agreed_profile_;  ///< a secure one: offers in this call go on in it
  std::vector<Stream> streams_;
};

/// How far down the ladder we had to go with whom, so that the next call begins there. Forgotten after a while: who
/// could not encrypt yesterday may today.
class EncryptionMemory {
 public:
  static constexpr std::size_t kMostPeers = 256;
  static constexpr Duration kLifetime = std::chrono::hours(1);

  void note(Timestamp now, const std::string& peer, std::size_t rung);
  [[nodiscard]] std::size_t rung(Timestamp now, const std::string& peer) const;

 private:
  struct Entry {
    std::string peer;
    std::size_t rung = 0;
    Timestamp noted{};
  };
  std::deque<Entry> entries_;
};

}  // namespace mtavip::call
