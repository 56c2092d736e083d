#include "events/resource_list.h"

#include "base/text.h"
#include "events/limits.h"

namespace mtavip::events {
namespace {

constexpr std::string_view kSpace = "urn:ietf:params:xml:ns:rlmi";

}  // namespace

Result<ResourceListDocument, xml::Failure> parse_resource_list(std::string_view body) {
  const auto root = xml::parse(body);
  if (!root) return fail(root.error());
  if (!root->is(kSpace, "list")) return fail(xml::Failure{xml::Error::kMalformed, 0});
  ResourceListDocument document;
  document.uri = root->attribute("uri");
  document.version = parse_number<std::uint32_t>(root->attribute("version")).value_or(0);
  document.full = !equals_ignoring_case(root->attribute("fullState"), "false") && root->attribute("fullState") != "0";
  for (const xml::Element& child : root->children) {
    if (!child.is(kSpace, "resource") || document.resources.size() >= kEntries) continue;
    ListedResource resource;
    resource.uri = child.attribute("uri");
    resource.name = child.child_text("name");
    // Several instances are several branches of a fork; the last one that has something to say counts.
    for (const xml::Element& instance : child.children) {
      if (!instance.is(kSpace, "instance")) continue;
      if (!resource.content_id.empty() && instance.attribute("cid").empty()) continue;
      resource.state = instance.attribute("state");
      resource.reason = instance.attribute("reason");
      resource.content_id = instance.attribute("cid");
    }
    if (!resource.uri.empty()) document.resources.push_back(std::move(resource));
  }
  return document;
}

}  // namespace mtavip::events
