#pragma once
#include "large_vector.hpp"

#include <cstdint>

namespace chitieu::live {

/// Which rows a column's cells name, both ways: the rows that a row names, and the rows that name
/// one.
///
/// Adding and dropping a name takes the same time however many there are.
class references {
 public:
  /// Stands for every row: what an unknown cell may name.
  static constexpr std::uint32_t any = UINT32_MAX;

  /// Makes room for the names of so many rows and some more.
  void reserve(std::size_t rows) {
    all_.reserve(rows + rows / 16);
    of_row_.reserve(rows + rows / 16);
  }

  void add(std::uint32_t row, std::uint32_t target) {
    std::uint32_t at = free_;
    if (at == nil) {
      at = static_cast<std::uint32_t>(all_.size());
      all_.emplace_back();
    } else {
      free_ = all_[at].next_of_row;
    }
    auto& first_of_row = head(of_row_, row);
    auto& first_of_target = head(of_target_, target + 1);
    all_[at] = {row, target, first_of_row, first_of_target, nil};
    if (first_of_target != nil) all_[first_of_target].before = at;
    first_of_row = first_of_target = at;
  }

  /// Drops all that a row names.
  void drop(std::uint32_t row) {
    if (row >= of_row_.size()) return;
    for (auto at = of_row_[row]; at != nil;) {
      auto& one = all_[at];
      auto const next = one.next_of_row;
      (one.before != nil ? all_[one.before].next : of_target_[one.target + 1]) = one.next;
      if (one.next != nil) all_[one.next].before = one.before;
      one.next_of_row = free_;
      free_ = at;
      at = next;
    }
    of_row_[row] = nil;
  }

  /// Calls `visit(target)` for each row that a row names, or for `any`.
  template <class Visit>
  void each_named_by(std::uint32_t row, Visit visit) const {
    if (row >= of_row_.size()) return;
    for (auto at = of_row_[row]; at != nil; at = all_[at].next_of_row) visit(all_[at].target);
  }

  /// Calls `visit(row)` for each row that names this one (or, of `any`, may name every one).
  template <class Visit>
  void each_naming(std::uint32_t target, Visit visit) const {
    if (target + 1 >= of_target_.size()) return;
    for (auto at = of_target_[target + 1]; at != nil; at = all_[at].next) visit(all_[at].row);
  }

  [[nodiscard]] bool is_named(std::uint32_t target) const {
    return target + 1 < of_target_.size() && of_target_[target + 1] != nil;
  }

 private:
  static constexpr std::uint32_t nil = UINT32_MAX;

  struct name {
    std::uint32_t row;
    std::uint32_t target;
    std::uint32_t next_of_row;
    std::uint32_t next; ///< of those that name the target
    std::uint32_t before;
  };

  static std::uint32_t& head(large_vector<std::uint32_t>& of, std::uint32_t at) {
    if (at >= of.size()) of.resize(std::size_t{at} + 1, nil);
    return of[at];
  }

  large_vector<name> all_;
  std::uint32_t free_ = nil;
  large_vector<std::uint32_t> of_row_;    ///< the first name of each row
  large_vector<std::uint32_t> of_target_; ///< of each target and, before them, of `any`
};

} // namespace chitieu::live
