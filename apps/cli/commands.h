// The commands of the program, a file each. Each returns how the program ends.
#pragma once

#include "exit_code.h"
#include "options.h"

namespace mtavip::cli {

ExitCode run_call(const SharedOptions& shared, const CallOptions& options);
ExitCode run_answer(const SharedOptions& shared, const AnswerOptions& options);
ExitCode run_register(const SharedOptions& shared);
ExitCode run_message(const SharedOptions& shared, const MessageOptions& options);
ExitCode run_messages(const SharedOptions& shared, const MessagesOptions& options);
ExitCode run_ping(const SharedOptions& shared, const PingOptions& options);
ExitCode run_watch(const SharedOptions& shared, const WatchOptions& options);
ExitCode run_contacts(const SharedOptions& shared, const ContactsOptions& options);
ExitCode run_watchers(const SharedOptions& shared, const WatchersOptions& options);
ExitCode run_demo(const SharedOptions& shared, const DemoOptions& options);
ExitCode run_devices(const SharedOptions& shared);
ExitCode run_codecs(const SharedOptions& shared);
ExitCode run_decode(const SharedOptions& shared, const DecodeCommandOptions& options);
ExitCode run_config(const SharedOptions& shared, const ConfigOptions& options);
ExitCode run_console(const SharedOptions& shared);

}  // namespace mtavip::cli
