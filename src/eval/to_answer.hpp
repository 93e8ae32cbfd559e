#pragma once
#include "truth.hpp"

#include <chitieu/exact/threshold.hpp>

namespace chitieu::eval {

[[nodiscard]] constexpr answer to_answer(bool yes) noexcept {
  return yes ? answer::yes : answer::no;
}

[[nodiscard]] constexpr answer to_answer(exact::decision decided) noexcept {
  switch (decided) {
  case exact::decision::met:
    return answer::yes;
  case exact::decision::unmet:
    return answer::no;
  case exact::decision::undetermined:
    break;
  }
  return answer::unknown;
}

} // namespace chitieu::eval
