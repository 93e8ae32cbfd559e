#include "html_bar.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace chitieu::render {
namespace {

std::int64_t place_of(exact::ratio const& share) {
  return std::min(exact::floor_times(share, bar_length), bar_length);
}

markup rectangle(std::string_view what, std::int64_t from, std::int64_t to, std::int64_t top,
                 std::int64_t height) {
  if (to <= from) return {};
  return markup::element("rect",
                         {{"class", what},
                          {"x", std::to_string(from)},
                          {"y", std::to_string(top)},
                          {"width", std::to_string(to - from)},
                          {"height", std::to_string(height)}},
                         markup());
}

} // namespace

std::vector<exact::ratio> turning_shares(exact::counts const& counts, exact::margins const& margins,
                                         exact::threshold const& asked) {
  if (asked.round != exact::rounding::none) {
    auto const decides = exact::ratio::make(margins.need, counts.base());
    if (counts.maybe_base() > 0 || margins.unreachable || !decides) return {};
    if (asked.how != exact::relation::between) return {*decides};
    auto const upper = exact::ratio::make(margins.need_high.value_or(margins.need), counts.base());
    return {*decides, upper.value_or(*decides)};
  }
  if (asked.how == exact::relation::between) return {asked.low, asked.high};
  return {asked.low};
}

std::int64_t place_on_bar(exact::ratio const& share, std::vector<exact::ratio> const& marks) {
  std::int64_t lowest = 0;
  std::int64_t highest = bar_length;
  for (exact::ratio const& mark : marks) {
    std::int64_t const at = place_of(mark);
    if (share == mark) return at;
    if (share < mark)
      highest = std::min(highest, at - bar_gap);
    else
      lowest = std::max(lowest, at + bar_gap);
  }
  // Between marks that stand close together there is room for the middle alone.
  if (lowest > highest) return std::clamp<std::int64_t>((lowest + highest) / 2, 0, bar_length);
  return std::clamp(place_of(share), lowest, highest);
}

namespace {

markup bar_of(exact::ratio const& low, exact::ratio const& high,
              std::vector<exact::ratio> const& marks, std::string_view colour,
              std::string_view label) {
  std::int64_t const sure = place_on_bar(low, marks);
  std::int64_t const perhaps = place_on_bar(high, marks);

  markup drawn = rectangle("ct-track", 0, bar_length, 40, 60);
  drawn += rectangle("ct-perhaps", sure, perhaps, 50, 40);
  drawn += rectangle("ct-sure", 0, sure, 40, 60);
  for (exact::ratio const& mark : marks)
    drawn += rectangle("ct-mark", place_of(mark) - 10, place_of(mark) + 10, 0, 140);
  std::string names = "ct-bar";
  if (!colour.empty()) names.append(" ").append(colour);
  return markup::element("svg",
                         {{"class", names},
                          {"role", "img"},
                          {"aria-label", label},
                          {"viewBox", "-20 0 1040 140"},
                          {"width", "104"},
                          {"height", "14"}},
                         drawn);
}

/// What a bar has room for: nothing below 0 and no terms that need more than 64 bits.
std::optional<exact::ratio> drawable(std::optional<exact::rational> const& value) {
  return value && value->sign() >= 0 ? value->small() : std::nullopt;
}

} // namespace

markup share_bar(exact::counts const& counts, exact::margins const& margins,
                 exact::threshold const& asked, std::string_view colour, std::string_view label) {

  auto const low = margins.low ? margins.low : margins.share;
  if (!asked.of_share || !low || counts.base() + counts.maybe_base() == 0) return {};
  return bar_of(*low, margins.high ? *margins.high : *low, turning_shares(counts, margins, asked),
                colour, label);
}

markup share_bar(number_verdict const& of, std::string_view colour, std::string_view label) {
  auto const low = drawable(of.value.low);
  auto const high = drawable(of.value.high);
  if (!of.is_share || of.value.none || !low || !high) return {};
  std::vector<exact::ratio> marks;
  for (auto const& end : {of.low.low, of.high.high})
    if (auto const mark = drawable(end); mark && (marks.empty() || marks.back() < *mark))
      marks.push_back(*mark);
  return bar_of(*low, *high, marks, colour, label);
}

} // namespace chitieu::render
