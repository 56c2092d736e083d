#include "sip/parameters.h"

#include <algorithm>

#include "base/text.h"
#include "sip/headers.h"
#include "sip/syntax.h"

namespace mtavip::sip {

Result<Parameters, ParseError> Parameters::parse(std::string_view text, const ValueLimits& limits) {
  Parameters parameters;
  syntax::ParameterScanner scanner(text);
  while (const auto item = scanner.next()) {
    if (parameters.list_.size() == limits.parameters) return fail(ParseError::kTooMany);
    Parameter parameter{std::string(item->name), std::nullopt};
    if (item->has_value) parameter.value.emplace(item->value);
    parameters.list_.push_back(std::move(parameter));
  }
  if (const auto error = scanner.error()) return fail(*error);
  return parameters;
}

const Parameter* Parameters::find(std::string_view name) const {
  const auto found = std::find_if(list_.begin(), list_.end(),
                                  [name](const Parameter& p) { return equals_ignoring_case(p.name, name); });
  return found == list_.end() ? nullptr : &*found;
}

std::optional<std::string_view> Parameters::value(std::string_view name) const {
  const auto* parameter = find(name);
  if (parameter == nullptr || !parameter->value) return std::nullopt;
  return *parameter->value;
}

std::optional<std::string> Parameters::text(std::string_view name) const {
  const auto written = value(name);
  if (!written) return std::nullopt;
  return unquote(*written);
}

Parameter& Parameters::slot(std::string_view name) {
  for (auto& parameter : list_) {
    if (equals_ignoring_case(parameter.name, name)) return parameter;
  }
  return list_.emplace_back(Parameter{std::string(name), std::nullopt});
}

Parameters& Parameters::set(std::string_view name, std::string_view value) {
  slot(name).value = std::string(value);
  return *this;
}

Parameters& Parameters::set_flag(std::string_view name) {
  slot(name).value.reset();
  return *this;
}

bool Parameters::remove(std::string_view name) {
  return std::erase_if(list_, [name](const Parameter& p) { return equals_ignoring_case(p.name, name); }) != 0;
}

void Parameters::print(std::string& out) const {
  for (const auto& parameter : list_) {
    out.append(";").append(parameter.name);
    if (parameter.value) out.append("=").append(*parameter.value);
  }
}

std::string Parameters::to_string() const {
  std::string out;
  print(out);
  return out;
}

}  // namespace mtavip::sip
