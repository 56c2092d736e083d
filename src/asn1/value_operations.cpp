#include <cstring>

#include "asn1/description.h"
#include "asn1/walk.h"

namespace mtavip::asn1 {
namespace detail {
namespace {

const SlotOperations& operations_of(const ChoiceType& type, std::uint16_t kind) {
  return *type.operations[kind];
}

}  // namespace

void choose(const ChoiceType& type, void* choice, std::uint16_t kind) {
  MTAVIP_CHECK(kind < type.alternatives.size());
  operations_of(type, kind).construct(choice_slot(choice));
  choice_kind(choice) = kind;
}

void copy_choice(const ChoiceType& type, void* choice, const void* from) {
  const std::uint16_t kind = choice_kind(from);
  if (kind == kUnset) return;
  void* value = operations_of(type, kind).construct(choice_slot(choice));
  choice_kind(choice) = kind;
  if (kind == type.alternatives.size()) {
    *static_cast<UnknownAlternative*>(value) = *choice_unknown(from);
  } else {
    copy_value(*type.alternatives[kind].type, value, choice_value(type, from));
  }
}

void move_choice(const ChoiceType& type, void* choice, void* from) {
  const std::uint16_t kind = choice_kind(from);
  if (kind == kUnset) return;
  if (operations_of(type, kind).on_heap) {
    ::new (choice_slot(choice)) void*(*static_cast<void**>(choice_slot(from)));
    choice_kind(from) = kUnset;
  } else {
    void* value = operations_of(type, kind).construct(choice_slot(choice));
    move_value(*type.alternatives[kind].type, value, choice_slot(from));
    reset_choice(type, from);
  }
  choice_kind(choice) = kind;
}

void reset_choice(const ChoiceType& type, void* choice) {
  const SlotOperations& operations = operations_of(type, std::exchange(choice_kind(choice), kUnset));
  if (operations.destroy != nullptr) operations.destroy(choice_slot(choice));
}

bool equal_choice(const ChoiceType& type, const void* a, const void* b) {
  return equal(type, a, b);
}

namespace {

template <class T>
void assign(void* to, const void* from) {
  *static_cast<T*>(to) = *static_cast<const T*>(from);
}
template <class T>
void move_assign(void* to, void* from) {
  *static_cast<T*>(to) = std::move(*static_cast<T*>(from));
}

/// Copies a value that is nothing but its octets; false if it is more.
bool copy_plain(const Type& type, void* to, const void* from) {
  switch (type.type_class) {
    case TypeClass::kNull:
      return true;
    case TypeClass::kBoolean:
      assign<bool>(to, from);
      return true;
    case TypeClass::kInteger:
      std::memcpy(to, from, static_cast<const IntegerType&>(type).width);
      return true;
    case TypeClass::kEnumerated:
      std::memcpy(to, from, static_cast<const EnumeratedType&>(type).width);
      return true;
    case TypeClass::kFixedOctetString:
      std::memcpy(to, from, static_cast<const OctetStringType&>(type).size.lower);
      return true;
    case TypeClass::kObjectIdentifier:
      assign<ObjectIdentifier>(to, from);
      return true;
    default:
      return false;
  }
}

void copy_null_choice(void* to, const void* from) {
  choice_kind(to) = choice_kind(from);
  if (const UnknownAlternative* unknown = choice_unknown(from)) {
    static_cast<std::unique_ptr<UnknownAlternative>*>(choice_slot(to))->reset(new UnknownAlternative(*unknown));
  }
}

}  // namespace

void copy_value(const Type& type, void* to, const void* from) {
  if (copy_plain(type, to, from)) return;
  switch (type.type_class) {
    case TypeClass::kBitString:
      assign<BitString>(to, from);
      break;
    case TypeClass::kOctetString:
      assign<Bytes>(to, from);
      break;
    case TypeClass::kString:
      assign<std::string>(to, from);
      break;
    case TypeClass::kWideString:
      assign<std::u16string>(to, from);
      break;
    case TypeClass::kOpenType:
      assign<OpenType>(to, from);
      break;
    case TypeClass::kSequence: {
      const auto& sequence = static_cast<const SequenceType&>(type);
      for (const Member& member : sequence.members) {
        const void* value = member_value(member, from);
        if (value == nullptr) continue;
        void* copy = emplace_member(member, to);
        if (member.presence != Presence::kFlag) copy_value(*member.type, copy, value);
      }
      if (sequence.extensible) extensions_of(sequence, to) = extensions_of(sequence, from);
      break;
    }
    case TypeClass::kChoice: {
      const auto& choice = static_cast<const ChoiceType&>(type);
      if (choice.operations.empty()) {
        copy_null_choice(to, from);
      } else {
        copy_choice(choice, to, from);
      }
      break;
    }
    case TypeClass::kList: {
      const auto& list = static_cast<const ListType&>(type);
      const auto [elements, size] = list.operations->elements(from);
      auto* copies = static_cast<std::byte*>(list.operations->resize(to, size));
      for (std::size_t i = 0; i < size; ++i) {
        const std::size_t offset = i * list.operations->element_size;
        copy_value(*list.element, copies + offset, elements + offset);
      }
      break;
    }
    default:
      break;
  }
}

void move_value(const Type& type, void* to, void* from) {
  if (copy_plain(type, to, from)) return;
  switch (type.type_class) {
    case TypeClass::kBitString:
      move_assign<BitString>(to, from);
      break;
    case TypeClass::kOctetString:
      move_assign<Bytes>(to, from);
      break;
    case TypeClass::kString:
      move_assign<std::string>(to, from);
      break;
    case TypeClass::kWideString:
      move_assign<std::u16string>(to, from);
      break;
    case TypeClass::kOpenType:
      move_assign<OpenType>(to, from);
      break;
    case TypeClass::kSequence: {
      const auto& sequence = static_cast<const SequenceType&>(type);
      for (const Member& member : sequence.members) {
        auto* value = static_cast<std::byte*>(const_cast<void*>(member_value(member, from)));
        if (value == nullptr) continue;
        if (member.presence == Presence::kOnHeap) {
          void* slot = static_cast<std::byte*>(from) + member.offset;
          ::new (static_cast<std::byte*>(to) + member.offset) void*(std::exchange(*static_cast<void**>(slot), nullptr));
          continue;
        }
        void* moved = emplace_member(member, to);
        if (member.presence != Presence::kFlag) move_value(*member.type, moved, value);
      }
      if (sequence.extensible) extensions_of(sequence, to) = std::move(extensions_of(sequence, from));
      break;
    }
    case TypeClass::kChoice: {
      const auto& choice = static_cast<const ChoiceType&>(type);
      if (choice.operations.empty()) {
        copy_null_choice(to, from);
      } else {
        move_choice(choice, to, from);
      }
      break;
    }
    case TypeClass::kList:
      static_cast<const ListType&>(type).operations->swap(to, from);
      break;
    default:
      break;
  }
}

}  // namespace detail

namespace {

bool equal_members(const SequenceType& type, const void* a, const void* b) {
  for (const Member& member : type.members) {
    const void* left = member_value(member, a);
    const void* right = member_value(member, b);
    if (member.presence == Presence::kFlag) {
      if ((left != nullptr) != (right != nullptr)) return false;
      continue;
    }
    if (left == nullptr || right == nullptr) {
      if (left != right) return false;
    } else if (!equal(*member.type, left, right)) {
      return false;
    }
  }
  return !type.extensible || extensions_of(type, a) == extensions_of(type, b);
}

bool equal_alternatives(const ChoiceType& type, const void* a, const void* b) {
  const std::uint16_t kind = choice_kind(a);
  if (kind != choice_kind(b)) return false;
  if (kind == detail::kUnset) return true;
  if (kind >= type.alternatives.size()) {
    const UnknownAlternative* left = choice_unknown(a);
    const UnknownAlternative* right = choice_unknown(b);
    return left == right || (left != nullptr && right != nullptr && *left == *right);
  }
  const Type& alternative = *type.alternatives[kind].type;
  return alternative.type_class == TypeClass::kNull || equal(alternative, choice_value(type, a), choice_value(type, b));
}

template <class T>
bool same(const void* a, const void* b) {
  return *static_cast<const T*>(a) == *static_cast<const T*>(b);
}

}  // namespace

bool equal(const Type& type, const void* a, const void* b) {
  switch (type.type_class) {
    case TypeClass::kNull:
      return true;
    case TypeClass::kBoolean:
      return same<bool>(a, b);
    case TypeClass::kInteger:
      return std::memcmp(a, b, static_cast<const IntegerType&>(type).width) == 0;
    case TypeClass::kEnumerated:
      return std::memcmp(a, b, static_cast<const EnumeratedType&>(type).width) == 0;
    case TypeClass::kBitString:
      return same<BitString>(a, b);
    case TypeClass::kOctetString:
      return same<Bytes>(a, b);
    case TypeClass::kFixedOctetString:
      return std::memcmp(a, b, static_cast<const OctetStringType&>(type).size.lower) == 0;
    case TypeClass::kObjectIdentifier:
      return same<ObjectIdentifier>(a, b);
    case TypeClass::kString:
      return same<std::string>(a, b);
    case TypeClass::kWideString:
      return same<std::u16string>(a, b);
    case TypeClass::kOpenType:
      return same<OpenType>(a, b);
    case TypeClass::kSequence:
      return equal_members(static_cast<const SequenceType&>(type), a, b);
    case TypeClass::kChoice:
      return equal_alternatives(static_cast<const ChoiceType&>(type), a, b);
    case TypeClass::kList: {
      const auto& list = static_cast<const ListType&>(type);
      const auto [left, size] = list.operations->elements(a);
      const auto [right, right_size] = list.operations->elements(b);
      if (size != right_size) return false;
      for (std::size_t i = 0; i < size; ++i) {
        const std::size_t offset = i * list.operations->element_size;
        if (!equal(*list.element, left + offset, right + offset)) return false;
      }
      return true;
    }
  }
  return false;
}

}  // namespace mtavip::asn1
