// One sentence for each way in which a call, a message or a registration comes to nothing: what it was, and what to do.
#pragma once

#include <string>

#include <mtavip/types.h>

namespace mtavip::cli {

/// `what` begins the sentence: "the call to sip:bob@example.org". `code` and `text` are the network's own words.
[[nodiscard]] std::string explain(const std::string& what, EndReason reason, int code, const std::string& text);

}  // namespace mtavip::cli
