#include <chitieu/eval/columns_read.hpp>

#include "parts.hpp"

#include <algorithm>

namespace chitieu::eval {
namespace {

/// Makes room for everything that the schema declares.
void fit(data::column_use& use, schema::schema const& all) {
  use.populations.resize(all.populations.size());
  use.columns.resize(all.populations.size());
  for (std::size_t i = 0; i < all.populations.size(); ++i)
    use.columns[i].resize(all.populations[i].columns.size());
}

class marker {
 public:
  marker(data::column_use& use, schema::schema const& all) : use_{use}, schema_{all} {
    fit(use, all);
  }

  void population(ir::population_id id) {
    if (id == ir::world || use_.populations[id]) return;
    use_.populations[id] = true;
    for (auto const part : schema_.populations[id].key) column(id, part);
  }

  void column(ir::population_id whose, ir::column_id id) {
    population(whose);
    if (use_.columns[whose][id]) return;
    use_.columns[whose][id] = true;
    auto const& declared = schema_.populations[whose].columns[id];
    if (declared.dated) column(whose, *declared.dated);
    if (declared.target) population(*declared.target);
  }

 private:
  data::column_use& use_;
  schema::schema const& schema_;
};

} // namespace

data::column_use columns_read(ir::program const& program) {
  data::column_use use;
  marker mark{use, program.schema};
  nodes const all{program};
  std::vector<node_id> wanted;
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) {
      for (auto const& part : clause.parts) mark.population(part.population);
      auto const asked = asked_by(all, clause);
      wanted.insert(wanted.end(), asked.begin(), asked.end());
    }
  auto needed = parts_first(all, wanted);
  std::sort(needed.begin(), needed.end());
  for (auto const id : needed) {
    for (auto const whose : all.populations(id)) mark.population(whose);
    for (auto const& read : all.columns(id)) mark.column(read.population, read.column);
    auto const* asked = all.condition(id);
    if (asked == nullptr) continue;
    if (auto const* test = std::get_if<ir::text_test>(&asked->node))
      use.compared.push_back({asked->of, test->column, test->values});
  }
  return use;
}

void add_column(data::column_use& use, schema::schema const& all, ir::population_id whose,
                ir::column_id id) {
  marker{use, all}.column(whose, id);
}

} // namespace chitieu::eval
