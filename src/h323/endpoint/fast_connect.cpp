// MediaSession: fast connect (H.323 clause 8.1.7), offered and answered.
#include <algorithm>

#include "asn1/codec.h"
#include "h323/endpoint/formats.h"
#include "h323/endpoint/media_session.h"

namespace mtavip::h323 {

std::vector<Bytes> MediaSession::make_offer() {
  std::vector<Bytes> result;
  offers_.clear();
  const auto add = [&](std::size_t index, const MediaFormat& format, bool reverse) {
    const LocalStream& local = streams_[index].local;
    ChannelProposal proposal;
    proposal.number = control_.outgoing().reserve();
    proposal.reverse = reverse;
    proposal.session = session_of(local.kind);
    proposal.format = format;
    proposal.is_video = local.kind == MediaKind::kVideo;
    proposal.payload_type = payload_type_for(format);
    if (reverse) proposal.rtp = here(local.rtp);
    proposal.rtcp = here(local.rtcp);
    if (auto encoded = asn1::encode(make_open(proposal))) {
      result.push_back(std::move(*encoded));
      offers_.push_back({proposal, index});
    }
  };
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    if (!streams_[i].local.enabled) continue;
    for (const auto& format : streams_[i].local.formats) {
      if (receives(streams_[i].local.direction)) add(i, format, true);
      if (sends(streams_[i].local.direction)) add(i, format, false);
    }
  }
  if (!result.empty()) fast_connect_ = FastConnect::kOffered;
  return result;
}

bool MediaSession::take_answer(std::span<const Bytes> elements) {
  if (fast_connect_ != FastConnect::kOffered) return false;
  std::size_t taken = 0;
  for (const auto& element : elements.first(std::min(elements.size(), limits_.fast_start_channels))) {
    const auto message = asn1::decode<h245::OpenLogicalChannel>(element);
    if (!message) continue;
    const auto answer = read_open(*message);
    if (!answer || !answer->format) continue;
    // The reverse channels of an offer may all have had one number, and the answer has one of its own: what was
    // accepted is told by what it carries, and where that is not enough by the number.
    const Offer* best = nullptr;
    for (const auto& offer : offers_) {
      if (offer.proposal.reverse != answer->reverse || offer.proposal.format->codec != answer->format->codec ||
          offer.proposal.is_video != answer->is_video) {
        continue;
      }
      if (best == nullptr || offer.proposal.number == answer->number) best = &offer;
    }
    if (best == nullptr) continue;
    Stream& stream = streams_[best->stream];
    if (answer->reverse ? stream.in.has_value() : stream.out.has_value()) continue;
    if (!answer->reverse && !answer->rtp) continue;
    adopt(stream, best->proposal, *answer);
    ++taken;
  }
  if (taken == 0) return false;
  fast_connect_ = FastConnect::kDone;
  offers_.clear();
  return true;
}

void MediaSession::adopt(Stream& stream, const ChannelProposal& offered, const ChannelProposal& answered) {
  if (answered.reverse) {
    static_cast<void>(control_.incoming().asked(answered.number) && control_.incoming().accepted(answered.number));
    stream.in = Incoming{answered.number, *offered.format, offered.payload_type, answered.rtcp, false};
  } else {
    static_cast<void>(control_.outgoing().adopt(answered.number));
    stream.out = Outgoing{answered.number, true,          *offered.format, offered.payload_type,
                          answered.rtp,    answered.rtcp, std::nullopt};
  }
}

void MediaSession::take_offer(std::span<const Bytes> elements) {
  if (fast_connect_ != FastConnect::kNone) return;
  for (const auto& element : elements.first(std::min(elements.size(), limits_.fast_start_channels))) {
    const auto message = asn1::decode<h245::OpenLogicalChannel>(element);
    if (!message) continue;
    auto proposal = read_open(*message);
    if (!proposal || !proposal->format || (proposal->reverse && !proposal->rtp)) continue;
    proposals_.push_back(*proposal);
  }
  fast_connect_ = proposals_.empty() ? FastConnect::kRefused : FastConnect::kReceived;
}

bool MediaSession::is_offered(MediaKind kind) const {
  return std::any_of(proposals_.begin(), proposals_.end(), [kind](const ChannelProposal& proposal) {
    return proposal.is_video == (kind == MediaKind::kVideo);
  });
}

const ChannelProposal* MediaSession::offered(std::size_t stream, bool reverse, Codec codec) const {
  for (const auto& proposal : proposals_) {
    if (proposal.reverse == reverse && proposal.format->codec == codec && stream_for(proposal) == stream) {
      return &proposal;
    }
  }
  return nullptr;
}

std::optional<std::vector<Bytes>> MediaSession::make_answer() {
  if (fast_connect_ != FastConnect::kReceived) return std::nullopt;
  std::vector<Bytes> result;
  for (std::size_t i = 0; i < streams_.size(); ++i) {
    Stream& stream = streams_[i];
    const LocalStream& local = stream.local;
    // The first of our formats that fits in all wanted directions, and if there is none, in each direction the first.
    const ChannelProposal* sending = nullptr;
    const ChannelProposal* receiving = nullptr;
    const bool both = wants_to_send(stream) && wants_to_receive(stream);
    const MediaFormat* send_format = nullptr;
    for (const bool same : {true, false}) {
      for (const auto& format : local.formats) {
        const auto* reverse = wants_to_send(stream) ? offered(i, true, format.codec) : nullptr;
        const auto* forward = wants_to_receive(stream) ? offered(i, false, format.codec) : nullptr;
        if (reverse != nullptr && !common_format(format, *reverse->format)) reverse = nullptr;
        if (same && both && (reverse == nullptr || forward == nullptr)) continue;
        if (sending == nullptr && reverse != nullptr) {
          sending = reverse;
          send_format = &format;
        }
        if (receiving == nullptr) receiving = forward;
        if (same && (sending != nullptr || receiving != nullptr)) break;
      }
      if (sending != nullptr && receiving != nullptr) break;
    }
    const auto add = [&result](const ChannelProposal& message) {
      if (auto encoded = asn1::encode(make_open(message))) result.push_back(std::move(*encoded));
    };
    if (sending != nullptr) {
      ChannelProposal message = *sending;
      message.number = control_.outgoing().reserve();
      message.rtp.reset();
      message.rtcp = here(local.rtcp);
      message.format = common_format(*send_format, *sending->format);
      add(message);
      static_cast<void>(control_.outgoing().adopt(message.number));
      stream.out = Outgoing{message.number, true,          *message.format, sending->payload_type,
                            sending->rtp,   sending->rtcp, std::nullopt};
    }
    if (receiving != nullptr) {
      ChannelProposal message = *receiving;
      message.rtp = here(local.rtp);
      message.rtcp = here(local.rtcp);
      add(message);
      static_cast<void>(control_.incoming().asked(message.number) && control_.incoming().accepted(message.number));
      stream.in = Incoming{message.number, *message.format, receiving->payload_type, receiving->rtcp, false};
    }
  }
  proposals_.clear();
  fast_connect_ = result.empty() ? FastConnect::kRefused : FastConnect::kDone;
  if (result.empty()) return std::nullopt;
  return result;
}

void MediaSession::refuse_fast_connect(Timestamp now) {
  fast_connect_ = FastConnect::kRefused;
  offers_.clear();
  proposals_.clear();
  proceed(now);
}

}  // namespace mtavip::h323
