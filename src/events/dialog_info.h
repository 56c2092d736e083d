// application/dialog-info+xml: the calls of somebody, for busy lamps and call pick-up (RFC 4235).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "xml/document.h"

namespace mtavip::events {

inline constexpr std::string_view kDialogInfoType = "application/dialog-info+xml";

enum class DialogState : std::uint8_t { kTrying, kProceeding, kEarly, kConfirmed, kTerminated };
[[nodiscard]] std::string_view to_string(DialogState state);

struct DialogEntry {
  std::string id;
  DialogState state = DialogState::kTrying;
  std::optional<bool> initiator;  ///< whether the observed side has called
  std::string call_id;            ///< with the tags, where the notifier lets them be known
  std::string local_tag;
  std::string remote_tag;
  std::string remote_identity;  ///< URI; empty: not told
  std::string remote_name;
  friend bool operator==(const DialogEntry&, const DialogEntry&) = default;
};

struct DialogDocument {
  std::string entity;  ///< whose calls
  std::uint32_t version = 0;
  bool full = true;  ///< all that there are; otherwise what has changed
  std::vector<DialogEntry> dialogs;
  friend bool operator==(const DialogDocument&, const DialogDocument&) = default;
};

[[nodiscard]] Result<DialogDocument, xml::Failure> parse_dialog_info(std::string_view body);
[[nodiscard]] std::string print_dialog_info(const DialogDocument& document);

/// The dialogs of one subscription, put together from full and partial documents (section 4.3).
class DialogTable {
 public:
  /// False: a document before this one is missing; the subscription is to be refreshed. It was not taken in.
  bool apply(const DialogDocument& document);
  [[nodiscard]] const std::vector<DialogEntry>& dialogs() const { return dialogs_; }

 private:
  std::optional<std::uint32_t> version_;
  std::vector<DialogEntry> dialogs_;
};

}  // namespace mtavip::events
