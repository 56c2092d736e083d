// Errors of the public API: a code to act on and a sentence to show.
#pragma once

#include <cstdint>
#include <string>

#include <tl/expected.hpp>

namespace mtavip {

enum class ErrorCode : std::uint8_t {
  kInvalidArgument,  ///< an address, name, number or option that makes no sense
  kNotFound,         ///< no such call, account, device, file or codec
  kWrongState,       ///< the call is not in a state in which this can be done
  kUnavailable,      ///< a device, module, port or library that cannot be had now
  kLimit,            ///< a documented limit is reached
  kAuthentication,   ///< the server takes neither name nor password
  kRefused,          ///< the server does not do it
  kConfiguration,    ///< the configuration file is wrong; the text names line and key
  kInternal,
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  ///< one sentence that says what is wrong and what to do
};

/// A value, or the Error that kept it from being.
template <class T>
using Expected = tl::expected<T, Error>;

}  // namespace mtavip
