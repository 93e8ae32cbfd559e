#include "convert.hpp"
#include "module.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/render/render.hpp>

#include <pybind11/stl.h>

namespace py = pybind11;

namespace chitieu::python {
namespace {

std::string severity_name(diagnostic const& of) {
  switch (severity_of(of.what)) {
  case severity::error:
    return "error";
  case severity::warning:
    return "warning";
  case severity::note:
    break;
  }
  return "note";
}

std::optional<std::uint32_t> if_any(std::uint32_t number) {
  return number == 0 ? std::nullopt : std::optional(number);
}

} // namespace

void register_diagnostics(py::module_& m) {
  py::class_<fix>(m, "Fix", "What could be written so that something is no longer wrong.")
      .def_property_readonly(
          "span", [](fix const& f) { return std::pair(f.at.where.begin, f.at.where.end); })
      .def_property_readonly("text", [](fix const& f) { return f.text; })
      .def_property_readonly("sure", [](fix const& f) { return f.sure; });
  py::class_<diagnostic>(m, "Diagnostic", "One thing that is wrong, as a value.")
      .def_property_readonly("code", [](diagnostic const& d) { return std::string(name(d.what)); })
      .def_property_readonly("severity", &severity_name)
      .def_property_readonly("file", [](diagnostic const& d) { return d.at.file; })
      .def_property_readonly("line", [](diagnostic const& d) { return if_any(d.at.line); })
      .def_property_readonly("column", [](diagnostic const& d) { return if_any(d.at.column); })
      .def_property_readonly(
          "span", [](diagnostic const& d) { return std::pair(d.at.where.begin, d.at.where.end); })
      .def(
          "message",
          [](diagnostic const& d, std::string const& lang) {
            return message(d, to_language(lang));
          },
          py::arg("lang"))
      .def(
          "hint",
          [](diagnostic const& d, std::string const& lang) { return hint(d, to_language(lang)); },
          py::arg("lang"))
      .def_property_readonly("fixes", [](diagnostic const& d) { return d.fixes; })
      .def("__eq__", [](diagnostic const& a, diagnostic const& b) { return a == b; });
  m.def(
      "render_diagnostics",
      [](diagnostics const& all, std::string const& lang, std::string const& plan, bool colour) {
        return render::to_text(all, to_language(lang), plan, colour);
      },
      py::arg("diagnostics"), py::arg("lang"), py::arg("plan_text"), py::arg("colour"),
      "Diagnostics as a person reads them, with the lines of the plan quoted.");
}

} // namespace chitieu::python
