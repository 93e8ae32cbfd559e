#include "plan.hpp"

#include "convert.hpp"
#include "module.hpp"

#include <chitieu/syntax/format.hpp>
#include <chitieu/verdict/report.hpp>

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <memory>

namespace py = pybind11;

namespace chitieu::python {
namespace {

// A plan, or what is wrong with its bytes.
using made = std::pair<std::shared_ptr<plan>, diagnostics>;

made make_plan(outcome<source, diagnostics> const& from, plan_finder const& find) {
  if (!from) return {nullptr, from.diagnostics};
  return {std::make_shared<plan>(*from, find), {}};
}

std::string type_name(schema::column const& column) {
  switch (column.type) {
  case schema::type::key:
    return "key";
  case schema::type::text:
    return "text";
  case schema::type::category:
    return "category";
  case schema::type::flag:
    return "flag";
  case schema::type::count:
    return "count";
  case schema::type::number:
    return "number";
  case schema::type::date:
    return "date";
  case schema::type::time:
    return "time";
  case schema::type::reference:
    break;
  }
  return "reference";
}

py::dict describe(schema::schema const& all, schema::column const& column) {
  py::dict out;
  out["name"] = column.called.name;
  out["aliases"] = column.called.aliases;
  out["type"] = type_name(column);
  out["set"] = column.set;
  out["personal"] = column.personal;
  py::list values;
  if (column.values)
    for (auto const& level : all.scales[*column.values].levels) values.append(level.name);
  out["values"] = values;
  out["refers_to"] = column.target ? py::cast(all.populations[*column.target].called.name)
                                   : py::object(py::none());
  return out;
}

py::list describe(schema::schema const& all) {
  py::list out;
  for (auto const& population : all.populations) {
    if (population.groups || population.counted) continue; // no table holds them
    py::dict one;
    one["name"] = population.called.name;
    one["aliases"] = population.called.aliases;
    one["listed"] = population.listed;
    py::list columns;
    for (auto const& column : population.columns)
      if (!column.derived) columns.append(describe(all, column));
    one["columns"] = columns;
    out.append(one);
  }
  return out;
}

py::dict describe(ir::program const& program, ir::target const& target) {
  py::dict out;
  out["id"] = target.id;
  out["kind"] = std::string(to_string(target.kind));
  out["title"] = target.title;
  out["section"] = target.section;
  out["source"] = target.source;
  out["owner"] = target.owner;
  out["note"] = target.note;
  out["deadline"] = to_date(target.deadline);
  out["valid"] = target.valid;
  py::list clauses;
  for (auto const& clause : target.clauses) {
    py::dict one;
    one["id"] = clause.id;
    one["sentence"] = clause.sentence;
    one["reads"] = ir::print(program, clause);
    one["threshold"] = clause.threshold_text;
    one["span"] = py::make_tuple(clause.at.where.begin, clause.at.where.end);
    clauses.append(one);
  }
  out["clauses"] = clauses;
  return out;
}

} // namespace

plan_finder finder(py::object const& find) {
  if (find.is_none()) return {};
  return [&find](std::string const& name) -> outcome<source, diagnostics> {
    py::gil_scoped_acquire const hold;
    py::object const found = find(name);
    if (found.is_none()) return {};
    return source::from_text(name, found.cast<std::string>());
  };
}

void register_plan(py::module_& m) {
  py::class_<plan, std::shared_ptr<plan>>(m, "Plan", "A plan that was read and compiled.")
      .def_property_readonly("title", [](plan const& p) { return p.program.title; })
      .def_property_readonly("year", [](plan const& p) { return p.program.year; })
      .def_property_readonly("source", [](plan const& p) { return p.program.source; })
      .def_property_readonly("file", [](plan const& p) { return p.program.file; })
      .def_property_readonly("text", [](plan const& p) { return std::string(p.read.from.bytes()); })
      .def_property_readonly(
          "language",
          [](plan const& p) { return std::string(p.program.speaks == language::vi ? "vi" : "en"); })
      .def_property_readonly("diagnostics", [](plan const& p) { return p.program.diagnostics; })
      .def("targets",
           [](plan const& p) {
             py::list out;
             for (auto const& target : p.program.targets) out.append(describe(p.program, target));
             return out;
           })
      .def("schema", [](plan const& p) { return describe(p.program.schema); })
      .def(
          "to_string",
          [](plan const& p, std::string const& lang, bool flat) {
            return (flat ? print_flat
                         : static_cast<std::string (*)(ast::plan const&, language)>(print))(
                p.read.plan, to_language(lang));
          },
          py::arg("lang"), py::arg("flat") = false)
      .def("formatted",
           [](plan const& p) -> std::optional<std::string> {
             if (has_errors(p.read.diagnostics)) return std::nullopt;
             return format(p.read);
           })
      .def("program", [](plan const& p) { return ir::print(p.program); });
  m.def(
      "parse",
      [](std::string text, std::string name, py::object const& find) {
        auto const looks = finder(find);
        py::gil_scoped_release const free;
        return make_plan(source::from_text(std::move(name), std::move(text)), looks);
      },
      py::arg("text"), py::arg("name"), py::arg("find") = py::none(),
      "Reads and compiles the text of a plan; `find` gives the text of a plan that is extended.");
  m.def(
      "load",
      [](std::filesystem::path const& path, py::object const& find) {
        auto const looks = find.is_none() ? beside(path) : finder(find);
        py::gil_scoped_release const free;
        return make_plan(source::from_file(path), looks);
      },
      py::arg("path"), py::arg("find") = py::none(),
      "Reads and compiles a rule file; what it extends is looked for beside it, or by `find`.");
}

} // namespace chitieu::python
