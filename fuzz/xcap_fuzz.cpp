// Documents on an XCAP server, whatever is in them: what is changed is so afterwards, and what is written can be read.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "xcap/contact_list.h"
#include "xcap/document.h"
#include "xcap/presence_rules.h"
#include "xml/print.h"

using namespace mtavip;
using namespace mtavip::xcap;

namespace {

constexpr std::string_view kBob = "sip:bob@example.org";

/// The root as the next program would read it.
xml::Element written(const xml::Element& root) {
  auto again = xml::parse(xml::print(root), {.bytes = kMostBytes * 64, .depth = 32, .elements = 8192});
  MTAVIP_CHECK(again);
  return std::move(*again);
}

void change_contacts(xml::Element root) {
  const Contact bob{std::string(kBob), "Bob", "friends"};
  const auto has = [&](const xml::Element& in) {
    const auto all = contacts_of(in);
    return std::find(all.begin(), all.end(), bob) != all.end();
  };
  put_contact(root, bob);
  MTAVIP_CHECK(has(written(root)) && !put_contact(root, bob));
  MTAVIP_CHECK(remove_contact(root, kBob) && !remove_contact(root, kBob) && !has(written(root)));
}

void change_rules(xml::Element root) {
  for (const Handling handling : {Handling::kAllow, Handling::kBlock, Handling::kPoliteBlock, Handling::kConfirm}) {
    set_rule(root, kBob, handling);
    MTAVIP_CHECK(!set_rule(root, kBob, handling));
    const auto rules = rules_of(written(root));
    MTAVIP_CHECK(std::count(rules.begin(), rules.end(), Rule{std::string(kBob), handling}) >= 1);
    MTAVIP_CHECK(std::none_of(rules.begin(), rules.end(),
                              [handling](const Rule& rule) { return rule.who == kBob && rule.handling != handling; }));
  }
  set_rule(root, kBob, std::nullopt);
  MTAVIP_CHECK(!set_rule(root, kBob, std::nullopt));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const Usage& usage : {kResourceLists, kPresenceRules}) {
    Transaction reading("http://h/", usage);
    static_cast<void>(reading.next_request());
    reading.handle({200, "", "", std::string(text)});
    MTAVIP_CHECK(reading.done());
    if (!reading.failure().empty()) continue;
    usage.id == kResourceLists.id ? change_contacts(reading.root()) : change_rules(reading.root());
  }
  return 0;
}
