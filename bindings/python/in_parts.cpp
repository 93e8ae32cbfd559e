#include <chitieu/engine/in_parts.hpp>

#include "convert.hpp"
#include "dataset.hpp"
#include "module.hpp"
#include "plan.hpp"

#include <pybind11/stl.h>

#include <memory>
#include <string>
#include <utility>

namespace py = pybind11;

namespace chitieu::python {
namespace {

// What must live as long as a check in parts.
struct counted_parts {
  std::shared_ptr<plan> of;
  std::shared_ptr<dataset> whole;
  check_in_parts is;
};

char const* why_not(eval::tally_fault fault) {
  switch (fault) {
  case eval::tally_fault::other_version:
    return "these bytes were written by another version of chitieu";
  case eval::tally_fault::other_plan:
    return "these bytes are of a plan that counts something else";
  case eval::tally_fault::other_day:
    return "these bytes are as of another day";
  case eval::tally_fault::not_a_tally:
    break;
  }
  return "these bytes are not what a check in parts of this population has counted";
}

} // namespace

void register_in_parts(py::module_& m) {
  py::class_<counted_parts, std::shared_ptr<counted_parts>>(m, "Parts",
                                                            "A table that comes in parts.")
      .def(py::init([](std::shared_ptr<plan> p, std::string const& of, std::shared_ptr<dataset> d,
                       py::object const& as_of, std::size_t count) {
             check_options options;
             options.run_on = helpers(count);
             options.as_of = to_civil_day(as_of);
             py::gil_scoped_release const free;
             check_in_parts made(p->program, of, *d, options);
             return std::make_shared<counted_parts>(
                 counted_parts{std::move(p), std::move(d), std::move(made)});
           }),
           py::arg("plan"), py::arg("of"), py::arg("whole"), py::arg("as_of"),
           py::arg("threads") = 1)
      .def_property_readonly("rows", [](counted_parts const& c) { return c.is.rows(); })
      .def(
          "add",
          [](counted_parts& c, std::shared_ptr<dataset> const& part) {
            py::gil_scoped_release const free;
            for (auto const& [name, table] : part->tables()) c.is.add(table);
            return part->diagnostics();
          },
          py::arg("part"), "Counts the rows of the tables of a dataset; what could not be read.")
      .def("to_bytes", [](counted_parts const& c) { return py::bytes(c.is.to_bytes()); })
      .def(
          "merge",
          [](counted_parts& c, std::string const& counted) {
            if (auto const fault = c.is.merge(counted)) throw py::value_error(why_not(*fault));
          },
          py::arg("counted"))
      .def("report",
           [](counted_parts const& c) { return std::make_shared<report>(c.is.report()); });
}

} // namespace chitieu::python
