// Messages of recorded calls, as other stacks sent them, given to a terminal: each Setup makes a call that can be
// answered, and nothing that comes in a call ends it but what is meant to.
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "asn1/codec.h"
#include "base/text.h"
#include "h323/endpoint/capabilities.h"
#include "h323/endpoint/signalling.h"
#include "h323/endpoint/terminal.h"
#include "h323/messages/h245_message.h"
#include "h323/wire/tpkt.h"

namespace mtavip::h323 {
namespace {

struct Recorded {
  std::string recording;
  std::string kind;
  Bytes data;
};

std::vector<Recorded> recorded(const std::string& kind) {
  std::vector<Recorded> result;
  std::ifstream file(MTAVIP_TEST_DATA "/h323/messages.txt");
  EXPECT_TRUE(file.good());
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto words = split(line, ' ');
    if (words.size() != 3 || words[1] != kind) continue;
    Recorded message{std::string(words[0]), std::string(words[1]), {}};
    for (std::size_t i = 0; i + 1 < words[2].size(); i += 2) {
      message.data.push_back(static_cast<std::byte>(*parse_number<unsigned char>(words[2].substr(i, 2), 16)));
    }
    result.push_back(std::move(message));
  }
  EXPECT_FALSE(result.empty());
  return result;
}

std::optional<h225::H323UserInformation> decode(const Recorded& message) {
  auto user = asn1::decode<h225::H323UserInformation>(message.data);
  if (!user) return std::nullopt;
  return std::move(*user);
}

wire::MessageType type_of(MessageBody::Kind kind) {
  switch (kind) {
    case MessageBody::kSetup:
      return wire::MessageType::kSetup;
    case MessageBody::kCallProceeding:
      return wire::MessageType::kCallProceeding;
    case MessageBody::kConnect:
      return wire::MessageType::kConnect;
    case MessageBody::kAlerting:
      return wire::MessageType::kAlerting;
    case MessageBody::kInformation:
      return wire::MessageType::kInformation;
    case MessageBody::kReleaseComplete:
      return wire::MessageType::kReleaseComplete;
    case MessageBody::kProgress:
      return wire::MessageType::kProgress;
    case MessageBody::kStatus:
      return wire::MessageType::kStatus;
    default:
      return wire::MessageType::kFacility;
  }
}

/// A terminal with one connection to it, played by hand.
struct Stage {
  Stage() {
    terminal.add_socket({SocketId{1}, TransportKind::kTcp, {here, 1720}, {here, 1720}});
    terminal.add_h245_socket({SocketId{2}, TransportKind::kTcp, {here, 11000}, {here, 11000}});
    terminal.handle(now, ConnectionOpened{connection, TransportKind::kTcp, {here, 1720}, there, true});
  }
  void give(wire::MessageType type, const Bytes& pdu) {
    wire::Q931Message message(type, {77, false});
    message.set_h225_pdu(pdu);
    Bytes bytes;
    EXPECT_TRUE(wire::append_tpkt(bytes, *message.print()));
    terminal.handle(now, ConnectionData{connection, bytes});
    drain();
  }
  void drain() {
    while (auto output = terminal.poll()) {
      if (auto* event = std::get_if<Event>(&*output)) events.push_back(std::move(*event));
    }
  }
  template <class T>
  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(
        std::count_if(events.begin(), events.end(), [](const Event& e) { return std::holds_alternative<T>(e); }));
  }

  const IpAddress here = IpAddress::v4({10, 0, 0, 2});
  const Endpoint there{IpAddress::v4({10, 0, 0, 1}), 40'000};
  const ConnectionId connection{kAcceptedConnection | 1};
  Timestamp now{};
  SeededRandom random{1};
  NullLog log;
  Environment environment{random, log, WallTime{}};
  Terminal terminal{environment, {}};
  std::vector<Event> events;
};

LocalMedia media() {
  LocalStream audio;
  for (const auto codec : {Codec::kG711ALaw, Codec::kG711MuLaw}) {
    MediaFormat format;
    format.codec = codec;
    audio.formats.push_back(format);
  }
  audio.rtp = {IpAddress{}, 5000};
  audio.rtcp = {IpAddress{}, 5001};
  audio.dtmf_payload_type = 101;
  return {audio};
}

TEST(Recorded, EverySetupMakesACall) {
  std::size_t setups = 0;
  std::size_t fast = 0;
  std::size_t in_the_place_of_another = 0;  // of a call that nobody here has
  for (const auto& message : recorded("uuie")) {
    const auto user = decode(message);
    if (!user || user->h323_uu_pdu.h323_message_body.kind() != MessageBody::kSetup) continue;
    SCOPED_TRACE(message.recording);
    ++setups;
    Stage stage;
    stage.give(wire::MessageType::kSetup, message.data);
    if (message.recording == "82_h450_2_consultation_transfer" && stage.count<IncomingCall>() == 0) {
      ++in_the_place_of_another;
      continue;
    }
    ASSERT_EQ(stage.count<IncomingCall>(), 1U);
    const auto call = std::get<IncomingCall>(stage.events.back());
    EXPECT_FALSE(call.from.product.empty());
    ASSERT_TRUE(stage.terminal.accept(stage.now, call.call, media()));
    stage.drain();
    EXPECT_EQ(stage.count<CallConfirmed>(), 1U);
    EXPECT_EQ(stage.count<CallEnded>(), 0U);
    const auto* setup = user->h323_uu_pdu.h323_message_body.get_if<MessageBody::kSetup>();
    if (setup->fast_start) {
      ++fast;
      ASSERT_EQ(stage.count<MediaChanged>(), 1U);
      const auto changed = std::find_if(stage.events.begin(), stage.events.end(),
                                        [](const Event& e) { return std::holds_alternative<MediaChanged>(e); });
      const auto& stream = std::get<MediaChanged>(*changed).streams.at(0);
      EXPECT_TRUE(stream.send && stream.receive) << "all of them offer G.711 in both directions";
    }
  }
  EXPECT_GT(setups, 5U);
  EXPECT_EQ(in_the_place_of_another, 1U);
  EXPECT_GT(fast, 2U);
}

TEST(Recorded, WhateverComesInACall) {
  const auto setups = recorded("uuie");
  const auto setup = std::find_if(setups.begin(), setups.end(), [](const Recorded& message) {
    const auto user = decode(message);
    return user && user->h323_uu_pdu.h323_message_body.kind() == MessageBody::kSetup;
  });
  ASSERT_NE(setup, setups.end());
  for (const auto& message : recorded("uuie")) {
    const auto user = decode(message);
    ASSERT_TRUE(user) << message.recording;
    const auto kind = user->h323_uu_pdu.h323_message_body.kind();
    SCOPED_TRACE(message.recording);
    Stage stage;
    stage.give(wire::MessageType::kSetup, setup->data);
    const auto call = std::get<IncomingCall>(stage.events.back());
    ASSERT_TRUE(stage.terminal.accept(stage.now, call.call, media()));
    stage.give(type_of(kind), message.data);
    EXPECT_EQ(stage.count<CallEnded>(), kind == MessageBody::kReleaseComplete ? 1U : 0U);
  }
}

TEST(Recorded, CapabilitySets) {
  std::size_t sets = 0;
  for (const auto& message : recorded("h245")) {
    const auto decoded = asn1::decode<h245::MultimediaSystemControlMessage>(message.data);
    ASSERT_TRUE(decoded) << message.recording;
    const auto* request = decoded->get_if<h245::MultimediaSystemControlMessage::kRequest>();
    if (request == nullptr || request->kind() != h245::RequestMessage::kTerminalCapabilitySet) continue;
    const auto& set = request->get<h245::RequestMessage::kTerminalCapabilitySet>();
    if (!set.capability_table) continue;
    SCOPED_TRACE(message.recording);
    ++sets;
    const auto remote = read_capabilities(set);
    EXPECT_FALSE(remote.empty);
    ASSERT_FALSE(remote.formats.empty());
    EXPECT_EQ(kind_of(remote.formats.front().format.codec), MediaKind::kAudio);
    const auto chosen = choose_formats(media(), remote, {});
    EXPECT_TRUE(chosen.at(0)) << "all of them take G.711";
  }
  EXPECT_GT(sets, 0U);
}

}  // namespace
}  // namespace mtavip::h323
