#include "asn1/generate.h"

#include <algorithm>

#include "asn1/walk.h"

namespace mtavip::asn1 {
namespace {

class Generator {
 public:
  Generator(Random& random, const GenerateOptions& options) : random_(random), options_(options) {}

  void value(const Type& type, void* value) {
    switch (type.type_class) {
      case TypeClass::kNull:
        break;
      case TypeClass::kBoolean:
        *static_cast<bool*>(value) = one_in(2);
        break;
      case TypeClass::kInteger:
        integer(static_cast<const IntegerType&>(type), value);
        break;
      case TypeClass::kEnumerated:
        enumerated(static_cast<const EnumeratedType&>(type), value);
        break;
      case TypeClass::kBitString: {
        auto& bits = *static_cast<BitString*>(value);
        bits.size = size(static_cast<const BitStringType&>(type).size);
        bits.bytes = bytes((bits.size + 7) / 8);
        if (bits.size % 8 != 0) bits.bytes.back() &= static_cast<std::byte>(0xff00U >> bits.size % 8);
        break;
      }
      case TypeClass::kOctetString:
        *static_cast<Bytes*>(value) = bytes(size(static_cast<const OctetStringType&>(type).size));
        break;
      case TypeClass::kFixedOctetString:
        random_.fill({static_cast<std::byte*>(value), static_cast<const OctetStringType&>(type).size.lower});
        break;
      case TypeClass::kObjectIdentifier:
        *static_cast<ObjectIdentifier*>(value) = object_identifier();
        break;
      case TypeClass::kString:
        string(static_cast<const StringType&>(type), *static_cast<std::string*>(value));
        break;
      case TypeClass::kWideString:
        string(static_cast<const StringType&>(type), *static_cast<std::u16string*>(value));
        break;
      case TypeClass::kOpenType:
        static_cast<OpenType*>(value)->content = bytes(1 + random_.below(8));
        break;
      case TypeClass::kSequence:
      case TypeClass::kChoice:
      case TypeClass::kList:
        ++depth_;
        if (type.type_class == TypeClass::kSequence) sequence(static_cast<const SequenceType&>(type), value);
        if (type.type_class == TypeClass::kChoice) choice(static_cast<const ChoiceType&>(type), value);
        if (type.type_class == TypeClass::kList) list(static_cast<const ListType&>(type), value);
        --depth_;
        break;
    }
  }

 private:
  bool one_in(std::uint64_t count) { return random_.below(count) == 0; }
  [[nodiscard]] bool deep() const { return depth_ > options_.depth; }

  Bytes bytes(std::size_t size) {
    Bytes out(size);
    random_.fill(out);
    return out;
  }

  /// The bounds often, since that is where mistakes are.
  std::size_t size(const Size& size) {
    const std::size_t upper = std::min<std::size_t>(size.upper, size.lower + (deep() ? 0 : options_.length));
    if (one_in(8)) return size.lower;
    if (!deep() && one_in(32) && size.upper <= 512) return size.upper;
    return size.lower + static_cast<std::size_t>(random_.below(upper - size.lower + 1));
  }

  void integer(const IntegerType& type, void* value) {
    const std::uint64_t range = type.upper - type.lower;
    std::uint64_t offset = range == UINT64_MAX ? random_.u64() : random_.below(range + 1);
    if (one_in(8)) offset = 0;
    if (one_in(8)) offset = range;
    if (one_in(4)) offset = std::min(range, random_.below(300));
    std::uint64_t number = type.lower + offset;
    if (type.extensible && options_.unknown && one_in(8)) number = type.upper + 1 + random_.below(1000);
    std::memcpy(value, &number, type.width);
  }

  void enumerated(const EnumeratedType& type, void* value) {
    std::uint64_t index = random_.below(type.names.size());
    if (type.extensible && options_.unknown && one_in(8)) index = type.names.size() + random_.below(80);
    std::memcpy(value, &index, type.width);
  }

  ObjectIdentifier object_identifier() {
    std::string text = std::to_string(random_.below(3)) + "." + std::to_string(random_.below(40));
    for (std::uint64_t arcs = random_.below(6); arcs-- > 0;) {
      text += "." + std::to_string(one_in(4) ? random_.u32() : random_.below(300));
    }
    return *ObjectIdentifier::parse(text);
  }

  template <class String>
  void string(const StringType& type, String& value) {
    using Character = typename String::value_type;
    for (std::size_t left = size(type.size); left > 0; --left) {
      value.push_back(type.alphabet.empty()
                          ? static_cast<Character>(random_.below(std::uint64_t{type.highest} + 1))
                          : static_cast<Character>(type.alphabet[random_.below(type.alphabet.size())]));
    }
  }

  void sequence(const SequenceType& type, void* value) {
    const std::size_t known = type.members.size() - type.root_count;
    std::size_t last = 0;
    for (std::size_t i = 0; i < type.members.size(); ++i) {
      const Member& member = type.members[i];
      if (member.presence != Presence::kMandatory && (deep() || !one_in(i < type.root_count ? 2 : 4))) continue;
      void* at = emplace_member(member, value);
      if (member.presence != Presence::kFlag) this->value(*member.type, at);
      if (i >= type.root_count) last = i - type.root_count + 1;
    }
    if (!type.extensible || !options_.unknown || deep() || !one_in(8)) return;
    Extensions& extensions = extensions_of(type, value);
    if (last != 0 && last < known && one_in(2)) {
      extensions.set_count(static_cast<std::uint32_t>(last + random_.below(known - last)));
      if (extensions.count() == known) extensions.set_count(0);
      return;
    }
    std::size_t index = known + random_.below(3);
    for (std::uint64_t count = 1 + random_.below(3); count-- > 0; index += 1 + random_.below(one_in(8) ? 80 : 3)) {
      extensions.add_unknown(static_cast<std::uint32_t>(index)).content = bytes(1 + random_.below(200));
    }
    extensions.set_count(extensions.unknown().back().index + 1 + static_cast<std::uint32_t>(random_.below(3)));
  }

  void choice(const ChoiceType& type, void* value) {
    if (type.extensible && options_.unknown && !deep() && one_in(16)) {
      auto* unknown = new UnknownAlternative;
      unknown->index = static_cast<std::uint32_t>(type.alternatives.size() - type.root_count + random_.below(100));
      unknown->content = bytes(1 + random_.below(300));
      if (type.operations.empty()) {
        static_cast<std::unique_ptr<UnknownAlternative>*>(choice_slot(value))->reset(unknown);
      } else {
        ::new (choice_slot(value)) UnknownAlternative*(unknown);
      }
      choice_kind(value) = static_cast<std::uint16_t>(type.alternatives.size());
      return;
    }
    auto kind = static_cast<std::uint16_t>(random_.below(type.alternatives.size()));
    if (deep()) kind = simplest(type);
    void* at = type.operations.empty() ? nullptr : type.operations[kind]->construct(choice_slot(value));
    choice_kind(value) = kind;
    if (at != nullptr) this->value(*type.alternatives[kind].type, at);
  }

  /// An alternative that has no parts if there is one: types that contain themselves come to an end by it.
  static std::uint16_t simplest(const ChoiceType& type) {
    for (std::size_t i = 0; i < type.alternatives.size(); ++i) {
      if (type.alternatives[i].type->type_class < TypeClass::kSequence) return static_cast<std::uint16_t>(i);
    }
    return 0;
  }

  void list(const ListType& type, void* value) {
    const std::size_t count = size(type.size);
    auto* data = static_cast<std::byte*>(type.operations->resize(value, count));
    for (std::size_t i = 0; i < count; ++i) {
      this->value(*type.element, data + i * type.operations->element_size);
    }
  }

  Random& random_;
  const GenerateOptions& options_;
  unsigned depth_ = 0;
};

}  // namespace

void generate_value(const Type& type, void* value, Random& random, const GenerateOptions& options) {
  Generator(random, options).value(type, value);
}

}  // namespace mtavip::asn1
