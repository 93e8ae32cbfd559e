#include "truth.hpp"

namespace chitieu::eval {

truth negate(truth const& inner) {
  bitmap yes{inner.rows()};
  std::optional<bitmap> unknown;
  if (inner.has_unknown()) unknown.emplace(inner.rows());
  for (std::size_t i = 0; i < inner.word_count(); ++i) {
    yes.set_word(i, ~(inner.yes(i) | inner.unknown(i)));
    if (unknown) unknown->set_word(i, inner.unknown(i));
  }
  return {std::move(yes), std::move(unknown)};
}

truth conjoin(truth const& left, truth const& right) {
  bitmap yes{left.rows()};
  std::optional<bitmap> unknown;
  if (left.has_unknown() || right.has_unknown()) unknown.emplace(left.rows());
  for (std::size_t i = 0; i < left.word_count(); ++i) {
    auto const both = left.yes(i) & right.yes(i);
    yes.set_word(i, both);
    if (!unknown) continue;
    auto const possible = (left.yes(i) | left.unknown(i)) & (right.yes(i) | right.unknown(i));
    unknown->set_word(i, possible & ~both);
  }
  return {std::move(yes), std::move(unknown)};
}

truth disjoin(truth const& left, truth const& right) {
  bitmap yes{left.rows()};
  std::optional<bitmap> unknown;
  if (left.has_unknown() || right.has_unknown()) unknown.emplace(left.rows());
  for (std::size_t i = 0; i < left.word_count(); ++i) {
    auto const either = left.yes(i) | right.yes(i);
    yes.set_word(i, either);
    if (unknown) unknown->set_word(i, (left.unknown(i) | right.unknown(i)) & ~either);
  }
  return {std::move(yes), std::move(unknown)};
}

} // namespace chitieu::eval
