#pragma once
#include <chitieu/check/compile.hpp>

#include <pybind11/pybind11.h>

#include <string>

namespace chitieu::python {

/// A plan that was read and compiled; immutable, shared by everything that is made from it.
struct plan {
  parsed read;
  ir::program program;

  plan(source const& from, plan_finder const& find)
      : read(parse(from, find)), program(compile(read)) {}
};

/// What finds a plan that is extended, made of a function that gives the text for a name, or None;
/// what the function raises is raised. The function must outlive it.
plan_finder finder(pybind11::object const& find);

} // namespace chitieu::python
