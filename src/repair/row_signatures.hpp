#pragma once
#include "row_ways.hpp"

#include <string>
#include <vector>

namespace chitieu::mend {

/// Texts that are the same of rows which no question tells apart, and which can be changed alike.
class row_signatures {
 public:
  row_signatures(surroundings const&, fixed_answers&, ir::population_id,
                 std::vector<question> const&, std::vector<ir::column_id> columns);

  /// With the cells of the columns as they are.
  [[nodiscard]] std::string of(std::uint32_t row, std::vector<eval::read_cell> const& cells) const;

  /// The counts of linked records that records may be added for.
  [[nodiscard]] std::vector<ir::condition_id> const& grows() const noexcept { return grows_; }

 private:
  surroundings const& around_;
  fixed_answers& fixed_;
  ir::population_id population_;
  std::vector<question> const& questions_;
  std::vector<ir::column_id> columns_;
  std::vector<ir::condition_id> told_by_;
  std::vector<ir::condition_id> grows_;
  std::vector<ir::value_id> numbers_; ///< that nothing changes
};

} // namespace chitieu::mend
