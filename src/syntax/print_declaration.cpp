#include "printer.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <array>

namespace chitieu::syntax {
namespace {

// Whether a name can stand without quotation marks where it is declared.
bool can_be_bare(std::string_view name) {
  auto const folded = text::fold_name(name);
  return !folded.empty() && (folded.front() < '0' || folded.front() > '9') &&
         folded.find_first_of("\",:<=#") == std::string::npos;
}

// A name as it was written: the place of one in quotation marks is wider than its text.
std::string as_written(std::string const& name, span where) {
  auto const wide = where.end - where.begin > name.size();
  return can_be_bare(name) && !wide ? name : quoted(name);
}

std::string as_written(ast::name const& name) { return as_written(name.text, name.where); }

std::string all_quoted(std::vector<std::string> const& names) {
  std::string out;
  for (auto const& name : names) out += (out.empty() ? "" : " ") + quoted(name);
  return out;
}

std::string with_aliases(schema::naming const& called) {
  auto const aliases = called.aliases.empty() ? std::string() : " " + all_quoted(called.aliases);
  return as_written(called.name, called.where) + aliases;
}

void pad(std::string& line, std::size_t width) {
  auto const used = text::display_width(line);
  if (used < width) line.append(width - used, ' ');
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

std::string printer::type(ast::column const& column) const {
  auto out = column.type.set ? say(word::set_of) + " " : std::string();
  switch (column.type.is) {
  case schema::type::key: return out + say(word::key);
  case schema::type::text: return out + say(word::text);
  case schema::type::flag: return out + say(word::flag);
  case schema::type::count: return out + say(word::count);
  case schema::type::number: return out + say(word::number);
  case schema::type::date: return out + say(word::date);
  default: break;
  }
  for (auto const& name : column.type.names)
    out += (&name == &column.type.names.front() ? "" : " " + say(word::or_) + " ") + name.text;
  if (column.type.one_of.empty()) return out;
  out += say(word::one_of) + " ";
  for (auto const& one : column.type.one_of) {
    if (&one != &column.type.one_of.front()) out += ", ";
    // What follows the last name would be read as a part of it.
    auto const closed = &one == &column.type.one_of.back() && one.aliases.empty() &&
                        !modifiers(column).empty();
    out += closed ? quoted(one.name) : with_aliases(one);
  }
  return out;
}

std::string printer::modifiers(ast::column const& column) const {
  std::string out;
  auto add = [&](std::string const& more) { out += (out.empty() ? "" : "  ") + more; };
  if (column.personal) add(say(word::personal));
  if (column.may_be_absent) add(say(word::may_be_absent));
  auto const means = say(word::blank_means) + " ";
  switch (column.when_blank) {
  case schema::blank::unknown: break;
  case schema::blank::none: add(means + say(word::none)); break;
  case schema::blank::no: add(means + say(word::no_value)); break;
  case schema::blank::value:
    if (column.blank_value) add(means + as_written({column.blank_value->text, column.blank_value->where}));
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
    out += (&item == &population.items.front() ? "" : ", ") + quoted(item.name);
    if (!item.aliases.empty()) out += " " + all_quoted(item.aliases);
  }

  // Columns of text: name, type, aliases, modifiers. A list of alternatives is as long as it is,
  // and what is quoted after it would belong to its last one, so its aliases come last.
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
    if (list) std::swap(next.cells[2], next.cells[3]);
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

std::string printer::properties(ast::properties const& with) const {
  std::string out;
  auto add = [&](word what, std::string const& content) {
    out += "\n  " + say(what) + " " + content;
  };
  if (with.due) add(with.due->before ? word::before : word::by, with.due->written);
  if (!with.source.empty()) add(word::source, quoted(with.source));
  if (!with.note.empty()) add(word::note, quoted(with.note));
  if (!with.owner.empty()) add(word::owner, quoted(with.owner));
  if (!with.weight.empty()) add(word::weight, with.weight);
  if (with.when_empty) {
    auto const met = *with.when_empty == exact::empty_base::met;
    auto const unmet = *with.when_empty == exact::empty_base::unmet;
    out += "\n  " + say(word::empty_base) + ": " +
           say(met ? word::met : unmet ? word::unmet : word::skip);
  }
  return out;
}

std::string printer::target(ast::target const& target) const {
  if (target.says.empty()) return {};
  auto const said = sentence(target.says) + properties(target.with);
  if (target.bare) return said;
  auto const head = target.is == ast::target::form::target  ? word::target
                    : target.is == ast::target::form::limit ? word::limit
                                                            : word::check;
  auto const title = target.title.empty() ? std::string() : " " + quoted(target.title);
  return say(head) + " " + target.id + title + ": " + said;
}

std::string printer::statement(ast::statement const& statement) const {
  struct writer {
    printer const& to;
    std::string operator()(ast::unreadable const&) const { return {}; }
    std::string operator()(ast::edition const& n) const {
      return to.say(word::edition) + " " + std::to_string(n.number);
    }
    std::string operator()(ast::title const& n) const {
      auto const year = n.year ? " " + to.say(word::for_year) + " " + std::to_string(*n.year) : "";
      return to.say(word::plan) + " " + quoted(n.text) + year;
    }
    std::string operator()(ast::origin const& n) const {
      return to.say(word::source) + " " + quoted(n.text);
    }
    std::string operator()(ast::bare_percentages const& n) const {
      using reading = ast::quantity::form;
      auto const means = n.reading == reading::at_least  ? word::at_least
                         : n.reading == reading::at_most ? word::at_most
                                                         : word::exactly;
      return to.say(word::bare_percentages) + ": " + to.say(means);
    }
    std::string operator()(ast::numbers const& n) const {
      auto const vi = n.style == exact::number_style::vi;
      return to.say(word::numbers) + ": " + to.say(vi ? word::vi : word::en);
    }
    std::string operator()(ast::scale const& n) const { return to.scale(n); }
    std::string operator()(ast::population const& n) const { return to.population(n); }
    std::string operator()(ast::constant const& n) const {
      return to.say(word::let) + " " + n.called.name + " = " + to.amount(n.is);
    }
    std::string operator()(ast::term const& n) const {
      return to.say(word::term) + " " + with_aliases(n.called) + " = " + to.subject(n.means, false);
    }
    std::string operator()(ast::phrase const& n) const {
      auto const means = n.means.empty() ? std::string() : to.condition(n.means.front());
      return to.say(word::phrase) + " " + with_aliases(n.called) + " = " + means;
    }
    std::string operator()(ast::section const& n) const {
      return to.say(word::section) + " " + quoted(n.title) + to.properties(n.with);
    }
    std::string operator()(ast::target const& n) const { return to.target(n); }
  };
  return std::visit(writer{*this}, statement.node);
}

} // namespace chitieu::syntax
