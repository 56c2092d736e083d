#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <poll.h>

#include "commands.h"
#include "demo_process.h"
#include "demo_report.h"
#include "event_writer.h"
#include "program_folder.h"
#include "stop_signal.h"

namespace mtavip::cli {
namespace {

constexpr double kDefaultSeconds = 8;
// Besides the call itself: starting, setting up, and writing the files.
constexpr double kReadyTime = 15;
constexpr double kOverhead = 30;

struct Speech {
  std::string path;
  double seconds = 0;
};

/// share/mtavip/speech.wav beside bin/, as built and as installed. Its bytes a second stand in its header at 28.
std::optional<Speech> find_speech() {
  constexpr std::size_t kHeader = 44;
  const auto path = std::filesystem::path(program_folder()).parent_path() / "share/mtavip/speech.wav";
  std::ifstream file(path, std::ios::binary);
  std::array<unsigned char, kHeader> header{};
  if (!file.read(reinterpret_cast<char*>(header.data()), kHeader)) return std::nullopt;
  const double bytes_a_second = header[28] + 256.0 * header[29] + 65536.0 * header[30];
  std::error_code error;
  const auto size = static_cast<double>(std::filesystem::file_size(path, error));
  return Speech{path.string(), bytes_a_second > 0 ? (size - kHeader) / bytes_a_second : 0};
}

/// What both children are told of the options that were given.
std::vector<std::string> media_arguments(const SharedOptions& shared) {
  std::vector<std::string> words;
  const auto add = [&words](const char* option, const std::string& value) {
    words.emplace_back(option);
    words.push_back(value);
  };
  const auto joined = [](const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : ",") + name;
    return all;
  };
  if (!shared.audio_codecs.empty()) add("--audio-codecs", joined(shared.audio_codecs));
  if (!shared.video_codecs.empty()) add("--video-codecs", joined(shared.video_codecs));
  if (shared.video_size) {
    add("--video-size", std::to_string(shared.video_size->first) + "x" + std::to_string(shared.video_size->second));
  }
  if (shared.frames_per_second) add("--fps", std::to_string(*shared.frames_per_second));
  if (shared.video_rate_kbps) add("--rate", std::to_string(*shared.video_rate_kbps));
  if (shared.audio_rate_kbps) add("--audio-rate", std::to_string(*shared.audio_rate_kbps));
  if (shared.packet_time_ms) add("--ptime", std::to_string(*shared.packet_time_ms));
  if (shared.module_folder) add("--module-folder", *shared.module_folder);
  for (int i = 0; i < shared.verbosity; ++i) words.emplace_back("-v");
  return words;
}

struct DemoProtocol {
  const char* name;
  const char* prefix;   ///< of file names
  const char* scheme;   ///< of addresses
  const char* listens;  ///< what an address begins with that a client says it listens on
};
constexpr std::array kProtocols{DemoProtocol{"SIP", "sip-", "sip:", "udp:"},
                                DemoProtocol{"H.323", "h323-", "h323:", "h323:"}};

class Demo {
 public:
  Demo(const SharedOptions& shared, const DemoOptions& options, const Speech& speech)
      : shared_(shared), folder_(options.output), speech_(speech) {}

  /// One call between two new processes. False: it was interrupted.
  bool run_call(const DemoProtocol& protocol) {
    DemoRun run;
    run.protocol = protocol.name;
    run.seconds = shared_.duration_seconds.value_or(kDefaultSeconds);
    run.with_video = shared_.video.value_or(true);
    run.speech_seconds = speech_.seconds;
    run.sides = {side(protocol, "caller"), side(protocol, "answerer")};
    DemoSide& caller = run.sides[0];
    DemoSide& answerer = run.sides[1];

    DemoProcess answering;
    auto words = arguments({"answer", "--once"}, answerer, run);
    answerer.sound_failure = answering.start(words, answerer.files.log);
    std::optional<int> port;
    const auto ready_limit = *in_seconds(kReadyTime);
    while (answerer.sound_failure.empty() && !port && read_some({&answering}, ready_limit)) {
      port = port_of(answering.lines(), protocol.listens);
    }
    DemoProcess calling;
    if (port) {
      words = arguments({"call", protocol.scheme + std::string("demo@127.0.0.1:") + std::to_string(*port), "--duration",
                         std::to_string(run.seconds)},
                        caller, run);
      caller.sound_failure = calling.start(words, caller.files.log);
      const auto limit = *in_seconds(run.seconds + kOverhead);
      while (read_some({&answering, &calling}, limit)) {
      }
      if (StopSignal::received()) {
        calling.stop();
        answering.stop();
      }
      caller.exit_code = calling.wait(limit);
    }
    // Without a call the other side would wait for ever.
    if (!port || caller.exit_code != static_cast<int>(ExitCode::kDone)) answering.stop();
    answerer.exit_code = answering.wait(*in_seconds(kReadyTime));
    for (auto* process : {&calling, &answering}) {
      while (process->descriptor() >= 0 && process->read()) {
      }
    }
    caller.events = calling.lines();
    answerer.events = answering.lines();
    if (StopSignal::received()) return false;
    for (auto& each : run.sides) measure(each);
    runs_.push_back(std::move(run));
    return true;
  }

  ExitCode report() {
    std::vector<std::string> failures;
    for (const auto& run : runs_) {
      for (const auto& failure : failures_of(run)) failures.push_back(run.protocol + " " + failure);
    }
    const std::string numbers = folder_ + "/numbers.json";
    std::ofstream(numbers) << numbers_of(runs_);
    if (shared_.json) {
      std::fputs(numbers_of(runs_).c_str(), stdout);
    } else {
      std::printf("\n%s\nwritten:\n", table_of(runs_).c_str());
      for (const auto& run : runs_) {
        for (const auto& each : run.sides) {
          std::printf("  %-5s %-8s heard %s", run.protocol.c_str(), each.name.c_str(), each.files.sound.c_str());
          if (run.with_video) std::printf(", saw %s", each.files.picture.c_str());
          std::printf(", recorded %s\n", each.files.recording.c_str());
        }
      }
      std::printf("  numbers %s\n", numbers.c_str());
    }
    std::fflush(stdout);
    for (const auto& failure : failures) std::fprintf(stderr, "mtavip: %s\n", failure.c_str());
    if (failures.empty()) {
      if (!shared_.json) std::puts("both sides received what the other sent");
      return ExitCode::kDone;
    }
    return ExitCode::kNoMedia;
  }

 private:
  [[nodiscard]] DemoSide side(const DemoProtocol& protocol, const std::string& name) const {
    const std::string stem = folder_ + "/" + protocol.prefix + name;
    DemoSide result;
    result.name = name;
    result.files = {stem + "-heard.wav", stem + "-saw.png", stem + "-recording.mkv", stem + ".log", {}};
    if (shared_.trace_path) {
      // What a side says on standard error is in its log.
      result.files.trace = *shared_.trace_path == "-" ? "-" : *shared_.trace_path + "-" + protocol.prefix + name;
    }
    std::error_code ignored;
    for (const auto& path : {result.files.sound, result.files.picture, result.files.recording}) {
      std::filesystem::remove(path, ignored);
    }
    return result;
  }

  [[nodiscard]] std::vector<std::string> arguments(std::vector<std::string> words, const DemoSide& side,
                                                   const DemoRun& run) const {
    // No configuration of whoever runs the demo takes part.
    for (const auto& word :
         {std::string("--json"), std::string("--config"), std::string("/dev/null"), std::string("--bind"),
          std::string("127.0.0.1"), std::string("--sip-port"), std::string("0"), std::string("--h323-port"),
          std::string("0"), std::string("--audio-source"), "file:" + speech_.path, std::string("--audio-sink"),
          "record:" + side.files.sound, std::string("--record"), side.files.recording}) {
      words.push_back(word);
    }
    if (run.with_video) {
      for (const auto& word : {std::string("--video"), std::string("--video-source"), std::string("test"),
                               std::string("--video-sink"), "check:" + side.files.picture}) {
        words.push_back(word);
      }
    }
    if (shared_.trace_path) {
      words.emplace_back("--trace");
      words.push_back(side.files.trace);
    }
    for (auto& word : media_arguments(shared_)) words.push_back(std::move(word));
    return words;
  }

  /// Waits for output. False: all of it has ended, the time is over, or a stop signal came.
  static bool read_some(const std::vector<DemoProcess*>& processes, Clock::time_point limit) {
    std::vector<pollfd> watched{{StopSignal::descriptor(), POLLIN, 0}};
    for (const auto* process : processes) watched.push_back({process->descriptor(), POLLIN, 0});
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(limit - Clock::now()).count();
    if (left <= 0 || StopSignal::received()) return false;
    if (::poll(watched.data(), watched.size(), static_cast<int>(left) + 1) <= 0) return StopSignal::received();
    for (std::size_t i = 0; i < processes.size(); ++i) {
      // One side has ended: the other one is waited for after this.
      if (watched[i + 1].revents != 0 && !processes[i]->read()) return false;
    }
    return !processes.empty();
  }

  void measure(DemoSide& side) const {
    if (side.exit_code != static_cast<int>(ExitCode::kDone)) return;
    auto compared = compare_sound(speech_.path, side.files.sound);
    if (compared) {
      side.sound = *compared;
    } else {
      side.sound_failure = compared.error().message;
    }
  }

  const SharedOptions& shared_;
  std::string folder_;
  Speech speech_;
  std::vector<DemoRun> runs_;
};

}  // namespace

ExitCode run_demo(const SharedOptions& shared, const DemoOptions& options) {
  const AccountNames none;
  const auto writer = shared.json ? make_json_writer(none) : make_text_writer(none);
  const auto fail = [&writer](const std::string& text) {
    writer->error(text, ExitCode::kLocalFailure);
    return ExitCode::kLocalFailure;
  };
  const auto speech = find_speech();
  if (!speech) return fail("share/mtavip/speech.wav is not beside this program's folder; install the whole package");
  std::error_code error;
  std::filesystem::create_directories(options.output, error);
  if (error) return fail("the folder " + options.output + " cannot be made: " + error.message());
  Demo demo(shared, options, *speech);
  if (!shared.json) {
    std::printf("two clients on 127.0.0.1 call each other over SIP, then over H.323, for %.0f seconds each\n",
                shared.duration_seconds.value_or(kDefaultSeconds));
    std::fflush(stdout);
  }
  for (const auto& protocol : kProtocols) {
    if (!demo.run_call(protocol)) return ExitCode::kOther;
  }
  return demo.report();
}

}  // namespace mtavip::cli
