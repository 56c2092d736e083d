#include "messages/date_time.h"

#include <array>
#include <cstdio>

#include "base/text.h"

namespace mtavip::messages {
namespace {

/// Takes pieces off the front of a text; once something is missing it stays failed.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  unsigned number(std::size_t digits) {
    const auto value = parse_number<unsigned>(rest_.substr(0, digits));
    if (!value || rest_.size() < digits || !is_digit(rest_.front())) {
      failed_ = true;
      return 0;
    }
    rest_.remove_prefix(digits);
    return *value;
  }
  char any_of(std::string_view characters) {
    if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) {
      failed_ = true;
      return '\0';
    }
    const char found = rest_.front();
    rest_.remove_prefix(1);
    return found;
  }
  bool skip(char character) {
    if (rest_.empty() || rest_.front() != character) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_digits() {
    while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
  }
  [[nodiscard]] bool complete() const { return !failed_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

std::string print_date_time(WallTime time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  const auto day = std::chrono::floor<std::chrono::days>(seconds);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(seconds - day);
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02u:%02u:%02uZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<unsigned>(clock.hours().count()), static_cast<unsigned>(clock.minutes().count()),
                static_cast<unsigned>(clock.seconds().count()));
  return text.data();
}

std::optional<WallTime> parse_date_time(std::string_view text) {
  Cursor in(trim(text));
  const auto year = static_cast<int>(in.number(4));
  in.any_of("-");
  const unsigned month = in.number(2);
  in.any_of("-");
  const unsigned day = in.number(2);
  in.any_of("Tt ");
  const unsigned hour = in.number(2);
  in.any_of(":");
  const unsigned minute = in.number(2);
  in.any_of(":");
  const unsigned second = in.number(2);
  if (in.skip('.')) in.skip_digits();
  std::chrono::minutes offset{};
  if (const char sign = in.any_of("Zz+-"); sign == '+' || sign == '-') {
    const unsigned hours = in.number(2);
    in.any_of(":");
    const unsigned minutes = in.number(2);
    if (hours > 23 || minutes > 59) return std::nullopt;
    offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    if (sign == '-') offset = -offset;
  }
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!in.complete() || !date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return WallTime(std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
                  std::chrono::seconds(second) - offset);
}

}  // namespace mtavip::messages
