#pragma once
#include <chitieu/check/compile.hpp>

#include <string>

namespace chitieu::python {

/// A plan that was read and compiled; immutable, shared by everything that is made from it.
struct plan {
  parsed read;
  ir::program program;

  plan(source const& from, plan_finder const& find)
      : read(parse(from, find)), program(compile(read)) {}
};

} // namespace chitieu::python
