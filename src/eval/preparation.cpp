#include "preparation.hpp"

#include "readable.hpp"

#include <chitieu/eval/prepared.hpp>

#include <algorithm>

namespace chitieu::eval {
namespace {

std::vector<data::bound_data const*> one_and(data::bound_data const& own,
                                             std::span<data::bound_data const* const> earlier) {
  std::vector<data::bound_data const*> all{&own};
  all.insert(all.end(), earlier.begin(), earlier.end());
  return all;
}

} // namespace

preparation::preparation(ir::program const& program, data::bound_data const& data,
                         std::span<data::bound_data const* const> earlier)
    : program_{&program}, datasets_{one_and(data, earlier)}, nodes_{program},
      readable_{readable_nodes(program, datasets_)} {
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) {
      bool const can = find_out(clause);
      can_evaluate_.emplace(&clause, can);
      if (can) parts_.insert(parts_.end(), clause.parts.begin(), clause.parts.end());
    }
}

bool preparation::can_count(ir::population_id of, std::span<ir::linked_part const> parts) const {
  auto const& data = *datasets_.front();
  return is_usable(data, of) && std::all_of(parts.begin(), parts.end(), [&](auto const& part) {
           return can_follow(program_->schema, data, of, part.via) &&
                  can_answer(nodes_.of_condition(part.filter)) &&
                  can_answer(nodes_.of_condition(part.predicate));
         });
}

bool preparation::can_evaluate(ir::clause const& clause) const {
  auto const known = can_evaluate_.find(&clause);
  return known != can_evaluate_.end() ? known->second : find_out(clause);
}

bool preparation::find_out(ir::clause const& clause) const {
  auto const asked = asked_by(nodes_, clause);
  if (!std::all_of(asked.begin(), asked.end(), [&](auto const id) { return can_answer(id); }))
    return false;
  return std::all_of(clause.parts.begin(), clause.parts.end(), [&](ir::part const& part) {
    if (!is_usable(*datasets_.front(), part.population)) return false;
    if (!clause.each_group) return true;
    auto const& each = *clause.each_group;
    if (each.of_row.empty()) return can_count(part.population, each.parts);
    return std::all_of(each.of_row.begin(), each.of_row.end(),
                       [&](ir::per_group const& row) { return can_count(ir::world, row.parts); });
  });
}

std::vector<ir::condition_id> preparation::asked_by_row(bool of_all) const {
  std::vector<ir::condition_id> asked;
  for (auto const& target : program_->targets)
    for (auto const& clause : target.clauses)
      if ((of_all || clause.each_group || clause.in_a_row) && can_evaluate(clause))
        for (auto const& part : clause.parts)
          asked.insert(asked.end(), {part.base, part.predicate});
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  return asked;
}

std::optional<block_passes> preparation::passes(manner const& by) const {
  std::lock_guard const alone{only_one_};
  auto const& kept = kept_[by.of_all ? 1 : 0];
  if (!kept || kept->first != by.as_of) return std::nullopt;
  return kept->second;
}

void preparation::keep(manner const& by, block_passes passes) const {
  std::lock_guard const alone{only_one_};
  kept_[by.of_all ? 1 : 0].emplace(by.as_of, std::move(passes));
}

prepared::prepared(ir::program const& program, data::bound_data const& data,
                   std::span<data::bound_data const* const> earlier)
    : known_{std::make_shared<preparation const>(program, data, earlier)} {}

ir::program const& prepared::program() const noexcept { return known_->program(); }

} // namespace chitieu::eval
