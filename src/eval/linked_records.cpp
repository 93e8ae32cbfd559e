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
  of_some_rows_.assign(references.rows(), false);
  bool any = false;
  each_reference(
      references,
      [&](std::size_t row, std::size_t record) {
        auto const in = filter[record];
        if (in == answer::no) return;
        records_.push_back(record_at(record, in == answer::yes));
        first_[row + 1] = records_.size();
      },
      [&](std::size_t row) { any = of_some_rows_[row] = true; });
  for (std::size_t row = 0; row < references.rows(); ++row)
    first_[row + 1] = std::max(first_[row + 1], first_[row]);
  if (any)
    each_left(filter,
              [&](std::size_t record, bool) { perhaps_.push_back(record_at(record, false)); });
}

void linked_records::link_backward(cells const& references, truth const& filter, std::size_t rows) {
  // Counted first, so that each record can then be put where its row's begin.
  first_.assign(rows + 1, 0);
  each_reference(
      references,
      [&](std::size_t record, std::size_t row) {
        if (filter[record] != answer::no) ++first_[row + 1];
      },
      [&](std::size_t record) {
        if (filter[record] != answer::no) perhaps_.push_back(record_at(record, false));
      });
  for (std::size_t row = 0; row < rows; ++row) first_[row + 1] += first_[row];
  records_.resize(first_[rows]);
  auto next = first_;
  each_reference(
      references,
      [&](std::size_t record, std::size_t row) {
        auto const in = filter[record];
        if (in != answer::no) records_[next[row]++] = record_at(record, in == answer::yes);
      },
      [](std::size_t) {});
}

} // namespace chitieu::eval
