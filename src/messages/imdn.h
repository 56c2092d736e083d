// Instant Message Disposition Notifications (RFC 5438): what the sender of a CPIM message asks to be told, and the
// document by which it is told.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "messages/cpim.h"
#include "xml/document.h"

namespace mtavip::messages {

inline constexpr std::string_view kImdnType = "message/imdn+xml";
inline constexpr std::string_view kMessageId = "Message-ID";
inline constexpr std::string_view kDispositionNotification = "Disposition-Notification";

/// The values of Disposition-Notification (RFC 5438 section 6.2).
struct DispositionWishes {
  bool positive_delivery = false;
  bool negative_delivery = false;
  bool display = false;
  bool processing = false;

  [[nodiscard]] bool any() const { return positive_delivery || negative_delivery || display || processing; }
  friend bool operator==(const DispositionWishes&, const DispositionWishes&) = default;
};
/// Unknown values and parameters are passed over (RFC 5438 section 6.2).
[[nodiscard]] DispositionWishes parse_wishes(std::string_view value);
[[nodiscard]] std::string print_wishes(const DispositionWishes& wishes);
/// Those of the message; none where it has no Message-ID by which one could answer.
[[nodiscard]] DispositionWishes wishes_of(const CpimMessage& message);

enum class Disposition : std::uint8_t {
  kDelivered,
  kDeliveryFailed,
  kDeliveryForbidden,
  kDeliveryError,
  kDisplayed,
  kDisplayForbidden,
  kDisplayError,
  kProcessed,  ///< by something on the way
  kStored,     ///< there, for later
  kProcessingForbidden,
  kProcessingError,
};

struct Imdn {
  std::string message_id;
  std::string date_time;               ///< when the message was written, as its DateTime says
  std::string recipient_uri;           ///< whom it has reached
  std::string original_recipient_uri;  ///< to whom it was sent
  Disposition disposition = Disposition::kDelivered;
  friend bool operator==(const Imdn&, const Imdn&) = default;
};

[[nodiscard]] Result<Imdn, xml::Failure> parse_imdn(std::string_view document);
[[nodiscard]] std::string print_imdn(const Imdn& imdn);

}  // namespace mtavip::messages
