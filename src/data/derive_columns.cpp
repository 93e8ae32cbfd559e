#include "derive_columns.hpp"

#include "group_cells.hpp"
#include "number_cells.hpp"

#include <array>
#include <map>
#include <set>
#include <string>

namespace chitieu::data {
namespace {

using span_of_time = schema::group_part::span_of_time;

/// Every cell of a scalar column, as `stored_cells` keeps it; nothing when it is not there.
std::optional<std::vector<std::int64_t>> scalars(bound_table const& table, schema::column_id id) {
  auto const* column = id < table.columns.size() ? table.columns[id].get() : nullptr;
  if (!table.usable || column == nullptr || column->shape() != cell_shape::scalar)
    return std::nullopt;
  std::vector<std::int64_t> out(table.rows);
  constexpr std::size_t block = 512;
  std::array<std::int64_t, block> values{};
  std::array<knowledge, block> known{};
  for (std::size_t first = 0; first < table.rows; first += block) {
    auto const size = std::min(block, table.rows - first);
    column->read(first, std::span(values).first(size), std::span(known).first(size));
    for (std::size_t i = 0; i < size; ++i)
      out[first + i] = known[i] == knowledge::value  ? values[i]
                       : known[i] == knowledge::none ? stored_none
                                                     : stored_unknown;
  }
  return out;
}

bool is_filled(std::int64_t cell) { return cell != stored_none && cell != stored_unknown; }

/// Weeks from Monday 1 January 1900 on; ISO years and weeks are named from the day.
std::int64_t week_of(std::int64_t day) {
  auto const shifted = day + 3; // 1970-01-01 was a Thursday
  return shifted >= 0 ? shifted / 7 : -((-shifted + 6) / 7);
}

std::int64_t span_number(std::int64_t day, span_of_time each) {
  auto const civil = to_civil(static_cast<data::day>(day));
  auto const year = std::int64_t{static_cast<int>(civil.year())};
  auto const month = std::int64_t{static_cast<unsigned>(civil.month())} - 1;
  switch (each) {
  case span_of_time::year:
    return year;
  case span_of_time::quarter:
    return year * 4 + month / 3;
  case span_of_time::month:
    return year * 12 + month;
  case span_of_time::week:
    return week_of(day);
  case span_of_time::none:
    break;
  }
  return day;
}

std::string two_digits(std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

/// `2023`, `2023-Q2`, `2023-05`, `2023-W07`: the same in every language.
std::string span_name(std::int64_t number, span_of_time each) {
  switch (each) {
  case span_of_time::quarter:
    return std::to_string(number / 4) + "-Q" + std::to_string(number % 4 + 1);
  case span_of_time::month:
    return std::to_string(number / 12) + "-" + two_digits(number % 12 + 1);
  case span_of_time::week: {
    // A week belongs to the year of its Thursday.
    auto const thursday = static_cast<data::day>(number * 7);
    auto const year = to_civil(thursday).year();
    auto const first = to_day(year / 1 / 1);
    return std::to_string(static_cast<int>(year)) + "-W" + two_digits((thursday - first) / 7 + 1);
  }
  default:
    return std::to_string(number);
  }
}

class group_maker {
 public:
  group_maker(schema::schema const& plan, bound_data& bound, schema::population_id groups)
      : plan_(plan), bound_(bound), source_(*plan.populations[groups].groups),
        rows_(bound.tables[source_.of]), into_(bound.tables[groups]) {}

  void operator()() {
    for (auto const& part : source_.by) {
      auto column = scalars(rows_, part.column);
      if (!column) return;
      if (part.each != span_of_time::none)
        for (auto& cell : *column)
          if (is_filled(cell)) cell = span_number(cell, part.each);
      cells_.push_back(std::move(*column));
    }
    number_groups();
    write_groups();
  }

 private:
  using group_key = std::vector<std::int64_t>;

  void number_groups() {
    link_.resize(rows_.rows);
    group_key key(cells_.size());
    // Once for what occurs, in order; once for the number of each row's group.
    for (int pass = 0; pass < 2; ++pass) {
      std::int32_t next = 0;
      for (auto& group : order_) group.second = next++;
      for (std::size_t row = 0; row < rows_.rows; ++row) {
        std::size_t unknown = 0;
        bool none = false;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
          key[i] = cells_[i][row];
          none = none || key[i] == stored_none;
          if (key[i] == stored_unknown) ++unknown;
        }
        if (none)
          link_[row] = stored_none;
        else if (unknown > 0)
          link_[row] = stored_unknown;
        else if (pass == 0)
          order_.try_emplace(key, 0);
        else
          link_[row] = order_.at(key);
        if (pass == 0 && !none && unknown > 0 && unknown < cells_.size()) add_to_set(row, key);
      }
    }
    fill_sets();
  }

  /// Rows of which the same is known are of the same groups.
  void add_to_set(std::size_t row, group_key const& key) {
    auto const next = static_cast<std::uint32_t>(set_of_key_.size());
    if (set_of_.empty()) set_of_.assign(rows_.rows, group_cells::no_set);
    set_of_[row] = set_of_key_.try_emplace(key, next).first->second;
  }

  /// Each group is looked up once for each choice of columns that are not known somewhere.
  void fill_sets() {
    sets_.resize(set_of_key_.size());
    std::set<std::vector<bool>> choices;
    for (auto const& [key, set] : set_of_key_) {
      std::vector<bool> unknown;
      for (auto const cell : key) unknown.push_back(cell == stored_unknown);
      choices.insert(std::move(unknown));
    }
    for (auto const& unknown : choices)
      for (auto const& [group, number] : order_) {
        auto key = group;
        for (std::size_t i = 0; i < key.size(); ++i)
          if (unknown[i]) key[i] = stored_unknown;
        if (auto const found = set_of_key_.find(key); found != set_of_key_.end())
          sets_[found->second].push_back(number);
      }
  }

  void write_groups() {
    into_.usable = true;
    into_.rows = order_.size();
    into_.keys.clear();
    std::vector<std::vector<std::int64_t>> columns(cells_.size());
    for (auto const& [key, number] : order_) {
      std::string name;
      for (std::size_t i = 0; i < key.size(); ++i) {
        columns[i].push_back(key[i]);
        name += (i == 0 ? "" : " · ") + name_of(source_.by[i], key[i]);
      }
      into_.keys.push_back(std::move(name));
    }
    into_.columns.clear();
    for (auto& column : columns)
      into_.columns.push_back(
          std::make_shared<number_cells const>(std::move(column), std::vector<knowledge>(), 0));
    bound_.tables[source_.of].columns[source_.link] =
        std::make_shared<group_cells const>(std::move(link_), std::move(set_of_), std::move(sets_));
  }

  [[nodiscard]] std::string name_of(schema::group_part const& part, std::int64_t value) const {
    if (part.each != span_of_time::none) return span_name(value, part.each);
    auto const& column = plan_.populations[source_.of].columns[part.column];
    auto const at = static_cast<std::size_t>(value);
    if (column.values) {
      auto const& levels = plan_.scales[*column.values].levels;
      if (at < levels.size()) return levels[at].name;
    }
    if (column.target) {
      auto const& keys = bound_.tables[*column.target].keys;
      if (at < keys.size()) return keys[at];
    }
    return std::to_string(value);
  }

  schema::schema const& plan_;
  bound_data& bound_;
  schema::group_source const& source_;
  bound_table const& rows_;
  bound_table& into_;
  std::vector<std::vector<std::int64_t>> cells_;
  std::map<group_key, std::int32_t> order_;
  std::vector<std::int32_t> link_;
  std::map<group_key, std::uint32_t> set_of_key_; ///< of keys of which some is not known
  std::vector<std::uint32_t> set_of_;             ///< by row
  std::vector<std::vector<std::int32_t>> sets_;
};

/// What stands where a reference leads: blank where one of the two is.
void derive_way(schema::schema const& plan, bound_data& bound, schema::population_id of,
                schema::column_id id) {
  auto const& way = plan.populations[of].columns[id].by_way_of;
  auto const middle = *plan.populations[of].columns[way.front()].target;
  auto const first = scalars(bound.tables[of], way.front());
  auto const second = scalars(bound.tables[middle], way.back());
  if (!first || !second) return;
  std::vector<std::int64_t> cells(first->size());
  std::vector<knowledge> known;
  for (std::size_t row = 0; row < cells.size(); ++row) {
    auto const at = (*first)[row];
    auto const cell = is_filled(at) ? (*second)[static_cast<std::size_t>(at)] : at;
    if (is_filled(cell)) {
      cells[row] = cell;
      continue;
    }
    if (known.empty()) known.assign(cells.size(), knowledge::value);
    known[row] = cell == stored_none ? knowledge::none : knowledge::unknown;
  }
  auto& columns = bound.tables[of].columns;
  if (columns.size() <= id) columns.resize(plan.populations[of].columns.size());
  columns[id] = std::make_shared<number_cells const>(std::move(cells), std::move(known), 0);
}

} // namespace

void derive_columns(schema::schema const& plan, needs const& needed, bound_data& bound) {
  auto const ways = [&] {
    for (schema::population_id p = 0; p < plan.populations.size(); ++p)
      for (schema::column_id c = 0; c < plan.populations[p].columns.size(); ++c)
        if (!plan.populations[p].columns[c].by_way_of.empty() && needed.columns[p][c])
          derive_way(plan, bound, p, c);
  };
  // Groups may be made by a way, and a way may lead to groups.
  ways();
  for (schema::population_id p = 0; p < plan.populations.size(); ++p)
    if (plan.populations[p].groups && needed.populations[p]) group_maker(plan, bound, p)();
  ways();
}

} // namespace chitieu::data
