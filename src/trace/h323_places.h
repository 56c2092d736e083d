// What stands inside of H.225.0, H.245 and H.450 values: H.245 in call signalling, channels of fast connect, arguments
// of supplementary services, RAS in H.460.17, and the parameters of H.460.18 and H.460.19.
#pragma once

#include <string>
#include <vector>

#include "asn1/codec.h"
#include "trace/asn1_fields.h"

namespace mtavip::trace {

class H323Places final : public PlaceReader {
 public:
  /// Something found while reading, in these octets or in what they were part of.
  struct Finding {
    std::string text;
    Bytes octets;
    std::size_t offset = 0;   ///< into the octets
    bool difference = false;  ///< encoded again they are other octets; otherwise they could not be decoded
  };

  explicit H323Places(bool roundtrip) : roundtrip_(roundtrip) {}

  /// The octets as an encoding of T, which is what the field then shows; as octets with a finding where they are none.
  template <asn1::Described T>
  Field pdu(std::string_view name, ByteView octets) {
    auto value = asn1::decode<T>(octets);
    if (!value) return refused(name, octets, value.error());
    if (roundtrip_) compare(name, octets, asn1::encode(*value));
    ++depth_;
    Field field = asn1_field(name, T::kType, &*value, *this);
    --depth_;
    return field;
  }

  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

  std::optional<Field> octets(std::span<const Enclosing> around, std::string_view name, ByteView value) override;
  std::string meaning(std::span<const Enclosing> around, std::int64_t number) override;

 private:
  Field refused(std::string_view name, ByteView octets, const asn1::DecodeError& error);
  void compare(std::string_view name, ByteView octets, const Result<Bytes, asn1::EncodeError>& again);
  std::optional<Field> service_argument(std::span<const Enclosing> around, std::string_view name, ByteView value);
  std::optional<Field> generic_parameter(std::span<const Enclosing> around, std::string_view name, ByteView value);
  std::optional<Field> generic_message(std::span<const Enclosing> around, std::string_view name, ByteView value);

  bool roundtrip_;
  int depth_ = 0;  // how many PDUs within each other are being shown
  std::vector<Finding> findings_;
};

}  // namespace mtavip::trace
