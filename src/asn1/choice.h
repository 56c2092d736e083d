// CHOICE as a C++ value: one of several alternatives, told apart by an enumerator, with what a newer sender may choose
// kept.
#pragma once

#include <memory>
#include <span>
#include <tuple>

#include "asn1/storage.h"
#include "asn1/values.h"
#include "base/check.h"

namespace mtavip::asn1 {

/// An alternative that a newer version of the standard added: its place among the extension additions and its encoding.
struct UnknownAlternative {
  std::uint32_t index = 0;
  Bytes content;

  bool operator==(const UnknownAlternative&) const = default;
};

struct ChoiceType;

namespace detail {

inline constexpr std::uint16_t kUnset = 0xffff;

void choose(const ChoiceType& type, void* choice, std::uint16_t kind);
void copy_choice(const ChoiceType& type, void* choice, const void* from);
/// Leaves `from` unset.
void move_choice(const ChoiceType& type, void* choice, void* from);
void reset_choice(const ChoiceType& type, void* choice);
bool equal_choice(const ChoiceType& type, const void* a, const void* b);

}  // namespace detail

/// A CHOICE. Names has the enum Kind with an enumerator for each alternative in the order of the standard, and kUnknown
/// after them if the type is extensible; Ts are the types of the alternatives. Self is the struct that derives from it.
///
///   AliasAddress alias = AliasAddress::of<AliasAddress::kH323Id>(u"bob");
///   if (const std::string* digits = alias.get_if<AliasAddress::kDialedDigits>()) ...
///   switch (alias.kind()) { case AliasAddress::kUrlId: use(alias.get<AliasAddress::kUrlId>()); ... }
///
/// A new Choice is unset, which cannot be encoded. After a move it is unset again.
template <class Self, class Names, class... Ts>
class Choice : public Names {
 public:
  using Kind = typename Names::Kind;
  static constexpr std::size_t kCount = sizeof...(Ts);

  template <Kind kKind>
  using Stored = std::tuple_element_t<kKind, std::tuple<Ts...>>;
  template <Kind kKind>
  using Alternative = typename SlotAccess<Stored<kKind>>::Value;

  Choice() = default;
  /// The alternative with its default value: what is wanted for one that is NULL.
  Choice(Kind kind) { detail::choose(Self::kType, this, kind); }
  Choice(const Choice& other) { detail::copy_choice(Self::kType, this, &other); }
  Choice(Choice&& other) noexcept { detail::move_choice(Self::kType, this, &other); }
  Choice& operator=(const Choice& other) {
    if (this != &other) {
      reset();
      detail::copy_choice(Self::kType, this, &other);
    }
    return *this;
  }
  Choice& operator=(Choice&& other) noexcept {
    if (this != &other) {
      reset();
      detail::move_choice(Self::kType, this, &other);
    }
    return *this;
  }
  ~Choice() { reset(); }

  /// The alternative kKind made of the arguments.
  template <Kind kKind, class... Args>
  [[nodiscard]] static Self of(Args&&... args) {
    Self self;
    self.template emplace<kKind>(std::forward<Args>(args)...);
    return self;
  }

  [[nodiscard]] bool is_set() const { return kind_ != detail::kUnset; }
  /// The alternative that is held. Names::kUnknown for one that is not in our version; no enumerator if unset.
  [[nodiscard]] Kind kind() const { return static_cast<Kind>(kind_); }
  [[nodiscard]] bool is(Kind kind) const { return kind_ == kind; }

  template <Kind kKind>
  [[nodiscard]] Alternative<kKind>* get_if() {
    return kind_ == kKind ? SlotAccess<Stored<kKind>>::get(static_cast<void*>(slot_)) : nullptr;
  }
  template <Kind kKind>
  [[nodiscard]] const Alternative<kKind>* get_if() const {
    return kind_ == kKind ? SlotAccess<Stored<kKind>>::get(static_cast<const void*>(slot_)) : nullptr;
  }
  /// The alternative kKind, which must be the one that is held.
  template <Kind kKind>
  [[nodiscard]] Alternative<kKind>& get() {
    MTAVIP_CHECK(kind_ == kKind);
    return *get_if<kKind>();
  }
  template <Kind kKind>
  [[nodiscard]] const Alternative<kKind>& get() const {
    MTAVIP_CHECK(kind_ == kKind);
    return *get_if<kKind>();
  }
  template <Kind kKind, class... Args>
  Alternative<kKind>& emplace(Args&&... args) {
    reset();
    Alternative<kKind>* value = SlotAccess<Stored<kKind>>::emplace(slot_, std::forward<Args>(args)...);
    kind_ = kKind;
    return *value;
  }

  /// What a newer sender chose, or null.
  [[nodiscard]] const UnknownAlternative* unknown() const {
    return kind_ == kCount ? SlotAccess<Boxed<UnknownAlternative>>::get(static_cast<const void*>(slot_)) : nullptr;
  }
  void reset() {
    if (kind_ != detail::kUnset) detail::reset_choice(Self::kType, this);
  }

  /// For the description of the type.
  static constexpr std::span<const SlotOperations* const> operations() { return kOperations; }

  friend bool operator==(const Choice& a, const Choice& b) { return detail::equal_choice(Self::kType, &a, &b); }
  friend bool operator==(const Choice& a, Kind kind) { return a.kind_ == kind; }

 private:
  static constexpr std::size_t slot_size() {
    std::size_t size = sizeof(void*);
    ((size = detail::size_of<Ts>() > size ? detail::size_of<Ts>() : size), ...);
    return size;
  }
  static constexpr const SlotOperations* kOperations[] = {&SlotAccess<Ts>::kOperations...,
                                                          &SlotAccess<Boxed<UnknownAlternative>>::kOperations};

  std::uint16_t kind_ = detail::kUnset;
  alignas(void*) std::byte slot_[slot_size()];
};

/// A CHOICE whose alternatives are all NULL, as convenient as an enumeration: it converts from and to Kind, so it can
/// be assigned an enumerator, compared with one, and stand in a switch. A new one holds the first alternative.
template <class Self, class Names>
class NullChoice : public Names {
 public:
  using Kind = typename Names::Kind;

  NullChoice() = default;
  NullChoice(Kind kind) : kind_(static_cast<std::uint16_t>(kind)) {}
  NullChoice(const NullChoice& other) : kind_(other.kind_), unknown_(copy_of(other.unknown_)) {}
  NullChoice(NullChoice&&) noexcept = default;
  NullChoice& operator=(const NullChoice& other) {
    if (this != &other) *this = NullChoice(other);
    return *this;
  }
  NullChoice& operator=(NullChoice&&) noexcept = default;
  ~NullChoice() = default;

  operator Kind() const { return kind(); }
  [[nodiscard]] Kind kind() const { return static_cast<Kind>(kind_); }
  [[nodiscard]] bool is(Kind kind) const { return kind_ == kind; }
  /// What a newer sender chose, or null.
  [[nodiscard]] const UnknownAlternative* unknown() const { return unknown_.get(); }

  /// For the description of the type.
  static constexpr std::span<const SlotOperations* const> operations() { return {}; }

  friend bool operator==(const NullChoice& a, const NullChoice& b) {
    return a.kind_ == b.kind_ && (a.unknown_ ? b.unknown_ && *a.unknown_ == *b.unknown_ : !b.unknown_);
  }
  friend bool operator==(const NullChoice& a, Kind kind) { return a.kind_ == kind; }

 private:
  static std::unique_ptr<UnknownAlternative> copy_of(const std::unique_ptr<UnknownAlternative>& other) {
    return other ? std::make_unique<UnknownAlternative>(*other) : nullptr;
  }

  std::uint16_t kind_ = 0;
  std::unique_ptr<UnknownAlternative> unknown_;
};

}  // namespace mtavip::asn1
