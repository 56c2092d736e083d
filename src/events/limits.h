// How much of a document about somebody's state is believed. What goes beyond is left out; the rest of it counts.
#pragma once

#include <cstddef>

namespace mtavip::events {

inline constexpr std::size_t kTexts = 8;         ///< notes, activities
inline constexpr std::size_t kTextBytes = 1024;  ///< of one of them
inline constexpr std::size_t kEntries = 512;     ///< dialogs, users, contacts, watchers, resources

}  // namespace mtavip::events
