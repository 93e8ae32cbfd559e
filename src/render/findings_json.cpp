#include <chitieu/render/findings.hpp>
#include <chitieu/version.hpp>

#include "json_writer.hpp"
#include "words.hpp"

namespace chitieu::render {

std::string to_json(diagnostics const& all, language which) {
  json_writer to;
  auto const text = [&](std::string_view name, std::string_view value) {
    to.key(name);
    to.string(value);
  };
  auto const number = [&](std::string_view name, std::int64_t value) {
    to.key(name);
    to.number(value);
  };
  to.begin_object();
  text("chitieu", CHITIEU_VERSION);
  to.key("diagnostics");
  to.begin_array();
  for (auto const& each : all) {
    to.begin_object();
    text("code", name(each.what));
    text("severity", word_of(words_en, severity_of(each.what)));
    text("file", each.at.file);
    number("line", each.at.line);
    number("column", each.at.column);
    text("message", message(each, which));
    text("hint", hint(each, which));
    to.end_object();
  }
  to.end_array();
  to.end_object();
  return std::move(to).finish();
}

} // namespace chitieu::render
