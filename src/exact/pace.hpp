#pragma once
#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace chitieu::exact {

/// Asks, every so many rows that are read or steps that are taken, whether to go on; what the
/// answer throws ends the work.
///
/// It belongs to one thread.
class pace {
 public:
  static constexpr std::size_t rows_between = 16'384; // a multiple of every block

  pace() = default;
  explicit pace(std::function<void()> const& asked) : asked_(asked ? &asked : nullptr) {}

  [[nodiscard]] bool asks() const noexcept { return asked_ != nullptr; }

  /// Before a row, or a block that begins with it.
  void at(std::size_t row) const {
    if (asked_ != nullptr && row % rows_between == 0) (*asked_)();
  }

  /// Before so many steps, where they have no numbers of their own: records of rows, comparisons.
  void take(std::size_t steps = 1) const {
    if (asked_ == nullptr) return;
    if (steps < left_)
      left_ -= steps;
    else
      ask();
  }

 private:
  void ask() const {
    left_ = rows_between;
    (*asked_)();
  }

  std::function<void()> const* asked_ = nullptr;
  mutable std::size_t left_ = rows_between;
};

/// So many of one value; asks between, as large memory is had page by page.
template <class Value>
std::vector<Value> filled_with(std::size_t size, Value const& with, pace const& rows_read) {
  constexpr std::size_t step = 65'536; // a multiple of what lies between two questions
  std::vector<Value> made;
  made.reserve(size);
  while (made.size() < size) {
    rows_read.at(made.size());
    made.resize(std::min(size, made.size() + step), with);
  }
  return made;
}

/// Visits a long row of values piece by piece, with a question before some.
template <class Value, class Visit>
void each_piece(pace const& with, std::span<Value> all, Visit visit) {
  constexpr std::size_t piece = 4096;
  for (std::size_t first = 0; first < all.size(); first += piece) {
    auto const here = all.subspan(first, std::min(piece, all.size() - first));
    with.take(here.size());
    visit(here);
  }
}

/// An order that counts comparisons as steps, so that sorting ends when it is told to. What was
/// being sorted is then in no order, and may have lost values.
template <class Less>
class asking_order {
 public:
  asking_order(pace const& with, Less const& less) : with_(&with), less_(&less) {}

  template <class A, class B>
  bool operator()(A const& a, B const& b) const {
    with_->take();
    return (*less_)(a, b);
  }

 private:
  pace const* with_;
  Less const* less_;
};

/// `sort(order)` by an order that asks, where there is somebody to ask.
template <class Less, class Sort>
void ordered_by(pace const& with, Less const& less, Sort sort) {
  if (with.asks())
    sort(asking_order<Less>(with, less));
  else
    sort(less);
}

} // namespace chitieu::exact
