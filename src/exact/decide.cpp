#include "fillings.hpp"
#include "met_window.hpp"

#include <algorithm>

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
  bool const exact_share =
      asked.how == relation::exactly && asked.round == rounding::none && asked.at_least_after == 0;
  return exact_share ? asked.low.denominator() : 1;
}

/// Whether some base lets a count fall in the window. It takes a search: whether the window holds
/// a whole number changes from base to base.
bool some_base_meets(fillings const& all, threshold const& asked) {
  std::int64_t const stride = stride_of(asked);
  std::int64_t const last = all.largest_base();
  std::int64_t const multiples = last / stride;
  for (std::int64_t i = (all.smallest_filled_base() - 1) / stride + 1; i <= multiples; ++i) {
    auto const range = all.at(i * stride);
    auto const window = met_counts_of_base(asked, range.base);
    if (std::max(range.fewest, window.low) <= std::min(range.most, window.high)) return true;
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
