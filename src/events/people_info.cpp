#include "events/people_info.h"

#include <algorithm>

#include "base/text.h"
#include "events/limits.h"

namespace mtavip::events {
namespace {

constexpr std::string_view kConference = "urn:ietf:params:xml:ns:conference-info";
constexpr std::string_view kWatchers = "urn:ietf:params:xml:ns:watcherinfo";
constexpr std::string_view kRegistrations = "urn:ietf:params:xml:ns:reginfo";

Result<xml::Element, xml::Failure> read_root(std::string_view body, std::string_view space, std::string_view name) {
  auto root = xml::parse(body);
  if (root && !root->is(space, name)) return fail(xml::Failure{xml::Error::kMalformed, 0});
  return root;
}

PeopleDocument begin(const xml::Element& root) {
  PeopleDocument document;
  document.entity = root.attribute("entity");
  document.version = parse_number<std::uint32_t>(root.attribute("version")).value_or(0);
  document.full = !equals_ignoring_case(root.attribute("state"), "partial");
  return document;
}

void add(PeopleDocument& document, PersonEntry entry) {
  if (!entry.id.empty() && document.people.size() < kEntries) document.people.push_back(std::move(entry));
}

/// RFC 4575 section 5.6: a user, with the status of the endpoint that is in the conference.
PersonEntry read_user(const xml::Element& user) {
  PersonEntry entry;
  entry.id = entry.address = user.attribute("entity");
  entry.name = user.child_text("display-text");
  entry.gone = equals_ignoring_case(user.attribute("state"), "deleted");
  bool any = false;
  for (const xml::Element& endpoint : user.children) {
    if (!endpoint.is(kConference, "endpoint")) continue;
    const auto status = endpoint.child_text("status");
    const bool left =
        equals_ignoring_case(status, "disconnected") || equals_ignoring_case(endpoint.attribute("state"), "deleted");
    if (entry.status.empty() || !left) entry.status = status;
    if (entry.name.empty()) entry.name = endpoint.child_text("display-text");
    any = any || !left;
    if (left && !any) entry.gone = true;
  }
  if (any) entry.gone = false;
  return entry;
}

}  // namespace

Result<PeopleDocument, xml::Failure> parse_conference_info(std::string_view body) {
  const auto root = read_root(body, kConference, "conference-info");
  if (!root) return fail(root.error());
  PeopleDocument document = begin(*root);
  if (const xml::Element* description = root->child("conference-description")) {
    document.subject = description->child_text("subject");
    if (document.subject.empty()) document.subject = description->child_text("display-text");
  }
  const xml::Element* users = root->child("users");
  if (users == nullptr) return document;
  for (const xml::Element& user : users->children) {
    if (user.is(kConference, "user")) add(document, read_user(user));
  }
  return document;
}

Result<PeopleDocument, xml::Failure> parse_watcher_info(std::string_view body) {
  const auto root = read_root(body, kWatchers, "watcherinfo");
  if (!root) return fail(root.error());
  PeopleDocument document = begin(*root);
  for (const xml::Element& list : root->children) {
    if (!list.is(kWatchers, "watcher-list")) continue;
    if (document.entity.empty()) document.entity = list.attribute("resource");
    for (const xml::Element& watcher : list.children) {
      if (!watcher.is(kWatchers, "watcher")) continue;
      PersonEntry entry;
      entry.id = watcher.attribute("id");
      entry.address = watcher.trimmed();
      entry.name = watcher.attribute("display-name");
      entry.status = watcher.attribute("status");
      entry.event = watcher.attribute("event");
      entry.gone = equals_ignoring_case(entry.status, "terminated");
      add(document, std::move(entry));
    }
  }
  return document;
}

Result<PeopleDocument, xml::Failure> parse_registration_info(std::string_view body) {
  const auto root = read_root(body, kRegistrations, "reginfo");
  if (!root) return fail(root.error());
  PeopleDocument document = begin(*root);
  for (const xml::Element& registration : root->children) {
    if (!registration.is(kRegistrations, "registration")) continue;
    if (document.entity.empty()) document.entity = registration.attribute("aor");
    for (const xml::Element& contact : registration.children) {
      if (!contact.is(kRegistrations, "contact")) continue;
      PersonEntry entry;
      entry.id = contact.attribute("id");
      entry.address = contact.child_text("uri");
      entry.name = contact.child_text("display-name");
      entry.status = contact.attribute("state");
      entry.event = contact.attribute("event");
      entry.gone = equals_ignoring_case(entry.status, "terminated");
      add(document, std::move(entry));
    }
  }
  return document;
}

bool PeopleTable::apply(const PeopleDocument& document) {
  if (!document.full && version_ && document.version <= *version_) return true;
  if (!document.full && (!version_ || document.version != *version_ + 1)) return false;
  version_ = document.version;
  if (!document.subject.empty()) subject_ = document.subject;
  if (document.full) people_.clear();
  for (const PersonEntry& entry : document.people) {
    std::erase_if(people_, [&entry](const PersonEntry& known) { return known.id == entry.id; });
    if (!entry.gone && people_.size() < kEntries) people_.push_back(entry);
  }
  return true;
}

}  // namespace mtavip::events
