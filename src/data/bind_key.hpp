#pragma once
#include "cell_faults.hpp"
#include "key_text.hpp"
#include "row_shares.hpp"

#include <chitieu/data/row_keys.hpp>
#include <chitieu/schema/schema.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chitieu::data {

/// A column that makes a key or a part of one.
struct key_part {
  std::string name;
  std::uint32_t field; ///< from 1
  std::shared_ptr<input_column const> cells;
};

/// The key of each row, parts joined by ` · `; nothing, with diagnostics, when one of them is blank
/// or is no text.
[[nodiscard]] std::optional<row_keys> read_keys(std::vector<key_part> const&, std::size_t rows,
                                                table_places const&, diagnostics&,
                                                row_shares const& shares = {});

} // namespace chitieu::data
