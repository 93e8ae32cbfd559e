#pragma once
#include "changeable.hpp"

#include <chitieu/data/bound.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace chitieu::mend {

/// What the numbers of a column can be, in its units.
struct number_range {
  /// From the lowest to the highest that the data hold or the plan names; nothing: none is known.
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
  std::vector<std::int64_t> cuts; ///< from each of these on some condition says otherwise
  bool is_summed = false;         ///< it matters how much it is, too
  bool more_is_better = false;    ///< for something that is asked
  bool less_is_better = false;

  /// Whether any number of the range may be the only one that does.
  [[nodiscard]] bool is_weighed_both_ways() const noexcept {
    return more_is_better && less_is_better;
  }
  /// Whether it is so narrow that it can be tried number by number.
  [[nodiscard]] bool is_narrow() const noexcept;
};

/// Every number that a cell of the range may be tried with.
[[nodiscard]] std::vector<std::int64_t> numbers_tried(number_range const&);

/// The ranges of all number columns that may change.
class number_ranges {
 public:
  number_ranges(ir::program const&, data::bound_data const&, changeable const&);

  [[nodiscard]] number_range const& of(column_place) const;

  /// Something is asked for which more, or less, of a column is better.
  void weigh(column_place, bool more);

 private:
  std::map<column_place, number_range> of_;
  number_range none_;
};

/// A number of a column as a file writes it.
[[nodiscard]] std::string number_words(ir::program const&, data::bound_column const&,
                                       std::int64_t units);

} // namespace chitieu::mend
