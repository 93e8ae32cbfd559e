#pragma once
#include <chitieu/monitor/given.hpp>

#include <memory>

namespace chitieu::live {

/// What is given for one cell, as a column of one row; it must live as long.
[[nodiscard]] std::shared_ptr<data::input_column const> column_of(given const&);

} // namespace chitieu::live
