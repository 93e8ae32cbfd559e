#include "convert.hpp"
#include "dataset.hpp"
#include "interrupt.hpp"
#include "module.hpp"
#include "report_rows.hpp"

#include <chitieu/engine/evaluate.hpp>
#include <chitieu/render/html.hpp>
#include <chitieu/render/render.hpp>
#include <chitieu/render/review.hpp>
#include <chitieu/verdict/mask.hpp>

#include <pybind11/stl.h>

namespace py = pybind11;

namespace chitieu::python {
namespace {

std::shared_ptr<report> check(bound const& b, py::object const& as_of, bool who,
                              std::optional<std::size_t> first) {
  check_options options;
  options.as_of = to_civil_day(as_of);
  options.who = who;
  options.first = first;
  options.names = who && b.data.options().names;
  options.by = b.data.options().by;
  options.poll = interrupt();
  options.run_on = b.run_on;
  py::gil_scoped_release const free;
  return std::make_shared<report>(evaluate(b.of->program, b.data, options));
}

bool is_hidden(clause_verdict const& v) { return v.hidden; }
bool is_hidden(group_verdict const&) { return false; }

/// What a verdict about a number, or a hidden one, does not have is None.
template <class Verdict, class Read>
auto of_records(Read read) {
  return [read](Verdict const& v) {
    return v.number || is_hidden(v) ? std::nullopt : std::optional<std::int64_t>(read(v));
  };
}

template <class Verdict, class Read, class Of>
auto of_either(Read read, Of of_number) {
  return [=](Verdict const& v) {
    return v.number ? to_fraction(of_number(*v.number)) : to_fraction(read(v));
  };
}

template <class Verdict>
void add_figures(py::class_<Verdict>& to) {
  using V = Verdict;
  auto const number = [&](char const* name, auto read) {
    to.def_property_readonly(name, of_records<V>(read));
  };
  to.def_property_readonly("status", [](V const& v) { return std::string(to_string(v.status)); });
  number("count", [](V const& v) { return v.counts.yes; });
  number("base", [](V const& v) { return v.counts.base(); });
  number("unknown", [](V const& v) { return v.counts.unknown; });
  number("base_unknown", [](V const& v) { return v.counts.maybe_base(); });
  number("need", [](V const& v) { return v.margins.need; });
  number("short", [](V const& v) { return v.margins.short_by; });
  number("over", [](V const& v) { return v.margins.over_by; });
  number("spare", [](V const& v) { return v.margins.spare; });
  to.def_property_readonly(
        "share", [](V const& v) { return to_pair(v.number ? std::nullopt : v.margins.share); })
      .def_property_readonly("low",
                             of_either<V>([](V const& v) { return v.margins.low; },
                                          [](number_verdict const& n) { return n.value.low; }))
      .def_property_readonly("high",
                             of_either<V>([](V const& v) { return v.margins.high; },
                                          [](number_verdict const& n) { return n.value.high; }))
      .def_property_readonly("value",
                             [](V const& v) {
                               return to_fraction(v.number && v.number->value.is_exact()
                                                      ? v.number->value.low
                                                      : std::nullopt);
                             })
      .def_property_readonly(
          "gap", [](V const& v) { return to_fraction(v.number ? v.number->gap : std::nullopt); })
      .def_property_readonly("number_unit",
                             [](V const& v) { return v.number ? v.number->unit : std::string(); });
}

/// The status of each target, and what its first clause counts of how many: what is asked of most
/// verdicts, in one call. What could not be judged, is hidden or about a number has no counts.
py::list heads_of(report const& r) {
  py::list heads(r.targets.size());
  for (std::size_t i = 0; i < r.targets.size(); ++i) {
    auto const& target = r.targets[i];
    py::object count = py::none();
    py::object base = py::none();
    if (target.status != status::invalid && !target.clauses.empty() &&
        !target.clauses.front().number && !is_hidden(target.clauses.front())) {
      auto const& counts = target.clauses.front().counts;
      count = py::int_(counts.yes);
      base = py::int_(counts.base());
    }
    heads[i] = py::make_tuple(py::str(std::string(to_string(target.status))), count, base);
  }
  return heads;
}

std::vector<std::string> names_of(record_list const& some) {
  std::vector<std::string> out;
  out.reserve(some.size());
  for (std::size_t i = 0; i < some.size(); ++i) out.emplace_back(some.name(i));
  return out;
}

record_list const& listed(std::optional<witnesses> const& all, std::string const& which) {
  if (!all) throw py::value_error("this report was made without lists of people");
  if (which == "missing") return all->missing;
  if (which == "unknown") return all->unknown;
  if (which == "counted") return all->counted;
  throw py::value_error("who is \"missing\", \"unknown\" or \"counted\"");
}

py::dict review_dict(report const& r, std::string const& lang) {
  auto const made = render::review_of(r, to_language(lang));
  py::list lines;
  for (auto const& line : made.lines) {
    py::dict one;
    one["id"] = line.id;
    one["title"] = line.title;
    one["section"] = line.section;
    one["sentence"] = line.sentence;
    one["status"] = line.status;
    one["sign"] = line.sign;
    one["count"] = line.count;
    one["share"] = line.share;
    one["threshold"] = line.threshold;
    one["need"] = line.need;
    one["shortfall"] = line.shortfall;
    one["source"] = line.source;
    one["deadline"] = line.deadline;
    one["target"] = line.target;
    one["clause"] = line.clause;
    lines.append(one);
  }
  py::dict out;
  out["title"] = made.title;
  out["when"] = made.when;
  out["summary"] = made.summary;
  out["headings"] = made.headings;
  out["lines"] = lines;
  return out;
}

} // namespace

void register_report(py::module_& m) {
  m.def(
      "read_day", [](std::string const& text) { return to_date(data::read_day(text)); },
      py::arg("text"), "A date of a text such as 2023-10-30 or 30/10/2023, or None.");

  auto group = py::class_<group_verdict>(m, "GroupVerdict", "A clause's verdict within one group.");
  group.def_property_readonly("group", [](group_verdict const& v) { return v.group; });
  add_figures(group);

  auto clause = py::class_<clause_verdict>(m, "ClauseVerdict", "One clause of a target, judged.");
  clause.def_property_readonly("id", [](clause_verdict const& v) { return v.id; })
      .def_property_readonly("sentence", [](clause_verdict const& v) { return v.sentence; })
      .def_property_readonly("reads", [](clause_verdict const& v) { return v.reads; })
      .def_property_readonly("unit", [](clause_verdict const& v) { return v.unit; })
      .def_property_readonly("threshold", [](clause_verdict const& v) { return v.threshold; })
      .def_property_readonly("each_threshold",
                             [](clause_verdict const& v) { return v.each_threshold; })
      .def_property_readonly("hidden", [](clause_verdict const& v) { return v.hidden; })
      .def_property_readonly("hidden_groups",
                             [](clause_verdict const& v) { return v.hidden_groups; })
      .def_property_readonly("in_every", [](clause_verdict const& v) { return v.in_every; })
      .def_property_readonly("applies",
                             [](clause_verdict const& v) -> std::optional<bool> {
                               if (v.may_not_apply) return std::nullopt;
                               return !v.does_not_apply;
                             })
      .def_property_readonly(
          "groups",
          [](clause_verdict const& v) {
            std::vector<group_verdict const*> out;
            for (auto const& each : v.groups) out.push_back(&each);
            return out;
          },
          py::return_value_policy::reference_internal)
      .def("names", [](clause_verdict const& v,
                       std::string const& who) { return names_of(listed(v.who, who)); })
      .def("keys", [](clause_verdict const& v, std::string const& who) {
        return keys_of(listed(v.who, who));
      });
  add_figures(clause);

  py::class_<target_verdict>(m, "TargetVerdict", "A target with the verdicts of its clauses.")
      .def_property_readonly("id", [](target_verdict const& v) { return v.id; })
      .def_property_readonly("kind",
                             [](target_verdict const& v) { return std::string(to_string(v.kind)); })
      .def_property_readonly("title", [](target_verdict const& v) { return v.title; })
      .def_property_readonly("section", [](target_verdict const& v) { return v.section; })
      .def_property_readonly("source", [](target_verdict const& v) { return v.source; })
      .def_property_readonly("owner", [](target_verdict const& v) { return v.owner; })
      .def_property_readonly("note", [](target_verdict const& v) { return v.note; })
      .def_property_readonly("deadline",
                             [](target_verdict const& v) { return to_date(v.deadline); })
      .def_property_readonly(
          "status", [](target_verdict const& v) { return std::string(to_string(v.status)); })
      .def_property_readonly(
          "clauses",
          [](target_verdict const& v) {
            std::vector<clause_verdict const*> out;
            for (auto const& each : v.clauses) out.push_back(&each);
            return out;
          },
          py::return_value_policy::reference_internal);

  py::class_<report, std::shared_ptr<report>>(m, "Report", "Everything a check came to.")
      .def_property_readonly(
          "targets",
          [](report const& r) {
            std::vector<target_verdict const*> out;
            for (auto const& each : r.targets) out.push_back(&each);
            return out;
          },
          py::return_value_policy::reference_internal)
      .def_property_readonly("heads", &heads_of)
      .def_property_readonly("diagnostics", [](report const& r) { return r.diagnostics; })
      .def_property_readonly("as_of", [](report const& r) { return to_date(r.as_of); })
      .def_property_readonly("exit_code", &report::exit_code)
      .def(
          "to_json",
          [](report const& r, std::string const& lang) {
            return render::to_json(r, to_language(lang));
          },
          py::arg("lang"))
      .def(
          "to_html",
          [](report const& r, std::string const& lang, bool page, bool who) {
            return render::to_html(r, {to_language(lang), page, who});
          },
          py::arg("lang"), py::arg("page"), py::arg("who"))
      .def(
          "masked",
          [](report const& r, std::int64_t fewest) {
            return std::make_shared<report>(masked(r, fewest));
          },
          py::arg("fewest"), "For everybody to see: without what tells of single people.")
      .def("review", &review_dict, py::arg("lang"),
           "The lines of a review in the words of a language.")
      .def("to_table", &clauses_of, "A row for each clause.")
      .def(
          "to_text",
          [](report const& r, std::string const& lang, bool colour, std::size_t width, bool reads) {
            return render::to_text(r, {to_language(lang), colour, width, reads});
          },
          py::arg("lang"), py::arg("colour"), py::arg("width"), py::arg("reads"));

  py::class_<bound, std::shared_ptr<bound>>(m, "Bound", "A plan bound to tables.")
      .def(py::init([](std::shared_ptr<plan> p, std::shared_ptr<dataset> d, bool names,
                       std::optional<std::string> by, earlier_tables earlier, std::size_t count) {
             py::gil_scoped_release const free;
             return std::make_shared<bound>(std::move(p), std::move(d), std::move(earlier), names,
                                            std::move(by), helpers(count));
           }),
           py::arg("plan"), py::arg("dataset"), py::arg("names"), py::arg("by"),
           py::arg("earlier") = earlier_tables(), py::arg("threads") = 1)
      .def_property_readonly("by", [](bound const& b) { return b.data.options().by; })
      .def(
          "again",
          [](bound const& b, bool names, std::optional<std::string> by) {
            py::gil_scoped_release const free;
            return std::make_shared<bound>(b.of, b.tables, b.earlier, names, std::move(by),
                                           b.run_on);
          },
          py::arg("names"), py::arg("by"), "The same tables, bound for another breakdown.")
      .def(
          "rows",
          [](bound const& b, report const& r, std::size_t target, std::size_t at,
             std::string const& who, std::optional<std::size_t> group) {
            auto const& judged = r.targets.at(target).clauses;
            // A target with an error in its sentence has no clauses and nobody.
            if (judged.empty()) return rows_of(b, {}, {});
            auto const& of = b.of->program.targets.at(target).clauses.at(at);
            auto const& clause = judged.at(at);
            if (!group) return rows_of(b, of, listed(clause.who, who));
            auto const& lists = clause.groups.at(*group).who;
            if (!of.each_group) return rows_of(b, of, listed(lists, who));
            if (!lists && clause.who)
              throw py::value_error("who is in this group is not told by a reference of each");
            ir::clause within;
            for (auto const& part : of.each_group->parts)
              within.parts.push_back({part.via.to, part.filter, part.predicate});
            return rows_of(b, within, listed(lists, who));
          },
          py::arg("report"), py::arg("target"), py::arg("clause"), py::arg("who"), py::arg("group"),
          "The records in a list of a clause, or of one of its groups, as a table.")
      .def("check", &check, py::arg("as_of"), py::arg("who"), py::arg("first"),
           "Judges every target; of each list no more than the first so many.");
}

} // namespace chitieu::python
