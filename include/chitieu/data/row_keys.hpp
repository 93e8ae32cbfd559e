#pragma once
#include <chitieu/data/input.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chitieu::data {

/// The keys of a table's rows. Those that are one column of whole numbers, or of texts in NFC, are
/// read where they lie, and the number of a row is a key that is kept nowhere: a table of many rows
/// is bound without a text for each.
class row_keys {
 public:
  row_keys() = default;
  row_keys(std::initializer_list<std::string> texts) : texts_(texts), size_(texts.size()) {}
  explicit row_keys(std::vector<std::string> texts)
      : texts_(std::move(texts)), size_(texts_.size()) {}

  /// Of a column whose cells are all whole numbers, or all texts in NFC and none of them empty.
  row_keys(std::shared_ptr<input_column const> cells, std::size_t rows)
      : cells_(std::move(cells)), size_(rows) {}

  /// `1`, `2`, `3`, …
  [[nodiscard]] static row_keys numbered(std::size_t rows);

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

  [[nodiscard]] std::string operator[](std::size_t row) const;

  /// The same; the view lives as long as the keys, and as `room`, in which a number is written.
  [[nodiscard]] std::string_view text(std::size_t row, std::string& room) const;

  [[nodiscard]] std::vector<std::string> texts() const;

  /// Whether each is the text of a whole number that `read_numbers` gives.
  [[nodiscard]] bool are_numbers() const noexcept;

  /// From row `first` on.
  void read_numbers(std::size_t first, std::span<std::int64_t> values) const;

  /// Where they are read, when they are read where they lie.
  [[nodiscard]] std::shared_ptr<input_column const> const& cells() const noexcept { return cells_; }

  /// The row of a key; looks at one after another.
  [[nodiscard]] std::size_t find(std::string_view key) const; ///< `size()` when there is none

  void push_back(std::string);
  void clear();

 private:
  std::vector<std::string> texts_;
  std::shared_ptr<input_column const> cells_;
  std::size_t size_ = 0; ///< with neither texts nor cells, keys are the numbers of the rows
};

} // namespace chitieu::data
