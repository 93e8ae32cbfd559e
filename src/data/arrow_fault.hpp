#pragma once
#include <chitieu/data/input.hpp>

#include <cstddef>
#include <optional>

namespace chitieu::data {

/// A column of a type that is not read, with its type in words and what to do about it.
[[nodiscard]] column_fault unsupported(argument type, argument remedy);

[[nodiscard]] argument to_a_date();      ///< remedy for what is more than a day
[[nodiscard]] argument to_plain_cells(); ///< remedy for everything else

/// A column whose lengths, buffers or offsets contradict each other.
[[nodiscard]] column_fault damaged(argument how, std::optional<std::size_t> row = std::nullopt);

/// A column that is not to be read: its cells are blank.
class refused_cells final : public input_column {
 public:
  explicit refused_cells(column_fault why) : why_(std::move(why)) {}
  [[nodiscard]] cell_kind kind() const noexcept override { return cell_kind::text; }
  [[nodiscard]] std::optional<column_fault> fault() const override { return why_; }

 private:
  column_fault why_;
};

} // namespace chitieu::data
