#include "linked_records.hpp"

#include "each_reference.hpp"

namespace chitieu::eval {
namespace {

linked_record record_at(std::size_t row, bool sure) {
  linked_record made{};
  made.row = static_cast<std::uint32_t>(row) & 0x7fff'ffffU;
  made.sure = sure ? 1 : 0;
  return made;
}

/// Calls `visit(record, sure)` for each record that the filter does not exclude.
template <class Visit>
void each_left(truth const& filter, Visit visit) {
  for (std::size_t word = 0; word < filter.word_count(); ++word)
    each_bit(filter.yes(word) | filter.unknown(word), word * bitmap::word_bits,
             [&](std::size_t record) { visit(record, filter[record] == answer::yes); });
}

} // namespace

linked_records::linked_records(sheet const& on, ir::population_id of, ir::link const& via,
                               ir::condition_id filter)
    : everyone_{via.everyone} {
  if (via.everyone)
    link_everyone(on[filter]);
  else if (via.forward)
    link_forward(on.cells_of(of, via.column), on[filter]);
  else
    link_backward(on.cells_of(via.to, via.column), on[filter], on.rows(of));
}

void linked_records::link_everyone(truth const& filter) {
  each_left(filter,
            [&](std::size_t record, bool sure) { records_.push_back(record_at(record, sure)); });
}

void linked_records::link_forward(cells const& references, truth const& filter) {
  first_.assign(references.rows() + 1, 0);
  first_set_.assign(references.rows() + 1, 0);
  // Sets of some records have the numbers that the column gives them; behind them stands that of
  // all.
  auto const all = static_cast<std::uint32_t>(references.candidate_sets());
  sets_.resize(all + std::size_t{1});
  auto const may_be = [&](std::size_t row, std::uint32_t set) {
    sets_of_rows_.push_back(set);
    first_set_[row + 1] = sets_of_rows_.size();
  };
  each_reference(
      references,
      [&](std::size_t row, std::size_t record) {
        auto const in = filter[record];
        if (in == answer::no) return;
        records_.push_back(record_at(record, in == answer::yes));
        first_[row + 1] = records_.size();
      },
      may_be, [&](std::size_t row) { may_be(row, all); });
  for (std::size_t row = 0; row < references.rows(); ++row) {
    first_[row + 1] = std::max(first_[row + 1], first_[row]);
    first_set_[row + 1] = std::max(first_set_[row + 1], first_set_[row]);
  }
  if (sets_of_rows_.empty()) return;
  for (std::uint32_t set = 0; set < all; ++set)
    for (auto const record : references.candidates(set))
      if (filter[static_cast<std::size_t>(record)] != answer::no)
        sets_[set].push_back(record_at(static_cast<std::size_t>(record), false));
  each_left(filter,
            [&](std::size_t record, bool) { sets_[all].push_back(record_at(record, false)); });
}

void linked_records::link_backward(cells const& references, truth const& filter, std::size_t rows) {
  // Counted first, so that each record can then be put where its row's begin.
  first_.assign(rows + 1, 0);
  auto const all = static_cast<std::uint32_t>(references.candidate_sets());
  sets_.resize(all + std::size_t{1});
  auto const may_be = [&](std::size_t record, std::uint32_t set) {
    if (filter[record] != answer::no) sets_[set].push_back(record_at(record, false));
  };
  each_reference(
      references,
      [&](std::size_t record, std::size_t row) {
        if (filter[record] != answer::no) ++first_[row + 1];
      },
      may_be, [&](std::size_t record) { may_be(record, all); });
  for (std::size_t row = 0; row < rows; ++row) first_[row + 1] += first_[row];
  records_.resize(first_[rows]);
  auto next = first_;
  each_reference(
      references,
      [&](std::size_t record, std::size_t row) {
        auto const in = filter[record];
        if (in != answer::no) records_[next[row]++] = record_at(record, in == answer::yes);
      },
      [](std::size_t, std::uint32_t) {}, [](std::size_t) {});
  if (!sets_[all].empty()) any_for_all_.push_back(all);
  if (all > 0) share_out_sets(references, rows);
}

void linked_records::share_out_sets(cells const& references, std::size_t rows) {
  std::vector<std::vector<std::uint32_t>> of_row(rows, any_for_all_);
  for (std::uint32_t set = 0; set < references.candidate_sets(); ++set)
    if (!sets_[set].empty())
      for (auto const row : references.candidates(set))
        of_row[static_cast<std::size_t>(row)].push_back(set);
  first_set_.assign(1, 0);
  for (auto const& sets : of_row) {
    sets_of_rows_.insert(sets_of_rows_.end(), sets.begin(), sets.end());
    first_set_.push_back(sets_of_rows_.size());
  }
}

} // namespace chitieu::eval
