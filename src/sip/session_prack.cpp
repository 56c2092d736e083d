// Reliable provisional responses of a session, both sides (RFC 3262), and the offers and answers that they and their
// PRACK carry (section 5).
#include <utility>

#include "sip/headers.h"
#include "sip/invite_session.h"

namespace mtavip::sip {

// --- As the caller
// --------------------------------------------------------------------------------------------------------

InviteSession::Reliability InviteSession::reliability_of(const Message& response, EarlyDialog& early) const {
  if (context_->config.reliable_provisionals == Reliable::kOff) return Reliability::kPlain;
  if (!response.lists(HeaderName::kRequire, "100rel")) return Reliability::kPlain;
  const auto field = response.header(HeaderName::kRseq);
  const auto rseq = field ? parse_number32(*field) : fail(ParseError::kMissing);
  if (!rseq || *rseq == 0) return Reliability::kPlain;
  // Section 4: one that came before, or that came too early, is not acknowledged; its PRACK repeats itself.
  if (early.rseq != 0 && *rseq != early.rseq + 1) return Reliability::kIgnore;
  early.rseq = *rseq;
  return Reliability::kReliable;
}

void InviteSession::acknowledge_provisional(Timestamp now, EarlyDialog& early, const std::string& rack,
                                            const std::optional<std::string>& sdp) {
  RoutedRequest routed = early.dialog.make_request("PRACK");
  routed.request.add(HeaderName::kRack, rack);
  add_capabilities(routed.request, context_->config);
  if (sdp) routed.request.set_body(kSdpType, *sdp);
  context_->sender.send(now, outgoing(std::move(routed)));
}

// --- As the callee
// --------------------------------------------------------------------------------------------------------

InviteSession::Done InviteSession::ring(Timestamp now, int code, const std::optional<std::string>& sdp) {
  if (state_ != State::kIncoming || !invite_transaction_ || accept_wanted_ || code <= 100 || code > 199) {
    return fail(RequestError::kWrongState);
  }
  const bool known = context_->config.reliable_provisionals != Reliable::kOff;
  const bool required = known && pending_invite_.lists(HeaderName::kRequire, "100rel");
  const bool possible = required || (known && pending_invite_.lists(HeaderName::kSupported, "100rel"));
  const bool first_sdp = sdp && early_answer_.empty() && !early_agreed_;
  Message response = respond_to(pending_invite_, code);
  if (!with_offer_) {
    if (first_sdp && possible) {
      early_answer_ = *sdp;
      negotiation_ = Negotiation::kLocalOffer;
      response.set_body(kSdpType, *sdp);
      send_reliably(now, std::move(response), true);
      return {};
    }
    // Section 5: the first reliable response brings the offer. Until there is one the caller hears the 100 only.
    if (required && early_answer_.empty()) return {};
  } else if (first_sdp) {
    early_answer_ = *sdp;
    response.set_body(kSdpType, *sdp);
    if (possible) {
      send_reliably(now, std::move(response), true);
      return {};
    }
  } else if (sdp && !reliable_) {
    response.set_body(kSdpType, early_answer_);
  }
  if (required) {
    send_reliably(now, std::move(response), false);
  } else {
    context_->transactions.respond(now, *invite_transaction_, response);
  }
  return {};
}

void InviteSession::send_reliably(Timestamp now, Message response, bool has_sdp) {
  if (!reliable_) {
    // Section 3: anywhere in the lower half of the numbers; this leaves room for all that may follow.
    const auto first = static_cast<std::uint32_t>(1 + context_->environment.random().below(1'000'000'000));
    reliable_ = std::make_unique<ReliableResponses>(first);
  }
  if (const Message* send = reliable_->add(now, std::move(response), has_sdp, context_->config.timers)) {
    context_->transactions.respond(now, *invite_transaction_, *send);
  }
}

void InviteSession::repeat_reliable(Timestamp now) {
  if (!reliable_ || !invite_transaction_) return;
  const ReliableResponses::Due due = reliable_->on_timeout(now);
  if (due.repeat != nullptr) context_->transactions.respond(now, *invite_transaction_, *due.repeat);
  if (!due.gave_up) return;
  context_->transactions.respond(now, *invite_transaction_, respond_to(pending_invite_, 504, "No PRACK"));
  invite_transaction_.reset();
  announce_end({504, "no PRACK for our response", {}, EndedBy::kTimeout, FailureCategory::kTimedOut, {}, {}});
}

void InviteSession::on_prack(Timestamp now, const RequestArrived& arrived) {
  const auto respond = [&](int code, std::string_view reason = {}) {
    context_->transactions.respond(now, arrived.transaction, respond_to(arrived.request, code, reason));
  };
  const auto rack = parse_first<Rack>(arrived.request, HeaderName::kRack);
  if (!rack) return respond(400, "Bad RAck");
  const auto acknowledged =
      reliable_ && invite_transaction_ ? reliable_->acknowledge(now, *rack, context_->config.timers) : std::nullopt;
  if (!acknowledged) return respond(481);
  if (acknowledged->next != nullptr) {
    context_->transactions.respond(now, *invite_transaction_, *acknowledged->next);
  }
  auto sdp = sdp_of(arrived.request);
  if (acknowledged->had_sdp) {
    const bool was_offer = negotiation_ == Negotiation::kLocalOffer;
    early_agreed_ = true;
    negotiation_ = Negotiation::kNone;
    if (was_offer && !sdp) {
      respond(400, "No answer to the offer");
      static_cast<void>(reject(now, 488, "No answer to the offer", {}));
      return;
    }
    if (was_offer) {
      respond(200);
      context_->emit(SessionAnswer{identity_.id, std::move(*sdp), 0});
      sdp.reset();
    } else if (!sdp) {
      respond(200);
    }
  } else if (!sdp) {
    respond(200);
  }
  if (sdp) {
    if (!early_agreed_ || negotiation_ != Negotiation::kNone || update_) return respond(491);
    negotiation_ = Negotiation::kRemoteOffer;
    awaited_.push_back({0, arrived.transaction, arrived.request, {}});
    context_->emit(SessionOffer{identity_.id, std::move(*sdp), 0});
  }
  if (accept_wanted_ && !reliable_->holds_back_success()) {
    accept_wanted_ = false;
    static_cast<void>(accept(now, std::nullopt));
  }
}

}  // namespace mtavip::sip
