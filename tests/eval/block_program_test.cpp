#include "eval/answers.hpp"
#include "eval/block_counts.hpp"
#include "random_links.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

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
    for (std::size_t const block : {64U, 128U, 1'024U, 8'192U}) {
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

/// How much of what is rare was met.
struct met_in_worlds {
  int counted_for_others = 0; ///< conditions whose records were counted in the pass over these
  int by_several = 0;         ///< the same, by several threads
  int waited = 0;             ///< passes that need what another pass has counted
};

void add_to(met_in_worlds& met, block_counts const& counted, world const& w, std::size_t threads) {
  std::set<ir::condition_id> told;
  for (auto const& pass : counted.passes()) {
    auto const& given = pass->program.given();
    met.waited += std::ranges::any_of(given, [&](auto id) { return told.contains(id); }) ? 1 : 0;
    auto const& by = pass->program.counted_for();
    told.insert(by.begin(), by.end());
    met.counted_for_others += static_cast<int>(by.size());
    if (threads > 1 && w.data.tables[pass->of].rows >= 128)
      met.by_several += static_cast<int>(by.size());
  }
}

/// All parts of all clauses, of tables that are linked, in every manner and a second time; and
/// again as what was put together before.
void expect_same_in_every_manner(world const& w, std::uint64_t seed, met_in_worlds& met) {
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
        block_passes passes;
        for (bool const put_together : {false, true}) {
          answers all{known, w.as_of};
          block_counts counted;
          counted.count_in({chitieu::threads(threads), 64, with, block, {}});
          if (put_together)
            counted.add(all, passes);
          else
            counted.add(all, parts);
          passes = counted.passes();
          for (int again = 0; again < 2; ++again) {
            for (std::size_t i = 0; i < parts.size(); ++i)
              ASSERT_EQ(*counted.find(parts[i]), expected[i])
                  << "seed " << seed << ", blocks of " << block << ", " << with->name << ", "
                  << threads << " threads";
            all.forget();
            counted.count(all);
          }
          add_to(met, counted, w, threads);
        }
      }
}

TEST(block_counts, are_the_same_in_every_manner) {
  std::cout << "seeds from " << first_seed << '\n';
  met_in_worlds met;
  for (auto seed = first_seed; seed < first_seed + 40; ++seed) {
    random_world random{seed, 90, true};
    expect_same_in_every_manner(random.made, seed, met);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(block_counts, of_records_for_others_are_the_same_in_every_manner) {
  std::cout << "seeds from " << first_seed << '\n';
  met_in_worlds met;
  constexpr int worlds = 40;
  for (auto seed = first_seed; seed < first_seed + worlds; ++seed) {
    random_links random{seed, 200};
    expect_same_in_every_manner(random.made, seed, met);
    if (testing::Test::HasFatalFailure()) return;
  }
  std::cout << met.counted_for_others << " counted for others, " << met.by_several
            << " by several threads, " << met.waited << " waited for\n";
  auto const manners = static_cast<int>(2 * 2 * 2 * kernels::all().size());
  EXPECT_GE(met.counted_for_others, worlds * manners / 2);
  EXPECT_GE(met.by_several, worlds * manners / 8);
  EXPECT_GE(met.waited, worlds * manners / 4);
}

/// So many that what is read next is asked for ahead.
TEST(block_counts, of_very_many_records_for_others_are_the_same) {
  constexpr std::size_t records = 70'000;
  constexpr std::size_t owners = 3;
  std::cout << "seed " << first_seed << '\n';
  std::mt19937_64 random{first_seed};
  world w;
  auto const units = w.population(owners);
  auto const staff = w.population(records);
  std::vector<tables::scalar> unit_of;
  std::vector<tables::scalar> active;
  for (std::size_t row = 0; row < records; ++row) {
    unit_of.emplace_back(static_cast<std::int64_t>(random() % owners));
    active.emplace_back(static_cast<std::int64_t>(random() % 2));
  }
  schema::column declared;
  declared.target = units;
  auto const unit = w.column(staff,
                             std::make_shared<tables::viewed_column>(
                                 tables::viewed_column::row_numbers{}, unit_of, random),
                             declared);
  auto const all = w.add(staff, ir::constant{true});
  auto const is_active = w.add(staff, ir::flag_test{w.column(staff, tables::scalars(active))});
  ir::linked has_many;
  has_many.parts.push_back({{staff, unit, false}, all, is_active});
  has_many.asked.low = exact::ratio{static_cast<std::int64_t>(records / owners / 2)};
  auto const every = w.add(units, ir::constant{true});
  w.program.targets.emplace_back().clauses.push_back(
      w.clause(units, every, w.add(units, has_many)));
  met_in_worlds met;
  expect_same_in_every_manner(w, first_seed, met);
  EXPECT_GT(met.counted_for_others, 0);
}

} // namespace
} // namespace chitieu::eval
