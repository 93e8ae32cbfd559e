#include "conditions.hpp"

#include "evaluate_leaf.hpp"
#include "evaluate_linked.hpp"
#include "parts.hpp"
#include "readable.hpp"

namespace chitieu::eval {

/// Works out one condition whose parts are there.
struct condition_evaluator {
  conditions const& all;
  ir::population_id of;

  [[nodiscard]] std::size_t rows() const { return all.data_->tables[of].rows; }
  [[nodiscard]] truth const& answer_of(ir::condition_id id) const { return *all.answers_[id]; }

  truth operator()(ir::constant const& fixed) const { return {rows(), fixed.value}; }

  truth operator()(ir::all_of const& group) const {
    truth result{rows(), true};
    for (auto const part : group.parts) result = conjoin(result, answer_of(part));
    return result;
  }

  truth operator()(ir::any_of const& group) const {
    truth result{rows(), false};
    for (auto const part : group.parts) result = disjoin(result, answer_of(part));
    return result;
  }

  truth operator()(ir::negation const& no) const { return negate(answer_of(no.inner)); }

  truth operator()(ir::through const& way) const {
    return follow(all.cells_of(of, way.column), answer_of(way.inner));
  }

  truth operator()(ir::linked const& asked) const {
    linked_counts counted{rows()};
    for (auto const& part : asked.parts) {
      auto const& filter = answer_of(part.filter);
      auto const& predicate = answer_of(part.predicate);
      if (part.via.forward)
        counted.add_forward(all.cells_of(of, part.via.column), filter, predicate);
      else
        counted.add_backward(all.cells_of(part.via.to, part.via.column), filter, predicate);
    }
    return counted.decide(asked);
  }

  truth operator()(ir::day_test const& test) const {
    return evaluate(test, all.cells_of(of, test.column), all.as_of_);
  }

  truth operator()(ir::value_test const&) const { return {rows(), false}; }
  truth operator()(ir::count_of const&) const { return {rows(), false}; }
  truth operator()(ir::picked const&) const { return {rows(), false}; }
  truth operator()(ir::surely const&) const { return {rows(), false}; }

  template <class Leaf>
  truth operator()(Leaf const& test) const {
    return evaluate(test, all.cells_of(of, test.column));
  }
};

conditions::conditions(ir::program const& program, data::bound_data const& data,
                       std::optional<data::day> as_of)
    : program_{&program}, data_{&data}, as_of_{as_of},
      readable_{readable_conditions(program, data)}, answers_(program.conditions.size()) {}

truth const& conditions::operator[](ir::condition_id wanted) {
  if (!answers_[wanted]) {
    // Parts come before wholes, so that one pass upwards finds every part worked out.
    auto const needed = needed_by(program_->conditions, {wanted});
    for (std::size_t id = 0; id <= wanted; ++id) {
      if (!needed[id] || answers_[id]) continue;
      auto const& asked = program_->conditions[id];
      answers_[id].emplace(std::visit(condition_evaluator{*this, asked.of}, asked.node));
    }
  }
  return *answers_[wanted];
}

cells conditions::cells_of(ir::population_id whose, ir::column_id id) const {
  return {program_->schema.populations[whose], data_->tables[whose], id, as_of_};
}

} // namespace chitieu::eval
