// Comparisons with earlier data, of which the numbers are kept by key.
#include "changing_tables.hpp"
#include "compiled_text.hpp"

#include <gtest/gtest.h>

#include <iostream>

namespace chitieu {
namespace {

constexpr std::uint64_t first_seed = 20'261'126;

/// What is compared with does not change; what is compared does.
TEST(earlier_data, is_compared_with_as_a_check_from_the_beginning_does) {
  std::cout << "seeds from " << first_seed << '\n';
  std::size_t made_all = 0;
  for (auto seed = first_seed; seed < first_seed + 6; ++seed) {
    changing_tables random{seed};
    std::string text = declared;
    for (std::size_t i = 0; i < sentences_against.size(); ++i)
      text += "target " + std::to_string(i + 1) + ": " + sentences_against[i] + "\n";
    compiled_text const plan{text};
    ASSERT_FALSE(has_errors(plan.program.diagnostics));
    shadow then;
    auto const fill = [&](shadow& into) {
      for (int i = 0; i < 25; ++i) {
        auto tried = into;
        auto const one = random.change(tried, {"units", "staff", "entries"});
        if (make(tried, one) && !has_error_in_rows(evaluate(plan.program, tried.whole().data)))
          into = tried;
      }
    };
    fill(then);
    auto const previous = then.whole();
    shadow rows;
    fill(rows);
    auto const begun = rows.whole();
    check_options options;
    options.earlier = {{"previous", &previous.data}};
    monitor watched{plan.program, begun.data, {{}, false, {}, options.earlier}};
    for (std::size_t i = 0; i < sentences_against.size(); ++i)
      EXPECT_TRUE(watched.keeps(i)) << sentences_against[i];
    for (int step = 0; step < 40; ++step) {
      auto after = rows;
      auto const change = random.change(after, {"units", "staff", "entries"});
      make(after, change);
      if (!watched.apply({&change, 1})) continue;
      ++made_all;
      rows = after;
      ASSERT_EQ(figures_in(watched.verdicts()),
                figures_in(evaluate(plan.program, rows.whole().data, options)))
          << "seed " << seed << ", step " << step;
    }
  }
  EXPECT_GT(made_all, 80U);
}

} // namespace
} // namespace chitieu
