#include "checker.hpp"

namespace chitieu::check {
namespace {

using scoring_form = ast::scoring::form;

} // namespace

// Points are numbers from 0 on; bands stand from the highest to the lowest.
std::optional<ir::scoring> checker::scoring(ast::scoring const& said, span where) {
  auto number = [&](exact::decimal const& d) -> std::optional<exact::ratio> {
    auto const out = exact::to_ratio(d);
    if (out && out->numerator() >= 0) return out;
    report(code::bad_points, where, {exact::to_string(d)});
    return std::nullopt;
  };
  ir::scoring out;
  out.is = static_cast<ir::scoring::form>(static_cast<std::uint8_t>(said.is));
  auto const points = number(said.points);
  auto const per_unit = number(said.per_unit);
  if (!points || !per_unit) return std::nullopt;
  out.points = *points;
  out.per_unit = *per_unit;
  for (auto const& band : said.bands) {
    exact::ratio from;
    bool of_share = false;
    auto const gives = number(band.points);
    if (!gives || !amount(band.from, from, of_share, band.from.where)) return std::nullopt;
    if (!out.bands.empty() && !(from < out.bands.back().from)) {
      report(code::bad_points, band.from.where, {band.from.written});
      return std::nullopt;
    }
    out.bands.push_back({from, *gives});
    out.points = std::max(out.points, *gives);
  }
  return out;
}

void checker::define_grades(ast::grades const& said, span where) {
  if (!program_.grades.empty()) {
    report(code::duplicate_statement, where);
    return offer(where, {});
  }
  for (auto const& grade : said.list) {
    ir::grade made{grade.called.text, std::nullopt};
    if (grade.from) made.from = exact::to_ratio(*grade.from);
    auto const& all = program_.grades;
    auto const falls =
        all.empty() || !made.from || (all.back().from && *made.from < *all.back().from);
    if ((grade.from && !made.from) || !falls)
      return report(code::bad_points, grade.called.where, {grade.called.text});
    program_.grades.push_back(std::move(made));
  }
}

static_assert(static_cast<int>(scoring_form::bands) == static_cast<int>(ir::scoring::form::bands));

} // namespace chitieu::check
