#pragma once
#include "kernels/kernels.hpp"
#include "scalar_test.hpp"

#include <chitieu/data/cell_view.hpp>

#include <vector>

namespace chitieu::eval {

/// A test of values, put into terms of what is written in the cells.
class cell_test {
 public:
  /// For cells that are written as in this view: its layout and its codes count.
  cell_test(std::vector<unit_range> const& accepts, data::cell_view const& written);

  /// One bit for each of `words` times 64 cells that lie one behind the other: whether what is
  /// written there is accepted. `room` is as long as `out`. With `ahead`, as many cells that lie
  /// behind them are asked for meanwhile.
  void test(kernels::kernel_set const&, void const* cells, std::size_t words, bool ahead,
            std::uint64_t* out, std::uint64_t* room) const;

  /// The same of cells that are bits.
  void test_bits(std::uint64_t const* cells, std::size_t words, std::uint64_t* out) const;

 private:
  struct range {
    std::uint64_t low;
    std::uint64_t span;
  };

  void test_table(void const* cells, std::size_t words, std::uint64_t* out) const;

  data::cell_layout layout_;
  std::vector<range> ranges_;
  std::vector<std::uint8_t> table_; ///< from number `first_` on, where there are many ranges
  std::int64_t first_ = 0;
};

} // namespace chitieu::eval
