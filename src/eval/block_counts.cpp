#include "block_counts.hpp"

#include <algorithm>
#include <map>

namespace chitieu::eval {

void block_counts::add(answers& all, std::span<ir::part const> parts) {
  std::map<ir::population_id, std::vector<counted_pair>> by_population;
  for (auto const& part : parts)
    if (find(part) == nullptr)
      by_population[part.population].push_back({part.base, part.predicate});
  // What one pass needs may answer for another one too, which then reads it nowhere else.
  for (auto& [of, pairs] : by_population) {
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (auto const id : block_program::needed(all.own(), of, pairs))
      all.work_out(all.all().of_condition(id));
  }
  for (auto& [of, pairs] : by_population) {
    block_program program{all.own(), of, pairs};
    passes_.push_back(
        {std::make_shared<block_pass const>(block_pass{of, std::move(pairs), std::move(program)}),
         {}});
    count(passes_.back(), all);
  }
}

void block_counts::add(answers& all, block_passes const& put_together) {
  auto const before = passes_.size();
  for (auto const& one : put_together) {
    for (auto const id : one->program.given()) all.work_out(all.all().of_condition(id));
    passes_.push_back({one, {}});
  }
  for (auto i = before; i < passes_.size(); ++i) count(passes_[i], all);
}

void block_counts::count(answers& all) {
  for (auto const& made : passes_)
    for (auto const id : made.is->program.given()) all.work_out(all.all().of_condition(id));
  for (auto& made : passes_) count(made, all);
}

block_passes block_counts::passes() const {
  block_passes all;
  for (auto const& made : passes_) all.push_back(made.is);
  return all;
}

exact::counts const* block_counts::find(ir::part const& part) const {
  counted_pair const wanted{part.base, part.predicate};
  for (auto const& made : passes_) {
    if (made.is->of != part.population) continue;
    auto const& pairs = made.is->pairs;
    auto const at = std::lower_bound(pairs.begin(), pairs.end(), wanted);
    if (at != pairs.end() && *at == wanted)
      return &made.counts[static_cast<std::size_t>(at - pairs.begin())];
  }
  return nullptr;
}

void block_counts::count(pass& one, answers& all) const {
  auto const& program = one.is->program;
  auto const rows = all.own().rows(one.is->of);
  auto const block = program.block_rows();
  one.counts.assign(one.is->pairs.size(), {});
  // Fewer rows take less time than it takes to wake somebody.
  constexpr std::size_t rows_of_task = std::size_t{1} << 17;
  if (!executor_ || rows < 2 * rows_of_task) {
    if (!one.room) one.room = program.make_room(all.own(), kernels::best(), block, rows);
    return block_program::count(*one.room, 0, rows, one.counts);
  }
  auto const tasks = (rows + rows_of_task - 1) / rows_of_task;
  std::vector<std::vector<exact::counts>> of_tasks(tasks, one.counts);
  executor_(tasks, [&](std::size_t task) {
    auto const first = task * rows_of_task;
    auto const here = std::min(rows_of_task, rows - first);
    auto const room = program.make_room(all.own(), kernels::best(), block, here);
    block_program::count(*room, first, first + here, of_tasks[task]);
  });
  for (auto const& part : of_tasks)
    for (std::size_t i = 0; i < part.size(); ++i) one.counts[i] += part[i];
}

} // namespace chitieu::eval
