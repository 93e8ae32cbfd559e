#include <chitieu/render/diff.hpp>
#include <chitieu/version.hpp>

#include "json_writer.hpp"

namespace chitieu::render {
namespace {

class json_diff {
 public:
  explicit json_diff(language which) : language_(which) {}

  std::string write(plan_diff const& of) && {
    to_.begin_object();
    text("chitieu", CHITIEU_VERSION);
    text("old", of.old_file);
    text("new", of.new_file);
    to_.key("changes");
    to_.begin_array();
    for (auto const& each : of.changes) write_one(each);
    to_.end_array();
    if (of.with_data) {
      to_.key("verdicts");
      to_.begin_array();
      for (auto const& each : of.verdicts) write_one(each);
      to_.end_array();
    }
    to_.end_object();
    return std::move(to_).finish();
  }

 private:
  void text(std::string_view name, std::string_view value) {
    to_.key(name);
    to_.string(value);
  }
  void number(std::string_view name, std::int64_t value) {
    to_.key(name);
    to_.number(value);
  }

  void write_one(plan_change const& c) {
    to_.begin_object();
    text("change", to_string(c.is));
    text("of", to_string(c.what));
    text("id", c.id);
    text("called", c.called);
    text("before", c.before);
    text("after", c.after);
    to_.key("changes_meaning");
    to_.boolean(c.changes_meaning());
    text("says", says(c, language_));
    to_.end_object();
  }

  void side(std::string_view name, std::optional<clause_verdict> const& c) {
    to_.key(name);
    if (!c) return to_.null();
    to_.begin_object();
    text("status", chitieu::to_string(c->status));
    text("threshold", c->threshold);
    if (!c->number) {
      number("count", c->counts.yes);
      number("base", c->counts.base());
      number("need", c->margins.need);
      number("short", c->margins.short_by);
      number("over", c->margins.over_by);
      number("spare", c->margins.spare);
    }
    to_.end_object();
  }

  void write_one(verdict_change const& v) {
    to_.begin_object();
    text("id", v.id);
    text("title", v.title);
    number("more", v.more);
    side("before", v.before);
    side("after", v.after);
    text("says", says(v, language_));
    to_.end_object();
  }

  language language_;
  json_writer to_;
};

} // namespace

std::string to_json(plan_diff const& of, language which) { return json_diff(which).write(of); }

} // namespace chitieu::render
