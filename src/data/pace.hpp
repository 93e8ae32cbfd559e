#pragma once
#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

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

/// So many of one value; asks between, as large memory is had page by page.
template <class Value>
std::vector<Value> filled(std::size_t size, Value const& with, pace const& rows_read) {
  constexpr std::size_t step = 65'536; // a multiple of what lies between two questions
  std::vector<Value> made;
  made.reserve(size);
  while (made.size() < size) {
    rows_read.at(made.size());
    made.resize(std::min(size, made.size() + step), with);
  }
  return made;
}

} // namespace chitieu::data
