#include <chitieu/eval/columns_read.hpp>

#include "parts.hpp"

#include <optional>
#include <set>
#include <utility>

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
    if (declared.chosen_by) column(whose, *declared.chosen_by);
  }

 private:
  data::column_use& use_;
  schema::schema const& schema_;
};

using which_data = std::optional<ir::dataset_id>;

/// The nodes that are worked out over one dataset, of all that is wanted over the program's own.
std::vector<node_id> worked_out_over(nodes const& all, std::vector<node_id> const& wanted,
                                     which_data over) {
  std::set<std::pair<which_data, node_id>> seen;
  std::vector<std::pair<which_data, node_id>> open;
  auto const add = [&](which_data data, node_id id) {
    if (seen.emplace(data, id).second) open.emplace_back(data, id);
  };
  for (auto const id : wanted) add(std::nullopt, id);
  while (!open.empty()) {
    auto const [data, id] = open.back();
    open.pop_back();
    auto const other = all.other_dataset(id);
    for (auto const part : all.parts(id)) add(other ? other : data, part);
  }
  std::vector<node_id> out;
  for (auto const& [data, id] : seen)
    if (data == over) out.push_back(id);
  return out;
}

} // namespace

data::column_use columns_read(ir::program const& program, which_data of) {
  data::column_use use;
  marker mark{use, program.schema};
  nodes const all{program};
  std::vector<node_id> wanted;
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) {
      if (!of)
        for (auto const& part : clause.parts) mark.population(part.population);
      auto const asked = asked_by(all, clause);
      wanted.insert(wanted.end(), asked.begin(), asked.end());
    }
  for (auto const id : worked_out_over(all, wanted, of)) {
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
