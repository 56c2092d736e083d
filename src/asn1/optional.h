// An OPTIONAL component. The interface is std::optional's; the layout is our own and known to the walker, and a big
// value lies on the heap so that a message with forty optional parts stays small.
#pragma once

#include <optional>

#include "asn1/storage.h"
#include "base/check.h"

namespace mtavip::asn1 {

/// A T or nothing. Also used for components with a DEFAULT (nothing is the default) and for extension additions,
/// mandatory ones too: a sender that speaks an older version of the standard leaves them out.
template <class T, bool kOnHeap = detail::Slot<T>::kOnHeap>
class Optional {
  using Access = SlotAccess<T>;

 public:
  using value_type = typename Access::Value;

  Optional() = default;
  Optional(std::nullopt_t) {}
  Optional(const Optional& other) { assign(other); }
  Optional(Optional&& other) noexcept { take(other); }
  Optional(const value_type& value) { emplace(value); }
  Optional(value_type&& value) { emplace(std::move(value)); }
  template <class U>
  requires(std::is_convertible_v<const U&, value_type> && !std::is_arithmetic_v<value_type>) Optional(const U& value) {
    emplace(value);
  }
  ~Optional() { reset(); }

  Optional& operator=(const Optional& other) {
    if (this != &other) {
      reset();
      assign(other);
    }
    return *this;
  }
  Optional& operator=(Optional&& other) noexcept {
    if (this != &other) {
      reset();
      take(other);
    }
    return *this;
  }
  Optional& operator=(std::nullopt_t) {
    reset();
    return *this;
  }

  [[nodiscard]] bool has_value() const { return present_; }
  explicit operator bool() const { return present_; }

  /// The value; it must be there.
  value_type& value() {
    MTAVIP_CHECK(present_);
    return *Access::get(static_cast<void*>(slot_));
  }
  [[nodiscard]] const value_type& value() const {
    MTAVIP_CHECK(present_);
    return *Access::get(static_cast<const void*>(slot_));
  }
  value_type& operator*() { return value(); }
  const value_type& operator*() const { return value(); }
  value_type* operator->() { return &value(); }
  const value_type* operator->() const { return &value(); }
  template <class U>
  [[nodiscard]] value_type value_or(U&& otherwise) const {
    return present_ ? value() : static_cast<value_type>(std::forward<U>(otherwise));
  }

  template <class... Args>
  value_type& emplace(Args&&... args) {
    reset();
    value_type* value = Access::emplace(slot_, std::forward<Args>(args)...);
    present_ = true;
    return *value;
  }
  void reset() {
    if (present_) {
      present_ = false;
      Access::destroy(slot_);
    }
  }

  friend bool operator==(const Optional& a, const Optional& b) {
    return a.present_ == b.present_ && (!a.present_ || *a == *b);
  }
  friend bool operator==(const Optional& a, std::nullopt_t) { return !a.present_; }
  template <class U>
  requires(!std::is_same_v<U, Optional> && !std::is_same_v<U, std::nullopt_t>) friend bool operator==(const Optional& a,
                                                                                                      const U& b) {
    return a.present_ && *a == b;
  }

  /// Where the slot lies, counted from the flag at the beginning.
  static constexpr std::size_t kSlotOffset = alignof(value_type);

 private:
  void assign(const Optional& other) {
    if (other.present_) {
      Access::copy(slot_, other.slot_);
      present_ = true;
    }
  }
  void take(Optional& other) {
    if (other.present_) {
      Access::emplace(slot_, std::move(*other));
      present_ = true;
      other.reset();
    }
  }

  bool present_ = false;
  alignas(value_type) std::byte slot_[sizeof(value_type)];
};

/// The same for a value on the heap: a null pointer is the absent value.
template <class T>
class Optional<T, true> {
  using Access = SlotAccess<T>;

 public:
  using value_type = typename Access::Value;

  Optional() = default;
  Optional(std::nullopt_t) {}
  Optional(const Optional& other) {
    if (other.pointer_ != nullptr) Access::copy(&pointer_, &other.pointer_);
  }
  Optional(Optional&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
  Optional(const value_type& value) : pointer_(new value_type(value)) {}
  Optional(value_type&& value) : pointer_(new value_type(std::move(value))) {}
  ~Optional() { delete pointer_; }

  Optional& operator=(const Optional& other) {
    if (this != &other) *this = Optional(other);
    return *this;
  }
  Optional& operator=(Optional&& other) noexcept {
    std::swap(pointer_, other.pointer_);
    return *this;
  }
  Optional& operator=(std::nullopt_t) {
    reset();
    return *this;
  }

  [[nodiscard]] bool has_value() const { return pointer_ != nullptr; }
  explicit operator bool() const { return pointer_ != nullptr; }

  value_type& value() {
    MTAVIP_CHECK(pointer_ != nullptr);
    return *pointer_;
  }
  [[nodiscard]] const value_type& value() const {
    MTAVIP_CHECK(pointer_ != nullptr);
    return *pointer_;
  }
  value_type& operator*() { return value(); }
  const value_type& operator*() const { return value(); }
  value_type* operator->() { return &value(); }
  const value_type* operator->() const { return &value(); }

  template <class... Args>
  value_type& emplace(Args&&... args) {
    reset();
    return *Access::emplace(&pointer_, std::forward<Args>(args)...);
  }
  void reset() { delete std::exchange(pointer_, nullptr); }

  friend bool operator==(const Optional& a, const Optional& b) {
    return a.has_value() == b.has_value() && (!a.has_value() || *a == *b);
  }
  friend bool operator==(const Optional& a, std::nullopt_t) { return !a.has_value(); }

  static constexpr std::size_t kSlotOffset = 0;

 private:
  value_type* pointer_ = nullptr;
};

}  // namespace mtavip::asn1
