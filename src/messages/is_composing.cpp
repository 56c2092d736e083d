#include "messages/is_composing.h"

#include <algorithm>

#include "base/text.h"
#include "xml/writer.h"

namespace mtavip::messages {
namespace {

constexpr std::string_view kSpace = "urn:ietf:params:xml:ns:im-iscomposing";
constexpr std::size_t kTypeBytes = 256;
/// Before what was announced is over: the message needs its time, too.
constexpr Duration kRefreshAfter = Composer::kRefresh - 10s;

}  // namespace

Result<IsComposing, xml::Failure> parse_is_composing(std::string_view document) {
  const auto root = xml::parse(document);
  if (!root) return fail(root.error());
  if (!root->is(kSpace, "isComposing") || root->child("state") == nullptr) {
    return fail(xml::Failure{xml::Error::kMalformed, 0});
  }
  IsComposing state;
  // RFC 3994 section 3.3: a state that is not known counts as idle.
  state.active = root->child_text("state") == "active";
  state.content_type = root->child_text("contenttype").substr(0, kTypeBytes);
  if (const auto refresh = parse_number<std::uint32_t>(root->child_text("refresh")); refresh && *refresh > 0) {
    state.refresh = std::chrono::seconds(*refresh);
  }
  return state;
}

std::string print_is_composing(const IsComposing& state) {
  xml::Writer writer;
  writer.open("isComposing", {{"xmlns", kSpace}});
  writer.leaf("state", state.active ? "active" : "idle");
  if (!state.content_type.empty()) writer.leaf("contenttype", state.content_type);
  if (state.refresh) writer.leaf("refresh", std::to_string(state.refresh->count()));
  writer.close();
  return writer.take();
}

Composer::Tell Composer::typed(Timestamp now) {
  const bool was_active = active();
  idle_at_ = now + kIdleAfter;
  if (was_active) return Tell::kNothing;
  refresh_at_ = now + kRefreshAfter;
  return Tell::kActive;
}

Composer::Tell Composer::stopped() {
  if (!active()) return Tell::kNothing;
  idle_at_.reset();
  return Tell::kIdle;
}

Composer::Tell Composer::handle_timeout(Timestamp now) {
  if (!active()) return Tell::kNothing;
  if (*idle_at_ <= now) return stopped();
  if (refresh_at_ > now) return Tell::kNothing;
  refresh_at_ = now + kRefreshAfter;
  return Tell::kActive;
}

std::optional<Timestamp> Composer::deadline() const {
  if (!active()) return std::nullopt;
  return std::min(*idle_at_, refresh_at_);
}

bool ComposerView::take(Timestamp now, const IsComposing& state) {
  if (!state.active) return message_came();
  const bool was_active = active();
  until_ = now + std::min(state.refresh.value_or(kDefaultRefresh), kLongestRefresh);
  return !was_active;
}

bool ComposerView::message_came() {
  const bool was_active = active();
  until_.reset();
  return was_active;
}

bool ComposerView::handle_timeout(Timestamp now) {
  if (!active() || *until_ > now) return false;
  until_.reset();
  return true;
}

}  // namespace mtavip::messages
