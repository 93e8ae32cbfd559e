#pragma once
#include <chitieu/engine/evaluate.hpp>
#include <chitieu/repair/change.hpp>

#include <string>
#include <vector>

namespace chitieu {

/// Another number in the place of what a clause asks; how it is compared stays.
struct threshold_change {
  std::string id;     ///< of the clause
  std::string number; ///< `97%`, `97` (of a share: per cent), `12.5%`, `2/3`, `5`; a range `3-5`
};

/// A report as it would be with other thresholds, judged from what was counted: no row is read. The
/// margins within the groups of a clause `in every …` stay those of what is asked of each.
///
/// Throws std::invalid_argument when no clause has the id, the number cannot be read, or it does
/// not fit the clause; what one of a run asks has to be counted anew, and is refused, too.
[[nodiscard]] report what_if(ir::program const&, report const&,
                             std::vector<threshold_change> const&);

/// A cell by the names of the plan and the key of its record.
struct record_change {
  std::string population;
  std::string key; ///< a record that is not there is added
  std::string column;
  std::vector<std::string> holds; ///< as in `cell_change`
};

/// The same cells by their place. Throws std::invalid_argument when a population, a column, or the
/// table is not there.
[[nodiscard]] std::vector<cell_change> find_cells(schema::schema const&, data::bound_data const&,
                                                  std::vector<record_change> const&);

/// The report of tables with some cells changed.
[[nodiscard]] report what_if(ir::program const&, bound_dataset const&, dataset const&,
                             std::vector<record_change> const&, check_options const& = {});

} // namespace chitieu
