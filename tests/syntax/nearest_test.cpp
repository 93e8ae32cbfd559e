// The right sentence that a hint shows for a wrong one.
#include <chitieu/chitieu.hpp>

#include <gtest/gtest.h>

namespace chitieu {
namespace {

TEST(nearest, is_found_in_a_plan_of_very_many_sentences) {
  std::string text = "population staff, complete\n  id key\n  good flag\n  score number\n";
  for (int i = 1; i <= 250; ++i)
    text += "target " + std::to_string(i) + ": at least " + std::to_string(i) + " staff good\n";
  auto const program = compile(
      parse(*source::from_text("plan", text + "target 251: all staff have score is yes\n")));
  ASSERT_EQ(program.diagnostics.size(), 1U);
  auto const& wrong = program.diagnostics.front();
  EXPECT_EQ(wrong.what, code::wrong_value);
  ASSERT_FALSE(wrong.nearest.empty());
  EXPECT_FALSE(has_errors(
      compile(parse(*source::from_text("plan", text + "target 251: " + wrong.nearest + "\n")))
          .diagnostics));
}

} // namespace
} // namespace chitieu
