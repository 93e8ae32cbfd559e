#pragma once
#include <chitieu/engine/evaluate.hpp>
#include <chitieu/eval/tally_bytes.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chitieu {

/// Checks a program on a table that comes in parts: batches of a stream longer than memory, files,
/// or what other processes have counted. Each part is counted and forgotten; the report is that of
/// all rows together.
///
/// The other tables are whole. Where a clause's counts are not the sum of those of the parts, since
/// a row's answer hangs on rows of another part or the clause is about a number, it is `invalid`,
/// with a diagnostic that says what must stay together. Clauses that do not read the table are
/// judged as ever. A key that stands in two parts counts twice.
class check_in_parts {
 public:
  /// `of` is the name or an alias of the population whose rows come in parts. The columns of
  /// `whole` must live as long; with `who`, `names` or `by` among the options it throws
  /// std::invalid_argument, as it does when the plan has no such population.
  check_in_parts(ir::program const&, std::string_view of, dataset const& whole,
                 check_options const& = {});
  check_in_parts(check_in_parts&&) noexcept;
  check_in_parts& operator=(check_in_parts&&) noexcept;
  ~check_in_parts();

  /// Counts more rows, which are not needed afterwards.
  void add(data::input_table part);

  /// What has been counted so far, for another process or a file. It holds no keys and no cells.
  [[nodiscard]] std::string to_bytes() const;

  /// Adds what was counted elsewhere, of the same plan, population and day.
  [[nodiscard]] std::optional<eval::tally_fault> merge(std::string_view bytes);

  /// How many rows have been counted.
  [[nodiscard]] std::size_t rows() const noexcept;

  /// What all rows have come to. Diagnostics of the parts' cells name their rows within the part.
  [[nodiscard]] chitieu::report report() const;

 private:
  class state;
  std::unique_ptr<state> state_;
};

} // namespace chitieu
