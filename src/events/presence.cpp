#include "events/presence.h"

#include <algorithm>

#include "base/text.h"
#include "events/limits.h"
#include "xml/writer.h"

namespace mtavip::events {
namespace {

constexpr std::string_view kPidf = "urn:ietf:params:xml:ns:pidf";
constexpr std::string_view kDataModel = "urn:ietf:params:xml:ns:pidf:data-model";
constexpr std::string_view kRpid = "urn:ietf:params:xml:ns:pidf:rpid";

void add_text(std::vector<std::string>& texts, std::string_view text) {
  if (text.empty() || texts.size() >= kTexts) return;
  std::string shortened(text.substr(0, kTextBytes));
  if (std::find(texts.begin(), texts.end(), shortened) == texts.end()) texts.push_back(std::move(shortened));
}

/// Whether it can be the name of an element.
bool is_word(std::string_view text) {
  return !text.empty() && is_alpha(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_alpha(c) || is_digit(c) || c == '-'; });
}

/// What may be said of a person, and by older documents of a tuple.
void read_details(const xml::Element& from, PresenceDocument& document) {
  for (const xml::Element& child : from.children) {
    if (child.name == "note") add_text(document.notes, child.trimmed());
    if (!child.is(kRpid, "activities")) continue;
    for (const xml::Element& activity : child.children) {
      if (activity.name == "note") {
        add_text(document.notes, activity.trimmed());
      } else if (activity.name == "other") {
        add_text(document.activities, activity.trimmed());
      } else if (activity.space == kRpid) {
        add_text(document.activities, activity.name);
      }
    }
  }
}

PresenceTuple read_tuple(const xml::Element& from) {
  PresenceTuple tuple;
  tuple.id = from.attribute("id");
  if (const xml::Element* status = from.child("status")) {
    const auto basic = status->child_text("basic");
    if (equals_ignoring_case(basic, "open")) tuple.open = true;
    if (equals_ignoring_case(basic, "closed")) tuple.open = false;
  }
  tuple.contact = from.child_text("contact");
  return tuple;
}

}  // namespace

Result<PresenceDocument, xml::Failure> parse_presence(std::string_view body) {
  const auto root = xml::parse(body);
  if (!root) return fail(root.error());
  if (!root->is(kPidf, "presence")) return fail(xml::Failure{xml::Error::kMalformed, 0});
  PresenceDocument document;
  document.entity = root->attribute("entity");
  // The person's own words before those of a device.
  for (const xml::Element& child : root->children) {
    if (child.is(kDataModel, "person")) read_details(child, document);
  }
  for (const xml::Element& child : root->children) {
    if (!child.is(kPidf, "tuple") || document.tuples.size() >= kEntries) continue;
    document.tuples.push_back(read_tuple(child));
    read_details(child, document);
  }
  for (const xml::Element& child : root->children) {
    if (child.is(kPidf, "note")) add_text(document.notes, child.trimmed());
  }
  return document;
}

std::string print_presence(const PresenceDocument& document) {
  xml::Writer writer;
  writer.open("presence",
              {{"xmlns", kPidf}, {"xmlns:dm", kDataModel}, {"xmlns:rpid", kRpid}, {"entity", document.entity}});
  for (const PresenceTuple& tuple : document.tuples) {
    writer.open("tuple", {{"id", tuple.id}}).open("status");
    if (tuple.open) writer.leaf("basic", *tuple.open ? "open" : "closed");
    writer.close();
    if (!tuple.contact.empty()) writer.leaf("contact", tuple.contact);
    // Watchers that know no more than RFC 3863 look for it here.
    for (const std::string& note : document.notes) writer.leaf("note", note);
    writer.close();
  }
  if (!document.activities.empty() || (document.tuples.empty() && !document.notes.empty())) {
    writer.open("dm:person", {{"id", "person"}}).open("rpid:activities");
    for (const std::string& activity : document.activities) {
      if (is_word(activity)) {
        writer.empty("rpid:" + activity);
      } else {
        writer.leaf("rpid:other", activity);
      }
    }
    writer.close();
    for (const std::string& note : document.notes) writer.leaf("dm:note", note);
    writer.close();
  }
  writer.close();
  return writer.take();
}

}  // namespace mtavip::events
