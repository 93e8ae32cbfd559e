#pragma once
#include "exact/pace.hpp"
#include "needs.hpp"

#include <chitieu/data/bound.hpp>

namespace chitieu::data {

/// Works out the columns and tables that no table holds: references by way of others, and the
/// groups that occur among the rows of a population. What cannot be worked out stays missing.
void derive_columns(schema::schema const&, needs const&, exact::pace const&, bound_data&);

} // namespace chitieu::data
