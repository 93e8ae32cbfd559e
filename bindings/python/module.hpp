#pragma once
#include <pybind11/pybind11.h>

/// The module `chitieu._core`: what Python needs of the library, one file for each family. What
/// people use stands in the package beside it, in Python.
namespace chitieu::python {

void register_diagnostics(pybind11::module_&);
void register_plan(pybind11::module_&);
void register_dataset(pybind11::module_&);
void register_table(pybind11::module_&);
void register_report(pybind11::module_&);
void register_monitor(pybind11::module_&);
void register_in_parts(pybind11::module_&);
void register_diff(pybind11::module_&);
void register_doctor(pybind11::module_&);
void register_repair(pybind11::module_&);
void register_editor(pybind11::module_&);
void register_command(pybind11::module_&);

} // namespace chitieu::python
