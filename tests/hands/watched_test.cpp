// One thread changes rows at random while others look: each sees what stood after some change,
// whole.
#include "monitor/changing_tables.hpp"
#include "work.hpp"

#include <chitieu/monitor/monitor.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>

namespace many_hands {
namespace {

using namespace chitieu;

constexpr std::size_t readers = 3;
constexpr std::uint64_t seed = 20'261'126;

/// How many changes are made; a longer run asks for more.
int changes() {
  auto const* const more = std::getenv("CHITIEU_HANDS");
  return more != nullptr ? std::atoi(more) : 150;
}

TEST(watched, readers_see_what_stood_after_some_change) {
  std::cout << "seed " << seed << '\n';
  auto text = declared;
  for (std::size_t i = 0; i < sentences.size(); i += 3)
    text += "target " + std::to_string(i) + ": " + sentences[i] + "\n";
  auto const program = compile(parse(*source::from_text("plan", text)));
  ASSERT_FALSE(has_errors(program.diagnostics));
  shadow rows;
  monitor watched(program, rows.whole().data);

  // What the writer saw after each change, and what readers saw.
  std::map<std::uint64_t, std::string> stood{{0, figures_in(watched.verdicts())}};
  std::atomic<bool> done = false;
  std::vector<std::map<std::uint64_t, std::string>> seen(readers);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> all;
  for (std::size_t i = 0; i < readers; ++i)
    all.emplace_back([&, i] {
      std::uint64_t last = 0;
      do {
        auto const snapshot = watched.snapshot();
        if (snapshot.version() < last) ++wrong;
        last = snapshot.version();
        auto const figures = figures_in(snapshot.verdicts());
        auto const [at, is_new] = seen[i].emplace(last, figures);
        if (!is_new && at->second != figures) ++wrong;
        if (i == 0) (void)evaluate(program, watched.rows());
      } while (!done);
    });
  changing_tables random{seed};
  for (int i = 0; i < changes(); ++i) {
    auto after = rows;
    auto const change = random.change(after);
    bool const possible = make(after, change);
    if (watched.apply({&change, 1})) {
      EXPECT_TRUE(possible);
      rows = std::move(after);
      auto const now = watched.snapshot();
      stood.emplace(now.version(), figures_in(now.verdicts()));
    }
    (void)watched.find("staff", change.key);
  }
  done = true;
  for (auto& each : all) each.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(stood.size(), 20U);
  for (auto const& each : seen)
    for (auto const& [version, figures] : each) EXPECT_EQ(figures, stood.at(version)) << version;
}

} // namespace
} // namespace many_hands
