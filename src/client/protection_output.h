// What a stream's MediaProtection wants sent and told, in the media engine's terms. Media thread.
#pragma once

#include <optional>

#include "client/media_context.h"
#include "net/media_socket.h"
#include "rtp/media_protection.h"

namespace mtavip::client {

/// `rtcp` may be null: then everything leaves by `rtp`. With both null nothing is sent.
void forward(rtp::MediaProtection& protection, net::MediaSocket* rtp, net::MediaSocket* rtcp,
             const MediaContext& context, CallId call, MediaKind kind);

[[nodiscard]] std::optional<Timestamp> earlier(std::optional<Timestamp> a, std::optional<Timestamp> b);

}  // namespace mtavip::client
