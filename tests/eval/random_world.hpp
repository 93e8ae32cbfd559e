#pragma once
#include "viewed.hpp"
#include "world.hpp"

#include <random>

namespace chitieu::eval {

/// A random schema with random rows and conditions of every kind.
class random_world {
 public:
  world made;

  random_world(std::uint64_t seed, std::size_t most_rows, bool with_links)
      : random_{seed}, views_{seed}, links_{with_links} {
    auto const populations = with_links ? 1 + below(3) : 1;
    made.program.schema.scales.emplace_back().levels.resize(4);
    for (std::size_t i = 0; i < populations; ++i) made.population(below(most_rows + 1));
    for (ir::population_id id = 0; id < populations; ++id) add_columns(id, with_links);
    if (chance(70)) made.as_of = static_cast<data::day>(below(8));
    auto const wanted = 6 + below(18);
    for (ir::population_id id = 0; id < populations; ++id) depth_of(add(id, ir::constant{true}), 0);
    while (made.program.conditions.size() < wanted) add_condition();
    made.program.targets.emplace_back();
    for (int i = 0; i < 3; ++i) add_clause();
  }

  /// A grouping of a population's rows into a few groups, some unknown and some in none.
  grouping groups_of(ir::population_id of, std::size_t group_count) {
    grouping by;
    for (std::size_t row = 0; row < made.data.tables[of].rows; ++row)
      by.codes.push_back(static_cast<std::int32_t>(below(group_count + 2)) - 2);
    return by;
  }

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  bool chance(std::size_t percent) { return below(100) < percent; }

 protected:
  enum class sort { code, set, number, day, flag, text, reference, references };

  struct known_column {
    ir::column_id id;
    sort is;
    ir::population_id target;
  };

  void add_columns(ir::population_id of, bool with_links) {
    auto& mine = columns_.emplace_back();
    auto const rows = made.data.tables[of].rows;
    auto const blanks = chance(30) ? 0U : 25U;
    for (std::size_t i = 0, wanted = 3 + below(5); i < wanted; ++i) {
      // The first is a date, so that the others can be dated by it.
      auto const is = i == 0 ? sort::day : static_cast<sort>(below(with_links ? 8 : 6));
      auto const target =
          static_cast<ir::population_id>(below(made.program.schema.populations.size()));
      schema::column declared;
      if (chance(40)) declared.dated = static_cast<ir::column_id>(chance(80) ? 0 : i);
      if (is != sort::day && made.data.tables[of].columns.empty()) declared.dated.reset();
      if (declared.dated == i && is != sort::day) declared.dated.reset();
      declared.when_blank = chance(50) ? schema::blank::unknown : schema::blank::none;
      if (is == sort::flag && chance(40)) declared.when_blank = schema::blank::no;
      if ((is == sort::code || is == sort::set) && chance(40)) {
        declared.when_blank = schema::blank::value;
        declared.blank_level = static_cast<std::int32_t>(below(4));
      }
      auto const to = made.data.tables[target].rows;
      if (is == sort::code || is == sort::set) declared.values = 0;
      if (is == sort::flag) declared.type = schema::type::flag;
      if (is == sort::day) declared.type = schema::type::date;
      if (is == sort::reference || is == sort::references) declared.target = target;
      auto column = cells(is, rows, to, blanks);
      if (is == sort::reference && views_() % 3 == 0) column = partly_known(column, rows, to);
      mine.push_back({made.column(of, std::move(column), declared), is, target});
    }
  }

  std::shared_ptr<data::bound_column const> cells(sort is, std::size_t rows, std::size_t to,
                                                  std::size_t blanks) {
    if (is == sort::set) return lists_below(rows, 4, blanks);
    if (is == sort::references) return lists_below(rows, to, blanks);
    if (is == sort::text) {
      std::vector<tables::words> values;
      for (std::size_t row = 0; row < rows; ++row)
        values.push_back(chance(blanks) ? tables::words{} : tables::words{word()});
      return tables::texts(std::move(values));
    }
    auto const most = is == sort::reference ? to : is == sort::flag ? 2 : is == sort::code ? 4 : 8;
    std::vector<tables::scalar> values;
    for (std::size_t row = 0; row < rows; ++row) {
      if (most == 0 || chance(blanks))
        values.emplace_back(chance(50) ? tables::unknown : tables::none);
      else
        values.emplace_back(static_cast<std::int64_t>(below(most)) - (is == sort::number ? 3 : 0));
    }
    int const places = is == sort::number ? static_cast<int>(below(3)) : 0;
    // How cells lie is drawn apart, so that what they are hangs on the seed alone.
    if (is == sort::reference && views_() % 2 == 0)
      return std::make_shared<tables::viewed_column>(tables::viewed_column::row_numbers{},
                                                     std::move(values), views_);
    if (views_() % 10 < 7)
      return std::make_shared<tables::viewed_column>(std::move(values), places, views_);
    return tables::scalars(std::move(values), places);
  }

  std::shared_ptr<data::bound_column const>
  partly_known(std::shared_ptr<data::bound_column const> references, std::size_t rows,
               std::size_t to) {
    std::vector<std::vector<std::int32_t>> sets(1 + views_() % 3);
    for (auto& set : sets)
      for (std::size_t row = 0; row < to; ++row)
        if (views_() % 2 == 0) set.push_back(static_cast<std::int32_t>(row));
    std::vector<std::int32_t> set_of;
    for (std::size_t row = 0; row < rows; ++row)
      set_of.push_back(static_cast<std::int32_t>(views_() % (sets.size() + 1)) - 1);
    return std::make_shared<tables::partly_known_column>(std::move(references), std::move(set_of),
                                                         std::move(sets));
  }

  std::shared_ptr<data::bound_column const> lists_below(std::size_t rows, std::size_t most,
                                                        std::size_t blanks) {
    std::vector<tables::items> values;
    for (std::size_t row = 0; row < rows; ++row) {
      tables::items items{std::in_place};
      for (std::size_t item = 0; item < most; ++item)
        if (chance(30)) items->push_back(static_cast<std::int32_t>(item));
      values.push_back(chance(blanks) ? std::nullopt : items);
    }
    return tables::lists(std::move(values), most <= 4 && views_() % 2 == 0);
  }

  std::string word() {
    constexpr char const* words[] = {"", "a", "b", "đ"};
    return words[below(4)];
  }

  void add_condition() {
    auto const of = static_cast<ir::population_id>(below(columns_.size()));
    auto const pick = below(10);
    if (pick < 4) return add_leaf(of);
    if (pick < 7) return add_group(of);
    add_link(of);
  }

  void add_leaf(ir::population_id of) {
    auto const& column = columns_[of][below(columns_[of].size())];
    if (chance(15)) {
      if (chance(50))
        depth_of(add(of, ir::known_test{column.id}), 0);
      else
        depth_of(add(of, ir::none_test{column.id}), 0);
      return;
    }
    depth_of(add(of, leaf(column)), 0);
  }

  decltype(ir::condition::node) leaf(known_column const& column) {
    switch (column.is) {
    case sort::code:
      return ir::code_test{column.id, codes()};
    case sort::set:
      return ir::set_test{column.id, codes(), chance(40)};
    case sort::number: {
      ir::number_test test{column.id, {}, {}, chance(50), chance(50)};
      if (chance(60)) test.low = decimal();
      if (chance(60)) test.high = decimal();
      return test;
    }
    case sort::day: {
      if (chance(30)) return spans(column.id);
      ir::day_test test{column.id, {}, {}, chance(30), chance(30)};
      if (chance(40)) test.first = static_cast<data::day>(below(8));
      if (chance(40)) test.last = static_cast<data::day>(below(8));
      return test;
    }
    case sort::flag:
      return ir::flag_test{column.id};
    case sort::text:
      return ir::text_test{column.id, {word(), word()}};
    case sort::reference:
    case sort::references:
      break;
    }
    return ir::known_test{column.id};
  }

  ir::span_test spans(ir::column_id column) {
    ir::span_test test;
    test.column = column;
    test.each = chance(70) ? schema::span_of_time::week : schema::span_of_time::month;
    test.last_back = static_cast<std::uint32_t>(below(2));
    test.first_back = test.last_back + static_cast<std::uint32_t>(below(2));
    if (chance(50)) test.otherwise = static_cast<data::day>(below(12));
    return test;
  }

  std::vector<std::int32_t> codes() {
    std::vector<std::int32_t> some;
    for (std::int32_t code = 0; code < 4; ++code)
      if (chance(40)) some.push_back(code);
    return some;
  }

  exact::decimal decimal() {
    return {static_cast<std::int64_t>(below(80)), static_cast<std::int32_t>(below(4))};
  }

  void add_group(ir::population_id of) {
    // What stands between rows is a matter of all of them: parts of the rows do not add up.
    if (links_ && chance(20)) {
      auto const inner = some(of);
      return depth_of(add(of, ir::between_rows{inner}), depths_[inner] + 1);
    }
    std::vector<ir::condition_id> parts;
    for (std::size_t i = 0, wanted = 1 + below(3); i < wanted; ++i) parts.push_back(some(of));
    int deepest = 0;
    for (auto const part : parts) deepest = std::max(deepest, depths_[part]);
    switch (below(3)) {
    case 0:
      return depth_of(add(of, ir::all_of{parts}), deepest + 1);
    case 1:
      return depth_of(add(of, ir::any_of{parts}), deepest + 1);
    default:
      return depth_of(add(of, ir::negation{parts[0]}), depths_[parts[0]] + 1);
    }
  }

  /// Every way that records are linked to the rows of a population, with the reference's sort.
  std::vector<std::pair<ir::link, sort>> links_of(ir::population_id of) const {
    std::vector<std::pair<ir::link, sort>> links;
    for (auto const& column : columns_[of])
      if (refers(column)) links.push_back({{column.target, column.id, true}, column.is});
    for (ir::population_id from = 0; from < columns_.size(); ++from)
      for (auto const& column : columns_[from])
        if (refers(column) && column.target == of)
          links.push_back({{from, column.id, false}, column.is});
    return links;
  }

  void add_link(ir::population_id of) {
    auto const links = links_of(of);
    if (links.empty()) return;

    auto const& [way, is] = links[below(links.size())];
    if (way.forward && is == sort::reference && chance(50)) {
      auto const inner = some(way.to);
      return depth_of(add(of, ir::through{way.column, way.to, inner}), depths_[inner] + 1);
    }
    ir::linked node;
    int deepest = 0;
    for (std::size_t i = 0, wanted = 1 + below(2); i < wanted; ++i) {
      auto const& via = links[below(links.size())].first;
      node.parts.push_back({via, some(via.to), some(via.to)});
      deepest =
          std::max({deepest, depths_[node.parts[i].filter], depths_[node.parts[i].predicate]});
    }
    node.asked = threshold();
    node.partial = chance(30);
    depth_of(add(of, std::move(node)), deepest + 2);
  }

  static bool refers(known_column const& column) {
    return column.is == sort::reference || column.is == sort::references;
  }

  exact::threshold threshold() {
    exact::threshold asked;
    asked.how = static_cast<exact::relation>(below(6));
    asked.of_share = chance(50);
    auto const bound = [&] {
      return asked.of_share ? *exact::ratio::make(static_cast<std::int64_t>(below(5)), 4)
                            : exact::ratio{static_cast<std::int64_t>(below(5))};
    };
    asked.low = bound();
    asked.high = bound();
    if (asked.high < asked.low) std::swap(asked.low, asked.high);
    if (asked.of_share && chance(20)) asked.round = static_cast<exact::rounding>(below(4));
    return asked;
  }

  void add_clause() {
    ir::clause asked;
    asked.in_a_row = links_ && chance(25);
    for (std::size_t i = 0, wanted = asked.in_a_row ? 1 : 1 + below(2); i < wanted; ++i) {
      auto const of = static_cast<ir::population_id>(below(columns_.size()));
      asked.parts.push_back({of, some(of), some(of)});
    }
    made.program.targets[0].clauses.push_back(std::move(asked));
  }

  /// A condition of a population, not so deep that the interpreter takes long; late ones first.
  ir::condition_id some(ir::population_id of) {
    auto const& all = made.program.conditions;
    for (int attempt = 0; attempt < 20; ++attempt) {
      auto const id = all.size() - 1 - std::min(below(all.size()), below(all.size()));
      if (all[id].of == of && depths_[id] < 5) return static_cast<ir::condition_id>(id);
    }
    return of; // the constant that each population begins with
  }

  ir::condition_id add(ir::population_id of, decltype(ir::condition::node) node) {
    return made.add(of, std::move(node));
  }

  void depth_of(ir::condition_id, int depth) { depths_.push_back(depth); }

  std::mt19937_64 random_;
  std::mt19937_64 views_;
  bool links_;
  std::vector<std::vector<known_column>> columns_;
  std::vector<int> depths_;
};

} // namespace chitieu::eval
