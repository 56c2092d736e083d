#include "demo_report.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "exit_code.h"

namespace mtavip::cli {
namespace {

using Json = nlohmann::ordered_json;

// What a call on one machine must reach at least; it reaches far more when nothing is wrong.
constexpr double kLeastCoverage = 0.8;
constexpr double kLeastPsnr = 25;
constexpr double kMostUnreadable = 0.05;

Json event_of(const std::vector<std::string>& lines, const std::string& name) {
  for (const auto& line : lines) {
    auto json = Json::parse(line, nullptr, false);
    if (json.is_object() && json.value("event", "") == name) return json;
  }
  return nullptr;
}

Json statistics_of(const DemoSide& side) {
  const Json ended = event_of(side.events, "ended");
  return ended.is_object() ? ended.value("statistics", Json()) : Json();
}

/// A number of the statistics by its path, as in "/audio/jitter_ms".
std::optional<double> number_at(const Json& json, const char* path) {
  const Json::json_pointer pointer(path);
  if (!json.is_object() || !json.contains(pointer) || !json.at(pointer).is_number()) return std::nullopt;
  return json.at(pointer).get<double>();
}

std::string text_at(const Json& json, const char* path) {
  const Json::json_pointer pointer(path);
  if (!json.is_object() || !json.contains(pointer) || !json.at(pointer).is_string()) return {};
  return json.at(pointer).get<std::string>();
}

/// From reading a sample in one process to writing it to the sink of the other, by the clock that both share.
std::optional<double> sound_delay(const DemoSide& sender, const DemoSide& receiver) {
  const auto started = number_at(statistics_of(sender), "/audio/source_started_us");
  const auto heard = number_at(statistics_of(receiver), "/audio/sink_started_us");
  if (!started || !heard || !receiver.sound) return std::nullopt;
  return (*heard - *started) / 1000 + receiver.sound->delay_ms;
}

std::string printed(const char* pattern, std::optional<double> value) {
  if (!value) return "-";
  char text[64];
  std::snprintf(text, sizeof text, pattern, *value);
  return text;
}

struct Row {
  const char* title;
  std::string (*cell)(const Json& statistics, const DemoSide& side, const DemoSide& other);
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all{
      {"call set up",
       [](const Json& s, const DemoSide&, const DemoSide&) { return printed("%.1f ms", number_at(s, "/setup_ms")); }},
      {"first sound after the answer",
       [](const Json& s, const DemoSide&, const DemoSide&) {
         return printed("%.1f ms", number_at(s, "/first_sound_ms"));
       }},
      {"sound: codec",
       [](const Json& s, const DemoSide&, const DemoSide&) { return text_at(s, "/audio/receive_codec"); }},
      {"  packets received", [](const Json& s, const DemoSide&,
                                const DemoSide&) { return printed("%.0f", number_at(s, "/audio/packets_received")); }},
      {"  lost", [](const Json& s, const DemoSide&,
                    const DemoSide&) { return printed("%.0f", number_at(s, "/audio/packets_lost")); }},
      {"  jitter", [](const Json& s, const DemoSide&,
                      const DemoSide&) { return printed("%.1f ms", number_at(s, "/audio/jitter_ms")); }},
      {"  delay, one way", [](const Json&, const DemoSide& side,
                              const DemoSide& other) { return printed("%.1f ms", sound_delay(other, side)); }},
      {"  recognised of what was sent",
       [](const Json&, const DemoSide& side, const DemoSide&) {
         return side.sound ? printed("%.1f %%", side.sound->coverage * 100) : std::string("-");
       }},
      {"  quality, 1 to 5",
       [](const Json&, const DemoSide& side, const DemoSide&) {
         return side.sound ? printed("%.2f", side.sound->score) : std::string("-");
       }},
      {"picture: codec",
       [](const Json& s, const DemoSide&, const DemoSide&) { return text_at(s, "/video/receive_codec"); }},
      {"  size",
       [](const Json& s, const DemoSide&, const DemoSide&) {
         return printed("%.0f", number_at(s, "/video/received_width")) + "x" +
                printed("%.0f", number_at(s, "/video/received_height"));
       }},
      {"  packets received", [](const Json& s, const DemoSide&,
                                const DemoSide&) { return printed("%.0f", number_at(s, "/video/packets_received")); }},
      {"  lost", [](const Json& s, const DemoSide&,
                    const DemoSide&) { return printed("%.0f", number_at(s, "/video/packets_lost")); }},
      {"  jitter", [](const Json& s, const DemoSide&,
                      const DemoSide&) { return printed("%.1f ms", number_at(s, "/video/jitter_ms")); }},
      {"  delay, one way",
       [](const Json& s, const DemoSide&, const DemoSide&) {
         return printed("%.1f ms", number_at(s, "/video/test_picture/delay_ms"));
       }},
      {"  frames read",
       [](const Json& s, const DemoSide&, const DemoSide&) {
         return printed("%.0f", number_at(s, "/video/test_picture/frames_read"));
       }},
      {"  frames missing",
       [](const Json& s, const DemoSide&, const DemoSide&) {
         return printed("%.0f", number_at(s, "/video/test_picture/frames_missing"));
       }},
      {"  PSNR", [](const Json& s, const DemoSide&,
                    const DemoSide&) { return printed("%.1f dB", number_at(s, "/video/test_picture/psnr_db")); }},
      {"  SSIM", [](const Json& s, const DemoSide&,
                    const DemoSide&) { return printed("%.3f", number_at(s, "/video/test_picture/ssim")); }},
      {"picture later than its sound",
       [](const Json& s, const DemoSide&, const DemoSide&) {
         return printed("%+.0f ms", number_at(s, "/lip_sync_ms"));
       }},
  };
  return all;
}

bool has_contents(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return !error && size > 0;
}

void check_sound(const DemoRun& run, const DemoSide& side, const Json& statistics, std::vector<std::string>& failures) {
  if (number_at(statistics, "/audio/packets_received").value_or(0) <= 0) {
    failures.push_back(side.name + " received no packet of sound");
    return;
  }
  if (!side.sound) {
    failures.push_back(side.name + ": " + side.sound_failure);
    return;
  }
  // A call that is shorter than the speech cannot carry all of it.
  const double expected = run.speech_seconds > 0 ? std::min(1.0, run.seconds / run.speech_seconds) : 1.0;
  if (side.sound->coverage < kLeastCoverage * expected) {
    failures.push_back(side.name + " received only " + printed("%.0f %%", side.sound->coverage * 100) +
                       " of the sound that was sent");
  }
}

void check_picture(const DemoSide& side, const Json& statistics, std::vector<std::string>& failures) {
  if (number_at(statistics, "/video/packets_received").value_or(0) <= 0) {
    failures.push_back(side.name + " received no packet of the picture");
    return;
  }
  const double read = number_at(statistics, "/video/test_picture/frames_read").value_or(0);
  const double unreadable = number_at(statistics, "/video/test_picture/frames_unreadable").value_or(0);
  if (read <= 0) {
    failures.push_back(side.name + " could not read one frame of the picture");
    return;
  }
  if (unreadable > kMostUnreadable * (read + unreadable)) {
    failures.push_back(side.name + " could not read " + printed("%.0f", unreadable) + " of " +
                       printed("%.0f", read + unreadable) + " frames");
  }
  const auto psnr = number_at(statistics, "/video/test_picture/psnr_db");
  if (!psnr || *psnr < kLeastPsnr) {
    failures.push_back(side.name + ": the picture differs too much from what was sent: PSNR " +
                       printed("%.1f dB", psnr));
  }
  if (!has_contents(side.files.picture)) failures.push_back(side.name + " wrote no picture to " + side.files.picture);
}

}  // namespace

std::optional<int> port_of(const std::vector<std::string>& events, std::string_view kind) {
  const Json ready = event_of(events, "ready");
  if (!ready.is_object()) return std::nullopt;
  for (const auto& address : ready.value("listening", Json::array())) {
    const auto text = address.get<std::string>();
    if (text.starts_with(kind)) return std::atoi(text.substr(text.rfind(':') + 1).c_str());
  }
  return std::nullopt;
}

std::vector<std::string> failures_of(const DemoRun& run) {
  std::vector<std::string> failures;
  for (const auto& side : run.sides) {
    if (const Json error = event_of(side.events, "error"); error.is_object()) {
      failures.push_back(side.name + ": " + error.value("text", ""));
    }
    if (!side.exit_code) {
      failures.push_back(side.name + " did not end in time; see " + side.files.log);
    } else if (*side.exit_code != static_cast<int>(ExitCode::kDone)) {
      failures.push_back(side.name + " ended with code " + std::to_string(*side.exit_code) + "; see " + side.files.log);
    }
    const Json statistics = statistics_of(side);
    if (!statistics.is_object()) {
      failures.push_back(side.name + " had no call");
      continue;
    }
    check_sound(run, side, statistics, failures);
    if (run.with_video) check_picture(side, statistics, failures);
    if (!has_contents(side.files.recording)) failures.push_back(side.name + " wrote no " + side.files.recording);
  }
  return failures;
}

std::string table_of(const std::vector<DemoRun>& runs) {
  constexpr std::size_t kTitleWidth = 32;
  constexpr std::size_t kColumnWidth = 18;
  const auto padded = [](std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
  };
  std::string table = padded("", kTitleWidth);
  for (const auto& run : runs) {
    for (const auto& side : run.sides) table += padded(run.protocol + " " + side.name, kColumnWidth);
  }
  table += '\n';
  const bool with_video = std::any_of(runs.begin(), runs.end(), [](const DemoRun& run) { return run.with_video; });
  bool in_picture = false;
  for (const auto& row : rows()) {
    const std::string title = row.title;
    in_picture = title.starts_with("picture") || (in_picture && title.starts_with(" "));
    if (in_picture && !with_video) continue;
    table += padded(title, kTitleWidth);
    for (const auto& run : runs) {
      for (std::size_t i = 0; i < run.sides.size(); ++i) {
        const auto& side = run.sides[i];
        table += padded(row.cell(statistics_of(side), side, run.sides[run.sides.size() - 1 - i]), kColumnWidth);
      }
    }
    table.erase(table.find_last_not_of(' ') + 1);
    table += '\n';
  }
  return table;
}

std::string numbers_of(const std::vector<DemoRun>& runs) {
  Json all{{"runs", Json::array()}};
  for (const auto& run : runs) {
    Json sides = Json::array();
    for (std::size_t i = 0; i < run.sides.size(); ++i) {
      const auto& side = run.sides[i];
      const auto delay = sound_delay(run.sides[run.sides.size() - 1 - i], side);
      Json sound = nullptr;
      if (side.sound) {
        sound = {{"coverage", side.sound->coverage},
                 {"score", side.sound->score},
                 {"gain_db", side.sound->gain_db},
                 {"segmental_snr_db", side.sound->segmental_snr_db},
                 {"delay_ms", delay ? Json(*delay) : Json(nullptr)},
                 {"longest_gap_ms", side.sound->longest_gap_ms}};
      }
      sides.push_back({{"side", side.name},
                       {"exit_code", side.exit_code ? Json(*side.exit_code) : Json(nullptr)},
                       {"received_sound", sound},
                       {"statistics", statistics_of(side)},
                       {"files",
                        {{"sound", side.files.sound},
                         {"picture", run.with_video ? Json(side.files.picture) : Json(nullptr)},
                         {"recording", side.files.recording},
                         {"log", side.files.log}}}});
    }
    all["runs"].push_back({{"protocol", run.protocol},
                           {"duration_ms", run.seconds * 1000},
                           {"failures", failures_of(run)},
                           {"sides", sides}});
  }
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace mtavip::cli
