// What counting costs, counted and not timed: columns, rows, conditions, memory asked for.
#include "allocated.hpp"
#include "compiled_text.hpp"
#include "watched_columns.hpp"

#include "../../benchmarks/staff.hpp"
#include "../../benchmarks/staff_plan.hpp"
#include "eval/answers.hpp"
#include "eval/block_counts.hpp"

#include <chitieu/engine/evaluate.hpp>
#include <chitieu/eval/columns_read.hpp>
#include <chitieu/eval/evaluate.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

namespace chitieu::cost {
namespace {

using benchmarks::blanks;
using benchmarks::staff;

enum class layout : std::uint8_t { columns, structs, packed };

template <blanks Blanks>
dataset in_layout(staff<Blanks> const& table, layout which) {
  return which == layout::columns   ? table.as_columns()
         : which == layout::structs ? table.as_structs()
                                    : table.as_packed();
}

compiled_text const& ten() {
  static compiled_text const plan{benchmarks::ten_targets()};
  return plan;
}

data::bound_data bound_to(ir::program const& program, dataset const& data) {
  return data::bind(program.schema, eval::columns_read(program), data, program.numbers);
}

std::size_t columns_of(ir::program const& program) {
  std::size_t count = 0;
  for (auto const& of : eval::columns_read(program).columns)
    count += static_cast<std::size_t>(std::count(of.begin(), of.end(), true));
  return count;
}

/// What is done once for a program over some data: each condition of its clauses, with its parts,
/// in a pass over rows or, where records of others are counted for it, with that.
struct work {
  std::size_t passes = 0;
  std::size_t columns = 0;
  std::size_t in_passes = 0;
  std::size_t counted_for_others = 0;
  std::size_t apart = 0; ///< worked out row by row and not in a pass
  std::size_t twice = 0;
  std::size_t needed = 0;
};

work of_counting(ir::program const& program, data::bound_data const& data) {
  auto const known = std::make_shared<eval::preparation const>(
      program, data, std::span<data::bound_data const* const>{});
  eval::answers all{known, std::nullopt};
  eval::block_counts counted;
  counted.add(all, known->parts());
  std::vector<eval::node_id> wanted;
  for (auto const& part : known->parts()) wanted.insert(wanted.end(), {part.base, part.predicate});
  work done;
  done.needed = eval::parts_first(known->all(), wanted).size();
  std::set<ir::condition_id> seen;
  auto const once = [&](ir::condition_id id) { done.twice += seen.insert(id).second ? 0 : 1; };
  for (auto const& pass : counted.passes()) {
    ++done.passes;
    done.columns += pass->program.column_count();
    done.in_passes += pass->program.worked_out().size();
    for (auto const id : pass->program.worked_out()) once(id);
    done.counted_for_others += pass->program.counted_for().size();
    for (auto const id : pass->program.counted_for()) once(id);
  }
  for (ir::condition_id id = 0; id < program.conditions.size(); ++id)
    if (all.own().has(id) && !seen.contains(id)) ++done.apart;
  return done;
}

TEST(evaluation, of_ten_targets_reads_a_table_once_and_works_each_condition_out_once) {
  auto const& program = ten().program;
  staff<blanks::no> const table(1'000);
  staff<blanks::yes> const with_blanks(1'000);
  for (auto const which : {layout::columns, layout::structs, layout::packed})
    for (bool const blank : {false, true}) {
      auto const data =
          bound_to(program, blank ? in_layout(with_blanks, which) : in_layout(table, which));
      auto const done = of_counting(program, data);
      EXPECT_EQ(done.passes, 2U) << "staff, and units";
      EXPECT_EQ(done.counted_for_others, 1U) << "units with an award";
      EXPECT_EQ(done.apart, 0U);
      EXPECT_EQ(done.twice, 0U);
      EXPECT_EQ(done.in_passes + done.counted_for_others, done.needed);
      // Keys are read when tables are bound, and the reference where records are counted.
      EXPECT_EQ(done.columns, 7U);
      EXPECT_LE(done.needed, 22U);
    }
}

/// What counting again asks columns for.
struct asked {
  std::size_t views = 0;
  std::size_t rows_read = 0;
  std::size_t others = 0;
};

asked of_counting_again(ir::program const& program, dataset const& from) {
  column_reads reads;
  auto const data = watched(bound_to(program, from), reads);
  eval::evaluator evaluator{program, data, std::nullopt};
  (void)evaluator.count_all();
  asked before{reads.views, reads.rows_read, reads.others};
  (void)evaluator.count_all();
  return {reads.views - before.views, reads.rows_read - before.rows_read,
          reads.others - before.others};
}

TEST(evaluation, tests_cells_where_they_lie) {
  auto const& program = ten().program;
  for (auto const which : {layout::columns, layout::structs, layout::packed})
    for (std::size_t const rows : {80U, 20'000U}) {
      auto const none = of_counting_again(program, in_layout(staff<blanks::no>(rows), which));
      auto const some = of_counting_again(program, in_layout(staff<blanks::yes>(rows), which));
      for (auto const& each : {none, some}) {
        EXPECT_EQ(each.rows_read, 0U);
        EXPECT_EQ(each.others, 0U);
        EXPECT_LE(each.views, columns_of(program)) << "once for a column";
      }
    }
}

std::size_t allocations_of(auto const& run) {
  run();
  auto const before = allocated();
  run();
  return allocated() - before;
}

TEST(evaluation, allocates_as_often_for_few_rows_as_for_many) {
  auto const& program = ten().program;
  struct costs {
    std::size_t again, anew, report, first;
  };
  auto const costs_of = [&]<blanks Blanks>(staff<Blanks> const& table) {
    auto const data = table.as_packed();
    bound_dataset const bound(program, data);
    eval::evaluator evaluator(bound.prepared(), std::nullopt);
    return costs{
        allocations_of([&] { (void)evaluator.count_all(); }),
        allocations_of([&] { (void)eval::evaluator(bound.prepared(), std::nullopt).count_all(); }),
        allocations_of([&] { (void)evaluate(program, bound); }),
        allocations_of([&] { (void)evaluate(program, bound, {.who = true, .first = 3}); })};
  };
  auto const same = [&](costs const& few, costs const& many) {
    EXPECT_EQ(few.again, many.again);
    EXPECT_EQ(few.anew, many.anew);
    EXPECT_EQ(few.report, many.report);
    EXPECT_EQ(few.first, many.first);
  };
  // Of so few, too, every list has its first ones.
  auto const few = costs_of(staff<blanks::no>(4'000));
  same(few, costs_of(staff<blanks::no>(20'000)));
  same(costs_of(staff<blanks::yes>(4'000)), costs_of(staff<blanks::yes>(20'000)));
  std::cout << few.again << " allocations to count again, " << few.anew << " with a new evaluator, "
            << few.report << " of a report, " << few.first << " with the first of each list\n";
  EXPECT_LE(few.again, 16U);
  EXPECT_LE(few.anew, 55U);
  EXPECT_LE(few.report, 85U);
  EXPECT_LE(few.first, 240U);
}

std::string const linked_text = R"(
population units, complete
  id    key
population people, complete
  id    key
  unit  units
  good  flag
population records, complete
  id    key
  of    people
  good  flag
target 1: all people have at least 2 of their records good
target 2: at least 50% of people good
target 3: in every unit, at least 50% of people good
)";

/// So many people in so many units, with two records each.
struct linked_tables {
  std::vector<std::int64_t> units, people, records;
  std::vector<std::int64_t> unit, of;
  std::unique_ptr<bool[]> good_person, good_record;
  dataset data;

  linked_tables(std::size_t unit_count, std::size_t size)
      : good_person(new bool[size]), good_record(new bool[2 * size]) {
    for (std::size_t i = 0; i < unit_count; ++i) units.push_back(static_cast<std::int64_t>(i));
    for (std::size_t i = 0; i < size; ++i) {
      people.push_back(static_cast<std::int64_t>(i));
      unit.push_back(static_cast<std::int64_t>(i % unit_count));
      good_person[i] = i % 3 != 0;
    }
    for (std::size_t i = 0; i < 2 * size; ++i) {
      records.push_back(static_cast<std::int64_t>(i));
      of.push_back(static_cast<std::int64_t>(i / 2));
      good_record[i] = i % 5 != 0;
    }
    data.add("units", columns(column("id", units)));
    data.add("people", columns(column("id", people), column("unit", unit),
                               column("good", std::span(good_person.get(), size))));
    data.add("records", columns(column("id", records), column("of", of),
                                column("good", std::span(good_record.get(), 2 * size))));
  }
};

TEST(evaluation, of_linked_records_counts_them_where_they_are_read) {
  static compiled_text const plan{linked_text};
  auto const& program = plan.program;
  linked_tables const few{10, 100};
  linked_tables const many{10, 5'000};
  auto const done = of_counting(program, bound_to(program, many.data));
  EXPECT_EQ(done.passes, 3U);
  EXPECT_EQ(done.counted_for_others, 1U);
  EXPECT_EQ(done.twice, 0U);
  auto const cost = [&](linked_tables const& of) {
    bound_dataset const bound(program, of.data);
    return allocations_of([&] { (void)evaluate(program, bound); });
  };
  EXPECT_EQ(cost(few), cost(many));
}

TEST(evaluation, with_lists_and_groups_reads_what_counting_reads_and_no_more) {
  auto const& program = ten().program;
  for (auto const which : {layout::columns, layout::structs, layout::packed}) {
    column_reads reads;
    staff<blanks::yes> const table(20'000);
    auto const data = watched(bound_to(program, in_layout(table, which)), reads);
    eval::evaluator evaluator{program, data, std::nullopt};
    evaluator.keep_rows();
    (void)evaluator.count_all();
    auto const counted = reads.all();
    for (auto const& target : program.targets)
      for (auto const& clause : target.clauses) {
        std::vector<eval::grouping> by(clause.parts.size());
        for (std::size_t i = 0; i < by.size(); ++i)
          by[i].codes.assign(data.tables[clause.parts[i].population].rows, 0);
        (void)evaluator.count(clause);
        (void)evaluator.rows(clause);
        (void)evaluator.rows(clause, {.most = 3});
        (void)evaluator.count_by(clause, by, 1);
        (void)evaluator.rows_by(clause, by, 1);
      }
    EXPECT_EQ(reads.all(), counted);
    EXPECT_EQ(reads.rows_read, 0U);
  }
}

TEST(evaluation, of_groups_allocates_by_group_and_not_by_row) {
  static compiled_text const plan{linked_text};
  auto const& program = plan.program;
  auto const cost = [&](linked_tables const& of) {
    bound_dataset const bound(program, of.data, {.by = "unit"});
    return allocations_of(
        [&] { (void)evaluate(program, bound, {.who = true, .first = 1, .by = "unit"}); });
  };
  auto const few = cost({10, 200});
  EXPECT_EQ(few, cost({10, 5'000}));
  auto const twenty = cost({20, 5'000});
  EXPECT_LE(twenty, 2 * few);
}

} // namespace
} // namespace chitieu::cost
