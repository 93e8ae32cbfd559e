#pragma once
#include <chitieu/chitieu.hpp>

#include <optional>
#include <string>
#include <vector>

namespace chitieu::golden {

/// Every character of a plan that goes wrong is shown by line and column, of a table by field.
inline std::string show(diagnostics const& all, language which, std::string const& plan_name) {
  std::string out;
  for (auto const& each : all) {
    out += std::string(name(each.what)) + " ";
    if (each.at.file != plan_name && !each.at.file.empty()) out += each.at.file + ":";
    if (each.at.line == 0)
      out += "-";
    else
      out += std::to_string(each.at.line) + ":" + std::to_string(each.at.column);
    out += " " + message(each, which);
    if (auto const said = hint(each, which); !said.empty()) out += " | " + said;
    out += "\n";
  }
  return out;
}

inline std::string show(std::optional<exact::ratio> const& share) {
  return share ? exact::to_string(*share) : "-";
}

inline std::string show(exact::counts const& counts, exact::margins const& margins, bool of_share) {
  auto out = std::to_string(counts.yes) + "/" + std::to_string(counts.base());
  auto add = [&out](char const* what, std::int64_t value) {
    if (value != 0) out += std::string(" ") + what + " " + std::to_string(value);
  };
  if (of_share) out += " share " + show(margins.share);
  out += " need " + std::to_string(margins.need);
  if (margins.need_high) out += "–" + std::to_string(*margins.need_high);
  add("short", margins.short_by);
  add("over", margins.over_by);
  add("spare", margins.spare);
  add("unknown", counts.unknown);
  add("base-unknown", counts.maybe_base());
  if (of_share && (counts.unknown != 0 || counts.maybe_base() != 0))
    out += " low " + show(margins.low) + " high " + show(margins.high);
  if (margins.unreachable) {
    out += " unreachable";
    if (margins.nearest_below) out += " below " + std::to_string(*margins.nearest_below);
    if (margins.nearest_above) out += " above " + std::to_string(*margins.nearest_above);
  }
  return out;
}

inline std::string show(char const* what, record_list const& records) {
  if (records.empty()) return {};
  auto out = std::string("  ") + what;
  char const* between = " ";
  for (auto const& each : records) {
    out += between + each.population + " " + each.key +
           (each.name.empty() ? "" : " (" + each.name + ")");
    between = ", ";
  }
  return out + "\n";
}

inline std::string show(std::optional<exact::rational> const& bound) {
  return bound ? exact::to_string(*bound) : "?";
}

/// One number, or from where to where it can be.
inline std::string show(exact::bounds const& of) {
  if (of.none) return "none";
  auto out = of.is_exact() || (of.low && of.high && *of.low == *of.high)
                 ? exact::to_string(*of.low)
                 : show(of.low) + "–" + show(of.high);
  return of.may_be_none ? out + " or none" : out;
}

inline std::string show(number_verdict const& of) {
  auto out = "number " + show(of.value) + " asked " + show(of.low);
  if (of.how == exact::relation::between) out += " to " + show(of.high);
  out += " gap " + show(of.gap);
  return of.unit.empty() ? out : out + " in " + of.unit;
}

inline std::string show(clause_verdict const& clause) {
  if (clause.status == status::invalid) return clause.id + " invalid\n";
  auto const share = clause.asked.of_share;
  auto out = clause.id + " " + std::string(to_string(clause.status)) + " " +
             (clause.number ? show(*clause.number) : show(clause.counts, clause.margins, share)) +
             (clause.does_not_apply ? " does-not-apply" : "") +
             (clause.may_not_apply ? " may-not-apply" : "") + "\n";
  if (clause.who)
    out += show("counts", clause.who->counted) + show("missing", clause.who->missing) +
           show("unknown", clause.who->unknown);
  for (auto const& group : clause.groups)
    out += "  in " + group.group + ": " + std::string(to_string(group.status)) + " " +
           (group.number ? show(*group.number)
                         : show(group.counts, group.margins,
                                clause.in_every ? clause.each_asked.of_share : share)) +
           "\n";
  return out;
}

/// A line for each clause; a target of several clauses, or of none, has a line of its own.
inline std::string show(target_verdict const& target) {
  std::string out;
  if (target.clauses.size() != 1)
    out = target.id + " " + std::string(to_string(target.status)) + "\n";
  for (auto const& clause : target.clauses) out += show(clause);
  return out;
}

} // namespace chitieu::golden
