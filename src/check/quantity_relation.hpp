#pragma once
#include <chitieu/exact/threshold.hpp>
#include <chitieu/syntax/plan.hpp>

#include <optional>

namespace chitieu::check {

/// How a quantity holds a number against its bounds; nothing where it does not say.
[[nodiscard]] inline std::optional<exact::relation> relation_of(ast::quantity::form is) {
  using form = ast::quantity::form;
  using exact::relation;
  switch (is) {
  case form::at_least:
    return relation::at_least;
  case form::more_than:
    return relation::more_than;
  case form::at_most:
    return relation::at_most;
  case form::less_than:
    return relation::less_than;
  case form::exactly:
    return relation::exactly;
  case form::between:
  case form::about:
    return relation::between;
  default:
    return std::nullopt;
  }
}

} // namespace chitieu::check
