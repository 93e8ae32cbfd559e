#include "findings.hpp"
#include "statements.hpp"

#include <ir/formula.hpp>

#include <map>

namespace chitieu::doctor {
namespace {

constexpr std::size_t spelled = 1U << 16;

// Nothing where two targets would be compared by what is left out of their formulas.
std::string reading(ir::program const& program, ir::target const& target) {
  std::string out;
  for (auto const& clause : target.clauses) {
    ir::formula text{program, spelled};
    text.clause(clause);
    out += std::move(text).text();
    if (clause.alternative)
      out += " " + std::to_string(clause.alternative->needed) + " of " +
             std::to_string(clause.alternative->member);
    if (clause.only_if) out += " if " + std::to_string(*clause.only_if);
    if (clause.deadline) out += " by " + std::to_string(*clause.deadline);
    out += "\n";
  }
  auto const day = [](std::optional<data::day> d) { return d ? data::to_iso(*d) : std::string(); };
  return out.empty() ? out
                     : out + day(target.in_force_from) + "|" + day(target.in_force_until) + "|" +
                           day(target.deadline);
}

} // namespace

void look_at_readings(parsed const& read, ir::program const& program, diagnostics& into) {
  auto const statements = statements_of_targets(read.plan);
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < program.targets.size(); ++i) {
    auto const& target = program.targets[i];
    auto const says = reading(program, target);
    if (says.empty()) continue;
    auto const [at, fresh] = seen.try_emplace(says, i);
    if (fresh) continue;
    diagnostic made{code::same_meaning,
                    target.clauses.front().at,
                    {program.targets[at->second].id, target.id},
                    {}};
    for (auto const which : {i, at->second})
      if (which < statements.size())
        for (auto& each : taking_out(read, *statements[which]))
          made.fixes.push_back(std::move(each));
    into.push_back(std::move(made));
  }
}

} // namespace chitieu::doctor
