#include "requirements.hpp"

#include <algorithm>

namespace chitieu::mend {
namespace {

bool is_of(target_verdict const& verdict, ir::target const& target) {
  return verdict.id == target.id &&
         std::equal(verdict.clauses.begin(), verdict.clauses.end(), target.clauses.begin(),
                    target.clauses.end(), [](clause_verdict const& a, ir::clause const& b) {
                      return a.id == b.id && a.reads == b.reads;
                    });
}

status worst(requirement::member const& of, statuses const& now) {
  auto out = status::met;
  for (auto const* clause : of.clauses) out = worse(out, now.at(clause));
  return out;
}

status now_of(requirement const& of, statuses const& now) {
  std::uint32_t met = 0;
  std::uint32_t open = 0;
  for (auto const& member : of.members) {
    auto const is = worst(member, now);
    if (of.members.size() == 1) return is;
    if (is == status::met) ++met;
    if (is == status::undetermined || is == status::invalid) ++open;
  }
  if (met >= of.needed) return status::met;
  return met + open >= of.needed ? status::undetermined : status::unmet;
}

std::vector<requirement> of_target(ir::target const& target) {
  std::vector<requirement> made;
  std::uint32_t member = 0;
  bool in_alternatives = false;
  for (auto const& clause : target.clauses) {
    auto const& joined = clause.alternative;
    // The next alternatives begin with member 0 again.
    bool const goes_on = joined && in_alternatives && joined->member >= member;
    if (!goes_on) {
      made.emplace_back();
      made.back().needed = joined ? joined->needed : 1;
    }
    auto& into = made.back();
    if (!goes_on || joined->member != member) into.members.emplace_back();
    into.members.back().clauses.push_back(&clause);
    into.ids.push_back(clause.id);
    in_alternatives = joined.has_value();
    member = joined ? joined->member : 0;
  }
  return made;
}

} // namespace

std::vector<requirement> requirements_of(ir::program const& program, report const& before,
                                         statuses& now) {
  std::vector<requirement> out;
  std::size_t judged = 0;
  for (std::size_t t = 0; t < program.targets.size(); ++t) {
    auto const& target = program.targets[t];
    // One that is not in force on the day is not judged.
    if (judged == before.targets.size() || !is_of(before.targets[judged], target)) continue;
    auto const& verdict = before.targets[judged++];
    for (std::size_t c = 0; c < target.clauses.size(); ++c)
      now[&target.clauses[c]] = verdict.clauses[c].status;
    for (auto& each : of_target(target)) {
      each.target = t;
      each.now = now_of(each, now);
      out.push_back(std::move(each));
    }
  }
  return out;
}

} // namespace chitieu::mend
