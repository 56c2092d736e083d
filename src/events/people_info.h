// Who takes part in a conference (RFC 4575), who watches something (RFC 3858), and where somebody is registered
// (RFC 3680): documents that are read and shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "xml/document.h"

namespace mtavip::events {

inline constexpr std::string_view kConferenceInfoType = "application/conference-info+xml";
inline constexpr std::string_view kWatcherInfoType = "application/watcherinfo+xml";
inline constexpr std::string_view kRegistrationInfoType = "application/reginfo+xml";

/// An entry of any of them. `id` tells it apart from the others.
struct PersonEntry {
  std::string id;
  std::string address;  ///< URI
  std::string name;
  std::string status;  ///< "connected", "on-hold"; "pending", "active"; "active" of a contact
  std::string event;   ///< what has made it so: "subscribe", "registered"; empty: not told
  bool gone = false;   ///< it is there no more
  friend bool operator==(const PersonEntry&, const PersonEntry&) = default;
};

struct PeopleDocument {
  std::string entity;
  std::string subject;  ///< of a conference
  std::uint32_t version = 0;
  bool full = true;  ///< all that there are; otherwise what has changed
  std::vector<PersonEntry> people;
  friend bool operator==(const PeopleDocument&, const PeopleDocument&) = default;
};

[[nodiscard]] Result<PeopleDocument, xml::Failure> parse_conference_info(std::string_view body);
[[nodiscard]] Result<PeopleDocument, xml::Failure> parse_watcher_info(std::string_view body);
[[nodiscard]] Result<PeopleDocument, xml::Failure> parse_registration_info(std::string_view body);

/// The entries of one subscription, put together from full and partial documents.
class PeopleTable {
 public:
  /// False: a document before this one is missing; the subscription is to be refreshed. It was not taken in.
  bool apply(const PeopleDocument& document);
  [[nodiscard]] const std::vector<PersonEntry>& people() const { return people_; }
  [[nodiscard]] const std::string& subject() const { return subject_; }

 private:
  std::optional<std::uint32_t> version_;
  std::vector<PersonEntry> people_;
  std::string subject_;
};

}  // namespace mtavip::events
