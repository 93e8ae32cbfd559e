#include "by_group.hpp"

#include "group_names.hpp"
#include "measured_rows.hpp"

#include <chitieu/ir/builder.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/verdict/judge.hpp>

#include <algorithm>
#include <utility>
#include <variant>

namespace chitieu::engine {
namespace {

using ir::condition_id;
using ir::population_id;
using ir::value_id;

/// Numbers and conditions of the whole, put as such of each group: what everyone is linked to is
/// then linked by the column.
class rewriter {
 public:
  rewriter(ir::program& program, std::string folded)
      : program_(program), build_(program.conditions, program.values), folded_(std::move(folded)) {}

  /// What the groups are, once something that has the column was met.
  [[nodiscard]] std::optional<group_kind> const& kind() const noexcept { return kind_; }
  [[nodiscard]] bool failed() const noexcept { return failed_; }

  /// Looks for the column in all that a number of the whole is made of.
  void look(value_id id) {
    std::visit([this](auto const& node) { look_into(node); }, program_.values[id].node);
  }

  void begin(population_id groups) { groups_ = groups; }

  value_id of_groups(value_id id) {
    auto const asked = program_.values[id];
    auto node = asked.node;
    if (!std::visit([this](auto& one) { return change(one); }, node))
      return build_.add_value(groups_, ir::whole_value{id});
    return build_.add_value(groups_, std::move(node));
  }

 private:
  condition_id of_groups_condition(condition_id id) {
    auto node = program_.conditions[id].node;
    if (!std::visit([this](auto& one) { return change_condition(one); }, node)) failed_ = true;
    return build_.add(groups_, std::move(node));
  }

  void look_at(ir::link const& via) {
    if (!via.everyone) return;
    auto const column = column_called(program_.schema.populations[via.to], folded_);
    if (!column) return;
    auto const& declared = program_.schema.populations[via.to].columns[*column];
    group_kind const here{declared.target, declared.values};
    failed_ = failed_ || (kind_ && *kind_ != here);
    kind_ = here;
  }

  template <class Node>
  void look_into(Node const& node) {
    if constexpr (requires { node.parts[0].via; })
      for (auto const& part : node.parts) look_at(part.via);
    if constexpr (requires { node.via; }) look_at(node.via);
    if constexpr (requires { node.inner; }) look(node.inner);
    if constexpr (requires { node.left; }) look(node.left), look(node.right);
    if constexpr (requires { node.from; }) look(node.from), look(node.to);
    if constexpr (requires { node.cases; }) {
      for (auto const& [when, then] : node.cases) look_condition(when), look(then);
      if (node.otherwise) look(*node.otherwise);
    }
  }

  /// What tells the cases of a number of the whole apart holds numbers of the whole.
  void look_condition(condition_id id) {
    auto const& node = program_.conditions[id].node;
    if (auto const* test = std::get_if<ir::value_test>(&node))
      look(test->left), look(test->low), look(test->high);
    else if (auto const* no = std::get_if<ir::negation>(&node))
      look_condition(no->inner);
  }

  /// Whether the link was put by the column; false when the records stay those of the whole.
  bool change_link(ir::link& via) {
    if (!via.everyone) return false;
    auto const column = column_called(program_.schema.populations[via.to], folded_);
    if (!column) return false;
    via = {via.to, *column, false, false};
    return true;
  }

  template <class Parts>
  bool change_links(Parts& parts) {
    std::size_t changed = 0;
    for (auto& part : parts) changed += change_link(part.via) ? 1 : 0;
    // Some of what is pooled can be told apart and some not.
    failed_ = failed_ || (changed != 0 && changed != parts.size());
    return changed != 0;
  }

  bool change(ir::literal_value&) { return true; }
  bool change(ir::as_of_value&) { return true; }
  bool change(ir::aggregate_value& made) { return change_links(made.parts); }
  bool change(ir::share_value& share) { return change_links(share.parts); }
  bool change(ir::different_value& some) { return change_link(some.via); }
  bool change(ir::arithmetic_value& made) {
    made.left = of_groups(made.left);
    made.right = of_groups(made.right);
    return true;
  }
  bool change(ir::time_between_value& span) {
    span.from = of_groups(span.from);
    span.to = of_groups(span.to);
    return true;
  }
  bool change(ir::chosen_value& choice) {
    for (auto& [when, then] : choice.cases) {
      when = of_groups_condition(when);
      then = of_groups(then);
    }
    if (choice.otherwise) choice.otherwise = of_groups(*choice.otherwise);
    return true;
  }
  /// Other data were bound without the column.
  bool change(ir::earlier_value&) {
    failed_ = true;
    return false;
  }
  template <class Other>
  bool change(Other&) {
    return false;
  }

  bool change_condition(ir::negation& no) {
    no.inner = of_groups_condition(no.inner);
    return true;
  }
  bool change_condition(ir::value_test& test) {
    test.left = of_groups(test.left);
    test.low = of_groups(test.low);
    test.high = of_groups(test.high);
    return true;
  }
  template <class Other>
  bool change_condition(Other&) {
    return false;
  }

  ir::program& program_;
  ir::builder build_;
  std::string folded_;
  std::optional<group_kind> kind_;
  population_id groups_ = ir::world;
  bool failed_ = false;
};

/// The population whose rows are the levels of a scale, added when it is not there yet.
population_id population_of(schema::scale_id scale, ir::program& program, data::bound_data& into) {
  auto const& levels = program.schema.scales[scale].levels;
  auto const made = static_cast<population_id>(program.schema.populations.size());
  program.schema.populations.emplace_back().called = program.schema.scales[scale].called;
  auto& table = into.tables.emplace_back();
  table.usable = true;
  table.rows = levels.size();
  for (auto const& level : levels) table.keys.push_back(level.name);
  return made;
}

} // namespace

by_group::by_group(bound_dataset const& data, ir::program const& program, std::string const& by,
                   std::optional<data::day> as_of, std::function<void()> const& poll)
    : program_(program), tables_(data.tables()), as_of_(as_of), pace_(poll) {
  auto const folded = text::fold_name(by);
  std::unordered_map<schema::scale_id, population_id> of_scales;
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) {
      if (!clause.number || clause.number->of != ir::world) continue;
      auto number = *clause.number;
      rewriter change(program_, folded);
      change.look(number.left);
      if (!change.kind()) continue;
      for (auto const id : {number.low, number.high}) change.look(id);
      auto const& kind = *change.kind();
      if (!change.failed() && !kind.rows_of && !of_scales.contains(*kind.levels_of))
        of_scales[*kind.levels_of] = population_of(*kind.levels_of, program_, tables_);
      if (change.failed()) continue;
      number.of = kind.rows_of ? *kind.rows_of : of_scales.at(*kind.levels_of);
      change.begin(number.of);
      for (auto* id : {&number.left, &number.low, &number.high}) *id = change.of_groups(*id);
      if (!change.failed()) asked_.emplace(&clause, asked{number.of, number});
    }
  if (asked_.empty()) return;
  std::vector<data::bound_data const*> earlier;
  for (auto const& each : data.earlier()) earlier.push_back(each.get());
  evaluator_.emplace(program_, tables_, as_of, earlier);
  if (poll) evaluator_->poll(poll);
}

std::vector<group_verdict> by_group::judge(ir::target const& target, ir::clause const& clause) {
  std::vector<group_verdict> out;
  auto const found = asked_.find(&clause);
  if (found == asked_.end()) return out;
  auto const& [groups, number] = found->second;
  measured_rows const rows(program_, *evaluator_, number);
  auto const& names = tables_.tables[groups].keys;
  for (std::size_t row = 0; row < names.size(); ++row) {
    pace_.take();
    auto const is = rows.at(row);
    if (!is) return {};
    auto const made = verdict::judge(program_, target, clause, *is, as_of_);
    out.push_back({names[row], made.status, {}, {}, made.number});
  }
  return out;
}

} // namespace chitieu::engine
