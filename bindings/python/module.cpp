#include "module.hpp"

#include <chitieu/version.hpp>

PYBIND11_MODULE(_core, m) {
  m.doc() = "Targets of a yearly plan, checked exactly; use the package chitieu.";
  m.attr("__version__") = CHITIEU_VERSION;
  m.attr("edition") = chitieu::edition;
  chitieu::python::register_diagnostics(m);
  chitieu::python::register_plan(m);
  chitieu::python::register_dataset(m);
  chitieu::python::register_table(m);
  chitieu::python::register_report(m);
  chitieu::python::register_monitor(m);
  chitieu::python::register_in_parts(m);
  chitieu::python::register_diff(m);
  chitieu::python::register_doctor(m);
  chitieu::python::register_repair(m);
  chitieu::python::register_editor(m);
  chitieu::python::register_command(m);
}
