#include "evaluate_condition.hpp"

#include "compare_numbers.hpp"
#include "evaluate_count_of.hpp"
#include "evaluate_leaf.hpp"
#include "evaluate_linked.hpp"
#include "evaluate_picked.hpp"

namespace chitieu::eval {
namespace {

struct condition_evaluator {
  sheet const& on;
  ir::population_id of;

  [[nodiscard]] std::size_t rows() const { return on.rows(of); }

  truth operator()(ir::constant const& fixed) const { return {rows(), fixed.value}; }

  truth operator()(ir::all_of const& group) const {
    truth result{rows(), true};
    for (auto const part : group.parts) result = conjoin(result, on[part]);
    return result;
  }

  truth operator()(ir::any_of const& group) const {
    truth result{rows(), false};
    for (auto const part : group.parts) result = disjoin(result, on[part]);
    return result;
  }

  truth operator()(ir::negation const& no) const { return negate(on[no.inner]); }

  truth operator()(ir::through const& way) const {
    return follow(on.cells_of(of, way.column), on[way.inner], on.pace());
  }

  truth operator()(ir::linked const& asked) const {
    return count_linked(on, of, asked.parts, asked.asked.of_share).decide(asked);
  }

  truth operator()(ir::day_test const& test) const {
    return evaluate(test, on.cells_of(of, test.column), on.as_of(), on.pace());
  }

  truth operator()(ir::span_test const& test) const {
    return evaluate(test, on.cells_of(of, test.column), on.declared(of, test.column).type,
                    on.as_of(), on.pace());
  }

  // On the way down who has one before, on the way up who has one after.
  truth operator()(ir::between_rows const& between) const {
    auto const& inner = on[between.inner];
    auto said = exact::filled_with(rows(), answer::no, on.pace());
    auto before = answer::no;
    for (std::size_t row = 0; row < said.size(); ++row) {
      on.pace().take();
      said[row] = before = std::max(before, inner[row]);
    }
    auto after = answer::no;
    for (std::size_t row = said.size(); row-- > 0;) {
      on.pace().take();
      after = std::max(after, inner[row]);
      said[row] = std::min(said[row], after);
    }
    return ask_rows(on.pace(), said.size(), [&](std::size_t row) { return said[row]; });
  }

  truth operator()(ir::by_row const& each) const {
    return ask_rows(on.pace(), rows(), [&](std::size_t row) {
      return row < each.parts.size() ? on[each.parts[row]][0] : answer::no;
    });
  }

  truth operator()(ir::value_test const& test) const {
    bool const between = test.how == exact::relation::between;
    return compare(on.number(test.left), test.how, on.number(test.low),
                   on.number(between ? test.high : test.low), on.pace());
  }

  truth operator()(ir::count_of const& some) const { return evaluate(some, on, rows()); }

  truth operator()(ir::surely const& sure) const {
    auto const& inner = on[sure.inner];
    bitmap yes{inner.rows()};
    for (std::size_t i = 0; i < inner.word_count(); ++i) yes.set_word(i, inner.yes(i));
    return {std::move(yes), std::nullopt};
  }

  truth operator()(ir::picked const& one) const { return evaluate(one, on, of); }

  template <class Leaf>
  truth operator()(Leaf const& test) const {
    return evaluate(test, on.cells_of(of, test.column), on.pace());
  }
};

} // namespace

truth evaluate(ir::condition const& asked, sheet const& on) {
  return std::visit(condition_evaluator{on, asked.of}, asked.node);
}

} // namespace chitieu::eval
