#include "monitor/counted_texts.hpp"
#include "monitor/lasting_list.hpp"
#include "monitor/text_index.hpp"
#include "monitor/text_pool.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chitieu::live {
namespace {

constexpr std::uint64_t seed = 20261127;

TEST(text_index, finds_what_a_map_finds_while_texts_come_and_go) {
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  text_index index;
  index.remove("never there", 0);
  std::map<std::string, std::uint32_t> expected;
  std::vector<std::string> texts; // by number
  auto const text_of = [&](std::uint32_t number) -> std::string_view { return texts[number]; };
  std::size_t most = 0;
  for (int step = 0; step < 60'000; ++step) {
    // Few texts, then many, then few again, so that pieces grow and runs of slots close up.
    auto const range = step < 20'000 ? 40 : step < 40'000 ? 3'000 : 200;
    auto const text = "t" + std::to_string(random() % range);
    auto const known = expected.find(text);
    auto const found = index.find(text, text_of);
    ASSERT_EQ(found.has_value(), known != expected.end()) << text << " at step " << step;
    if (known != expected.end()) {
      ASSERT_EQ(*found, known->second) << text << " at step " << step;
      index.remove(text, known->second + 1'000'000); // another number than it has
      if (random() % 2 == 0) continue;
      index.remove(text, known->second);
      expected.erase(known);
      continue;
    }
    auto const number = static_cast<std::uint32_t>(texts.size());
    texts.push_back(text);
    index.make_room(text);
    index.add(text, number);
    expected.emplace(text, number);
    most = std::max(most, expected.size());
  }
  EXPECT_GT(most, 1'000U);
  for (auto const& [text, number] : expected)
    EXPECT_EQ(index.find(text, text_of), std::optional{number}) << text;
}

TEST(lasting_list, keeps_items_where_they_are) {
  lasting_list<int> list;
  std::vector<int const*> places;
  for (int i = 0; i < 10'000; ++i) {
    list.push_back(i);
    places.push_back(&list[static_cast<std::size_t>(i)]);
    ASSERT_GE(list.capacity(), list.size());
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    ASSERT_EQ(list[i], static_cast<int>(i));
    ASSERT_EQ(&list[i], places[i]);
  }
}

TEST(text_pool, keeps_texts_of_all_lengths_apart) {
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  text_pool pool;
  std::vector<std::pair<std::string_view, std::string>> kept;
  auto const check = [&] {
    for (auto const& [is, was] : kept) ASSERT_EQ(is, was);
  };
  for (int step = 0; step < 5'000; ++step) {
    if (!kept.empty() && random() % 3 == 0) {
      auto const at = random() % kept.size();
      pool.give(kept[at].first);
      kept[at] = kept.back();
      kept.pop_back();
      continue;
    }
    auto const length = random() % (random() % 8 == 0 ? 2'000 : 40);
    std::string const text(length, static_cast<char>('a' + random() % 26));
    kept.emplace_back(pool.keep(text), text);
    if (step % 500 == 0) check();
  }
  check();
  text_pool other = std::move(pool);
  check();
}

struct nothing {};

TEST(counted_texts, gives_a_number_again_once_no_word_has_it_and_nobody_holds_it) {
  counted_texts<nothing> texts;
  auto const make = [] { return nothing{}; };
  auto const used = texts.used_number_of("used", make);
  auto const held = texts.number_of("held", make);
  auto const holder = texts.hold(held, [] { return std::make_shared<int const>(1); });
  for (int i = 0; i < 100; ++i) (void)texts.number_of("idle " + std::to_string(i), make);
  texts.forget();
  EXPECT_EQ(texts.text(used), "used");
  EXPECT_EQ(texts.text(held), "held");
  EXPECT_EQ(texts.number_of("used", make), used);
  EXPECT_EQ(texts.number_of("held", make), held);
  for (int i = 0; i < 100; ++i) {
    auto const again = texts.used_number_of("other " + std::to_string(i), make);
    EXPECT_LT(again, 102) << "a number that was free is not given again";
  }
  for (int i = 0; i < 100; ++i)
    EXPECT_EQ(texts.text(texts.number_of("other " + std::to_string(i), make)),
              "other " + std::to_string(i));
}

} // namespace
} // namespace chitieu::live
