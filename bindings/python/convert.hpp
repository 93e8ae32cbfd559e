#pragma once
#include <chitieu/data/day.hpp>
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/exact/ratio.hpp>
#include <chitieu/exact/rational.hpp>

#include <pybind11/pybind11.h>

#include <chrono>
#include <optional>
#include <string_view>

namespace chitieu::python {

/// `vi` or `en`; anything else is a ValueError.
[[nodiscard]] language to_language(std::string_view);

/// A `datetime.date` of a day.
[[nodiscard]] pybind11::object to_date(std::optional<data::day> const&);

/// A pair of integers of any size, or None.
[[nodiscard]] pybind11::object to_fraction(std::optional<exact::rational> const&);

/// A pair of integers, or None.
[[nodiscard]] pybind11::object to_pair(std::optional<exact::ratio> const&);

/// The day of a `datetime.date`, or nothing of None.
[[nodiscard]] std::optional<std::chrono::year_month_day> to_civil_day(pybind11::object const&);

} // namespace chitieu::python
