#pragma once
#include "interpret_cell.hpp"

#include <chitieu/exact/bounds.hpp>
#include <chitieu/exact/counts.hpp>
#include <chitieu/exact/samples.hpp>

#include <span>
#include <vector>

namespace chitieu::eval {

/// Kleene's values once more, so that the oracle shares nothing with what it is held against.
enum class three { no, unknown, yes };

[[nodiscard]] constexpr three three_of(bool yes) { return yes ? three::yes : three::no; }

/// One dataset, read row by row.
class reading {
 public:
  using datasets = std::vector<data::bound_data const*>;

  /// `all` holds the dataset that is judged and then the others by their id; `at` is the one to
  /// read.
  reading(ir::program const& program, datasets const& all, std::optional<data::day> as_of,
          std::size_t at = 0)
      : program_{program}, all_{all}, data_{*all[at]}, as_of_{as_of} {}

  [[nodiscard]] std::size_t rows(ir::population_id of) const {
    return of == ir::world ? 1 : data_.tables[of].rows;
  }

  /// Whether a condition holds for a row.
  [[nodiscard]] three holds(ir::condition_id, std::size_t row) const;

  /// What a number can be in a row.
  [[nodiscard]] exact::bounds number(ir::value_id, std::size_t row) const;

  /// The records that are linked to a row.
  [[nodiscard]] exact::counts links(std::span<ir::linked_part const>, ir::population_id of,
                                    std::size_t row) const;

  /// Counts one row, in the base and satisfying the predicate as far as that is known.
  static void add(exact::counts& into, three base, three predicate);

 private:
  friend struct condition_reading;
  friend struct number_reading;

  [[nodiscard]] read_cell cell(ir::population_id of, ir::column_id id, std::size_t row) const {
    return read(program_.schema, data_, of, id, row, as_of_);
  }

  /// The number that a filled cell stands for.
  [[nodiscard]] exact::rational number_in(ir::population_id of, ir::column_id id,
                                          read_cell const& its) const {
    auto const& column = *data_.tables[of].columns[id];
    auto const listed = column.listed_numbers();
    if (!listed.empty()) return listed[static_cast<std::size_t>(its.value)];
    return exact::rational::of(exact::decimal{its.value, column.scale()});
  }

  /// Whether a record is among those that are linked to a row and that the filter leaves.
  [[nodiscard]] three among(ir::link const&, ir::condition_id filter, ir::population_id of,
                            std::size_t row, std::size_t record) const;

  ir::program const& program_;
  datasets const& all_;
  data::bound_data const& data_;
  std::optional<data::day> as_of_;
};

} // namespace chitieu::eval
