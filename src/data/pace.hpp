#pragma once
#include <cstddef>
#include <functional>

namespace chitieu::data {

/// Asks, every so many rows that are read, whether to go on; what it throws ends the reading.
class pace {
 public:
  pace() = default;
  explicit pace(std::function<void()> const& asked) : asked_(asked ? &asked : nullptr) {}

  /// Before a row, or a block that begins with it.
  void at(std::size_t row) const {
    if (asked_ != nullptr && row % rows_between == 0) (*asked_)();
  }

 private:
  static constexpr std::size_t rows_between = 16'384; // a multiple of every block

  std::function<void()> const* asked_ = nullptr;
};

} // namespace chitieu::data
