#pragma once
#include <chitieu/data/bound.hpp>

#include <vector>

namespace chitieu::data {

/// Finds each population's table by name or alias, compared as names are or, if no population is
/// called so, as the names of files are (`don-vi.csv` is for `đơn vị`).
///
/// Reports what is needed and missing, what is ambiguous, and tables that nobody asks for.
/// A population without a table that can be used has null.
[[nodiscard]] std::vector<dataset::entry const*>
find_tables(schema::schema const&, std::vector<bool> const& needed, dataset const&, diagnostics&);

} // namespace chitieu::data
