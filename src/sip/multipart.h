// Multipart bodies (RFC 2046 section 5.1, RFC 5621): reading parts, and finding the one that matters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sip/message.h"
#include "sip/parse_error.h"

namespace mtavip::sip {

struct MultipartLimits {
  std::size_t parts = 16;          ///< of all levels together
  std::size_t depth = 3;           ///< multipart within multipart
  std::size_t header_fields = 16;  ///< of one part
};

/// A leaf part; views into the body that was read.
struct BodyPart {
  /// text/plain where the part does not say (RFC 2046 section 5.2); empty where the message does not.
  std::string_view content_type;
  std::string_view content_disposition;  ///< empty if missing
  std::string_view content_id;
  std::string_view content_encoding;  ///< Content-Transfer-Encoding
  std::string_view data;

  /// Whether a receiver that does not understand it must refuse the request (RFC 5621 section 8: handling=required, the
  /// default).
  [[nodiscard]] bool required() const;
};

/// The leaves of a body in order: the body itself where it is not multipart. Nested multiparts are flattened.
[[nodiscard]] Result<std::vector<BodyPart>, ParseError> body_parts(std::string_view content_type, std::string_view body,
                                                                   const MultipartLimits& limits = {});
[[nodiscard]] Result<std::vector<BodyPart>, ParseError> body_parts(const Message& message,
                                                                   const MultipartLimits& limits = {});

/// The first part of this media type ("application/sdp"), wherever it stands; nothing if there is none. A malformed
/// multipart is an error.
[[nodiscard]] Result<std::optional<std::string_view>, ParseError> find_part(const Message& message,
                                                                            std::string_view media_type,
                                                                            const MultipartLimits& limits = {});

/// Builds a multipart body with the boundary, which must not occur in the parts; the Content-Type to set with it is
/// multipart_content_type().
struct NewPart {
  std::string content_type;
  std::string content_disposition;
  std::string content_id;
  std::string data;
};
[[nodiscard]] std::string print_multipart(const std::vector<NewPart>& parts, std::string_view boundary);
[[nodiscard]] std::string multipart_content_type(std::string_view boundary, std::string_view subtype = "mixed");

}  // namespace mtavip::sip
