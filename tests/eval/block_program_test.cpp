#include "eval/answers.hpp"
#include "eval/block_program.hpp"
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

} // namespace
} // namespace chitieu::eval
