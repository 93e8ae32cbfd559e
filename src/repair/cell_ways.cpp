#include "cell_ways.hpp"

#include <algorithm>

namespace chitieu::mend {

using form = repair_change::form;

eval::read_cell holding(std::int64_t value) {
  eval::read_cell out;
  out.known = data::knowledge::value;
  out.value = value;
  return out;
}

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

} // namespace chitieu::mend
