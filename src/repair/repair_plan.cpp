#include <chitieu/repair/repair.hpp>

#include <string>

namespace chitieu {

std::int64_t repair_step::changes_in_all() const noexcept {
  std::int64_t each = 0;
  for (auto const& change : changes) {
    if (change.is == repair_change::form::becomes)
      ++each;
    else if (change.is == repair_change::form::added)
      each += std::stoll(change.levels.front());
    else
      each += static_cast<std::int64_t>(change.levels.size());
  }
  return each * count;
}

int repair_plan::exit_code() const noexcept {
  if (has_errors(diagnostics) || !unknown_columns.empty()) return 2;
  bool const done = came_to == outcome::nothing_to_do || came_to == outcome::minimal ||
                    came_to == outcome::bounded;
  return done && obstacles.empty() ? 0 : 1;
}

} // namespace chitieu
