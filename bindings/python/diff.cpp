#include "convert.hpp"
#include "module.hpp"
#include "plan.hpp"

#include <chitieu/diff/diff.hpp>
#include <chitieu/render/diff.hpp>

#include <pybind11/stl.h>

#include <memory>

namespace py = pybind11;

namespace chitieu::python {
namespace {

py::dict describe(plan_change const& c, language which) {
  py::dict out;
  out["change"] = std::string(render::to_string(c.is));
  out["of"] = std::string(render::to_string(c.what));
  out["id"] = c.id;
  out["called"] = c.called;
  out["before"] = c.before;
  out["after"] = c.after;
  out["changes_meaning"] = c.changes_meaning();
  out["says"] = render::says(c, which);
  return out;
}

py::object status_of(std::optional<clause_verdict> const& c) {
  return c ? py::cast(std::string(to_string(c->status))) : py::object(py::none());
}

py::dict describe(verdict_change const& v, language which) {
  py::dict out;
  out["id"] = v.id;
  out["title"] = v.title;
  out["before"] = status_of(v.before);
  out["after"] = status_of(v.after);
  out["more"] = v.more;
  out["says"] = render::says(v, which);
  return out;
}

} // namespace

void register_diff(py::module_& m) {
  py::class_<plan_diff>(m, "PlanDiff", "What differs between two plans.")
      .def("changes",
           [](plan_diff const& d, std::string const& lang) {
             py::list out;
             for (auto const& each : d.changes) out.append(describe(each, to_language(lang)));
             return out;
           })
      .def("verdicts",
           [](plan_diff const& d, std::string const& lang) {
             py::list out;
             for (auto const& each : d.verdicts) out.append(describe(each, to_language(lang)));
             return out;
           })
      .def("to_text",
           [](plan_diff const& d, std::string const& lang) {
             return render::to_text(d, to_language(lang), false);
           })
      .def("to_json", [](plan_diff const& d,
                         std::string const& lang) { return render::to_json(d, to_language(lang)); })
      .def("to_html", [](plan_diff const& d, std::string const& lang, bool page) {
        return render::to_html(d, to_language(lang), page);
      });
  m.def(
      "diff",
      [](plan const& before, plan const& after, std::shared_ptr<report> const& was,
         std::shared_ptr<report> const& is) {
        auto out = diff({before.read, before.program}, {after.read, after.program});
        if (was && is) add_verdicts(out, *was, *is);
        return out;
      },
      py::arg("before"), py::arg("after"), py::arg("was") = nullptr, py::arg("is_now") = nullptr,
      "What the second plan says otherwise, and which verdicts that moves.");
}

} // namespace chitieu::python
