#include "xcap/presence_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "xcap/document.h"

namespace mtavip::xcap {
namespace {

constexpr std::string_view kPolicy = kPresenceRules.space;
constexpr std::string_view kRules = "urn:ietf:params:xml:ns:pres-rules";
constexpr std::array<std::string_view, 4> kHandlings{"block", "confirm", "polite-block", "allow"};
/// Our rules are told by their names from those of other clients.
constexpr std::string_view kOurs = "mtavip-";

xml::Element element(std::string_view space, std::string_view name) {
  xml::Element made;
  made.space = space;
  made.name = name;
  return made;
}

std::optional<Handling> handling_of(const xml::Element& rule) {
  const xml::Element* actions = rule.child(kPolicy, "actions");
  const xml::Element* handling = actions == nullptr ? nullptr : actions->child(kRules, "sub-handling");
  if (handling == nullptr) return std::nullopt;
  const auto found = std::find(kHandlings.begin(), kHandlings.end(), handling->trimmed());
  if (found == kHandlings.end()) return std::nullopt;
  return static_cast<Handling>(found - kHandlings.begin());
}

/// Whom <one> or <many> is about; empty: it is not for us to say.
std::string who_of(const xml::Element& identity) {
  if (identity.is(kPolicy, "one")) return std::string(identity.attribute("id"));
  if (!identity.is(kPolicy, "many")) return {};
  // Exceptions make it something that no pattern says.
  if (!identity.children.empty()) return {};
  const auto domain = identity.attribute("domain");
  return domain.empty() ? "*" : "*@" + std::string(domain);
}

xml::Element identity_of(std::string_view who) {
  constexpr std::string_view kDomain = "*@";
  const bool one = who != "*" && !who.starts_with(kDomain);
  xml::Element made = element(kPolicy, one ? "one" : "many");
  if (one) made.attributes.push_back({{}, "id", std::string(who)});
  if (!one && who != "*") made.attributes.push_back({{}, "domain", std::string(who.substr(kDomain.size()))});
  return made;
}

/// The rule's only condition, if it is who the watcher is.
xml::Element* identity_in(xml::Element& rule) {
  const auto conditions = std::find_if(rule.children.begin(), rule.children.end(),
                                       [](const xml::Element& child) { return child.is(kPolicy, "conditions"); });
  if (conditions == rule.children.end() || conditions->children.size() != 1) return nullptr;
  xml::Element& condition = conditions->children.front();
  return condition.is(kPolicy, "identity") ? &condition : nullptr;
}

/// What an allowed watcher sees: everything (RFC 5025 section 3.3).
xml::Element all_is_told() {
  xml::Element told = element(kPolicy, "transformations");
  for (const std::string_view kind : {"device", "person", "service"}) {
    xml::Element provide = element(kRules, "provide-" + std::string(kind) + "s");
    provide.children.push_back(element(kRules, "all-" + std::string(kind) + "s"));
    told.children.push_back(std::move(provide));
  }
  told.children.push_back(element(kRules, "provide-all-attributes"));
  return told;
}

bool is_ours(const xml::Element& rule, Handling handling) {
  return rule.is(kPolicy, "rule") && rule.attribute("id").starts_with(kOurs) && handling_of(rule) == handling;
}

/// An id that no rule has.
std::string free_id(const xml::Element& root, Handling handling) {
  const std::string wanted = std::string(kOurs) + std::string(to_string(handling));
  std::string id = wanted;
  const auto taken = [&id](const xml::Element& rule) { return rule.attribute("id") == id; };
  for (unsigned number = 2; std::any_of(root.children.begin(), root.children.end(), taken); ++number) {
    id = wanted + '-' + std::to_string(number);
  }
  return id;
}

xml::Element new_rule(std::string id, Handling handling) {
  xml::Element rule = element(kPolicy, "rule");
  rule.attributes.push_back({{}, "id", std::move(id)});
  xml::Element conditions = element(kPolicy, "conditions");
  conditions.children.push_back(element(kPolicy, "identity"));
  xml::Element actions = element(kPolicy, "actions");
  xml::Element action = element(kRules, "sub-handling");
  action.text = to_string(handling);
  actions.children.push_back(std::move(action));
  rule.children = {std::move(conditions), std::move(actions),
                   handling == Handling::kAllow ? all_is_told() : element(kPolicy, "transformations")};
  return rule;
}

}  // namespace

std::string_view to_string(Handling handling) {
  return kHandlings.at(static_cast<std::size_t>(handling));
}

std::vector<Rule> rules_of(const xml::Element& root) {
  std::vector<Rule> rules;
  for (const xml::Element& rule : root.children) {
    if (!rule.is(kPolicy, "rule")) continue;
    const auto handling = handling_of(rule);
    const xml::Element* conditions = rule.child(kPolicy, "conditions");
    if (!handling) continue;
    if (conditions == nullptr || conditions->children.empty()) {
      rules.push_back({"*", *handling});
    } else if (conditions->children.size() == 1 && conditions->children.front().is(kPolicy, "identity")) {
      for (const xml::Element& identity : conditions->children.front().children) {
        if (auto who = who_of(identity); !who.empty()) rules.push_back({std::move(who), *handling});
      }
    }
  }
  return rules;
}

bool set_rule(xml::Element& root, std::string_view who, std::optional<Handling> handling) {
  bool kept = false;
  bool changed = false;
  for (auto rule = root.children.begin(); rule != root.children.end();) {
    xml::Element* identity = rule->is(kPolicy, "rule") ? identity_in(*rule) : nullptr;
    if (identity == nullptr) {
      ++rule;
      continue;
    }
    const bool is_wanted = handling && !kept && handling_of(*rule) == handling;
    const auto about = [who](const xml::Element& one) { return who_of(one) == who; };
    if (is_wanted && std::any_of(identity->children.begin(), identity->children.end(), about)) {
      kept = true;
      ++rule;
      continue;
    }
    const bool less = std::erase_if(identity->children, about) != 0;
    changed = changed || less;
    // A rule without anybody in it would be about everybody.
    rule = less && identity->children.empty() ? root.children.erase(rule) : rule + 1;
  }
  if (!handling || kept) return changed;
  auto ours = std::find_if(root.children.begin(), root.children.end(), [handling](xml::Element& rule) {
    return is_ours(rule, *handling) && identity_in(rule) != nullptr;
  });
  if (ours == root.children.end()) {
    root.children.push_back(new_rule(free_id(root, *handling), *handling));
    ours = std::prev(root.children.end());
  }
  identity_in(*ours)->children.push_back(identity_of(who));
  return true;
}

}  // namespace mtavip::xcap
