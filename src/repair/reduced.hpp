#pragma once
#include "integer_program.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace chitieu::mend {

/// Variables of which together at most so many can be taken: the ways of rows that are alike.
struct pool {
  std::vector<std::size_t> variables;
  std::int64_t size = 0;
};

/// A program without what no cheapest solution needs: ways that are no better than another one for
/// what is asked; and rows that differ only in what is not asked are put into one pool.
class reduced {
 public:
  /// The limits of the pools are not among the rows of the program; they are added.
  reduced(integer_program of, std::vector<pool> const& pools);

  [[nodiscard]] integer_program const& program() const noexcept { return program_; }

  /// The values of all variables of the whole program.
  [[nodiscard]] std::vector<std::int64_t> whole(std::vector<std::int64_t> const&) const;

 private:
  struct way {
    std::size_t variable = 0;
    std::int64_t cost = 0;
    std::vector<std::pair<std::size_t, std::int64_t>> times; ///< by row, ascending
  };
  /// Pools that are one, each with the variables that stand for the same ways.
  struct joined {
    std::vector<std::vector<std::size_t>> variables; ///< by pool, by way
    std::vector<std::int64_t> sizes;                 ///< by pool
  };

  integer_program program_;
  std::vector<joined> joined_;
  std::size_t variables_ = 0;       ///< of the whole program
  std::vector<std::size_t> places_; ///< by variable of `program_`: which of the whole one it is
};

} // namespace chitieu::mend
