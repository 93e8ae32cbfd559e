#include "compare.hpp"

#include <chitieu/text/fold.hpp>

#include <map>

namespace chitieu {
namespace {

bool same_number(std::optional<number_verdict> const& a, std::optional<number_verdict> const& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->value == b->value && a->how == b->how && a->low == b->low && a->high == b->high;
}

bool same_verdict(clause_verdict const& a, clause_verdict const& b) {
  return a.status == b.status && a.counts == b.counts && a.margins.need == b.margins.need &&
         a.margins.need_high == b.margins.need_high && same_number(a.number, b.number);
}

// What each clause came to, by its id, with the title of its target.
using by_id = std::map<std::string, std::pair<clause_verdict const*, std::string>>;

by_id clauses_of(report const& of) {
  by_id out;
  for (auto const& target : of.targets)
    for (auto const& clause : target.clauses)
      out.try_emplace(text::fold_name(clause.id), &clause, target.title);
  return out;
}

// Clauses of one target under two ids, which say the same one by one.
void add_clauses(target_verdict const* was, target_verdict const* is,
                 std::map<std::string, std::string>& into) {
  if (!was || !is || was->clauses.size() != is->clauses.size()) return;
  for (std::size_t i = 0; i < is->clauses.size(); ++i)
    into[text::fold_name(is->clauses[i].id)] = text::fold_name(was->clauses[i].id);
}

} // namespace

plan_diff diff(compiled_plan before, compiled_plan after) {
  plan_diff out;
  out.old_file = before.program.file;
  out.new_file = after.program.file;
  diffs::compare_declarations(before, after, out.changes);
  diffs::compare_targets(before.program, after.program, out.changes);
  return out;
}

void add_verdicts(plan_diff& into, report const& before, report const& after) {
  into.with_data = true;
  auto const old = clauses_of(before);
  auto const now = clauses_of(after);
  std::map<std::string, std::string> old_id; // of a sentence that stands under another id now
  for (auto const& change : into.changes)
    if (change.is == plan_change::form::renumbered)
      add_clauses(before.find(change.before), after.find(change.after), old_id);
  std::map<std::string, bool> told;
  for (auto const& target : after.targets)
    for (auto const& clause : target.clauses) {
      auto id = text::fold_name(clause.id);
      if (auto const at = old_id.find(id); at != old_id.end()) id = at->second;
      told[id] = true;
      verdict_change made{clause.id, target.title, std::nullopt, clause, 0};
      if (auto const at = old.find(id); at != old.end()) {
        if (same_verdict(*at->second.first, clause)) continue;
        made.before = *at->second.first;
        if (!clause.number && !made.before->number)
          made.more = clause.margins.need - made.before->margins.need;
      }
      into.verdicts.push_back(std::move(made));
    }
  for (auto const& target : before.targets)
    for (auto const& clause : target.clauses)
      if (!told.contains(text::fold_name(clause.id)))
        into.verdicts.push_back({clause.id, target.title, clause, std::nullopt, 0});
}

} // namespace chitieu
