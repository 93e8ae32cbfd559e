#include "checker.hpp"

#include <chitieu/limits.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <set>

namespace chitieu::check {

// A year stands once in a table.
void checker::define_constant(ast::constant const& constant) {
  auto const [at, fresh] = constants_.try_emplace(text::fold_name(constant.called.name), &constant);
  if (!fresh) report(code::duplicate_name, constant.called.where, {constant.called.name});
  std::set<int> years;
  for (auto const& each : constant.values)
    if (each.year && !years.insert(*each.year).second)
      report(code::duplicate_name, each.where, {std::to_string(*each.year)});
}

// What a constant stands for in the plan's year; a constant may stand for another one.
ast::constant_value const* checker::constant(std::string const& name, span where) {
  auto const* wanted = &name;
  for (std::size_t depth = 0; depth < limits::depth; ++depth) {
    auto const at = constants_.find(text::fold_name(*wanted));
    if (at == constants_.end()) return nullptr;
    auto const& values = at->second->values;
    auto const found = std::find_if(values.begin(), values.end(), [&](auto const& each) {
      return !each.year || each.year == program_.year;
    });
    if (found == values.end()) {
      auto const year = program_.year ? argument(std::to_string(*program_.year))
                                      : argument("a plan without a year", "kế hoạch không ghi năm");
      report(code::no_value_for_year, where, {*wanted, year});
      return nullptr;
    }
    auto const* number = std::get_if<ast::amount>(&found->is);
    auto const* value = std::get_if<ast::value>(&found->is);
    if (number && number->is == ast::amount::form::constant)
      wanted = &number->written;
    else if (value && value->is == ast::value::form::name &&
             constants_.count(text::fold_name(value->text)))
      wanted = &value->text;
    else
      return &*found;
  }
  report(code::cyclic_definition, where, {name});
  return nullptr;
}

exact::number_style checker::number_style() const {
  for (auto const& statement : parsed_.plan.statements)
    if (auto const* numbers = std::get_if<ast::numbers>(&statement.node)) return numbers->style;
  return exact::number_style::undeclared;
}

// A value that is the name of a constant becomes what the constant stands for; and where it is the
// name of a rank that is called by a number, that number.
ast::value checker::with_constant(ast::value const& said) {
  if (said.is != ast::value::form::name) return said;
  if (!constants_.count(text::fold_name(said.text))) {
    auto const read = exact::read_number(text::fold_name(said.text), number_style());
    if (read.fault != exact::number_fault::none) return said;
    auto out = said;
    out.is = ast::value::form::number;
    out.number = read.value;
    return out;
  }
  auto const* found = constant(said.text, said.where);
  if (!found) return said;
  if (auto const* value = std::get_if<ast::value>(&found->is)) {
    auto out = *value;
    out.where = said.where;
    return out;
  }
  auto const& number = std::get<ast::amount>(found->is);
  if (number.is != ast::amount::form::count) return said;
  ast::value out;
  out.is = ast::value::form::number;
  out.text = number.written;
  out.number = number.number;
  out.where = said.where;
  return out;
}

// A name may be a declared level of a column, or a constant; where it is both, and the constant
// stands for something else, it has two readings.
std::optional<std::vector<ast::value>> checker::with_constants(std::vector<ast::value> const& said,
                                                               schema::scale const* levels) {
  std::vector<ast::value> out;
  auto const failed_before = std::exchange(failed_, false);
  for (auto const& value : said) {
    if (value.is == ast::value::form::slot) report(code::unknown_slot, value.where, {value.text});
    auto const level = levels ? level_named(*levels, value.text) : std::nullopt;
    auto const stands_for = with_constant(value);
    auto const both = level && value.is == ast::value::form::name &&
                      constants_.count(text::fold_name(value.text)) != 0;
    if (both && level_named(*levels, stands_for.text) != level)
      report(code::two_readings, value.where,
             {value.text, "“" + value.text + "”", "“" + stands_for.text + "”"});
    out.push_back(level ? value : stands_for);
  }
  auto const failed_here = std::exchange(failed_, failed_before || failed_);
  return failed_here ? std::nullopt : std::optional(std::move(out));
}

} // namespace chitieu::check
