#include "evaluate_leaf.hpp"

#include "unit_range.hpp"

#include <chitieu/data/spans.hpp>

#include <unordered_set>

namespace chitieu::eval {
namespace {

using data::knowledge;

constexpr answer as_answer(bool yes) noexcept { return yes ? answer::yes : answer::no; }

/// Codes by their number: levels are few and dense.
class code_set {
 public:
  explicit code_set(std::vector<std::int32_t> const& codes) {
    for (auto const code : codes) {
      auto const at = static_cast<std::size_t>(code);
      if (at >= member_.size()) member_.resize(at + 1, 0);
      member_[at] = 1;
    }
  }
  [[nodiscard]] bool holds(std::int64_t code) const noexcept {
    return code >= 0 && static_cast<std::uint64_t>(code) < member_.size() &&
           member_[static_cast<std::size_t>(code)] != 0;
  }

 private:
  std::vector<std::uint8_t> member_;
};

/// Tests scalars block by block: `holds` says yes or no of a value, `of_none` of nothing, and what
/// is not known is unknown.
template <class Holds>
truth test_scalars(cells const& column, bool of_none, Holds holds) {
  bitmap yes{column.rows()};
  std::optional<bitmap> unknown;
  if (column.has_blanks()) unknown.emplace(column.rows());
  std::array<std::int64_t, cells::block> values{};
  std::array<knowledge, cells::block> known{};
  for (std::size_t first = 0; first < column.rows(); first += cells::block) {
    std::size_t const here = std::min(cells::block, column.rows() - first);
    column.read(first, std::span{values}.first(here), std::span{known}.first(here));
    for (std::size_t start = 0; start < here; start += bitmap::word_bits) {
      std::size_t const end = std::min(start + bitmap::word_bits, here);
      std::uint64_t yes_bits = 0;
      std::uint64_t unknown_bits = 0;
      for (std::size_t i = start; i < end; ++i) {
        bool const good = !unknown || known[i] == knowledge::value;
        bool const is_none = unknown && known[i] == knowledge::none;
        yes_bits |= std::uint64_t{(good && holds(values[i])) || (is_none && of_none)}
                    << (i - start);
        unknown_bits |= std::uint64_t{!good && !is_none} << (i - start);
      }
      std::size_t const word = (first + start) / bitmap::word_bits;
      yes.set_word(word, yes_bits);
      if (unknown) unknown->set_word(word, unknown_bits);
    }
  }
  return {std::move(yes), std::move(unknown)};
}

/// What is known of each cell, of any shape, decides alone.
template <class Decide>
truth test_knowledge(cells const& column, Decide decide) {
  if (column.shape() == data::cell_shape::list)
    return ask_rows(column.rows(), [&](std::size_t row) {
      auto const items = column.list(row);
      if (!items) return decide(knowledge::unknown);
      return decide(items->empty() ? knowledge::none : knowledge::value);
    });
  if (column.shape() == data::cell_shape::text)
    return ask_rows(column.rows(), [&](std::size_t row) {
      auto const text = column.text(row);
      if (!text) return decide(knowledge::unknown);
      return decide(text->empty() ? knowledge::none : knowledge::value);
    });
  bitmap yes{column.rows()};
  bitmap unknown{column.rows()};
  column.each([&](std::size_t row, std::int64_t, knowledge known) {
    answer const said = decide(known);
    if (said == answer::yes) yes.set(row);
    if (said == answer::unknown) unknown.set(row);
  });
  return {std::move(yes), std::move(unknown)};
}

} // namespace

truth evaluate(ir::code_test const& test, cells const& column) {
  code_set const codes{test.codes};
  return test_scalars(column, false, [&](std::int64_t code) { return codes.holds(code); });
}

truth evaluate(ir::set_test const& test, cells const& column) {
  code_set const codes{test.codes};
  auto const in = [&](std::int32_t code) { return codes.holds(code); };
  return ask_rows(column.rows(), [&](std::size_t row) {
    auto const items = column.list(row);
    if (!items) return answer::unknown;
    if (!test.only) return as_answer(std::any_of(items->begin(), items->end(), in));
    return as_answer(!items->empty() && std::all_of(items->begin(), items->end(), in));
  });
}

truth evaluate(ir::number_test const& test, cells const& column) {
  auto const range = units_between(test, column.scale());
  return test_scalars(column, false, [range](std::int64_t units) { return range.holds(units); });
}

truth evaluate(ir::day_test const& test, cells const& column, std::optional<data::day> as_of) {
  unit_range range;
  if (test.first) range.first = *test.first;
  if (test.last) range.last = *test.last;
  bool const bounded = test.first || test.last;
  bool const until = test.until_as_of && as_of;
  bool const from = test.from_as_of && as_of;
  // A day that is only held against an as-of day that was not given says nothing, known or not.
  if (!bounded && !until && !from && (test.until_as_of || test.from_as_of))
    return {column.rows(), true};
  if (until) range.last = std::min<std::int64_t>(range.last, *as_of);
  if (from) range.first = std::max<std::int64_t>(range.first, *as_of);
  // No end date means still valid; no date at all is in no range.
  bool const of_none = from && !until && !bounded;
  return test_scalars(column, of_none, [range](std::int64_t day) { return range.holds(day); });
}

// What is held against nothing is not known, but for what is known to be nothing itself.
static truth test_known(cells const& column) {
  bitmap unknown{column.rows()};
  column.each([&](std::size_t row, std::int64_t, knowledge known) {
    if (known != knowledge::none) unknown.set(row);
  });
  return {bitmap{column.rows()}, std::move(unknown)};
}

truth evaluate(ir::span_test const& test, cells const& column, schema::type is,
               std::optional<data::day> as_of) {
  auto const end = as_of ? as_of : test.otherwise;
  if (!end) return test_known(column);
  auto const now = data::span_number(*end, test.each);
  unit_range range{now - std::int64_t{test.first_back}, now - std::int64_t{test.last_back}};
  if (is == schema::type::date) {
    range.first = data::first_day_of(range.first, test.each);
    range.last = data::first_day_of(range.last + 1, test.each) - 1;
  }
  return test_scalars(column, false, [range](std::int64_t cell) { return range.holds(cell); });
}

truth evaluate(ir::flag_test const&, cells const& column) {
  return test_scalars(column, false, [](std::int64_t flag) { return flag != 0; });
}

truth evaluate(ir::text_test const& test, cells const& column) {
  std::unordered_set<std::string_view> const values{test.values.begin(), test.values.end()};
  return ask_rows(column.rows(), [&](std::size_t row) {
    auto const text = column.text(row);
    return text ? as_answer(!text->empty() && values.contains(*text)) : answer::unknown;
  });
}

truth evaluate(ir::known_test const&, cells const& column) {
  return test_knowledge(column,
                        [](knowledge known) { return as_answer(known != knowledge::unknown); });
}

truth evaluate(ir::none_test const&, cells const& column) {
  return test_knowledge(column, [](knowledge known) {
    return known == knowledge::unknown ? answer::unknown : as_answer(known == knowledge::none);
  });
}

} // namespace chitieu::eval
