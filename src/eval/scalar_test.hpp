#pragma once
#include "cells.hpp"
#include "unit_range.hpp"

#include <chitieu/ir/condition.hpp>

#include <optional>
#include <vector>

namespace chitieu::eval {

/// Which values of a scalar column a test says yes to. Of what is unknown it says unknown.
struct scalar_test {
  std::vector<unit_range> accepts; ///< ascending, with a number between one and the next
  bool of_none = false;            ///< what it says of nothing
  bool of_all = false;             ///< yes, whatever the cell is
};

[[nodiscard]] scalar_test scalar_test_of(ir::code_test const&);
[[nodiscard]] scalar_test scalar_test_of(ir::number_test const&, cells const&);
[[nodiscard]] scalar_test scalar_test_of(ir::day_test const&, std::optional<data::day> as_of);
[[nodiscard]] scalar_test scalar_test_of(ir::flag_test const&);

/// The test that a condition puts to each cell of a scalar column; nothing when it is another kind.
[[nodiscard]] std::optional<scalar_test> scalar_test_of(ir::condition const&, cells const&,
                                                        std::optional<data::day> as_of);

/// Whether one of the ranges has the value.
[[nodiscard]] bool accepts(std::vector<unit_range> const&, std::int64_t value) noexcept;

} // namespace chitieu::eval
