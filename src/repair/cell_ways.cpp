#include "cell_ways.hpp"

#include <algorithm>
#include <cstdlib>

namespace chitieu::mend {
namespace {

using form = repair_change::form;

/// As many levels of a set are gained or lost at a time as leave the ways countable.
constexpr std::size_t most_levels = 8;

eval::read_cell holding(std::int64_t value) {
  eval::read_cell out;
  out.known = data::knowledge::value;
  out.value = value;
  return out;
}

} // namespace

cell_ways::cell_ways(ir::program const& program, column_place place, number_ranges const& ranges,
                     bool losses)
    : declared_(program.schema.populations[place.first].columns[place.second]), place_(place),
      range_(ranges.of(place)), losses_(losses) {
  if (!declared_.values) return;
  auto const& scale = program.schema.scales[*declared_.values];
  ordered_ = scale.ordered;
  seen_.resize(scale.levels.size());
  auto const add = [&](std::vector<std::int32_t> const& codes) {
    for (std::size_t level = 0; level < seen_.size(); ++level)
      seen_[level].push_back(
          std::binary_search(codes.begin(), codes.end(), static_cast<std::int32_t>(level)));
  };
  for (auto const& condition : program.conditions) {
    if (condition.of != place.first) continue;
    if (auto const* test = std::get_if<ir::code_test>(&condition.node))
      if (test->column == place.second) add(test->codes);
    if (auto const* test = std::get_if<ir::set_test>(&condition.node))
      if (test->column == place.second) add(test->codes);
  }
}

std::vector<cell_way> cell_ways::of(eval::read_cell const& now) const {
  std::vector<cell_way> out{{{}, 0, 0, now}};
  auto more = declared_.type == schema::type::flag ? of_flag(now)
              : !declared_.values                  ? of_number(now)
              : declared_.set                      ? of_set(now)
                                                   : of_category(now);
  out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return out;
}

bool cell_ways::is_whole_range_tried() const noexcept {
  return range_.is_weighed_both_ways() && range_.is_narrow();
}

bool cell_ways::complete() const noexcept {
  if (range_.is_weighed_both_ways()) return is_whole_range_tried();
  if (!declared_.set) return true;
  auto kinds = seen_;
  if (losses_) return kinds.size() <= most_levels;
  std::sort(kinds.begin(), kinds.end());
  return static_cast<std::size_t>(std::unique(kinds.begin(), kinds.end()) - kinds.begin()) <=
         most_levels;
}

std::vector<cell_way> cell_ways::of_flag(eval::read_cell const& now) const {
  std::vector<cell_way> out;
  for (std::int32_t const value : {1, 0}) {
    if (now.known == data::knowledge::value && (now.value != 0) == (value != 0)) continue;
    out.push_back({{{place_.second, form::becomes, {value}}}, 1, 1 - value, holding(value)});
  }
  return out;
}

std::vector<cell_way> cell_ways::of_category(eval::read_cell const& now) const {
  std::vector<cell_way> out;
  bool const has_level = now.known == data::knowledge::value;
  std::vector<std::vector<bool>> tried;
  for (std::size_t level = 0; level < seen_.size(); ++level) {
    auto const code = static_cast<std::int64_t>(level);
    if (has_level && (code == now.value || (ordered_ && !losses_ && code < now.value))) continue;
    // Of levels that no condition tells apart, the first one.
    if (std::find(tried.begin(), tried.end(), seen_[level]) != tried.end()) continue;
    tried.push_back(seen_[level]);
    out.push_back({{{place_.second, form::becomes, {static_cast<std::int32_t>(level)}}},
                   1,
                   code,
                   holding(code)});
  }
  return out;
}

// Between two cuts all numbers pass the same conditions: the lowest of them is enough, and where
// numbers are summed the highest gives most; to lose the other way round.
std::vector<cell_way> cell_ways::of_number(eval::read_cell const& now) const {
  bool const is_known = now.known == data::knowledge::value;
  std::vector<std::int64_t> found;
  auto const add = [&](std::optional<std::int64_t> number) {
    if (!number || (is_known && (losses_ ? *number == now.value : *number <= now.value))) return;
    found.push_back(*number);
  };
  if (is_whole_range_tried())
    for (auto number = *range_.low; number <= *range_.high; ++number) add(number);
  for (std::size_t i = 0; i <= range_.cuts.size(); ++i) {
    auto const first = i == 0 ? range_.low : std::optional(range_.cuts[i - 1]);
    auto last = range_.high;
    if (i < range_.cuts.size())
      last = std::min(last.value_or(range_.cuts[i] - 1), range_.cuts[i] - 1);
    auto const is_here = is_known && (!first || now.value >= *first) &&
                         (i == range_.cuts.size() || now.value < range_.cuts[i]);
    if (!is_here || range_.is_summed) add(first);
    if (last && first && *last < *first) continue;
    if (range_.is_summed || (losses_ && !is_here && is_known && last < now.value)) add(last);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<cell_way> out;
  for (auto const number : found)
    out.push_back({{{place_.second, form::becomes, {}, number}},
                   1,
                   is_known ? std::abs(number - now.value) : number,
                   holding(number)});
  return out;
}

std::vector<cell_way> cell_ways::of_set(eval::read_cell const& now) const {
  auto const has = [&](std::int32_t level) {
    return std::find(now.items.begin(), now.items.end(), level) != now.items.end();
  };
  // Levels to gain: of those that no condition tells apart one is enough. Levels to lose: any.
  std::vector<std::int32_t> levels;
  std::vector<std::vector<bool>> tried;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    auto const level = static_cast<std::int32_t>(i);
    if (has(level)) {
      if (losses_) levels.push_back(level);
      continue;
    }
    if (std::find(tried.begin(), tried.end(), seen_[i]) != tried.end()) continue;
    tried.push_back(seen_[i]);
    levels.push_back(level);
  }
  bool const may_be_known_empty = now.known == data::knowledge::unknown;
  if (levels.size() > most_levels) levels.resize(most_levels);
  std::vector<cell_way> out;
  for (std::uint32_t some = may_be_known_empty ? 0 : 1; some < (std::uint32_t{1} << levels.size());
       ++some) {
    cell_step gains{place_.second, form::gains, {}};
    cell_step loses{place_.second, form::loses, {}};
    cell_way way;
    way.cell.items = now.items;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if ((some >> i & 1U) == 0) continue;
      auto const level = levels[i];
      ++way.cost;
      way.height += level;
      (has(level) ? loses : gains).levels.push_back(level);
      if (has(level))
        std::erase(way.cell.items, level);
      else
        way.cell.items.push_back(level);
    }
    if (way.cost == 0) {
      // Somebody finds out that there is nothing.
      way.cost = 1;
      way.steps.push_back({place_.second, form::becomes, {}});
    }
    if (!gains.levels.empty()) way.steps.push_back(gains);
    if (!loses.levels.empty()) way.steps.push_back(loses);
    std::sort(way.cell.items.begin(), way.cell.items.end());
    way.cell.known = way.cell.items.empty() ? data::knowledge::none : data::knowledge::value;
    out.push_back(std::move(way));
  }
  return out;
}

} // namespace chitieu::mend
