#include "needs.hpp"

#include <utility>

namespace chitieu::data {
namespace {

using schema::column_id;
using schema::population_id;

class collector {
 public:
  explicit collector(schema::schema const& plan) : plan_(plan) {
    auto const size = plan.populations.size();
    needed_.populations.resize(size);
    needed_.targets.resize(size);
    for (auto const& population : plan.populations)
      needed_.columns.emplace_back(population.columns.size());
  }

  void add_population(population_id id) {
    if (id >= needed_.populations.size() || needed_.populations[id]) return;
    needed_.populations[id] = true;
    for (auto const column : plan_.populations[id].key) add_column(id, column);
    if (auto const& groups = plan_.populations[id].groups) {
      pending_.push_back(groups->of);
      add_column(groups->of, groups->link);
      if (groups->spans) pending_.push_back(*groups->spans);
    }
    follow();
  }

  void add_column(population_id id, column_id column) {
    if (column >= needed_.columns[id].size() || needed_.columns[id][column]) return;
    needed_.columns[id][column] = true;
    auto const& declared = plan_.populations[id].columns[column];
    if (declared.derived) add_sources(id, declared);
    if (declared.chosen_by) add_column(id, *declared.chosen_by);
    bool const refers = declared.type == schema::type::reference && declared.target &&
                        *declared.target < needed_.targets.size();
    if (!refers) return;
    needed_.targets[*declared.target] = true;
    pending_.push_back(*declared.target);
  }

  /// What a column that no table holds is made of.
  void add_sources(population_id id, schema::column const& derived) {
    if (!derived.by_way_of.empty()) {
      auto const& first = plan_.populations[id].columns[derived.by_way_of.front()];
      add_column(id, derived.by_way_of.front());
      if (first.target) {
        pending_.push_back(*first.target);
        add_column(*first.target, derived.by_way_of.back());
      }
    } else if (derived.type == schema::type::reference && derived.target) {
      if (auto const& groups = plan_.populations[*derived.target].groups;
          groups && groups->of == id)
        for (auto const& part : groups->by) add_column(id, part.column);
    }
  }

  /// A loop and not a recursion: a plan may chain as many populations as it likes.
  void follow() {
    if (following_) return;
    following_ = true;
    while (!pending_.empty()) {
      auto const id = pending_.back();
      pending_.pop_back();
      add_population(id);
    }
    following_ = false;
  }

  [[nodiscard]] needs finish() && { return std::move(needed_); }

 private:
  schema::schema const& plan_;
  needs needed_;
  std::vector<population_id> pending_;
  bool following_ = false;
};

} // namespace

needs needs_of(schema::schema const& plan, column_use const& use) {
  collector all(plan);
  for (population_id id = 0; id < plan.populations.size(); ++id) {
    if (id < use.populations.size() && use.populations[id]) all.add_population(id);
    if (id >= use.columns.size()) continue;
    for (column_id column = 0; column < use.columns[id].size(); ++column) {
      if (!use.columns[id][column]) continue;
      all.add_population(id);
      all.add_column(id, column);
    }
  }
  all.follow();
  return std::move(all).finish();
}

} // namespace chitieu::data
