#include "html_markup.hpp"

#include "printable.hpp"

namespace chitieu::render {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : printable(text)) {
    switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      out += c;
    }
  }
  return out;
}

} // namespace

markup markup::text(std::string_view text) { return markup(escaped(text)); }

markup markup::element(std::string_view tag, attributes values, markup const& inside) {
  std::string html = "<";
  html += tag;
  for (auto const& [name, value] : values) {
    if (value.empty()) continue;
    html += ' ';
    html += name;
    html += "=\"" + escaped(value) + '"';
  }
  html += '>' + inside.html_ + "</";
  html += tag;
  html += '>';
  return markup(std::move(html));
}

markup markup::element(std::string_view tag, attributes values, std::string_view text) {
  return element(tag, values, markup::text(text));
}

} // namespace chitieu::render
