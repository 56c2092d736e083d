#include "client/trace_file.h"

#include <cerrno>
#include <cstring>

#include "trace/message_record.h"

namespace mtavip::client {
namespace {

trace::Protocol protocol_of(call::TracedMessage::Kind kind) {
  using enum call::TracedMessage::Kind;
  switch (kind) {
    case kSip:
      return trace::Protocol::kSip;
    case kCallSignalling:
      return trace::Protocol::kCallSignalling;
    case kH245:
      return trace::Protocol::kH245;
    case kRas:
      break;
  }
  return trace::Protocol::kRas;
}

trace::Carrier carrier_of(TransportKind kind) {
  if (!is_stream(kind)) return trace::Carrier::kUdp;
  return is_secure(kind) ? trace::Carrier::kTls : trace::Carrier::kTcp;
}

}  // namespace

Result<std::unique_ptr<TraceFile>, std::string> TraceFile::open(const std::string& path) {
  std::FILE* file = path == "-" ? stderr : std::fopen(path.c_str(), "we");
  if (file == nullptr) return fail("the trace " + path + " cannot be written: " + std::strerror(errno));
  return std::unique_ptr<TraceFile>(new TraceFile(file));
}

TraceFile::~TraceFile() {
  if (file_ != stderr) std::fclose(file_);
}

void TraceFile::write(WallTime time, const call::TracedMessage& message) {
  trace::MessageRecord record;
  record.time = time;
  record.protocol = protocol_of(message.kind);
  record.carrier = carrier_of(message.transport);
  record.direction = message.outgoing ? trace::Direction::kSent : trace::Direction::kReceived;
  record.source = message.outgoing ? message.local : message.remote;
  record.destination = message.outgoing ? message.remote : message.local;
  record.content = message.content;
  const std::string text = trace::format(record);
  std::fwrite(text.data(), 1, text.size(), file_);
  std::fflush(file_);
}

}  // namespace mtavip::client
