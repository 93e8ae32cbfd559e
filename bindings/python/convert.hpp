#pragma once
#include <chitieu/data/day.hpp>
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/exact/ratio.hpp>
#include <chitieu/exact/rational.hpp>

#include <pybind11/pybind11.h>

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

} // namespace chitieu::python
