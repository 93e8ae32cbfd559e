#pragma once
#include <chitieu/data/bound.hpp>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Bound columns made by hand.
namespace chitieu::eval::tables {

struct scalar {
  data::knowledge known = data::knowledge::value;
  std::int64_t value = 0;

  scalar(std::int64_t its) : value{its} {}
  scalar(data::knowledge what) : known{what} {}
};

using items = std::optional<std::vector<std::int32_t>>;
using words = std::optional<std::string>;

inline constexpr auto unknown = data::knowledge::unknown;
inline constexpr auto none = data::knowledge::none;

class scalar_column final : public data::bound_column {
 public:
  explicit scalar_column(std::vector<scalar> cells, int places = 0)
      : cells_{std::move(cells)}, places_{places} {}

  [[nodiscard]] data::cell_shape shape() const noexcept override {
    return data::cell_shape::scalar;
  }
  [[nodiscard]] int scale() const noexcept override { return places_; }
  [[nodiscard]] bool has_blanks() const noexcept override {
    return std::any_of(cells_.begin(), cells_.end(),
                       [](scalar const& cell) { return cell.known != data::knowledge::value; });
  }
  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<data::knowledge> known) const override {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = cells_[first + i].value;
      known[i] = cells_[first + i].known;
    }
  }

 private:
  std::vector<scalar> cells_;
  int places_;
};

/// References of which some that are unknown can only lead to the rows of a set.
class partly_known_column final : public data::bound_column {
 public:
  using numbers = std::vector<std::int32_t>;

  /// By row the number of its set, or -1.
  partly_known_column(std::shared_ptr<data::bound_column const> references, numbers set_of,
                      std::vector<numbers> sets)
      : references_{std::move(references)}, set_of_{std::move(set_of)}, sets_{std::move(sets)} {}

  [[nodiscard]] data::cell_shape shape() const noexcept override { return references_->shape(); }
  [[nodiscard]] bool has_blanks() const noexcept override { return references_->has_blanks(); }
  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<data::knowledge> known) const override {
    references_->read(first, values, known);
  }
  [[nodiscard]] data::cell_view view(std::size_t row) const override {
    return references_->view(row);
  }
  [[nodiscard]] data::blank_cell blank() const noexcept override { return references_->blank(); }
  [[nodiscard]] std::optional<std::uint32_t> candidates_of(std::size_t row) const override {
    if (set_of_[row] < 0) return std::nullopt;
    return static_cast<std::uint32_t>(set_of_[row]);
  }
  [[nodiscard]] std::size_t candidate_sets() const noexcept override { return sets_.size(); }
  [[nodiscard]] std::span<std::int32_t const> candidates(std::uint32_t set) const override {
    return sets_[set];
  }

 private:
  std::shared_ptr<data::bound_column const> references_;
  numbers set_of_;
  std::vector<numbers> sets_;
};

class list_column final : public data::bound_column {
 public:
  explicit list_column(std::vector<items> cells, bool with_bits = false)
      : cells_{std::move(cells)} {
    if (!with_bits) return;
    for (auto const& cell : cells_) {
      auto& bits = bits_.emplace_back(cell ? 0 : data::unknown_list);
      if (cell)
        for (auto const code : *cell) bits |= std::uint32_t{1} << code;
    }
  }

  [[nodiscard]] data::cell_shape shape() const noexcept override { return data::cell_shape::list; }
  [[nodiscard]] std::optional<std::span<std::int32_t const>> list(std::size_t row) const override {
    if (!cells_[row]) return std::nullopt;
    return std::span<std::int32_t const>{*cells_[row]};
  }
  [[nodiscard]] std::span<std::uint32_t const> level_bits() const noexcept override {
    return bits_;
  }

 private:
  std::vector<items> cells_;
  std::vector<std::uint32_t> bits_;
};

class text_column final : public data::bound_column {
 public:
  explicit text_column(std::vector<words> cells) : cells_{std::move(cells)} {}

  [[nodiscard]] data::cell_shape shape() const noexcept override { return data::cell_shape::text; }
  [[nodiscard]] std::optional<std::string_view> text(std::size_t row) const override {
    if (!cells_[row]) return std::nullopt;
    return std::string_view{*cells_[row]};
  }

 private:
  std::vector<words> cells_;
};

inline std::shared_ptr<data::bound_column const> scalars(std::vector<scalar> cells,
                                                         int places = 0) {
  return std::make_shared<scalar_column>(std::move(cells), places);
}
inline std::shared_ptr<data::bound_column const> lists(std::vector<items> cells,
                                                       bool with_bits = false) {
  return std::make_shared<list_column>(std::move(cells), with_bits);
}
inline std::shared_ptr<data::bound_column const> texts(std::vector<words> cells) {
  return std::make_shared<text_column>(std::move(cells));
}

} // namespace chitieu::eval::tables
