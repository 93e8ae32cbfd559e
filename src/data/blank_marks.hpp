#pragma once
#include <chitieu/data/bound.hpp>

#include <cstddef>
#include <mutex>
#include <utility>
#include <vector>

namespace chitieu::data {

/// Which cells of a column are blank; nothing is kept until one is. Several threads may mark
/// different rows.
class blank_marks {
 public:
  blank_marks(std::size_t rows, schema::column const& declared)
      : rows_(rows),
        blank_(declared.when_blank == schema::blank::none ? knowledge::none : knowledge::unknown) {}

  void mark(std::size_t row) {
    std::call_once(made_, [this] { known_.assign(rows_, knowledge::value); });
    known_[row] = blank_;
  }

  [[nodiscard]] bool is_filled(std::size_t row) const {
    return known_.empty() || known_[row] == knowledge::value;
  }

  /// By row; empty where no cell is blank.
  [[nodiscard]] std::vector<knowledge> take() { return std::move(known_); }

 private:
  std::size_t rows_;
  knowledge blank_;
  std::once_flag made_;
  std::vector<knowledge> known_;
};

} // namespace chitieu::data
