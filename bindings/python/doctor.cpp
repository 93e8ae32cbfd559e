#include "module.hpp"
#include "plan.hpp"

#include <chitieu/doctor/doctor.hpp>
#include <chitieu/engine/bind.hpp>
#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <pybind11/stl.h>

#include <map>
#include <memory>
#include <stdexcept>

namespace py = pybind11;

namespace chitieu::python {
namespace {

diagnostics look_over(plan const& p, std::map<std::string, std::int64_t> const& sizes,
                      std::shared_ptr<dataset> const& tables) {
  doctor_options options;
  auto const& all = p.program.schema.populations;
  for (auto const& [name, size] : sizes) {
    bool found = false;
    for (schema::population_id id = 0; id < all.size(); ++id)
      if (!all[id].groups && schema::is_called(all[id].called, text::fold_name(name))) {
        options.sizes[id] = size;
        found = true;
      }
    if (!found) throw std::invalid_argument("the plan has no population called " + name);
  }
  if (!tables) return examine(p.read, p.program, options);
  bound_dataset const bound(p.program, *tables);
  options.tables = &bound.tables();
  auto out = bound.diagnostics();
  auto const found = examine(p.read, p.program, options);
  out.insert(out.end(), found.begin(), found.end());
  return out;
}

} // namespace

void register_doctor(py::module_& m) {
  m.def("doctor", &look_over, py::arg("plan"), py::arg("sizes"), py::arg("tables"),
        "What is contradictory, idle or impossible in a plan.");
}

} // namespace chitieu::python
