// What treaps have in common, whatever their nodes keep: nodes stand in a vector and name those
// below them by `left` and `right`, and `measure(at)` brings up to date what one keeps of those.
#pragma once
#include <cstdint>

namespace chitieu::live {

/// No node of a treap.
inline constexpr std::uint32_t no_node = UINT32_MAX;

/// Hangs on the place of a node alone, so that a treap is balanced for any keys that do not know of
/// places. The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, 2014).
[[nodiscard]] inline std::uint64_t tree_priority(std::uint32_t at) {
  auto mix = at + 0x9e37'79b9'7f4a'7c15ULL;
  mix = (mix ^ (mix >> 30)) * 0xbf58'476d'1ce4'e5b9ULL;
  mix = (mix ^ (mix >> 27)) * 0x94d0'49bb'1331'11ebULL;
  return mix ^ (mix >> 31);
}

/// Two treaps as one, all of the one before all of the other.
template <class Nodes, class Measure>
std::uint32_t joined_trees(Nodes& all, std::uint32_t left, std::uint32_t right,
                           Measure const& measure) {
  if (left == no_node) return right;
  if (right == no_node) return left;
  if (tree_priority(left) > tree_priority(right)) {
    all[left].right = joined_trees(all, all[left].right, right, measure);
    measure(left);
    return left;
  }
  all[right].left = joined_trees(all, left, all[right].left, measure);
  measure(right);
  return right;
}

/// Has the node on one side of another one come up, if its priority is higher; gives the one that
/// is above then.
template <class Nodes, class Node, class Measure>
std::uint32_t raised_tree(Nodes& all, std::uint32_t at, std::uint32_t Node::* side,
                          std::uint32_t Node::* other, Measure const& measure) {
  auto const up = all[at].*side;
  if (up == no_node || tree_priority(up) <= tree_priority(at)) {
    measure(at);
    return at;
  }
  all[at].*side = all[up].*other;
  all[up].*other = at;
  measure(at);
  measure(up);
  return up;
}

} // namespace chitieu::live
