#pragma once
#include <chitieu/syntax/parse.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>

namespace chitieu {

/// Whether nothing is wrong with a statement whose spans are those of the source; the others are
/// the ways in which its words could be taken as well, with its number in the plan.
using statement_judge = std::function<bool(ast::statement const&, source const&,
                                           std::vector<other_reading> const& others)>;

/// Finds right statements that are near to wrong ones of a plan, with the names that it declares.
class right_statements {
 public:
  explicit right_statements(parsed const&);
  right_statements(right_statements&&) noexcept;
  right_statements& operator=(right_statements&&) noexcept;
  ~right_statements();

  /// What is wrong with a statement that cannot be read, by its number in the plan: its hint shows
  /// a right one in which the judge finds nothing wrong. Nothing where it can be read, or stands in
  /// a file that the plan extends.
  [[nodiscard]] std::optional<diagnostic> explain(std::size_t statement, statement_judge const&);

  /// Completes what is wrong with a statement that can be read by a right one that is near, and the
  /// edit that makes it; leaves it as it is where none is found.
  void complete(diagnostic&, std::size_t statement, statement_judge const&);

 private:
  class finder;
  std::unique_ptr<finder> find_;
};

} // namespace chitieu
