#pragma once
#include "dataset.hpp"
#include "table.hpp"

#include <chitieu/verdict/report.hpp>

#include <string>
#include <vector>

namespace chitieu::python {

/// The records in a list of a clause (`missing`, `unknown`, `counted`) with all columns of their
/// table; of several populations, which one and the key of each, then the columns of all.
[[nodiscard]] table rows_of(bound const&, ir::clause const&, record_list const&);

/// The keys of records, in their order.
[[nodiscard]] std::vector<std::string> keys_of(record_list const&);

/// A row for each clause of a report.
[[nodiscard]] table clauses_of(report const&);

} // namespace chitieu::python
