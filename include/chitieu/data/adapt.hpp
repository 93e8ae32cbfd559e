#pragma once
#include <chitieu/data/cell_column.hpp>
#include <chitieu/data/cell_place.hpp>
#include <chitieu/data/column.hpp>

#include <functional>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>

namespace chitieu::data {

template <class>
inline constexpr bool is_value_range = false;
template <class Iterator>
inline constexpr bool is_value_range<value_range<Iterator>> = true;

/// The cells of rows: row `i` of a range, through a member pointer or function.
template <class Iterator, class Function>
class row_cells {
 public:
  using result = std::invoke_result_t<Function const&, std::iter_reference_t<Iterator>>;
  using value_type = std::remove_cvref_t<result>;

  row_cells(Iterator begin, Function function)
      : begin_(std::move(begin)), function_(std::move(function)) {}

  [[nodiscard]] decltype(auto) operator[](std::size_t row) const {
    return std::invoke(function_, begin_[static_cast<std::iter_difference_t<Iterator>>(row)]);
  }

  /// Where the cell of a row lies, when the cells of all rows lie equally far apart.
  [[nodiscard]] cell_place<value_type> place(std::size_t row) const {
    if constexpr (std::contiguous_iterator<Iterator> && std::is_member_object_pointer_v<Function> &&
                  std::is_lvalue_reference_v<result>)
      return {std::addressof((*this)[row]), sizeof(std::iter_value_t<Iterator>)};
    else
      return {};
  }

 private:
  Iterator begin_;
  Function function_;
};

/// The cells of a range of values.
template <class Iterator>
class value_cells {
 public:
  using value_type = std::iter_value_t<Iterator>;
  /// A proxy, as std::vector<bool> has them, is read at once.
  using result = std::conditional_t<std::is_lvalue_reference_v<std::iter_reference_t<Iterator>>,
                                    value_type const&, value_type>;

  explicit value_cells(Iterator begin) : begin_(std::move(begin)) {}

  [[nodiscard]] result operator[](std::size_t row) const {
    return static_cast<result>(begin_[static_cast<std::iter_difference_t<Iterator>>(row)]);
  }

  /// Where the cell of a row lies, when the cells of all rows lie equally far apart.
  [[nodiscard]] cell_place<value_type> place(std::size_t row) const {
    if constexpr (std::contiguous_iterator<Iterator>)
      return {std::to_address(begin_ + static_cast<std::iter_difference_t<Iterator>>(row)),
              sizeof(value_type)};
    else
      return {};
  }

 private:
  Iterator begin_;
};

/// Makes an input column of cells, or says in plain words why it cannot.
template <class Cells, class Names>
[[nodiscard]] std::shared_ptr<input_column const> make_cells(Cells cells, Names names) {
  using value = typename Cells::value_type;
  constexpr bool named = !std::is_same_v<Names, no_names>;
  static_assert(cell_type<value>,
                "chitieu: the cells of a column are text, bool, whole numbers, double or float, "
                "enumerators, std::chrono::year_month_day or sys_days, lists of texts or of "
                "enumerators, or a std::optional of one of these");
  if constexpr (cell_type<value>) {
    static_assert(
        lasting_cell<typename Cells::result>,
        "chitieu: text is not copied, so a function of a row gives a std::string_view or a "
        "reference to text of the row, not a std::string of its own");
    static_assert(named || std::is_void_v<enum_in_t<value>>,
                  "chitieu: a column of enumerators needs their names: column(\"rating\", "
                  "&person::rating, {{rating::good, \"good\"}, …})");
    static_assert(!named || !std::is_void_v<enum_in_t<value>>,
                  "chitieu: only a column of enumerators takes names of values");
    if constexpr (named != std::is_void_v<enum_in_t<value>>)
      return std::make_shared<cell_column<Cells, Names> const>(std::move(cells), std::move(names));
  }
  return nullptr;
}

} // namespace chitieu::data
