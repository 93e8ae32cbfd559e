#include "outline.hpp"

#include "derived.hpp"

#include <algorithm>
#include <variant>

namespace chitieu::live {
namespace {

template <class... Kinds>
bool is_one_of(auto const& node) {
  return (std::holds_alternative<Kinds>(node) || ...);
}

bool is_kept_kind(schema::schema const& all, ir::condition const& one) {
  if (is_one_of<ir::between_rows>(one.node)) return is_calendar(all, one.of);
  if (is_one_of<ir::by_row>(one.node)) return all.populations[one.of].counted.has_value();
  return true;
}

/// Whether records are looked at of one of several groups that a row is in; groups look at their
/// rows, not rows at their groups.
bool goes_to_choices(schema::schema const& all, ir::population_id of, eval::nodes const& nodes,
                     node_id id) {
  auto const is_way = [&](ir::link const& via) {
    return via.forward && !via.everyone && leads_to_choices(all, of, via.column);
  };
  auto const looks = [&](auto const& node) {
    if constexpr (requires { node.via; })
      return is_way(node.via);
    else if constexpr (requires { node.parts[0].via; })
      return std::ranges::any_of(node.parts, [&](auto const& part) { return is_way(part.via); });
    else
      return false;
  };
  auto const* condition = nodes.condition(id);
  return condition != nullptr ? std::visit(looks, condition->node)
                              : std::visit(looks, nodes.value(id)->node);
}

/// Whether a row names the records of one part itself and has those of others beside them: a cell
/// that is not known may name all of its part's, which are then kept with nobody.
bool names_by_several(ir::aggregate_value const& made) {
  return made.parts.size() > 1 &&
         std::ranges::any_of(made.parts, [](auto const& part) { return part.via.forward; });
}

/// Whether the rows that a clause counts one after another are in an order that is kept.
bool is_kept_run(schema::schema const& all, ir::clause const& clause) {
  if (clause.parts.size() != 1) return false;
  auto const of = clause.parts.front().population;
  return is_calendar(all, of) || all.populations[of].counted;
}

/// What a clause's own figures are made of, without those of each of its groups.
std::vector<node_id> figures_of(eval::nodes const& all, ir::clause const& clause) {
  std::vector<node_id> asked;
  for (auto const& part : clause.parts) {
    asked.push_back(all.of_condition(part.base));
    asked.push_back(all.of_condition(part.predicate));
  }
  if (clause.number) {
    asked.push_back(all.of_value(clause.number->left));
    asked.push_back(all.of_value(clause.number->low));
    asked.push_back(all.of_value(clause.number->high));
  }
  if (clause.only_if) asked.push_back(all.of_condition(*clause.only_if));
  return asked;
}

} // namespace

outline::outline(ir::program const& program, data::bound_data const& data,
                 std::vector<bool> const& can_evaluate)
    : program_{&program}, all_{program}, dependents_(all_.size()), parts_of_(all_.size()),
      nodes_of_(program.schema.populations.size() + 1), choosing_from_(nodes_of_.size()),
      records_of_(nodes_of_.size()), runs_of_(nodes_of_.size()), bytes_(program.conditions.size()),
      byte_counts_(nodes_of_.size()) {
  for (auto const& population : program.schema.populations) {
    readers_.emplace_back(population.columns.size());
    linked_by_.emplace_back(population.columns.size());
    read_of_records_.emplace_back(population.columns.size());
  }
  auto const possible = possible_nodes(data);
  std::vector<node_id> wanted;
  std::size_t number = 0;
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) {
      auto const asked = figures_of(all_, clause);
      bool const keeps =
          can_evaluate[number] && (!clause.in_a_row || is_kept_run(program.schema, clause)) &&
          std::all_of(asked.begin(), asked.end(), [&](auto id) { return possible[id]; }) &&
          std::all_of(clause.parts.begin(), clause.parts.end(),
                      [&](auto const& part) { return is_kept_population(part.population, data); });
      keeps_.push_back(keeps);
      if (keeps) wanted.insert(wanted.end(), asked.begin(), asked.end());
      if (keeps && clause.in_a_row) runs_of_[clause.parts.front().population].push_back(number);
      ++number;
    }
  order_ = without_other_data(wanted);
  is_common_.resize(all_.size());
  for (auto const id : order_) {
    is_common_[id] = is_the_same_for_all(id);
    join(id);
  }
  number = 0;
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) {
      if (keeps_[number])
        for (auto const& part : clause.parts)
          follow({{},
                  number,
                  ir::world,
                  part.population,
                  {part.population, 0, false, true},
                  part.base,
                  part.predicate,
                  {},
                  {},
                  0});
      ++number;
    }
}

bool outline::is_kept_population(ir::population_id id, data::bound_data const& data) const {
  if (id == ir::world) return true;
  return data.tables[id].usable &&
         (!program_->schema.populations[id].groups || keeps_groups(program_->schema, id));
}

bool outline::is_kept_column(eval::column_of const& read, data::bound_data const& data) const {
  if (!is_kept_population(read.population, data)) return false;
  auto const& declared = program_->schema.populations[read.population].columns[read.column];
  auto const* bound = data.tables[read.population].columns[read.column].get();
  bool const has_choices = leads_to_choices(program_->schema, read.population, read.column);
  return bound != nullptr && (bound->candidate_sets() == 0 || has_choices) &&
         (!declared.derived || is_kept_derived(program_->schema, read.population, read.column));
}

bool outline::is_possible(node_id id, data::bound_data const& data) const {
  auto const* condition = all_.condition(id);
  if (condition != nullptr && !is_kept_kind(program_->schema, *condition)) return false;
  if (goes_to_choices(program_->schema, all_.population(id), all_, id)) return false;
  auto const columns = all_.columns(id);
  auto const populations = all_.populations(id);
  return std::all_of(columns.begin(), columns.end(),
                     [&](auto const& column) { return is_kept_column(column, data); }) &&
         std::all_of(populations.begin(), populations.end(),
                     [&](auto const whose) { return is_kept_population(whose, data); });
}

std::vector<bool> outline::possible_nodes(data::bound_data const& data) const {
  std::vector<node_id> every(all_.size());
  for (node_id id = 0; id < every.size(); ++id) every[id] = id;
  std::vector<bool> possible(all_.size());
  for (auto const id : parts_first(all_, every)) {
    auto const parts = all_.parts(id);
    possible[id] =
        is_possible(id, data) &&
        (all_.other_dataset(id) ||
         std::all_of(parts.begin(), parts.end(), [&](auto part) { return possible[part]; }));
  }
  return possible;
}

/// These and all that they need of the rows that are watched, parts before wholes.
std::vector<node_id> outline::without_other_data(std::vector<node_id> const& wanted) const {
  std::vector<bool> needed(all_.size());
  for (auto open = wanted; !open.empty();) {
    auto const id = open.back();
    open.pop_back();
    if (needed[id]) continue;
    needed[id] = true;
    if (all_.other_dataset(id)) continue;
    for (auto const part : all_.parts(id)) open.push_back(part);
  }
  auto made = parts_first(all_, wanted);
  std::erase_if(made, [&](auto id) { return !needed[id]; });
  return made;
}

bool outline::is_the_same_for_all(node_id id) const {
  auto const* number = all_.value(id);
  if (number == nullptr || number->of == ir::world) return false;
  if (is_one_of<ir::literal_value, ir::as_of_value, ir::whole_value>(number->node)) return true;
  auto const of_everyone = [](auto const& parts) {
    return std::ranges::all_of(parts, [](auto const& part) { return part.via.everyone; });
  };
  if (auto const* made = std::get_if<ir::aggregate_value>(&number->node))
    return of_everyone(made->parts);
  if (auto const* made = std::get_if<ir::share_value>(&number->node))
    return of_everyone(made->parts);
  if (auto const* made = std::get_if<ir::arithmetic_value>(&number->node))
    return is_common_[all_.of_value(made->left)] && is_common_[all_.of_value(made->right)];
  return false;
}

void outline::follow(live::followed made) {
  auto const place = followed_.size();
  made.code_at = byte_counts_[place_of(made.records)]++;
  if (made.node) parts_of_[*made.node].push_back(place);
  records_of_[place_of(made.records)].push_back(place);
  dependents_[all_.of_condition(made.filter)].parts.push_back(place);
  if (made.predicate) dependents_[all_.of_condition(*made.predicate)].parts.push_back(place);
  if (made.what) dependents_[all_.of_value(*made.what)].parts.push_back(place);
  if (made.reads_a_column()) {
    read_of_records_[made.records][made.column].push_back(place);
    auto const target = program_->schema.populations[made.records].columns[made.column].target;
    if (made.as == followed_as::values && target) choosing_from_[*target].push_back(place);
  }
  if (!made.via.everyone)
    linked_by_[made.via.forward ? made.owners : made.records][made.via.column].push_back(place);
  followed_.push_back(std::move(made));
}

void outline::join(node_id id) {
  auto const of = all_.population(id);
  nodes_of_[place_of(of)].push_back(id);
  if (all_.condition(id) != nullptr) bytes_[id] = byte_counts_[place_of(of)]++;
  auto const counted = [&](std::vector<ir::linked_part> const& parts) {
    for (auto const& part : parts)
      follow({id, 0, of, part.via.to, part.via, part.filter, part.predicate, {}, {}, 0});
  };
  auto const read = [&](auto const& node) {
    using kind = std::decay_t<decltype(node)>;
    if constexpr (requires { node.via; }) {
      live::followed made{id, 0, of, node.via.to, node.via, node.filter, {}, {}, {}, 0};
      if constexpr (std::is_same_v<kind, ir::picked>) {
        made.predicate = node.predicate;
        made.as = followed_as::dates;
        made.column = node.order;
      } else {
        made.as = followed_as::values;
        made.column = node.column;
      }
      follow(std::move(made));
      return;
    }
    if constexpr (requires { node.parts[0].via; }) {
      if constexpr (std::is_same_v<kind, ir::aggregate_value>) {
        using how = exact::aggregate;
        bool const counts = node.how == how::count;
        auto const order = counts || node.how == how::sum || node.how == how::different
                               ? kept_order::none
                           : node.how == how::average ? kept_order::of_perhaps
                                                      : kept_order::of_all;
        auto const as = node.how == how::different && !names_by_several(node)
                            ? followed_as::different_numbers
                            : followed_as::counted;
        for (auto const& part : node.parts)
          follow({id,
                  0,
                  of,
                  part.via.to,
                  part.via,
                  part.filter,
                  {},
                  counts ? std::nullopt : std::optional{part.what},
                  order,
                  0,
                  as});
      } else {
        counted(node.parts);
      }
      return;
    }
    if constexpr (requires { node.column; }) readers_[of][node.column].push_back(id);
    if constexpr (std::is_same_v<kind, ir::by_row>) {
      for (std::uint32_t row = 0; row < node.parts.size(); ++row)
        dependents_[all_.of_condition(node.parts[row])].of_rows.emplace_back(row, id);
      return;
    }
    if constexpr (std::is_same_v<kind, ir::earlier_value>) return;
    for (auto const part : all_.parts(id)) {
      auto& hanging = dependents_[part];
      if constexpr (std::is_same_v<kind, ir::through> || std::is_same_v<kind, ir::through_value>)
        hanging.of_naming.push_back({{of, node.column, eval::column_role::reference}, id});
      else if constexpr (std::is_same_v<kind, ir::whole_value>)
        hanging.of_every_row.push_back(id);
      else
        hanging.of_row.push_back(id);
    }
  };
  if (auto const* condition = all_.condition(id))
    std::visit(read, condition->node);
  else
    std::visit(read, all_.value(id)->node);
}

} // namespace chitieu::live
