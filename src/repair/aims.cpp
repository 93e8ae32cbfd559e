#include "aims.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::mend {

bool is_aimed_at(requirement const& of) {
  return of.now == status::unmet || of.now == status::pending;
}

aims::aims(model const& of, repair_options const& options) : model_(of), options_(options) {
  find_wanted();
}

// What has to be met and can be, each by itself.
void aims::find_wanted() {
  auto const& all = model_.requirements();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_aimed_at(all[i])) {
      auto const counts = all[i].now == status::met || all[i].now == status::undetermined;
      if (counts && all[i].is != followed::constant) kept_.push_back(i);
      continue;
    }
    aimed_.push_back(i);
    if (all[i].is == followed::constant)
      leave_out(repair_obstacle::form::untouched, {i});
    else if (all[i].is == followed::no)
      leave_out(repair_obstacle::form::unfollowed, {i});
    else if (solve(model_.program_of({i})).impossible())
      leave_out(repair_obstacle::form::alone, {i});
    else
      wanted_.push_back(i);
  }
}

solution aims::solve(reduced const& of) const {
  if (options_.check.poll) options_.check.poll();
  auto out = mend::solve(of.program(), options_.effort);
  if (out.found) out.values = of.whole(out.values);
  return out;
}

void aims::leave_out(repair_obstacle::form why, std::vector<std::size_t> const& which) {
  repair_obstacle made{why, {}, repair_obstacle::reason::none};
  bool const is_proven =
      why == repair_obstacle::form::untouched ||
      (model_.complete() && std::none_of(which.begin(), which.end(), [this](std::size_t i) {
         return model_.requirements()[i].overlooks_additions;
       }));
  if (!is_proven && why != repair_obstacle::form::unfollowed) {
    made.is = repair_obstacle::form::unfollowed;
    made.because = repair_obstacle::reason::too_many_ways;
  } else if (which.size() == 1 && why != repair_obstacle::form::untouched)
    made.because = model_.requirements()[which.front()].why;
  for (auto const i : which)
    for (auto const& id : model_.requirements()[i].ids) made.ids.push_back(id);
  obstacles_.push_back(std::move(made));
}

// Together, and with all that is met. What conflicts is told, and the last of it that was wanted
// is left out.
solution aims::fewest() {
  if (wanted_.empty()) return {};
  for (;;) {
    auto everything = kept_;
    everything.insert(everything.end(), wanted_.begin(), wanted_.end());
    auto found = solve(model_.program_of(everything));
    if (!found.impossible()) {
      if (found.found) found.values = model_.with_lower_numbers(everything, found.values);
      found.at_least = at_least(everything, found.at_least);
      return found;
    }
    auto const conflict = smallest_conflict(std::move(everything));
    leave_out(repair_obstacle::form::together, conflict);
    auto const last = std::find_if(conflict.rbegin(), conflict.rend(), [this](std::size_t i) {
      return is_aimed_at(model_.requirements()[i]);
    });
    if (last == conflict.rend()) return {};
    std::erase(wanted_, *last);
    if (wanted_.empty()) return {};
  }
}

// Additions that are overlooked may help what they take part in, so that the fewest changes are
// known only of all else.
std::int64_t aims::at_least(std::vector<std::size_t> const& everything, std::int64_t seen) const {
  auto certain = everything;
  std::erase_if(certain,
                [this](std::size_t i) { return model_.requirements()[i].overlooks_additions; });
  if (certain.size() == everything.size()) return seen;
  auto const without = solve(model_.program_of(certain));
  return std::min(seen, std::max<std::int64_t>(1, without.at_least));
}

// What is not certain is tried to be left out first.
std::vector<std::size_t> aims::smallest_conflict(std::vector<std::size_t> all) const {
  std::stable_partition(all.begin(), all.end(), [this](std::size_t i) {
    return model_.requirements()[i].overlooks_additions;
  });
  for (std::size_t at = 0; at < all.size();) {
    auto fewer = all;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at));
    if (solve(model_.program_of(fewer)).impossible())
      all = std::move(fewer);
    else
      ++at;
  }
  std::sort(all.begin(), all.end());
  return all;
}

} // namespace chitieu::mend
