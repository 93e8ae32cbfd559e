#pragma once
#include <chitieu/data/input.hpp>
#include <chitieu/data/shortest_decimal.hpp>

#include <chrono>
#include <concepts>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace chitieu {

/// What is written into one cell: text, a whole number, a decimal, a flag, a date, several texts,
/// or nothing (a blank cell). It is read as the cell of a table is.
class given {
 public:
  /// Several texts; without a value the list is not known, and an empty one has nothing in it.
  using texts = std::vector<std::string>;
  using content = std::variant<std::monostate, std::string, std::int64_t, exact::decimal, bool,
                               data::day, texts, std::shared_ptr<data::input_column const>>;

  given() = default;
  given(std::nullopt_t) {}
  given(std::string text) : is_(std::move(text)) {}
  given(std::string_view text) : is_(std::string(text)) {}
  given(char const* text) : is_(std::string(text)) {}
  given(std::same_as<bool> auto flag) : is_(flag) {}
  template <std::integral Whole>
    requires(!std::same_as<Whole, bool>)
  given(Whole number) : is_(static_cast<std::int64_t>(number)) {}
  /// The shortest decimal that prints as the number; blank where there is none.
  given(std::floating_point auto number) {
    if (auto const decimal = data::shortest_decimal(number)) is_ = *decimal;
  }
  given(exact::decimal number) : is_(number) {}
  given(std::chrono::year_month_day date) : is_(data::to_day(date)) {}
  given(texts items) : is_(std::move(items)) {}
  given(std::initializer_list<char const*> items) : is_(texts(items.begin(), items.end())) {}
  /// The only cell of a column.
  given(std::shared_ptr<data::input_column const> column) : is_(std::move(column)) {}

  [[nodiscard]] content const& is() const noexcept { return is_; }

 private:
  content is_;
};

/// Cells of one row, each under its column's name or alias.
using given_cells = std::vector<std::pair<std::string, given>>;

} // namespace chitieu
