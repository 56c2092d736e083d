// What of a message opens more than the message: keys of media and answers to password challenges. A trace is made to
// be shown to others, so that these are left out of it.
#pragma once

#include "trace/message_record.h"

namespace mtavip::trace {

/// Replaces the keys of SDES (RFC 4568, `inline:`) and of H.235.8, the answers in Authorization and Proxy-Authorization
/// (RFC 8760: who has one can try passwords against it; Basic and Bearer are the secret itself) by "(left out)".
void leave_out_secrets(DecodedMessage& message);

}  // namespace mtavip::trace
