// A line that is offered for the head of a plan ends as the lines of the plan do.
#include <chitieu/chitieu.hpp>

#include <gtest/gtest.h>

namespace chitieu {
namespace {

/// The text with the first thing that is offered which puts something in.
std::string with_offered_line(std::string text) {
  auto const program = compile(parse(*source::from_text("plan", text)));
  for (auto const& each : program.diagnostics)
    for (auto const& put : each.fixes)
      if (put.at.where.begin == put.at.where.end && put.text.find('\n') != std::string::npos)
        return text.substr(0, put.at.where.begin) + put.text + text.substr(put.at.where.end);
  return "nothing";
}

TEST(head, takes_a_line_that_ends_as_the_others_do) {
  for (std::string const end : {"\n", "\r\n"}) {
    auto const title = "plan “One” for 2023" + end;
    auto const rest = "population staff, complete" + end + "  id key" + end + "  good flag" + end +
                      "target 1: 15% of staff good" + end;
    std::string const line = "bare percentages: at least";
    EXPECT_EQ(with_offered_line(title + rest), title + line + end + rest);
    EXPECT_EQ(with_offered_line(rest), line + end + rest);
    // An empty line first.
    EXPECT_EQ(with_offered_line(end + rest), line + end + end + rest);
  }
  // Of a text without a line end nobody knows how its lines end.
  EXPECT_EQ(with_offered_line("let half = 1.200"), "numbers: en\nlet half = 1.200");
}

} // namespace
} // namespace chitieu
