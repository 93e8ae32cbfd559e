#include "printer.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::syntax {
namespace {

using comparison_form = ast::comparison::form;

bool is_date(comparison_form is) {
  return is == comparison_form::in || is == comparison_form::before || is == comparison_form::by ||
         is == comparison_form::after;
}

} // namespace

bool is_equality(ast::comparison::form is) {
  return is == comparison_form::is || is == comparison_form::is_not ||
         is == comparison_form::known || is == comparison_form::unknown;
}

std::string printer::node(ast::comparison const& comparison, place where) const {
  auto const of_subject = where == place::predicate || where == place::bare_predicate;
  auto const have = of_subject && !is_equality(comparison.is) &&
                    (!vietnamese() || is_date(comparison.is) || where == place::bare_predicate);
  auto const column = (have ? say(word::have) + " " : "") + path(comparison.column) + " ";
  switch (comparison.is) {
  case comparison_form::is:
    return column + say(word::is) + " " + values(comparison.values);
  case comparison_form::is_not:
    return column + say(word::is_not) + " " + values(comparison.values);
  case comparison_form::known:
    return column + say(word::known, "is known");
  case comparison_form::unknown:
    return column + say(word::unknown, "is unknown");
  case comparison_form::between:
    return column + say(word::between) + " " + value(comparison.values.front()) + " " +
           say(word::and_) + " " + value(comparison.values.back());
  case comparison_form::in:
  case comparison_form::before:
  case comparison_form::by:
  case comparison_form::after:
    return column + dates(comparison);
  default:
    return column + (have || vietnamese() ? "" : say(word::is) + " ") + bound(comparison);
  }
}

std::string printer::bound(ast::comparison const& comparison) const {
  auto const& limit = comparison.values.front();
  auto const text = value(limit);
  auto const rank = vietnamese() && limit.is != ast::value::form::number;
  auto from = [&](word direction) { return say(word::from) + " " + text + " " + say(direction); };
  switch (comparison.is) {
  case comparison_form::at_least:
    return rank ? from(word::or_more) : say(word::at_least) + " " + text;
  case comparison_form::at_most:
    return rank ? from(word::or_less) : say(word::at_most) + " " + text;
  case comparison_form::more_than:
    return say(word::more_than) + " " + text;
  default:
    return say(word::less_than) + " " + text;
  }
}

std::string printer::dates(ast::comparison const& comparison) const {
  auto const& limit = comparison.values.front();
  // A slot or constant stands for the date.
  if (limit.is != ast::value::form::period)
    return say(comparison.is == comparison_form::before  ? word::before
               : comparison.is == comparison_form::by    ? word::by
               : comparison.is == comparison_form::after ? word::after
                                                         : word::in) +
           " " + value(limit);
  auto const& when = limit.when;
  switch (comparison.is) {
  case comparison_form::before:
    return say(word::before) + " " + date(when);
  case comparison_form::by:
    return say(word::by) + " " + date(when);
  case comparison_form::after:
    return say(word::after) + " " + date(when);
  default:
    break;
  }
  constexpr std::string_view dash = " – ";
  if (auto const at = when.written.find(dash); at != std::string::npos)
    return say(word::from) + " " + when.written.substr(0, at) + " " + say(word::to) + " " +
           when.written.substr(at + dash.size());
  // `on` holds the word for a day already.
  if (when.first == when.last) return say(word::on) + " " + when.written;
  return say(word::in) + " " + date(when);
}

// Vietnamese says what a date is: “năm 2023”, “tháng 3/2023”, “ngày 15/3/2023”.
std::string printer::date(ast::period const& when) const {
  if (!vietnamese()) return when.written;
  if (when.first == when.last) return say(word::day) + " " + when.written;
  auto const slashes = std::count(when.written.begin(), when.written.end(), '/');
  if (slashes == 0) return say(word::year) + " " + when.written;
  if (slashes == 1) return say(word::month) + " " + when.written;
  return when.written;
}

// Whether a column goes by the header it has in the data, which stands in quotation marks.
bool printer::is_header(ast::path const& path) const {
  auto const& name = path.steps.front();
  if (path.steps.size() != 1 || name.where.end - name.where.begin <= name.text.size()) return false;
  auto const folded = text::fold_name(name.text);
  auto const found = words_.find(folded, 0);
  return !found.means || found.end != folded.size() ||
         (found.means->names & only(name_kind::column)).none();
}

std::string printer::path(ast::path const& path) const {
  if (is_header(path)) return in_quotes(path.steps.front().text);
  if (vietnamese() && path.steps.size() == 2)
    return path.steps.back().text + " " + say(word::of_owner) + " " + path.steps.front().text;
  std::string out;
  for (auto const& step : path.steps)
    out += (out.empty() ? std::string() : say(word::possessive) + " ") + step.text;
  return out;
}

std::string printer::value(ast::value const& value) const {
  switch (value.is) {
  case ast::value::form::name:
    return brackets_ == brackets::quoted ? in_quotes(value.text) : value.text;
  case ast::value::form::slot:
    return "{" + value.text + "}";
  case ast::value::form::quoted:
    return in_quotes(value.text);
  case ast::value::form::period:
    return value.text;
  case ast::value::form::yes:
    return say(word::yes);
  case ast::value::form::no:
    return say(word::no_value);
  case ast::value::form::none:
    return say(word::none);
  case ast::value::form::number:
    break;
  }
  return value.text; // a percentage with its sign
}

std::string printer::values(std::vector<ast::value> const& all) const {
  std::string out;
  for (auto const& each : all)
    out += (out.empty() ? std::string() : " " + say(word::or_) + " ") + value(each);
  return out;
}

} // namespace chitieu::syntax
