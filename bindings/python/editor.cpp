#include "convert.hpp"
#include "module.hpp"
#include "plan.hpp"

#include <chitieu/check/correct.hpp>
#include <chitieu/syntax/complete.hpp>
#include <chitieu/syntax/outline.hpp>

#include <pybind11/stl.h>

#include <array>
#include <memory>

namespace py = pybind11;

namespace chitieu::python {
namespace {

constexpr std::array completion_names = {"keyword", "population", "column",   "value",
                                         "term",    "phrase",     "constant", "measure",
                                         "dataset", "unit",       "scale"};
constexpr std::array declared_kinds = {"target", "section",  "scale", "value",   "population",
                                       "column", "constant", "band",  "measure", "dataset",
                                       "unit",   "term",     "phrase"};

py::tuple pair(span of) { return py::make_tuple(of.begin, of.end); }

py::list completions(plan const& p, std::uint32_t offset) {
  py::list out;
  for (auto const& each : complete(p.read, offset))
    out.append(py::make_tuple(each.text, completion_names[static_cast<std::size_t>(each.is)],
                              pair(each.where)));
  return out;
}

py::list names(plan const& p) {
  py::list out;
  for (auto const& each : declared_names(p.read)) {
    auto const at = p.read.from.locate(each.called.where);
    py::dict one;
    one["kind"] = declared_kinds[static_cast<std::size_t>(each.is)];
    one["name"] = each.called.name;
    one["aliases"] = each.called.aliases;
    one["file"] = at.file;
    one["line"] = at.line;
    one["column"] = at.column;
    one["span"] = pair(each.called.where);
    one["whole"] = pair(each.whole);
    out.append(one);
  }
  return out;
}

py::list uses(plan const& p) {
  py::list out;
  for (auto const& each : name_uses(p.read))
    out.append(py::make_tuple(each.name, pair(each.where), each.quoted));
  return out;
}

} // namespace

void register_editor(py::module_& m) {
  m.def("complete", &completions, py::arg("plan"), py::arg("offset"),
        "What may follow at a byte of the plan's text.");
  m.def("declared_names", &names, py::arg("plan"), "What a plan declares, and where.");
  m.def("name_uses", &uses, py::arg("plan"), "Where names stand in the plan's own text.");
  m.def(
      "renamed",
      [](plan const& p, std::string const& from, std::string const& to) {
        return renamed(p.read, from, to);
      },
      py::arg("plan"), py::arg("old"), py::arg("new"),
      "The plan's own text with another name where one stands.");
  m.def(
      "fold_name", [](std::string const& name) { return text::fold_name(name); }, py::arg("name"),
      "A name as names are compared.");
  m.def(
      "correct",
      [](plan const& p, py::object const& find) {
        auto const own = source::from_text(
            p.read.from.name(), std::string(p.read.from.slice({0, p.read.from.own_size()})));
        auto made = own ? correct(*own, finder(find)) : corrected{};
        return std::pair(std::move(made.text), std::move(made.applied));
      },
      py::arg("plan"), py::arg("find") = py::none(),
      "The plan's text with what needs nobody corrected, and what that was.");
}

} // namespace chitieu::python
