#include "fillings.hpp"
#include "met_window.hpp"

#include <algorithm>
#include <vector>

namespace chitieu::exact {
namespace {

/// What has been seen of the fillings so far.
struct sightings {
  bool met = false;
  bool unmet = false;
  bool all_too_few = true;
  bool all_too_many = true;

  void add(filling_range const& range, met_window const& window) {
    met |= std::max(range.fewest, window.low) <= std::min(range.most, window.high);
    unmet |= range.fewest < window.low || range.most > window.high;
    all_too_few &= range.most < window.low;
    all_too_many &= range.fewest > window.high;
  }

  [[nodiscard]] decision agreed() const {
    if (met && unmet) return decision::undetermined;
    return met ? decision::met : decision::unmet;
  }
};

/// Bases apart by this much are the only ones that an exact share can be hit in.
std::int64_t stride_of(threshold const& asked) {
  bool const one_share =
      asked.how == relation::exactly || (asked.how == relation::between && asked.low == asked.high);
  bool const exact_share = one_share && asked.round == rounding::none && asked.at_least_after == 0;
  return exact_share ? asked.low.denominator() : 1;
}

/// So many from one on, none when `last` is less.
struct some {
  std::int64_t first;
  std::int64_t last;
};

/// Where something holds that holds from one end on, if anywhere.
template <class Holds>
some where(some among, Holds const& holds) {
  if (among.first > among.last) return among;
  bool const at_first = holds(among.first);
  if (at_first == holds(among.last)) return at_first ? among : some{0, -1};
  auto low = among.first; // what is said here is not said of `high`
  auto high = among.last;
  while (high - low > 1) {
    auto const middle = low + (high - low) / 2;
    (holds(middle) == at_first ? low : high) = middle;
  }
  return at_first ? some{among.first, low} : some{high, among.last};
}

/// Whether some base lets a count fall in the window. Between two corners counts lie below the
/// window, or above it, from one base on, so that only those between are searched, however many
/// rows there are; whether the window holds a whole number changes from base to base.
bool some_base_meets(fillings const& all, threshold const& asked) {
  std::int64_t const stride = stride_of(asked);
  std::vector<std::int64_t> corners;
  for (auto const& range : corner_fillings{all, asked}) corners.push_back(range.base);
  std::ranges::sort(corners);
  for (std::size_t i = 0; i < corners.size(); ++i) {
    auto const from = corners[i];
    auto const to = corners[std::min(i + 1, corners.size() - 1)];
    auto const window = [&](std::int64_t n) { return met_counts_of_base(asked, n * stride); };
    some among{(from - 1) / stride + 1, to / stride};
    among = where(among, [&](auto n) { return all.at(n * stride).fewest <= window(n).high; });
    among = where(among, [&](auto n) { return all.at(n * stride).most >= window(n).low; });
    for (auto n = among.first; n <= among.last; ++n) {
      auto const range = all.at(n * stride);
      auto const here = window(n);
      if (std::max(range.fewest, here.low) <= std::min(range.most, here.high)) return true;
    }
  }
  return false;
}

decision decide_share(fillings const& all, threshold const& asked, empty_base when_empty) {
  sightings seen;
  if (all.can_be_empty()) {
    if (when_empty == empty_base::undetermined) return decision::undetermined;
    (when_empty == empty_base::unmet ? seen.unmet : seen.met) = true;
  }
  for (auto const& range : corner_fillings{all, asked})
    seen.add(range, met_counts_of_base(asked, range.base));

  bool const two_sided = has_floor(asked.how) && has_ceiling(asked.how);
  if (two_sided && !seen.met && !seen.all_too_few && !seen.all_too_many)
    seen.met = some_base_meets(all, asked);
  return seen.agreed();
}

} // namespace

decision decide(counts const& rows, threshold const& asked, empty_base when_empty) {
  fillings const all{rows};
  if (asked.of_share) return decide_share(all, asked, when_empty);
  sightings seen;
  seen.add(all.any_base(), met_counts(asked));
  return seen.agreed();
}

} // namespace chitieu::exact
