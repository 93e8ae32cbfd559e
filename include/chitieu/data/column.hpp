#pragma once
#include <chitieu/data/cell_type.hpp>
#include <chitieu/data/choice_names.hpp>

#include <initializer_list>
#include <iterator>
#include <ranges>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace chitieu {
namespace data {

/// Where the cells of a column made of values begin, and how many they are.
template <class Iterator>
struct value_range {
  Iterator begin;
  std::size_t size;
};

/// A name with where its cells are: a `value_range`, or what finds the cell of a row.
template <class Source, class Names>
struct column_source {
  std::string name;
  Source source;
  Names names;
};

/// The type that a member or function gives, where its signature says so; else `void`.
template <class Function>
struct result_of {
  using type = void;
};
template <class Function>
  requires requires { &Function::operator(); }
struct result_of<Function> : result_of<decltype(&Function::operator())> {};
template <class Result, class Class>
  requires(!std::is_function_v<Result>)
struct result_of<Result Class::*> {
  using type = Result;
};
template <class Result, class Class>
struct result_of<Result (Class::*)() const> {
  using type = Result;
};
template <class Result, class Class>
struct result_of<Result (Class::*)() const noexcept> {
  using type = Result;
};
template <class Result, class Class, class Row>
struct result_of<Result (Class::*)(Row) const> {
  using type = Result;
};
template <class Result, class Class, class Row>
struct result_of<Result (Class::*)(Row) const noexcept> {
  using type = Result;
};
template <class Result, class Row>
struct result_of<Result (*)(Row)> {
  using type = Result;
};
template <class Result, class Row>
struct result_of<Result (*)(Row) noexcept> {
  using type = Result;
};

/// The type of cells of a source, without references; `void` where only the rows can tell.
template <class Source>
struct cells_of : result_of<Source> {};
template <std::ranges::range Source>
struct cells_of<Source> {
  using type = std::ranges::range_value_t<Source>;
};

/// Stands where a column has no enumeration.
enum class no_enum : bool {};

/// The enumeration of which `chitieu::column` takes names.
template <class Source>
struct enum_of {
  using plain = std::remove_cvref_t<Source>;
  using kept = std::conditional_t<std::is_function_v<plain>, plain*, plain>;
  using found = enum_in_t<std::remove_cvref_t<typename cells_of<kept>::type>>;
  using type = std::conditional_t<std::is_void_v<found>, no_enum, found>;
};

/// Keeps what finds the cells: begin and size of a range, a copy of anything else.
template <class Source, class Names>
[[nodiscard]] auto make_column(std::string name, Source&& source, Names names) {
  using plain = std::remove_cvref_t<Source>;
  if constexpr (std::ranges::range<plain>) {
    static_assert(std::ranges::borrowed_range<Source>,
                  "chitieu::column reads values where they lie: give it a container that lives as "
                  "long as the dataset, or a std::span of one, not a temporary");
    static_assert(std::ranges::random_access_range<plain> && std::ranges::sized_range<plain>,
                  "chitieu::column needs values in a row: a vector, array, deque or span");
    auto begin = std::ranges::begin(source);
    return column_source<value_range<decltype(begin)>, Names>{
        std::move(name),
        {begin, static_cast<std::size_t>(std::ranges::size(source))},
        std::move(names)};
  } else {
    using kept = std::decay_t<Source>;
    static_assert(
        std::is_member_pointer_v<kept> || std::is_class_v<kept> ||
            std::is_function_v<std::remove_pointer_t<kept>>,
        "chitieu::column takes a member (&person::id), a function of a row, or a range of "
        "values");
    return column_source<kept, Names>{std::move(name), std::forward<Source>(source),
                                      std::move(names)};
  }
}

} // namespace data

/// A column of `chitieu::rows`, by a member pointer or a function of a row, or one of
/// `chitieu::columns`, by a range of values. Nothing is copied but the name.
template <class Source>
[[nodiscard]] auto column(std::string name, Source&& source) {
  return data::make_column(std::move(name), std::forward<Source>(source), data::no_names{});
}

/// A column of enumerators with their names: `column("rating", &person::rating, {{rating::good,
/// "Hoàn thành tốt nhiệm vụ"}, …})`. Throws std::invalid_argument when there is no name or an
/// enumerator has two; an enumerator without a name is an undeclared category where it occurs.
template <class Source, class Enum = typename data::enum_of<Source>::type>
[[nodiscard]] auto column(std::string name, Source&& source,
                          std::initializer_list<data::named_choice<Enum>> names) {
  return data::make_column(std::move(name), std::forward<Source>(source),
                           data::choice_names<Enum>({names.begin(), names.size()}));
}

/// The same with names in a vector, which also suits a generic lambda.
template <class Source, class Enum>
[[nodiscard]] auto column(std::string name, Source&& source,
                          std::vector<data::named_choice<Enum>> const& names) {
  return data::make_column(std::move(name), std::forward<Source>(source),
                           data::choice_names<Enum>(names));
}

} // namespace chitieu
