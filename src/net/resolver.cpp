#include "net/resolver.h"

#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include <ares.h>
#include <ares_nameser.h>
#include <netinet/in.h>
#include <sys/stat.h>
#include <sys/time.h>

#include "base/text.h"
#include "net/dns_message.h"
#include "net/hosts_file.h"

namespace mtavip::net {
namespace {

constexpr const char* kSystemConfiguration = "/etc/resolv.conf";
constexpr int kEdnsPayload = 1232;  // what passes every path unfragmented (DNS flag day 2020)
constexpr std::size_t kLongestName = 253;

struct ChannelDeleter {
  void operator()(ares_channel channel) const { ares_destroy(channel); }
};
using Channel = std::unique_ptr<ares_channeldata, ChannelDeleter>;

void start_library() {
  static std::once_flag once;
  std::call_once(once, [] { ares_library_init(ARES_LIB_INIT_ALL); });
}

int query_type(DnsType type) {
  switch (type) {
    case DnsType::kA:
      return ns_t_a;
    case DnsType::kAaaa:
      return ns_t_aaaa;
    case DnsType::kSrv:
      return ns_t_srv;
    case DnsType::kNaptr:
      return ns_t_naptr;
  }
  return ns_t_a;
}

std::int64_t configuration_change() {
  struct stat status {};
  if (::stat(kSystemConfiguration, &status) != 0) return -1;
  return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

bool is_localhost(std::string_view name) {
  constexpr std::string_view kName = "localhost";
  if (name.size() < kName.size() || !equals_ignoring_case(name.substr(name.size() - kName.size()), kName)) return false;
  return name.size() == kName.size() || name[name.size() - kName.size() - 1] == '.';
}

std::vector<DnsRecord> of_family(const std::vector<IpAddress>& addresses, DnsType type) {
  std::vector<DnsRecord> records;
  for (const IpAddress& address : addresses) {
    if (address.is_v6() == (type == DnsType::kAaaa)) records.emplace_back(address);
  }
  return records;
}

}  // namespace

class Resolver::Impl {
 public:
  Impl(EventLoop& loop, ResolverConfig config, Handler handler)
      : loop_(loop),
        config_(std::move(config)),
        handler_(std::move(handler)),
        hosts_(config_.hosts_file),
        library_timer_(loop, [this] { process(ARES_SOCKET_BAD, ARES_SOCKET_BAD); }),
        deadline_timer_(loop, [this] { expire(); }),
        delivery_(loop, [this] { deliver(); }) {}

  ~Impl() {
    pending_.clear();
    channel_.reset();  // calls back for every question that is still open
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void resolve(DnsQuery query) {
    if (query.name.ends_with('.')) query.name.pop_back();
    if (answer_locally(query)) return;
    if (query.name.empty() || query.name.size() > kLongestName) return answer({query.id, DnsStatus::kNotFound, {}, {}});
    if (open_questions_ >= config_.max_queries || !open_channel())
      return answer({query.id, DnsStatus::kFailed, {}, {}});

    const Timestamp deadline = EventLoop::now() + config_.total;
    auto question = std::make_unique<Question>(Question{this, query.id, query.type, ++last_serial_});
    pending_[query.id] = {question->serial, deadline};
    if (!deadline_timer_.expiry()) deadline_timer_.set(deadline);
    ++open_questions_;
    const bool is_address = query.type == DnsType::kA || query.type == DnsType::kAaaa;
    const bool search = is_address && config_.name_servers.empty() && query.name.find('.') == std::string::npos;
    const auto ask = search ? ares_search : ares_query;
    // The library owns the question until it calls back, which it does in any case.
    ask(channel_.get(), query.name.c_str(), ns_c_in, query_type(query.type), &Impl::on_reply, question.release());
    update_timer();
  }

  void cancel(DnsQueryId id) {
    pending_.erase(id);
    std::erase_if(ready_, [id](const DnsAnswer& ready) { return ready.id == id; });
  }

 private:
  struct Question {
    Impl* owner;
    DnsQueryId id;
    DnsType type;
    std::uint64_t serial;
  };
  struct Pending {
    std::uint64_t serial = 0;
    Timestamp deadline{};
  };

  bool answer_locally(const DnsQuery& query) {
    const bool is_address = query.type == DnsType::kA || query.type == DnsType::kAaaa;
    std::vector<IpAddress> addresses;
    if (const auto literal = IpAddress::parse(query.name)) {
      addresses.push_back(*literal);
    } else if (is_address) {
      addresses = hosts_.addresses(query.name);
    }
    if (addresses.empty() && is_localhost(query.name)) {
      addresses = {IpAddress::v4({127, 0, 0, 1}), *IpAddress::parse("::1")};
    }
    if (addresses.empty()) return false;
    answer({query.id, DnsStatus::kOk, is_address ? of_family(addresses, query.type) : std::vector<DnsRecord>{}, {}});
    return true;
  }

  bool open_channel() {
    const std::int64_t changed = config_.name_servers.empty() ? configuration_change() : -1;
    if (channel_ && (changed == configuration_changed_ || open_questions_ > 0)) return true;
    channel_.reset();
    configuration_changed_ = changed;

    start_library();
    ares_options options{};
    options.flags = ARES_FLAG_EDNS;
    options.ednspsz = kEdnsPayload;
    options.timeout = static_cast<int>(to_milliseconds(config_.attempt));
    options.tries = config_.attempts;
    options.sock_state_cb = &Impl::on_socket_state;
    options.sock_state_cb_data = this;
    ares_channel raw = nullptr;
    const int mask = ARES_OPT_FLAGS | ARES_OPT_EDNSPSZ | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB;
    if (ares_init_options(&raw, &options, mask) != ARES_SUCCESS) return false;
    Channel channel(raw);
    if (!use_servers(raw)) return false;
    channel_ = std::move(channel);
    return true;
  }

  bool use_servers(ares_channel channel) {
    if (config_.name_servers.empty()) return true;
    std::vector<ares_addr_port_node> nodes(config_.name_servers.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Endpoint& server = config_.name_servers[i];
      ares_addr_port_node& node = nodes[i];
      node.next = i + 1 < nodes.size() ? &nodes[i + 1] : nullptr;
      node.family = server.address.is_v6() ? AF_INET6 : AF_INET;
      std::memcpy(&node.addr, server.address.octets().data(), server.address.is_v6() ? 16 : 4);
      node.udp_port = server.port;
      node.tcp_port = server.port;
    }
    return ares_set_servers_ports(channel, nodes.data()) == ARES_SUCCESS;
  }

  static void on_socket_state(void* data, ares_socket_t fd, int readable, int writable) {
    static_cast<Impl*>(data)->watch(fd, readable != 0, writable != 0);
  }
  void watch(int fd, bool readable, bool writable) {
    if (!readable && !writable) {
      watches_.erase(fd);
      return;
    }
    const auto [place, is_new] = watches_.try_emplace(fd, nullptr);
    if (is_new) {
      place->second = std::make_unique<Watch>(loop_, fd, [this, fd](Readiness ready) {
        process(ready.readable ? fd : ARES_SOCKET_BAD, ready.writable ? fd : ARES_SOCKET_BAD);
      });
    }
    place->second->want(readable, writable);
  }

  void process(ares_socket_t readable, ares_socket_t writable) {
    if (!channel_) return;  // it could not be opened again with the system's new configuration
    ares_process_fd(channel_.get(), readable, writable);
    update_timer();
  }
  void update_timer() {
    timeval time{};
    if (ares_timeout(channel_.get(), nullptr, &time) == nullptr) return library_timer_.cancel();
    // Rounded up, because the library counts in its own ticks and would find nothing to do just before.
    library_timer_.set(EventLoop::now() + Duration(time.tv_sec * 1'000'000 + time.tv_usec) +
                       std::chrono::milliseconds(1));
  }

  static void on_reply(void* data, int status, int, unsigned char* reply, int size) {
    const std::unique_ptr<Question> question(static_cast<Question*>(data));
    ByteView message;
    if (reply != nullptr && size > 0) {
      message = std::as_bytes(std::span(reply, static_cast<std::size_t>(size)));
    }
    question->owner->on_reply(*question, status, message);
  }
  void on_reply(const Question& question, int status, ByteView message) {
    --open_questions_;
    const auto pending = pending_.find(question.id);
    // Cancelled, timed out, or we are being destroyed.
    if (pending == pending_.end() || pending->second.serial != question.serial) return;
    pending_.erase(pending);
    DnsAnswer result;
    result.id = question.id;
    const bool answered = status == ARES_SUCCESS || status == ARES_ENODATA || status == ARES_ENOTFOUND;
    if (answered && !message.empty()) {
      auto parsed = parse_dns_reply(message, question.type);
      if (parsed) {
        result.status = parsed->status;
        result.records = std::move(parsed->records);
        result.time_to_live = parsed->time_to_live;
      } else {
        result.status = DnsStatus::kFailed;
      }
    } else {
      result.status = status_of(status);
    }
    answer(std::move(result));
  }
  static DnsStatus status_of(int status) {
    switch (status) {
      case ARES_ENODATA:
        return DnsStatus::kOk;
      case ARES_ENOTFOUND:
      case ARES_EBADNAME:
        return DnsStatus::kNotFound;
      case ARES_ETIMEOUT:
        return DnsStatus::kTimedOut;
      default:  // also of servers that answered with SERVFAIL, which the library calls refused
        return DnsStatus::kFailed;
    }
  }

  void expire() {
    const Timestamp now = EventLoop::now();
    std::optional<Timestamp> next;
    for (auto entry = pending_.begin(); entry != pending_.end();) {
      if (entry->second.deadline <= now) {
        ready_.push_back({entry->first, DnsStatus::kTimedOut, {}, {}});
        entry = pending_.erase(entry);
      } else {
        if (!next || entry->second.deadline < *next) next = entry->second.deadline;
        ++entry;
      }
    }
    deadline_timer_.set(next);
    deliver();
  }

  void answer(DnsAnswer result) {
    ready_.push_back(std::move(result));
    delivery_.set(EventLoop::now());
  }
  void deliver() {
    // What the handler asks now is answered in a later turn.
    for (std::size_t left = ready_.size(); left > 0 && !ready_.empty(); --left) {
      DnsAnswer result = std::move(ready_.front());
      ready_.pop_front();
      handler_(std::move(result));
    }
    if (!ready_.empty()) delivery_.set(EventLoop::now());
  }

  EventLoop& loop_;
  ResolverConfig config_;
  Handler handler_;
  HostsFile hosts_;
  std::uint64_t last_serial_ = 0;
  std::size_t open_questions_ = 0;  // in the library, also those that nobody waits for any more
  std::map<DnsQueryId, Pending> pending_;
  std::deque<DnsAnswer> ready_;
  std::int64_t configuration_changed_ = -1;
  std::unordered_map<int, std::unique_ptr<Watch>> watches_;
  Channel channel_;
  Timer library_timer_;
  Timer deadline_timer_;
  Timer delivery_;
};

Resolver::Resolver(EventLoop& loop, ResolverConfig config, Handler handler)
    : impl_(std::make_unique<Impl>(loop, std::move(config), std::move(handler))) {}
Resolver::~Resolver() = default;

void Resolver::resolve(DnsQuery query) {
  impl_->resolve(std::move(query));
}
void Resolver::cancel(DnsQueryId id) {
  impl_->cancel(id);
}

}  // namespace mtavip::net
