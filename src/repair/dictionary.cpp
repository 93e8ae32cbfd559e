#include "dictionary.hpp"

#include <map>
#include <utility>

namespace chitieu::mend {

using exact::rational;

dictionary::dictionary(std::vector<std::int64_t> const& costs)
    : variables_(costs.size()), next_slack_(costs.size()) {
  for (std::size_t i = 0; i < variables_; ++i) {
    zero_.push_back(i);
    costs_.emplace_back(costs[i]);
  }
  costs_.emplace_back(0);
}

void dictionary::add(inequality const& asked) {
  std::map<std::size_t, std::int64_t> times;
  for (auto const& each : asked.terms) times[each.variable] += each.times;
  line made(zero_.size() + 1);
  made.back() = rational(-asked.at_least);
  for (std::size_t j = 0; j < zero_.size(); ++j)
    if (auto const at = times.find(zero_[j]); at != times.end()) made[j] = rational(at->second);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    auto const at = times.find(basic_[i]);
    if (at == times.end()) continue;
    rational const by(at->second);
    for (std::size_t j = 0; j < made.size(); ++j)
      if (rows_[i][j].sign() != 0) made[j] = made[j] + by * rows_[i][j];
  }
  rows_.push_back(std::move(made));
  basic_.push_back(next_slack_++);
}

// The costs are never below 0, so every corner on the way is the cheapest for what it keeps of the
// inequalities, and one after another is mended.
dictionary::end dictionary::go(std::int64_t& effort) {
  // The furthest first; after many steps the first one, with which no corner comes again.
  constexpr int steps_before_caution = 2000;
  for (int step = 0;; ++step) {
    auto const row = leaving(step > steps_before_caution);
    if (!row) return end::optimal;
    if (effort <= 0) return end::out_of_effort;
    auto const column = entering(rows_[*row]);
    if (!column) return end::infeasible;
    effort -= static_cast<std::int64_t>(rows_.size() * zero_.size());
    pivot(*row, *column);
  }
}

std::optional<std::size_t> dictionary::leaving(bool first) const {
  std::optional<std::size_t> out;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rows_[i].back().sign() >= 0) continue;
    if (!out || (first ? basic_[i] < basic_[*out] : rows_[i].back() < rows_[*out].back())) out = i;
  }
  return out;
}

std::optional<std::size_t> dictionary::entering(line const& row) const {
  std::optional<std::size_t> out;
  rational least;
  for (std::size_t j = 0; j < zero_.size(); ++j) {
    if (row[j].sign() <= 0) continue;
    auto const dear = costs_[j] / row[j];
    if (!out || dear < least || (dear == least && zero_[j] < zero_[*out])) {
      out = j;
      least = dear;
    }
  }
  return out;
}

void dictionary::pivot(std::size_t row, std::size_t column) {
  auto const by = rows_[row][column];
  line solved(zero_.size() + 1);
  for (std::size_t j = 0; j < solved.size(); ++j)
    if (j != column && rows_[row][j].sign() != 0) solved[j] = -(rows_[row][j] / by);
  solved[column] = rational(1) / by;
  auto const put = [&](line& into) {
    if (into[column].sign() == 0) return;
    auto const times = into[column];
    into[column] = rational(0);
    for (std::size_t j = 0; j < solved.size(); ++j)
      if (solved[j].sign() != 0) into[j] = into[j] + times * solved[j];
  };
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (i != row) put(rows_[i]);
  put(costs_);
  rows_[row] = std::move(solved);
  std::swap(basic_[row], zero_[column]);
}

std::vector<exact::rational> dictionary::values() const {
  std::vector<rational> out(variables_);
  for (std::size_t i = 0; i < basic_.size(); ++i)
    if (basic_[i] < variables_) out[basic_[i]] = rows_[i].back();
  return out;
}

std::optional<std::size_t> dictionary::fractional(std::size_t first) const {
  auto const later = [first](std::size_t a, std::size_t b) {
    if ((a < first) != (b < first)) return a < first;
    return a < first ? a < b : a > b;
  };
  std::optional<std::size_t> out;
  for (std::size_t i = 0; i < basic_.size(); ++i) {
    if (basic_[i] >= variables_ || (out && !later(*out, basic_[i]))) continue;
    auto const& value = rows_[i].back();
    if (value.floor() != value.ceil()) out = basic_[i];
  }
  return out;
}

void dictionary::bound(std::size_t variable, int sign, std::int64_t to) {
  for (std::size_t i = 0; i < basic_.size(); ++i) {
    if (basic_[i] != variable) continue;
    auto made = rows_[i];
    if (sign < 0)
      for (auto& each : made) each = -each;
    made.back() = made.back() - rational(sign * to);
    rows_.push_back(std::move(made));
    basic_.push_back(next_slack_++);
    return;
  }
}

void dictionary::at_most(std::size_t variable, std::int64_t most) { bound(variable, -1, most); }

void dictionary::at_least(std::size_t variable, std::int64_t least) { bound(variable, 1, least); }

} // namespace chitieu::mend
