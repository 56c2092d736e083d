// Finding the parts of a value by its description: shared by the decoder, the encoder, the printer and the generator.
#pragma once

#include "asn1/description.h"

namespace mtavip::asn1 {

// A Choice and a NullChoice begin with the kind; the slot stands at the first place where a pointer may.
inline constexpr std::size_t kChoiceSlotOffset = sizeof(void*);

inline std::uint16_t& choice_kind(void* choice) {
  return *static_cast<std::uint16_t*>(choice);
}
inline std::uint16_t choice_kind(const void* choice) {
  return *static_cast<const std::uint16_t*>(choice);
}
inline void* choice_slot(void* choice) {
  return static_cast<std::byte*>(choice) + kChoiceSlotOffset;
}
inline const void* choice_slot(const void* choice) {
  return static_cast<const std::byte*>(choice) + kChoiceSlotOffset;
}
/// The value of the alternative that is held: neither NULL of a NullChoice nor an unknown one.
inline const void* choice_value(const ChoiceType& type, const void* choice) {
  const void* slot = choice_slot(choice);
  return type.operations[choice_kind(choice)]->on_heap ? *static_cast<const void* const*>(slot) : slot;
}
/// What a newer sender chose; null in a NullChoice that was only assigned the enumerator.
inline const UnknownAlternative* choice_unknown(const void* choice) {
  return *static_cast<const UnknownAlternative* const*>(choice_slot(choice));
}

/// Whether a component that is not kMandatory is there.
inline bool is_present(const Member& member, const void* sequence) {
  const std::byte* at = static_cast<const std::byte*>(sequence) + member.offset;
  return member.presence == Presence::kOnHeap ? *reinterpret_cast<const void* const*>(at) != nullptr
                                              : *reinterpret_cast<const bool*>(at);
}
/// The value of a component, or null if it is absent. Of a flag: not null if it is set.
inline const void* member_value(const Member& member, const void* sequence) {
  const std::byte* at = static_cast<const std::byte*>(sequence) + member.offset;
  switch (member.presence) {
    case Presence::kMandatory:
      return at;
    case Presence::kInPlace:
      return *reinterpret_cast<const bool*>(at) ? at + member.slot_offset : nullptr;
    case Presence::kOnHeap:
      return *reinterpret_cast<const void* const*>(at);
    case Presence::kFlag:
      return *reinterpret_cast<const bool*>(at) ? at : nullptr;
  }
  return nullptr;
}
/// Makes a component present with its default value; where it is.
inline void* emplace_member(const Member& member, void* sequence) {
  std::byte* at = static_cast<std::byte*>(sequence) + member.offset;
  switch (member.presence) {
    case Presence::kMandatory:
      return at;
    case Presence::kInPlace: {
      void* value = member.operations->construct(at + member.slot_offset);
      *reinterpret_cast<bool*>(at) = true;
      return value;
    }
    case Presence::kOnHeap:
      return member.operations->construct(at);
    case Presence::kFlag:
      *reinterpret_cast<bool*>(at) = true;
      return at;
  }
  return nullptr;
}

inline const Extensions& extensions_of(const SequenceType& type, const void* sequence) {
  return *reinterpret_cast<const Extensions*>(static_cast<const std::byte*>(sequence) + type.extensions_offset);
}
inline Extensions& extensions_of(const SequenceType& type, void* sequence) {
  return *reinterpret_cast<Extensions*>(static_cast<std::byte*>(sequence) + type.extensions_offset);
}

}  // namespace mtavip::asn1
