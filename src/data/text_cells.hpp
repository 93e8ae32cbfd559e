#pragma once
#include <chitieu/data/bound.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace chitieu::data {

/// Text or keys: where they lie when they are normalised there, else copies.
class text_cells final : public bound_column {
 public:
  text_cells(std::shared_ptr<input_column const> viewed, bool blank_is_none, bool has_blanks)
      : viewed_(std::move(viewed)), blank_is_none_(blank_is_none), has_blanks_(has_blanks) {}

  /// An empty copy is a blank cell.
  text_cells(std::vector<std::string> copied, bool blank_is_none)
      : copied_(std::move(copied)), blank_is_none_(blank_is_none),
        has_blanks_(std::any_of(copied_.begin(), copied_.end(),
                                [](std::string const& cell) { return cell.empty(); })) {}

  [[nodiscard]] cell_shape shape() const noexcept override { return cell_shape::text; }
  [[nodiscard]] bool has_blanks() const noexcept override { return has_blanks_; }

  /// Whether each text is unknown, there (value) or nothing (none); all values are 0.
  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<knowledge> known) const override {
    std::fill(values.begin(), values.end(), 0);
    auto const blank = blank_is_none_ ? knowledge::none : knowledge::unknown;
    for (std::size_t i = 0; i < known.size(); ++i)
      known[i] = cell(first + i).empty() ? blank : knowledge::value;
  }

  /// A blank cell that means none is an empty text.
  [[nodiscard]] std::optional<std::string_view> text(std::size_t row) const override {
    auto const found = cell(row);
    if (found.empty() && !blank_is_none_) return std::nullopt;
    return found;
  }

 private:
  [[nodiscard]] std::string_view cell(std::size_t row) const {
    if (!viewed_) return copied_[row];
    std::string_view found;
    return viewed_->read_text(row, found) ? found : std::string_view();
  }

  std::shared_ptr<input_column const> viewed_;
  std::vector<std::string> copied_;
  bool blank_is_none_;
  bool has_blanks_;
};

} // namespace chitieu::data
