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

// What stands in the place of which bytes of the plan's text.
void write_fix(json_writer& to, fix const& of) {
  to.begin_object();
  to.number("begin", of.at.where.begin);
  to.number("end", of.at.where.end);
  to.text("text", of.text);
  to.key("sure");
  to.boolean(of.sure);
  to.end_object();
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
  to.key("fixes");
  to.begin_array();
  for (auto const& each : of.fixes) write_fix(to, each);
  to.end_array();
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
