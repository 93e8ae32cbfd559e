#pragma once
#include <chitieu/data/input.hpp>

#include <chrono>
#include <concepts>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>

namespace chitieu::data {

/// Text; an empty text and a null pointer are blank cells.
template <class T>
concept text_cell = std::same_as<T, std::string> || std::same_as<T, std::string_view> ||
                    std::same_as<T, char const*> || std::same_as<T, char*>;

/// A whole number; characters are not numbers.
template <class T>
concept integer_cell = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> &&
                       !std::same_as<T, wchar_t> && !std::same_as<T, char8_t> &&
                       !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

/// A number that is read as the shortest decimal that prints as it; NaN is a blank cell.
template <class T>
concept decimal_cell = std::same_as<T, double> || std::same_as<T, float>;

template <class T>
concept day_cell =
    std::same_as<T, std::chrono::year_month_day> || std::same_as<T, std::chrono::sys_days>;

/// An enumerator, which goes by a name that `chitieu::column` is given.
template <class T>
concept choice_cell = std::is_enum_v<T>;

/// Whether a T holds the bytes of its text, so that they die with it.
template <class T>
inline constexpr bool owns_text = std::same_as<T, std::string>;
template <class T>
inline constexpr bool owns_text<std::optional<T>> = owns_text<T>;
template <class T>
  requires(!text_cell<T>) && std::ranges::input_range<T const>
inline constexpr bool owns_text<T> =
    owns_text<std::ranges::range_value_t<T const>> && !std::ranges::borrowed_range<T>;

/// Several texts or enumerators: a vector, span, set or any other range of them.
template <class T>
concept list_cell = !text_cell<T> && std::ranges::input_range<T const> &&
                    (choice_cell<std::ranges::range_value_t<T const>> ||
                     (text_cell<std::ranges::range_value_t<T const>> &&
                      (!owns_text<std::ranges::range_value_t<T const>> ||
                       std::is_lvalue_reference_v<std::ranges::range_reference_t<T const>>)));

/// A cell that is always filled.
template <class T>
concept filled_cell = text_cell<T> || std::same_as<T, bool> || integer_cell<T> || decimal_cell<T> ||
                      day_cell<T> || choice_cell<T> || list_cell<T>;

/// The type of an optional's value; every other type itself.
template <class T>
struct filled {
  using type = T;
};
template <class T>
struct filled<std::optional<T>> {
  using type = T;
};
template <class T>
using filled_t = typename filled<T>::type;

/// What a member of a struct or an element of a column may be; an empty optional is a blank cell.
template <class T>
concept cell_type = filled_cell<filled_t<T>>;

/// Whether text that an expression of type Result gives is still there when the expression is over.
template <class Result>
concept lasting_cell =
    std::is_lvalue_reference_v<Result> || !owns_text<std::remove_cvref_t<Result>>;

/// The kind of column that cells of a type make.
template <cell_type T>
[[nodiscard]] constexpr cell_kind kind_of() noexcept {
  using plain = filled_t<T>;
  if constexpr (text_cell<plain>)
    return cell_kind::text;
  else if constexpr (std::same_as<plain, bool>)
    return cell_kind::flag;
  else if constexpr (integer_cell<plain>)
    return cell_kind::integer;
  else if constexpr (decimal_cell<plain>)
    return cell_kind::decimal;
  else if constexpr (day_cell<plain>)
    return cell_kind::date;
  else if constexpr (choice_cell<plain>)
    return cell_kind::choice;
  else if constexpr (choice_cell<std::ranges::range_value_t<plain const>>)
    return cell_kind::choice_list;
  else
    return cell_kind::text_list;
}

/// The enumeration in cells of a type; `void` for cells without one.
template <class T>
struct enum_in {
  using type = void;
};
template <choice_cell T>
struct enum_in<T> {
  using type = T;
};
template <class T>
struct enum_in<std::optional<T>> : enum_in<T> {};
template <class T>
  requires(!text_cell<T>) && std::ranges::input_range<T const>
struct enum_in<T> {
  using element = std::ranges::range_value_t<T const>;
  using type = std::conditional_t<choice_cell<element>, element, void>;
};
template <class T>
using enum_in_t = typename enum_in<T>::type;

} // namespace chitieu::data
