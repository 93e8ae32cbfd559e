// Sentences of the golden plans with one slip each: whatever somebody does wrong, one message says
// so where it is, or the sentence still says something that can be written down again.
#include <chitieu/chitieu.hpp>

#include <gtest/gtest.h>

#include "golden_file.hpp"
#include "mutated.hpp"
#include "right_hint.hpp"

#include <syntax/dump.hpp>

namespace chitieu::golden {
namespace {

constexpr unsigned seed = 20261126;
constexpr int slips_of_a_sentence = 1;
constexpr std::size_t hint_of_so_many = 3; // to follow a hint takes as long as ten other checks

std::vector<std::string> plans() {
  std::vector<std::string> out;
  for (auto const& path : golden_paths()) {
    auto const file = read_golden(path);
    auto const* plan = file.find("plan");
    if (plan == nullptr || !plan->name.empty()) continue;
    auto with = [&](char const* which) {
      auto const* sentences = file.find("sentences", which);
      out.push_back(plan->body + (sentences ? sentences->body : ""));
    };
    with("en");
    if (file.find("sentences", "vi")) with("vi");
  }
  return out;
}

bool is_in(diagnostic const& each, span where) {
  return each.at.where.begin >= where.begin && each.at.where.begin <= where.end;
}

// The errors of a text that has one slip in `where`.
void expect_one_message_there(diagnostics const& errors, span where) {
  ASSERT_EQ(errors.size(), 1U);
  auto const& error = errors.front();
  EXPECT_TRUE(is_in(error, where)) << error.at.line << ":" << error.at.column;
  EXPECT_NE(error.at.line, 0U);
  for (auto which : {language::en, language::vi}) {
    EXPECT_NE(message(error, which), "");
    EXPECT_NE(hint(error, which), "") << name(error.what) << ": " << message(error, which);
  }
}

// The hint of the first error of a statement shows a right one: with the edit it has no error.
void expect_right_hint(std::string const& text, span statement, diagnostics const& said) {
  auto const first = std::find_if(said.begin(), said.end(), [&](diagnostic const& each) {
    return severity_of(each.what) == severity::error && is_in(each, statement);
  });
  if (first == said.end() || first->what == code::duplicate_id) return;
  auto const told = std::string(name(first->what)) + ": " + message(*first, language::en) + "\n" +
                    hint(*first, language::en);
  if (first->fixes.empty()) {
    ADD_FAILURE() << "no right sentence\n" << told;
    return;
  }
  auto const right = std::any_of(first->fixes.begin(), first->fixes.end(), [&](fix const& one) {
    return errors_of_statement(with_fix(text, one), {}, statement.begin) == 0;
  });
  EXPECT_TRUE(right) << told << "\nwrite: " << first->fixes.front().text;
}

void expect_told(std::string const& plan, ast::statement const& statement,
                 std::string const& slipped, bool tries_hint) {
  auto const where = std::get<ast::target>(statement.node).sentence_where;
  auto const changed = plan.substr(0, where.begin) + slipped + plan.substr(where.end);
  auto const source = source::from_text("plan", changed);
  ASSERT_TRUE(source);
  auto const read = parse(*source);
  span const now{where.begin, where.begin + static_cast<std::uint32_t>(slipped.size())};
  auto const longer = static_cast<std::uint32_t>(changed.size() - plan.size());
  if (tries_hint)
    expect_right_hint(changed, {statement.where.begin, statement.where.end + longer},
                      compile(read).diagnostics);
  if (!read.diagnostics.empty()) return expect_one_message_there(read.diagnostics, now);
  for (auto which : {language::en, language::vi}) {
    auto const printed = print(read.plan, which);
    auto const again = source::from_text("plan", printed);
    ASSERT_TRUE(again);
    EXPECT_EQ(syntax::dump(parse(*again).plan), syntax::dump(read.plan)) << printed;
  }
  // What is wrong with its meaning is said of this sentence, too.
  for (auto const& each : compile(read).diagnostics)
    EXPECT_TRUE(severity_of(each.what) != severity::error || is_in(each, now))
        << message(each, language::en);
}

TEST(mutation, one_slip_is_one_message_or_none) {
  std::mt19937 random(seed);
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  constexpr slip all[] = {slip::leave_out, slip::say_twice,  slip::swap,
                          slip::misspell,  slip::lose_comma, slip::lose_marks};
  std::size_t tried = 0;
  for (auto const& plan : plans()) {
    auto const source = source::from_text("plan", plan);
    if (!source) continue;
    auto const read = parse(*source);
    if (has_errors(read.diagnostics) || has_errors(compile(read).diagnostics)) continue;
    for (auto const& statement : read.plan.statements) {
      auto const* target = std::get_if<ast::target>(&statement.node);
      if (target == nullptr) continue;
      auto const where = target->sentence_where;
      auto const right = plan.substr(where.begin, where.end - where.begin);
      for (int i = 0; i < slips_of_a_sentence; ++i) {
        auto const how = all[random() % std::size(all)];
        auto const slipped = mutated(right, how, random);
        if (slipped == right || slipped.empty()) continue;
        SCOPED_TRACE(slipped);
        expect_told(plan, statement, slipped, tried % hint_of_so_many == 0);
        if (testing::Test::HasFatalFailure()) return;
        ++tried;
      }
    }
  }
  EXPECT_GT(tried, 500U);
}

} // namespace
} // namespace chitieu::golden
