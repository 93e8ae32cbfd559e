#include "interpret_reading.hpp"

#include <algorithm>

namespace chitieu::eval {

using data::knowledge;

namespace {

/// What a test says of a cell without a value.
three blank(read_cell const& its) {
  return its.known == knowledge::unknown ? three::unknown : three::no;
}

/// Whether a reference, or a list of them, names a row.
three names(read_cell const& reference, std::size_t row) {
  if (reference.candidates && std::count(reference.candidates->begin(), reference.candidates->end(),
                                         static_cast<std::int32_t>(row)) == 0)
    return three::no;
  if (reference.known != knowledge::value) return blank(reference);
  if (reference.items.empty()) return three_of(static_cast<std::size_t>(reference.value) == row);
  return three_of(std::count(reference.items.begin(), reference.items.end(),
                             static_cast<std::int32_t>(row)) > 0);
}

three least(std::vector<three> const& all) {
  three result = three::yes;
  for (three const one : all) result = std::min(result, one);
  return result;
}

three agreed(exact::decision decided) {
  if (decided == exact::decision::undetermined) return three::unknown;
  return three_of(decided == exact::decision::met);
}

three judge(exact::counts const& seen, ir::linked const& node) {
  using exact::relation;
  auto const how = node.asked.how;
  bool const few = how == relation::at_most || how == relation::less_than;
  auto const decided = exact::decide(
      seen, node.asked, few ? exact::empty_base::met : exact::empty_base::undetermined);
  if (decided == exact::decision::undetermined) return three::unknown;
  bool const yes = decided == exact::decision::met;
  if (!node.partial) return three_of(yes);
  // Records that the table does not have can only raise a count, and move a share anywhere.
  if (node.asked.of_share) return three::unknown;
  bool const many = how == relation::at_least || how == relation::more_than;
  if (many) return yes ? three::yes : three::unknown;
  if (few) return yes ? three::unknown : three::no;
  auto const top = how == relation::between ? node.asked.high : node.asked.low;
  return !yes && exact::ratio{seen.yes} > top ? three::no : three::unknown;
}

} // namespace

struct condition_reading {
  reading const& on;
  ir::population_id of;
  std::size_t row;

  three operator()(ir::constant const& node) const { return three_of(node.value); }

  three operator()(ir::code_test const& node) const {
    read_cell const its = on.cell(of, node.column, row);
    if (its.known != knowledge::value) return blank(its);
    return three_of(std::count(node.codes.begin(), node.codes.end(), its.value) > 0);
  }

  three operator()(ir::set_test const& node) const {
    read_cell const its = on.cell(of, node.column, row);
    if (its.known != knowledge::value) return blank(its);
    std::size_t among = 0;
    for (auto const item : its.items)
      if (std::count(node.codes.begin(), node.codes.end(), item) > 0) ++among;
    return three_of(node.only ? among == its.items.size() : among > 0);
  }

  three operator()(ir::number_test const& node) const {
    read_cell const its = on.cell(of, node.column, row);
    if (its.known != knowledge::value) return blank(its);
    auto const number = on.number_in(of, node.column, its);
    auto const low = exact::rational::of(node.low.value_or(exact::decimal{}));
    auto const high = exact::rational::of(node.high.value_or(exact::decimal{}));
    if (node.low && (node.low_open ? number <= low : number < low)) return three::no;
    if (node.high && (node.high_open ? number >= high : number > high)) return three::no;
    return three::yes;
  }

  three operator()(ir::day_test const& node) const {
    read_cell const its = on.cell(of, node.column, row);
    std::vector<three> all;
    if (node.first || node.last || (!node.until_as_of && !node.from_as_of)) {
      bool const early = node.first && its.value < *node.first;
      bool const late = node.last && its.value > *node.last;
      all.push_back(its.known == knowledge::value ? three_of(!early && !late) : blank(its));
    }
    if (node.until_as_of && on.as_of_)
      all.push_back(its.known == knowledge::value ? three_of(its.value <= *on.as_of_) : blank(its));
    if (node.from_as_of && on.as_of_) {
      if (its.known == knowledge::none)
        all.push_back(three::yes);
      else
        all.push_back(its.known == knowledge::value ? three_of(its.value >= *on.as_of_)
                                                    : blank(its));
    }
    return least(all);
  }

  three operator()(ir::flag_test const& node) const {
    read_cell const its = on.cell(of, node.column, row);
    return its.known == knowledge::value ? three_of(its.value != 0) : blank(its);
  }

  three operator()(ir::text_test const& node) const {
    read_cell const its = on.cell(of, node.column, row);
    if (its.known != knowledge::value) return blank(its);
    return three_of(std::count(node.values.begin(), node.values.end(), its.text) > 0);
  }

  three operator()(ir::known_test const& node) const {
    return three_of(on.cell(of, node.column, row).known != knowledge::unknown);
  }

  three operator()(ir::none_test const& node) const {
    read_cell const its = on.cell(of, node.column, row);
    return its.known == knowledge::unknown ? three::unknown
                                           : three_of(its.known == knowledge::none);
  }

  three operator()(ir::all_of const& node) const { return least(each(node.parts)); }

  three operator()(ir::any_of const& node) const {
    three most = three::no;
    for (three const one : each(node.parts)) most = std::max(most, one);
    return most;
  }

  three operator()(ir::negation const& node) const {
    switch (on.holds(node.inner, row)) {
    case three::no:
      return three::yes;
    case three::yes:
      return three::no;
    case three::unknown:
      break;
    }
    return three::unknown;
  }

  three operator()(ir::through const& node) const {
    read_cell const its = on.cell(of, node.column, row);
    if (its.known != knowledge::value) return blank(its);
    return on.holds(node.inner, static_cast<std::size_t>(its.value));
  }

  three operator()(ir::linked const& node) const {
    return judge(on.links(node.parts, of, row), node);
  }

  three operator()(ir::surely const& node) const {
    return three_of(on.holds(node.inner, row) == three::yes);
  }

  three operator()(ir::value_test const& node) const {
    auto const high =
        node.how == exact::relation::between ? on.number(node.high, row) : exact::bounds{};
    return agreed(
        exact::compare(on.number(node.left, row), node.how, on.number(node.low, row), high));
  }

  three operator()(ir::count_of const& node) const {
    exact::counts seen;
    for (three const one : each(node.parts)) reading::add(seen, three::yes, one);
    return agreed(exact::decide(seen, node.asked, exact::empty_base::undetermined));
  }

  /// Any record can be the one that some day lets stand there: no more than n - 1 others are surely
  /// before that day, and at least n - 1 may be.
  three operator()(ir::picked const& node) const {
    auto const candidates = in_order(node);
    auto const before = std::int64_t{node.nth} - 1;
    std::vector<std::int64_t> days{0};
    for (auto const& one : candidates)
      if (one.day)
        for (std::int64_t const day : {*one.day - 1, *one.day, *one.day + 1}) days.push_back(day);

    bool yes = false;
    bool no = std::count_if(candidates.begin(), candidates.end(),
                            [](auto const& one) { return one.sure; }) <= before;
    for (std::size_t i = 0; i < candidates.size(); ++i)
      for (std::int64_t const day : days) {
        if (candidates[i].day && *candidates[i].day != day) continue;
        std::int64_t surely = 0;
        std::int64_t perhaps = 0;
        for (std::size_t j = 0; j < candidates.size(); ++j) {
          if (i == j) continue;
          auto const& other = candidates[j];
          if (other.sure && other.day && *other.day < day) ++surely;
          if (!other.day || *other.day <= day) ++perhaps;
        }
        if (surely > before || perhaps < before) continue;
        three const said = on.holds(node.predicate, candidates[i].record);
        yes |= said != three::no;
        no |= said != three::yes;
      }
    if (yes && no) return three::unknown;
    if (node.partial && !is_always(node.predicate, yes)) return three::unknown;
    return three_of(yes);
  }

 private:
  /// Whether a condition says the same of every record, those that the table does not have among
  /// them.
  bool is_always(ir::condition_id id, bool says) const {
    auto const* fixed = std::get_if<ir::constant>(&on.program_.conditions[id].node);
    return fixed != nullptr && fixed->value == says;
  }

  struct candidate {
    std::size_t record;
    std::optional<std::int64_t> day;
    bool sure;
  };

  std::vector<candidate> in_order(ir::picked const& node) const {
    std::vector<candidate> found;
    for (std::size_t record = 0; record < on.rows(node.via.to); ++record) {
      three const in = on.among(node.via, node.filter, of, row, record);
      auto const its = on.cell(node.via.to, node.order, record);
      if (in == three::no || its.known == knowledge::none) continue;
      candidate one{record, {}, in == three::yes};
      if (its.known == knowledge::value) one.day = node.from_last ? -its.value : its.value;
      if (its.known == knowledge::unknown && its.may_be_none) one.sure = false;
      found.push_back(one);
    }
    return found;
  }

  std::vector<three> each(std::vector<ir::condition_id> const& parts) const {
    std::vector<three> all;
    for (auto const part : parts) all.push_back(on.holds(part, row));
    return all;
  }
};

three reading::holds(ir::condition_id id, std::size_t row) const {
  auto const& asked = program_.conditions[id];
  return std::visit(condition_reading{*this, asked.of, row}, asked.node);
}

exact::counts reading::links(std::span<ir::linked_part const> parts, ir::population_id of,
                             std::size_t row) const {
  exact::counts seen;
  for (auto const& part : parts)
    for (std::size_t record = 0; record < rows(part.via.to); ++record)
      add(seen, among(part.via, part.filter, of, row, record), holds(part.predicate, record));
  return seen;
}

three reading::among(ir::link const& via, ir::condition_id filter, ir::population_id of,
                     std::size_t row, std::size_t record) const {
  three linked = three::yes;
  if (!via.everyone)
    linked = via.forward ? names(cell(of, via.column, row), record)
                         : names(cell(via.to, via.column, record), row);
  return least({linked, holds(filter, record)});
}

void reading::add(exact::counts& into, three base, three predicate) {
  if (base == three::yes && predicate == three::yes) ++into.yes;
  if (base == three::yes && predicate == three::unknown) ++into.unknown;
  if (base == three::yes && predicate == three::no) ++into.no;
  if (base == three::unknown && predicate == three::yes) ++into.maybe_yes;
  if (base == three::unknown && predicate == three::unknown) ++into.maybe_unknown;
  if (base == three::unknown && predicate == three::no) ++into.maybe_no;
}

} // namespace chitieu::eval
