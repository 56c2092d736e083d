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
  operations_of(type, kind).copy(choice_slot(choice), choice_slot(from));
  choice_kind(choice) = kind;
}

void move_choice(const ChoiceType& type, void* choice, void* from) {
  const std::uint16_t kind = choice_kind(from);
  if (kind == kUnset) return;
  operations_of(type, kind).move(choice_slot(choice), choice_slot(from));
  choice_kind(choice) = kind;
  reset_choice(type, from);
}

void reset_choice(const ChoiceType& type, void* choice) {
  operations_of(type, std::exchange(choice_kind(choice), kUnset)).destroy(choice_slot(choice));
}

bool equal_choice(const ChoiceType& type, const void* a, const void* b) {
  return equal(type, a, b);
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
      const std::size_t size = list.operations->size(a);
      if (size != list.operations->size(b)) return false;
      const auto* left = static_cast<const std::byte*>(list.operations->data(a));
      const auto* right = static_cast<const std::byte*>(list.operations->data(b));
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
