#include "two_readings.hpp"

#include "checker.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace chitieu::check {
namespace {

// A plan is read anew for each way in which one of its definitions could be taken.
constexpr std::size_t most_definitions = 32;

std::map<std::size_t, std::size_t> targets_of(ast::plan const& plan) {
  std::map<std::size_t, std::size_t> out;
  for (std::size_t i = 0; i < plan.statements.size(); ++i)
    if (std::holds_alternative<ast::target>(plan.statements[i].node)) out.emplace(i, out.size());
  return out;
}

// What the clauses of a target mean.
std::string meaning_of(ir::program const& program, std::size_t target) {
  std::string out;
  for (auto const& clause : program.targets[target].clauses)
    out += clause.id + " " + print(program, clause) + "\n";
  return out;
}

bool has_error_in(ir::program const& program, span where) {
  return std::any_of(program.diagnostics.begin(), program.diagnostics.end(), [&](auto const& each) {
    return severity_of(each.what) == severity::error && each.at.where.begin >= where.begin &&
           each.at.where.begin < where.end;
  });
}

ir::program compiled(parsed const& from) {
  ir::program out;
  checker(from, out).run();
  return out;
}

class finder {
 public:
  finder(parsed const& from, ir::program& into)
      : from_(from), program_(into), targets_(targets_of(from.plan)) {
    for (auto const& other : from.others)
      (targets_.count(other.statement) != 0 ? of_targets_ : of_definitions_)[other.statement]
          .push_back(&other);
  }

  void run() {
    for (std::size_t nth = 0;; ++nth) {
      auto other = without_others();
      bool any = false;
      for (auto const& [statement, readings] : of_targets_)
        if (nth < readings.size() && !seen_.count(statement)) {
          take(other, *readings[nth]);
          any = true;
        }
      if (!any) break;
      leave_out_targets(other, nth);
      auto const program = compiled(other);
      for (auto const& [statement, readings] : of_targets_)
        if (nth < readings.size() && !seen_.count(statement))
          compare(program, *readings[nth], targets_.at(statement));
    }
    std::size_t left = most_definitions;
    for (auto const& [statement, readings] : of_definitions_)
      for (auto const* reading : readings)
        if (!seen_.count(statement) && left-- > 0) definition(*reading);
    auto& all = program_.diagnostics;
    std::stable_sort(all.begin(), all.end(),
                     [](auto& a, auto& b) { return a.at.where.begin < b.at.where.begin; });
  }

 private:
  [[nodiscard]] parsed without_others() const {
    return {from_.from, from_.plan, from_.diagnostics, {}};
  }

  // Targets that are not looked at keep their numbers, and are not resolved again.
  void leave_out_targets(parsed& of, std::size_t nth) const {
    for (auto const& [statement, number] : targets_) {
      auto const readings = of_targets_.find(statement);
      if (readings == of_targets_.end() || nth >= readings->second.size() || seen_.count(statement))
        std::get<ast::target>(of.plan.statements[statement].node).broken = true;
    }
  }

  static void take(parsed& into, other_reading const& reading) {
    into.plan.statements[reading.statement].node = reading.as.node;
  }

  void compare(ir::program const& other, other_reading const& reading, std::size_t target) {
    if (!other.targets[target].valid) return;
    if (!program_.targets[target].valid) return note(reading, other);
    if (meaning_of(program_, target) == meaning_of(other, target)) return;
    report(reading, other);
    invalidate(target);
  }

  // A definition means something else if a target that uses it does.
  void definition(other_reading const& reading) {
    auto changed = without_others();
    take(changed, reading);
    auto const where = from_.plan.statements[reading.statement].where;
    auto const other = compiled(changed);
    if (has_error_in(other, where)) return;
    if (has_error_in(program_, where)) return note(reading, other);
    std::vector<std::size_t> differ;
    for (std::size_t i = 0; i < program_.targets.size(); ++i)
      if (program_.targets[i].valid && other.targets[i].valid &&
          meaning_of(program_, i) != meaning_of(other, i))
        differ.push_back(i);
    if (differ.empty()) return;
    report(reading, other);
    for (auto i : differ) invalidate(i);
  }

  // The sentence in words that leave no doubt or, where there are none, with its formal reading.
  [[nodiscard]] argument apart(ast::statement const& statement, ir::program const& program) const {
    auto const at = targets_.find(statement_number(statement));
    auto in = [&](language which) {
      if (auto const clear = print_apart(from_.plan, statement, which)) return *clear;
      std::string out;
      if (auto const* target = std::get_if<ast::target>(&statement.node))
        out = print(target->says, which);
      if (at != targets_.end() && !program.targets[at->second].clauses.empty())
        out += " [" + print(program, program.targets[at->second].clauses.front()) + "]";
      return out;
    };
    return {in(language::en), in(language::vi)};
  }

  // The same, in the place of the sentence or the whole definition.
  void offer_apart(ast::statement const& as) {
    auto const clear = print_apart(from_.plan, as, from_.plan.speaks);
    if (!clear) return;
    auto const* target = std::get_if<ast::target>(&as.node);
    offer(program_.diagnostics.back(), from_.from, target ? target->sentence_where : as.where,
          *clear, choice::asks);
  }

  [[nodiscard]] std::size_t statement_number(ast::statement const& statement) const {
    auto const& all = from_.plan.statements;
    auto const same = std::find_if(all.begin(), all.end(), [&](ast::statement const& each) {
      return each.where.begin == statement.where.begin;
    });
    return static_cast<std::size_t>(same - all.begin());
  }

  void report(other_reading const& reading, ir::program const& other) {
    seen_.insert(reading.statement);
    program_.diagnostics.push_back(
        {code::two_readings,
         from_.from.locate(reading.where),
         {std::string(from_.from.slice(reading.where)),
          apart(from_.plan.statements[reading.statement], program_), apart(reading.as, other)},
         {}});
    offer_apart(from_.plan.statements[reading.statement]);
    offer_apart(reading.as);
  }

  // The sentence has an error the way it is read, and none the other way: said after the error.
  void note(other_reading const& reading, ir::program const& other) {
    auto const where = from_.plan.statements[reading.statement].where;
    auto const error = std::find_if(
        program_.diagnostics.begin(), program_.diagnostics.end(), [&](diagnostic const& each) {
          return severity_of(each.what) == severity::error && each.at.where.begin >= where.begin &&
                 each.at.where.begin < where.end;
        });
    if (error == program_.diagnostics.end()) return;
    seen_.insert(reading.statement);
    program_.diagnostics.push_back({code::other_reading,
                                    error->at,
                                    {std::string(from_.from.slice(reading.where))},
                                    {apart(reading.as, other)}});
    offer_apart(reading.as);
  }

  void invalidate(std::size_t target) {
    program_.targets[target].valid = false;
    program_.targets[target].clauses.clear();
  }

  parsed const& from_;
  ir::program& program_;
  std::map<std::size_t, std::size_t> targets_; ///< of statements: numbers of their targets
  std::map<std::size_t, std::vector<other_reading const*>> of_targets_;
  std::map<std::size_t, std::vector<other_reading const*>> of_definitions_;
  std::set<std::size_t> seen_; ///< statements of which something is said already
};

} // namespace

void find_two_readings(parsed const& from, ir::program& into) {
  if (!from.others.empty()) finder(from, into).run();
}

} // namespace chitieu::check
