#include "convert.hpp"
#include "dataset.hpp"
#include "interrupt.hpp"
#include "module.hpp"
#include "plan.hpp"
#include "value_column.hpp"

#include <chitieu/monitor/monitor.hpp>

#include <pybind11/stl.h>

#include <algorithm>
#include <memory>
#include <tuple>

namespace py = pybind11;

namespace chitieu::python {
namespace {

// What must live as long as a monitor: its plan, and the tables that it compares with.
struct watched {
  std::shared_ptr<plan> of;
  earlier_tables earlier;
  monitor is;
};

using changes = std::vector<std::tuple<std::string, std::string, std::string,
                                       std::vector<std::pair<std::string, py::object>>>>;

// Texts as they are, which is what most cells hold; anything else as a column of one.
given to_given(std::string const& population, std::string const& name, py::object const& value) {
  if (PyUnicode_Check(value.ptr())) return value.cast<std::string>();
  if (PyList_Check(value.ptr())) {
    auto const items = value.cast<py::list>();
    bool const all_texts = std::all_of(items.begin(), items.end(), [](py::handle const& item) {
      return PyUnicode_Check(item.ptr());
    });
    if (all_texts) return value.cast<given::texts>();
  }
  py::list one;
  one.append(value);
  return to_column(population, name, one);
}

row_change to_change(std::tuple_element_t<0, std::tuple<changes::value_type>> const& from) {
  auto const& [kind, population, key, cells] = from;
  row_change made;
  made.is = kind == "insert"   ? row_change::kind::insert
            : kind == "update" ? row_change::kind::update
                               : row_change::kind::erase;
  made.population = population;
  made.key = key;
  for (auto const& [name, value] : cells)
    made.cells.emplace_back(name, to_given(population, name, value));
  return made;
}

// The places of the targets that were moved with their verdicts, and what is wrong.
using applied = std::pair<std::vector<std::pair<std::size_t, target_verdict>>, diagnostics>;

applied apply(watched& w, changes const& all) {
  std::vector<row_change> made;
  made.reserve(all.size());
  for (auto const& each : all) made.push_back(to_change(each));
  py::gil_scoped_release const free;
  auto done = w.is.apply(made);
  applied out{{}, std::move(done.diagnostics)};
  if (!done || done->targets.empty()) return out;
  auto const now = w.is.snapshot();
  for (auto const target : done->targets) out.first.emplace_back(target, now.verdict(target));
  return out;
}

std::shared_ptr<report> check_rows(watched const& w, py::object const& as_of, bool who,
                                   std::optional<std::size_t> first) {
  check_options options;
  options.as_of = to_civil_day(as_of);
  options.who = who;
  options.first = first;
  py::gil_scoped_release const free;
  return std::make_shared<report>(evaluate(w.of->program, w.is.rows(), options));
}

} // namespace

void register_monitor(py::module_& m) {
  py::class_<watched, std::shared_ptr<watched>>(m, "Monitor", "Rows that change, and verdicts.")
      .def(py::init([](std::shared_ptr<plan> p, std::shared_ptr<dataset> const& d,
                       py::object const& as_of, earlier_tables earlier) {
             monitor_options options;
             options.as_of = to_civil_day(as_of);
             for (auto const& [name, tables] : earlier)
               options.earlier.emplace_back(name, tables.get());
             options.poll = interrupt();
             py::gil_scoped_release const free;
             auto const& program = p->program;
             return std::make_shared<watched>(watched{std::move(p), std::move(earlier),
                                                      monitor(program, *d, std::move(options))});
           }),
           py::arg("plan"), py::arg("dataset"), py::arg("as_of"),
           py::arg("earlier") = earlier_tables())
      .def_property_readonly("diagnostics", [](watched const& w) { return w.is.diagnostics(); })
      .def_property_readonly("version", [](watched const& w) { return w.is.snapshot().version(); })
      .def("keeps", [](watched const& w, std::size_t target) { return w.is.keeps(target); })
      .def("row_count", [](watched const& w,
                           std::string const& population) { return w.is.row_count(population); })
      .def("apply", &apply, py::arg("changes"),
           "Makes all changes or none; the targets that they moved, and what is wrong.")
      .def("check", &check_rows, py::arg("as_of"), py::arg("who"), py::arg("first"),
           "Judges every target anew on the rows as they stand, with lists of keys and groups.")
      .def("report", [](watched const& w) {
        py::gil_scoped_release const free;
        return std::make_shared<report>(w.is.verdicts());
      });
}

} // namespace chitieu::python
