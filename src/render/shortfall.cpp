#include "shortfall.hpp"

#include "figures.hpp"
#include "fill.hpp"
#include "group_text.hpp"
#include "number_text.hpp"
#include "printable.hpp"

#include <cstdint>

namespace chitieu::render {
namespace {

/// How many count, of how many, once every unknown is filled in one way.
struct filling {
  std::int64_t count;
  std::int64_t base;
};

filling lowest(exact::counts const& c) { return {c.yes, c.base() + c.maybe_unknown + c.maybe_no}; }

filling highest(exact::counts const& c) {
  return {c.yes + c.unknown + c.maybe_yes + c.maybe_unknown,
          c.base() + c.maybe_yes + c.maybe_unknown};
}

std::int64_t unknowns(exact::counts const& c) { return c.unknown + c.maybe_base(); }

/// Heads are shown with their base where it is one number, whatever the unknowns are.
bool shows_base(clause_verdict const& clause) {
  return clause.asked.of_share && clause.counts.maybe_base() == 0;
}

/// All heads of a sentence go through these two, so that a unit of counting (“người”, “people”)
/// has one place.
std::string needed(std::int64_t heads, clause_verdict const& clause, words const& in) {
  std::string const number = std::to_string(heads);
  if (!shows_base(clause)) return number;
  return fill(in.need_of_base, {number, std::to_string(clause.counts.base())});
}

std::string there_are(std::int64_t heads, clause_verdict const& clause, words const& in) {
  std::string const number = std::to_string(heads);
  if (!shows_base(clause)) return fill(in.have_counted, {number});
  return fill(in.have_of_base, {number, std::to_string(clause.counts.base())});
}

std::int64_t highest_need(exact::margins const& margins) {
  return margins.need_high.value_or(margins.need);
}

/// `cần 76/80`, `nhiều nhất 11/76`, `cần từ 8/80 đến 12/80`.
std::string what_is_asked(clause_verdict const& clause, words const& in) {
  std::string const need = needed(clause.margins.need, clause, in);
  switch (clause.asked.how) {
  case exact::relation::at_least:
  case exact::relation::more_than:
    return fill(in.ask_at_least, {need});
  case exact::relation::at_most:
  case exact::relation::less_than:
    return fill(in.ask_at_most, {need});
  case exact::relation::exactly:
    return fill(in.ask_exactly, {need});
  case exact::relation::between:
    return fill(in.ask_between, {need, needed(highest_need(clause.margins), clause, in)});
  }
  return {};
}

std::string no_number_will_do(clause_verdict const& clause, words const& in) {
  std::string const base =
      shows_base(clause) ? fill(in.out_of, {std::to_string(clause.counts.base())}) : "";
  std::string sentence = fill(in.unreachable, {base, printable(clause.threshold)});
  auto const& below = clause.margins.nearest_below;
  auto const& above = clause.margins.nearest_above;
  std::string const low = below ? std::to_string(*below) : "";
  std::string const high = above ? std::to_string(*above) : "";
  std::string const nearest = below && above ? fill(in.or_else, {low, high}) : low + high;
  if (!nearest.empty()) sentence += fill(in.nearest, {nearest});
  return sentence + fill(in.now, {std::to_string(clause.counts.yes)});
}

// What there is follows from the need and the margin, which speak of one filling, so that the
// three figures of a sentence always agree.
std::string shortfall_of_sure(clause_verdict const& clause, words const& in) {
  exact::margins const& by = clause.margins;
  if (by.unreachable || by.need < 0) return no_number_will_do(clause, in);
  bool const over = by.over_by > 0;
  if (!over && by.short_by <= 0) return std::string(in.unsettled);
  std::int64_t const now = over ? highest_need(by) + by.over_by : by.need - by.short_by;
  std::string const unit = clause.unit.empty() ? "" : " " + unit_text(clause, in);
  std::string const sentence = fill(over ? in.too_many : in.too_few,
                                    {std::to_string(over ? by.over_by : by.short_by),
                                     what_is_asked(clause, in), there_are(now, clause, in), unit});
  std::int64_t const blank = unknowns(clause.counts);
  if (blank == 0) return sentence;
  return fill(over ? in.counting_too : in.not_counting, {sentence, std::to_string(blank)});
}

/// `75/80 (93,7%)`; the share is left out of a count.
std::string end_of_interval(filling const& end, exact::threshold const& asked, words const& in) {
  if (!asked.of_share) return std::to_string(end.count);
  std::string const heads = fill(in.heads, {std::to_string(end.count), std::to_string(end.base)});
  auto const share = exact::ratio::make(end.count, end.base);
  return share ? fill(in.with_share, {heads, percent_text(*share, asked, in)}) : heads;
}

std::string why_undetermined(clause_verdict const& clause, words const& in) {
  exact::counts const& counts = clause.counts;
  std::string const blank = std::to_string(unknowns(counts));
  if (unknowns(counts) == 0) return std::string(in.unsettled);
  if (clause.asked.of_share && counts.base() == 0) return fill(in.perhaps_empty, {blank});
  std::string const low = end_of_interval(lowest(counts), clause.asked, in);
  std::string const high = end_of_interval(highest(counts), clause.asked, in);
  if (clause.asked.of_share && counts.maybe_base() > 0)
    return fill(in.perhaps_outside, {blank, std::to_string(counts.maybe_base()), low, high});
  return fill(in.unknown_between, {blank, low, high, what_is_asked(clause, in)});
}

std::string of_run(clause_verdict const& clause, words const& in) {
  auto const low = std::to_string(clause.counts.yes);
  auto const high = std::to_string(clause.counts.yes + clause.counts.unknown);
  return fill(in.longest_run,
              {unit_text(clause, in), low == high ? low : fill(in.from_to, {low, high}),
               what_is_asked(clause, in)});
}

std::string of_counts(clause_verdict const& clause, words const& in) {
  if (clause.in_a_row) return of_run(clause, in);
  bool const nobody = clause.counts.base() + clause.counts.maybe_base() == 0;
  if (clause.asked.of_share && nobody) return std::string(in.empty_base);
  // Of a clause with a condition nobody knows of, the counts themselves may be sure.
  bool const open = clause.status == status::undetermined &&
                    (!clause.may_not_apply || unknowns(clause.counts) > 0);
  return open ? why_undetermined(clause, in) : shortfall_of_sure(clause, in);
}

bool asks_for_all(exact::threshold const& asked) {
  return asked.of_share && asked.low == exact::ratio(1) &&
         (asked.how == exact::relation::at_least || asked.how == exact::relation::exactly);
}

std::string of_groups(clause_verdict const& clause, words const& in) {
  auto const names = groups_sentence(clause, in);
  if (names.empty()) return of_counts(clause, in);
  return asks_for_all(clause.asked) ? names : of_counts(clause, in) + "; " + names;
}

std::string what_is_lacking(clause_verdict const& clause, words const& in) {
  if (clause.number) {
    // A number that is surely not as is asked has a gap.
    bool const sure = clause.may_not_apply && clause.number->value.is_exact() &&
                      clause.number->low.is_exact() && clause.number->high.is_exact();
    return number_shortfall(sure ? status::unmet : clause.status, *clause.number, clause.threshold,
                            in);
  }
  return clause.in_every ? of_groups(clause, in) : of_counts(clause, in);
}

} // namespace

std::string shortfall(clause_verdict const& clause, std::optional<data::day> deadline,
                      words const& in) {
  if (clause.does_not_apply) return std::string(in.not_applicable);
  if (clause.hidden) return std::string(in.hidden);
  if (clause.status == status::met) return {};
  if (clause.status == status::invalid) return std::string(in.cannot_judge);
  std::string sentence = what_is_lacking(clause, in);
  if (clause.may_not_apply) sentence = fill(in.perhaps_applies, {sentence});
  if (clause.status == status::pending && deadline)
    sentence = fill(in.until, {sentence, day_text(*deadline)});
  return sentence;
}

} // namespace chitieu::render
