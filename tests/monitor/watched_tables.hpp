#pragma once
/// A plan with a monitor over tables of text, held against checks from the beginning.
#include "changing_tables.hpp"
#include "compiled_text.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace chitieu {

struct watched_tables {
  using named_csv = std::vector<std::pair<std::string, std::string>>;

  compiled_text plan;
  monitor_options with;
  dataset data;
  std::optional<monitor> watched;

  watched_tables(std::string const& text, named_csv const& tables, monitor_options options = {})
      : plan{text}, with{std::move(options)} {
    expect_no_errors(plan.program.diagnostics);
    for (auto const& [name, csv] : tables) data.add_csv(name, name + ".csv", csv);
    watched.emplace(plan.program, data, with);
    expect_no_errors(watched->diagnostics());
  }

  /// Whether it says what a check of the rows as they are says.
  void agrees() const {
    check_options options;
    options.as_of = with.as_of;
    options.earlier = with.earlier;
    EXPECT_EQ(figures_in(watched->verdicts()),
              figures_in(evaluate(plan.program, watched->rows(), options)));
  }

  /// Numbered from 1.
  [[nodiscard]] clause_verdict clause(std::size_t target) const {
    return watched->verdicts().targets.at(target - 1).clauses.at(0);
  }
  [[nodiscard]] std::int64_t yes(std::size_t target) const {
    agrees();
    return clause(target).counts.yes;
  }
  [[nodiscard]] std::int64_t unknown(std::size_t target) const {
    agrees();
    return clause(target).counts.unknown;
  }

  /// What is wrong with a change; empty where it was made.
  [[nodiscard]] static std::string code_of(outcome<moved, diagnostics> const& made) {
    return made ? "" : std::string(name(made.diagnostics.front().what));
  }

 private:
  static void expect_no_errors(diagnostics const& found) {
    for (auto const& one : found)
      if (severity_of(one.what) == severity::error)
        throw std::invalid_argument(message(one, language::en));
  }
};

} // namespace chitieu
