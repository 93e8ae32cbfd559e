#pragma once
/// Room `engine`. In: a program, a dataset, an as-of day. Out: a report. Never: has a rule of its
/// own; it joins data, eval and verdict.
#include <chitieu/engine/bind.hpp>
#include <chitieu/verdict/report.hpp>

#include <functional>
#include <optional>
#include <string>

namespace chitieu {

/// How a plan is checked.
struct check_options {
  /// The day as of which the data are judged; without one they are judged as final.
  std::optional<std::chrono::year_month_day> as_of{};
  bool who = false;                     ///< lists the keys of who counts, is missing, is unknown
  std::optional<std::size_t> first{};   ///< with `who`: no more than so many of each list
  bool names = false;                   ///< with `who`: adds the first column declared `personal`
  std::optional<std::string> by{};      ///< breaks each target down by this column
  std::vector<named_dataset> earlier{}; ///< what the plan compares with
  /// Called between clauses and every few thousand rows that are read or counted, when there is
  /// one; what it throws ends the check.
  std::function<void()> poll{};
  /// Reads columns of plain texts and counts rows on the threads of this executor, when there is
  /// one, such as `threads()`; whatever their number, the report is the same. They may call `poll`
  /// at the same time.
  executor run_on{};
};

/// Checks a program on a dataset. Data errors are found before any verdict; what reads faulty data
/// is `invalid`, the other targets are judged all the same.
[[nodiscard]] report evaluate(ir::program const&, dataset const&, check_options const& = {});

/// The same on a dataset that was bound to the program before. Throws std::invalid_argument when it
/// was bound to another program, or without the `names` or the `by` that are asked for; `earlier`
/// is what it was bound with.
[[nodiscard]] report evaluate(ir::program const&, bound_dataset const&, check_options const& = {});

} // namespace chitieu
