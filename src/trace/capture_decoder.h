// From a capture file to the signalling messages in it: frames are put together to datagrams and TCP streams, streams
// cut into messages, and each message decoded. Which ports are signalling is learned from the signalling itself.
#pragma once

#include <cstddef>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "trace/capture_reader.h"
#include "trace/ip_packet.h"
#include "trace/message_record.h"
#include "trace/signalling_addresses.h"
#include "trace/tcp_stream.h"

namespace mtavip::trace {

/// A message of a capture with its own content.
struct CapturedMessage {
  Bytes content;
  MessageRecord record;  ///< its content is the one above
  DecodedMessage decoded;
};

struct CaptureDecoderOptions {
  bool roundtrip = false;  ///< encode each message again and tell differences
  CaptureLimits file{};
  IpLimits ip{};
  TcpStreamLimits stream{};
  std::size_t connections = 16'384;  ///< followed at the same time; the one that was silent longest is given up
};

/// Memory grows with the file at most: what waits for something are pieces of the file.
class CaptureDecoder {
 public:
  /// The bytes must outlive the decoder.
  static Result<CaptureDecoder, CaptureFailure> open(ByteView file, const CaptureDecoderOptions& options = {});
  CaptureDecoder(CaptureDecoder&&) noexcept;
  CaptureDecoder& operator=(CaptureDecoder&&) noexcept;
  ~CaptureDecoder();

  /// The next message in the order in which they were complete, or nothing at the end. What is missing in the capture
  /// is a message too, one with an error.
  [[nodiscard]] std::optional<CapturedMessage> next();
  /// Why reading ended before the end of the file; to be asked when next() gives nothing.
  [[nodiscard]] const std::optional<CaptureFailure>& failure() const { return failure_; }

 private:
  struct Connection;
  struct Side;
  using ConnectionKey = std::pair<Endpoint, Endpoint>;  ///< the lesser first
  using Connections = std::map<ConnectionKey, std::unique_ptr<Connection>>;

  CaptureDecoder(CaptureReader reader, const CaptureDecoderOptions& options);

  void take(const TransportPacket& packet);
  void take_datagram(const TransportPacket& packet);
  void take_segment(const TransportPacket& packet);
  [[nodiscard]] Connection& connection_of(const TransportPacket& packet);
  void take_piece(Connection& connection, Side& side, TcpStream::Piece piece);
  void take_stream(Connection& connection, Side& side, ByteView data);
  void decide(Connection& connection, Side& side);
  void drain(Connection& connection, Side& side);
  void close(Connection& connection);
  void close(Connection& connection, Side& side);

  void emit(Protocol protocol, Carrier carrier, WallTime time, const Endpoint& source, const Endpoint& destination,
            ByteView content);
  void emit_problem(const Connection& connection, const Side& side, std::string title, std::string error,
                    std::size_t offset = 0);

  CaptureReader reader_;
  CaptureDecoderOptions options_;
  IpReader ip_;
  SignallingAddresses addresses_;
  Connections connections_;
  std::list<ConnectionKey> by_use_;  ///< of connections_, the one that was silent longest first
  std::deque<CapturedMessage> ready_;
  std::optional<CaptureFailure> failure_;
  bool ended_ = false;
};

}  // namespace mtavip::trace
