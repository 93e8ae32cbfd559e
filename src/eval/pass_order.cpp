#include "pass_order.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace chitieu::eval {
namespace {

using conditions = std::set<ir::condition_id>;

class pass_planner {
 public:
  pass_planner(sheet const& on, nodes const& all,
               std::map<ir::population_id, std::vector<counted_pair>> pairs)
      : on_{on}, all_{all}, pairs_{std::move(pairs)} {}

  planned_passes operator()() {
    conditions given;
    for (auto const& [of, pairs] : pairs_) {
      auto const needed = block_program::needed(on_, of, pairs);
      needs_[of].insert(needed.begin(), needed.end());
      given.insert(needed.begin(), needed.end());
    }
    for (auto const id : given)
      if (block_program::can_count_for(on_, on_.program().conditions[id]))
        in_passes_.insert(id);
      else
        first_.insert(id);
    // What another condition needs before any pass has to be worked out then.
    std::vector<node_id> const wanted(first_.begin(), first_.end());
    for (auto const part : parts_first(all_, wanted)) {
      if (all_.condition(part) == nullptr) continue;
      auto const id = static_cast<ir::condition_id>(part);
      if (in_passes_.erase(id) > 0) first_.insert(id);
    }
    for (auto const id : in_passes_) counted_for_[records_of(id)].insert(id);
    return in_order();
  }

 private:
  [[nodiscard]] ir::population_id records_of(ir::condition_id id) const {
    return std::get<ir::linked>(on_.program().conditions[id].node).parts.front().via.to;
  }

  [[nodiscard]] conditions waits_for(ir::population_id of) const {
    conditions left;
    auto const needs = needs_.find(of);
    if (needs == needs_.end()) return left;
    std::set_intersection(needs->second.begin(), needs->second.end(), in_passes_.begin(),
                          in_passes_.end(), std::inserter(left, left.end()));
    return left;
  }

  planned_passes in_order() {
    planned_passes made;
    std::set<ir::population_id> left;
    for (auto const& [of, pairs] : pairs_) left.insert(of);
    for (auto const& [of, ids] : counted_for_) left.insert(of);
    while (!left.empty()) {
      auto next = std::find_if(left.begin(), left.end(),
                               [&](ir::population_id of) { return waits_for(of).empty(); });
      if (next == left.end()) {
        // They wait for each other: what one waits for is worked out first.
        next = left.begin();
        for (auto const id : waits_for(*next)) {
          in_passes_.erase(id);
          counted_for_[records_of(id)].erase(id);
          first_.insert(id);
        }
      }
      auto const& for_others = counted_for_[*next];
      auto const found = pairs_.find(*next);
      planned_pass pass{*next, {}, {for_others.begin(), for_others.end()}};
      if (found != pairs_.end()) pass.pairs = std::move(found->second);
      for (auto const id : for_others) in_passes_.erase(id);
      if (!pass.pairs.empty() || !pass.counted_for.empty()) made.passes.push_back(std::move(pass));
      left.erase(next);
    }
    made.first.assign(first_.begin(), first_.end());
    return made;
  }

  sheet const& on_;
  nodes const& all_;
  std::map<ir::population_id, std::vector<counted_pair>> pairs_;
  std::map<ir::population_id, conditions> needs_;
  std::map<ir::population_id, conditions> counted_for_;
  conditions in_passes_; ///< those that a pass which is still to come counts for
  conditions first_;
};

} // namespace

planned_passes plan_passes(sheet const& on, nodes const& all,
                           std::map<ir::population_id, std::vector<counted_pair>> pairs) {
  return pass_planner{on, all, std::move(pairs)}();
}

} // namespace chitieu::eval
