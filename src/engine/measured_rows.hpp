#pragma once
#include <chitieu/eval/evaluate.hpp>
#include <chitieu/verdict/judge.hpp>

#include <optional>
#include <vector>

namespace chitieu::engine {

/// The numbers that a clause compares, in every row of their population or once for the whole.
class measured_rows {
 public:
  measured_rows(ir::program const&, eval::evaluator&, ir::measured const&);

  /// Of the row of a population; nothing where a number cannot be had.
  [[nodiscard]] std::optional<verdict::measurement> at(std::size_t row) const;

  /// Of a clause that has one number: the whole's, or that of the only record.
  [[nodiscard]] std::optional<verdict::measurement> only() const;

 private:
  struct column {
    bool of_whole = false;
    std::vector<exact::bounds> rows;
    [[nodiscard]] exact::bounds const* at(std::size_t row) const;
  };

  column value_, low_, high_;
};

} // namespace chitieu::engine
