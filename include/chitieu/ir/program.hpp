#pragma once
#include <chitieu/data/day.hpp>
#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/ir/condition.hpp>
#include <chitieu/ir/target_kind.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace chitieu::ir {

/// Rows of one population that a clause speaks about.
struct part {
  population_id population = 0;
  condition_id base = 0;
  condition_id predicate = 0;
};

/// One count or share against one threshold; its parts are pooled.
struct clause {
  std::string id;
  std::string sentence;       ///< as it stands in the plan
  std::string threshold_text; ///< `≥ 95%`
  std::vector<part> parts;
  exact::threshold asked;
  exact::empty_base when_empty = exact::empty_base::undetermined;
  bool needs_one_record = false; ///< no quantity is written: the population must have one record
  bool counts_links = false;
  place at; ///< of the clause in the plan file
};

struct target {
  std::string id;
  target_kind kind = target_kind::target;
  std::string title;
  std::string section;
  std::string source;
  std::string owner;
  std::string note;
  std::string weight;
  std::optional<data::day> deadline;
  std::vector<clause> clauses; ///< empty when the sentence has an error
  bool valid = true;
};

/// A plan, resolved and flat; immutable once made, safe to share between threads.
struct program {
  std::string file;
  std::string title;
  std::optional<int> year;
  std::string source;
  language speaks = language::en;
  exact::number_style numbers = exact::number_style::undeclared;
  std::set<data::day> holidays; ///< declared days that are no working days
  schema::schema schema;
  std::vector<condition> conditions;
  std::vector<target> targets;
  chitieu::diagnostics diagnostics; ///< of the plan's text and meaning
};

/// A condition in formulas: `titles ∋ ≥LĐTT ∧ role ∈ {lecturer}`.
[[nodiscard]] std::string print(program const&, condition_id);

/// A clause's formal reading: `#{staff : titles ∋ ≥LĐTT} ≥ 19/20 · #{staff}`.
[[nodiscard]] std::string print(program const&, clause const&);

/// The whole program, one condition a line.
[[nodiscard]] std::string print(program const&);

} // namespace chitieu::ir
