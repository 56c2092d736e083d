// The types that have parts, with the functions that encode and decode them: these are made from the descriptions of
// the parts, so that every offset, range and number of bits in them is a constant. What is rare is left to Encoder and
// Decoder. Only the files that describe messages include this.
#pragma once

#include <algorithm>
#include <array>

#include "asn1/decoder.h"
#include "asn1/encoder.h"
#include "asn1/walk.h"

namespace mtavip::asn1 {

/// The components of a SEQUENCE that has none.
inline constexpr std::array<Member, 0> kNoMembers{};

namespace detail {

inline constexpr std::uint32_t kNotExtensible = 0xffffffff;

/// A SEQUENCE is encoded as its preamble, the components of its root, and its extension additions (X.691 section 19).
template <const auto& kMembers, std::size_t kRootCount, std::uint32_t kExtensionsOffset>
class SequenceCode {
 public:
  static constexpr SequenceType type(std::string_view name) {
    return {{TypeClass::kSequence, Shape::kSequence, name, {encode, decode}},
            kMembers,
            static_cast<std::uint16_t>(kRootCount),
            static_cast<std::uint16_t>(kOptionalCount),
            kExtensible,
            kExtensible ? kExtensionsOffset : 0};
  }

 private:
  static constexpr bool kExtensible = kExtensionsOffset != kNotExtensible;
  static constexpr std::size_t kAdditionCount = std::size(kMembers) - kRootCount;

  static constexpr unsigned optional_before(std::size_t index) {
    unsigned count = 0;
    for (std::size_t i = 0; i < index; ++i) count += kMembers[i].presence == Presence::kMandatory ? 0 : 1;
    return count;
  }
  static constexpr unsigned kOptionalCount = optional_before(kRootCount);
  static_assert(kOptionalCount <= kMostOptional);
  static_assert(kAdditionCount <= 64);
  static constexpr unsigned kPreambleBits = kOptionalCount + (kExtensible ? 1 : 0);

  /// How many bits a mandatory component is that always is so many bits, and not on an octet boundary; 0 for any other.
  static constexpr unsigned fixed_bits(std::size_t index) {
    const Member& member = kMembers[index];
    if (member.presence != Presence::kMandatory) return 0;
    if (member.shape == Shape::kBoolean) return 1;
    if (member.shape == Shape::kBits) return static_cast<const IntegerType*>(member.type)->encoding.bits;
    return 0;
  }
  /// How many bits are gathered before this component: those of the preamble and of components since the last that were
  /// written.
  static constexpr unsigned gathered_before(std::size_t index) {
    unsigned count = kPreambleBits % PerWriter::kMostGathered;
    for (std::size_t i = 0; i < index; ++i) {
      const unsigned bits = fixed_bits(i);
      count = bits == 0 ? 0 : count + bits > PerWriter::kMostGathered ? bits : count + bits;
    }
    return count;
  }
  /// Whether it always is there and begins on an octet boundary: to get there writes all that is gathered.
  static constexpr bool begins_on_octet(std::size_t index) {
    if (kMembers[index].presence != Presence::kMandatory) return false;
    const Shape shape = kMembers[index].shape;
    return shape == Shape::kOctet || shape == Shape::kTwoOctets || shape == Shape::kOctets ||
           shape == Shape::kObjectIdentifier || shape == Shape::kOpenType;
  }
  /// Whether what is gathered before it must be written first.
  static constexpr bool must_write_before(std::size_t index) {
    if (index != kRootCount && begins_on_octet(index)) return false;
    const unsigned gathered = gathered_before(index);
    const unsigned bits = index == kRootCount ? 0 : fixed_bits(index);
    return gathered != 0 && (bits == 0 || gathered + bits > PerWriter::kMostGathered);
  }

  template <std::size_t kIndex>
  [[gnu::always_inline]] static bool has(const std::byte* sequence) {
    constexpr const Member& kMember = kMembers[kIndex];
    if constexpr (kMember.presence == Presence::kOnHeap) {
      return *reinterpret_cast<const void* const*>(sequence + kMember.offset) != nullptr;
    } else {
      return *reinterpret_cast<const bool*>(sequence + kMember.offset);
    }
  }

  /// Which of the extension additions that we know are there, the first as the highest bit.
  template <std::size_t... kAddition>
  [[gnu::always_inline]] static std::uint64_t known_additions([[maybe_unused]] const std::byte* sequence,
                                                              std::index_sequence<kAddition...>) {
    return (std::uint64_t{0} | ... | (std::uint64_t{has<kRootCount + kAddition>(sequence)} << (63 - kAddition)));
  }

  template <std::size_t... kIndex>
  [[gnu::always_inline]] static void encode_preamble(PerWriter& out, const std::byte* sequence, bool extended,
                                                     WritePosition& to, std::index_sequence<kIndex...>) {
    std::uint64_t bits = extended ? 1 : 0;
    [[maybe_unused]] const auto add = [&]<std::size_t kAt>(std::integral_constant<std::size_t, kAt>) {
      if constexpr (kMembers[kAt].presence != Presence::kMandatory) bits = bits << 1 | (has<kAt>(sequence) ? 1U : 0U);
    };
    (add(std::integral_constant<std::size_t, kIndex>()), ...);
    if constexpr (kPreambleBits >= PerWriter::kMostGathered) {
      constexpr unsigned kRest = kPreambleBits % PerWriter::kMostGathered;
      static_assert(kPreambleBits < 2 * PerWriter::kMostGathered);
      out.bits(to, bits >> kRest, PerWriter::kMostGathered);
      PerWriter::gather(to, bits & ((std::uint64_t{1} << kRest) - 1), kRest);
    } else {
      PerWriter::gather(to, bits, kPreambleBits);
    }
  }

  /// Where the value of a component is; null if it is absent.
  template <std::size_t kIndex>
  [[gnu::always_inline]] static const std::byte* value_of(const std::byte* sequence) {
    constexpr const Member& kMember = kMembers[kIndex];
    const std::byte* at = sequence + kMember.offset;
    if constexpr (kMember.presence == Presence::kOnHeap) return *reinterpret_cast<const std::byte* const*>(at);
    if constexpr (kMember.presence == Presence::kMandatory) return at;
    return has<kIndex>(sequence) ? at + kMember.slot_offset : nullptr;
  }

  template <std::size_t kIndex>
  [[gnu::always_inline]] static void encode_member(Encoder& encoder, const std::byte* sequence, WritePosition& to,
                                                   std::size_t depth_left) {
    constexpr const Member& kMember = kMembers[kIndex];
    if constexpr (must_write_before(kIndex)) encoder.out().write_gathered(to);
    const std::byte* at = value_of<kIndex>(sequence);
    if constexpr (kMember.presence != Presence::kMandatory) {
      if (at == nullptr) return;
    }
    if constexpr (fixed_bits(kIndex) != 0) {
      std::uint64_t offset = 0;
      if constexpr (kMember.shape == Shape::kBoolean) {
        offset = *reinterpret_cast<const bool*>(at) ? 1 : 0;
      } else {
        constexpr const auto& kInteger = static_cast<const IntegerType&>(*kMember.type);
        offset = load_number(at, kInteger.width, kInteger.is_signed) - kInteger.lower;
        if (offset > kInteger.upper - kInteger.lower) [[unlikely]] {
          encoder.fail(Error::kValueOutOfRange);
          offset = 0;
        }
      }
      PerWriter::gather(to, offset, fixed_bits(kIndex));
    } else {
      to = encoder.put<kMember.shape>(*kMember.type, at, to, depth_left);
    }
  }
  template <std::size_t... kIndex>
  [[gnu::always_inline]] static void encode_members([[maybe_unused]] Encoder& encoder,
                                                    [[maybe_unused]] const std::byte* sequence,
                                                    [[maybe_unused]] WritePosition& to,
                                                    [[maybe_unused]] std::size_t depth_left,
                                                    std::index_sequence<kIndex...>) {
    (encode_member<kIndex>(encoder, sequence, to, depth_left), ...);
  }

  /// Whether the last component of the root has a function of its own. Then it is the last thing that the encoding of
  /// the sequence does, so that nothing need be remembered meanwhile.
  static constexpr bool ends_with_parts() {
    return kRootCount != 0 && kMembers[kRootCount != 0 ? kRootCount - 1 : 0].shape >= Shape::kSequence;
  }

  /// All of the root, or all but the last component if that is to be gone on with: then, if it is there, its value.
  [[gnu::always_inline]] static const std::byte* encode_root(Encoder& encoder, const std::byte* sequence, bool extended,
                                                             WritePosition& to, std::size_t depth_left) {
    if constexpr (kPreambleBits != 0) {
      encode_preamble(encoder.out(), sequence, extended, to, std::make_index_sequence<kRootCount>());
    }
    constexpr std::size_t kHere = ends_with_parts() ? kRootCount - 1 : kRootCount;
    encode_members(encoder, sequence, to, depth_left, std::make_index_sequence<kHere>());
    if constexpr (must_write_before(kHere)) encoder.out().write_gathered(to);
    if constexpr (ends_with_parts()) return value_of<kHere>(sequence);
    return nullptr;
  }
  [[gnu::always_inline]] static WritePosition encode_last(Encoder& encoder, const std::byte* value, WritePosition to,
                                                          std::size_t depth_left) {
    const Type& type = *kMembers[kRootCount - 1].type;
    return type.encode(encoder, type, value, to, depth_left);
  }

  [[gnu::noinline]] static WritePosition encode_extended(Encoder& encoder, const Type& type, const void* value,
                                                         WritePosition to, std::size_t depth_left,
                                                         std::uint64_t known) {
    const auto* last = encode_root(encoder, static_cast<const std::byte*>(value), true, to, depth_left);
    if constexpr (ends_with_parts()) {
      if (last != nullptr) to = encode_last(encoder, last, to, depth_left);
    }
    return encoder.additions(static_cast<const SequenceType&>(type), value, known, to, depth_left);
  }

  [[gnu::noinline]] static WritePosition encode(Encoder& encoder, const Type& type, const void* value, WritePosition to,
                                                std::size_t depth_left) {
    if (depth_left == 0) [[unlikely]]
      return encoder.failed(Error::kTooDeep, to);
    const auto* sequence = static_cast<const std::byte*>(value);
    if constexpr (kExtensible) {
      const std::uint64_t known = known_additions(sequence, std::make_index_sequence<kAdditionCount>());
      const bool extended =
          known != 0 || !reinterpret_cast<const Extensions*>(sequence + kExtensionsOffset)->unknown().empty();
      if (extended) [[unlikely]]
        return encode_extended(encoder, type, value, to, depth_left - 1, known);
    }
    const auto* last = encode_root(encoder, sequence, false, to, depth_left - 1);
    if constexpr (ends_with_parts()) {
      if (last != nullptr) return encode_last(encoder, last, to, depth_left - 1);
    }
    return to;
  }

  /// Components that are nothing but bits are read as one number, with the preamble if they follow it. Whether such a
  /// number begins with this component, and where it ends.
  static constexpr std::size_t run_end(std::size_t first) {
    unsigned bits = first == 0 ? kPreambleBits : 0;
    std::size_t end = first;
    while (end < kRootCount && fixed_bits(end) != 0 && bits + fixed_bits(end) <= PerReader::kMostBits) {
      bits += fixed_bits(end++);
    }
    return end;
  }
  static constexpr std::size_t run_start(std::size_t index) {
    std::size_t start = 0;
    for (std::size_t i = 0; i <= index;) {
      start = i;
      i = std::max(run_end(i), i + 1);
    }
    return start;
  }
  static constexpr unsigned bits_between(std::size_t first, std::size_t last) {
    unsigned bits = 0;
    for (std::size_t i = first; i < last; ++i) bits += fixed_bits(i);
    return bits;
  }

  /// What the functions for the components share.
  struct Decoding {
    Decoder& decoder;
    const Type& type;
    std::byte* sequence;
    std::size_t position;
    std::size_t depth_left;  ///< for the components
    std::uint64_t preamble = 0;
    std::uint64_t run = 0;
    std::size_t failed = 0;  ///< the component where there was a failure
  };

  /// Reads the components from kFirst on that are nothing but bits, behind the preamble if they are the first.
  template <std::size_t kFirst>
  [[gnu::always_inline]] static bool read_run(Decoding& now) {
    constexpr unsigned kPreamble = kFirst == 0 ? kPreambleBits : 0;
    constexpr unsigned kBits = kPreamble + bits_between(kFirst, run_end(kFirst));
    if constexpr (kBits != 0) {
      now.run = now.decoder.in().bits_at(now.position, kBits);
      if (now.run == PerReader::kNone) [[unlikely]] {
        now.failed = kCutOff;
        now.decoder.cut_off(static_cast<const SequenceType&>(now.type), now.sequence, now.position, kPreamble, kFirst,
                            run_end(kFirst));
        return false;
      }
      now.position += kBits;
      if constexpr (kFirst == 0) now.preamble = now.run >> (kBits - kPreamble);
    }
    return true;
  }

  /// False after a failure.
  template <std::size_t kIndex>
  [[gnu::always_inline]] static bool decode_member(Decoding& now) {
    constexpr const Member& kMember = kMembers[kIndex];
    void* at = now.sequence + kMember.offset;
    if constexpr (fixed_bits(kIndex) != 0) {
      constexpr std::size_t kStart = run_start(kIndex);
      if constexpr (kStart == kIndex && kIndex != 0) {
        if (!read_run<kIndex>(now)) return false;
      }
      constexpr unsigned kBehind = bits_between(kIndex + 1, run_end(kStart));
      const std::uint64_t offset = now.run >> kBehind & ((std::uint64_t{1} << fixed_bits(kIndex)) - 1);
      if constexpr (kMember.shape == Shape::kBoolean) {
        *static_cast<bool*>(at) = offset != 0;
      } else {
        constexpr const auto& kInteger = static_cast<const IntegerType&>(*kMember.type);
        if (offset > kInteger.upper - kInteger.lower) [[unlikely]] {
          now.failed = kIndex;
          now.decoder.fail(Error::kValueOutOfRange, now.position - kBehind);
          return false;
        }
        *static_cast<std::uint8_t*>(at) = static_cast<std::uint8_t>(kInteger.lower + offset);
      }
      return true;
    } else {
      now.failed = kIndex;
      if constexpr (kMember.presence != Presence::kMandatory) {
        constexpr unsigned kBehind = kOptionalCount - 1 - optional_before(kIndex);
        if ((now.preamble >> kBehind & 1U) == 0) return true;
        at = now.decoder.emplace(kMember, at, now.position);
        if (kMember.presence == Presence::kOnHeap && at == nullptr) return false;
      }
      now.position = now.decoder.template get<kMember.shape>(*kMember.type, at, now.position, now.depth_left);
      return now.position != kDecodeFailed;
    }
  }
  template <std::size_t... kIndex>
  [[gnu::always_inline]] static bool decode_root(Decoding& now, std::index_sequence<kIndex...>) {
    return read_run<0>(now) && (decode_member<kIndex>(now) && ...);
  }

  /// In place of a component: the path has it already.
  static constexpr std::size_t kCutOff = kRootCount;

  [[gnu::noinline]] static std::size_t decode(Decoder& decoder, const Type& type, void* value, std::size_t position,
                                              std::size_t depth_left) {
    if (depth_left == 0) [[unlikely]]
      return decoder.fail(Error::kTooDeep, position);
    static_assert(kRootCount == 0 || kPreambleBits + bits_between(0, kRootCount != 0 ? 1 : 0) <= PerReader::kMostBits);
    Decoding now{decoder, type, static_cast<std::byte*>(value), position, depth_left - 1};
    if (!decode_root(now, std::make_index_sequence<kRootCount>())) [[unlikely]] {
      return now.failed == kCutOff ? kDecodeFailed : decoder.within(kMembers[now.failed].name);
    }
    if constexpr (kExtensible) {
      if (now.preamble >> kOptionalCount != 0) {
        return decoder.additions(static_cast<const SequenceType&>(type), value, now.position, depth_left - 1);
      }
    }
    return now.position;
  }
};

/// A CHOICE is encoded as the index of the alternative and its value (X.691 section 23).
template <class T, const auto& kAlternatives, std::size_t kRootCount, bool kExtensible>
class ChoiceCode {
 public:
  static constexpr ChoiceType type(std::string_view name) {
    return {{TypeClass::kChoice, kOnlyNull ? Shape::kNullChoice : Shape::kChoice, name, {encode, decode}},
            kAlternatives,
            T::operations(),
            static_cast<std::uint16_t>(kRootCount),
            kIndex.bits,
            kExtensible};
  }

 private:
  static constexpr NumberEncoding kIndex = number_encoding(kRootCount - 1);
  static_assert(kIndex.form == NumberForm::kBits, "no CHOICE of the standards has so many alternatives");
  /// The extension bit is a zero before the index of a root alternative.
  static constexpr unsigned kBits = kIndex.bits + (kExtensible ? 1 : 0);
  static constexpr bool kOnlyNull = T::operations().empty();

  static constexpr auto kOnHeap = [] {
    std::array<bool, kRootCount> on_heap{};
    for (std::size_t i = 0; i < (kOnlyNull ? 0 : kRootCount); ++i) on_heap[i] = T::operations()[i]->on_heap;
    return on_heap;
  }();
  static constexpr auto kCountOnHeap = std::count(kOnHeap.begin(), kOnHeap.end(), true);
  static constexpr bool has_null() {
    return std::any_of(std::begin(kAlternatives), std::begin(kAlternatives) + kRootCount,
                       [](const Alternative& alternative) { return alternative.type == &kNull; });
  }
  static constexpr bool kHasNull = has_null();

  [[gnu::noinline]] static WritePosition encode(Encoder& encoder, const Type& type, const void* value, WritePosition to,
                                                std::size_t depth_left) {
    const std::uint16_t kind = choice_kind(value);
    if (depth_left == 0 || kind >= kRootCount || to.pending >> (32 - kBits) != 0) [[unlikely]] {
      return encoder.choice(static_cast<const ChoiceType&>(type), value, to, depth_left);
    }
    PerWriter::gather(to, kind, kBits);
    if constexpr (!kOnlyNull) {
      const Type& chosen = *kAlternatives[kind].type;
      if (kHasNull && &chosen == &kNull) return to;
      const void* at = choice_slot(value);
      if (kCountOnHeap == kRootCount || (kCountOnHeap != 0 && kOnHeap[kind])) at = *static_cast<const void* const*>(at);
      return chosen.encode(encoder, chosen, at, to, depth_left - 1);
    }
    return to;
  }

  [[gnu::noinline]] static std::size_t decode(Decoder& decoder, const Type& type, void* value, std::size_t position,
                                              std::size_t depth_left) {
    const std::uint64_t index = decoder.in().bits_at(position, kBits);
    if (depth_left == 0 || index >= kRootCount) [[unlikely]] {
      return decoder.choice(static_cast<const ChoiceType&>(type), value, position, depth_left);
    }
    position += kBits;
    const auto kind = static_cast<std::uint16_t>(index);
    if constexpr (kOnlyNull) {
      choice_kind(value) = kind;
    } else {
      position =
          decoder.alternative(*kAlternatives[kind].type, *T::operations()[kind], kind, value, position, depth_left - 1);
      if (position == kDecodeFailed) [[unlikely]]
        return decoder.within(kAlternatives[kind].name);
    }
    return position;
  }
};

/// A SEQUENCE OF or SET OF is encoded as the number of its elements and these (X.691 section 20 and 22).
template <class V, const auto* kElement, Size kSize>
class ListCode {
 public:
  static constexpr ListType type() {
    return {{TypeClass::kList, Shape::kList, {}, {encode, decode}}, kSize, kElement, &Vector<V>::kOperations};
  }

 private:
  static constexpr SizeEncoding kCount{kSize};
  static constexpr Shape kShape = shape_of(*kElement);

  /// Writes the number of elements, if it is within the constraint and not in fragments.
  [[gnu::always_inline]] static bool encode_count(PerWriter& out, std::size_t size, WritePosition& to) {
    if (kSize.extensible || size < kSize.lower || size > kSize.upper) return false;
    if constexpr (!kCount.is_bounded) {
      if (size >= 0x80) return false;
      out.octet(to, static_cast<std::uint8_t>(size));
    } else if constexpr (kCount.count.form == NumberForm::kBits) {
      out.bits(to, size - kSize.lower, kCount.count.bits);
    } else if constexpr (kCount.count.form == NumberForm::kOctet) {
      out.octet(to, static_cast<std::uint8_t>(size - kSize.lower));
    } else {
      out.two_octets(to, static_cast<std::uint16_t>(size - kSize.lower));
    }
    return true;
  }

  [[gnu::noinline]] static WritePosition encode(Encoder& encoder, const Type& type, const void* value, WritePosition to,
                                                std::size_t depth_left) {
    if (depth_left == 0) [[unlikely]]
      return encoder.failed(Error::kTooDeep, to);
    const V& list = *static_cast<const V*>(value);
    if (!encode_count(encoder.out(), list.size(), to)) [[unlikely]] {
      return encoder.list(static_cast<const ListType&>(type), value, to, depth_left);
    }
    for (const auto& element : list) to = encoder.put<kShape>(*kElement, &element, to, depth_left - 1);
    return to;
  }

  /// The number of elements, if it is within the constraint and not in fragments; PerReader::kNone otherwise.
  [[gnu::always_inline]] static std::uint64_t decode_count(const PerReader& in, std::size_t& position) {
    if (kSize.extensible) return PerReader::kNone;
    if constexpr (kCount.is_bounded && kCount.count.form == NumberForm::kBits) {
      const std::uint64_t offset = in.bits(position, kCount.count.bits);
      return offset <= kSize.upper - kSize.lower ? kSize.lower + offset : PerReader::kNone;
    } else if constexpr (kCount.is_bounded && kCount.count.form == NumberForm::kTwoOctets) {
      std::uint16_t offset = 0;
      const bool read = in.two_octets(position, offset);
      return read && offset <= kSize.upper - kSize.lower ? kSize.lower + offset : PerReader::kNone;
    } else {
      std::uint8_t offset = 0;
      if (!in.octet(position, offset)) return PerReader::kNone;
      if constexpr (kCount.is_bounded) return std::uint64_t{kSize.lower} + offset;
      return offset < 0x80 && offset >= kSize.lower && offset <= kSize.upper ? offset : PerReader::kNone;
    }
  }

  [[gnu::noinline]] static std::size_t decode(Decoder& decoder, const Type& type, void* value, std::size_t position,
                                              std::size_t depth_left) {
    std::size_t behind = position;
    const std::uint64_t count = decode_count(decoder.in(), behind);
    constexpr std::size_t kElementSize = sizeof(typename V::value_type);
    if (depth_left == 0 || !decoder.takes_at_once(count, kElementSize)) [[unlikely]] {
      return decoder.list(static_cast<const ListType&>(type), value, position, depth_left);
    }
    V& list = *static_cast<V*>(value);
    list.resize(count);
    for (auto& element : list) {
      behind = decoder.get<kShape>(*kElement, &element, behind, depth_left - 1);
      if (behind == kDecodeFailed) [[unlikely]]
        return decoder.within(static_cast<std::size_t>(&element - list.data()));
    }
    return behind;
  }
};

}  // namespace detail

/// A SEQUENCE without extension marker.
template <const auto& kMembers>
constexpr SequenceType sequence(std::string_view name) {
  return detail::SequenceCode<kMembers, std::size(kMembers), detail::kNotExtensible>::type(name);
}
/// A SEQUENCE with extension marker; the members from kRootCount on are extension additions.
template <class T, const auto& kMembers, std::size_t kRootCount>
constexpr SequenceType extensible_sequence(std::string_view name) {
  return detail::SequenceCode<kMembers, kRootCount, offsetof(T, extensions)>::type(name);
}

/// A CHOICE without extension marker.
template <class T, const auto& kAlternatives>
constexpr ChoiceType choice(std::string_view name) {
  return detail::ChoiceCode<T, kAlternatives, std::size(kAlternatives), false>::type(name);
}
/// A CHOICE with extension marker; the alternatives from kRootCount on are extension additions.
template <class T, const auto& kAlternatives, std::size_t kRootCount>
constexpr ChoiceType extensible_choice(std::string_view name) {
  return detail::ChoiceCode<T, kAlternatives, kRootCount, true>::type(name);
}

/// SEQUENCE OF or SET OF the described type, held as a vector V.
template <class V, const auto* kElement, Size kSize = Size{}>
inline constexpr ListType kListOf = detail::ListCode<V, kElement, kSize>::type();

}  // namespace mtavip::asn1
