#include "diagnostic_json.hpp"
#include "words.hpp"

namespace chitieu::render {
namespace {

// A line or a column, which some diagnostics do not have.
void position(json_writer& to, std::string_view name, std::uint32_t value) {
  if (value > 0) return to.number(name, value);
  to.key(name);
  to.null();
}

void write_one(json_writer& to, diagnostic const& of, language which) {
  to.begin_object();
  to.text("code", name(of.what));
  to.text("severity", word_of(words_en, severity_of(of.what)));
  to.text("file", of.at.file);
  position(to, "line", of.at.line);
  position(to, "column", of.at.column);
  to.text("message", message(of, which));
  to.text("hint", hint(of, which));
  to.end_object();
}

} // namespace

void write_members(json_writer& to, diagnostics const& all, language which) {
  to.key("diagnostics");
  to.begin_array();
  for (auto const& each : all) write_one(to, each, which);
  to.end_array();
}

} // namespace chitieu::render
