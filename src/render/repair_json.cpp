#include <chitieu/render/repair.hpp>
#include <chitieu/version.hpp>

#include "clause_json.hpp"
#include "diagnostic_json.hpp"

#include <chitieu/data/day.hpp>

namespace chitieu::render {
namespace {

std::string_view word_for(repair_plan::outcome came_to) {
  using enum repair_plan::outcome;
  switch (came_to) {
  case nothing_to_do:
    return "nothing_to_do";
  case minimal:
    return "minimal";
  case bounded:
    return "bounded";
  case not_found:
    return "not_found";
  case impossible:
    break;
  }
  return "impossible";
}

std::string_view word_for(repair_change::form is) {
  using enum repair_change::form;
  switch (is) {
  case gains:
    return "gains";
  case loses:
    return "loses";
  case becomes:
    return "becomes";
  case added:
    break;
  }
  return "added";
}

std::string_view word_for(repair_obstacle::form is) {
  using enum repair_obstacle::form;
  switch (is) {
  case untouched:
    return "untouched";
  case alone:
    return "alone";
  case together:
    return "together";
  case unfollowed:
    break;
  }
  return "unfollowed";
}

std::string_view word_for(repair_obstacle::reason is) {
  using enum repair_obstacle::reason;
  switch (is) {
  case number:
    return "number";
  case which_record:
    return "which_record";
  case partial:
    return "partial";
  case on_condition:
    return "on_condition";
  case blank_reference:
    return "blank_reference";
  case too_many_ways:
    return "too_many_ways";
  case too_many:
    return "too_many";
  case no_range:
    return "no_range";
  case none:
    break;
  }
  return "none";
}

class json_repair {
 public:
  explicit json_repair(language which) : language_(which) {}

  std::string write(repair_plan const& of) && {
    to_.begin_object();
    to_.text("chitieu", CHITIEU_VERSION);
    to_.key("as_of");
    if (of.as_of)
      to_.string(data::to_iso(*of.as_of));
    else
      to_.null();
    to_.text("outcome", word_for(of.came_to));
    to_.number("changes", of.changes);
    to_.number("at_least", of.at_least);
    to_.text("says", says(of, language_));
    list("may_change", of.may_change);
    to_.key("ranges");
    to_.begin_array();
    for (auto const& each : of.ranges) {
      to_.begin_object();
      to_.text("column", each.column);
      if (!each.low.empty()) to_.text("low", each.low);
      if (!each.high.empty()) to_.text("high", each.high);
      to_.end_object();
    }
    to_.end_array();
    to_.key("steps");
    to_.begin_array();
    for (auto const& each : of.steps) write_step(each);
    to_.end_array();
    to_.key("obstacles");
    to_.begin_array();
    for (auto const& each : of.obstacles) {
      to_.begin_object();
      to_.text("why", word_for(each.is));
      if (each.because != repair_obstacle::reason::none)
        to_.text("because", word_for(each.because));
      list("ids", each.ids);
      to_.text("says", says(each, language_));
      to_.end_object();
    }
    to_.end_array();
    to_.key("clauses");
    to_.begin_array();
    for (auto const& each : of.clauses) {
      to_.begin_object();
      to_.text("id", each.before.id);
      to_.text("title", each.title);
      to_.key("aimed_at");
      to_.boolean(each.aimed_at);
      side("before", each.before);
      side("after", each.after);
      to_.text("says", says(each, language_));
      to_.end_object();
    }
    to_.end_array();
    write_members(to_, of.diagnostics, language_);
    to_.end_object();
    return std::move(to_).finish();
  }

 private:
  void list(std::string_view name, std::vector<std::string> const& all) {
    to_.key(name);
    to_.begin_array();
    for (auto const& each : all) to_.string(each);
    to_.end_array();
  }

  // Nobody is named where nobody was asked for.
  void people(std::string_view name, std::vector<witness> const& some) {
    if (some.empty()) return;
    to_.key(name);
    to_.begin_array();
    for (auto const& each : some) {
      if (each.name.empty()) {
        to_.string(each.key);
        continue;
      }
      to_.begin_object();
      to_.text("key", each.key);
      to_.text("name", each.name);
      to_.end_object();
    }
    to_.end_array();
  }

  void write_step(repair_step const& of) {
    to_.begin_object();
    to_.text("population", of.population);
    to_.number("count", of.count);
    to_.number("among", of.among);
    to_.key("changes");
    to_.begin_array();
    for (auto const& each : of.changes) {
      to_.begin_object();
      to_.text("change", word_for(each.is));
      to_.text("population", each.population);
      to_.text("column", each.column);
      list("levels", each.levels);
      to_.end_object();
    }
    to_.end_array();
    people("chosen", of.chosen);
    people("others", of.others);
    to_.text("says", says(of, language_));
    to_.end_object();
  }

  void side(std::string_view name, clause_verdict const& of) {
    to_.key(name);
    write_in_short(to_, of);
  }

  language language_;
  json_writer to_;
};

} // namespace

std::string to_json(repair_plan const& of, language which) { return json_repair(which).write(of); }

} // namespace chitieu::render
