#include "clause_json.hpp"

namespace chitieu::render {

void write_members(json_writer& to, exact::margins const& of) {
  to.number("need", of.need);
  if (of.need_high) to.number("need_high", *of.need_high);
  to.number("short", of.short_by);
  to.number("over", of.over_by);
  to.number("spare", of.spare);
}

void write_in_short(json_writer& to, clause_verdict const& of) {
  to.begin_object();
  to.text("status", to_string(of.status));
  to.text("threshold", of.threshold);
  if (of.number) {
    if (of.number->value.is_exact()) to.text("value", exact::to_string(*of.number->value.low));
    if (of.number->gap) to.text("gap", exact::to_string(*of.number->gap));
  } else {
    to.number("count", of.counts.yes);
    to.number("base", of.counts.base());
    write_members(to, of.margins);
  }
  to.end_object();
}

} // namespace chitieu::render
