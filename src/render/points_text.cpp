#include "points_text.hpp"

#include "fill.hpp"
#include "headline.hpp"

namespace chitieu::render {
namespace {

constexpr int decimals = 2;

std::string number(exact::rational const& value, words const& in) {
  return exact::to_decimal(value, decimals, in.decimal_sign);
}

} // namespace

std::string points_text(points const& of, words const& in) {
  auto const most = number(of.most, in);
  auto const low = number(of.got.low.value_or(exact::rational(0)), in);
  if (of.got.is_exact()) return fill(in.points_of, {low, most});
  return fill(in.points_between, {low, number(of.got.high.value_or(of.most), in), most});
}

std::string total_text(report const& of, words const& in) {
  if (!of.points) return {};
  auto const grade = of.grade.empty() ? std::string() : fill(in.grade, {of.grade});
  return joined(points_text(*of.points, in), grade);
}

std::vector<std::string> places_text(report const& of, words const& in) {
  std::vector<std::string> out;
  for (auto const& each : of.groups) {
    auto const place = each.place ? std::to_string(*each.place) + ". " : std::string();
    auto const name = each.group.empty() ? std::string(in.blank_group) : each.group;
    out.push_back(place + name + ": " + points_text(each.points, in));
  }
  return out;
}

} // namespace chitieu::render
