#include "sip/publication.h"

#include <algorithm>
#include <utility>

#include "sip/headers.h"
#include "sip/registration.h"

namespace mtavip::sip {

Publication::Publication(const CoreContext& context, EventHost& host, PublicationId id, PublishRequest wish)
    : EventUsage(context, host, static_cast<std::uint64_t>(id), wish.account),
      wish_(std::move(wish)),
      expires_(wish_.expires) {}

Result<void, RequestError> Publication::start(Timestamp now) {
  return send_state(now, expires_);
}

Result<void, RequestError> Publication::send_state(Timestamp now, Duration expires) {
  due_.reset();
  auto made = host_->request_outside("PUBLISH", account(), wish_.target);
  if (!made) return fail(made.error());
  Message& request = made->request;
  request.add(HeaderName::kEvent, wish_.event);
  request.add(HeaderName::kExpires, seconds_of(expires));
  if (!tag_.empty()) request.add(HeaderName::kSipIfMatch, tag_);
  // Section 4.1: a refresh and a removal have no body.
  if (expires > 0s && (changed_ || tag_.empty())) request.set_body(wish_.content_type, wish_.body);
  changed_ = false;
  request_ = send(now, std::move(*made));
  return {};
}

void Publication::modify(Timestamp now, std::string content_type, std::string body) {
  if (over_) return;
  wish_.content_type = std::move(content_type);
  wish_.body = std::move(body);
  changed_ = true;
  // Section 4.5: one at a time; the answer to the one under way has the tag for the next.
  if (request_) return;
  failures_ = 0;
  if (const auto sent = send_state(now, expires_); !sent) {
    failed(now, {503, to_string(sent.error()), {}, EndedBy::kLocal, FailureCategory::kNotReachable, {}, {}});
  }
}

void Publication::on_response(Timestamp now, OutgoingId id, const Message&, const Message& response, const Flow&) {
  if (request_ != id || response.status() < 200) return;
  request_.reset();
  const int status = response.status();
  if (status < 300) {
    tag_ = response.header(HeaderName::kSipEtag).value_or("");
    too_brief_ = 0;
    failures_ = 0;
  }
  if (over_) {
    // end() came while this was under way.
    if (status < 300) remove(now);
    return;
  }
  if (status < 300) {
    tags_lost_ = 0;
    if (!std::exchange(published_, true)) {
      context_->emit(PublicationChanged{PublicationId{this->id()}, PublicationPhase::kPublished, {}, {}});
    }
    due_ = changed_ ? now : now + refresh_after(granted_by(response, expires_), context_->environment.random());
    return;
  }
  if (status == 423 && too_brief_++ < 3) {
    if (const auto least = least_of(response, expires_)) {
      expires_ = *least;
      changed_ = true;
      due_ = now;
      return;
    }
  }
  if (status == 412 && !tag_.empty() && tags_lost_++ < 3) {
    // Section 4.1: the server has forgotten our state; it is told anew.
    tag_.clear();
    changed_ = true;
    due_ = now;
    return;
  }
  failed(now, cause_of(response));
}

void Publication::on_failure(Timestamp now, OutgoingId id, const EndCause& cause) {
  if (request_ != id) return;
  request_.reset();
  if (!over_) failed(now, cause);
}

void Publication::failed(Timestamp now, EndCause cause) {
  published_ = false;
  // What the server has is not known any more. If the tag is not its last one, it says so by 412.
  changed_ = true;
  if (is_hopeless(cause) || cause.code == 404) {
    over_ = true;
    context_->emit(PublicationChanged{PublicationId{id()}, PublicationPhase::kEnded, std::move(cause), {}});
    return;
  }
  Duration pause = registration_pause(++failures_, context_->environment.random());
  if (cause.retry_after) pause = std::max(pause, std::min<Duration>(*cause.retry_after, 24h));
  due_ = now + pause;
  context_->emit(PublicationChanged{PublicationId{id()}, PublicationPhase::kFailed, std::move(cause), pause});
}

void Publication::on_timeout(Timestamp now) {
  if (!is_due(due_, now) || over_) return;
  if (const auto sent = send_state(now, expires_); !sent) {
    failed(now, {503, to_string(sent.error()), {}, EndedBy::kLocal, FailureCategory::kNotReachable, {}, {}});
  }
}

void Publication::end(Timestamp now) {
  if (over_) return;
  over_ = true;
  due_.reset();
  if (!request_) remove(now);
}

void Publication::remove(Timestamp now) {
  if (tag_.empty() || std::exchange(removed_, true)) return;
  static_cast<void>(send_state(now, 0s));
}

std::uint32_t Publication::next_cseq(const Message& request) {
  const auto cseq = request.cseq();
  return cseq ? cseq->number + 1 : 1;
}

}  // namespace mtavip::sip
