#include "concerns.hpp"

#include "outline.hpp"

#include <utility>

namespace chitieu::live {
namespace {

class reader {
 public:
  explicit reader(schema::schema const& all) : all_{all}, made_{} {
    made_.rows.resize(all.populations.size());
    for (auto const& population : all.populations)
      made_.columns.emplace_back(population.columns.size());
  }

  void rows(ir::population_id id) {
    if (id == ir::world || made_.rows[id]) return;
    made_.rows[id] = true;
    auto const& declared = all_.populations[id];
    if (declared.counted) column(declared.counted->of, declared.counted->column);
    if (!declared.groups) return;
    rows(declared.groups->of);
    for (auto const& part : declared.groups->by) column(declared.groups->of, part.column);
    if (declared.groups->spans) rows(*declared.groups->spans);
  }

  void column(ir::population_id of, ir::column_id id) {
    rows(of);
    if (made_.columns[of][id]) return;
    made_.columns[of][id] = true;
    auto const& declared = all_.populations[of].columns[id];
    if (declared.dated) column(of, *declared.dated);
    if (declared.chosen_by) column(of, *declared.chosen_by);
    if (declared.target) rows(*declared.target);
    if (declared.by_way_of.empty()) return;
    column(of, declared.by_way_of.front());
    column(*all_.populations[of].columns[declared.by_way_of.front()].target,
           declared.by_way_of.back());
  }

  concerns take() { return std::move(made_); }

 private:
  schema::schema const& all_;
  concerns made_;
};

} // namespace

concerns concerns_of(eval::nodes const& all, ir::program const& program, ir::clause const& clause) {
  reader read{program.schema};
  for (auto const& part : clause.parts) read.rows(part.population);
  auto open = figures_of(all, clause);
  std::vector<bool> seen(all.size());
  while (!open.empty()) {
    auto const id = open.back();
    open.pop_back();
    if (seen[id]) continue;
    seen[id] = true;
    for (auto const of : all.populations(id)) read.rows(of);
    for (auto const& one : all.columns(id)) read.column(one.population, one.column);
    if (all.other_dataset(id)) continue; // what it is made of is no part of these tables
    for (auto const part : all.parts(id)) open.push_back(part);
  }
  return read.take();
}

} // namespace chitieu::live
