#include "events/dialog_info.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "events/limits.h"
#include "xml/writer.h"

namespace mtavip::events {
namespace {

constexpr std::string_view kSpace = "urn:ietf:params:xml:ns:dialog-info";
constexpr std::array<std::string_view, 5> kStates{"trying", "proceeding", "early", "confirmed", "terminated"};

std::optional<DialogState> parse_state(std::string_view text) {
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    if (equals_ignoring_case(text, kStates[i])) return static_cast<DialogState>(i);
  }
  return std::nullopt;
}

std::optional<DialogEntry> read_dialog(const xml::Element& from) {
  const auto state = parse_state(from.child_text("state"));
  const auto id = from.find_attribute("id");
  if (!state || !id) return std::nullopt;
  DialogEntry dialog;
  dialog.id = *id;
  dialog.state = *state;
  const auto direction = from.attribute("direction");
  if (equals_ignoring_case(direction, "initiator")) dialog.initiator = true;
  if (equals_ignoring_case(direction, "recipient")) dialog.initiator = false;
  dialog.call_id = from.attribute("call-id");
  dialog.local_tag = from.attribute("local-tag");
  dialog.remote_tag = from.attribute("remote-tag");
  const xml::Element* remote = from.child("remote");
  if (remote == nullptr) return dialog;
  if (const xml::Element* identity = remote->child("identity")) {
    dialog.remote_identity = identity->trimmed();
    dialog.remote_name =
        identity->attribute("display").empty() ? identity->attribute("display-name") : identity->attribute("display");
  } else if (const xml::Element* target = remote->child("target")) {
    dialog.remote_identity = target->attribute("uri");
  }
  return dialog;
}

}  // namespace

std::string_view to_string(DialogState state) {
  return kStates[static_cast<std::size_t>(state)];
}

Result<DialogDocument, xml::Failure> parse_dialog_info(std::string_view body) {
  const auto root = xml::parse(body);
  if (!root) return fail(root.error());
  if (!root->is(kSpace, "dialog-info")) return fail(xml::Failure{xml::Error::kMalformed, 0});
  DialogDocument document;
  document.entity = root->attribute("entity");
  document.version = parse_number<std::uint32_t>(root->attribute("version")).value_or(0);
  document.full = !equals_ignoring_case(root->attribute("state"), "partial");
  for (const xml::Element& child : root->children) {
    if (!child.is(kSpace, "dialog") || document.dialogs.size() >= kEntries) continue;
    if (auto dialog = read_dialog(child)) document.dialogs.push_back(std::move(*dialog));
  }
  return document;
}

std::string print_dialog_info(const DialogDocument& document) {
  xml::Writer writer;
  writer.open("dialog-info", {{"xmlns", kSpace},
                              {"version", std::to_string(document.version)},
                              {"state", document.full ? "full" : "partial"},
                              {"entity", document.entity}});
  for (const DialogEntry& dialog : document.dialogs) {
    std::vector<xml::Writer::Attribute> attributes{{"id", dialog.id}};
    if (!dialog.call_id.empty()) attributes.emplace_back("call-id", dialog.call_id);
    if (!dialog.local_tag.empty()) attributes.emplace_back("local-tag", dialog.local_tag);
    if (!dialog.remote_tag.empty()) attributes.emplace_back("remote-tag", dialog.remote_tag);
    if (dialog.initiator) attributes.emplace_back("direction", *dialog.initiator ? "initiator" : "recipient");
    writer.open("dialog", attributes).leaf("state", to_string(dialog.state));
    if (!dialog.remote_identity.empty()) {
      writer.open("remote");
      if (dialog.remote_name.empty()) {
        writer.leaf("identity", dialog.remote_identity);
      } else {
        writer.leaf("identity", dialog.remote_identity, {{"display", dialog.remote_name}});
      }
      writer.close();
    }
    writer.close();
  }
  writer.close();
  return writer.take();
}

bool DialogTable::apply(const DialogDocument& document) {
  // Repeated and late documents change nothing.
  if (!document.full && version_ && document.version <= *version_) return true;
  const bool gap = !document.full && (!version_ || document.version != *version_ + 1);
  if (gap) return false;
  version_ = document.version;
  if (document.full) {
    dialogs_ = document.dialogs;
    std::erase_if(dialogs_, [](const DialogEntry& entry) { return entry.state == DialogState::kTerminated; });
    return true;
  }
  for (const DialogEntry& entry : document.dialogs) {
    std::erase_if(dialogs_, [&entry](const DialogEntry& known) { return known.id == entry.id; });
    if (entry.state != DialogState::kTerminated && dialogs_.size() < kEntries) dialogs_.push_back(entry);
  }
  return true;
}

}  // namespace mtavip::events
