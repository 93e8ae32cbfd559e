#include "evaluate_leaf.hpp"

#include "column_block.hpp"

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

/// Answers block by block: `answer(block, words, yes)` writes what the rows of a block say, and
/// may be unknown where the cell is.
template <class Answer>
truth ask_blocks(exact::pace const& with, cells const& column, bool may_be_unknown, Answer answer) {
  constexpr std::size_t most_words = 32;
  constexpr std::size_t most_rows = most_words * bitmap::word_bits;
  bitmap yes{column.rows()};
  std::optional<bitmap> unknown;
  column_block block{column, std::min(most_rows, (yes.word_count() + 1) * bitmap::word_bits)};
  if (may_be_unknown && block.may_be_unknown()) unknown.emplace(column.rows());
  std::array<std::uint64_t, most_words> here{};
  for (std::size_t first = 0; first < column.rows(); first += most_rows) {
    with.take(most_rows);
    auto const word = first / bitmap::word_bits;
    auto const words = std::min(most_words, yes.word_count() - word);
    block.take(kernels::best(), first, std::min(most_rows, column.rows() - first));
    answer(block, words, here.data());
    for (std::size_t i = 0; i < words; ++i) yes.set_word(word + i, here[i]);
    if (!unknown) continue;
    for (std::size_t i = 0; i < words; ++i) unknown->set_word(word + i, block.unknown()[i]);
  }
  return {std::move(yes), std::move(unknown)};
}

truth test_scalars(exact::pace const& with, cells const& column, scalar_test asks) {
  if (asks.of_all) return {column.rows(), true};
  column_test const test{std::move(asks), column};
  return ask_blocks(with, column, true, [&](column_block& block, std::size_t, std::uint64_t* yes) {
    block.test(test, yes);
  });
}

/// Lists of few levels, 64 at a time.
truth test_level_bits(exact::pace const& asking, cells const& column, ir::set_test const& test) {
  constexpr std::size_t most_words = 32;
  constexpr std::size_t most_rows = most_words * bitmap::word_bits;
  std::uint32_t asked = 0;
  for (auto const code : test.codes)
    if (code >= 0 && code < 31) asked |= std::uint32_t{1} << code;
  auto const& with = kernels::best();
  auto const all = column.level_bits();
  bitmap yes{column.rows()};
  bitmap unknown{column.rows()};
  std::array<std::uint32_t, most_rows> bits{};
  std::array<std::uint64_t, most_words> said{};
  std::array<std::uint64_t, most_words> empty{};
  for (std::size_t first = 0; first < column.rows(); first += most_rows) {
    auto const rows = std::min(most_rows, column.rows() - first);
    asking.take(rows);
    auto const word = first / bitmap::word_bits;
    auto const words = std::min(most_words, yes.word_count() - word);
    auto const here = all.subspan(first, rows);
    // Of what is asked for there must be something, or (`only`) of all else nothing.
    for (std::size_t i = 0; i < rows; ++i) bits[i] = here[i] & (test.only ? ~asked : asked);
    if (test.only)
      with.in_range_4(bits.data(), words, 0, 0, 0, said.data());
    else
      with.in_range_4(bits.data(), words, 1, UINT32_MAX - 1, 0, said.data());
    std::copy(here.begin(), here.end(), bits.begin());
    if (test.only) {
      with.in_range_4(bits.data(), words, 0, 0, 0, empty.data());
      for (std::size_t i = 0; i < words; ++i) said[i] &= ~empty[i];
    }
    for (std::size_t i = 0; i < words; ++i) yes.set_word(word + i, said[i]);
    with.in_range_4(bits.data(), words, data::unknown_list, 0, 0, said.data());
    for (std::size_t i = 0; i < words; ++i) unknown.set_word(word + i, said[i]);
  }
  return {std::move(yes), std::move(unknown)};
}

/// What is known of each cell, of any shape, decides alone.
template <class Decide>
truth test_knowledge(exact::pace const& with, cells const& column, Decide decide) {
  if (column.shape() == data::cell_shape::list)
    return ask_rows(with, column.rows(), [&](std::size_t row) {
      auto const items = column.list(row);
      if (!items) return decide(knowledge::unknown);
      return decide(items->empty() ? knowledge::none : knowledge::value);
    });
  if (column.shape() == data::cell_shape::text)
    return ask_rows(with, column.rows(), [&](std::size_t row) {
      auto const text = column.text(row);
      if (!text) return decide(knowledge::unknown);
      return decide(text->empty() ? knowledge::none : knowledge::value);
    });
  bool const of_unknown = decide(knowledge::unknown) == answer::unknown;
  bool const of_value = decide(knowledge::value) == answer::yes;
  return ask_blocks(with, column, of_unknown,
                    [&](column_block& block, std::size_t words, std::uint64_t* yes) {
                      for (std::size_t i = 0; i < words; ++i) {
                        auto const none = block.may_be_none() ? block.none()[i] : 0;
                        auto const unknown = block.may_be_unknown() ? block.unknown()[i] : 0;
                        yes[i] = of_value ? ~unknown : none;
                      }
                    });
}

} // namespace

truth evaluate(ir::code_test const& test, cells const& column, exact::pace const& with) {
  return test_scalars(with, column, scalar_test_of(test));
}

truth evaluate(ir::set_test const& test, cells const& column, exact::pace const& with) {
  if (!column.level_bits().empty()) return test_level_bits(with, column, test);
  code_set const codes{test.codes};
  auto const in = [&](std::int32_t code) { return codes.holds(code); };
  return ask_rows(with, column.rows(), [&](std::size_t row) {
    auto const items = column.list(row);
    if (!items) return answer::unknown;
    if (!test.only) return as_answer(std::any_of(items->begin(), items->end(), in));
    return as_answer(!items->empty() && std::all_of(items->begin(), items->end(), in));
  });
}

truth evaluate(ir::number_test const& test, cells const& column, exact::pace const& with) {
  return test_scalars(with, column, scalar_test_of(test, column));
}

truth evaluate(ir::day_test const& test, cells const& column, std::optional<data::day> as_of,
               exact::pace const& with) {
  return test_scalars(with, column, scalar_test_of(test, as_of));
}

truth evaluate(ir::flag_test const& test, cells const& column, exact::pace const& with) {
  return test_scalars(with, column, scalar_test_of(test));
}

namespace {

/// What is held against nothing is not known, but for what is known to be nothing itself.
truth test_known(exact::pace const& with, cells const& column) {
  bitmap unknown{column.rows()};
  column.each(with, [&](std::size_t row, std::int64_t, data::knowledge known) {
    if (known != data::knowledge::none) unknown.set(row);
  });
  return {bitmap{column.rows()}, std::move(unknown)};
}

} // namespace

truth evaluate(ir::span_test const& test, cells const& column, schema::type is,
               std::optional<data::day> as_of, exact::pace const& with) {
  auto const end = as_of ? as_of : test.otherwise;
  if (!end) return test_known(with, column);
  auto const now = data::span_number(*end, test.each);
  unit_range range{now - std::int64_t{test.first_back}, now - std::int64_t{test.last_back}};
  if (is == schema::type::date) {
    range.first = data::first_day_of(range.first, test.each);
    range.last = data::first_day_of(range.last + 1, test.each) - 1;
  }
  scalar_test asks;
  if (range.first <= range.last) asks.accepts.push_back(range);
  return test_scalars(with, column, std::move(asks));
}

truth evaluate(ir::text_test const& test, cells const& column, exact::pace const& with) {
  std::unordered_set<std::string_view> const values{test.values.begin(), test.values.end()};
  return ask_rows(with, column.rows(), [&](std::size_t row) {
    auto const text = column.text(row);
    return text ? as_answer(!text->empty() && values.contains(*text)) : answer::unknown;
  });
}

truth evaluate(ir::known_test const&, cells const& column, exact::pace const& with) {
  return test_knowledge(with, column,
                        [](knowledge known) { return as_answer(known != knowledge::unknown); });
}

truth evaluate(ir::none_test const&, cells const& column, exact::pace const& with) {
  return test_knowledge(with, column, [](knowledge known) {
    return known == knowledge::unknown ? answer::unknown : as_answer(known == knowledge::none);
  });
}

} // namespace chitieu::eval
