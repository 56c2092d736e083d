// SIP methods (RFC 3261, 3262, 3311, 3428, 3515, 3903, 6086, 6665). Methods are case sensitive.
#pragma once

#include <cstdint>
#include <string_view>

namespace mtavip::sip {

enum class Method : std::uint8_t {
  kUnknown,  ///< a method that we do not know; its name is kept where it was read
  kInvite,
  kAck,
  kBye,
  kCancel,
  kOptions,
  kRegister,
  kPrack,
  kUpdate,
  kInfo,
  kMessage,
  kRefer,
  kSubscribe,
  kNotify,
  kPublish,
};

[[nodiscard]] Method method_of(std::string_view name);
/// Empty for kUnknown.
[[nodiscard]] std::string_view name_of(Method method);

}  // namespace mtavip::sip
