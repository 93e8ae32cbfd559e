#include <chitieu/data/derive.hpp>

#include "derive_columns.hpp"

namespace chitieu::data {

void derive(schema::schema const& plan, column_use const& use, bound_data& into,
            std::function<void()> const& poll) {
  derive_columns(plan, needs_of(plan, use), exact::pace(poll), into);
}

} // namespace chitieu::data
