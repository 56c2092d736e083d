// Contacts in a resource-lists document (RFC 4826 section 3). What is in it besides, of other clients, stays as it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "xml/document.h"

namespace mtavip::xcap {

struct Contact {
  std::string uri;
  std::string name;  ///< for people; may be empty
  std::string list;  ///< the list that it is in; of lists within lists, their names with '/' between them
  friend bool operator==(const Contact&, const Contact&) = default;
};

/// In the order of the document.
[[nodiscard]] std::vector<Contact> contacts_of(const xml::Element& root);
/// Adds a contact, or gives the one of that URI in that list this name. False: it is there as it should be.
bool put_contact(xml::Element& root, const Contact& contact);
/// Takes the URI out of every list. False: it is in none.
bool remove_contact(xml::Element& root, std::string_view uri);

}  // namespace mtavip::xcap
