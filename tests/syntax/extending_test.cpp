// Sentences of a plan that extends another: what is told of them is what is told of them elsewhere.
#include <chitieu/chitieu.hpp>

#include <gtest/gtest.h>

namespace chitieu {
namespace {

std::string const old_plan = "plan “Old” for 2023\n"
                             "numbers: vi\n"
                             "scale rating: poor < fair < good\n"
                             "population staff, complete\n"
                             "  id      key\n"
                             "  rating  rating\n"
                             "  fine    flag\n"
                             "population reports, complete\n"
                             "  number  key\n"
                             "  author  staff\n"
                             "  rating  rating\n"
                             "  score   count\n"
                             "target 1: all staff fine\n";

/// What is told of a plan that extends the old one: code, line and the first hint.
std::string told(std::string const& more) {
  auto const text = "plan “New” for 2024 extends “old.plan”\nnumbers: vi\n" + more;
  auto const find = [](std::string const&) { return source::from_text("old.plan", old_plan); };
  auto const program = compile(parse(*source::from_text("plan", text), find));
  std::string out;
  for (auto const& each : program.diagnostics)
    out += std::string(name(each.what)) + ' ' + std::to_string(each.at.line) + ": " +
           message(each, language::en).substr(0, 60) + '\n';
  return out;
}

TEST(extending, tells_mistakes_where_they_stand_however_a_sentence_is_added) {
  for (std::string const sentence : {"", "target 2: ", "change target 1: "})
    EXPECT_EQ(told(sentence + "all staff fine and fie\n"),
              "unknown-name 3: `fie` is not understood after `all staff fine and`; expected\n")
        << sentence;
}

TEST(extending, tells_of_two_readings_however_a_sentence_is_added) {
  std::string const twice =
      "all staff have at least 2 reports where score at least 3 and are rated good\n";
  for (std::string const sentence : {"", "target 2: ", "change target 1: "})
    EXPECT_EQ(told(sentence + twice),
              "two-readings 3: `and are rated` can be read in two ways: as `all staff have \n")
        << sentence;
}

} // namespace
} // namespace chitieu
