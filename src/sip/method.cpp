#include "sip/method.h"

#include <array>

namespace mtavip::sip {
namespace {

constexpr std::array<std::string_view, 15> kNames = {"",        "INVITE",   "ACK",       "BYE",    "CANCEL",
                                                     "OPTIONS", "REGISTER", "PRACK",     "UPDATE", "INFO",
                                                     "MESSAGE", "REFER",    "SUBSCRIBE", "NOTIFY", "PUBLISH"};

}  // namespace

Method method_of(std::string_view name) {
  for (std::size_t i = 1; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Method>(i);
  }
  return Method::kUnknown;
}

std::string_view name_of(Method method) {
  return kNames[static_cast<std::size_t>(method)];
}

}  // namespace mtavip::sip
