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
void each_left(exact::pace const& with, truth const& filter, Visit visit) {
  for (std::size_t word = 0; word < filter.word_count(); ++word) {
    with.take(bitmap::word_bits);
    each_bit(filter.yes(word) | filter.unknown(word), word * bitmap::word_bits,
             [&](std::size_t record) { visit(record, filter[record] == answer::yes); });
  }
}

} // namespace

linked_records::linked_records(sheet const& on, ir::population_id of, ir::link const& via,
                               ir::condition_id filter)
    : everyone_{via.everyone} {
  if (via.everyone)
    link_everyone(on[filter], on.pace());
  else if (via.forward)
    link_forward(on.cells_of(of, via.column), on[filter], on.pace());
  else
    link_backward(on.cells_of(via.to, via.column), on[filter], on.rows(of), on.pace());
}

void linked_records::link_everyone(truth const& filter, exact::pace const& with) {
  each_left(with, filter,
            [&](std::size_t record, bool sure) { records_.push_back(record_at(record, sure)); });
}

void linked_records::link_forward(cells const& references, truth const& filter,
                                  exact::pace const& with) {
  first_ = exact::filled_with(references.rows() + 1, std::size_t{0}, with);
  first_set_ = exact::filled_with(references.rows() + 1, std::size_t{0}, with);
  // Sets of some records have the numbers that the column gives them; behind them stands that of
  // all.
  auto const all = static_cast<std::uint32_t>(references.candidate_sets());
  sets_.resize(all + std::size_t{1});
  auto const may_be = [&](std::size_t row, std::uint32_t set) {
    sets_of_rows_.push_back(set);
    first_set_[row + 1] = sets_of_rows_.size();
  };
  each_reference(
      with, references,
      [&](std::size_t row, std::size_t record) {
        auto const in = filter[record];
        if (in == answer::no) return;
        records_.push_back(record_at(record, in == answer::yes));
        first_[row + 1] = records_.size();
      },
      may_be, [&](std::size_t row) { may_be(row, all); });
  for (std::size_t row = 0; row < references.rows(); ++row) {
    with.take();
    first_[row + 1] = std::max(first_[row + 1], first_[row]);
    first_set_[row + 1] = std::max(first_set_[row + 1], first_set_[row]);
  }
  if (sets_of_rows_.empty()) return;
  for (std::uint32_t set = 0; set < all; ++set)
    for (auto const record : references.candidates(set)) {
      with.take();
      if (filter[static_cast<std::size_t>(record)] != answer::no)
        sets_[set].push_back(record_at(static_cast<std::size_t>(record), false));
    }
  each_left(with, filter,
            [&](std::size_t record, bool) { sets_[all].push_back(record_at(record, false)); });
}

void linked_records::link_backward(cells const& references, truth const& filter, std::size_t rows,
                                   exact::pace const& with) {
  // Counted first, so that each record can then be put where its row's begin.
  first_ = exact::filled_with(rows + 1, std::size_t{0}, with);
  auto const all = static_cast<std::uint32_t>(references.candidate_sets());
  sets_.resize(all + std::size_t{1});
  auto const may_be = [&](std::size_t record, std::uint32_t set) {
    if (filter[record] != answer::no) sets_[set].push_back(record_at(record, false));
  };
  each_reference(
      with, references,
      [&](std::size_t record, std::size_t row) {
        if (filter[record] != answer::no) ++first_[row + 1];
      },
      may_be, [&](std::size_t record) { may_be(record, all); });
  auto next = exact::filled_with(rows, std::size_t{0}, with);
  for (std::size_t row = 0; row < rows; ++row) {
    with.take();
    next[row] = first_[row];
    first_[row + 1] += first_[row];
  }
  records_ = exact::filled_with(first_[rows], linked_record{}, with);
  each_reference(
      with, references,
      [&](std::size_t record, std::size_t row) {
        auto const in = filter[record];
        if (in != answer::no) records_[next[row]++] = record_at(record, in == answer::yes);
      },
      [](std::size_t, std::uint32_t) {}, [](std::size_t) {});
  if (!sets_[all].empty()) any_for_all_.push_back(all);
  if (all > 0) share_out_sets(references, rows, with);
}

// Counted first, as records are. The set that is for every row stands before the others.
void linked_records::share_out_sets(cells const& references, std::size_t rows,
                                    exact::pace const& with) {
  auto const each_place = [&](auto visit) {
    for (std::uint32_t set = 0; set < references.candidate_sets(); ++set) {
      if (sets_[set].empty()) continue;
      for (auto const row : references.candidates(set)) {
        with.take();
        visit(static_cast<std::size_t>(row), set);
      }
    }
  };
  first_set_ = exact::filled_with(rows + 1, std::size_t{0}, with);
  each_place([&](std::size_t row, std::uint32_t) { ++first_set_[row + 1]; });
  auto next = exact::filled_with(rows, std::size_t{0}, with);
  for (std::size_t row = 0; row < rows; ++row) {
    with.take();
    next[row] = first_set_[row];
    first_set_[row + 1] += first_set_[row] + any_for_all_.size();
  }
  sets_of_rows_ = exact::filled_with(first_set_[rows], std::uint32_t{0}, with);
  for (std::size_t row = 0; row < rows; ++row) {
    with.take();
    for (auto const set : any_for_all_) sets_of_rows_[next[row]++] = set;
  }
  each_place([&](std::size_t row, std::uint32_t set) { sets_of_rows_[next[row]++] = set; });
}

} // namespace chitieu::eval
