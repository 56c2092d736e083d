#include "h323/ras/locator.h"

#include <algorithm>
#include <utility>

#include "asn1/codec.h"
#include "h323/ras/message.h"
#include "h323/ras/reasons.h"
#include "h323/ras/values.h"

namespace mtavip::h323::ras {
namespace {

using h225::RasMessage;

constexpr std::size_t kMostAliases = 16;
constexpr std::size_t kMostBytes = 16'384;

asn1::Limits decoder_limits() {
  asn1::Limits limits;
  limits.message_size = kMostBytes;
  limits.depth = 32;
  limits.list_length = 512;
  limits.memory = 262'144;
  return limits;
}

}  // namespace

void Locator::add_socket(const LocalSocket& socket) {
  if (socket.kind == TransportKind::kUdp) sockets_.push_back(socket);
}

void Locator::remove_socket(SocketId socket) {
  std::erase_if(sockets_, [socket](const LocalSocket& s) { return s.id == socket; });
}

std::optional<LocationId> Locator::locate(Timestamp now, std::vector<mtavip::Endpoint> servers,
                                          const std::vector<Alias>& aliases, const std::vector<Alias>& source) {
  if (questions_.size() >= settings_.most) return std::nullopt;
  Question question;
  question.id = LocationId{++last_};
  question.servers.assign(servers.begin(), servers.end());
  question.request.destination_info = to_wire(aliases);
  if (question.request.destination_info.empty()) return std::nullopt;
  if (auto ours = to_wire(source); !ours.empty()) question.request.source_info = std::move(ours);
  question.request.can_map_alias = true;
  do {
    ++sequence_;
  } while (sequence_ == 0 || questions_.contains(sequence_));
  if (!ask(now, sequence_, question)) return std::nullopt;
  return questions_.emplace(sequence_, std::move(question)).first->second.id;
}

bool Locator::ask(Timestamp now, std::uint16_t sequence, Question& question) {
  for (; !question.servers.empty(); question.servers.pop_front(), question.sent = 0) {
    const mtavip::Endpoint& server = question.servers.front();
    const auto socket = std::find_if(sockets_.begin(), sockets_.end(), [&](const LocalSocket& s) {
      return s.address.address.is_v6() == server.address.is_v6();
    });
    if (socket == sockets_.end()) continue;
    mtavip::Endpoint own = socket->advertised;
    if (socket->address.address.is_unspecified() && settings_.find_address) {
      if (const auto found = settings_.find_address(server.address)) own.address = *found;
    }
    question.request.request_seq_num = sequence;
    question.request.reply_address = to_wire(own);
    const auto encoded = asn1::encode(RasMessage::of<RasMessage::kLocationRequest>(question.request));
    if (!encoded) return false;
    if (settings_.trace) outputs_.emplace_back(MessageTrace{true, own, server, *encoded});
    outputs_.emplace_back(SendDatagram{socket->id, server, *encoded});
    ++question.sent;
    question.due = now + settings_.patience.timeout;
    return true;
  }
  return false;
}

void Locator::fail(Questions::iterator it, AdmissionFailure failure, std::string reason) {
  outputs_.emplace_back(LocationFailed{it->second.id, failure, std::move(reason)});
  questions_.erase(it);
}

void Locator::cancel(LocationId location) {
  std::erase_if(questions_, [location](const auto& entry) { return entry.second.id == location; });
}

bool Locator::handle(Timestamp now, const DatagramReceived& input) {
  const auto asked = [&input](const auto& entry) { return entry.second.servers.front() == input.remote; };
  if (std::none_of(questions_.begin(), questions_.end(), asked) || input.data.size() > kMostBytes) return false;
  const auto message = asn1::decode<RasMessage>(input.data, decoder_limits());
  if (!message) return false;
  const auto it = questions_.find(sequence_number(*message));
  if (it == questions_.end() || it->second.servers.front() != input.remote) return false;
  const auto* delay = message->get_if<RasMessage::kRequestInProgress>();
  if (delay == nullptr && !answers(message->kind(), RasMessage::kLocationRequest)) return false;
  if (settings_.trace) outputs_.emplace_back(MessageTrace{false, {}, input.remote, input.data});
  if (delay != nullptr) {
    // It is not asked again while it works on it, and given so much time once.
    it->second.sent = settings_.patience.retries + 1;
    it->second.due = now + std::min<Duration>(std::chrono::milliseconds(delay->delay), settings_.patience.timeout * 3);
    return true;
  }
  if (const auto* confirm = message->get_if<RasMessage::kLocationConfirm>()) {
    const auto address = from_wire(confirm->call_signal_address);
    if (address && address->port != 0) {
      outputs_.emplace_back(Located{it->second.id, *address, from_wire(confirm->destination_info, kMostAliases)});
      questions_.erase(it);
      return true;
    }
    fail(it, AdmissionFailure::kUndefined, {});
    return true;
  }
  const auto& reject = message->get<RasMessage::kLocationReject>();
  fail(it, failure_of(reject.reject_reason), name_of_alternative(reject.reject_reason));
  return true;
}

void Locator::handle_timeout(Timestamp now) {
  for (auto it = questions_.begin(); it != questions_.end();) {
    const auto here = it++;
    Question& question = here->second;
    if (question.due > now) continue;
    if (question.sent > settings_.patience.retries) {
      question.servers.pop_front();
      question.sent = 0;
    }
    if (!ask(now, here->first, question)) fail(here, AdmissionFailure::kUnreachable, {});
  }
}

std::optional<Timestamp> Locator::deadline() const {
  std::optional<Timestamp> earliest;
  for (const auto& [sequence, question] : questions_) {
    if (!earliest || question.due < *earliest) earliest = question.due;
  }
  return earliest;
}

std::optional<Locator::Output> Locator::poll() {
  if (outputs_.empty()) return std::nullopt;
  Output output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

}  // namespace mtavip::h323::ras
