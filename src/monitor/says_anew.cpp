#include "keeper.hpp"

#include "eval/evaluate_linked.hpp"
#include "eval/to_answer.hpp"

#include <chitieu/data/spans.hpp>

#include <algorithm>

namespace chitieu::live {

using data::knowledge;
using eval::answer;

namespace {

/// What a test says of a cell without a value.
answer of_blank(std::int64_t word) { return word == unknown_word ? answer::unknown : answer::no; }

bool has(std::vector<std::int32_t> const& codes, std::int64_t code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

knowledge keeper::known(ir::population_id of, ir::column_id id, std::uint32_t row) const {
  auto const& rows = rows_of(of);
  auto const word = rows.word(row, id);
  if (word == unknown_word) return knowledge::unknown;
  if (word == none_word) return knowledge::none;
  if (!rows.of(id).is_reference) return knowledge::value;
  auto const& targets = rows_of(*plan_.program().schema.populations[of].columns[id].target);
  auto const is_there = [&](std::int64_t target) {
    return targets.is_there(static_cast<std::uint32_t>(target));
  };
  bool const leads_somewhere = rows.of(id).kept_as == column::form::number
                                   ? is_there(word)
                                   : std::ranges::any_of(rows.items(row, id), is_there);
  return leads_somewhere ? knowledge::value : knowledge::none;
}

struct condition_keeper {
  keeper const& on;
  node_id id;
  ir::population_id of;
  std::uint32_t row;

  [[nodiscard]] std::int64_t word(ir::column_id column) const {
    return on.rows_of(of).word(row, column);
  }
  [[nodiscard]] answer says(ir::condition_id part) const { return on.says(part, row); }
  [[nodiscard]] knowledge known(ir::column_id column) const { return on.known(of, column, row); }

  answer operator()(ir::constant const& fixed) const { return eval::to_answer(fixed.value); }

  /// Levels, flags, days and numbers.
  template <class Test>
  answer operator()(Test const& test) const {
    auto const is = word(test.column);
    auto const& asks = *on.nodes_[id].test;
    if (asks.of_all) return answer::yes;
    if (is == unknown_word) return answer::unknown;
    if (is == none_word) return eval::to_answer(asks.of_none);
    return eval::to_answer(eval::accepts(asks.accepts, is));
  }

  answer operator()(ir::number_test const& test) const {
    auto const is = word(test.column);
    if (!is_filled(is)) return of_blank(is);
    if (is < first_wide) return eval::to_answer(eval::accepts(on.nodes_[id].test->accepts, is));
    auto const number = on.rows_of(of).number(test.column, is);
    if (test.low) {
      auto const low = exact::rational::of(*test.low);
      if (test.low_open ? number <= low : number < low) return answer::no;
    }
    if (test.high) {
      auto const high = exact::rational::of(*test.high);
      if (test.high_open ? number >= high : number > high) return answer::no;
    }
    return answer::yes;
  }

  answer operator()(ir::set_test const& test) const {
    auto const is = word(test.column);
    if (is == unknown_word || is == none_word) return of_blank(is);
    if (on.rows_of(of).of(test.column).kept_as == column::form::level_bits) {
      std::int64_t mask = 0;
      for (auto const code : test.codes)
        if (code >= 0 && code < 63) mask |= std::int64_t{1} << code;
      return eval::to_answer(test.only ? (is & ~mask) == 0 : (is & mask) != 0);
    }
    auto const items = on.rows_of(of).items(row, test.column);
    auto const in = [&](std::int32_t code) { return has(test.codes, code); };
    return eval::to_answer(test.only ? std::ranges::all_of(items, in)
                                     : std::ranges::any_of(items, in));
  }

  answer operator()(ir::span_test const& test) const {
    auto const is = word(test.column);
    auto const end = on.as_of_ ? on.as_of_ : test.otherwise;
    if (is == none_word) return answer::no;
    if (is == unknown_word || !end) return answer::unknown;
    auto const& declared = on.plan_.program().schema.populations[of].columns[test.column];
    auto const own = declared.type == schema::type::date ? data::span_number(is, test.each) : is;
    auto const back = data::span_number(*end, test.each) - own;
    return eval::to_answer(back <= std::int64_t{test.first_back} &&
                           back >= std::int64_t{test.last_back});
  }

  answer operator()(ir::text_test const& test) const {
    auto const is = word(test.column);
    if (!is_filled(is)) return of_blank(is);
    auto const& text = on.rows_of(of).text(is);
    return eval::to_answer(std::ranges::find(test.values, text) != test.values.end());
  }

  answer operator()(ir::known_test const& test) const {
    return eval::to_answer(known(test.column) != knowledge::unknown);
  }

  answer operator()(ir::none_test const& test) const {
    auto const is = known(test.column);
    return is == knowledge::unknown ? answer::unknown : eval::to_answer(is == knowledge::none);
  }

  answer operator()(ir::all_of const& group) const {
    auto least = answer::yes;
    for (auto const part : group.parts) least = std::min(least, says(part));
    return least;
  }

  answer operator()(ir::any_of const& group) const {
    auto most = answer::no;
    for (auto const part : group.parts) most = std::max(most, says(part));
    return most;
  }

  answer operator()(ir::negation const& no) const {
    return static_cast<answer>(2 - static_cast<int>(says(no.inner)));
  }

  answer operator()(ir::surely const& sure) const {
    return eval::to_answer(says(sure.inner) == answer::yes);
  }

  answer operator()(ir::count_of const& some) const {
    exact::counts seen;
    for (auto const part : some.parts)
      ++(says(part) == answer::yes       ? seen.yes
         : says(part) == answer::unknown ? seen.unknown
                                         : seen.no);
    return eval::to_answer(exact::decide(seen, some.asked, exact::empty_base::undetermined));
  }

  answer operator()(ir::through const& way) const {
    auto const is = word(way.column);
    if (!is_filled(is)) return of_blank(is);
    auto const target = static_cast<std::uint32_t>(is);
    return on.rows_of(way.target).is_there(target) ? on.says(way.inner, target) : answer::no;
  }

  answer operator()(ir::linked const& asked) const {
    exact::counts seen;
    for (auto const part : on.plan_.parts_of(id)) seen += on.counts_for(part, row);
    return eval::decide(asked, seen);
  }

  answer operator()(ir::value_test const& test) const {
    auto const high =
        test.how == exact::relation::between ? on.number(test.high, row) : exact::bounds{};
    return eval::to_answer(
        exact::compare(on.number(test.left, row), test.how, on.number(test.low, row), high));
  }

  answer operator()(ir::between_rows const&) const { return on.nodes_[id].between->of(row); }

  answer operator()(ir::by_row const& each) const {
    return row < each.parts.size() ? on.says(each.parts[row], 0) : answer::no;
  }

  answer operator()(ir::picked const& one) const { return on.picked(one, id, row); }
};

std::uint8_t keeper::says_anew(ir::condition const& asked, node_id id, std::uint32_t row) const {
  return static_cast<std::uint8_t>(
      std::visit(condition_keeper{*this, id, asked.of, row}, asked.node));
}

} // namespace chitieu::live
