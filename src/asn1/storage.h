// How the parts of an ASN.1 value lie in memory, told to the one walker that serves all types: small values in place,
// big and recursive ones on the heap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

namespace mtavip::asn1 {

/// Says in the list of a Choice or in an Optional that T is held on the heap: for types that contain themselves, and
/// are therefore not complete where they are named.
template <class T>
struct Boxed {};

/// Values up to this size lie inside the Choice or Optional that holds them.
inline constexpr std::size_t kInlineSize = 96;

namespace detail {

template <class T>
struct Slot {
  using Value = T;
  static constexpr bool kOnHeap = sizeof(T) > kInlineSize;
};
template <class T>
struct Slot<Boxed<T>> {
  using Value = T;
  static constexpr bool kOnHeap = true;
};

/// The room that a T takes in a slot.
template <class T>
constexpr std::size_t size_of() {
  if constexpr (Slot<T>::kOnHeap) {
    return sizeof(void*);
  } else {
    return sizeof(T);
  }
}

}  // namespace detail

/// What the walker needs to know of a C++ type to make and end values in a slot: the memory that holds either the value
/// or the pointer to it. Copying and moving are the walker's own work, once for all types.
struct SlotOperations {
  void* (*construct)(void* slot);  ///< a default value; its address
  void (*destroy)(void* slot);     ///< null if there is nothing to do
  std::uint32_t value_size;
  bool on_heap;
};

struct Type;

namespace detail {

/// Both values exist and are of the described type; `to` is a new one.
void copy_value(const Type& type, void* to, const void* from);
/// As copy_value, but takes what it can from `from`, which is then only to be ended.
void move_value(const Type& type, void* to, void* from);

}  // namespace detail

template <class T>
struct SlotAccess {
  using Value = typename detail::Slot<T>::Value;
  static constexpr bool kOnHeap = detail::Slot<T>::kOnHeap;

  static Value* get(void* slot) {
    if constexpr (kOnHeap) {
      return *static_cast<Value**>(slot);
    } else {
      return std::launder(static_cast<Value*>(slot));
    }
  }
  static const Value* get(const void* slot) {
    if constexpr (kOnHeap) {
      return *static_cast<Value* const*>(slot);
    } else {
      return std::launder(static_cast<const Value*>(slot));
    }
  }
  /// Aggregates are made with braces, all else with parentheses.
  template <class... Args>
  static Value* emplace(void* slot, Args&&... args) {
    if constexpr (kOnHeap) {
      Value* value = nullptr;
      if constexpr (std::is_constructible_v<Value, Args...>) {
        value = new Value(std::forward<Args>(args)...);
      } else {
        value = new Value{std::forward<Args>(args)...};
      }
      ::new (slot) Value*(value);
      return value;
    } else if constexpr (std::is_constructible_v<Value, Args...>) {
      return ::new (slot) Value(std::forward<Args>(args)...);
    } else {
      return ::new (slot) Value{std::forward<Args>(args)...};
    }
  }
  /// As emplace() without arguments, but a struct or CHOICE of a message, whose members all have initializers, is not
  /// filled with zeros before.
  static void* construct(void* slot) {
    if constexpr (!requires { Value::kType; }) {
      return emplace(slot);
    } else if constexpr (kOnHeap) {
      auto* value = new Value;
      ::new (slot) Value*(value);
      return value;
    } else {
      return ::new (slot) Value;
    }
  }
  static void destroy(void* slot) {
    if constexpr (kOnHeap) {
      delete get(slot);
    } else {
      get(slot)->~Value();
    }
  }
  static void copy(void* slot, const void* from) {
    if constexpr (requires { Value::kType; }) {
      detail::copy_value(Value::kType, construct(slot), get(from));
    } else {
      emplace(slot, *get(from));
    }
  }

  static constexpr bool kTrivial = !kOnHeap && std::is_trivially_destructible_v<Value>;
  static constexpr SlotOperations kOperations{construct, kTrivial ? nullptr : destroy, sizeof(Value), kOnHeap};
};

}  // namespace mtavip::asn1
