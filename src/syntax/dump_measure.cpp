#include "dumper.hpp"

namespace chitieu::syntax {
namespace {

constexpr char const* figure_words[] = {"figure", "percent", "permille", "points"};
constexpr char const* aggregate_words[] = {"count",       "different", "sum",     "average",
                                           "median",      "lowest",    "highest", "nth_lowest",
                                           "nth_highest", "percentile"};
constexpr char const* sign_words[] = {"plus", "minus", "times", "over"};
constexpr char const* time_words[] = {"years",        "months", "weeks",   "days",
                                      "working_days", "hours",  "minutes", "seconds"};
constexpr char const* measured_words[] = {"measured", "up", "down"};
constexpr char const* span_words[] = {"", "year of ", "quarter of ", "month of ", "week of "};

std::string how_text(ast::aggregate::form is, exact::decimal const& at) {
  auto out = word_for(is, aggregate_words);
  if (at.units == 0) return out;
  if (auto const fraction = exact::to_ratio(at)) return out + " " + exact::to_string(*fraction);
  return out + " " + exact::to_string(at);
}

} // namespace

void dumper::group(std::string_view label, std::vector<ast::measure> const& parts) {
  line(label);
  deeper const in(*this);
  for (auto const& part : parts) measure(part);
}

void dumper::measure(ast::measure const& measure) {
  std::visit([this](auto const& what) { node(what); }, measure.node);
}

void dumper::node(ast::within const& within) {
  line("within " + word_for(within.in, time_words) + path_text(within.column));
  deeper const in(*this);
  amount(within.amount);
  moment("from", within.from);
}

void dumper::node(ast::figure const& figure) {
  line(word_for(figure.is, figure_words) + " " +
       (figure.slot.empty() ? exact::to_string(figure.value) : "slot \"" + figure.slot + "\"") +
       (figure.unit ? " \"" + figure.unit->text + "\"" : ""));
}

void dumper::node(ast::named_number const& named) { line("number" + path_text(named.column)); }

void dumper::node(ast::aggregate const& aggregate) {
  line(how_text(aggregate.is, aggregate.at) + (aggregate.everywhere ? " everywhere" : ""));
  deeper const in(*this);
  for (auto const& what : aggregate.what) measure(what);
  subject("subject", aggregate.of);
}

void dumper::node(ast::share_of const& share) {
  line(std::string("share") + (share.everywhere ? " everywhere" : ""));
  deeper const in(*this);
  subject("subject", share.of);
  group("predicate", share.predicate);
}

void dumper::node(ast::over_groups const& over) {
  auto out = how_text(over.is, over.at) + " over";
  for (auto const& name : over.groups.by) out += " \"" + name.text + "\"";
  group(out, over.what);
}

void dumper::node(ast::arithmetic const& both) { group(word_for(both.is, sign_words), both.sides); }

void dumper::node(ast::earlier const& earlier) {
  group("earlier \"" + earlier.dataset.text + "\"", earlier.what);
}

void dumper::node(ast::part_of const& part) {
  line("part_of");
  deeper const in(*this);
  node(part.part);
  for (auto const& whole : part.whole) measure(whole);
}

void dumper::node(ast::time_between const& time) {
  line(word_for(time.in, time_words));
  deeper const in(*this);
  moment("from", time.from);
  moment("to", time.to);
}

void dumper::moment(std::string_view label, ast::moment const& moment) {
  if (moment.as_of) return line(std::string(label) + " as_of");
  if (auto const* column = std::get_if<ast::path>(&moment.at))
    return line(std::string(label) + path_text(*column));
  line(label);
  deeper const in(*this);
  value(std::get<ast::value>(moment.at));
}

void dumper::node(ast::measured const& measured) {
  line(word_for(measured.is, measured_words) +
       (measured.how ? " " + word_for(*measured.how, relation_words) : ""));
  deeper const in(*this);
  optional_name("against", measured.against);
  for (auto const& side : measured.left) measure(side);
  for (auto const& side : measured.right) measure(side);
}

void dumper::grouping(ast::grouping const& grouping) {
  line("in");
  deeper const in(*this);
  quantity(grouping.amount);
  if (grouping.last != 0) line("last " + std::to_string(grouping.last));
  if (grouping.together != 0) line("together " + std::to_string(grouping.together));
  if (grouping.in_a_row) line("in_a_row");
  for (auto const& key : grouping.by) text("by", word_for(key.each, span_words) + key.of.text);
  for (auto const& filter : grouping.filters) this->filter(filter);
}

} // namespace chitieu::syntax
