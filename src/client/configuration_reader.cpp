#include "client/configuration_reader.h"

#include <algorithm>
#include <cmath>

namespace mtavip::client {
namespace {

// Optimal string alignment distance: letters left out, put in, wrong, or swapped with their neighbour.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> previous(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t wrong = a[i - 1] == b[j - 1] ? 0 : 1;
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + wrong});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
    }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

std::string plain(double number) {
  std::string text = std::to_string(number);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text;
}

std::string wrong_type(std::string_view wanted, const toml::node& value) {
  return "must be " + std::string(wanted) + ", not " + describe(value);
}

}  // namespace

void ConfigurationProblems::add(const toml::source_region& where, std::string text) {
  found_.emplace_back(where.begin.line, std::move(text));
}

std::string ConfigurationProblems::to_string(const std::string& file) const {
  auto sorted = found_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string all;
  for (const auto& [line, text] : sorted) {
    if (!all.empty()) all += '\n';
    all += file + (line == 0 ? "" : ":" + std::to_string(line)) + ": " + text;
  }
  return all;
}

std::string_view nearest_name(std::string_view wrong, const std::vector<std::string_view>& candidates) {
  // What is far longer than any key resembles none; it is not worth quadratic time.
  constexpr std::size_t kMaxCompared = 64;
  wrong = wrong.substr(0, kMaxCompared);
  const auto nearest = std::min_element(candidates.begin(), candidates.end(),
                                        [wrong](auto a, auto b) { return distance(wrong, a) < distance(wrong, b); });
  return nearest == candidates.end() ? std::string_view() : *nearest;
}

void read_section(const toml::table& table, const ConfigurationSection& section, ConfigurationProblems& problems) {
  for (auto&& [name, value] : table) {
    const auto known = std::find_if(section.keys.begin(), section.keys.end(),
                                    [&name = name](const ConfigurationKey& key) { return key.name == name.str(); });
    if (known == section.keys.end()) {
      std::vector<std::string_view> names;
      for (const auto& key : section.keys) names.push_back(key.name);
      problems.add(name.source(), "unknown key \"" + std::string(name.str()) + "\" in " + std::string(section.name) +
                                      "; did you mean \"" + std::string(nearest_name(name.str(), names)) + "\"?");
      continue;
    }
    if (auto wrong = known->take(value); !wrong.empty()) {
      problems.add(name.source(), std::string(section.name) + " " + std::string(known->name) + ": " + wrong);
    }
  }
}

std::string describe(const toml::node& value) {
  if (const auto* text = value.as_string()) return "the text \"" + text->get() + "\"";
  if (const auto* integer = value.as_integer()) return "the number " + std::to_string(integer->get());
  if (const auto* real = value.as_floating_point()) return "the number " + plain(real->get());
  if (const auto* flag = value.as_boolean()) return flag->get() ? "true" : "false";
  if (value.is_array()) return "a list";
  if (value.is_table()) return "a table";
  return "a date or time";
}

std::string take_text(const toml::node& value, std::string& to) {
  const auto* text = value.as_string();
  if (text == nullptr) return wrong_type("a text in quotes", value);
  to = text->get();
  return {};
}

std::string take_flag(const toml::node& value, bool& to) {
  const auto* flag = value.as_boolean();
  if (flag == nullptr) return wrong_type("true or false", value);
  to = flag->get();
  return {};
}

std::string take_integer(const toml::node& value, std::int64_t least, std::int64_t most, std::int64_t& to) {
  const auto* integer = value.as_integer();
  if (integer == nullptr || integer->get() < least || integer->get() > most) {
    return wrong_type("a whole number from " + std::to_string(least) + " to " + std::to_string(most), value);
  }
  to = integer->get();
  return {};
}

std::string take_number(const toml::node& value, double least, double most, double& to) {
  const auto number = value.value<double>();
  if (!value.is_number() || !number || !std::isfinite(*number) || *number < least || *number > most) {
    return wrong_type("a number from " + plain(least) + " to " + plain(most), value);
  }
  to = *number;
  return {};
}

std::string take_texts(const toml::node& value, std::vector<std::string>& to) {
  const auto* list = value.as_array();
  if (list == nullptr) return wrong_type("a list of texts, as in [\"one\", \"two\"]", value);
  to.clear();
  for (const auto& element : *list) {
    if (!element.is_string()) return wrong_type("a list of texts", element);
    to.push_back(element.as_string()->get());
  }
  return {};
}

}  // namespace mtavip::client
