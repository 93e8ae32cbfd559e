#pragma once
#include "check_names.hpp"
#include "keeper.hpp"
#include "plan_names.hpp"
#include "row_reader.hpp"

#include <chitieu/monitor/monitor.hpp>

#include <string>
#include <utility>
#include <vector>

namespace chitieu::live {

/// Writes changes into rows, each after the others of its batch, and takes the whole batch back
/// when one cannot be.
class row_editor {
 public:
  /// `begun`: the tables at the beginning; `usable` is taken from there.
  row_editor(ir::program const&, data::bound_data const& begun, keeper&);

  [[nodiscard]] row_reader& reader() noexcept { return reader_; }
  [[nodiscard]] plan_names& names() noexcept { return names_; }

  /// The only column of a name, whose cells can be set one by one; throws std::invalid_argument
  /// where there is none.
  [[nodiscard]] std::pair<ir::population_id, ir::column_id> settable(std::string_view population,
                                                                     std::string_view column);

  /// One change; `number` is its place in the batch, from 1. Throws std::invalid_argument for what
  /// is the caller's mistake.
  void make(row_change const&, std::size_t number, diagnostics& into);
  /// Whether the rows name what is there, once all changes are made.
  void check(diagnostics& into) const { check_names(rows_, changed_, into); }
  void take_back() noexcept;
  /// What may run out of memory before the changes, which are worked out, stand.
  void prepare();
  /// The changes stand: places that nobody names may be used again.
  void settle() noexcept;

 private:
  void forget() noexcept;
  void touch(ir::population_id, std::uint32_t row);
  [[nodiscard]] bool expect_rows(ir::population_id) const;
  [[nodiscard]] std::vector<given_cell> cells_of(ir::population_id, given_cells const&);
  void add(ir::population_id, std::vector<given_cell>, place const& here, diagnostics& into);
  [[nodiscard]] std::optional<std::string> new_key(ir::population_id, std::vector<given_cell>&,
                                                   diagnostics& into);
  void expect_same_key(ir::population_id, std::uint32_t row, std::vector<given_cell>&,
                       diagnostics& into) const;
  [[nodiscard]] schema::population const& declared(ir::population_id id) const {
    return program_.schema.populations[id];
  }

  ir::program const& program_;
  data::bound_data const& begun_;
  data::column_use read_;
  keeper& rows_;
  row_reader reader_;
  plan_names names_;
  given const nothing_;
  std::vector<row_of> changed_; ///< by each change made
  std::vector<std::pair<ir::population_id, std::uint64_t>> numbers_before_;
  std::vector<row_of> left_; ///< places that nobody names any more
};

} // namespace chitieu::live
