#pragma once
#include "integer_program.hpp"

#include <chitieu/exact/rational.hpp>

#include <optional>
#include <vector>

namespace chitieu::mend {

/// A linear program at one of its corners: every basic variable as a constant and a sum over the
/// others, which are 0 there. A value; branches of a search copy it.
class dictionary {
 public:
  enum class end : std::uint8_t { optimal, infeasible, out_of_effort };

  /// All variables are 0, which costs nothing, and nothing is asked yet.
  explicit dictionary(std::vector<std::int64_t> const& costs);

  /// Asks for a sum more, which need not be reached here.
  void add(inequality const&);

  /// Goes to the cheapest corner, however much the costs; takes what it does from `effort`.
  end go(std::int64_t& effort);

  /// What it costs here; never more than any solution does.
  [[nodiscard]] exact::rational const& cost() const noexcept { return costs_.back(); }

  /// The values of all variables.
  [[nodiscard]] std::vector<exact::rational> values() const;

  /// How many numbers it holds.
  [[nodiscard]] std::size_t size() const noexcept { return (rows_.size() + 1) * costs_.size(); }

  /// A variable whose value is not whole, if any: the first one from `first` on, else the last.
  [[nodiscard]] std::optional<std::size_t> fractional(std::size_t first) const;

  /// Adds that a variable with a fractional value is at most, or at least, so much.
  void at_most(std::size_t variable, std::int64_t);
  void at_least(std::size_t variable, std::int64_t);

 private:
  using line = std::vector<exact::rational>; ///< by column of a variable that is 0; last: constant

  void bound(std::size_t variable, int sign, std::int64_t to);
  void pivot(std::size_t row, std::size_t column);
  [[nodiscard]] std::optional<std::size_t> leaving(bool first) const;
  [[nodiscard]] std::optional<std::size_t> entering(line const&) const;

  std::size_t variables_;
  std::vector<line> rows_;
  std::vector<std::size_t> basic_; ///< by row: which variable; slacks come after the variables
  std::vector<std::size_t> zero_;  ///< by column
  line costs_;
  std::size_t next_slack_;
};

} // namespace chitieu::mend
