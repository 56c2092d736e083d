#include "messages/imdn.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "xml/writer.h"

namespace mtavip::messages {
namespace {

constexpr std::string_view kSpace = "urn:ietf:params:xml:ns:imdn";
constexpr std::size_t kTextBytes = 1024;

/// RFC 5438 section 11.1: the element of the kind, and that of the status within.
struct Words {
  Disposition disposition;
  std::string_view kind;
  std::string_view status;
};
constexpr std::array<Words, 11> kWords{{
    {Disposition::kDelivered, "delivery-notification", "delivered"},
    {Disposition::kDeliveryFailed, "delivery-notification", "failed"},
    {Disposition::kDeliveryForbidden, "delivery-notification", "forbidden"},
    {Disposition::kDeliveryError, "delivery-notification", "error"},
    {Disposition::kDisplayed, "display-notification", "displayed"},
    {Disposition::kDisplayForbidden, "display-notification", "forbidden"},
    {Disposition::kDisplayError, "display-notification", "error"},
    {Disposition::kProcessed, "processing-notification", "processed"},
    {Disposition::kStored, "processing-notification", "stored"},
    {Disposition::kProcessingForbidden, "processing-notification", "forbidden"},
    {Disposition::kProcessingError, "processing-notification", "error"},
}};

std::string text_of(const xml::Element& root, std::string_view name) {
  return std::string(root.child_text(name).substr(0, kTextBytes));
}

}  // namespace

DispositionWishes parse_wishes(std::string_view value) {
  DispositionWishes wishes;
  for (const std::string_view piece : split(value, ',')) {
    const std::string_view word = trim(piece.substr(0, piece.find(';')));
    if (equals_ignoring_case(word, "positive-delivery")) wishes.positive_delivery = true;
    if (equals_ignoring_case(word, "negative-delivery")) wishes.negative_delivery = true;
    if (equals_ignoring_case(word, "display")) wishes.display = true;
    if (equals_ignoring_case(word, "processing")) wishes.processing = true;
  }
  return wishes;
}

std::string print_wishes(const DispositionWishes& wishes) {
  std::string value;
  const auto add = [&value](bool wanted, std::string_view word) {
    if (wanted) value.append(value.empty() ? "" : ", ").append(word);
  };
  add(wishes.positive_delivery, "positive-delivery");
  add(wishes.negative_delivery, "negative-delivery");
  add(wishes.processing, "processing");
  add(wishes.display, "display");
  return value;
}

DispositionWishes wishes_of(const CpimMessage& message) {
  const auto id = message.find(kImdnSpace, kMessageId);
  if (!id || id->empty()) return {};
  return parse_wishes(message.find(kImdnSpace, kDispositionNotification).value_or(std::string_view()));
}

Result<Imdn, xml::Failure> parse_imdn(std::string_view document) {
  const auto root = xml::parse(document);
  if (!root) return fail(root.error());
  const xml::Failure malformed{xml::Error::kMalformed, 0};
  if (!root->is(kSpace, "imdn")) return fail(malformed);
  Imdn imdn;
  imdn.message_id = text_of(*root, "message-id");
  imdn.date_time = text_of(*root, "datetime");
  imdn.recipient_uri = text_of(*root, "recipient-uri");
  imdn.original_recipient_uri = text_of(*root, "original-recipient-uri");
  const auto found = std::find_if(kWords.begin(), kWords.end(), [&root](const Words& words) {
    const xml::Element* kind = root->child(words.kind);
    const xml::Element* status = kind == nullptr ? nullptr : kind->child("status");
    return status != nullptr && status->child(words.status) != nullptr;
  });
  if (found == kWords.end() || imdn.message_id.empty()) return fail(malformed);
  imdn.disposition = found->disposition;
  return imdn;
}

std::string print_imdn(const Imdn& imdn) {
  const auto words = std::find_if(kWords.begin(), kWords.end(), [&imdn](const Words& candidate) {
    return candidate.disposition == imdn.disposition;
  });
  xml::Writer writer;
  writer.open("imdn", {{"xmlns", kSpace}});
  writer.leaf("message-id", imdn.message_id);
  writer.leaf("datetime", imdn.date_time);
  if (!imdn.recipient_uri.empty()) writer.leaf("recipient-uri", imdn.recipient_uri);
  if (!imdn.original_recipient_uri.empty()) writer.leaf("original-recipient-uri", imdn.original_recipient_uri);
  writer.open(words->kind).open("status").empty(words->status).close().close();
  writer.close();
  return writer.take();
}

}  // namespace mtavip::messages
