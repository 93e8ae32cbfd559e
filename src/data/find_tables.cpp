#include "find_tables.hpp"

#include "near_names.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace chitieu::data {
namespace {

using schema::population_id;
using populations_by_name = std::unordered_map<std::string, std::vector<population_id>>;

/// A table that was handed in; without an entry it is known to be faulty.
struct handed_in {
  std::string name;
  dataset::entry const* entry;
};

void add_name(populations_by_name& names, std::string name, population_id id) {
  if (name.empty()) return;
  auto& ids = names[std::move(name)];
  if (ids.empty() || ids.back() != id) ids.push_back(id);
}

class search {
 public:
  search(schema::schema const& plan, std::vector<bool> const& needed, diagnostics& found)
      : plan_(plan), needed_(needed), found_(found), claims_(plan.populations.size()),
        doubtful_(plan.populations.size()) {
    for (population_id id = 0; id < plan.populations.size(); ++id) {
      if (plan.populations[id].groups) continue; // no table holds them
      auto const& called = plan.populations[id].called;
      names_.add(called);
      add_names(called.name, id);
      for (auto const& alias : called.aliases) add_names(alias, id);
    }
  }

  void add(handed_in table) {
    auto const ids = claimants(table.name);
    bool const unasked =
        ids.empty() || (ids.size() == 1 && !plan_.populations[ids.front()].listed.empty());
    if (unasked) {
      // Of a faulty table one has heard already, and its near name would only distract.
      if (table.entry != nullptr) report_unused(table, ids.empty());
      return;
    }
    if (ids.size() > 1) report_two_populations(table, ids);
    for (auto const id : ids) {
      claims_[id].push_back(table);
      doubtful_[id] = doubtful_[id] || ids.size() > 1;
    }
  }

  std::vector<dataset::entry const*> finish() {
    std::vector<dataset::entry const*> tables(plan_.populations.size());
    for (population_id id = 0; id < tables.size(); ++id) {
      auto const& population = plan_.populations[id];
      if (!needed_[id] || population.groups || !population.listed.empty()) continue;
      if (claims_[id].empty())
        report_missing(id);
      else if (doubtful_[id])
        continue;
      else if (claims_[id].size() > 1)
        report_two_tables(id);
      else
        tables[id] = claims_[id].front().entry;
    }
    return tables;
  }

 private:
  void add_names(std::string const& name, population_id id) {
    add_name(by_name_, text::fold_name(name), id);
    add_name(by_file_, text::file_key(name), id);
  }

  [[nodiscard]] std::vector<population_id> claimants(std::string const& table) const {
    if (auto const at = by_name_.find(text::fold_name(table)); at != by_name_.end())
      return at->second;
    if (auto const at = by_file_.find(text::file_key(table)); at != by_file_.end())
      return at->second;
    return {};
  }

  [[nodiscard]] static std::string file_of(handed_in const& table) {
    bool const from_file = table.entry != nullptr && !table.entry->second.file.empty();
    return from_file ? table.entry->second.file : text::normalise(table.name);
  }

  [[nodiscard]] static place place_of(handed_in const& table) { return {file_of(table), {}, 0, 0}; }

  diagnostic& report(code what, place at, std::vector<argument> arguments) {
    found_.push_back({what, std::move(at), std::move(arguments), {}});
    return found_.back();
  }

  void report_unused(handed_in const& table, bool look_near) {
    unused_.add(table.name);
    auto& made = report(code::unused_table, place_of(table), {text::normalise(table.name)});
    if (look_near) made.hint_arguments = either(names_.find(table.name));
  }

  void report_two_populations(handed_in const& table, std::vector<population_id> const& ids) {
    if (std::none_of(ids.begin(), ids.end(), [this](auto id) { return needed_[id]; })) return;
    std::vector<std::string> names;
    for (auto const id : ids) names.push_back(plan_.populations[id].called.name);
    report(code::ambiguous_table, place_of(table),
           {all_of_them({text::normalise(table.name)}), all_of_them(names)});
  }

  void report_two_tables(population_id id) {
    std::vector<std::string> names;
    for (auto const& table : claims_[id]) names.push_back(file_of(table));
    report(code::ambiguous_table, place_of(claims_[id].back()),
           {all_of_them(names), all_of_them({plan_.populations[id].called.name})});
  }

  void report_missing(population_id id) {
    auto const& called = plan_.populations[id].called;
    report(code::missing_population, plan_.populations[id].at, {called.name}).hint_arguments =
        either(unused_.find(called));
  }

  schema::schema const& plan_;
  std::vector<bool> const& needed_;
  diagnostics& found_;
  std::vector<std::vector<handed_in>> claims_;
  std::vector<bool> doubtful_;
  populations_by_name by_name_;
  populations_by_name by_file_;
  near_names names_{near_names::compared::as_files};
  near_names unused_{near_names::compared::as_files};
};

} // namespace

std::vector<dataset::entry const*> find_tables(schema::schema const& plan,
                                               std::vector<bool> const& needed, dataset const& data,
                                               diagnostics& found) {
  search all(plan, needed, found);
  for (auto const& entry : data.tables()) all.add({entry.first, &entry});
  for (auto const& name : data.faulty()) all.add({name, nullptr});
  return all.finish();
}

} // namespace chitieu::data
