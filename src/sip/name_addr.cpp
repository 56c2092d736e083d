#include "sip/name_addr.h"

#include "sip/headers.h"
#include "sip/syntax.h"

namespace mtavip::sip {

Result<NameAddr, ParseError> NameAddr::parse(std::string_view text, const ValueLimits& limits) {
  const auto view = syntax::scan_name_addr(text);
  if (!view) return fail(view.error());
  auto uri = Uri::parse(view->uri, limits);
  if (!uri) return fail(uri.error());
  auto parameters = Parameters::parse(view->parameters, limits);
  if (!parameters) return fail(parameters.error());
  return NameAddr{unquote(view->display_name), std::move(*uri), std::move(*parameters)};
}

std::string_view NameAddr::tag() const {
  return parameters.value("tag").value_or(std::string_view{});
}

void NameAddr::print(std::string& out) const {
  if (!display_name.empty()) out.append(quote(display_name)).append(" ");
  out.append("<");
  uri.print(out);
  out.append(">");
  parameters.print(out);
}

std::string NameAddr::to_string() const {
  std::string out;
  print(out);
  return out;
}

}  // namespace mtavip::sip
