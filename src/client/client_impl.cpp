#include "client/client_impl.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "call/media_description.h"
#include "call/target.h"
#include "net/interfaces.h"

namespace mtavip {

Expected<std::unique_ptr<Client>> Client::create(ClientOptions options) {
  return client::ClientImpl::create(std::move(options));
}

std::string_view version() {
  return MTAVIP_VERSION;
}

}  // namespace mtavip

namespace mtavip::client {
namespace {

constexpr Duration kShutDownTime = 2s;

tl::unexpected<Error> error(ErrorCode code, std::string text) {
  return tl::unexpected<Error>({code, std::move(text)});
}

std::string_view name_of(TransportKind kind) {
  switch (kind) {
    case TransportKind::kUdp:
      return "udp";
    case TransportKind::kTcp:
      return "tcp";
    case TransportKind::kTls:
      return "tls";
    case TransportKind::kWs:
      return "ws";
    case TransportKind::kWss:
      return "wss";
  }
  return "udp";
}

MediaEngineConfig media_config(const ClientOptions& options, const std::vector<IpAddress>& bind) {
  MediaEngineConfig config;
  config.bind = bind;
  config.first_port = options.media_port_first;
  config.last_port = options.media_port_last;
  config.audio_codecs = options.audio_codecs;
  config.video_codecs = options.video_codecs;
  config.statistics_interval = std::chrono::duration_cast<Duration>(options.statistics_interval);
  config.no_media_time = std::chrono::duration_cast<Duration>(options.no_media_time);
  config.module_folder = options.module_folder;
  return config;
}

h323::TerminalConfig terminal_config(const ClientOptions& options) {
  h323::TerminalConfig config;
  const std::string product = options.user_agent.empty() ? "mtavip/" MTAVIP_VERSION : options.user_agent;
  config.product.name = product.substr(0, product.find('/'));
  if (const auto slash = product.find('/'); slash != std::string::npos)
    config.product.version = product.substr(slash + 1);
  config.display_name = options.h323.display_name;
  config.aliases = options.h323.aliases;
  config.incoming = {options.h323.fast_connect, options.h323.tunnelling, options.h323.h245_in_setup,
                     options.h323.early_h245};
  config.share_connections = options.h323.share_connections;
  config.limits.requests_per_source = static_cast<unsigned>(std::max(options.h323.requests_per_source, 0));
  config.find_address = [](const IpAddress& remote) { return net::local_address_towards(remote); };
  config.trace = !options.trace_path.empty();
  return config;
}

}  // namespace

// --- Coming up

Expected<std::unique_ptr<Client>> ClientImpl::create(ClientOptions options) {
  if (options.message_store.path == "none") options.message_store.path.clear();
  std::vector<IpAddress> bind;
  for (const auto& text : options.bind) {
    const auto address = IpAddress::parse(text);
    if (!address) return error(ErrorCode::kInvalidArgument, "\"" + text + "\" is no IP address to listen on");
    bind.push_back(*address);
  }
  std::vector<Endpoint> name_servers;
  for (const auto& text : options.name_servers) {
    if (const auto address = IpAddress::parse(text)) {
      name_servers.push_back({*address, 53});
    } else if (const auto endpoint = Endpoint::parse(text)) {
      name_servers.push_back(*endpoint);
    } else {
      return error(ErrorCode::kInvalidArgument, "\"" + text + "\" is no address of a name server");
    }
  }
  if (options.media_port_first > options.media_port_last || options.media_port_first < 1024) {
    return error(ErrorCode::kInvalidArgument, "the media ports must be a range from 1024 up");
  }
  if (options.tls_certificate.empty() != options.tls_key.empty()) {
    return error(ErrorCode::kInvalidArgument, "a TLS certificate and its key must be given together");
  }
  const auto check_codecs = [](const std::vector<std::string>& names, MediaKind kind) -> std::string {
    for (const auto& name : names) {
      if (!call::configurations_of(name, kind).empty()) continue;
      std::string text = "\"" + name + "\" is no codec of this client; there are ";
      std::string_view separator;
      for (const auto& other : call::known_codecs(kind)) {
        text.append(separator).append(other);
        separator = ", ";
      }
      return text;
    }
    return {};
  };
  for (const auto& wrong :
       {check_codecs(options.audio_codecs, MediaKind::kAudio), check_codecs(options.video_codecs, MediaKind::kVideo)}) {
    if (!wrong.empty()) return error(ErrorCode::kInvalidArgument, wrong);
  }
  std::unique_ptr<ClientImpl> client(new ClientImpl(std::move(options), std::move(bind), std::move(name_servers)));
  if (!client->options_.trace_path.empty()) {
    auto trace = TraceFile::open(client->options_.trace_path);
    if (!trace) return error(ErrorCode::kUnavailable, trace.error());
    client->trace_ = std::move(*trace);
  }
  if (auto failure = client->recall_servers(); !failure.empty())
    return error(ErrorCode::kUnavailable, std::move(failure));
  if (auto failure = client->bind_sockets(); !failure.empty())
    return error(ErrorCode::kUnavailable, std::move(failure));
  client->start();
  return std::unique_ptr<Client>(std::move(client));
}

ClientImpl::ClientImpl(ClientOptions options, std::vector<IpAddress> bind, std::vector<Endpoint> name_servers)
    : options_(std::move(options)),
      bind_(std::move(bind)),
      log_(options_.log_severity, options_.log),
      environment_(random_, log_, net::wall_origin()),
      media_(media_config(options_, bind_), log_, [this](call::MediaInput input) {
        loop_.post([this, input = std::move(input)] {
          core_->handle(net::EventLoop::now(), input);
          drain();
        });
      }) {
  net::TransportConfig transport;
  transport.tls.insecure = !options_.tls_verify;
  transport.tls.certificate_file = options_.tls_certificate;
  transport.tls.key_file = options_.tls_key;
  if (!options_.tls_ca.empty()) {
    const bool is_folder = options_.tls_ca.back() == '/';
    (is_folder ? transport.tls.authority_directory : transport.tls.authority_file) = options_.tls_ca;
  }
  transport.tls.pinned_only = options_.tls_trust == TlsTrust::kPinned;
  transport.on_untrusted = [this](const net::ShownCertificate& shown) {
    if (!questions_) return;
    if (auto event = questions_->note(shown)) untold_.emplace_back(std::move(*event));
  };
  transport_ =
      std::make_unique<net::SignallingTransport>(loop_, std::move(transport), [this](const TransportInput& input) {
        core_->handle(net::EventLoop::now(), input);
        drain();
      });
  net::ResolverConfig resolver;
  resolver.name_servers = std::move(name_servers);
  resolver_ = std::make_unique<net::Resolver>(loop_, std::move(resolver), [this](const DnsAnswer& answer) {
    core_->handle(net::EventLoop::now(), answer);
    drain();
  });
  call::CallCoreConfig config;
  config.calls.ring_time = std::chrono::duration_cast<Duration>(options_.ring_time);
  config.transfers = options_.transfers;
  config.watchers = options_.watchers;
  config.messaging.receipts = options_.receipts;
  config.messaging.has_store = !options_.message_store.path.empty();
  config.messaging.keep = std::chrono::duration_cast<Duration>(options_.message_store.keep);
  config.encryption = options_.encryption;
  config.max_calls = static_cast<std::size_t>(std::max(options_.max_calls, 0));
  config.sip.product = options_.user_agent.empty() ? "mtavip/" MTAVIP_VERSION : options_.user_agent;
  config.sip.limits.requests_per_source = static_cast<unsigned>(std::max(options_.sip.requests_per_source, 0));
  config.sip.user = options_.sip.user;
  config.instance_id = options_.sip.instance_id;
  config.sip.display_name = options_.sip.display_name;
  config.sip.session_timer.interval = std::chrono::duration_cast<Duration>(options_.sip.session_interval);
  config.sip.find_address = [](const IpAddress& remote) { return net::local_address_towards(remote); };
  config.sip.trace = !options_.trace_path.empty();
  if (options_.h323.enabled) config.h323 = terminal_config(options_);
  core_ = std::make_unique<call::CallCore>(environment_, std::move(config));
  if (!options_.message_store.path.empty()) store_ = std::make_unique<store::MessageStore>(options_.message_store.path);
  timer_ = std::make_unique<net::Timer>(loop_, [this] {
    core_->handle_timeout(net::EventLoop::now());
    drain();
  });
  after_sending_ = std::make_unique<net::Timer>(loop_, [this] {
    transport_->flush();
    for (auto& command : std::exchange(late_commands_, {})) media_.apply(std::move(command));
    tell_events();
  });
}

std::string ClientImpl::recall_servers() {
  const bool ask = options_.tls_trust == TlsTrust::kFirstUse;
  std::optional<KnownServers> known;
  if (ask && !options_.known_servers_path.empty()) {
    auto loaded = KnownServers::load(options_.known_servers_path);
    if (!loaded) return loaded.error();
    for (const auto& entry : loaded->entries()) transport_->change_trust().remember(entry.server, entry.key);
    known = std::move(*loaded);
  }
  questions_.emplace(ask, std::move(known));
  return {};
}

std::string ClientImpl::bind_sockets() {
  if (!bind_.empty()) {
    for (const auto& address : bind_) {
      if (auto failure = bind_one(address); !failure.empty()) return failure;
    }
    return {};
  }
  if (auto failure = bind_one(IpAddress{}); !failure.empty()) return failure;
  // A machine without IPv6 is not an error where nobody asked for it.
  static_cast<void>(bind_one(IpAddress::v6({})));
  return {};
}

std::string ClientImpl::bind_one(const IpAddress& address) {
  const auto add = [this](const LocalSocket& socket) {
    core_->add_socket(socket);
    listening_.push_back(std::string(name_of(socket.kind)) + ':' + socket.address.to_string());
  };
  const auto bind = [this, &address](TransportKind kind, std::uint16_t port) {
    return kind == TransportKind::kUdp ? transport_->bind_udp({address, port})
                                       : transport_->listen(kind, {address, port});
  };
  std::uint16_t port = options_.sip_port;
  auto udp = bind(TransportKind::kUdp, port);
  if (!udp && options_.sip_port_may_move && udp.error().code == net::NetError::kAddressInUse) {
    port = 0;
    udp = bind(TransportKind::kUdp, port);
  }
  if (!udp) return udp.error().detail;
  add(*udp);
  if (options_.sip_tcp) {
    // The same port as UDP, where it is free; otherwise outgoing connections are still possible.
    const auto tcp = bind(TransportKind::kTcp, udp->address.port);
    if (tcp) {
      add(*tcp);
    } else if (options_.sip_port != 0 && !options_.sip_port_may_move) {
      return tcp.error().detail;
    }
  }
  if (!options_.tls_certificate.empty()) {
    const auto tls = bind(TransportKind::kTls, options_.sip_tls_port);
    if (!tls) return tls.error().detail;
    add(*tls);
  } else {
    // TLS to servers needs no listener of ours (RFC 3261 section 18.2.1 is about those who accept).
    LocalSocket outgoing = *udp;
    outgoing.kind = TransportKind::kTls;
    outgoing.id = SocketId{static_cast<std::uint32_t>(udp->id) | 0x8000'0000U};
    outgoing.address.port = 0;
    core_->add_socket(outgoing);
  }
  // WebSockets are only ever opened by us.
  for (const auto kind : {TransportKind::kWs, TransportKind::kWss}) {
    LocalSocket outgoing = *udp;
    outgoing.kind = kind;
    outgoing.id =
        SocketId{static_cast<std::uint32_t>(udp->id) | (kind == TransportKind::kWs ? 0x4000'0000U : 0xC000'0000U)};
    outgoing.address.port = 0;
    core_->add_socket(outgoing);
  }
  return options_.h323.enabled ? bind_h323(address) : std::string{};
}

std::string ClientImpl::bind_h323(const IpAddress& address) {
  auto calls = transport_->listen(TransportKind::kTcp, {address, options_.h323.port});
  if (!calls && options_.h323.port_may_move && calls.error().code == net::NetError::kAddressInUse) {
    calls = transport_->listen(TransportKind::kTcp, {address, 0});
  }
  if (!calls) return calls.error().detail;
  core_->add_h323_socket(*calls);
  listening_.push_back("h323:" + calls->address.to_string());
  auto control = transport_->listen(TransportKind::kTcp, {address, 0});
  if (!control) return control.error().detail;
  core_->add_h245_socket(*control);
  auto ras = transport_->bind_udp({address, 0});
  if (!ras) return ras.error().detail;
  core_->add_h323_socket(*ras);
  return {};
}

void ClientImpl::start() {
  std::error_code ignored;
  if (store_ && std::filesystem::exists(options_.message_store.path, ignored)) {
    loop_.post([this] {
      core_->open_store(net::EventLoop::now());
      drain();
    });
  }
  thread_ = std::thread([this] { loop_.run(); });
}

ClientImpl::~ClientImpl() {
  if (!thread_.joinable()) return;
  loop_.post([this] {
    core_->shut_down(net::EventLoop::now());
    drain();
  });
  const Timestamp limit = net::EventLoop::now() + kShutDownTime;
  while (net::EventLoop::now() < limit && !on_loop([this](Timestamp) { return core_->idle(); })) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  loop_.post([this] {
    transport_->flush();
    timer_.reset();
    after_sending_.reset();
    resolver_.reset();
    transport_.reset();
    loop_.stop();
  });
  thread_.join();
  store_worker_.finish();
}

// --- The signalling thread

template <class Function>
auto ClientImpl::on_loop(Function function) const -> decltype(function(Timestamp{})) {
  if (loop_.in_loop_thread()) return function(net::EventLoop::now());
  std::promise<decltype(function(Timestamp{}))> promise;
  auto result = promise.get_future();
  loop_.post([&] { promise.set_value(function(net::EventLoop::now())); });
  return result.get();
}

void ClientImpl::drain() {
  while (auto output = core_->poll()) carry_out(std::move(*output));
  if (timer_) timer_->set(core_->deadline());
  // Other threads are woken behind what leaves in this turn: they would take the processor from it.
  if (after_sending_ && !(untold_.empty() && late_commands_.empty()) && !after_sending_->expiry()) {
    after_sending_->set(net::EventLoop::now());
  }
}

void ClientImpl::carry_out(call::CoreOutput output) {
  if (auto* transport = std::get_if<TransportOutput>(&output)) {
    if (transport_) transport_->apply(std::move(*transport));
  } else if (auto* query = std::get_if<DnsQuery>(&output)) {
    if (resolver_) resolver_->resolve(std::move(*query));
  } else if (auto* message = std::get_if<call::TracedMessage>(&output)) {
    if (trace_) trace_->write(environment_.wall(net::EventLoop::now()), *message);
  } else if (auto* kept = std::get_if<call::StoreCommand>(&output)) {
    carry_out(std::move(*kept));
  } else if (auto* command = std::get_if<call::MediaCommand>(&output)) {
    // The answer to a caller waits for sockets, for nothing else that the media engine does.
    if (std::holds_alternative<call::AllocateMedia>(*command) && late_commands_.empty()) {
      media_.apply(std::move(*command));
    } else {
      late_commands_.push_back(std::move(*command));
    }
  } else {
    untold_.push_back(std::move(std::get<Event>(output)));
    if (const auto* registration = std::get_if<RegistrationEvent>(&untold_.back())) {
      if (registration->failure == EndReason::kNotTrusted) {
        distrusting_.insert(registration->account);
      } else {
        distrusting_.erase(registration->account);
      }
    }
    if (const auto* incoming = std::get_if<IncomingCallEvent>(&untold_.back()); incoming && options_.incoming_call) {
      // A copy: what the application does with the call brings more events.
      options_.incoming_call(*this, IncomingCallEvent(*incoming));
    }
  }
}

void ClientImpl::carry_out(call::StoreCommand command) {
  store_worker_.post([this, command = std::move(command)] {
    auto told = store_->carry_out(command);
    if (!told) return;
    loop_.post([this, told = std::move(*told)] {
      core_->handle(net::EventLoop::now(), told);
      drain();
    });
  });
}

void ClientImpl::tell_events() const {
  for (auto& event : std::exchange(untold_, {})) events_.push(std::move(event));
}

// --- The API

Expected<AccountId> ClientImpl::add_account(const AccountSettings& settings) {
  std::vector<net::Fingerprint> pins;
  for (const auto& text : settings.tls_pins) {
    const auto pin = net::Fingerprint::parse(text);
    if (!pin) {
      return error(ErrorCode::kInvalidArgument, "account \"" + settings.name + "\": \"" + text +
                                                    "\" is no key of a server; write sha256// and its Base64");
    }
    pins.push_back(*pin);
  }
  return on_loop([&](Timestamp now) -> Expected<AccountId> {
    auto id = core_->add_account(now, settings);
    if (id) {
      for (const auto& server : {settings.address, settings.registrar, settings.proxy}) {
        if (!server.empty()) transport_->change_trust().pin(call::host_of(server), pins);
      }
    }
    if (id && settings.register_at_start) static_cast<void>(core_->register_account(now, *id));
    drain();
    return id;
  });
}

#define MTAVIP_FORWARD(call_expression)   \
  on_loop([&](Timestamp now) {            \
    auto result = core_->call_expression; \
    drain();                              \
    return result;                        \
  })

Expected<void> ClientImpl::register_account(AccountId account) {
  return MTAVIP_FORWARD(register_account(now, account));
}
Expected<void> ClientImpl::unregister_account(AccountId account) {
  return MTAVIP_FORWARD(unregister_account(now, account));
}
Expected<void> ClientImpl::trust_server(ServerQuestionId question) {
  return on_loop([&](Timestamp now) -> Expected<void> {
    const auto trusted = questions_->trust(question, environment_.wall(now));
    if (!trusted) return tl::unexpected(trusted.error());
    transport_->change_trust().remember(trusted->server, trusted->key);
    for (const AccountId account : std::exchange(distrusting_, {})) {
      static_cast<void>(core_->register_account(now, account));
    }
    drain();
    return {};
  });
}
void ClientImpl::prepare(const MediaOptions& media) {
  media_.prepare(media);
}
Expected<CallId> ClientImpl::call(const CallRequest& request) {
  return MTAVIP_FORWARD(dial(now, request));
}
Expected<void> ClientImpl::ring(CallId call) {
  return MTAVIP_FORWARD(ring(now, call));
}
Expected<void> ClientImpl::answer(CallId call, const MediaOptions& media) {
  return MTAVIP_FORWARD(answer(now, call, media));
}
Expected<void> ClientImpl::reject(CallId call, EndReason reason) {
  return MTAVIP_FORWARD(reject(now, call, reason));
}
Expected<void> ClientImpl::redirect(CallId call, const std::string& target) {
  return MTAVIP_FORWARD(redirect(now, call, target));
}
Expected<void> ClientImpl::transfer(CallId call, const std::string& target) {
  return MTAVIP_FORWARD(transfer(now, call, target));
}
Expected<void> ClientImpl::transfer(CallId call, CallId to) {
  return MTAVIP_FORWARD(transfer(now, call, to));
}
Expected<void> ClientImpl::accept_transfer(CallId call) {
  return MTAVIP_FORWARD(accept_transfer(now, call));
}
Expected<void> ClientImpl::refuse_transfer(CallId call) {
  return MTAVIP_FORWARD(refuse_transfer(now, call));
}
Expected<void> ClientImpl::hang_up(CallId call) {
  return MTAVIP_FORWARD(hang_up(now, call));
}
Expected<void> ClientImpl::hold(CallId call) {
  return MTAVIP_FORWARD(set_held(now, call, true));
}
Expected<void> ClientImpl::resume(CallId call) {
  return MTAVIP_FORWARD(set_held(now, call, false));
}
Expected<void> ClientImpl::set_muted(CallId call, MediaKind kind, bool muted) {
  return MTAVIP_FORWARD(set_muted(now, call, kind, muted));
}
Expected<void> ClientImpl::send_dtmf(CallId call, const std::string& digits, DtmfMethod method) {
  return MTAVIP_FORWARD(send_dtmf(now, call, digits, method));
}
Expected<void> ClientImpl::set_source(CallId call, MediaKind kind, const std::string& port) {
  if (auto name = parse_port(port, kind, PortRole::kSource); !name) return tl::unexpected(name.error());
  return MTAVIP_FORWARD(switch_port(now, call, kind, true, port));
}
Expected<void> ClientImpl::set_sink(CallId call, MediaKind kind, const std::string& port) {
  if (auto name = parse_port(port, kind, PortRole::kSink); !name) return tl::unexpected(name.error());
  return MTAVIP_FORWARD(switch_port(now, call, kind, false, port));
}
Expected<MessageId> ClientImpl::send_message(const MessageRequest& request) {
  return MTAVIP_FORWARD(send_message(now, request));
}
Expected<void> ClientImpl::mark_displayed(MessageId message) {
  return MTAVIP_FORWARD(mark_displayed(now, message));
}
Expected<void> ClientImpl::set_typing(const std::string& target, bool typing, std::optional<AccountId> account) {
  return MTAVIP_FORWARD(set_typing(now, target, typing, account));
}
Expected<MessageId> ClientImpl::ping(const std::string& target, std::optional<AccountId> account) {
  return MTAVIP_FORWARD(ping(now, target, account));
}
Expected<WatchId> ClientImpl::watch(const std::string& target, WatchKind kind, std::optional<AccountId> account) {
  return MTAVIP_FORWARD(watch(now, target, kind, account));
}
Expected<void> ClientImpl::unwatch(WatchId watch) {
  return MTAVIP_FORWARD(unwatch(now, watch));
}
Expected<void> ClientImpl::set_presence(const Presence& presence) {
  return MTAVIP_FORWARD(set_presence(now, presence));
}
Expected<void> ClientImpl::admit_watcher(WatcherId watcher) {
  return MTAVIP_FORWARD(admit_watcher(now, watcher));
}
Expected<void> ClientImpl::dismiss_watcher(WatcherId watcher) {
  return MTAVIP_FORWARD(dismiss_watcher(now, watcher));
}

#undef MTAVIP_FORWARD

Expected<CallInfo> ClientImpl::call_info(CallId call) const {
  return on_loop([&](Timestamp) { return core_->info(call); });
}
Expected<CallStatistics> ClientImpl::statistics(CallId call) const {
  return on_loop([&](Timestamp) { return core_->statistics(call); });
}
std::vector<CallId> ClientImpl::calls() const {
  return on_loop([&](Timestamp) {
    tell_events();
    return core_->calls();
  });
}

std::vector<DeviceDescription> ClientImpl::devices() {
  std::vector<DeviceDescription> result;
  for (auto& device : media_.factory().devices()) {
    result.push_back(
        {std::move(device.kind), std::move(device.name), std::move(device.description), device.is_default});
  }
  return result;
}

std::vector<CodecDescription> ClientImpl::codecs() {
  std::vector<CodecDescription> result;
  for (const MediaKind kind : {MediaKind::kAudio, MediaKind::kVideo}) {
    for (const auto& name : call::known_codecs(kind)) {
      if (!media_.factory().load_codec(kind, name)) continue;
      const auto codec = call::configurations_of(name, kind).front();
      result.push_back({std::string(to_string(kind)), codec.name, codec.clock_rate, codec.channels});
    }
  }
  return result;
}

}  // namespace mtavip::client
