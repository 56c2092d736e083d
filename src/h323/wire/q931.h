// Q.931 messages as H.225.0 clause 7 carries them over TCP: a header, and information elements in their order, each
// kept as it came and read as a typed value where somebody asks (q931_elements.h). Nothing that is unknown is lost: a
// message prints back to the bytes that it was parsed from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "h323/wire/q931_elements.h"
#include "h323/wire/q931_names.h"

namespace mtavip::h323::wire {

struct Q931Limits {
  std::size_t message_bytes = 65531;  ///< what a TPKT can carry
  std::size_t elements = 128;
};

/// Why a message could not be read or written.
enum class Q931Error : std::uint8_t {
  kTruncated,         ///< ends within its header or within an element
  kBadDiscriminator,  ///< the protocol discriminator is not 8
  kBadCallReference,  ///< its length is not two octets (H.225.0 clause 7.2.2.2)
  kTooLarge,          ///< more bytes than the limits or a length field allow
  kTooMany,           ///< more elements than Q931Limits allow
};
[[nodiscard]] std::string_view describe(Q931Error error);

struct Q931Failure {
  Q931Error error{};
  std::size_t offset = 0;  ///< into the message, of what is wrong
};

/// Names a call on one signalling connection (Q.931 clause 4.3).
struct CallReference {
  std::uint16_t value = 0;  ///< 15 bits, chosen by the caller; 0 is the global call reference
  /// The flag: sent by the side that did not choose the value.
  bool from_destination = false;

  friend bool operator==(const CallReference&, const CallReference&) = default;
};

/// One information element as it stands in the message.
struct Element {
  std::uint8_t id = 0;       ///< the octet as it came; as an ElementId only in codeset 0
  std::uint8_t codeset = 0;  ///< that was active here (Q.931 clause 4.5.2)
  Bytes content{};           ///< without identifier and length; empty for the elements of one octet
  std::size_t offset = 0;    ///< of its identifier in the message that it was parsed from

  /// Whether the identifier is all there is (clause 4.5.1): no length, no content.
  [[nodiscard]] bool single_octet() const { return (id & 0x80U) != 0; }
  /// Identifier and content are the same, wherever they stand.
  friend bool operator==(const Element& a, const Element& b) {
    return a.id == b.id && a.codeset == b.codeset && a.content == b.content;
  }
};

class Q931Message {
 public:
  Q931Message() = default;
  Q931Message(MessageType type, CallReference reference) : type_(type), call_reference_(reference) {}

  /// A whole message; the bytes may go afterwards. Elements that are unknown, repeated or out of order are kept.
  static Result<Q931Message, Q931Failure> parse(ByteView data, const Q931Limits& limits = {});

  /// The message's bytes. kTooLarge where a content does not fit into its length field: 255 octets, 65535 for
  /// User-user.
  [[nodiscard]] Result<Bytes, Q931Error> print() const;
  /// The same behind what is in `out` already, which is as it was where this fails.
  [[nodiscard]] Result<void, Q931Error> append_to(Bytes& out) const;

  [[nodiscard]] MessageType type() const { return type_; }
  [[nodiscard]] const CallReference& call_reference() const { return call_reference_; }

  /// In the order of the message, shifts included.
  [[nodiscard]] std::span<const Element> elements() const { return elements_; }
  /// The first element of codeset 0 with this identifier (of its high four bits, where those alone identify it).
  [[nodiscard]] const Element* find(ElementId id) const;
  [[nodiscard]] bool has(ElementId id) const { return find(id) != nullptr; }

  /// The first element of type T, read: kMissing where there is none.
  template <class T>
  [[nodiscard]] Result<T, ElementError> get() const {
    const Element* element = find(T::kId);
    if (!element) return fail(ElementError::kMissing);
    if constexpr (requires { T::from_octet(element->id); }) {
      return T::from_octet(element->id);
    } else {
      return T::parse(element->content);
    }
  }
  /// Puts an element in the place that its identifier has (clause 4.5.1: ascending), instead of the first one like it.
  template <class T>
  void set(const T& value) {
    if constexpr (requires { T::from_octet(std::uint8_t{}); }) {
      set(value.octet(), Bytes{});
    } else {
      set(static_cast<std::uint8_t>(T::kId), value.content());
    }
  }
  /// The same for an element of codeset 0 whose content is at hand.
  void set(std::uint8_t id, Bytes content);
  /// Behind all others, whatever is there: repeated elements, shifts to other codesets and what follows them.
  void append(std::uint8_t id, Bytes content);
  /// Takes away every element of codeset 0 with this identifier.
  void remove(ElementId id);

  /// The H.225.0 PDU in the User-user element (protocol discriminator 5); nothing where there is none.
  [[nodiscard]] std::optional<ByteView> h225_pdu() const;
  /// Puts an encoded H323-UserInformation into the User-user element.
  void set_h225_pdu(ByteView pdu);

  /// Elements of codeset 0 that are unknown and must be understood (clause 5.8.7.1: high four bits are zero): answer
  /// STATUS with cause 96, or refuse the SETUP with it.
  [[nodiscard]] std::vector<std::uint8_t> unknown_mandatory_elements() const;

  /// Type, call reference and elements are the same.
  friend bool operator==(const Q931Message&, const Q931Message&) = default;

 private:
  MessageType type_ = MessageType::kEscape;
  CallReference call_reference_;
  std::vector<Element> elements_;
};

}  // namespace mtavip::h323::wire
