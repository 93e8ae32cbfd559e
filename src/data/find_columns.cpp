#include "find_columns.hpp"

#include "near_names.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace chitieu::data {
namespace {

class header {
 public:
  header(input_table const& table, schema::population const& population)
      : taken_(table.columns.size()) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (table.columns[i].cells != nullptr)
        fields_[text::fold_name(table.columns[i].name)].push_back(
            static_cast<std::uint32_t>(i + 1));
    for (auto const& column : population.columns)
      if (!column.derived)
        for (auto const field : called(column.called)) taken_[field - 1] = true;
    for (std::size_t i = 0; i < taken_.size(); ++i)
      if (!taken_[i]) free_.add(table.columns[i].name);
  }

  /// The fields that are called so, ascending.
  [[nodiscard]] std::vector<std::uint32_t> called(schema::naming const& names) const {
    std::vector<std::uint32_t> found;
    auto const look = [&](std::string const& name) {
      auto const at = fields_.find(text::fold_name(name));
      if (at != fields_.end()) found.insert(found.end(), at->second.begin(), at->second.end());
    };
    look(names.name);
    for (auto const& alias : names.aliases) look(alias);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  /// Names that belong to no declared column, and so may be misspelt.
  [[nodiscard]] near_names const& free() const noexcept { return free_; }

 private:
  std::unordered_map<std::string, std::vector<std::uint32_t>> fields_;
  std::vector<bool> taken_;
  near_names free_;
};

// What a missing column may be called in the table: headers like it, or else those that no column
// has, as long as they are few.
std::vector<argument> may_be_meant(near_names const& free, schema::naming const& called) {
  constexpr std::size_t most = 5;
  if (auto near = free.find(called); !near.empty()) return either(near);
  auto const rest = free.all();
  return rest.size() <= most ? either(rest) : std::vector<argument>();
}

/// Whether the cells of a field can be read; says why not.
bool is_readable(table_places const& places, std::uint32_t field, std::string const& name,
                 diagnostics& found) {
  auto fault = places.table->columns[field - 1].cells->fault();
  if (!fault) return true;
  found.push_back({fault->what,
                   fault->row ? places.cell(*fault->row, field) : places.header(field),
                   {name, std::move(fault->about)},
                   std::move(fault->hint_arguments)});
  return false;
}

} // namespace

std::vector<std::uint32_t> find_columns(schema::population const& population,
                                        std::vector<bool> const& needed, table_places const& places,
                                        diagnostics& found) {
  header const names(*places.table, population);
  std::vector<std::uint32_t> fields(population.columns.size());
  for (std::size_t id = 0; id < fields.size(); ++id) {
    if (!needed[id] || population.columns[id].derived) continue;
    auto const& called = population.columns[id].called;
    // A reference to one of several populations is one column of the table.
    if (id > 0 && needed[id - 1] && population.columns[id - 1].called == called) {
      fields[id] = fields[id - 1];
      continue;
    }
    auto const candidates = names.called(called);
    if (candidates.size() == 1)
      fields[id] =
          is_readable(places, candidates.front(), called.name, found) ? candidates.front() : 0;
    else if (candidates.empty())
      found.push_back({code::missing_column,
                       places.header(0),
                       {called.name, population.called.name},
                       may_be_meant(names.free(), called)});
    else
      found.push_back(
          {code::csv_duplicate_header, places.header(candidates[1]), {called.name}, {}});
  }
  return fields;
}

} // namespace chitieu::data
