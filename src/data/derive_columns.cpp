#include "derive_columns.hpp"

#include "group_cells.hpp"
#include "number_cells.hpp"
#include "stored_cells.hpp"
#include "window_cells.hpp"

#include <chitieu/data/spans.hpp>

#include <array>
#include <map>
#include <set>
#include <string>

namespace chitieu::data {
namespace {

using schema::span_of_time;

/// Every cell of a scalar column, as `stored_cells` keeps it; nothing when it is not there.
std::optional<std::vector<std::int64_t>> scalars(bound_table const& table, schema::column_id id,
                                                 exact::pace const& rows_read) {
  auto const* column = id < table.columns.size() ? table.columns[id].get() : nullptr;
  if (!table.usable || column == nullptr || column->shape() != cell_shape::scalar)
    return std::nullopt;
  auto out = exact::filled_with(table.rows, std::int64_t{0}, rows_read);
  constexpr std::size_t block = 512;
  std::array<std::int64_t, block> values{};
  std::array<knowledge, block> known{};
  for (std::size_t first = 0; first < table.rows; first += block) {
    rows_read.at(first);
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

/// Years that a whole number may be; others are no span of time.
constexpr std::int64_t last_calendar_year = 9999;

class group_maker {
 public:
  group_maker(schema::schema const& plan, bound_data& bound, schema::population_id groups,
              exact::pace const& rows_read)
      : plan_(plan), bound_(bound), rows_read_(rows_read),
        source_(*plan.populations[groups].groups), rows_(bound.tables[source_.of]),
        into_(bound.tables[groups]) {}

  void operator()() {
    if (source_.spans) return take_together();
    for (auto const& part : source_.by) {
      auto column = scalars(rows_, part.column, rows_read_);
      if (!column) return;
      if (part.each != span_of_time::none) {
        auto const is_year =
            plan_.populations[source_.of].columns[part.column].type == schema::type::count;
        exact::each_piece(rows_read_, std::span(*column), [&](auto piece) {
          for (auto& cell : piece)
            if (is_filled(cell)) cell = is_year ? year_of(cell) : span_number(cell, part.each);
        });
      }
      cells_.push_back(std::move(*column));
    }
    number_groups();
    write_groups();
  }

 private:
  using group_key = std::vector<std::int64_t>;

  static std::int64_t year_of(std::int64_t cell) {
    return cell > 0 && cell <= last_calendar_year ? cell : std::int64_t{stored_unknown};
  }

  void number_groups() {
    link_ = exact::filled_with(rows_.rows, std::int32_t{0}, rows_read_);
    group_key key(cells_.size());
    // Once for what occurs, in order; once for the number of each row's group.
    for (int pass = 0; pass < 2; ++pass) {
      if (pass == 1 && source_.filled) fill_gaps();
      std::int32_t next = 0;
      for (auto& group : order_) group.second = next++;
      for (std::size_t row = 0; row < rows_.rows; ++row) {
        rows_read_.at(row);
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
    constexpr auto no_set = group_cells::no_set;
    auto const next = static_cast<std::uint32_t>(set_of_key_.size());
    if (set_of_.empty()) set_of_ = exact::filled_with(rows_.rows, no_set, rows_read_);
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

  /// A span of time between two with rows is one although it has none.
  void fill_gaps() {
    if (order_.empty() || cells_.size() != 1) return;
    auto const first = order_.begin()->first.front();
    auto const last = order_.rbegin()->first.front();
    for (auto number = first; number < last; ++number) order_.try_emplace({number}, 0);
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

  /// So many spans of time one after another: a row for each that they can begin with.
  void take_together() {
    auto const& part = source_.by.front();
    auto const& spans = bound_.tables[*source_.spans];
    auto const link = plan_.populations[*source_.spans].groups->link;
    auto const of_rows = scalars(rows_, link, rows_read_);
    auto const numbers = scalars(spans, 0, rows_read_);
    if (!of_rows || !numbers) return;
    auto const many = std::size_t{source_.together};
    into_.usable = true;
    into_.rows = spans.rows >= many ? spans.rows - many + 1 : 0;
    into_.keys.clear();
    std::vector<std::int64_t> first(numbers->begin(),
                                    numbers->begin() + static_cast<std::ptrdiff_t>(into_.rows));
    std::vector<std::int32_t> own;
    for (std::size_t row = 0; row < into_.rows; ++row) {
      into_.keys.push_back(span_name(first[row], part.each, source_.together));
      own.push_back(static_cast<std::int32_t>(row));
    }
    into_.columns = {
        std::make_shared<number_cells const>(std::move(first), std::vector<knowledge>(), 0),
        std::make_shared<window_cells const>(std::move(own), 0, many - 1, spans.rows)};
    std::vector<std::int32_t> at;
    at.reserve(of_rows->size());
    exact::each_piece(rows_read_, std::span(*of_rows), [&](auto piece) {
      for (auto const span : piece) at.push_back(static_cast<std::int32_t>(span));
    });
    bound_.tables[source_.of].columns[source_.link] =
        std::make_shared<window_cells const>(std::move(at), many - 1, 0, into_.rows);
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
  exact::pace rows_read_;
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
                schema::column_id id, exact::pace const& rows_read) {
  auto const& way = plan.populations[of].columns[id].by_way_of;
  auto const middle = *plan.populations[of].columns[way.front()].target;
  auto const first = scalars(bound.tables[of], way.front(), rows_read);
  auto const second = scalars(bound.tables[middle], way.back(), rows_read);
  if (!first || !second) return;
  auto cells = exact::filled_with(first->size(), std::int64_t{0}, rows_read);
  std::vector<knowledge> known;
  for (std::size_t row = 0; row < cells.size(); ++row) {
    rows_read.at(row);
    auto const at = (*first)[row];
    auto const cell = is_filled(at) ? (*second)[static_cast<std::size_t>(at)] : at;
    if (is_filled(cell)) {
      cells[row] = cell;
      continue;
    }
    if (known.empty()) known = exact::filled_with(cells.size(), knowledge::value, rows_read);
    known[row] = cell == stored_none ? knowledge::none : knowledge::unknown;
  }
  auto& columns = bound.tables[of].columns;
  if (columns.size() <= id) columns.resize(plan.populations[of].columns.size());
  columns[id] = std::make_shared<number_cells const>(std::move(cells), std::move(known), 0);
}

} // namespace

void derive_columns(schema::schema const& plan, needs const& needed, exact::pace const& rows_read,
                    bound_data& bound) {
  auto const ways = [&] {
    for (schema::population_id p = 0; p < plan.populations.size(); ++p)
      for (schema::column_id c = 0; c < plan.populations[p].columns.size(); ++c)
        if (!plan.populations[p].columns[c].by_way_of.empty() && needed.columns[p][c])
          derive_way(plan, bound, p, c, rows_read);
  };
  // Groups may be made by a way, and a way may lead to groups.
  ways();
  for (schema::population_id p = 0; p < plan.populations.size(); ++p)
    if (plan.populations[p].groups && needed.populations[p])
      group_maker(plan, bound, p, rows_read)();
  ways();
}

} // namespace chitieu::data
