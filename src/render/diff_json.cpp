#include <chitieu/render/diff.hpp>
#include <chitieu/version.hpp>

#include "clause_json.hpp"
#include "json_writer.hpp"

namespace chitieu::render {
namespace {

class json_diff {
 public:
  explicit json_diff(language which) : language_(which) {}

  std::string write(plan_diff const& of) && {
    to_.begin_object();
    to_.text("chitieu", CHITIEU_VERSION);
    to_.text("old", of.old_file);
    to_.text("new", of.new_file);
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
  void write_one(plan_change const& c) {
    to_.begin_object();
    to_.text("change", to_string(c.is));
    to_.text("of", to_string(c.what));
    to_.text("id", c.id);
    to_.text("called", c.called);
    to_.text("before", c.before);
    to_.text("after", c.after);
    to_.key("changes_meaning");
    to_.boolean(c.changes_meaning());
    to_.text("says", says(c, language_));
    to_.end_object();
  }

  void side(std::string_view name, std::optional<clause_verdict> const& c) {
    to_.key(name);
    if (!c) return to_.null();
    write_in_short(to_, *c);
  }

  void write_one(verdict_change const& v) {
    to_.begin_object();
    to_.text("id", v.id);
    to_.text("title", v.title);
    to_.number("more", v.more);
    side("before", v.before);
    side("after", v.after);
    to_.text("says", says(v, language_));
    to_.end_object();
  }

  language language_;
  json_writer to_;
};

} // namespace

std::string to_json(plan_diff const& of, language which) { return json_diff(which).write(of); }

} // namespace chitieu::render
