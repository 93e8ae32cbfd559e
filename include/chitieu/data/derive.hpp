#pragma once
#include <chitieu/data/bound.hpp>

namespace chitieu::data {

/// Works out the columns and the groups that no table holds, from tables that were put together
/// otherwise than by `bind`. What cannot be worked out stays missing.
void derive(schema::schema const&, column_use const&, bound_data&);

} // namespace chitieu::data
