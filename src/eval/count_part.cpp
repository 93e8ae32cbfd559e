#include "count_part.hpp"

#include "add_row.hpp"

#include <algorithm>
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

namespace {

using rows = std::vector<std::uint32_t>;

/// A list that takes the first rows only, some that are not wanted none.
class first_rows {
 public:
  first_rows(rows& into, bool wanted, std::size_t most) : into_{into}, left_{wanted ? most : 0} {}

  [[nodiscard]] bool is_full() const noexcept { return left_ == 0; }

  /// Adds 64 rows at most, those whose bits are set.
  void add(std::uint64_t bits, std::size_t first) {
    if (bits == 0 || left_ == 0) return;
    auto const count = std::min(static_cast<std::size_t>(std::popcount(bits)), left_);
    auto const before = into_.size();
    if (into_.capacity() < before + count) into_.reserve(std::max(2 * before, before + 64));
    into_.resize(before + count);
    auto* to = into_.data() + before;
    auto const* const end = to + count;
    for (; to != end; bits &= bits - 1)
      *to++ = static_cast<std::uint32_t>(first + static_cast<std::size_t>(std::countr_zero(bits)));
    left_ -= count;
  }

 private:
  rows& into_;
  std::size_t left_;
};

} // namespace

row_list list_part(truth const& base, truth const& predicate, wanted_rows const& wanted) {
  row_list lists;
  first_rows counted{lists.counted, wanted.counted, wanted.most};
  first_rows missing{lists.missing, wanted.missing, wanted.most};
  first_rows not_known{lists.unknown, wanted.unknown, wanted.most};
  for (std::size_t i = 0; i < base.word_count(); ++i) {
    if (counted.is_full() && missing.is_full() && not_known.is_full()) break;
    std::size_t const first = i * bitmap::word_bits;
    auto const sure = base.yes(i);
    auto const yes = predicate.yes(i);
    auto const unknown = predicate.unknown(i);
    counted.add(sure & yes, first);
    missing.add(sure & ~(yes | unknown), first);
    not_known.add((sure & unknown) | base.unknown(i), first);
  }
  return lists;
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

void list_groups(grouped_rows& into, std::size_t part, truth const& base, truth const& predicate,
                 grouping const& by, wanted_rows const& wanted) {
  auto const put = [&](rows& list, std::size_t row) {
    if (list.size() < wanted.most) list.push_back(static_cast<std::uint32_t>(row));
  };
  auto const groups = into.lists.size() / into.parts;
  for (std::size_t i = 0; i < base.word_count(); ++i)
    each_bit(base.yes(i) | base.unknown(i), i * bitmap::word_bits, [&](std::size_t row) {
      auto const code = by.codes[row];
      if (code == grouping::unknown) {
        ++into.all_of_any[part];
        if (wanted.unknown) put(into.of_any[part], row);
        return;
      }
      if (code < 0 || static_cast<std::size_t>(code) >= groups) return;
      auto& lists = into.lists[static_cast<std::size_t>(code) * into.parts + part];
      auto const said = predicate[row];
      if (base[row] != answer::yes || said == answer::unknown) {
        if (wanted.unknown) put(lists.unknown, row);
      } else if (said == answer::yes) {
        if (wanted.counted) put(lists.counted, row);
      } else if (wanted.missing) {
        put(lists.missing, row);
      }
    });
}

} // namespace chitieu::eval
