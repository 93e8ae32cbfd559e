#include "row_reading.hpp"

#include <algorithm>

namespace chitieu::mend {
namespace {

using data::knowledge;
using eval::three;
using eval::three_of;

three of_decision(exact::decision said) {
  if (said == exact::decision::undetermined) return three::unknown;
  return three_of(said == exact::decision::met);
}

bool is_among(std::vector<std::int32_t> const& codes, std::int64_t level) {
  return std::find(codes.begin(), codes.end(), level) != codes.end();
}

struct node_reading {
  row_reading const& in;
  ir::condition_id id;

  [[nodiscard]] eval::read_cell const& cell(ir::column_id column) const {
    return *in.cells.at(column);
  }
  [[nodiscard]] static three blank(eval::read_cell const& its) {
    return its.known == knowledge::unknown ? three::unknown : three::no;
  }

  three operator()(ir::code_test const& test) const {
    auto const& its = cell(test.column);
    if (its.known != knowledge::value) return blank(its);
    return three_of(is_among(test.codes, its.value));
  }
  three operator()(ir::set_test const& test) const {
    auto const& its = cell(test.column);
    if (its.known != knowledge::value) return blank(its);
    auto const passes = [&](std::int32_t level) { return is_among(test.codes, level); };
    return three_of(test.only ? std::all_of(its.items.begin(), its.items.end(), passes)
                              : std::any_of(its.items.begin(), its.items.end(), passes));
  }
  three operator()(ir::number_test const& test) const {
    auto const& its = cell(test.column);
    if (its.known != knowledge::value) return blank(its);
    auto const& bound = *in.tables.tables[in.program.conditions[id].of].columns[test.column];
    exact::decimal const is{its.value, bound.scale()};
    auto const below = test.low && (test.low_open ? is <= *test.low : is < *test.low);
    auto const above = test.high && (test.high_open ? is >= *test.high : is > *test.high);
    return three_of(!below && !above);
  }
  three operator()(ir::flag_test const& test) const {
    auto const& its = cell(test.column);
    return its.known == knowledge::value ? three_of(its.value != 0) : blank(its);
  }
  three operator()(ir::known_test const& test) const {
    return three_of(cell(test.column).known != knowledge::unknown);
  }
  three operator()(ir::none_test const& test) const {
    auto const& its = cell(test.column);
    if (its.known == knowledge::unknown) return three::unknown;
    return three_of(its.known == knowledge::none);
  }
  three operator()(ir::all_of const& all) const {
    three out = three::yes;
    for (auto const part : all.parts) out = std::min(out, in.holds(part));
    return out;
  }
  three operator()(ir::any_of const& any) const {
    three out = three::no;
    for (auto const part : any.parts) out = std::max(out, in.holds(part));
    return out;
  }
  three operator()(ir::negation const& no) const {
    auto const said = in.holds(no.inner);
    if (said == three::unknown) return said;
    return three_of(said == three::no);
  }
  three operator()(ir::surely const& sure) const {
    return three_of(in.holds(sure.inner) == three::yes);
  }
  three operator()(ir::count_of const& some) const {
    exact::counts seen;
    for (auto const part : some.parts) eval::reading::add(seen, three::yes, in.holds(part));
    return of_decision(exact::decide(seen, some.asked, exact::empty_base::undetermined));
  }
  template <class Other>
  three operator()(Other const&) const {
    return three::unknown;
  }
};

} // namespace

three fixed_answers::of(ir::condition_id id, std::size_t row) {
  auto at = known_.find(id);
  if (at == known_.end()) at = known_.emplace(id, by_.decisions(id)).first;
  return row < at->second.size() ? of_decision(at->second[row]) : three::unknown;
}

three row_reading::holds(ir::condition_id id) const {
  if (hangs.of(id) == hold::fixed) return fixed.of(id, row);
  if (auto const at = answered.find(id); at != answered.end()) return at->second;
  return std::visit(node_reading{*this, id}, program.conditions[id].node);
}

std::vector<exact::bounds> const& fixed_answers::numbers(ir::value_id id) {
  auto at = numbers_.find(id);
  if (at == numbers_.end()) at = numbers_.emplace(id, by_.numbers(id)).first;
  return at->second;
}

figure row_reading::number(ir::value_id id) const {
  auto const& value = program.values[id];
  auto const* plain = std::get_if<ir::cell_value>(&value.node);
  if (auto const at = plain != nullptr ? cells.find(plain->column) : cells.end();
      at != cells.end()) {
    auto const& its = *at->second;
    auto const scale = tables.tables[value.of].columns[plain->column]->scale();
    return {its.known, exact::rational::of(exact::decimal{its.value, scale}), its.may_be_none};
  }
  auto const& all = fixed.numbers(id);
  if (row >= all.size()) return {};
  if (all[row].none) return {knowledge::none, {}};
  if (all[row].is_exact()) return {knowledge::value, *all[row].low};
  return {knowledge::unknown, {}, all[row].may_be_none};
}

} // namespace chitieu::mend
