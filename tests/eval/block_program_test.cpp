#include "eval/answers.hpp"
#include "eval/block_counts.hpp"
#include "random_world.hpp"

#include <gtest/gtest.h>

#include <iostream>

namespace chitieu::eval {
namespace {

constexpr std::uint64_t first_seed = 20'231'215;

/// The counts of some pairs by blocks of some size, and of any split of the rows.
void expect_same_counts(random_world& random, std::uint64_t seed) {
  auto const& w = random.made;
  std::vector<counted_pair> pairs;
  std::vector<exact::counts> expected;
  interpreter const slow{w.program, w.data, w.as_of};
  for (auto const& clause : w.program.targets[0].clauses) {
    auto const& part = clause.parts.front();
    if (part.population != 0) continue;
    pairs.push_back({part.base, part.predicate});
    expected.push_back(slow.count(w.clause(0, part.base, part.predicate)));
  }
  using others = std::span<data::bound_data const* const>;
  answers all{std::make_shared<preparation const>(w.program, w.data, others{}), w.as_of};
  for (auto const id : block_program::needed(all.own(), 0, pairs)) all.work_out(id);
  block_program const program{all.own(), 0, pairs};
  auto const rows = w.data.tables[0].rows;
  for (auto const* with : kernels::all())
    for (std::size_t const block : {64U, 128U, 1'024U, 4'096U}) {
      std::vector<exact::counts> counted(pairs.size());
      auto const cut = std::min(rows, random.below(rows + 1) / 64 * 64);
      auto const room = program.make_room(all.own(), *with, block, rows);
      block_program::count(*room, cut, rows, counted);
      block_program::count(*room, 0, cut, counted);
      ASSERT_EQ(counted, expected)
          << "seed " << seed << ", blocks of " << block << ", " << with->name;
    }
}

TEST(block_program, counts_what_the_interpreter_does_for_every_block_size_and_instruction_set) {
  std::cout << "seeds from " << first_seed << '\n';
  for (auto seed = first_seed; seed < first_seed + 25; ++seed) {
    random_world random{seed, 1'100, false};
    expect_same_counts(random, seed);
    if (testing::Test::HasFatalFailure()) return;
  }
  for (auto seed = first_seed; seed < first_seed + 250; ++seed) {
    random_world random{seed, 130, true};
    expect_same_counts(random, seed);
    if (testing::Test::HasFatalFailure()) return;
  }
}

/// All parts of all clauses, of tables that are linked, in every manner and a second time.
void expect_same_in_every_manner(random_world& random, std::uint64_t seed) {
  auto const& w = random.made;
  interpreter const slow{w.program, w.data, w.as_of};
  std::vector<ir::part> parts;
  std::vector<exact::counts> expected;
  for (auto const& clause : w.program.targets[0].clauses)
    for (auto const& part : clause.parts) {
      parts.push_back(part);
      expected.push_back(slow.count(w.clause(part.population, part.base, part.predicate)));
    }
  auto const known = std::make_shared<preparation const>(
      w.program, w.data, std::span<data::bound_data const* const>{});
  for (auto const* with : kernels::all())
    for (std::size_t const block : {64U, 128U})
      for (std::size_t const threads : {1U, 3U}) {
        answers all{known, w.as_of};
        block_counts counted;
        counted.count_in({eval::threads(threads), 64, with, block, {}});
        counted.add(all, parts);
        for (int again = 0; again < 2; ++again) {
          for (std::size_t i = 0; i < parts.size(); ++i)
            EXPECT_EQ(*counted.find(parts[i]), expected[i])
                << "seed " << seed << ", blocks of " << block << ", " << with->name << ", "
                << threads << " threads";
          all.forget();
          counted.count(all);
        }
      }
}

TEST(block_counts, are_the_same_in_every_manner) {
  std::cout << "seeds from " << first_seed << '\n';
  for (auto seed = first_seed; seed < first_seed + 40; ++seed) {
    random_world random{seed, 90, true};
    expect_same_in_every_manner(random, seed);
    if (testing::Test::HasFailure()) return;
  }
}

} // namespace
} // namespace chitieu::eval
