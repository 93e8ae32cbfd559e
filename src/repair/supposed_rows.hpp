#pragma once
#include "data/key_index.hpp"

#include <chitieu/engine/evaluate.hpp>
#include <chitieu/eval/columns_read.hpp>
#include <chitieu/monitor/monitor.hpp>
#include <chitieu/repair/change.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chitieu::mend {

/// Changes of rows, and what takes them back.
struct there_and_back {
  std::vector<row_change> there;
  std::vector<row_change> back;
};

/// Cells of bound tables that are to hold something else, as changes of rows for a monitor.
class supposed_rows {
 public:
  supposed_rows(ir::program const& program, bound_dataset const& bound, dataset const& data)
      : program_(program), bound_(bound), data_(data),
        compared_(eval::columns_read(program).compared), inputs_(program.schema.populations.size()),
        rows_by_key_(inputs_.size()), nearly_named_(inputs_.size()) {}

  /// The row of a key; as many as there are where there is none.
  std::size_t row_of(schema::population_id, std::string const& key);

  /// Nothing where a monitor would not say of it all that a check says.
  std::optional<there_and_back> changed(std::vector<cell_change> const&);

 private:
  [[nodiscard]] schema::population const& declared(schema::population_id p) const {
    return program_.schema.populations[p];
  }
  /// The column that a table holds for one that is declared, if there is exactly one.
  std::shared_ptr<data::input_column const> const& input_of(schema::population_id,
                                                            schema::column_id);
  /// Whether what a cell is to say may come with a warning.
  [[nodiscard]] bool may_warn(schema::population_id, schema::column_id,
                              std::vector<std::string> const& words);
  /// Whether a record more of a population may be one that cells nearly name, which would be said.
  bool may_be_nearly_named(schema::population_id);
  /// Whether a cell may name a record that is not there.
  static bool names_nobody(data::bound_table const&, schema::column_id);
  bool can_add(schema::population_id);

  ir::program const& program_;
  bound_dataset const& bound_;
  dataset const& data_;
  std::vector<data::compared_texts> compared_;
  std::vector<std::vector<std::shared_ptr<data::input_column const>>> inputs_;
  std::vector<std::optional<data::key_index>> rows_by_key_;
  std::vector<std::optional<bool>> nearly_named_;
};

} // namespace chitieu::mend
