#include "formula.hpp"

#include <chitieu/ir/program.hpp>

namespace chitieu::ir {
namespace {

/// Past this many bytes conditions are named, not spelled: what is shared would be spelled out
/// again at every use.
constexpr std::size_t longest_spelled = 4096;

} // namespace

std::string print(program const& whole, condition_id id) {
  formula out{whole, longest_spelled};
  out.condition(id, binding::any);
  return std::move(out).text();
}

std::string print_value(program const& whole, value_id id) {
  formula out{whole, longest_spelled};
  out.value(id, false);
  return std::move(out).text();
}

std::string print(program const& whole, clause const& asked) {
  formula out{whole, longest_spelled};
  out.clause(asked);
  return std::move(out).text();
}

std::string print(program const& whole) {
  std::string lines;
  for (condition_id id = 0; id < whole.conditions.size(); ++id) {
    formula out{whole, 0};
    out.named(id);
    out.put(" ");
    out.population(whole.conditions[id].of);
    out.put(": ");
    out.node(id, binding::any);
    lines += std::move(out).text() + '\n';
  }
  for (value_id id = 0; id < whole.values.size(); ++id) {
    formula out{whole, 0};
    out.put("v" + std::to_string(id) + " ");
    out.population(whole.values[id].of);
    out.put(": ");
    out.value_itself(id);
    lines += std::move(out).text() + '\n';
  }
  for (auto const& aim : whole.targets)
    for (auto const& asked : aim.clauses) {
      formula out{whole, 0};
      out.clause(asked);
      lines += asked.id + ": " + std::move(out).text() + '\n';
    }
  return lines;
}

} // namespace chitieu::ir
