#include "trace/capture_decoder.h"

#include <algorithm>
#include <variant>

#include "h323/wire/tpkt.h"
#include "sip/stream_framer.h"
#include "trace/sniff.h"

namespace mtavip::trace {

using h323::wire::TpktFramer;

/// One direction of a connection.
struct CaptureDecoder::Side {
  Endpoint source;
  Endpoint destination;
  TcpStream stream;
  bool begun = false;    // its SYN was seen
  bool seeking = false;  // octets are missing: the next piece that looks like the beginning of a message is one
  Bytes undecided;       // octets before it was known what they are
  std::variant<TpktFramer, sip::StreamFramer> framer;
  WallTime time{};  // of the last segment
};

struct CaptureDecoder::Connection {
  enum class State : std::uint8_t { kUndecided, kFollowed, kIgnored };
  State state = State::kUndecided;
  Protocol protocol = Protocol::kSip;
  Side sides[2];
  std::list<ConnectionKey>::iterator use;
};

namespace {

constexpr std::size_t kShortestRas = 3;  // the alternative and a sequence number

bool is_tls(ByteView begin) {
  return begin.size() >= 2 && begin[0] == std::byte{0x16} && begin[1] == std::byte{3};
}

bool looks_like_beginning(Protocol protocol, ByteView data) {
  if (protocol == Protocol::kSip) return looks_like_sip(data);
  return data.size() >= 2 && data[0] == std::byte{3} && data[1] == std::byte{0};
}

}  // namespace

CaptureDecoder::CaptureDecoder(CaptureReader reader, const CaptureDecoderOptions& options)
    : reader_(std::move(reader)), options_(options), ip_(options.ip) {}
CaptureDecoder::CaptureDecoder(CaptureDecoder&&) noexcept = default;
CaptureDecoder& CaptureDecoder::operator=(CaptureDecoder&&) noexcept = default;
CaptureDecoder::~CaptureDecoder() = default;

Result<CaptureDecoder, CaptureFailure> CaptureDecoder::open(ByteView file, const CaptureDecoderOptions& options) {
  auto reader = CaptureReader::open(file, options.file);
  if (!reader) return fail(reader.error());
  return CaptureDecoder(*std::move(reader), options);
}

std::optional<CapturedMessage> CaptureDecoder::next() {
  while (ready_.empty() && !ended_) {
    const auto frame = reader_.next();
    if (frame && *frame) {
      if (const auto packet = ip_.read(**frame)) take(*packet);
      continue;
    }
    if (!frame) failure_ = frame.error();
    ended_ = true;
    for (const auto& key : by_use_) close(*connections_.at(key));
  }
  if (ready_.empty()) return std::nullopt;
  CapturedMessage message = std::move(ready_.front());
  ready_.pop_front();
  message.record.content = message.content;
  return message;
}

void CaptureDecoder::take(const TransportPacket& packet) {
  if (packet.tcp) {
    take_segment(packet);
  } else {
    take_datagram(packet);
  }
}

void CaptureDecoder::take_datagram(const TransportPacket& packet) {
  const auto give = [&](Protocol protocol) {
    emit(protocol, Carrier::kUdp, packet.time, packet.source, packet.destination, packet.payload);
  };
  if (looks_like_sip(packet.payload)) return give(Protocol::kSip);
  // What is shorter keeps the port of a NAT open.
  if (packet.payload.size() < kShortestRas) return;
  if (addresses_.ras(packet.source, packet.destination) || looks_like_ras(packet.payload)) give(Protocol::kRas);
}

CaptureDecoder::Connection& CaptureDecoder::connection_of(const TransportPacket& packet) {
  const ConnectionKey key = std::minmax(packet.source, packet.destination);
  if (const auto found = connections_.find(key); found != connections_.end()) {
    by_use_.splice(by_use_.end(), by_use_, found->second->use);
    return *found->second;
  }
  if (connections_.size() >= options_.connections && !by_use_.empty()) {
    const auto silent = connections_.find(by_use_.front());
    close(*silent->second);
    by_use_.pop_front();
    connections_.erase(silent);
  }
  auto& connection = *connections_.emplace(key, std::make_unique<Connection>()).first->second;
  connection.use = by_use_.insert(by_use_.end(), key);
  for (auto* side : {&connection.sides[0], &connection.sides[1]}) side->stream = TcpStream(options_.stream);
  connection.sides[0].source = connection.sides[1].destination = key.first;
  connection.sides[0].destination = connection.sides[1].source = key.second;
  return connection;
}

void CaptureDecoder::take_segment(const TransportPacket& packet) {
  auto* connection = &connection_of(packet);
  const auto side_of = [&]() -> Side& {
    return connection->sides[connection->sides[0].source == packet.source ? 0 : 1];
  };
  const bool ignored = connection->state == Connection::State::kIgnored;
  if (packet.syn && (ignored || side_of().stream.begins_anew(packet.sequence))) {
    // The same ports again: what was there before is over.
    close(*connection);
    const auto use = connection->use;
    connections_.erase(*use);
    by_use_.erase(use);
    connection = &connection_of(packet);
  }
  auto& side = side_of();
  side.time = packet.time;
  side.begun = side.begun || packet.syn;
  if (connection->state == Connection::State::kIgnored) return;
  for (auto& piece : side.stream.add(packet.sequence, packet.syn, packet.payload)) {
    take_piece(*connection, side, std::move(piece));
  }
}

void CaptureDecoder::take_piece(Connection& connection, Side& side, TcpStream::Piece piece) {
  if (piece.lost > 0) {
    if (connection.state == Connection::State::kFollowed && !side.seeking) {
      const std::string what = std::to_string(piece.lost) + " octets of the connection are not in the capture";
      emit_problem(connection, side, "missing octets", what);
    }
    side.seeking = true;
    side.undecided.clear();
  }
  take_stream(connection, side, piece.data);
}

void CaptureDecoder::take_stream(Connection& connection, Side& side, ByteView data) {
  switch (connection.state) {
    case Connection::State::kIgnored:
      return;
    case Connection::State::kUndecided:
      side.undecided.insert(side.undecided.end(), data.begin(), data.end());
      decide(connection, side);
      return;
    case Connection::State::kFollowed:
      break;
  }
  if (side.seeking) {
    if (!looks_like_beginning(connection.protocol, data)) return;
    side.seeking = false;
    if (connection.protocol == Protocol::kSip) {
      side.framer.emplace<sip::StreamFramer>();
    } else {
      side.framer.emplace<TpktFramer>();
    }
  }
  if (auto* tpkt = std::get_if<TpktFramer>(&side.framer)) {
    tpkt->feed(Timestamp{}, data);
  } else {
    std::get<sip::StreamFramer>(side.framer).feed(data);
  }
  drain(connection, side);
}

/// Finds out what is spoken, and goes on with the octets that have waited for that.
void CaptureDecoder::decide(Connection& connection, Side& side) {
  const ByteView begin = side.undecided;
  auto protocol = addresses_.tcp(side.source, side.destination);
  if (protocol && is_tls(begin)) {
    connection.state = Connection::State::kIgnored;
  } else if (!protocol) {
    switch (sniff_stream(begin)) {
      case Likeness::kUnknown:
        return;
      case Likeness::kNothingKnown:
        connection.state = Connection::State::kIgnored;
        break;
      case Likeness::kSip:
        protocol = Protocol::kSip;
        break;
      case Likeness::kCallSignalling:
        protocol = Protocol::kCallSignalling;
        break;
      case Likeness::kH245:
        protocol = Protocol::kH245;
        break;
    }
  }
  if (connection.state == Connection::State::kIgnored) {
    for (auto& each : connection.sides) {
      each.undecided = {};
      each.stream = TcpStream(options_.stream);
    }
    return;
  }
  connection.state = Connection::State::kFollowed;
  connection.protocol = *protocol;
  for (auto& each : connection.sides) {
    // Where the capture began in the middle of the connection, so did the stream in the middle of a message, perhaps.
    each.seeking = each.seeking || !each.begun;
    if (*protocol == Protocol::kSip) each.framer.emplace<sip::StreamFramer>();
    const Bytes waiting = std::exchange(each.undecided, {});
    if (!waiting.empty()) take_stream(connection, each, waiting);
  }
}

void CaptureDecoder::drain(Connection& connection, Side& side) {
  const auto give = [&](ByteView content) {
    emit(connection.protocol, Carrier::kTcp, side.time, side.source, side.destination, content);
  };
  if (auto* tpkt = std::get_if<TpktFramer>(&side.framer)) {
    while (const auto item = tpkt->next()) {
      if (const auto* packet = std::get_if<TpktFramer::Packet>(&*item)) {
        give(packet->content);
      } else if (const auto* broken = std::get_if<TpktFramer::Broken>(&*item)) {
        emit_problem(connection, side, "broken stream", std::string(describe(broken->error)), broken->offset);
        side.seeking = true;
        return;
      }
    }
    return;
  }
  auto& framer = std::get<sip::StreamFramer>(side.framer);
  while (const auto item = framer.next()) {
    if (const auto* slice = std::get_if<sip::StreamFramer::MessageSlice>(&*item)) {
      give(bytes_of(slice->data));
    } else if (const auto* broken = std::get_if<sip::StreamFramer::Broken>(&*item)) {
      emit_problem(connection, side, "broken stream", std::string(sip::describe(broken->error)), broken->offset);
      side.seeking = true;
      return;
    }
  }
}

void CaptureDecoder::close(Connection& connection) {
  for (auto& side : connection.sides) close(connection, side);
}

void CaptureDecoder::close(Connection& connection, Side& side) {
  for (auto& piece : side.stream.finish()) take_piece(connection, side, std::move(piece));
  if (connection.state != Connection::State::kFollowed || side.seeking) return;
  const auto* tpkt = std::get_if<TpktFramer>(&side.framer);
  const bool within = tpkt ? tpkt->waiting_since().has_value() : std::get<sip::StreamFramer>(side.framer).mid_message();
  if (within) emit_problem(connection, side, "incomplete message", "the connection ends within a message");
}

void CaptureDecoder::emit(Protocol protocol, Carrier carrier, WallTime time, const Endpoint& source,
                          const Endpoint& destination, ByteView content) {
  CapturedMessage message;
  message.content = to_bytes(content);
  message.record = {.time = time,
                    .protocol = protocol,
                    .carrier = carrier,
                    .direction = Direction::kPassing,
                    .source = source,
                    .destination = destination,
                    .content = message.content};
  message.decoded = decode(message.record, options_.roundtrip);
  addresses_.learn(message.decoded);
  ready_.push_back(std::move(message));
}

void CaptureDecoder::emit_problem(const Connection& connection, const Side& side, std::string title, std::string error,
                                  std::size_t offset) {
  CapturedMessage message;
  message.record = {.time = side.time,
                    .protocol = connection.protocol,
                    .carrier = Carrier::kTcp,
                    .direction = Direction::kPassing,
                    .source = side.source,
                    .destination = side.destination,
                    .content = {}};
  message.decoded.title = std::move(title);
  message.decoded.errors.push_back({std::move(error), offset});
  ready_.push_back(std::move(message));
}

}  // namespace mtavip::trace
