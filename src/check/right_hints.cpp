#include "right_hints.hpp"

#include <chitieu/check/compile.hpp>

#include <chitieu/syntax/nearest.hpp>

#include <algorithm>
#include <map>

namespace chitieu::check {
namespace {

constexpr std::size_t most_statements = 200; // of one plan whose hints are looked at

bool is_inside(span inner, span outer) {
  return inner.begin >= outer.begin && inner.begin < outer.end;
}

// Errors that have no right sentence near them: what is wrong is not the sentence.
bool has_no_sentence(code what) {
  switch (what) {
  case code::duplicate_name:
  case code::duplicate_id:
  case code::duplicate_statement:
  case code::too_deep:
  case code::too_large_expansion:
  case code::cyclic_definition:
  case code::unknown_statement:
    return true;
  default:
    return severity_of(what) != severity::error;
  }
}

class hints {
 public:
  hints(parsed const& from, ir::program& into) : from_(from), program_(into), right_(from) {
    alone_.plan.file = from.plan.file;
    alone_.plan.speaks = from.plan.speaks;
    for (auto const& each : from.plan.statements)
      if (!std::holds_alternative<ast::target>(each.node) &&
          !std::holds_alternative<ast::section>(each.node))
        alone_.plan.statements.push_back(each);
  }

  void run() {
    std::map<std::size_t, diagnostic*> first; // error of each statement
    for (auto& each : program_.diagnostics) {
      if (has_no_sentence(each.what) || each.at.file != from_.from.name()) continue;
      if (auto const number = statement_at(each.at.where)) first.try_emplace(*number, &each);
    }
    std::size_t left = most_statements;
    for (auto const& [number, wrong] : first) {
      if (left-- == 0) return;
      auto const judge = [&, at = number](ast::statement const& as, source const& of,
                                          std::vector<other_reading> others) {
        return is_right(at, as, of, std::move(others));
      };
      if (auto better = right_.explain(number, judge))
        *wrong = std::move(*better);
      else if (wrong->fixes.empty())
        right_.complete(*wrong, number, judge);
    }
  }

 private:
  // The number of the target, term or other statement with a sentence in it.
  [[nodiscard]] std::optional<std::size_t> statement_at(span where) const {
    auto const& all = from_.plan.statements;
    auto const at = std::find_if(all.begin(), all.end(), [&](ast::statement const& each) {
      return is_inside(where, each.where);
    });
    if (at == all.end()) return std::nullopt;
    return static_cast<std::size_t>(at - all.begin());
  }

  // A target is judged among the declarations alone, anything else in the whole plan.
  [[nodiscard]] bool is_right(std::size_t number, ast::statement const& as, source const& of,
                              std::vector<other_reading> others) const {
    auto const is_target = std::holds_alternative<ast::target>(as.node);
    parsed plan{of, is_target ? alone_.plan : from_.plan, {}, std::move(others)};
    if (is_target) {
      for (auto& each : plan.others) each.statement = plan.plan.statements.size();
      plan.plan.statements.push_back(as);
    } else {
      plan.plan.statements[number].node = as.node;
    }
    auto const made = compile(plan, advice::of_text);
    if (is_target && !made.targets.back().valid) return false;
    return std::none_of(made.diagnostics.begin(), made.diagnostics.end(), [&](auto const& each) {
      return severity_of(each.what) == severity::error && is_inside(each.at.where, as.where);
    });
  }

  parsed const& from_;
  ir::program& program_;
  parsed alone_{from_.from, {}, {}, {}}; ///< the plan without its targets
  right_statements right_;
};

} // namespace

void set_right_hints(parsed const& from, ir::program& into) {
  if (has_errors(into.diagnostics)) hints(from, into).run();
}

} // namespace chitieu::check
