#include "other_thresholds.hpp"

#include "names_meant.hpp"
#include "refuse.hpp"

#include <chitieu/exact/decimal.hpp>

#include <algorithm>

namespace chitieu::mend {
namespace {

/// One number as a person writes it, and whether it is a part of a whole.
struct asked_figure {
  exact::ratio value;
  bool of_whole = false; ///< a percentage or a fraction
};

std::optional<asked_figure> read_figure(std::string text, exact::number_style style) {
  auto const blank = [](char c) { return c == ' '; };
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
  while (!text.empty() && blank(text.back())) text.pop_back();
  bool const is_percent = !text.empty() && text.back() == '%';
  if (is_percent) text.pop_back();
  while (!text.empty() && blank(text.back())) text.pop_back();
  auto const slash = is_percent ? std::string::npos : text.find('/');
  auto const above = exact::read_number(text.substr(0, slash), style, true);
  if (above.fault != exact::number_fault::none || above.value.units < 0) return std::nullopt;
  if (slash == std::string::npos) {
    auto const value = exact::to_ratio(above.value, is_percent ? 100 : 1);
    return value ? std::optional(asked_figure{*value, is_percent}) : std::nullopt;
  }
  auto const below = exact::read_number(text.substr(slash + 1), style);
  if (below.fault != exact::number_fault::none || above.value.scale != 0 ||
      below.value.scale != 0 || below.value.units <= 0)
    return std::nullopt;
  auto const value = exact::ratio::make(above.value.units, below.value.units);
  return value ? std::optional(asked_figure{*value, true}) : std::nullopt;
}

/// A bare number of a share is per cent, and so is the low end of `15-20%`.
std::optional<exact::ratio> as_share(asked_figure const& of) {
  if (of.of_whole) return of.value;
  return exact::ratio::make(of.value.numerator(), of.value.denominator() * 100);
}

[[noreturn]] void wrong(ir::clause const& clause, std::string const& number) {
  refuse("`" + number + "` cannot stand in the place of `" + clause.threshold_text + "` of `" +
         clause.id + "`");
}

/// `≥ 95%` with another number; what stands after the numbers stays.
std::string worded(std::string const& text, std::string const& number, bool of_share) {
  auto const first = text.find_first_of("0123456789");
  if (first == std::string::npos) return text;
  auto last = text.find_first_not_of("0123456789.,/%", first);
  if (number.find('-') != std::string::npos) last = text.find_last_of("0123456789%") + 1;
  auto const has_unit = number.find_first_of("%/") != std::string::npos;
  return text.substr(0, first) + number + (of_share && !has_unit ? "%" : "") +
         (last == std::string::npos || last >= text.size() ? "" : text.substr(last));
}

names_meant ids_of(report const& judged) {
  names_meant out;
  for (auto const& target : judged.targets)
    for (auto const& clause : target.clauses) out.add(clause.id);
  return out;
}

} // namespace

other_thresholds::other_thresholds(ir::program const& program,
                                   std::vector<threshold_change> const& changes)
    : style_(program.numbers) {
  for (auto const& each : changes) changes_[each.id] = &each.number;
}

std::optional<ir::clause> other_thresholds::of(ir::clause const& clause) {
  auto const at = changes_.find(clause.id);
  if (at == changes_.end()) return std::nullopt;
  used_.push_back(clause.id);
  auto made = clause;
  if (clause.number) return put_number(std::move(made), *at->second);
  if (clause.in_a_row) refuse("a run has to be counted anew: `" + clause.id + "`");
  auto& asked = made.asked;
  auto const is_range = asked.how == exact::relation::between;
  auto const dash = at->second->find('-');
  if (is_range != (dash != std::string::npos)) wrong(clause, *at->second);
  auto const low = read_figure(at->second->substr(0, dash), style_);
  auto const high = is_range ? read_figure(at->second->substr(dash + 1), style_) : low;
  if (!low || !high || (!asked.of_share && (low->of_whole || high->of_whole)))
    wrong(clause, *at->second);
  auto const from = asked.of_share ? as_share(*low) : low->value;
  auto const to = asked.of_share ? as_share(*high) : high->value;
  if (!from || !to || *to < *from || (asked.of_share && *to > exact::ratio(1)))
    wrong(clause, *at->second);
  asked.low = *from;
  asked.high = is_range ? *to : asked.high;
  made.threshold_text = worded(clause.threshold_text, *at->second, asked.of_share);
  return made;
}

ir::clause other_thresholds::put_number(ir::clause made, std::string const& number) {
  auto const read = read_figure(number, style_);
  if (!read || !made.number->low_is_figure || made.number->how == exact::relation::between ||
      (read->of_whole && !made.number->is_share))
    wrong(made, number);
  auto const value = made.number->is_share ? as_share(*read) : read->value;
  if (!value) wrong(made, number);
  numbers_[made.id] = *value;
  made.threshold_text = worded(made.threshold_text, number, made.number->is_share);
  return made;
}

void other_thresholds::refuse_unused(report const& before) const {
  for (auto const& [id, number] : changes_)
    if (std::find(used_.begin(), used_.end(), id) == used_.end())
      refuse("the plan judges no clause `" + id + "`" + ids_of(before).instead_of(id));
}

} // namespace chitieu::mend
