#pragma once
/// Room `diff`. In: two plans, and where there are data what each came to on them. Out: what
/// differs, statement by statement, and which verdicts that moves. Never: compares lines of text.
#include <chitieu/ir/program.hpp>
#include <chitieu/syntax/parse.hpp>
#include <chitieu/verdict/report.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chitieu {

/// One thing that a plan says otherwise than the plan before.
struct plan_change {
  enum class form : std::uint8_t {
    // what is judged
    added,
    removed,
    renumbered, ///< the same sentence under another id
    other_kind, ///< a target has become a limit, or the other way round
    threshold,
    base,      ///< who is counted among
    predicate, ///< what is asked of them, or the number that is asked about
    sentence,  ///< the clauses are others, or joined otherwise
    deadline,
    in_force,
    points,
    rule,  ///< what a base of nobody means
    value, ///< what a name stands for
    // what is only told
    wording, ///< other words for the same
    title,
    section,
    source,
    owner,
    note,
    weight,
  };
  form is = form::added;
  ast::declares what = ast::declares::nothing; ///< nothing: of the plan as a whole
  std::string id;                              ///< a clause's id, a declared name, or a keyword
  std::string called;                          ///< the title of a target; or whose column it is
  std::string before;                          ///< as the plan writes it; days as `2023-12-31`
  std::string after;

  /// Whether a verdict may hang on it.
  [[nodiscard]] bool changes_meaning() const noexcept { return is < form::wording; }
  friend bool operator==(plan_change const&, plan_change const&) = default;
};

/// What one clause came to by either plan; one of them is missing where a plan has no such clause.
struct verdict_change {
  std::string id;
  std::string title;
  std::optional<clause_verdict> before;
  std::optional<clause_verdict> after;
  std::int64_t more = 0; ///< how many more are needed than before; below 0: fewer
};

/// What differs between two plans.
struct plan_diff {
  std::string old_file;
  std::string new_file;
  std::vector<plan_change> changes;     ///< of the plan, of what it declares, of its targets
  std::vector<verdict_change> verdicts; ///< where there are data
  bool with_data = false;
};

/// A plan with what it was compiled to.
struct compiled_plan {
  parsed const& read;
  ir::program const& program;
};

/// What the second plan says otherwise. A plan does not differ from itself.
[[nodiscard]] plan_diff diff(compiled_plan before, compiled_plan after);

/// Adds every clause that comes to something else by the second plan, on the same data.
void add_verdicts(plan_diff&, report const& before, report const& after);

} // namespace chitieu
