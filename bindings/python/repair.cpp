#include "convert.hpp"
#include "dataset.hpp"
#include "module.hpp"

#include <chitieu/render/repair.hpp>
#include <chitieu/repair/repair.hpp>
#include <chitieu/repair/what_if.hpp>

#include <pybind11/stl.h>

#include <algorithm>
#include <memory>
#include <tuple>

namespace py = pybind11;

namespace chitieu::python {
namespace {

check_options checking(bound const& b, report const& of, bool who) {
  check_options out;
  if (of.as_of) out.as_of = data::to_civil(*of.as_of);
  out.who = who;
  out.names = who && b.data.options().names;
  for (auto const& [name, tables] : b.earlier) out.earlier.emplace_back(name, tables.get());
  return out;
}

std::shared_ptr<repair_plan> repaired(bound const& b, report const& of,
                                      std::vector<std::string> only, bool losses, bool who) {
  repair_options options;
  options.check = checking(b, of, who);
  options.only = std::move(only);
  options.losses = losses;
  py::gil_scoped_release const free;
  return std::make_shared<repair_plan>(repair(b.of->program, *b.tables, options));
}

std::vector<std::string> keys_of(std::vector<witness> const& some) {
  std::vector<std::string> out;
  for (auto const& each : some) out.push_back(each.key);
  return out;
}

py::list steps_of(repair_plan const& of, std::string const& lang) {
  py::list out;
  for (auto const& step : of.steps) {
    py::dict made;
    made["population"] = step.population;
    made["count"] = step.count;
    made["among"] = step.among;
    made["chosen"] = keys_of(step.chosen);
    made["others"] = keys_of(step.others);
    made["says"] = render::says(step, to_language(lang));
    out.append(made);
  }
  return out;
}

using thresholds = std::vector<std::pair<std::string, std::string>>;
using records =
    std::vector<std::tuple<std::string, std::string, std::string, std::vector<std::string>>>;

std::shared_ptr<report> other_report(bound const& b, report const& of, thresholds const& numbers,
                                     records const& changes) {
  std::vector<threshold_change> asked;
  for (auto const& [id, number] : numbers) asked.push_back({id, number});
  std::vector<record_change> cells;
  for (auto const& [population, key, column, holds] : changes)
    cells.push_back({population, key, column, holds});
  auto const lists_people = [](target_verdict const& target) {
    return std::any_of(target.clauses.begin(), target.clauses.end(),
                       [](clause_verdict const& clause) { return clause.who.has_value(); });
  };
  auto options = checking(b, of, std::any_of(of.targets.begin(), of.targets.end(), lists_people));
  options.by = b.data.options().by;
  py::gil_scoped_release const free;
  if (cells.empty()) return std::make_shared<report>(what_if(b.of->program, of, asked));
  auto const changed = options.who || options.by
                           ? what_if(b.of->program, b.data, *b.tables, cells, options)
                           : b.supposed(options)->what_if(cells);
  return std::make_shared<report>(asked.empty() ? changed : what_if(b.of->program, changed, asked));
}

} // namespace

void register_repair(py::module_& m) {
  py::class_<repair_plan, std::shared_ptr<repair_plan>>(m, "Repair", "What would meet a plan.")
      .def_property_readonly("changes", [](repair_plan const& r) { return r.changes; })
      .def_property_readonly("at_least", [](repair_plan const& r) { return r.at_least; })
      .def_property_readonly("unknown_columns",
                             [](repair_plan const& r) { return r.unknown_columns; })
      .def_property_readonly("may_change", [](repair_plan const& r) { return r.may_change; })
      .def("steps", &steps_of, py::arg("lang"))
      .def(
          "to_text",
          [](repair_plan const& r, std::string const& lang) {
            return render::to_text(r, to_language(lang), false);
          },
          py::arg("lang"))
      .def(
          "to_json",
          [](repair_plan const& r, std::string const& lang) {
            return render::to_json(r, to_language(lang));
          },
          py::arg("lang"))
      .def(
          "to_html",
          [](repair_plan const& r, std::string const& lang, bool page) {
            return render::to_html(r, to_language(lang), page);
          },
          py::arg("lang"), py::arg("page"));
  m.def("repair", &repaired, py::arg("bound"), py::arg("report"), py::arg("only"),
        py::arg("losses"), py::arg("who"),
        "The least that has to change for every target to be met.");
  m.def("what_if", &other_report, py::arg("bound"), py::arg("report"), py::arg("thresholds"),
        py::arg("records"), "The report with other thresholds, or of other records.");
}

} // namespace chitieu::python
