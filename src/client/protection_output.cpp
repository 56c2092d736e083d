#include "client/protection_output.h"

#include <algorithm>

namespace mtavip::client {

void forward(rtp::MediaProtection& protection, net::MediaSocket* rtp, net::MediaSocket* rtcp,
             const MediaContext& context, CallId call, MediaKind kind) {
  while (const auto out = protection.poll_transmit()) {
    auto* socket = out->channel == rtp::Channel::kRtcp && rtcp != nullptr ? rtcp : rtp;
    if (socket != nullptr) socket->send(out->bytes, out->destination);
  }
  while (const auto event = protection.poll_event()) {
    if (const auto* secured = std::get_if<rtp::SessionSecured>(&*event)) {
      context.tell(call::MediaSecured{call, kind, secured->suite});
    } else {
      context.tell(call::MediaNotSecured{call, kind, std::get<rtp::SessionNotSecured>(*event).text});
    }
  }
}

std::optional<Timestamp> earlier(std::optional<Timestamp> a, std::optional<Timestamp> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace mtavip::client
