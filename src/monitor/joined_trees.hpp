#pragma once
#include <cstdint>

namespace chitieu::live {

/// No node of a treap.
inline constexpr std::uint32_t no_node = UINT32_MAX;

/// Two treaps as one, all of the one before all of the other. Nodes stand in a vector and name
/// those below them by `left` and `right`; `priority` is asked of two, and `measure` brings up to
/// date what a node keeps of those below it.
template <class Nodes, class Priority, class Measure>
std::uint32_t joined_trees(Nodes& all, std::uint32_t left, std::uint32_t right,
                           Priority const& priority, Measure const& measure) {
  if (left == no_node) return right;
  if (right == no_node) return left;
  if (priority(left) > priority(right)) {
    all[left].right = joined_trees(all, all[left].right, right, priority, measure);
    measure(left);
    return left;
  }
  all[right].left = joined_trees(all, left, all[right].left, priority, measure);
  measure(right);
  return right;
}

} // namespace chitieu::live
