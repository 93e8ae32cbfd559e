#pragma once
#include <chitieu/data/input.hpp>

#include <pybind11/pybind11.h>

#include <memory>
#include <string>

namespace chitieu::python {

/// Copies a sequence of Python values into an input column of the one kind that fits them all:
/// str, bool, int, float or Decimal, date, or collections of str; None and NaN are blank cells, and
/// an Enum counts as its value when that is a str, else as its name.
///
/// Throws TypeError for another type or a mixture, naming table, column and row, never the value.
[[nodiscard]] std::shared_ptr<data::input_column const>
to_column(std::string const& table, std::string const& name, pybind11::sequence const&);

} // namespace chitieu::python
