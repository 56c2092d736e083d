#include <chrono>
#include <cstdio>

#include "trace/message_record.h"
#include "trace/secrets.h"

namespace mtavip::trace {
namespace {

/// "2026-11-22T17:04:05.123456Z"
std::string utc(WallTime time) {
  using namespace std::chrono;
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss<Duration> clock(duration_cast<Duration>(time - day));
  char text[48];
  const int size =
      std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                    static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                    static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
  return {text, static_cast<std::size_t>(size)};
}

std::string_view arrow(Direction direction) {
  switch (direction) {
    case Direction::kPassing:
      return "";
    case Direction::kSent:
      return "sent ";
    case Direction::kReceived:
      return "received ";
  }
  return {};
}

void add_member(std::string& out, std::string_view name, std::string_view text) {
  out += out.size() > 1 ? "," : "";
  write_json_string(out, name);
  out += ':';
  write_json_string(out, text);
}

}  // namespace

std::string format_text(const MessageRecord& record, const DecodedMessage& message) {
  std::string out = utc(record.time) + " " + std::string(arrow(record.direction)) + record.source.to_string() + " > " +
                    record.destination.to_string() + " " + std::string(name(record.carrier)) + " " +
                    std::string(name(record.protocol)) + " " + printable(message.title) + "\n";
  for (const auto& error : message.errors) {
    out += "  error at octet " + std::to_string(error.offset) + ": " + printable(error.text) + "\n";
  }
  for (const auto& difference : message.differences) {
    out += "  difference at octet " + std::to_string(difference.offset) + ": " + printable(difference.text) + "\n";
  }
  for (const auto& part : message.parts) write_text(out, part, 2);
  out += '\n';
  return out;
}

std::string format_json(const MessageRecord& record, const DecodedMessage& message) {
  std::string out = "{";
  add_member(out, "time", utc(record.time));
  if (record.direction != Direction::kPassing) {
    add_member(out, "direction", record.direction == Direction::kSent ? "sent" : "received");
  }
  add_member(out, "protocol", name(record.protocol));
  add_member(out, "transport", name(record.carrier));
  add_member(out, "source", record.source.to_string());
  add_member(out, "destination", record.destination.to_string());
  add_member(out, "message", message.title);
  for (const auto& part : message.parts) {
    out += ',';
    write_json_string(out, part.name);
    out += ':';
    write_json(out, part);
  }
  if (!message.errors.empty()) {
    add_member(out, "error", message.errors.front().text);
    out += ",\"offset\":" + std::to_string(message.errors.front().offset);
  }
  if (!message.differences.empty()) {
    out += ",\"differences\":[";
    for (std::size_t i = 0; i < message.differences.size(); ++i) {
      out += i > 0 ? ",{" : "{";
      out += "\"text\":";
      write_json_string(out, message.differences[i].text);
      out += ",\"offset\":" + std::to_string(message.differences[i].offset) + "}";
    }
    out += ']';
  }
  out += '}';
  return out;
}

std::string format(const MessageRecord& record) {
  DecodedMessage message = decode(record);
  leave_out_secrets(message);
  return format_text(record, message);
}

}  // namespace mtavip::trace
