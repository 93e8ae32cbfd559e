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

  /// Those that may be linked to it and to others, none of them surely: the same for every row that
  /// has any.
  [[nodiscard]] std::span<linked_record const> perhaps(std::size_t row) const {
    return has_perhaps(row) ? std::span<linked_record const>{perhaps_}
                            : std::span<linked_record const>{};
  }
  [[nodiscard]] bool has_perhaps(std::size_t row) const {
    return of_some_rows_.empty() ? !perhaps_.empty() : of_some_rows_[row];
  }
  [[nodiscard]] std::span<linked_record const> all_perhaps() const { return perhaps_; }

  /// Whether they are the same for every row.
  [[nodiscard]] bool everyone() const { return everyone_; }

 private:
  void link_everyone(truth const& filter);
  void link_forward(cells const& references, truth const& filter);
  void link_backward(cells const& references, truth const& filter, std::size_t rows);

  bool everyone_ = false;
  std::vector<std::size_t> first_;     ///< by row, and one more: where its records begin
  std::vector<linked_record> records_; ///< of all rows
  std::vector<linked_record> perhaps_;
  std::vector<bool> of_some_rows_; ///< which rows `perhaps_` is for; empty: for every one
};

} // namespace chitieu::eval
