// A call leg over H.323: translates the neutral media to the terminal's, and the terminal's events to leg events.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "call/call_leg.h"
#include "h323/endpoint/terminal.h"

namespace mtavip::call {

class H323Leg final : public CallLeg {
 public:
  /// Outgoing; nothing is sent before dial(). `terminal` must outlive the leg. The request's media are filled in here.
  H323Leg(h323::Terminal& terminal, h323::DialRequest request);
  /// Incoming.
  H323Leg(h323::Terminal& terminal, const h323::IncomingCall& incoming);

  [[nodiscard]] Protocol protocol() const override { return Protocol::kH323; }
  LegResult dial(Timestamp now, const LocalMedia& media) override;
  LegResult ring(Timestamp now) override;
  LegResult accept(Timestamp now, const LocalMedia& media) override;
  LegResult reject(Timestamp now, EndReason reason) override;
  LegResult redirect(Timestamp now, const std::string& target) override;
  LegResult transfer(Timestamp now, const std::string& target) override;
  LegResult update(Timestamp now, const LocalMedia& media) override;
  void end(Timestamp now, EndReason reason) override;
  LegResult transfer_to(Timestamp now, const CallLeg& other) override;
  bool send_dtmf(Timestamp now, char digit, Duration duration) override;
  [[nodiscard]] bool dials_on() const override { return request_.overlap; }
  bool ask_for_rtp_digits(Timestamp now) override;
  void request_key_frame(Timestamp now) override;
  void tell_muted(Timestamp now, MediaKind kind, bool muted) override;
  [[nodiscard]] std::optional<LegEvent> poll() override;

  /// Zero before dial().
  [[nodiscard]] h323::CallId call() const { return call_; }

  /// An event of this leg's call.
  void handle(const h323::Event& event);

 private:
  void on(const h323::CallProgress& event);
  void on(const h323::NumberIncomplete& event);
  void on(const h323::CallWaits& event);
  void on(const h323::CallAnswered& event);
  void on(const h323::CallConfirmed& event);
  void on(const h323::MediaChanged& event);
  void on(const h323::UpdateFailed& event);
  void on(const h323::DtmfReceived& event);
  void on(const h323::KeyFrameRequested& event);
  void on(const h323::CallEnded& event);
  template <class Other>
  void on(const Other&) {}

  h323::Terminal& terminal_;
  h323::DialRequest request_;
  h323::CallId call_{};
  bool incoming_ = false;
  bool answered_ = false;
  LocalMedia media_;
  std::deque<LegEvent> events_;
};

}  // namespace mtavip::call
