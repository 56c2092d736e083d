#include "terminal_input.h"

#include <clocale>
#include <cstdio>
#include <cwchar>
#include <filesystem>

#include <histedit.h>
#include <unistd.h>

namespace mtavip::cli {
namespace {

constexpr int kHistorySize = 500;

class TerminalInput final : public LineInput {
 public:
  explicit TerminalInput(LineInputSettings settings) : settings_(std::move(settings)) {
    std::setlocale(LC_CTYPE, "");  // letters of other scripts have a width and more than one byte
    editor_ = ::el_init("mtavip", stdin, stdout, stderr);
    history_ = ::history_init();
    HistEvent ignored{};
    ::history(history_, &ignored, H_SETSIZE, kHistorySize);
    ::history(history_, &ignored, H_SETUNIQUE, 1);
    if (!settings_.history_path.empty()) {
      std::error_code error;
      std::filesystem::create_directories(std::filesystem::path(settings_.history_path).parent_path(), error);
      ::history(history_, &ignored, H_LOAD, settings_.history_path.c_str());
    }
    ::el_set(editor_, EL_CLIENTDATA, this);
    ::el_set(editor_, EL_PROMPT, &TerminalInput::prompt);
    ::el_set(editor_, EL_EDITOR, "emacs");
    ::el_set(editor_, EL_SIGNAL, 0);
    ::el_set(editor_, EL_HIST, ::history, history_);
    // The narrow form of this one copies its texts and forgets them.
    ::el_wset(editor_, EL_ADDFN, L"mtavip-complete", L"complete the word", &TerminalInput::complete);
    ::el_set(editor_, EL_BIND, "^I", "mtavip-complete", nullptr);
    ::el_set(editor_, EL_GETCFN, &TerminalInput::read_character);
  }

  ~TerminalInput() override {
    HistEvent ignored{};
    if (!settings_.history_path.empty()) {
      ::history(history_, &ignored, H_SAVE, settings_.history_path.c_str());
    }
    ::history_end(history_);
    ::el_end(editor_);
  }

  std::optional<std::string> read_line() override {
    int count = 0;
    // The library shows the prompt first and takes the terminal over afterwards: an end of input typed between is lost.
    ::el_set(editor_, EL_PREP_TERM, 1);
    reading_ = true;
    const char* text = ::el_gets(editor_, &count);
    reading_ = false;
    if (text == nullptr || count <= 0) {
      std::fputc('\n', stdout);
      return std::nullopt;
    }
    std::string line(text, static_cast<std::size_t>(count));
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    HistEvent ignored{};
    if (!line.empty()) ::history(history_, &ignored, H_ENTER, line.c_str());
    return line;
  }

  void before_output() override {
    if (reading_) std::fputs("\r\x1b[K", stdout);
  }
  void after_output() override {
    if (!reading_) return;
    std::fflush(stdout);
    ::el_set(editor_, EL_REFRESH);
  }

 private:
  static TerminalInput& self(EditLine* editor) {
    void* data = nullptr;
    ::el_get(editor, EL_CLIENTDATA, &data);
    return *static_cast<TerminalInput*>(data);
  }

  static char* prompt(EditLine*) {
    static char text[] = "mtavip> ";
    return text;
  }

  static int read_character(EditLine* editor, wchar_t* to) {
    TerminalInput& input = self(editor);
    std::mbstate_t state{};
    while (true) {
      if (!input.settings_.wait()) return 0;
      char byte = 0;
      const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
      if (got <= 0) return static_cast<int>(got);
      const std::size_t length = std::mbrtowc(to, &byte, 1, &state);
      if (length == static_cast<std::size_t>(-2)) continue;  // more bytes of this letter follow
      if (length == static_cast<std::size_t>(-1)) *to = static_cast<unsigned char>(byte);
      return 1;
    }
  }

  static unsigned char complete(EditLine* editor, int) {
    TerminalInput& input = self(editor);
    const LineInfo* line = ::el_line(editor);
    const std::string_view before(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
    const auto word = before.substr(before.find_last_of(' ') == std::string_view::npos ? 0 : before.rfind(' ') + 1);
    const auto candidates = input.settings_.complete(before);
    if (candidates.empty()) return CC_ERROR;
    std::string common = candidates.front();
    for (const auto& candidate : candidates) {
      std::size_t same = 0;
      while (same < common.size() && same < candidate.size() && common[same] == candidate[same]) ++same;
      common.resize(same);
    }
    if (candidates.size() == 1) common += ' ';
    if (common.size() > word.size()) {
      return ::el_insertstr(editor, common.c_str() + word.size()) == 0 ? CC_REFRESH : CC_ERROR;
    }
    std::fputc('\n', stdout);
    for (const auto& candidate : candidates) std::printf("%s  ", candidate.c_str());
    std::fputc('\n', stdout);
    return CC_REDISPLAY;
  }

  LineInputSettings settings_;
  EditLine* editor_ = nullptr;
  History* history_ = nullptr;
  bool reading_ = false;
};

}  // namespace
}  // namespace mtavip::cli

extern "C" __attribute__((visibility("default"))) mtavip::cli::LineInput* mtavip_make_terminal_input(
    mtavip::cli::LineInputSettings& settings) {
  return new mtavip::cli::TerminalInput(std::move(settings));
}
