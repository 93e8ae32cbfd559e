#include "printer.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <array>

namespace chitieu::syntax {
namespace {

void pad(std::string& line, std::size_t width) {
  auto const used = text::display_width(line);
  if (used < width) line.append(width - used, ' ');
}

// Whether it would not be clear without brackets to which choice, or to the column, a quotation
// belongs.
bool needs_brackets(ast::column const& column) {
  auto const& choices = column.type.one_of;
  auto const& last = choices.back().aliases;
  if (!column.called.aliases.empty()) return true;
  return !last.empty() &&
         (choices.size() == 1 || std::any_of(choices.begin(), choices.end(), [&](auto const& one) {
            return one.aliases.size() != last.size();
          }));
}

} // namespace

std::string printer::scale(ast::scale const& scale) const {
  auto out = say(word::scale) + " " + scale.called.name;
  if (scale.cumulative) out += ", " + say(word::cumulative);
  out += ": ";
  for (auto const& level : scale.levels)
    out += (&level == &scale.levels.front() ? "" : " < ") + with_aliases(level);
  return out;
}

std::string printer::constant_value(ast::constant_value const& content) const {
  if (auto const* number = std::get_if<ast::amount>(&content.is)) return amount(*number);
  return value(std::get<ast::value>(content.is));
}

std::string printer::type(ast::column const& column) const {
  auto out = column.type.set ? say(word::set_of) + " " : std::string();
  switch (column.type.is) {
  case schema::type::key:
    return (column.type.names.empty() ? out : column.type.names.front().text + ", ") +
           say(word::key);
  case schema::type::text:
    return out + say(word::text);
  case schema::type::flag:
    return out + say(word::flag);
  case schema::type::count:
  case schema::type::number: {
    auto const kind = column.type.is == schema::type::count ? word::count : word::number;
    auto const unit =
        column.unit ? " " + say(word::counted_in) + " " + in_quotes(column.unit->name) : "";
    return out + say(kind) + unit;
  }
  case schema::type::time:
    return out + say(word::time);
  case schema::type::date:
    return out + say(word::date);
  default:
    break;
  }
  for (auto const& name : column.type.names)
    out += (&name == &column.type.names.front() ? "" : " " + say(word::or_) + " ") + name.text;
  if (column.type.chosen_by)
    out += " " + say(word::along) + " " + as_written(*column.type.chosen_by);
  if (column.type.one_of.empty()) return out;
  auto const in_brackets = needs_brackets(column);
  out += say(word::one_of) + (in_brackets ? " (" : " ");
  for (auto const& one : column.type.one_of) {
    if (&one != &column.type.one_of.front()) out += ", ";
    // What follows the last name would be read as a part of it.
    auto const closed = !in_brackets && &one == &column.type.one_of.back() && one.aliases.empty() &&
                        !modifiers(column).empty();
    auto const broken = in_brackets && one.name.find_first_of("()") != std::string::npos;
    out += closed || broken
               ? in_quotes(one.name) + (one.aliases.empty() ? "" : " " + all_quoted(one.aliases))
               : with_aliases(one);
  }
  return in_brackets ? out + ")" : out;
}

std::string printer::modifiers(ast::column const& column) const {
  std::string out;
  auto add = [&](std::string const& more) { out += (out.empty() ? "" : "  ") + more; };
  if (column.personal) add(say(word::personal));
  if (column.may_be_absent) add(say(word::may_be_absent));
  auto const means = say(word::blank_means) + " ";
  switch (column.when_blank) {
  case schema::blank::unknown:
    break;
  case schema::blank::none:
    add(means + say(word::none));
    break;
  case schema::blank::no:
    add(means + say(word::no_value));
    break;
  case schema::blank::value:
    if (column.blank_value)
      add(means + as_written({column.blank_value->text, column.blank_value->where}));
    break;
  }
  if (column.dated) add(say(word::dated) + " " + as_written(*column.dated));
  return out;
}

std::string printer::population(ast::population const& population) const {
  auto out = say(word::population) + " " + with_aliases(population.called);
  if (population.covers == schema::coverage::complete) out += ", " + say(word::complete);
  if (population.covers == schema::coverage::partial) out += ", " + say(word::partial);
  if (population.key_is_row) out += ", " + say(word::key_row);
  if (population.dated) out += ", " + say(word::dated) + " " + as_written(*population.dated);
  if (population.valid_from && population.valid_until)
    out += ", " + say(word::valid) + " " + as_written(*population.valid_from) + " " +
           say(word::until) + " " + as_written(*population.valid_until);
  if (population.listed) out += ", " + say(word::listed) + ": ";
  for (auto const& item : population.items) {
    out += (&item == &population.items.front() ? "" : ", ") + in_quotes(item.name);
    if (!item.aliases.empty()) out += " " + all_quoted(item.aliases);
  }

  // Columns of text: name, type, aliases, modifiers. A list of alternatives is as long as it is.
  struct row {
    std::array<std::string, 4> cells;
    bool list = false;
  };
  std::vector<row> rows;
  std::array<std::size_t, 4> widths{};
  for (auto const& column : population.columns) {
    auto const list = !column.type.one_of.empty();
    auto const aliases = all_quoted(column.called.aliases);
    row next{{column.called.name, type(column), aliases, modifiers(column)}, list};
    for (std::size_t i = 0; i < (list ? 1 : next.cells.size()); ++i)
      widths[i] = std::max(widths[i], text::display_width(next.cells[i]));
    rows.push_back(std::move(next));
  }
  for (auto const& each : rows) {
    std::string line;
    std::size_t end = 0;
    for (std::size_t i = 0; i < each.cells.size(); ++i) {
      end += i == 0 ? 2 : widths[i - 1] + 2;
      if (each.cells[i].empty()) continue;
      if (i > 0) line += "  ";
      if (!each.list || i < 2) pad(line, end);
      line += each.cells[i];
    }
    out += "\n" + line;
  }
  return out;
}

} // namespace chitieu::syntax
