#include <chitieu/render/render.hpp>
#include <chitieu/version.hpp>

#include "clause_json.hpp"
#include "diagnostic_json.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace chitieu::render {
namespace {

class json_report {
 public:
  explicit json_report(language which) : language_(which) {}

  std::string write(report const& of) && {
    to_.begin_object();
    to_.text("chitieu", CHITIEU_VERSION);
    to_.number("edition", edition);
    to_.key("plan");
    to_.begin_object();
    to_.text("title", of.plan_title);
    if (of.plan_year)
      to_.number("year", *of.plan_year);
    else
      null("year");
    to_.text("source", of.plan_source);
    to_.end_object();
    day("as_of", of.as_of);
    summary(of);
    if (of.points) points("points", *of.points);
    if (!of.grade.empty()) to_.text("grade", of.grade);
    if (!of.groups.empty()) array("places", of.groups, [this](auto const& each) { place(each); });
    write_members(to_, of.diagnostics, language_);
    array("targets", of.targets, [this](auto const& each) { write_one(each); });
    to_.end_object();
    return std::move(to_).finish();
  }

 private:
  void null(std::string_view name) {
    to_.key(name);
    to_.null();
  }
  void day(std::string_view name, std::optional<data::day> value) {
    if (value) return to_.text(name, data::to_iso(*value));
    null(name);
  }
  /// A fraction has both terms even when it is whole, so that readers can split it at the slash.
  void share(std::string_view name, std::optional<exact::ratio> const& value) {
    if (!value) return null(name);
    to_.text(name, std::to_string(value->numerator()) + '/' + std::to_string(value->denominator()));
  }
  /// A number of any size as it is: a whole one, or a fraction in lowest terms.
  void exact_number(std::string_view name, std::optional<exact::rational> const& value) {
    if (!value) return null(name);
    to_.text(name, exact::to_string(*value));
  }
  void flag(std::string_view name) {
    to_.key(name);
    to_.boolean(true);
  }
  void alternative(ir::alternative const& of) {
    to_.key("alternative");
    to_.begin_object();
    to_.number("needed", of.needed);
    to_.number("among", of.among);
    to_.number("member", of.member);
    to_.end_object();
  }
  template <class Values, class Write>
  void array(std::string_view name, Values const& values, Write write) {
    to_.key(name);
    to_.begin_array();
    for (auto const& each : values) write(each);
    to_.end_array();
  }

  void points(std::string_view name, chitieu::points const& of) {
    to_.key(name);
    to_.begin_object();
    exact_number("low", of.got.low);
    exact_number("high", of.got.high);
    exact_number("of", of.most);
    to_.end_object();
  }

  void place(group_points const& of) {
    to_.begin_object();
    to_.text("group", of.group);
    if (of.place)
      to_.number("place", static_cast<std::int64_t>(*of.place));
    else
      null("place");
    points("points", of.points);
    to_.end_object();
  }

  void summary(report const& of) {
    auto const counted = of.summary();
    to_.key("summary");
    to_.begin_object();
    for (status const each :
         {status::met, status::unmet, status::pending, status::undetermined, status::invalid})
      to_.number(to_string(each),
                 static_cast<std::int64_t>(counted[static_cast<std::size_t>(each)]));
    to_.end_object();
  }

  void write_one(target_verdict const& of) {
    to_.begin_object();
    to_.text("id", of.id);
    to_.text("kind", chitieu::to_string(of.kind));
    to_.text("title", of.title);
    to_.text("status", to_string(of.status));
    to_.text("source", of.source);
    to_.text("section", of.section);
    to_.text("owner", of.owner);
    to_.text("note", of.note);
    day("deadline", of.deadline);
    if (of.points) points("points", *of.points);
    array("clauses", of.clauses, [this](auto const& each) { write_one(each); });
    to_.end_object();
  }

  void write_one(clause_verdict const& of) {
    to_.begin_object();
    to_.text("id", of.id);
    to_.text("status", to_string(of.status));
    to_.text("sentence", of.sentence);
    to_.text("reads", of.reads);
    if (of.deadline) day("deadline", of.deadline);
    if (of.in_a_row) flag("in_a_row");
    if (of.alternative) alternative(*of.alternative);
    if (of.does_not_apply) flag("does_not_apply");
    if (of.may_not_apply) flag("may_not_apply");
    if (of.hidden) {
      flag("hidden");
      to_.text("threshold", of.threshold);
    } else if (of.number) {
      figures(*of.number, of.threshold);
    } else {
      figures(of);
    }
    who(of.who);
    if (of.in_every) to_.text("each_threshold", of.each_threshold);
    if (!of.groups.empty())
      array("groups", of.groups,
            [&](group_verdict const& each) { write_one(each, of.each_threshold); });
    if (of.hidden_groups > 0)
      to_.number("hidden_groups", static_cast<std::int64_t>(of.hidden_groups));
    of_any_group(of.of_any_group);
    to_.end_object();
  }

  void figures(clause_verdict const& of) {
    to_.number("count", of.counts.yes);
    to_.number("base", of.counts.base());
    to_.number("unknown", of.counts.unknown);
    to_.number("base_unknown", of.counts.maybe_base());
    share("share", of.margins.share);
    share("low", of.margins.low);
    share("high", of.margins.high);
    to_.text("threshold", of.threshold);
    write_members(to_, of.margins);
    unreachable(of.margins);
  }

  void figures(number_verdict const& of, std::string_view threshold) {
    exact_number("value", of.value.is_exact() ? of.value.low : std::nullopt);
    exact_number("low", of.value.low);
    exact_number("high", of.value.high);
    if (of.value.may_be_none) flag(of.value.none ? "none" : "may_be_none");
    to_.text("threshold", threshold);
    exact_number("asked_low", of.low.low);
    exact_number("asked_high", of.high.high);
    exact_number("gap", of.gap);
    to_.text("unit", of.unit);
    if (of.is_share) flag("is_share");
  }

  void unreachable(exact::margins const& margins) {
    if (!margins.unreachable) return;
    to_.key("unreachable");
    to_.boolean(true);
    to_.key("nearest");
    to_.begin_array();
    if (margins.nearest_below) to_.number(*margins.nearest_below);
    if (margins.nearest_above) to_.number(*margins.nearest_above);
    to_.end_array();
  }

  void who(std::optional<witnesses> const& of) {
    if (!of) return;
    auto const keys = [this](std::string_view name, record_list const& records) {
      array(name, records, [this](witness const& each) { to_.string(each.key); });
    };
    auto const more = [this](std::string_view name, std::size_t count) {
      if (count > 0) to_.number(name, static_cast<std::int64_t>(count));
    };
    keys("missing", of->missing);
    more("more_missing", of->more_missing);
    keys("unknown_keys", of->unknown);
    more("more_unknown_keys", of->more_unknown);
    keys("counted", of->counted);
    more("more_counted", of->more_counted);
    if (!keys_are_enough(*of)) records_of(*of);
  }

  /// Keys are enough while nobody asked for names and all are of one population.
  static bool keys_are_enough(witnesses const& of) {
    std::optional<std::string_view> population;
    for (auto const* list : {&of.missing, &of.unknown, &of.counted})
      for (std::size_t i = 0; i < list->size(); ++i) {
        if (!population) population = list->population(i);
        if (!list->name(i).empty() || list->population(i) != *population) return false;
      }
    return true;
  }

  void records_of(witnesses const& of) {
    auto const records = [this](std::string_view name, record_list const& some) {
      array(name, some, [this](witness const& each) {
        to_.begin_object();
        to_.text("population", each.population);
        to_.text("key", each.key);
        if (!each.name.empty()) to_.text("name", each.name);
        to_.end_object();
      });
    };
    to_.key("records");
    to_.begin_object();
    records("missing", of.missing);
    records("unknown", of.unknown);
    records("counted", of.counted);
    to_.end_object();
  }

  void write_one(group_verdict const& of, std::string_view threshold) {
    to_.begin_object();
    to_.text("group", of.group);
    to_.text("status", to_string(of.status));
    if (of.number) {
      figures(*of.number, threshold);
      to_.end_object();
      return;
    }
    to_.number("count", of.counts.yes);
    to_.number("base", of.counts.base());
    to_.number("unknown", of.counts.unknown);
    share("share", of.margins.share);
    write_members(to_, of.margins);
    who(of.who);
    to_.end_object();
  }

  /// Who is of no known group; where everybody's is known, nothing.
  void of_any_group(std::optional<witnesses> const& of) {
    if (!of || of->unknown.empty()) return;
    to_.key("of_unknown_group");
    to_.begin_object();
    who(of);
    to_.end_object();
  }

  language language_;
  json_writer to_;
};

} // namespace

std::string to_json(report const& of, language which) { return json_report(which).write(of); }

} // namespace chitieu::render
