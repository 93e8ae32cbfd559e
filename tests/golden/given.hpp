#pragma once
#include "golden_file.hpp"

#include <chitieu/chitieu.hpp>

#include <algorithm>
#include <list>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace chitieu::golden {

/// What a golden file hands to the engine.
struct given {
  std::string plan;     ///< bytes of the plan
  std::string unbroken; ///< the plan before its replacements
  std::string newer;    ///< another plan to compare with; may be empty
  std::string in_other; ///< the plan with its sentences in the other language; may be empty
  dataset data;
  std::list<std::pair<std::string, dataset>> earlier; ///< other data by their names
  bool has_data = false;
  check_options options;
  bool others_unchanged = false;
  std::string changed; ///< ids of targets that change though they are not invalid
  bool escapes = false;
  bool asks_doctor = false;
  bool asks_repair = false;
  std::vector<std::string> may_change; ///< columns, for a repair
  bool losses = false;
  std::map<std::string, std::int64_t> rows;  ///< of populations, for the doctor
  std::map<std::string, std::string> beside; ///< plans that may be extended, by their names

  [[nodiscard]] plan_finder finder() const {
    return [this](std::string const& name) -> outcome<source, diagnostics> {
      auto const at = beside.find(name);
      if (at == beside.end()) return {};
      return source::from_text(name, at->second);
    };
  }
};

inline void read_options(std::string const& body, given& into) {
  for (auto const& line : lines_of(body)) {
    auto const blank = line.find(' ');
    auto const word = line.substr(0, blank);
    auto const rest = blank == std::string::npos ? std::string() : line.substr(blank + 1);
    if (word == "as-of")
      into.options.as_of = data::to_civil(data::read_day(rest).value());
    else if (word == "who")
      into.options.who = true;
    else if (word == "names")
      into.options.who = into.options.names = true;
    else if (word == "by")
      into.options.by = rest;
    else if (word == "others-unchanged") {
      into.others_unchanged = true;
      into.changed = " " + rest + " ";
    } else if (word == "rows")
      into.rows[rest.substr(0, rest.rfind(' '))] = std::stoll(rest.substr(rest.rfind(' ') + 1));
    else if (word == "may-change")
      into.may_change.push_back(rest);
    else if (word == "losses")
      into.losses = true;
    else if (word == "escapes")
      into.escapes = true;
    else
      throw std::runtime_error("unknown option: " + line);
  }
}

/// `replace OLD => NEW`: the old words stand once in the plan.
inline void replace(std::string& plan, std::string const& line) {
  std::string_view const verb = "replace ";
  auto const arrow = line.find(" =>");
  if (!line.starts_with(verb) || arrow == std::string::npos)
    throw std::runtime_error("not a replacement: " + line);
  auto const before = line.substr(verb.size(), arrow - verb.size());
  auto const after = line.substr(std::min(line.size(), arrow + 4));
  auto const at = plan.find(before);
  if (at == std::string::npos || plan.find(before, at + 1) != std::string::npos)
    throw std::runtime_error("does not stand once in the plan: " + before);
  plan.replace(at, before.size(), after);
}

inline void add_table(std::string const& name, std::string const& bytes, dataset& into) {
  auto const folder = std::filesystem::path(CHITIEU_ROOT) / name;
  if (bytes.empty() && !name.ends_with(".csv")) {
    into.add_path(folder);
    return;
  }
  // As a file of that name would be read.
  into.add_csv(name.substr(0, name.rfind('.')), name, bytes);
}

/// `earlier NAME TABLE.csv`: a table of other data that the plan compares with.
inline void add_earlier(std::string const& title, std::string const& bytes, given& into) {
  auto const blank = title.rfind(' ');
  if (blank == std::string::npos) throw std::runtime_error("whose table is it? " + title);
  auto const name = title.substr(0, blank);
  auto at = std::find_if(into.earlier.begin(), into.earlier.end(),
                         [&](auto const& each) { return each.first == name; });
  if (at == into.earlier.end()) at = into.earlier.emplace(at, name, dataset());
  add_table(title.substr(blank + 1), bytes, at->second);
}

inline given prepare(golden_file const& golden) {
  given out;
  if (auto const* options = golden.find("options")) read_options(options->body, out);
  auto const bytes = [&](std::string const& body) { return out.escapes ? unescape(body) : body; };
  for (auto const& each : golden.sections) {
    if (each.kind == "data") {
      add_table(each.name, bytes(each.body), out.data);
      out.has_data = true;
    }
    if (each.kind == "beside")
      out.beside[each.name] =
          each.body.empty() ? read_file(std::filesystem::path(CHITIEU_ROOT) / "rules" / each.name)
                            : bytes(each.body);
    if (each.kind == "earlier") add_earlier(each.name, bytes(each.body), out);
    out.asks_doctor = out.asks_doctor || each.kind == "doctor";
    out.asks_repair = out.asks_repair || each.kind == "repair";
    if (each.kind == "newer")
      out.newer = each.name.empty() ? bytes(each.body)
                                    : read_file(std::filesystem::path(CHITIEU_ROOT) / each.name);
    if (each.kind != "plan") continue;
    out.plan = each.name.empty() ? bytes(each.body)
                                 : read_file(std::filesystem::path(CHITIEU_ROOT) / each.name);
    out.unbroken = out.plan;
    if (!each.name.empty())
      for (auto const& line : lines_of(each.body)) replace(out.plan, line);
  }
  if (auto const* other = golden.find("sentences", "vi"))
    out.in_other = out.plan + bytes(other->body);
  if (auto const* sentences = golden.find("sentences", "en")) out.plan += bytes(sentences->body);
  return out;
}

} // namespace chitieu::golden
