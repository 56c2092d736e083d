// MESSAGEs that the application has yet to answer: it may want to have them stored first (RFC 3428 section 7).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "sip/ids.h"
#include "sip/message.h"
#include "sip/transaction_layer.h"

namespace mtavip::sip {

class UnansweredMessages {
 public:
  struct Waiting {
    ServerTransactionId transaction{};
    Message request;  ///< without its body
  };

  explicit UnansweredMessages(std::size_t limit) : limit_(limit) {}

  /// Nothing: there are too many.
  std::optional<IncomingMessageId> add(ServerTransactionId transaction, const Message& request) {
    if (waiting_.size() >= limit_) return std::nullopt;
    const IncomingMessageId id{++last_};
    Waiting& entry = waiting_.emplace(id, Waiting{transaction, request}).first->second;
    entry.request.clear_body();
    return id;
  }
  /// Nothing: there is none of that id, or it was answered.
  std::optional<Waiting> take(IncomingMessageId id) {
    auto node = waiting_.extract(id);
    if (node.empty()) return std::nullopt;
    return std::move(node.mapped());
  }

 private:
  std::size_t limit_;
  std::map<IncomingMessageId, Waiting> waiting_;
  std::uint64_t last_ = 0;
};

}  // namespace mtavip::sip
