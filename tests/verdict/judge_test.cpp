#include <chitieu/verdict/judge.hpp>

#include <gtest/gtest.h>

namespace chitieu::verdict {
namespace {

using exact::bounds;
using exact::rational;
using exact::relation;

bounds is(std::int64_t top, std::int64_t bottom = 1) {
  return bounds::exactly(rational::of(top, bottom));
}

bounds from_to(std::int64_t low, std::int64_t high) {
  return {rational(low), rational(high), false, false};
}

bounds perhaps(bounds some) {
  some.may_be_none = true;
  return some;
}

constexpr data::day due = 100;

struct asked {
  relation how = relation::at_least;
  ir::target_kind kind = ir::target_kind::target;
  std::optional<data::day> of_target = due;
  std::optional<data::day> of_clause = std::nullopt;
  exact::empty_base when_empty = exact::empty_base::undetermined;
};

clause_verdict judged(asked what, measurement const& of, std::optional<data::day> as_of = {}) {
  ir::program program;
  ir::target target;
  target.kind = what.kind;
  target.deadline = what.of_target;
  ir::clause clause;
  clause.id = "1";
  clause.number.emplace();
  clause.number->how = what.how;
  clause.number->unit = "điểm";
  clause.deadline = what.of_clause;
  clause.when_empty = what.when_empty;
  return judge(program, target, clause, of, as_of);
}

status status_of(asked what, measurement const& of, std::optional<data::day> as_of = {}) {
  return judged(what, of, as_of).status;
}

std::string gap_of(relation how, measurement const& of) {
  auto const gap = judged({how}, of).number.value().gap;
  return gap ? exact::to_string(*gap) : "none";
}

TEST(judge_number, compares_without_rounding) {
  EXPECT_EQ(status_of({}, {is(8), is(8), is(8)}), status::met);
  EXPECT_EQ(status_of({}, {is(7'999'999, 1'000'000), is(8), is(8)}), status::unmet);
  EXPECT_EQ(status_of({relation::more_than}, {is(8), is(8), is(8)}), status::unmet);
  EXPECT_EQ(status_of({relation::between}, {is(5), is(3), is(5)}), status::met);
  EXPECT_EQ(status_of({relation::between}, {is(51, 10), is(3), is(5)}), status::unmet);
}

TEST(judge_number, is_undetermined_where_fillings_differ_or_there_may_be_no_number) {
  EXPECT_EQ(status_of({}, {from_to(7, 9), is(8), is(8)}), status::undetermined);
  EXPECT_EQ(status_of({}, {from_to(8, 9), is(8), is(8)}), status::met);
  EXPECT_EQ(status_of({}, {bounds::unknown(), is(8), is(8)}), status::undetermined);
  EXPECT_EQ(status_of({}, {bounds::nothing(), is(8), is(8)}), status::undetermined);
  EXPECT_EQ(status_of({}, {perhaps(is(9)), is(8), is(8)}), status::undetermined);
  EXPECT_EQ(status_of({}, {is(9), bounds::nothing(), bounds::nothing()}), status::undetermined);
}

TEST(judge_number, where_there_is_none_is_what_an_empty_base_is) {
  asked met;
  met.when_empty = exact::empty_base::met;
  asked unmet;
  unmet.when_empty = exact::empty_base::unmet;
  EXPECT_EQ(status_of(met, {bounds::nothing(), is(8), is(8)}), status::met);
  EXPECT_EQ(status_of(unmet, {bounds::nothing(), is(8), is(8)}), status::unmet);
  EXPECT_EQ(status_of(met, {perhaps(is(9)), is(8), is(8)}), status::met);
  EXPECT_EQ(status_of(met, {perhaps(is(7)), is(8), is(8)}), status::undetermined);
  EXPECT_EQ(status_of(unmet, {perhaps(is(7)), is(8), is(8)}), status::unmet);
  EXPECT_EQ(status_of(met, {is(9), bounds::nothing(), bounds::nothing()}), status::undetermined);
}

TEST(judge_number, an_aim_waits_for_the_deadline_of_its_clause_or_else_of_its_target) {
  measurement const low{is(7), is(8), is(8)};
  EXPECT_EQ(status_of({}, low, due - 1), status::pending);
  EXPECT_EQ(status_of({}, low, due), status::unmet);
  asked early;
  early.of_clause = due - 50;
  EXPECT_EQ(status_of(early, low, due - 50), status::unmet);
  EXPECT_EQ(status_of(early, low, due - 51), status::pending);
  EXPECT_EQ(judged(early, low).deadline, due - 50);
  for (auto const kind : {ir::target_kind::limit, ir::target_kind::check}) {
    asked at_once;
    at_once.kind = kind;
    EXPECT_EQ(status_of(at_once, low, due - 1), status::unmet);
  }
}

TEST(judge_number, the_gap_is_that_of_the_worst_filling) {
  EXPECT_EQ(gap_of(relation::at_least, {is(76, 10), is(8), is(8)}), "2/5");
  EXPECT_EQ(gap_of(relation::at_least, {from_to(6, 7), from_to(7, 8), {}}), "2");
  EXPECT_EQ(gap_of(relation::more_than, {is(8), is(8), is(8)}), "0");
  EXPECT_EQ(gap_of(relation::at_most, {is(27), is(25), is(25)}), "2");
  EXPECT_EQ(gap_of(relation::less_than, {is(20), is(25), is(25)}), "-5");
  EXPECT_EQ(gap_of(relation::exactly, {is(3), is(5), is(5)}), "2");
  EXPECT_EQ(gap_of(relation::exactly, {is(8), is(5), is(5)}), "3");
  EXPECT_EQ(gap_of(relation::between, {is(2), is(3), is(5)}), "1");
  EXPECT_EQ(gap_of(relation::between, {is(9), is(3), is(5)}), "4");
  EXPECT_EQ(gap_of(relation::between, {is(9, 2), is(3), is(5)}), "-1/2");
  EXPECT_EQ(gap_of(relation::at_least, {{{}, rational(9)}, is(8), is(8)}), "none");
  EXPECT_EQ(gap_of(relation::at_most, {{{}, rational(9)}, is(8), is(8)}), "1");
  EXPECT_EQ(gap_of(relation::at_least, {perhaps(is(7)), is(8), is(8)}), "none");
  EXPECT_EQ(gap_of(relation::at_least, {bounds::nothing(), is(8), is(8)}), "none");
  EXPECT_EQ(gap_of(relation::at_least, {is(7), bounds::unknown(), {}}), "none");
}

clause_verdict with(status which) {
  clause_verdict made;
  made.status = which;
  return made;
}

/// One of several clauses of which `needed` are enough.
clause_verdict one_of(std::uint32_t member, status which, std::uint32_t needed = 1,
                      std::uint32_t among = 2) {
  auto made = with(which);
  made.alternative = ir::alternative{needed, among, member};
  return made;
}

TEST(restrict_to, meets_what_surely_does_not_apply_and_leaves_open_what_may_not) {
  struct example {
    status before;
    exact::decision applies;
    status after;
  };
  using exact::decision;
  for (auto const& each : {
           example{status::unmet, decision::met, status::unmet},
           example{status::unmet, decision::unmet, status::met},
           example{status::undetermined, decision::unmet, status::met},
           example{status::unmet, decision::undetermined, status::undetermined},
           example{status::pending, decision::undetermined, status::undetermined},
           example{status::met, decision::undetermined, status::met},
           example{status::invalid, decision::unmet, status::invalid},
       }) {
    auto clause = with(each.before);
    restrict_to(clause, each.applies);
    EXPECT_EQ(clause.status, each.after);
    bool const judged = each.before != status::invalid;
    EXPECT_EQ(clause.does_not_apply, judged && each.applies == decision::unmet);
    EXPECT_EQ(clause.may_not_apply, judged && each.applies == decision::undetermined);
  }
}

status of_target(std::vector<clause_verdict> clauses) {
  auto target = describe(ir::target());
  for (auto& each : clauses) add(target, std::move(each));
  return target.status;
}

TEST(target_status, is_the_worst_of_its_clauses) {
  EXPECT_EQ(of_target({}), status::invalid);
  EXPECT_EQ(of_target({with(status::met), with(status::pending)}), status::pending);
  EXPECT_EQ(of_target({with(status::unmet), with(status::undetermined)}), status::unmet);
  EXPECT_EQ(of_target({with(status::unmet), with(status::invalid)}), status::invalid);
}

TEST(target_status, takes_the_best_of_clauses_joined_by_or) {
  auto const either = [](status a, status b) { return of_target({one_of(0, a), one_of(1, b)}); };
  EXPECT_EQ(either(status::unmet, status::met), status::met);
  EXPECT_EQ(either(status::invalid, status::met), status::met);
  EXPECT_EQ(either(status::unmet, status::undetermined), status::undetermined);
  EXPECT_EQ(either(status::pending, status::undetermined), status::undetermined);
  EXPECT_EQ(either(status::unmet, status::pending), status::pending);
  EXPECT_EQ(either(status::undetermined, status::invalid), status::invalid);
  EXPECT_EQ(either(status::unmet, status::unmet), status::unmet);
}

TEST(target_status, of_several_chains_is_that_of_the_worst) {
  EXPECT_EQ(of_target({one_of(0, status::unmet), one_of(1, status::met), one_of(0, status::pending),
                       one_of(1, status::unmet)}),
            status::pending);
  EXPECT_EQ(of_target({one_of(0, status::unmet, 1, 3), one_of(1, status::unmet, 1, 3),
                       one_of(2, status::met, 1, 3)}),
            status::met);
  EXPECT_EQ(of_target({with(status::met), one_of(0, status::unmet), one_of(1, status::met)}),
            status::met);
  EXPECT_EQ(of_target({one_of(0, status::unmet), one_of(1, status::met), with(status::pending)}),
            status::pending);
}

TEST(target_status, of_so_many_alternatives_is_that_of_the_last_one_needed) {
  auto const two_of = [](status a, status b, status c) {
    return of_target({one_of(0, a, 2, 3), one_of(1, b, 2, 3), one_of(2, c, 2, 3)});
  };
  EXPECT_EQ(two_of(status::met, status::unmet, status::met), status::met);
  EXPECT_EQ(two_of(status::unmet, status::unmet, status::met), status::unmet);
  EXPECT_EQ(two_of(status::pending, status::unmet, status::met), status::pending);
  EXPECT_EQ(two_of(status::pending, status::undetermined, status::met), status::undetermined);
  EXPECT_EQ(two_of(status::invalid, status::unmet, status::met), status::invalid);
  EXPECT_EQ(two_of(status::met, status::invalid, status::met), status::met);
}

TEST(target_status, asks_for_every_clause_of_an_alternative) {
  EXPECT_EQ(of_target({one_of(0, status::unmet), one_of(1, status::met), one_of(1, status::unmet)}),
            status::unmet);
  EXPECT_EQ(of_target({one_of(0, status::met), one_of(0, status::met), one_of(1, status::unmet)}),
            status::met);
}

TEST(report_exit_code, follows_what_targets_have_come_to) {
  auto const code_of = [](std::vector<status> const& which) {
    report made;
    for (auto const each : which) {
      target_verdict target;
      add(target, with(each));
      made.targets.push_back(std::move(target));
    }
    return made.exit_code();
  };
  EXPECT_EQ(code_of({}), 0);
  EXPECT_EQ(code_of({status::met}), 0);
  EXPECT_EQ(code_of({status::met, status::pending}), 3);
  EXPECT_EQ(code_of({status::met, status::undetermined}), 3);
  EXPECT_EQ(code_of({status::pending, status::unmet}), 1);
  EXPECT_EQ(code_of({status::unmet, status::invalid}), 2);

  report faulty; // in a declaration or table that no target reads
  faulty.diagnostics.push_back({code::near_text, {}, {}, {}});
  EXPECT_EQ(faulty.exit_code(), 0);
  faulty.diagnostics.push_back({code::no_key, {}, {}, {}});
  EXPECT_EQ(faulty.exit_code(), 2);

  report either;
  target_verdict target;
  add(target, one_of(0, status::unmet));
  add(target, one_of(1, status::met));
  either.targets.push_back(target);
  EXPECT_EQ(either.exit_code(), 0);

  auto skipped = with(status::unmet);
  restrict_to(skipped, exact::decision::unmet);
  report conditional;
  target_verdict only;
  add(only, skipped);
  conditional.targets.push_back(only);
  EXPECT_EQ(conditional.exit_code(), 0);
}

TEST(judge_each, takes_what_the_clause_says_of_the_group_and_measures_why) {
  ir::target target;
  ir::clause clause;
  clause.each_group.emplace();
  clause.each_group->asked.of_share = true;
  clause.each_group->asked.low = exact::ratio::make(7, 10).value();
  exact::counts counts;
  counts.yes = 3;
  counts.no = 2;
  auto const made = judge_each(target, clause, "Khoa A", exact::decision::unmet, counts, {});
  EXPECT_EQ(made.group, "Khoa A");
  EXPECT_EQ(made.status, status::unmet);
  EXPECT_EQ(made.margins.need, 4);
  EXPECT_EQ(made.margins.short_by, 1);

  clause.each_group->number.emplace();
  auto const number = judge_each(target, clause, "Khoa B", exact::decision::undetermined,
                                 measurement{from_to(7, 9), is(8), is(8)}, {});
  EXPECT_EQ(number.status, status::undetermined);
  EXPECT_EQ(exact::to_string(number.number.value().gap.value()), "1");
}

TEST(judge, of_a_clause_that_asks_for_no_number_or_no_group_comes_no_figure) {
  ir::target const target;
  ir::clause const plain;
  measurement const seven{is(7), is(8), is(8)};
  auto const whole = judge(ir::program(), target, plain, seven, {});
  EXPECT_EQ(whole.status, status::invalid);
  EXPECT_FALSE(whole.number);
  exact::counts counts;
  counts.yes = 3;
  auto const group = judge_each(target, plain, "Khoa A", exact::decision::met, counts, {});
  EXPECT_EQ(group.status, status::met);
  EXPECT_EQ(group.margins.need, exact::margins().need);
  EXPECT_FALSE(judge_each(target, plain, "", exact::decision::met, seven, {}).number);
  ir::clause counted;
  counted.each_group.emplace();
  EXPECT_FALSE(judge_each(target, counted, "", exact::decision::met, seven, {}).number);
}

} // namespace
} // namespace chitieu::verdict
