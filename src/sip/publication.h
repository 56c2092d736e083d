// A state of ours at an event state compositor (RFC 3903): published, refreshed by its entity tag, changed, taken up
// again after failures, and removed.
#pragma once

#include <optional>
#include <string>

#include "sip/event_usage.h"

namespace mtavip::sip {

class Publication final : public EventUsage {
 public:
  Publication(const CoreContext& context, EventHost& host, PublicationId id, PublishRequest wish);

  Result<void, RequestError> start(Timestamp now);
  void modify(Timestamp now, std::string content_type, std::string body);

  void on_response(Timestamp now, OutgoingId id, const Message& sent, const Message& response,
                   const Flow& flow) override;
  void on_failure(Timestamp now, OutgoingId id, const EndCause& cause) override;
  void on_request(Timestamp now, const RequestArrived& arrived) override { respond(now, arrived, 481); }
  void on_timeout(Timestamp now) override;
  void on_flow_lost(Timestamp, const Flow&) override {}
  void end(Timestamp now) override;
  [[nodiscard]] Timer deadline() const override { return due_; }
  [[nodiscard]] bool finished() const override { return over_ && !request_; }
  [[nodiscard]] std::uint32_t next_cseq(const Message& request) override;
  [[nodiscard]] std::string dialog_id() const override { return {}; }

 private:
  Result<void, RequestError> send_state(Timestamp now, Duration expires);
  void remove(Timestamp now);
  void failed(Timestamp now, EndCause cause);

  PublishRequest wish_;
  Duration expires_{};   ///< asked for; raised by 423
  std::string tag_;      ///< of the state at the server; empty: it has none
  bool changed_ = true;  ///< the server does not know the state as it is now
  bool over_ = false;
  bool removed_ = false;
  bool published_ = false;
  unsigned too_brief_ = 0;
  unsigned tags_lost_ = 0;
  unsigned failures_ = 0;
  std::optional<OutgoingId> request_;
  Timer due_;
};

}  // namespace mtavip::sip
