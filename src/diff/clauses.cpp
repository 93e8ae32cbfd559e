#include "compare.hpp"

#include <chitieu/text/fold.hpp>

#include <ir/formula.hpp>

namespace chitieu::diffs {
namespace {

using form = plan_change::form;

// Far more than a person writes; past it conditions would be told by their number in a program.
constexpr std::size_t spelled = 1U << 20;

std::string spell(ir::program const& program, ir::condition_id id) {
  ir::formula out{program, spelled};
  out.condition(id, ir::binding::any);
  return std::move(out).text();
}

std::string spell_value(ir::program const& program, ir::value_id id) {
  ir::formula out{program, spelled};
  out.value(id, false);
  return std::move(out).text();
}

std::string name_of(ir::program const& program, ir::population_id p) {
  return p == ir::world ? std::string() : program.schema.populations[p].called.name;
}

/// What a clause says, in parts that are the same text where they mean the same.
struct meaning {
  std::string base;
  std::string predicate;
  std::string threshold;
  std::string rule;
  std::string rest;
};

std::string threshold_of(exact::threshold const& t) {
  return std::to_string(static_cast<int>(t.how)) + (t.of_share ? "p" : "c") +
         exact::to_string(t.low) + ":" + exact::to_string(t.high) + ":" +
         std::to_string(static_cast<int>(t.round)) + ":" + std::to_string(t.at_least_after);
}

void add_number(ir::program const& program, ir::measured const& m, meaning& into) {
  into.predicate += name_of(program, m.of) + "|" + spell_value(program, m.left);
  into.threshold += std::to_string(static_cast<int>(m.how)) + spell_value(program, m.low) + "|" +
                    spell_value(program, m.high);
}

meaning meaning_of(ir::program const& program, ir::clause const& c) {
  meaning out;
  for (auto const& part : c.parts) {
    out.base += name_of(program, part.population) + "|" + spell(program, part.base) + "\n";
    if (!c.each_group) out.predicate += spell(program, part.predicate) + "\n";
  }
  if (c.number)
    add_number(program, *c.number, out);
  else
    out.threshold = threshold_of(c.asked);
  if (c.each_group) {
    for (auto const& part : c.each_group->parts) {
      out.base += name_of(program, part.via.to) + "|" + spell(program, part.filter) + "\n";
      out.predicate += spell(program, part.predicate) + "\n";
    }
    if (c.each_group->number)
      add_number(program, *c.each_group->number, out);
    else
      out.threshold += " " + threshold_of(c.each_group->asked);
  }
  out.rule = std::to_string(static_cast<int>(c.when_empty)) + (c.needs_one_record ? "1" : "");
  out.rest = reading(program, c) + (c.after_the_year ? "|later" : "");
  if (c.alternative)
    out.rest += "|" + std::to_string(c.alternative->needed) + " of " +
                std::to_string(c.alternative->among) + ":" + std::to_string(c.alternative->member);
  if (c.only_if) out.rest += "|if " + spell(program, *c.only_if);
  return out;
}

std::string threshold_text(ir::clause const& c) {
  if (!c.each_group || c.each_group->threshold_text.empty()) return c.threshold_text;
  return c.threshold_text + " · " + c.each_group->threshold_text;
}

} // namespace

std::string reading(ir::program const& program, ir::clause const& c) {
  ir::formula out{program, spelled};
  out.clause(c);
  return std::move(out).text();
}

void compare_clauses(ir::program const& before, ir::clause const& old, ir::program const& after,
                     ir::clause const& now, plan_change const& as, std::vector<plan_change>& into) {
  auto const was = meaning_of(before, old);
  auto const is = meaning_of(after, now);
  auto const first = into.size();
  auto const add = [&](form what, std::string from, std::string to) {
    auto made = as;
    made.is = what;
    made.before = std::move(from);
    made.after = std::move(to);
    into.push_back(std::move(made));
  };
  if (was.threshold != is.threshold) add(form::threshold, threshold_text(old), threshold_text(now));
  if (was.base != is.base) add(form::base, old.sentence, now.sentence);
  if (was.predicate != is.predicate) add(form::predicate, old.sentence, now.sentence);
  if (was.rule != is.rule) add(form::rule, {}, {});
  if (old.deadline != now.deadline) add(form::deadline, day(old.deadline), day(now.deadline));
  if (into.size() > first) return;
  if (was.rest != is.rest)
    add(form::sentence, old.sentence, now.sentence);
  else if (text::fold_name(old.sentence) != text::fold_name(now.sentence))
    add(form::wording, old.sentence, now.sentence);
}

} // namespace chitieu::diffs
