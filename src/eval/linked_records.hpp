#pragma once
#include "sheet.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace chitieu::eval {

/// A record that may be among those that are linked to a row.
struct linked_record {
  std::uint32_t row : 31;
  std::uint32_t sure : 1; ///< that it is among them
};

/// The records that the filter leaves and that are linked to each row of a population.
class linked_records {
 public:
  linked_records(sheet const&, ir::population_id of, ir::link const&, ir::condition_id filter);

  /// Those whose link to the row is known.
  [[nodiscard]] std::span<linked_record const> of(std::size_t row) const {
    if (everyone_) return records_;
    return std::span{records_}.subspan(first_[row], first_[row + 1] - first_[row]);
  }

  /// Those that may be linked to it and to others, none of them surely: the numbers of the sets
  /// that they come in. No record is in two sets of one row.
  [[nodiscard]] std::span<std::uint32_t const> perhaps(std::size_t row) const {
    if (first_set_.empty()) return any_for_all_;
    return std::span{sets_of_rows_}.subspan(first_set_[row], first_set_[row + 1] - first_set_[row]);
  }
  [[nodiscard]] std::size_t set_count() const { return sets_.size(); }
  [[nodiscard]] std::span<linked_record const> set(std::uint32_t number) const {
    return sets_[number];
  }

  /// Calls `visit(record)` for each record that is linked to the row or may be.
  template <class Visit>
  void each(std::size_t row, Visit visit) const {
    for (auto const record : of(row)) visit(record);
    for (auto const number : perhaps(row))
      for (auto const record : set(number)) visit(record);
  }

  /// Whether they are the same for every row.
  [[nodiscard]] bool everyone() const { return everyone_; }

 private:
  void link_everyone(truth const& filter, exact::pace const&);
  void link_forward(cells const& references, truth const& filter, exact::pace const&);
  void link_backward(cells const& references, truth const& filter, std::size_t rows,
                     exact::pace const&);
  void share_out_sets(cells const& references, std::size_t rows, exact::pace const&);

  bool everyone_ = false;
  std::vector<std::size_t> first_;     ///< by row, and one more: where its records begin
  std::vector<linked_record> records_; ///< of all rows
  std::vector<std::vector<linked_record>> sets_;
  std::vector<std::uint32_t> any_for_all_; ///< the set that is for every row, if there is one
  std::vector<std::size_t> first_set_;     ///< as `first_`; empty: `any_for_all_` is for every row
  std::vector<std::uint32_t> sets_of_rows_;
};

} // namespace chitieu::eval
