#pragma once
#include <chitieu/data/bound.hpp>

#include <atomic>
#include <cstddef>
#include <memory>
#include <utility>

namespace chitieu::cost {

/// What readers have asked columns for.
struct column_reads {
  std::atomic<std::size_t> views = 0;     ///< where cells lie
  std::atomic<std::size_t> rows_read = 0; ///< cells that a column had to write down
  std::atomic<std::size_t> others = 0;    ///< lists, texts and candidates, one by one

  [[nodiscard]] std::size_t all() const { return views + rows_read + others; }
};

/// A column that counts what it is asked for.
class watched_column final : public data::bound_column {
 public:
  watched_column(std::shared_ptr<data::bound_column const> of, column_reads& into)
      : of_{std::move(of)}, into_{into} {}

  [[nodiscard]] data::cell_shape shape() const noexcept override { return of_->shape(); }
  [[nodiscard]] int scale() const noexcept override { return of_->scale(); }
  [[nodiscard]] std::span<exact::rational const> listed_numbers() const noexcept override {
    return of_->listed_numbers();
  }
  [[nodiscard]] bool has_blanks() const noexcept override { return of_->has_blanks(); }
  [[nodiscard]] data::blank_cell blank() const noexcept override { return of_->blank(); }
  [[nodiscard]] std::size_t candidate_sets() const noexcept override {
    return of_->candidate_sets();
  }
  [[nodiscard]] std::span<std::uint32_t const> level_bits() const noexcept override {
    ++into_.views;
    return of_->level_bits();
  }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<data::knowledge> known) const override {
    into_.rows_read += values.size();
    of_->read(first, values, known);
  }
  [[nodiscard]] data::cell_view view(std::size_t row) const override {
    ++into_.views;
    return of_->view(row);
  }
  [[nodiscard]] std::optional<std::uint32_t> candidates_of(std::size_t row) const override {
    ++into_.others;
    return of_->candidates_of(row);
  }
  [[nodiscard]] std::span<std::int32_t const> candidates(std::uint32_t set) const override {
    ++into_.others;
    return of_->candidates(set);
  }
  [[nodiscard]] std::optional<std::span<std::int32_t const>> list(std::size_t row) const override {
    ++into_.others;
    return of_->list(row);
  }
  [[nodiscard]] std::optional<std::string_view> text(std::size_t row) const override {
    ++into_.others;
    return of_->text(row);
  }

 private:
  std::shared_ptr<data::bound_column const> of_;
  column_reads& into_;
};

/// The same data, of which is counted what is asked of their columns.
inline data::bound_data watched(data::bound_data of, column_reads& into) {
  for (auto& table : of.tables)
    for (auto& column : table.columns)
      if (column) column = std::make_shared<watched_column>(std::move(column), into);
  return of;
}

} // namespace chitieu::cost
