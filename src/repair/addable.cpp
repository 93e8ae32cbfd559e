#include "addable.hpp"

#include "eval/parts.hpp"

#include <algorithm>

namespace chitieu::mend {
namespace {

/// Populations of which a share, or any other number that more records may lower, is asked.
std::vector<bool> asked_as_whole(ir::program const& program) {
  std::vector<bool> out(program.schema.populations.size());
  auto const mark = [&](ir::population_id p) {
    if (p < out.size()) out[p] = true;
  };
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses)
      for (auto const& part : clause.parts)
        if (clause.asked.of_share) mark(part.population);
  for (auto const& condition : program.conditions)
    if (auto const* links = std::get_if<ir::linked>(&condition.node);
        links != nullptr && links->asked.of_share)
      for (auto const& part : links->parts) mark(part.via.to);
  for (auto const& value : program.values) {
    if (auto const* share = std::get_if<ir::share_value>(&value.node))
      for (auto const& part : share->parts) mark(part.via.to);
    if (auto const* of = std::get_if<ir::aggregate_value>(&value.node);
        of != nullptr && of->how != exact::aggregate::count && of->how != exact::aggregate::sum)
      for (auto const& part : of->parts) mark(part.via.to);
  }
  return out;
}

/// Populations of which some target wants more: what is asked of them from below.
class wanted {
 public:
  explicit wanted(ir::program const& program)
      : program_(program), out_(program.schema.populations.size()) {
    for (auto const& target : program.targets)
      for (auto const& clause : target.clauses) {
        for (auto const& part : clause.parts) {
          asked(part.population, part.base, part.predicate, clause.asked.how, true);
        }
        if (clause.number) number(*clause.number);
      }
    for (auto const& condition : program.conditions)
      if (auto const* test = std::get_if<ir::value_test>(&condition.node)) {
        through(test->left);
        through(test->low);
      }
  }

  [[nodiscard]] bool has(ir::population_id p) const { return out_[p]; }

 private:
  void asked(ir::population_id p, ir::condition_id base, ir::condition_id predicate,
             exact::relation how, bool more) {
    using enum exact::relation;
    auto const both = how == exactly || how == between;
    auto const fewer = how == at_most || how == less_than;
    auto const up = both || more != fewer;
    if (up && p < out_.size()) out_[p] = true;
    look(base, up);
    look(predicate, up);
    if (both) look(predicate, false);
  }

  void look(ir::condition_id id, bool more) {
    auto const& node = program_.conditions[id].node;
    auto const all = [&](std::vector<ir::condition_id> const& parts) {
      for (auto const part : parts) look(part, more);
    };
    if (auto const* some = std::get_if<ir::all_of>(&node)) all(some->parts);
    if (auto const* any = std::get_if<ir::any_of>(&node)) all(any->parts);
    if (auto const* count = std::get_if<ir::count_of>(&node)) all(count->parts);
    if (auto const* no = std::get_if<ir::negation>(&node)) look(no->inner, !more);
    if (auto const* sure = std::get_if<ir::surely>(&node)) look(sure->inner, more);
    if (auto const* way = std::get_if<ir::through>(&node)) look(way->inner, more);
    if (auto const* links = std::get_if<ir::linked>(&node))
      for (auto const& part : links->parts)
        asked(part.via.to, part.filter, part.predicate, links->asked.how, more);
  }

  void number(ir::measured const& of) {
    through(of.left);
    through(of.low);
  }

  // Of numbers it is not looked which way they are wanted.
  void through(ir::value_id id) {
    auto const& node = program_.values[id].node;
    if (auto const* of = std::get_if<ir::aggregate_value>(&node))
      for (auto const& part : of->parts) out_[part.via.to] = true;
    if (auto const* of = std::get_if<ir::arithmetic_value>(&node)) {
      through(of->left);
      through(of->right);
    }
    if (auto const* of = std::get_if<ir::whole_value>(&node)) through(of->inner);
  }

  ir::program const& program_;
  std::vector<bool> out_;
};

bool is_referred_to(schema::schema const& all, ir::population_id p) {
  for (auto const& population : all.populations)
    for (auto const& column : population.columns)
      if (!column.derived && column.target == p) return true;
  return false;
}

} // namespace

addable::addable(ir::program const& program, data::bound_data const& tables,
                 changeable const& may_change, growth const& grows) {
  auto const& populations = program.schema.populations;
  of_.resize(populations.size());
  // What is compared with another year would be added there, too.
  if (!program.datasets.empty()) return;
  wanted const wants(program);
  auto const as_whole = asked_as_whole(program);
  for (ir::population_id p = 0; p < populations.size(); ++p) {
    auto const& of = populations[p];
    auto const& table = tables.tables[p];
    if (!may_change.may_grow(p) || !can_be_written(of) || !table.usable || !table.from ||
        table.rows == 0)
      continue;
    auto const grows_by_row =
        std::any_of(grows.all().begin(), grows.all().end(),
                    [p](auto const& each) { return each.second.records == p; });
    if (grows_by_row) continue;
    auto const is_personal =
        std::any_of(of.columns.begin(), of.columns.end(),
                    [](schema::column const& column) { return column.personal; });
    auto const is_event = wants.has(p) && !as_whole[p] && !is_referred_to(program.schema, p) &&
                          !is_personal && may_change.of(p).empty();
    of_[p] = may_change.is_asked_to_grow(p) || is_event;
  }
}

} // namespace chitieu::mend
