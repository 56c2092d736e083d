#include "printable.h"

#include <gtest/gtest.h>

namespace mtavip::cli {
namespace {

TEST(Printable, WhatCouldSteerATerminalIsAQuestionMark) {
  const struct {
    std::string_view text;
    const char* line;
    const char* lines;
  } cases[] = {
      {"", "", ""},
      {"Zoë 東京 😀", "Zoë 東京 😀", "Zoë 東京 😀"},
      {"a\x1b[2Jb", "a?[2Jb", "a?[2Jb"},
      {"a\ncall 1: established", "a?call 1: established", "a\ncall 1: established"},
      {"a\tb\r\x7f", "a?b??", "a\tb??"},
      {std::string_view("a\0b", 3), "a?b", "a?b"},
      {"a\xc2\x9b"
       "2Jb",
       "a?2Jb", "a?2Jb"},  // U+009B, another way to write ESC [
      {"a\x9b"
       "2Jb",
       "a?2Jb", "a?2Jb"},  // and its octet in Latin-1
      {"\xc2\xa0", "\xc2\xa0", "\xc2\xa0"},
      {"evil\xe2\x80\xae"
       "gnp",
       "evil?gnp", "evil?gnp"},
      {"a\xe2\x80\xa8"
       "b\xe2\x81\xa6",
       "a?b?", "a?b?"},
      {"\xc0\xaf \xe0\x80\xaf \xed\xa0\x80 \xf4\x90\x80\x80 \xe2\x82", "?? ??? ??? ???? ??", "?? ??? ??? ???? ??"},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(printable(each.text), each.line);
    EXPECT_EQ(printable_lines(each.text), each.lines);
  }
}

}  // namespace
}  // namespace mtavip::cli
