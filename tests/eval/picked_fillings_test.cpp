#include "world.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <random>

namespace chitieu::eval {
namespace {

constexpr std::uint64_t first_seed = 20'231'130;

/// Records of one row, each with what may not be known of it.
struct record {
  std::optional<bool> linked;
  std::optional<bool> good;
  std::optional<std::int64_t> day;
  bool without_day = false;
};

/// What the n-th can be over all fillings, by trying them: `yes` and `no` are what was seen.
class every_filling {
 public:
  bool yes = false;
  bool no = false;

  every_filling(std::vector<record> records, std::size_t nth)
      : records_{std::move(records)}, nth_{nth} {
    fill(0);
  }

 private:
  void fill(std::size_t i) {
    if (i == records_.size()) return look();
    auto& one = records_[i];
    if (!one.linked)
      with(one.linked, {true, false}, i);
    else if (!one.good)
      with(one.good, {true, false}, i);
    else if (!one.day && !one.without_day)
      with(one.day, {0, 1, 2, 3, 4, 5, 6}, i);
    else
      fill(i + 1);
  }

  template <class Value>
  void with(std::optional<Value>& open, std::vector<Value> const& values, std::size_t i) {
    for (Value const value : values) {
      open = value;
      fill(i);
    }
    open.reset();
  }

  /// Records of one day may stand in any order.
  void look() {
    std::vector<record> line;
    for (auto const& one : records_)
      if (*one.linked && one.day) line.push_back(one);
    if (line.size() < nth_) {
      no = true;
      return;
    }
    std::sort(line.begin(), line.end(),
              [](auto const& a, auto const& b) { return *a.day < *b.day; });
    for (auto const& one : line)
      if (*one.day == *line[nth_ - 1].day) (*one.good ? yes : no) = true;
  }

  std::vector<record> records_;
  std::size_t nth_;
};

TEST(picked, is_what_all_fillings_agree_on) {
  std::cout << "seeds from " << first_seed << '\n';
  for (auto seed = first_seed; seed < first_seed + 1'000; ++seed) {
    std::mt19937_64 random{seed};
    auto const below = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
    std::vector<record> records(static_cast<std::size_t>(below(4)));
    std::vector<tables::scalar> of;
    std::vector<tables::scalar> days;
    std::vector<tables::scalar> good;
    for (auto& one : records) {
      if (below(3) > 0) one.linked = below(4) > 0;
      if (below(3) > 0) one.good = below(2) > 0;
      one.without_day = below(6) == 0;
      // Odd days, so that what is not known can lie between them.
      if (!one.without_day && below(3) > 0) one.day = 1 + 2 * below(3);
      of.emplace_back(one.linked ? tables::scalar{*one.linked ? 0 : 1} : tables::unknown);
      good.emplace_back(one.good ? tables::scalar{*one.good ? 1 : 0} : tables::unknown);
      if (one.day)
        days.emplace_back(*one.day);
      else
        days.emplace_back(one.without_day ? tables::none : tables::unknown);
    }
    auto const nth = static_cast<std::uint32_t>(1 + below(3));

    world w;
    auto const people = w.population(2);
    auto const papers = w.population(records.size());
    auto const all = w.add(papers, ir::constant{true});
    auto const who = w.column(papers, tables::scalars(of));
    auto const day = w.column(papers, tables::scalars(days));
    auto const is_good = w.add(papers, ir::flag_test{w.column(papers, tables::scalars(good))});
    auto const said =
        w.answers(people, ir::picked{{papers, who, false}, all, day, nth, false, is_good});

    every_filling const seen{records, nth};
    char const expected = seen.yes ? (seen.no ? '?' : 'y') : 'n';
    ASSERT_EQ(said[0], expected) << "seed " << seed;
  }
}

} // namespace
} // namespace chitieu::eval
