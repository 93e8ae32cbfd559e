#pragma once
#include "exact/pace.hpp"

#include <chitieu/data/row_keys.hpp>

namespace chitieu::data {

/// Whether each key is greater than the one before it, so that no two are the same.
[[nodiscard]] bool keys_ascend(row_keys const&, exact::pace const& rows_read = {});

} // namespace chitieu::data
