#include "world.hpp"

#include <chitieu/eval/tally_bytes.hpp>

#include <gtest/gtest.h>

namespace chitieu::eval {
namespace {

using tables::scalars;
using tables::unknown;

/// Staff of whom some are good, in units.
class counted : public testing::Test {
 protected:
  world w;
  ir::population_id units = w.population(2);
  ir::population_id staff = w.population(4);
  ir::condition_id all = w.add(staff, ir::constant{true});
  ir::condition_id good = w.add(staff, ir::flag_test{w.column(staff, scalars({1, 0, unknown, 1}))});
  ir::column_id unit = w.column(staff, scalars({0, 0, 1, unknown}));

  void SetUp() override {
    auto& clauses = w.program.targets.emplace_back().clauses;
    clauses.emplace_back().parts = {{staff, all, good}};
    // A number counts nobody.
    clauses.emplace_back().number.emplace();
    clauses.back().number->left = w.literal(ir::world, 1);
    clauses.back().number->low = clauses.back().number->high = clauses.back().number->left;
  }

  tally count() { return evaluator{w.program, w.data, {}}.count_all(); }

  tally_fault fault_of(std::string_view bytes, std::optional<data::day> as_of = {}) {
    auto const read = tally_from(bytes, w.program, as_of);
    auto const* fault = std::get_if<tally_fault>(&read);
    EXPECT_NE(fault, nullptr);
    return fault != nullptr ? *fault : tally_fault{};
  }
};

TEST_F(counted, come_back_from_bytes) {
  auto const was = count();
  EXPECT_EQ(std::get<tally>(tally_from(to_bytes(was, w.program, 7), w.program, 7)), was);
  EXPECT_EQ(std::get<tally>(tally_from(to_bytes({}, w.program, {}), w.program, {})), tally{});
}

TEST_F(counted, have_bytes_that_every_machine_writes) {
  auto const bytes = to_bytes(count(), w.program, {});
  ASSERT_EQ(bytes.size(), 8U * (1 + 4 + 1 + 1 + 6 + 1));
  EXPECT_EQ(bytes.substr(0, 9), std::string("chitally\1"));
  // The first clause: there, and two who count.
  EXPECT_EQ(bytes.substr(48, 16), std::string("\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0", 16));
}

TEST_F(counted, of_something_else_are_refused) {
  auto const bytes = to_bytes(count(), w.program, 7);
  EXPECT_EQ(fault_of(bytes, 8), tally_fault::other_day);
  EXPECT_EQ(fault_of(bytes), tally_fault::other_day);
  auto other = bytes;
  other[8] = 2;
  EXPECT_EQ(fault_of(other, 7), tally_fault::other_version);
  w.program.targets[0].clauses[0].asked.low = 3;
  EXPECT_EQ(fault_of(bytes, 7), tally_fault::other_plan);
}

TEST_F(counted, that_were_damaged_are_refused) {
  auto const bytes = to_bytes(count(), w.program, {});
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_EQ(fault_of(bytes.substr(0, length)), tally_fault::not_a_tally) << length;
  EXPECT_EQ(fault_of(bytes + '\0'), tally_fault::not_a_tally);
  auto negative = bytes;
  negative[63] = '\x80';
  EXPECT_EQ(fault_of(negative), tally_fault::not_a_tally);
  // So many targets, so many clauses, and whether the first is there.
  for (std::size_t const at : {32U, 40U, 48U}) {
    auto more = bytes;
    more[at] = static_cast<char>(more[at] + 7);
    EXPECT_EQ(fault_of(more), tally_fault::not_a_tally) << at;
  }
}

TEST_F(counted, hang_on_what_the_plan_declares) {
  auto const was = fingerprint(w.program);
  w.program.schema.populations[staff].columns[0].when_blank = schema::blank::no;
  EXPECT_NE(fingerprint(w.program), was);
  w.program.schema.populations[staff].columns[0].when_blank = schema::blank::unknown;
  EXPECT_EQ(fingerprint(w.program), was);
  w.program.schema.populations[staff].columns[0].chosen_at = {1};
  EXPECT_NE(fingerprint(w.program), was) << "where a reference leads here";
  w.program.schema.populations[staff].columns[0].chosen_at.clear();
  w.program.holidays.insert(19'480);
  EXPECT_NE(fingerprint(w.program), was) << "no working day";
}

TEST_F(counted, add_up_where_no_row_hangs_on_another) {
  auto const asks = [&](ir::population_id of, ir::condition_id base, ir::condition_id predicate) {
    ir::clause clause;
    clause.parts = {{of, base, predicate}};
    return clause;
  };
  auto const in_unit = w.add(units, ir::constant{true});
  auto const through = w.add(staff, ir::through{unit, units, in_unit});
  exact::threshold asked;
  asked.low = 1;
  auto const has_good = w.add(units, ir::linked{{{{staff, unit, false}, all, good}}, asked, false});
  EXPECT_TRUE(adds_up(w.program, asks(staff, all, good), staff));
  EXPECT_TRUE(adds_up(w.program, asks(staff, all, through), staff));
  EXPECT_FALSE(adds_up(w.program, asks(staff, all, through), units));
  EXPECT_FALSE(adds_up(w.program, asks(units, in_unit, has_good), staff));
  EXPECT_TRUE(adds_up(w.program, asks(units, in_unit, has_good), units));
  auto const colleagues = w.add(staff, ir::through{unit, units, has_good});
  EXPECT_FALSE(adds_up(w.program, asks(staff, all, colleagues), staff));
  EXPECT_FALSE(adds_up(w.program, w.program.targets[0].clauses[1], staff));
  // Whether a part asks it hangs on what the other parts hold, and runs go over their ends.
  auto some = asks(staff, all, good);
  some.only_if = in_unit;
  EXPECT_FALSE(adds_up(w.program, some, staff));
  some.only_if.reset();
  some.in_a_row = true;
  EXPECT_FALSE(adds_up(w.program, some, staff));
}

} // namespace
} // namespace chitieu::eval
