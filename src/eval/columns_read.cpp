#include <chitieu/eval/columns_read.hpp>

#include "parts.hpp"

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
    if (use_.populations[id]) return;
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
    if (declared.chosen_by) column(whose, *declared.chosen_by);
  }

 private:
  data::column_use& use_;
  schema::schema const& schema_;
};

} // namespace

data::column_use columns_read(ir::program const& program) {
  data::column_use use;
  marker mark{use, program.schema};
  std::vector<ir::condition_id> wanted;
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses)
      for (auto const& part : clause.parts) {
        mark.population(part.population);
        wanted.push_back(part.base);
        wanted.push_back(part.predicate);
      }
  auto const needed = needed_by(program.conditions, wanted);
  for (std::size_t id = 0; id < needed.size(); ++id) {
    if (!needed[id]) continue;
    mark.population(program.conditions[id].of);
    for (auto const& read : columns_of(program.conditions[id]))
      mark.column(read.population, read.column);
    if (auto const* test = std::get_if<ir::text_test>(&program.conditions[id].node))
      use.compared.push_back({program.conditions[id].of, test->column, test->values});
  }
  return use;
}

void add_column(data::column_use& use, schema::schema const& all, ir::population_id whose,
                ir::column_id id) {
  marker{use, all}.column(whose, id);
}

} // namespace chitieu::eval
