#pragma once
#include <chitieu/schema/schema.hpp>

namespace chitieu::live {

/// Whether a population's rows are groups that are kept.
[[nodiscard]] bool keeps_groups(schema::schema const&, schema::population_id);

/// Whether they are spans of time without a gap, or so many of these together.
[[nodiscard]] bool is_calendar(schema::schema const&, schema::population_id);

/// Whether a column leads to the group that a row is in, of groups by several columns: a row of
/// which some are blank is in one of several.
[[nodiscard]] bool leads_to_choices(schema::schema const&, schema::population_id,
                                    schema::column_id);

/// Whether a column that no table holds is kept: what groups have in common, the group that a row
/// is in, or what stands where a reference leads.
[[nodiscard]] bool is_kept_derived(schema::schema const&, schema::population_id, schema::column_id);

} // namespace chitieu::live
