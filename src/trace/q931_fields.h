// A Q.931 message as fields: its header, and every information element under its name.
#pragma once

#include "h323/wire/q931.h"
#include "trace/message_record.h"

namespace mtavip::trace {

/// The message without what its User-user element carries, under the name "Q.931". Elements that cannot be read are
/// added to `errors`, those that are written otherwise than they came to `differences`.
[[nodiscard]] Field q931_field(const h323::wire::Q931Message& message, std::vector<Problem>& errors,
                               std::vector<Problem>& differences);

}  // namespace mtavip::trace
