#include "xcap/contact_list.h"

#include <algorithm>
#include <utility>

#include "xcap/document.h"

namespace mtavip::xcap {
namespace {

constexpr std::string_view kSpace = kResourceLists.space;

void collect(const xml::Element& from, const std::string& path, std::vector<Contact>& to) {
  for (const xml::Element& child : from.children) {
    if (child.is(kSpace, "list")) {
      const auto name = child.attribute("name");
      collect(child, path.empty() ? std::string(name) : path + '/' + std::string(name), to);
    } else if (child.is(kSpace, "entry")) {
      const auto uri = child.attribute("uri");
      if (!uri.empty()) to.push_back({std::string(uri), std::string(child.child_text("display-name")), path});
    }
  }
}

xml::Element element(std::string_view name, std::string_view attribute = {}, std::string_view value = {}) {
  xml::Element made;
  made.space = kSpace;
  made.name = name;
  if (!attribute.empty()) made.attributes.push_back({{}, std::string(attribute), std::string(value)});
  return made;
}

/// The list of that path under this one; made where it is missing.
xml::Element& list_at(xml::Element& under, std::string_view path) {
  const auto slash = path.find('/');
  const auto name = path.substr(0, slash);
  auto found = std::find_if(under.children.begin(), under.children.end(), [name](const xml::Element& child) {
    return child.is(kSpace, "list") && child.attribute("name") == name;
  });
  if (found == under.children.end()) {
    under.children.push_back(name.empty() ? element("list") : element("list", "name", name));
    found = std::prev(under.children.end());
  }
  return slash == std::string_view::npos ? *found : list_at(*found, path.substr(slash + 1));
}

bool remove_from(xml::Element& list, std::string_view uri) {
  auto removed = std::erase_if(list.children, [uri](const xml::Element& child) {
    return child.is(kSpace, "entry") && child.attribute("uri") == uri;
  });
  for (xml::Element& child : list.children) {
    if (child.is(kSpace, "list") && remove_from(child, uri)) ++removed;
  }
  return removed != 0;
}

}  // namespace

std::vector<Contact> contacts_of(const xml::Element& root) {
  std::vector<Contact> contacts;
  collect(root, {}, contacts);
  return contacts;
}

bool put_contact(xml::Element& root, const Contact& contact) {
  xml::Element& list = list_at(root, contact.list);
  auto entry = std::find_if(list.children.begin(), list.children.end(), [&contact](const xml::Element& child) {
    return child.is(kSpace, "entry") && child.attribute("uri") == contact.uri;
  });
  if (entry == list.children.end()) {
    list.children.push_back(element("entry", "uri", contact.uri));
    entry = std::prev(list.children.end());
  } else if (entry->child_text("display-name") == contact.name) {
    return false;
  }
  std::erase_if(entry->children, [](const xml::Element& child) { return child.is(kSpace, "display-name"); });
  if (!contact.name.empty()) {
    xml::Element name = element("display-name");
    name.text = contact.name;
    // The schema has it in front of what others may have added.
    entry->children.insert(entry->children.begin(), std::move(name));
  }
  return true;
}

bool remove_contact(xml::Element& root, std::string_view uri) {
  return remove_from(root, uri);
}

}  // namespace mtavip::xcap
