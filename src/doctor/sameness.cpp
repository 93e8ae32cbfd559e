#include "findings.hpp"

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

void look_at_readings(ir::program const& program, diagnostics& into) {
  std::map<std::string, ir::target const*> seen;
  for (auto const& target : program.targets) {
    auto const says = reading(program, target);
    if (says.empty()) continue;
    auto const [at, fresh] = seen.try_emplace(says, &target);
    if (!fresh)
      into.push_back(
          {code::same_meaning, target.clauses.front().at, {at->second->id, target.id}, {}});
  }
}

} // namespace chitieu::doctor
