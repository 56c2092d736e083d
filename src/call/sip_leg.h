// A call leg over SIP: translates the neutral media to SDP offers and answers (RFC 3264), and the user agent's events
// to leg events.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/environment.h"
#include "call/call_leg.h"
#include "call/leg_security.h"
#include "sdp/offer_answer.h"
#include "sip/user_agent.h"

namespace mtavip::call {

struct SipDialSettings {
  std::optional<sip::AccountId> account;
  std::string target;
  std::vector<sip::ExtraHeader> headers;
  bool offer_in_invite = true;
  EncryptionPolicy encryption;
  std::size_t rung = 0;  ///< of LegSecurity's ladder
};

class SipLeg final : public CallLeg {
 public:
  /// Outgoing; nothing is sent before dial(). `user_agent` must outlive the leg.
  SipLeg(Environment& environment, sip::UserAgent& user_agent, SipDialSettings settings);
  /// Incoming.
  SipLeg(Environment& environment, sip::UserAgent& user_agent, const sip::IncomingSession& incoming,
         EncryptionPolicy encryption);

  [[nodiscard]] Protocol protocol() const override { return Protocol::kSip; }
  LegResult dial(Timestamp now, const LocalMedia& media) override;
  LegResult ring(Timestamp now) override;
  LegResult accept(Timestamp now, const LocalMedia& media) override;
  LegResult reject(Timestamp now, EndReason reason) override;
  LegResult redirect(Timestamp now, const std::string& target) override;
  LegResult transfer(Timestamp now, const std::string& target) override;
  LegResult transfer_to(Timestamp now, const CallLeg& other) override;
  LegResult update(Timestamp now, const LocalMedia& media) override;
  void end(Timestamp now, EndReason reason) override;
  bool send_dtmf(Timestamp now, char digit, Duration duration) override;
  void request_key_frame(Timestamp now) override;
  [[nodiscard]] bool wants_certificate() const override;
  [[nodiscard]] bool signalling_encrypted() const override;
  [[nodiscard]] std::optional<LegEvent> poll() override;

  /// Zero before dial().
  [[nodiscard]] sip::SessionId session() const { return session_; }
  /// Whether the INVITE offered streams of a kind; without an offer every kind may come.
  [[nodiscard]] bool offers(MediaKind kind) const;
  /// Whether the INVITE can only be refused, because its offer is not encrypted.
  [[nodiscard]] bool must_refuse() const { return remote_offer_ && security_.refuses(*remote_offer_); }
  /// The rung of LegSecurity's ladder on which a best-effort call that went out was agreed: told once.
  [[nodiscard]] std::optional<std::size_t> take_agreed_rung();

  /// An event of this leg's session.
  void handle(Timestamp now, const sip::Event& event);

 private:
  void on(Timestamp now, const sip::SessionProgress& event);
  void on(Timestamp now, const sip::SessionAnswer& event);
  void on(Timestamp now, const sip::SessionOffer& event);
  void on(Timestamp now, const sip::OfferWanted& event);
  void on(Timestamp now, const sip::OfferPostponed& event);
  void on(Timestamp now, const sip::OfferDue& event);
  void on(Timestamp now, const sip::OfferFailed& event);
  void on(Timestamp now, const sip::SessionEstablished& event);
  void on(Timestamp now, const sip::ReferProgress& event);
  void on(Timestamp now, const sip::SessionEnded& event);
  void on(Timestamp now, const sip::InfoReceived& event);
  template <class Other>
  void on(Timestamp, const Other&) {}

  /// Reads an answer to our last offer; why it cannot be used, if so.
  [[nodiscard]] std::optional<EndReason> take_answer(std::string_view sdp, std::uint32_t fork);
  LegResult send_invite(Timestamp now);
  /// After a refusal: invites again with a less secure offer. False: there is none.
  bool invite_again(Timestamp now, const sip::EndCause& cause);
  /// After an answer that took no stream: offers less in the call that stands.
  void offer_less(Timestamp now);
  /// Answers an offer that came before the call was accepted.
  void answer_early(Timestamp now, const sip::SessionOffer& event);
  void agree(const sdp::Negotiation& negotiation);
  void give_up(Timestamp now, EndReason reason, int code, std::string text);

  sip::UserAgent& user_agent_;
  SipDialSettings settings_;
  sip::SessionId session_{};
  bool incoming_ = false;
  bool answered_ = false;
  std::optional<sdp::RemoteOffer> remote_offer_;
  LegSecurity security_;
  bool agreed_ = false;
  bool rung_told_ = false;
  bool offer_less_ = false;  ///< once the call stands
  LocalMedia media_;
  std::optional<LocalMedia> before_update_;  ///< while our re-INVITE is not answered
  sdp::OfferAnswer negotiation_;
  /// As it was when the INVITE's offer was made: each fork's answer is read against it afresh (RFC 3264, RFC 6337
  /// section 3.1.1).
  std::optional<sdp::OfferAnswer> offered_;
  /// As it was before any offer, for the forks of an INVITE without one.
  sdp::OfferAnswer unsaid_;
  /// What was agreed with each fork of the INVITE before one of them accepted; the media follow the last one heard.
  struct Fork {
    sdp::OfferAnswer negotiation;
    sdp::Negotiation agreed;
  };
  std::map<std::uint32_t, Fork> forks_;
  std::uint32_t fork_ = 0;  ///< whose agreement holds; 0: that of the accepted call
  std::optional<EndCause> end_override_;
  std::deque<LegEvent> events_;
};

}  // namespace mtavip::call
