#include "headline.hpp"

#include "figures.hpp"
#include "fill.hpp"

#include <algorithm>

namespace chitieu::render {

headline headline_of(report const& of, words const& in) {
  headline made{of.plan_title,
                of.as_of ? fill(in.as_of, {day_text(*of.as_of)}) : std::string(in.judged_as_final)};
  std::string const year = of.plan_year ? std::to_string(*of.plan_year) : "";
  if (made.title.find(year) == std::string::npos)
    made.title = joined(std::move(made.title), fill(in.year, {year}));
  return made;
}

std::vector<summary_part> summary_of(report const& of, words const& in) {
  auto const counted = of.summary();
  std::vector<summary_part> parts;
  for (status const each :
       {status::met, status::unmet, status::pending, status::undetermined, status::invalid}) {
    std::size_t const number = counted[static_cast<std::size_t>(each)];
    if (number == 0) continue;
    std::string text = std::to_string(number);
    text += ' ';
    text += word_of(in, each, kind::target);
    parts.push_back({each, std::move(text)});
  }
  return parts;
}

std::string title_with_clauses(target_verdict const& of, words const& in) {
  auto const met = std::ranges::count(of.clauses, status::met, &clause_verdict::status);
  return joined(of.title,
                fill(in.clauses_met, {std::to_string(met), std::to_string(of.clauses.size())}));
}

std::string joined(std::string left, std::string_view right) {
  if (!left.empty() && !right.empty()) left += " · ";
  left += right;
  return left;
}

} // namespace chitieu::render
