#include <chitieu/repair/what_if.hpp>

#include <chitieu/exact/decimal.hpp>
#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/verdict/judge.hpp>
#include <chitieu/verdict/score.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

namespace chitieu {
namespace {

[[noreturn]] void refuse(std::string const& why) { throw std::invalid_argument("chitieu: " + why); }

/// One number as a person writes it, and whether it is a part of a whole.
struct figure {
  exact::ratio value;
  bool of_whole = false; ///< a percentage or a fraction
};

std::optional<figure> read_figure(std::string text, exact::number_style style) {
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
    return value ? std::optional(figure{*value, is_percent}) : std::nullopt;
  }
  auto const below = exact::read_number(text.substr(slash + 1), style);
  if (below.fault != exact::number_fault::none || above.value.scale != 0 ||
      below.value.scale != 0 || below.value.units <= 0)
    return std::nullopt;
  auto const value = exact::ratio::make(above.value.units, below.value.units);
  return value ? std::optional(figure{*value, true}) : std::nullopt;
}

/// A bare number of a share is per cent, and so is the low end of `15-20%`.
std::optional<exact::ratio> as_share(figure const& of) {
  if (of.of_whole) return of.value;
  return exact::ratio::make(of.value.numerator(), of.value.denominator() * 100);
}

class other_thresholds {
 public:
  other_thresholds(ir::program const& program, std::vector<threshold_change> const& changes)
      : style_(program.numbers) {
    for (auto const& each : changes) changes_[each.id] = &each.number;
  }

  /// The clause as it would ask, if it is to ask otherwise.
  [[nodiscard]] std::optional<ir::clause> of(ir::clause const& clause) {
    auto const at = changes_.find(clause.id);
    if (at == changes_.end()) return std::nullopt;
    used_.push_back(clause.id);
    auto made = clause;
    if (clause.number) return put_number(std::move(made), *at->second);
    if (clause.in_a_row) refuse("a run has to be counted anew: " + clause.id);
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

  /// The number that a clause about one is held against.
  [[nodiscard]] exact::rational const& number_of(ir::clause const& clause) const {
    return numbers_.at(clause.id);
  }

  void refuse_unused() const {
    for (auto const& [id, number] : changes_)
      if (std::find(used_.begin(), used_.end(), id) == used_.end())
        refuse("the plan judges no clause " + id);
  }

 private:
  [[noreturn]] static void wrong(ir::clause const& clause, std::string const& number) {
    refuse("`" + number + "` cannot stand in the place of `" + clause.threshold_text + "` of " +
           clause.id);
  }

  std::optional<ir::clause> put_number(ir::clause made, std::string const& number) {
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

  /// `≥ 95%` with another number; what stands after the numbers stays.
  static std::string worded(std::string const& text, std::string const& number, bool of_share) {
    auto const first = text.find_first_of("0123456789");
    if (first == std::string::npos) return text;
    auto last = text.find_first_not_of("0123456789.,/%", first);
    if (number.find('-') != std::string::npos) last = text.find_last_of("0123456789%") + 1;
    auto const has_unit = number.find_first_of("%/") != std::string::npos;
    return text.substr(0, first) + number + (of_share && !has_unit ? "%" : "") +
           (last == std::string::npos || last >= text.size() ? "" : text.substr(last));
  }

  exact::number_style style_;
  std::map<std::string, std::string const*> changes_;
  std::map<std::string, exact::rational> numbers_;
  std::vector<std::string> used_;
};

clause_verdict judge_again(ir::program const& program, ir::target const& target,
                           ir::clause const& clause, clause_verdict const& before,
                           other_thresholds const& others, std::optional<data::day> as_of) {
  clause_verdict out;
  if (before.number) {
    exact::bounds asked;
    asked.low = asked.high = others.number_of(clause);
    out = verdict::judge(program, target, clause,
                         verdict::measurement{before.number->value, asked, asked}, as_of);
  } else {
    out = verdict::judge(program, target, clause, before.counts, as_of);
    for (auto const& each : before.groups)
      out.groups.push_back(
          before.in_every ? each
                          : verdict::judge_group(target, clause, each.group, each.counts, as_of));
  }
  out.who = before.who;
  if (before.does_not_apply) verdict::restrict_to(out, exact::decision::unmet);
  if (before.may_not_apply) verdict::restrict_to(out, exact::decision::undetermined);
  return out;
}

bool is_verdict_of(target_verdict const& verdict, ir::target const& target) {
  return verdict.id == target.id && verdict.clauses.size() == target.clauses.size() &&
         (target.clauses.empty() || verdict.clauses.front().reads == target.clauses.front().reads);
}

} // namespace

report what_if(ir::program const& program, report const& of,
               std::vector<threshold_change> const& changes) {
  other_thresholds others(program, changes);
  auto out = of;
  std::size_t at = 0;
  for (auto const& target : program.targets) {
    // One that is not in force is not in the report.
    if (at == out.targets.size() || !is_verdict_of(out.targets[at], target)) continue;
    auto& judged = out.targets[at++];
    auto made = verdict::describe(target);
    for (std::size_t c = 0; c < target.clauses.size(); ++c) {
      auto const other = others.of(target.clauses[c]);
      auto& before = judged.clauses[c];
      if (other && before.status != status::invalid)
        verdict::add(made, judge_again(program, target, *other, before, others, of.as_of));
      else
        verdict::add(made, std::move(before));
    }
    judged = std::move(made);
  }
  others.refuse_unused();
  out.points.reset();
  out.grade.clear();
  out.groups.clear();
  verdict::score(program, out);
  return out;
}

std::vector<cell_change> find_cells(schema::schema const& plan, data::bound_data const& tables,
                                    std::vector<record_change> const& changes) {
  std::vector<cell_change> out;
  std::map<std::pair<schema::population_id, std::string>, std::size_t> added;
  for (auto const& each : changes) {
    auto const population = text::fold_name(each.population);
    schema::population_id p = 0;
    while (
        p < plan.populations.size() &&
        (plan.populations[p].groups || !schema::is_called(plan.populations[p].called, population)))
      ++p;
    if (p == plan.populations.size()) refuse("the plan has no population " + each.population);
    auto const& of = plan.populations[p];
    auto const& table = tables.tables[p];
    if (!table.from) refuse("there is no table of " + each.population);
    auto const name = text::fold_name(each.column);
    schema::column_id c = 0;
    while (c < of.columns.size() &&
           (of.columns[c].derived || !schema::is_called(of.columns[c].called, name)))
      ++c;
    if (c == of.columns.size()) refuse(each.population + " has no column " + each.column);
    auto row = table.keys.find(each.key);
    if (row == table.keys.size()) {
      auto const size = std::count_if(added.begin(), added.end(),
                                      [p](auto const& one) { return one.first.first == p; });
      auto const [at, is_new] =
          added.try_emplace({p, each.key}, table.rows + static_cast<std::size_t>(size));
      row = at->second;
      if (is_new && of.key.size() == 1) out.push_back({p, of.key.front(), row, {each.key}});
    }
    out.push_back({p, c, row, each.holds});
  }
  return out;
}

report what_if(ir::program const& program, bound_dataset const& bound, dataset const& data,
               std::vector<record_change> const& changes, check_options const& options) {
  auto const copy = with_changes(program.schema, bound.tables(), data,
                                 find_cells(program.schema, bound.tables(), changes));
  return evaluate(program, copy, options);
}

} // namespace chitieu
