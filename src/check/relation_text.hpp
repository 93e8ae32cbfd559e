#pragma once
#include <chitieu/exact/threshold.hpp>

#include <string>

namespace chitieu::check {

/// `≥ 95%`, `3 – 5`: a relation with its bounds as they are written.
[[nodiscard]] inline std::string relation_text(exact::relation how, std::string const& low,
                                               std::string const& high) {
  switch (how) {
  case exact::relation::at_least:
    return "≥ " + low;
  case exact::relation::more_than:
    return "> " + low;
  case exact::relation::at_most:
    return "≤ " + low;
  case exact::relation::less_than:
    return "< " + low;
  case exact::relation::exactly:
    return "= " + low;
  case exact::relation::between:
    break;
  }
  return low + " – " + high;
}

} // namespace chitieu::check
