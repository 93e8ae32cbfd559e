// Plans that end anywhere, and plans with a byte that is another one: each is read, or what is
// wrong is said at a place that is there.
#include <chitieu/chitieu.hpp>
#include <chitieu/limits.hpp>

#include <gtest/gtest.h>

#include "golden_file.hpp"

#include <text/line_end.hpp>

#include <algorithm>
#include <iostream>
#include <random>

namespace chitieu::golden {
namespace {

constexpr unsigned seed = 20'261'126;
constexpr int tries_of_a_plan = 1;

std::vector<std::string> plans() {
  std::vector<std::string> out;
  for (auto const& path : golden_paths()) {
    auto const file = read_golden(path);
    if (auto const* plan = file.find("plan")) out.push_back(plan->body);
  }
  return out;
}

bool begins_code_point(std::string_view bytes, std::size_t at) {
  return at >= bytes.size() || (static_cast<unsigned char>(bytes[at]) & 0xC0U) != 0x80U;
}

/// Line and column of a byte, counted from the first one on.
std::pair<std::size_t, std::size_t> counted(std::string_view bytes, std::size_t to) {
  std::size_t line = 1;
  std::size_t begin = 0;
  for (auto end = text::line_end(bytes, 0); end < bytes.size(); end = text::line_end(bytes, end)) {
    end = text::next_line(bytes, end);
    if (end > to) break;
    ++line;
    begin = end;
  }
  std::size_t column = 1;
  for (auto at = begin; at < to; ++at) column += begins_code_point(bytes, at + 1) ? 1 : 0;
  return {line, column};
}

void expect_place(place const& at, std::string_view bytes) {
  EXPECT_LE(at.where.begin, at.where.end);
  ASSERT_LE(at.where.end, bytes.size());
  EXPECT_TRUE(begins_code_point(bytes, at.where.begin));
  EXPECT_TRUE(begins_code_point(bytes, at.where.end));
  if (at.line == 0) return;
  auto const [line, column] = counted(bytes, at.where.begin);
  EXPECT_EQ(at.line, line);
  EXPECT_EQ(at.column, column);
}

/// Reads and checks it; how many things are wrong.
std::size_t expect_told(std::string const& bytes) {
  auto const read = source::from_text("plan", bytes);
  auto const said = read ? compile(parse(*read), advice::of_text).diagnostics : read.diagnostics;
  for (auto const& each : said) {
    // What is not UTF-8 is damaged where a code point cannot begin.
    if (each.what != code::not_utf8) expect_place(each.at, bytes);
    EXPECT_LE(each.at.where.end, bytes.size());
    for (auto const in : {language::en, language::vi}) EXPECT_NE(message(each, in), "");
    for (auto const& one : each.fixes) expect_place(one.at, bytes);
  }
  return said.size();
}

TEST(broken_text, is_read_or_told_where_it_is_wrong) {
  std::cout << "seed " << seed << '\n';
  std::mt19937 random(seed);
  std::size_t told = 0;
  std::size_t tried = 0;
  for (auto const& plan : plans()) {
    if (plan.empty()) continue;
    for (int i = 0; i < tries_of_a_plan; ++i) {
      auto const at = random() % plan.size();
      auto const cut = plan.substr(0, at);
      SCOPED_TRACE(cut);
      told += expect_told(cut);
      auto changed = plan;
      changed[at] = static_cast<char>(random() % 256);
      SCOPED_TRACE(changed);
      told += expect_told(changed);
      tried += 2;
      if (testing::Test::HasFailure()) return;
    }
  }
  EXPECT_GT(tried, 400U);
  EXPECT_GT(told, tried / 8);
}

} // namespace
} // namespace chitieu::golden
