#pragma once
#include "keeper.hpp"
#include "row_reader.hpp"

namespace chitieu::live {

/// References that may be absent, and are, name rows that may come: reads their keys out of the
/// dataset that was bound.
void name_absent_rows(keeper&, row_reader&, dataset const&, data::bound_data const& bound);

} // namespace chitieu::live
