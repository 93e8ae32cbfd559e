#include "module.hpp"

#include <chitieu/command/command.hpp>

#include <pybind11/stl.h>

#include <tuple>

namespace py = pybind11;

namespace chitieu::python {

void register_command(py::module_& m) {
  m.def(
      "run_command",
      [](std::vector<std::string> const& arguments, bool colour, std::size_t width) {
        py::gil_scoped_release const free;
        auto done = command::run(arguments, {colour, width});
        return std::tuple(std::move(done.output), std::move(done.errors), done.exit_code);
      },
      py::arg("arguments"), py::arg("colour"), py::arg("width"),
      "Runs the command `chitieu`: its output, its errors and its exit code.");
}

} // namespace chitieu::python
