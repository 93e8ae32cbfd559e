#include "printer.hpp"

#include <algorithm>

namespace chitieu::syntax {
namespace {

word word_of(exact::relation how) {
  switch (how) {
  case exact::relation::at_least:
    return word::at_least;
  case exact::relation::more_than:
    return word::more_than;
  case exact::relation::at_most:
    return word::at_most;
  case exact::relation::less_than:
    return word::less_than;
  case exact::relation::exactly:
  case exact::relation::between:
    break;
  }
  return word::exactly;
}

} // namespace

std::string printer::number(exact::decimal const& number) const {
  return exact::to_string(number, style_ == exact::number_style::vi ? ',' : '.');
}

std::string printer::table_case(ast::table_case const& one) const {
  std::string out;
  if (one.otherwise) {
    out = say(word::otherwise);
  } else if (!one.how) {
    out = values(one.values);
  } else if (*one.how == exact::relation::between) {
    out = say(word::from) + " " + figure(one.bounds.front()) + " " + say(word::to) + " " +
          figure(one.bounds.back());
  } else {
    // English says “under 10” of a line of a table.
    auto const wish = *one.how == exact::relation::less_than && !vietnamese() ? "under" : "";
    out = say(word_of(*one.how), wish) + " " + figure(one.bounds.front());
  }
  return out + " = " + (one.gives ? amount(*one.gives) : as_written(*one.band));
}

std::string printer::definition(ast::table const& table) const {
  auto out = say(word::let) + " " + with_aliases(table.called) + " " + say(word::along) + " " +
             measure(table.by.front()) + ":";
  for (auto const& each : table.cases)
    out += (&each == &table.cases.front() ? " " : ", ") + table_case(each);
  return out;
}

std::string printer::definition(ast::band const& band) const {
  auto out = say(word::band) + " " + with_aliases(band.called) + " " + say(word::of_owner) + " " +
             band.of.text + " " + say(word::along) + " " + measure(band.by.front()) + ":";
  for (auto const& each : band.cases)
    out += (&each == &band.cases.front() ? " " : ", ") + table_case(each);
  return out;
}

std::string printer::definition(ast::measure_definition const& definition) const {
  auto const of = definition.of ? " " + say(word::of_owner) + " " + definition.of->text : "";
  return say(word::measure) + " " + with_aliases(definition.called) + of + " = " +
         measure(definition.means.front());
}

std::string printer::definition(ast::earlier_data const& data) const {
  return say(word::earlier_data) + " " + in_quotes(data.called.name) +
         (data.called.aliases.empty() ? "" : " " + all_quoted(data.called.aliases));
}

std::string printer::definition(ast::unit const& unit) const {
  return say(word::unit) + " " + in_quotes(unit.called.name) +
         (unit.called.aliases.empty() ? "" : " " + all_quoted(unit.called.aliases)) +
         (unit.means ? " = " + figure(*unit.means) : "");
}

std::string printer::definition(ast::approximation const& about) const {
  return say(word::about) + ": " + say(word::off_by) + " " + figure(about.within);
}

std::string printer::definition(ast::grades const& grades) const {
  auto out = say(word::grades) + ":";
  for (auto const& each : grades.list) {
    out += &each == &grades.list.front() ? " " : ", ";
    auto const called = as_written(each.called);
    out += each.from ? called + " " + say(word::from) + " " + number(*each.from)
                     : say(word::otherwise) + " " + called;
  }
  return out;
}

std::string printer::scoring(ast::scoring const& scoring) const {
  using how = ast::scoring::form;
  if (scoring.is == how::bands) {
    auto out = say(word::scores) + ":";
    for (auto const& band : scoring.bands)
      out += (&band == &scoring.bands.front() ? " " : ", ") + number(band.points) + " " +
             say(word::from) + " " + amount(band.from);
    return out;
  }
  auto const out = say(word::scores) + " " + number(scoring.points);
  if (scoring.is == how::proportional) return out + ", " + say(word::proportional);
  if (scoring.is == how::per_unit)
    return out + ", " + say(word::less) + " " + number(scoring.per_unit) + " " +
           say(word::per_unit_short);
  return out;
}

// A step of a path: “by 2027”, “đến năm 2027”.
std::string printer::deadline(ast::deadline const& due) const {
  auto const before = due.before ? say(word::before) : say(vietnamese() ? word::to : word::by);
  if (!vietnamese()) return before + " " + due.written;
  auto const signs = std::count_if(due.written.begin(), due.written.end(),
                                   [](char c) { return c == '/' || c == '-'; });
  auto const unit = signs == 0 ? word::year : signs == 1 ? word::month : word::day;
  // “trước ngày” may be the keyword already.
  return before + " " + say(unit) + " " + due.written;
}

} // namespace chitieu::syntax
