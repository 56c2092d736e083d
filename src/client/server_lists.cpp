#include <algorithm>
#include <utility>

#include <mtavip/server_lists.h>

#include "net/http_client.h"
#include "xcap/contact_list.h"
#include "xcap/document.h"
#include "xcap/presence_rules.h"

namespace mtavip::client {
namespace {

tl::unexpected<Error> error(ErrorCode code, std::string text) {
  return tl::unexpected<Error>({code, std::move(text)});
}

net::HttpConfig http_config(const AccountSettings& account, const ClientOptions& options) {
  net::HttpConfig config;
  config.user = account.user_name;
  if (config.user.empty()) {
    const auto colon = account.address.find(':');
    config.user = account.address.substr(colon + 1, account.address.find('@') - colon - 1);
  }
  config.password = account.password;
  if (account.password.empty()) config.user.clear();
  config.insecure = !options.tls_verify;
  if (!options.tls_ca.empty()) {
    const bool is_folder = options.tls_ca.back() == '/';
    (is_folder ? config.authority_directory : config.authority_file) = options.tls_ca;
  }
  config.agent = options.user_agent.empty() ? "mtavip/" MTAVIP_VERSION : options.user_agent;
  config.most_bytes = xcap::kMostBytes;
  return config;
}

/// A scheme, and something behind it without spaces.
bool is_uri(std::string_view text) {
  const auto colon = text.find(':');
  return colon != std::string_view::npos && colon > 0 && colon + 1 < text.size() &&
         std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; });
}

class XcapLists final : public ServerLists {
 public:
  XcapLists(const AccountSettings& account, const ClientOptions& options)
      : root_(account.xcap_root), user_(account.address), http_(http_config(account, options)) {}

  Expected<std::vector<ServerContact>> contacts() override {
    const auto root = transact(xcap::kResourceLists);
    if (!root) return tl::unexpected(root.error());
    std::vector<ServerContact> contacts;
    for (xcap::Contact& contact : xcap::contacts_of(*root)) {
      contacts.push_back({std::move(contact.uri), std::move(contact.name), std::move(contact.list)});
    }
    return contacts;
  }

  Expected<void> put_contact(const ServerContact& contact) override {
    if (!is_uri(contact.uri)) {
      return error(ErrorCode::kInvalidArgument, "\"" + contact.uri + "\" is no URI; write sip:name@host");
    }
    return change(xcap::kResourceLists, [&contact](xml::Element& root) {
      return xcap::put_contact(root, {contact.uri, contact.name, contact.list});
    });
  }

  Expected<void> remove_contact(const std::string& uri) override {
    bool found = false;
    auto done =
        change(xcap::kResourceLists, [&](xml::Element& root) { return found = xcap::remove_contact(root, uri); });
    if (done && !found) return error(ErrorCode::kNotFound, uri + " is in none of the lists");
    return done;
  }

  Expected<std::vector<WatcherRule>> watcher_rules() override {
    const auto root = transact(xcap::kPresenceRules);
    if (!root) return tl::unexpected(root.error());
    std::vector<WatcherRule> rules;
    for (xcap::Rule& rule : xcap::rules_of(*root)) {
      rules.push_back({std::move(rule.who), static_cast<WatcherHandling>(rule.handling)});
    }
    return rules;
  }

  Expected<void> set_watcher_rule(const std::string& who, std::optional<WatcherHandling> handling) override {
    const bool is_domain = who.starts_with("*@") && who.size() > 2 && who.find(' ') == std::string::npos;
    if (who != "*" && !is_domain && !is_uri(who)) {
      return error(ErrorCode::kInvalidArgument,
                   "\"" + who + "\" is nobody; write sip:name@host, *@host for a domain, or * for everybody");
    }
    std::optional<xcap::Handling> wanted;
    if (handling) wanted = static_cast<xcap::Handling>(*handling);
    bool changed = false;
    auto done =
        change(xcap::kPresenceRules, [&](xml::Element& root) { return changed = xcap::set_rule(root, who, wanted); });
    if (done && !handling && !changed) return error(ErrorCode::kNotFound, "there is no rule for " + who);
    return done;
  }

  void cancel() override { http_.cancel(); }

 private:
  Expected<xml::Element> transact(const xcap::Usage& usage, xcap::Transaction::Edit edit = {}) {
    xcap::Transaction transaction(xcap::document_url(root_, usage, user_), usage, std::move(edit));
    while (const auto request = transaction.next_request()) {
      const auto response = http_.fetch(*request);
      if (!response) return error(ErrorCode::kUnavailable, response.error());
      transaction.handle(*response);
    }
    if (!transaction.failure().empty()) {
      const int status = transaction.refused_with();
      const ErrorCode refused = status == 401 || status == 407 ? ErrorCode::kAuthentication : ErrorCode::kRefused;
      return error(status == 0 ? ErrorCode::kUnavailable : refused, transaction.failure());
    }
    return transaction.root();
  }
  Expected<void> change(const xcap::Usage& usage, xcap::Transaction::Edit edit) {
    auto root = transact(usage, std::move(edit));
    if (!root) return tl::unexpected(root.error());
    return {};
  }

  std::string root_;
  std::string user_;
  net::HttpClient http_;
};

}  // namespace
}  // namespace mtavip::client

namespace mtavip {

std::string_view to_string(WatcherHandling handling) {
  switch (handling) {
    case WatcherHandling::kBlock:
      return "block";
    case WatcherHandling::kAsk:
      return "ask";
    case WatcherHandling::kPoliteBlock:
      return "polite-block";
    case WatcherHandling::kAllow:
      break;
  }
  return "allow";
}

Expected<std::unique_ptr<ServerLists>> ServerLists::create(const AccountSettings& account,
                                                           const ClientOptions& options) {
  const std::string whose = account.name.empty() ? account.address : account.name;
  if (account.protocol != Protocol::kSip) {
    return client::error(ErrorCode::kInvalidArgument, whose + " is no SIP account: only those have lists on a server");
  }
  if (account.xcap_root.empty()) {
    return client::error(ErrorCode::kInvalidArgument,
                         "where the server keeps the lists of " + whose + " is not known: set its xcap_root");
  }
  return std::make_unique<client::XcapLists>(account, options);
}

}  // namespace mtavip
