#pragma once
#include "truth.hpp"

#include <chitieu/exact/counts.hpp>

namespace chitieu::eval {

/// Counts one row that is in the base, surely or perhaps, and what the predicate says of it.
inline void add_row(exact::counts& into, bool sure, answer predicate) noexcept {
  switch (predicate) {
  case answer::yes:
    ++(sure ? into.yes : into.maybe_yes);
    break;
  case answer::unknown:
    ++(sure ? into.unknown : into.maybe_unknown);
    break;
  case answer::no:
    ++(sure ? into.no : into.maybe_no);
    break;
  }
}

} // namespace chitieu::eval
