#include "parts.hpp"

#include <variant>

namespace chitieu::eval {
namespace {

struct parts_reader {
  nodes const& all;
  std::vector<node_id>& parts;

  void condition(ir::condition_id id) const { parts.push_back(all.of_condition(id)); }
  void value(ir::value_id id) const { parts.push_back(all.of_value(id)); }
  void conditions(std::vector<ir::condition_id> const& ids) const {
    for (auto const id : ids) condition(id);
  }
  void linked(std::vector<ir::linked_part> const& records) const {
    for (auto const& part : records) {
      condition(part.filter);
      condition(part.predicate);
    }
  }

  void operator()(ir::all_of const& whole) const { conditions(whole.parts); }
  void operator()(ir::any_of const& whole) const { conditions(whole.parts); }
  void operator()(ir::negation const& no) const { condition(no.inner); }
  void operator()(ir::through const& way) const { condition(way.inner); }
  void operator()(ir::linked const& records) const { linked(records.parts); }
  void operator()(ir::value_test const& test) const {
    value(test.left);
    value(test.low);
    if (test.how == exact::relation::between) value(test.high);
  }
  void operator()(ir::count_of const& some) const { conditions(some.parts); }
  void operator()(ir::surely const& sure) const { condition(sure.inner); }
  void operator()(ir::between_rows const& between) const { condition(between.inner); }
  void operator()(ir::by_row const& rows) const { conditions(rows.parts); }
  void operator()(ir::picked const& one) const {
    condition(one.filter);
    condition(one.predicate);
  }

  void operator()(ir::through_value const& way) const { value(way.inner); }
  void operator()(ir::aggregate_value const& made) const {
    for (auto const& part : made.parts) {
      condition(part.filter);
      if (made.how != exact::aggregate::count) value(part.what);
    }
  }
  void operator()(ir::different_value const& some) const { condition(some.filter); }
  void operator()(ir::share_value const& share) const { linked(share.parts); }
  void operator()(ir::arithmetic_value const& made) const {
    value(made.left);
    value(made.right);
  }
  void operator()(ir::time_between_value const& span) const {
    value(span.from);
    value(span.to);
  }
  void operator()(ir::chosen_value const& choice) const {
    for (auto const& [when, then] : choice.cases) {
      condition(when);
      value(then);
    }
    if (choice.otherwise) value(*choice.otherwise);
  }
  void operator()(ir::whole_value const& whole) const { value(whole.inner); }
  void operator()(ir::earlier_value const& then) const { value(then.inner); }
  void operator()(ir::rank_value const& rank) const {
    value(rank.of);
    condition(rank.among);
  }

  template <class Leaf>
  void operator()(Leaf const&) const {}
};

struct columns_reader {
  ir::population_id of;
  std::vector<column_of>& columns;

  void link(ir::link const& via) const {
    if (auto const column = column_of_link(of, via)) columns.push_back(*column);
  }
  void own(ir::column_id column, column_role as) const { columns.push_back({of, column, as}); }

  void operator()(ir::set_test const& test) const { own(test.column, column_role::list); }
  void operator()(ir::text_test const& test) const { own(test.column, column_role::text); }
  void operator()(ir::known_test const& test) const { own(test.column, column_role::any); }
  void operator()(ir::none_test const& test) const { own(test.column, column_role::any); }
  void operator()(ir::picked const& one) const {
    link(one.via);
    columns.push_back({one.via.to, one.order, column_role::scalar});
  }
  void operator()(ir::different_value const& some) const {
    link(some.via);
    columns.push_back({some.via.to, some.column, column_role::any});
  }
  template <class Node>
  void operator()(Node const& node) const {
    if constexpr (requires { node.column; }) own(node.column, column_role::scalar);
    if constexpr (requires { node.parts[0].via; })
      for (auto const& part : node.parts) link(part.via);
  }
};

struct populations_reader {
  std::vector<ir::population_id>& populations;

  template <class Node>
  void operator()(Node const& node) const {
    if constexpr (requires { node.target; }) populations.push_back(node.target);
    if constexpr (requires { node.via; }) populations.push_back(node.via.to);
    if constexpr (requires { node.parts[0].via; })
      for (auto const& part : node.parts) populations.push_back(part.via.to);
  }
};

/// Reads a node, whichever kind it is.
template <class Reader>
void read(nodes const& all, node_id id, Reader const& reader) {
  if (auto const* condition = all.condition(id))
    std::visit(reader, condition->node);
  else
    std::visit(reader, all.value(id)->node);
}

} // namespace

ir::condition const* nodes::condition(node_id id) const {
  auto const& conditions = program_->conditions;
  return id < conditions.size() ? &conditions[id] : nullptr;
}

ir::value const* nodes::value(node_id id) const {
  auto const before = program_->conditions.size();
  return id < before ? nullptr : &program_->values[id - before];
}

ir::population_id nodes::population(node_id id) const {
  auto const* asked = condition(id);
  return asked != nullptr ? asked->of : value(id)->of;
}

std::vector<node_id> nodes::parts(node_id id) const {
  std::vector<node_id> parts;
  read(*this, id, parts_reader{*this, parts});
  return parts;
}

std::vector<column_of> nodes::columns(node_id id) const {
  std::vector<column_of> columns;
  read(*this, id, columns_reader{population(id), columns});
  return columns;
}

std::vector<ir::population_id> nodes::populations(node_id id) const {
  std::vector<ir::population_id> populations{population(id)};
  read(*this, id, populations_reader{populations});
  return populations;
}

std::optional<ir::dataset_id> nodes::other_dataset(node_id id) const {
  auto const* number = value(id);
  auto const* earlier = number != nullptr ? std::get_if<ir::earlier_value>(&number->node) : nullptr;
  return earlier != nullptr ? std::optional{earlier->dataset} : std::nullopt;
}

std::vector<node_id> parts_first(nodes const& all, std::span<node_id const> wanted) {
  enum class stage : std::uint8_t { unseen, opened, placed };
  std::vector<stage> stages(all.size());
  std::vector<node_id> order;
  // Chains of parts may be long: what is still to do is kept here and not on the stack.
  std::vector<node_id> pending{wanted.rbegin(), wanted.rend()};
  while (!pending.empty()) {
    auto const id = pending.back();
    if (stages[id] == stage::unseen) {
      stages[id] = stage::opened;
      for (auto const part : all.parts(id))
        if (stages[part] == stage::unseen) pending.push_back(part);
      continue;
    }
    pending.pop_back();
    if (stages[id] == stage::placed) continue;
    stages[id] = stage::placed;
    order.push_back(id);
  }
  return order;
}

std::optional<column_of> column_of_link(ir::population_id of, ir::link const& via) {
  if (via.everyone) return std::nullopt;
  return column_of{via.forward ? of : via.to, via.column, column_role::reference};
}

std::vector<node_id> asked_by(nodes const& all, ir::clause const& clause) {
  std::vector<node_id> asked;
  auto const condition = [&](ir::condition_id id) { asked.push_back(all.of_condition(id)); };
  auto const measure = [&](ir::measured const& number) {
    asked.push_back(all.of_value(number.left));
    asked.push_back(all.of_value(number.low));
    if (number.how == exact::relation::between) asked.push_back(all.of_value(number.high));
  };
  auto const group = [&](ir::per_group const& each) {
    for (auto const& part : each.parts) {
      condition(part.filter);
      condition(part.predicate);
    }
    if (each.number) measure(*each.number);
    for (auto const id : each.of_these) condition(id);
  };
  for (auto const& part : clause.parts) {
    condition(part.base);
    condition(part.predicate);
  }
  if (clause.number) measure(*clause.number);
  if (clause.only_if) condition(*clause.only_if);
  if (!clause.each_group) return asked;
  if (clause.each_group->of_row.empty()) group(*clause.each_group);
  for (auto const& row : clause.each_group->of_row) group(row);
  return asked;
}

} // namespace chitieu::eval
