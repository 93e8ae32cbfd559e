// Each limit of the language: one less is taken, the limit itself is taken, one more is refused.
#include "allocations.hpp"

#include <chitieu/chitieu.hpp>
#include <chitieu/limits.hpp>
#include <chitieu/render/render.hpp>
#include <chitieu/text/statements.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace chitieu {
namespace {

constexpr std::string_view declarations = "plan “Plan” for 2023\n"
                                          "population staff, complete\n"
                                          "  id    key\n"
                                          "  at    date\n"
                                          "  good  flag\n";

std::string times(std::size_t count, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

bool says(diagnostics const& all, code what) {
  return std::any_of(all.begin(), all.end(), [&](auto const& each) { return each.what == what; });
}

diagnostics of_text(std::string text) {
  auto const made = source::from_text("plan", std::move(text));
  return made ? compile(parse(*made), advice::of_text).diagnostics : made.diagnostics;
}

diagnostics of_plan(std::string const& statements) {
  return of_text(std::string(declarations) + statements);
}

/// What is said of one less, of the limit, and of one more.
void expect_limit(std::size_t limit, code what,
                  std::function<diagnostics(std::size_t size)> const& of) {
  EXPECT_FALSE(has_errors(of(limit - 1))) << "one less than " << limit;
  EXPECT_FALSE(has_errors(of(limit))) << limit;
  EXPECT_TRUE(says(of(limit + 1), what)) << "one more than " << limit;
}

TEST(limits, bytes_of_a_file) {
  expect_limit(limits::file_bytes, code::file_too_large, [](std::size_t size) {
    return source::from_text("plan", "#" + std::string(size - 1, ' ')).diagnostics;
  });
}

TEST(limits, statements_of_a_file) {
  expect_limit(limits::statements, code::too_many_statements, [](std::size_t size) {
    diagnostics issues;
    auto const from = source::from_text("plan", times(size, "let a = 1\n"));
    EXPECT_EQ(text::split(*from, issues).size(), std::min(size, limits::statements));
    return issues;
  });
}

TEST(limits, conditions_inside_one_another) {
  expect_limit(limits::depth, code::too_deep, [](std::size_t size) {
    return of_plan("target 1: all staff " + times(size - 1, "(") + "good" + times(size - 1, ")") +
                   "\n");
  });
}

TEST(limits, phrases_inside_one_another) {
  // A phrase that stands in a sentence is opened in turn with those that its meaning names.
  expect_limit(limits::depth, code::too_deep, [](std::size_t size) {
    std::string plan = "phrase “p1” = good\n";
    for (std::size_t i = 2; i <= size; ++i)
      plan += "phrase “p" + std::to_string(i) + "” = “p" + std::to_string(i - 1) + "”\n";
    return of_plan(plan + "target 1: all staff “p" + std::to_string(size) + "”\n");
  });
}

TEST(limits, terms_inside_one_another) {
  expect_limit(limits::depth, code::too_deep, [](std::size_t size) {
    std::string plan = "term t1 = staff where good\n";
    for (std::size_t i = 2; i <= size; ++i)
      plan += "term t" + std::to_string(i) + " = t" + std::to_string(i - 1) + " where good\n";
    return of_plan(plan + "target 1: all t" + std::to_string(size) + " good\n");
  });
}

TEST(limits, numbers_inside_one_another) {
  expect_limit(limits::depth, code::too_deep, [](std::size_t size) {
    std::string plan = "measure m2 = number of staff\n"; // which is a second one
    for (std::size_t i = 3; i <= size; ++i)
      plan += "measure m" + std::to_string(i) + " = m" + std::to_string(i - 1) + "\n";
    return of_plan(plan + "target 1: m" + std::to_string(size) + " is at least 1\n");
  });
}

TEST(limits, digits_of_a_number) {
  expect_limit(limits::literal_digits, code::number_too_large, [](std::size_t size) {
    return of_plan("target 1: at least " + std::string(size - 1, '0') + "1 staff good\n");
  });
}

TEST(limits, characters_of_a_name) {
  expect_limit(limits::name_code_points, code::name_too_long, [](std::size_t size) {
    return of_plan("term “" + times(size, "ế") + "” = staff where good\n");
  });
}

TEST(limits, periods) {
  expect_limit(limits::periods, code::bad_periods, [](std::size_t size) {
    return of_plan("target 1: in at least 2 of the last " + std::to_string(size) +
                   " years of at, at least 1 staff\n");
  });
}

TEST(limits, plans_that_extend_one_another) {
  expect_limit(limits::depth, code::too_deep, [](std::size_t size) {
    auto const text = [size](std::size_t at) {
      return source::from_text("p" + std::to_string(at), at + 1 == size
                                                             ? std::string(declarations)
                                                             : "plan “Plan” for 2023 extends “p" +
                                                                   std::to_string(at + 1) + "”\n");
    };
    return parse(*text(0),
                 [&](std::string const& name) { return text(std::stoul(name.substr(1))); })
        .diagnostics;
  });
}

TEST(limits, diagnostics_that_are_shown) {
  auto const shown = [](std::size_t count) {
    auto const text = source::from_text("plan", times(count, "?\n"));
    auto const all = parse(*text).diagnostics;
    EXPECT_EQ(all.size(), count);
    auto const page = render::to_text(all, language::en, text->bytes(), false);
    std::size_t errors = 0;
    for (auto at = page.find("error["); at != std::string::npos; at = page.find("error[", at + 1))
      ++errors;
    EXPECT_EQ(errors, std::min(count, limits::diagnostics));
    return page;
  };
  for (auto const count : {limits::diagnostics - 1, limits::diagnostics})
    EXPECT_EQ(shown(count).find("more"), std::string::npos) << count;
  EXPECT_NE(shown(limits::diagnostics + 1).find("1 more"), std::string::npos);
}

TEST(limits, diagnostics_of_a_table) {
  auto const of = [](std::size_t rows) {
    return data::read_csv("staff.csv", "id,good\n" + times(rows, "1\n")).diagnostics.size();
  };
  for (auto const rows : {limits::diagnostics - 1, limits::diagnostics}) EXPECT_EQ(of(rows), rows);
  EXPECT_EQ(of(limits::diagnostics + 1), limits::diagnostics);
}

/// Targets with so many conditions when all is written out: a subject and a condition are one each,
/// `and` and `not` one more than what they join, the use of a phrase one more than its meaning.
std::string expanding_to(std::size_t conditions) {
  std::string plan = "phrase “p0” = good and good\n";
  std::vector<std::size_t> of_use{4};
  for (std::size_t i = 1; i <= 12; ++i) {
    auto const before = "“p" + std::to_string(i - 1) + "”";
    plan += "phrase “p" + std::to_string(i) + "” = " + before + " and " + before + "\n";
    of_use.push_back(2 * of_use.back() + 2);
  }
  std::size_t id = 0;
  auto const add = [&](std::string const& condition) {
    plan += "target " + std::to_string(++id) + ": all staff " + condition + "\n";
  };
  for (std::size_t i = of_use.size(); i-- > 0;)
    for (; conditions > of_use[i] + 4; conditions -= 1 + of_use[i])
      add("“p" + std::to_string(i) + "”");
  add("good" + times(conditions - 3, " and good"));
  return plan;
}

TEST(limits, conditions_when_all_is_written_out) {
  expect_limit(limits::expanded_nodes, code::too_large_expansion,
               [](std::size_t size) { return of_plan(expanding_to(size)); });
}

// What is far beyond a limit is refused before it costs anything: memory is a multiple of the text.
void expect_refused_cheaply(std::string const& text, code what) {
  auto const before = allocations::from_here();
  auto const all = of_text(text);
  auto const after = allocations::so_far();
  EXPECT_TRUE(says(all, what));
  EXPECT_LE(all.size(), limits::diagnostics);
  EXPECT_LT(after.peak - before.live_bytes, 128 * text.size() + (std::size_t{1} << 20));
  EXPECT_LT(after.count - before.count, 20'000U);
}

TEST(limits, a_million_brackets_are_refused_at_once) {
  constexpr std::size_t million = 1'000'000;
  expect_refused_cheaply(std::string(declarations) + "target 1: all staff " + times(million, "("),
                         code::too_deep);
  expect_refused_cheaply(std::string(declarations) + "target 1: all staff " + times(million, "(") +
                             "good",
                         code::too_deep);
}

TEST(limits, a_quarter_of_a_million_negations_are_refused_at_once) {
  expect_refused_cheaply(std::string(declarations) + "target 1: all staff " +
                             times(250'000, "not ") + "good\n",
                         code::too_deep);
}

TEST(limits, conditions_that_double_fifty_times_are_refused_at_once) {
  std::string plan(declarations);
  plan += "phrase “p0” = good and good\n";
  for (int i = 1; i <= 50; ++i) {
    auto const before = "“p" + std::to_string(i - 1) + "”";
    plan += "phrase “p" + std::to_string(i) + "” = " + before + " and " + before + "\n";
  }
  plan += "target 1: all staff “p50”\n"
          "target 2: all staff good\n";
  auto const before = allocations::so_far();
  auto const all = of_text(plan);
  auto const after = allocations::so_far();
  EXPECT_TRUE(says(all, code::too_large_expansion));
  EXPECT_EQ(all.size(), 1U);
  // Fewer than two for each condition that was written out, and none is kept.
  EXPECT_LT(after.count - before.count, 12 * limits::expanded_nodes);
}

// Each lies two deeper than the one before, so that more of them would be too deep as well.
TEST(limits, numbers_that_double_thirty_times_are_refused_at_once) {
  std::string plan(declarations);
  plan += "measure m0 = number of staff\n";
  for (int i = 1; i <= 30; ++i) {
    auto const before = "m" + std::to_string(i - 1);
    plan += "measure m" + std::to_string(i) + " = " + before + " + " + before + "\n";
  }
  auto const all = of_text(plan + "target 1: m30 is at least 1\ntarget 2: all staff good\n");
  EXPECT_TRUE(says(all, code::too_large_expansion));
  EXPECT_EQ(all.size(), 1U);
}

} // namespace
} // namespace chitieu
