#pragma once
#include "cell_text.hpp"

#include <span>
#include <vector>

namespace chitieu::data {

/// Reads the cells of a column as lists of texts; text is split at `;`.
class cell_items {
 public:
  explicit cell_items(input_column const& cells)
      : cells_(cells), reader_(cells), kind_(cells.kind()), names_(cells.choices()) {}

  struct list {
    /// As long as the next call or, if `lasting()`, as long as the column. An item that is empty is
    /// a choice without a name; empty texts are left out.
    std::span<std::string_view const> items;
    bool may_be_blank; ///< a cell without items is blank; a list that is there and empty is not
    bool has_blank = false; ///< besides its items there is one that is blank itself
  };
  [[nodiscard]] list read(std::size_t row);

  [[nodiscard]] bool lasting() const noexcept { return reader_.lasting(); }

 private:
  input_column const& cells_;
  text_reader reader_;
  cell_kind kind_;
  std::span<std::string const> names_;
  std::vector<std::string_view> items_;
  std::vector<std::int64_t> choices_;
};

} // namespace chitieu::data
