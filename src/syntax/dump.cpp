#include "dump.hpp"
#include "declares.hpp"
#include "dumper.hpp"

#include <utility>

namespace chitieu::syntax {
namespace {

constexpr char const* style_words[] = {"undeclared", "en", "vi"};
constexpr char const* type_words[] = {"key",    "text", "category", "flag",     "count",
                                      "number", "date", "time",     "reference"};
constexpr char const* blank_words[] = {"unknown", "none", "no", "value"};
constexpr char const* coverage_words[] = {"undeclared", "complete", "partial"};
constexpr char const* target_words[] = {"target", "limit", "check"};
constexpr char const* empty_words[] = {"undetermined", "met", "unmet", "skip"};

} // namespace

std::string dump(ast::plan const& plan) {
  dumper out;
  out.plan(plan);
  return std::move(out).text();
}

std::string dump(ast::statement const& statement) {
  dumper out;
  out.statement(statement);
  return std::move(out).text();
}

std::string dump(ast::sentence const& sentence) {
  dumper out;
  out.sentence(sentence);
  return std::move(out).text();
}

void dumper::line(std::string_view content) {
  text_.append(static_cast<std::size_t>(depth_) * 2, ' ').append(content).push_back('\n');
}

void dumper::text(std::string_view label, std::string_view content) {
  if (!content.empty()) line(std::string(label) + " \"" + std::string(content) + "\"");
}

void dumper::named(std::string_view label, schema::naming const& called) {
  auto out = std::string(label) + " \"" + called.name + "\"";
  for (auto const& alias : called.aliases) out += " \"" + alias + "\"";
  line(out);
}

void dumper::optional_name(std::string_view label, std::optional<ast::name> const& name) {
  if (name) text(label, name->text);
}

void dumper::plan(ast::plan const& plan) {
  for (auto const& each : plan.statements) {
    if (each.blank_line_before) line("");
    for (auto const& comment : each.comments) line(comment);
    statement(each);
  }
  for (auto const& comment : plan.closing_comments) line(comment);
  if (plan.written.empty()) return;
  line("written");
  deeper const in(*this);
  for (auto const& each : plan.written) statement(each);
}

void dumper::statement(ast::statement const& statement) {
  if (statement.changes) line("change");
  std::visit([this](auto const& what) { node(what); }, statement.node);
}

void dumper::node(ast::unreadable const&) { line("unreadable"); }

void dumper::node(ast::edition const& edition) {
  line("edition " + std::to_string(edition.number));
}

void dumper::node(ast::title const& title) {
  line("plan \"" + title.text + "\"" + (title.year ? " " + std::to_string(*title.year) : ""));
  deeper const in(*this);
  optional_name("extends", title.extends);
}

void dumper::node(ast::origin const& origin) { line("source \"" + origin.text + "\""); }

void dumper::node(ast::bare_percentages const& bare) {
  line("bare_percentages " + word_for(bare.reading, quantity_words));
}

void dumper::node(ast::numbers const& numbers) {
  line("numbers " + word_for(numbers.style, style_words));
}

void dumper::node(ast::holidays const& holidays) {
  line("holidays");
  deeper const in(*this);
  for (auto const& day : holidays.days)
    line(data::to_iso(day.first) + (day.last == day.first ? "" : " to " + data::to_iso(day.last)));
}

void dumper::node(ast::scale const& scale) {
  named(scale.cumulative ? "cumulative scale" : "scale", scale.called);
  deeper const in(*this);
  for (auto const& level : scale.levels) named("level", level);
}

void dumper::node(ast::population const& population) {
  named("population", population.called);
  deeper const in(*this);
  if (population.covers != schema::coverage::undeclared)
    line(word_for(population.covers, coverage_words));
  if (population.key_is_row) line("key_row");
  optional_name("dated", population.dated);
  optional_name("valid_from", population.valid_from);
  optional_name("valid_until", population.valid_until);
  if (population.listed) line("listed");
  for (auto const& item : population.items) named("item", item);
  for (auto const& each : population.columns) column(each);
}

void dumper::column(ast::column const& column) {
  named("column", column.called);
  deeper const in(*this);
  line(std::string(column.type.set ? "set of " : "") + word_for(column.type.is, type_words));
  for (auto const& name : column.type.names) text("name", name.text);
  optional_name("chosen_by", column.type.chosen_by);
  for (auto const& one : column.type.one_of) named("one_of", one);
  if (column.when_blank != schema::blank::unknown)
    line("blank " + word_for(column.when_blank, blank_words));
  if (column.blank_value) text("blank_value", column.blank_value->text);
  if (column.personal) line("personal");
  if (column.may_be_absent) line("may_be_absent");
  optional_name("dated", column.dated);
  if (column.unit) named("unit", *column.unit);
}

void dumper::node(ast::constant const& constant) {
  named("let", constant.called);
  deeper const in(*this);
  for (auto const& each : constant.values) {
    if (each.year) line("year " + std::to_string(*each.year));
    if (auto const* number = std::get_if<ast::amount>(&each.is))
      amount(*number);
    else
      value(std::get<ast::value>(each.is));
  }
}

void dumper::node(ast::term const& term) {
  named("term", term.called);
  deeper const in(*this);
  subject("subject", term.means);
  if (term.in_force) in_force(*term.in_force);
}

void dumper::node(ast::phrase const& phrase) {
  named("phrase", phrase.called);
  deeper const in(*this);
  for (auto const& means : phrase.means) condition(means);
}

void dumper::node(ast::section const& section) {
  line("section \"" + section.title + "\"");
  properties(section.with);
}

void dumper::node(ast::target const& target) {
  auto const id = target.id.empty() ? "" : " " + target.id;
  line((target.bare ? "bare " : "") + word_for(target.is, target_words) + id);
  deeper const in(*this);
  text("title", target.title);
  sentence(target.says);
  properties(target.with);
}

void dumper::properties(ast::properties const& with) {
  deeper const in(*this);
  if (with.due)
    line((with.due->before ? "before, last day " : "by ") + data::to_iso(with.due->last));
  text("source", with.source);
  text("note", with.note);
  text("owner", with.owner);
  text("weight", with.weight);
  if (with.when_empty) line("empty_base " + word_for(*with.when_empty, empty_words));
  if (with.scores) scoring(*with.scores);
  if (with.unknown_is_no) line("unknown_is_no");
  if (with.in_force) in_force(*with.in_force);
}

void dumper::in_force(ast::force const& days) {
  line("in_force" + (days.from ? " from " + data::to_iso(*days.from) : "") +
       (days.until ? " until " + data::to_iso(*days.until) : ""));
}

void dumper::node(ast::removal const& removal) {
  line("remove " + spell(word_of(removal.what), language::en));
  deeper const in(*this);
  for (auto const& each : removal.names) text("name", each.text);
}

} // namespace chitieu::syntax
