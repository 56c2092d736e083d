#include <cstdio>
#include <type_traits>

#include "commands.h"
#include "options.h"
#include "stop_signal.h"

namespace mtavip::cli {
namespace {

ExitCode run(const Options& options) {
  const SharedOptions& shared = options.shared;
  return std::visit(
      [&shared](const auto& command) {
        using Command = std::decay_t<decltype(command)>;
        if constexpr (std::is_same_v<Command, CallOptions>) return run_call(shared, command);
        if constexpr (std::is_same_v<Command, AnswerOptions>) return run_answer(shared, command);
        if constexpr (std::is_same_v<Command, RegisterOptions>) return run_register(shared);
        if constexpr (std::is_same_v<Command, MessageOptions>) return run_message(shared, command);
        if constexpr (std::is_same_v<Command, MessagesOptions>) return run_messages(shared, command);
        if constexpr (std::is_same_v<Command, PingOptions>) return run_ping(shared, command);
        if constexpr (std::is_same_v<Command, WatchOptions>) return run_watch(shared, command);
        if constexpr (std::is_same_v<Command, ContactsOptions>) return run_contacts(shared, command);
        if constexpr (std::is_same_v<Command, WatchersOptions>) return run_watchers(shared, command);
        if constexpr (std::is_same_v<Command, DemoOptions>) return run_demo(shared, command);
        if constexpr (std::is_same_v<Command, DevicesOptions>) return run_devices(shared);
        if constexpr (std::is_same_v<Command, CodecsOptions>) return run_codecs(shared);
        if constexpr (std::is_same_v<Command, DecodeCommandOptions>) return run_decode(shared, command);
        if constexpr (std::is_same_v<Command, ConfigOptions>) return run_config(shared, command);
        if constexpr (std::is_same_v<Command, ConsoleOptions>) return run_console(shared);
      },
      options.command);
}

}  // namespace
}  // namespace mtavip::cli

int main(int argument_count, char** arguments) {
  using namespace mtavip::cli;
  const auto parsed = parse_command_line(argument_count, arguments);
  if (const auto* end = std::get_if<ParsedEnd>(&parsed)) return static_cast<int>(end->code);
  StopSignal::install();
  return static_cast<int>(run(std::get<Options>(parsed)));
}
