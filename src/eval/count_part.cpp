#include "count_part.hpp"

#include "add_row.hpp"

#include <bit>

namespace chitieu::eval {

exact::counts count_part(truth const& base, truth const& predicate) {
  exact::counts total;
  for (std::size_t i = 0; i < base.word_count(); ++i) {
    auto const yes = predicate.yes(i);
    auto const unknown = predicate.unknown(i);
    auto const no = ~(yes | unknown);
    auto const sure = base.yes(i);
    total.yes += std::popcount(sure & yes);
    total.unknown += std::popcount(sure & unknown);
    total.no += std::popcount(sure & no);
    auto const maybe = base.unknown(i);
    total.maybe_yes += std::popcount(maybe & yes);
    total.maybe_unknown += std::popcount(maybe & unknown);
    total.maybe_no += std::popcount(maybe & no);
  }
  return total;
}

row_list list_part(truth const& base, truth const& predicate) {
  row_list rows;
  auto const into = [](std::vector<std::uint32_t>& list) {
    return [&list](std::size_t row) { list.push_back(static_cast<std::uint32_t>(row)); };
  };
  for (std::size_t i = 0; i < base.word_count(); ++i) {
    std::size_t const first = i * bitmap::word_bits;
    auto const sure = base.yes(i);
    auto const yes = predicate.yes(i);
    auto const unknown = predicate.unknown(i);
    each_bit(sure & yes, first, into(rows.counted));
    each_bit(sure & ~(yes | unknown), first, into(rows.missing));
    each_bit((sure & unknown) | base.unknown(i), first, into(rows.unknown));
  }
  return rows;
}

void group_part(grouped& into, truth const& base, truth const& predicate, grouping const& by) {
  exact::counts of_every_group;
  for (std::size_t i = 0; i < base.word_count(); ++i)
    each_bit(base.yes(i) | base.unknown(i), i * bitmap::word_bits, [&](std::size_t row) {
      auto const code = by.codes[row];
      if (code == grouping::unknown)
        add_row(of_every_group, false, predicate[row]);
      else if (code >= 0 && static_cast<std::size_t>(code) < into.groups.size())
        add_row(into.groups[static_cast<std::size_t>(code)], base[row] == answer::yes,
                predicate[row]);
    });
  for (auto& group : into.groups) group += of_every_group;
}

} // namespace chitieu::eval
