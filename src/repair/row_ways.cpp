#include "row_ways.hpp"

#include "lots.hpp"
#include "row_signatures.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace chitieu::mend {
namespace {

using eval::three;

/// As many combinations of cells as one row is tried with.
constexpr std::size_t most_combinations = 20'000;

class grouping_of_rows {
 public:
  grouping_of_rows(surroundings const& around, fixed_answers& fixed, ir::population_id p,
                   std::vector<question> const& questions)
      : around_(around), fixed_(fixed), population_(p), columns_(around.may_change.of(p)),
        effects_(around, fixed, p, questions) {
    // A column that is not bound cannot be changed, nor does any clause that is judged read it.
    auto const& bound = around.tables.tables[p].columns;
    auto const asked = asked_of(around, questions);
    std::erase_if(columns_, [&](ir::column_id c) {
      return c >= bound.size() || !bound[c] || asked.count({c, false}) == 0;
    });
    for (auto const column : columns_)
      ways_.emplace_back(around.program, column_place{p, column}, around.ranges, around.losses);
    signatures_.emplace(around, fixed, p, questions, columns_);
  }

  all_alike run() {
    std::map<std::string, std::size_t> known;
    for (std::uint32_t row = 0; row < around_.tables.tables[population_].rows; ++row) {
      cells_.clear();
      for (auto const column : columns_)
        cells_.push_back(eval::read(around_.program.schema, around_.tables, population_, column,
                                    row, around_.as_of));
      auto const [at, is_new] = known.try_emplace(signatures_->of(row, cells_), 0);
      if (is_new) at->second = place_of(row);
      out_.rows[at->second].rows.push_back(row);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] dating dating_at(std::size_t column, std::uint32_t row) const {
    return dating_of(around_, {population_, columns_[column]}, row);
  }

  // Rows of different signatures may still come to the same by the same ways.
  std::size_t place_of(std::uint32_t row) {
    alike made;
    made.population = population_;
    std::vector<std::vector<cell_way>> of_columns;
    std::size_t combinations = 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      of_columns.push_back(ways_of(i, row));
      out_.complete = out_.complete && ways_[i].complete();
      if (combinations * of_columns.back().size() > most_combinations) {
        of_columns.back().resize(1);
        out_.complete = false;
      }
      combinations *= of_columns.back().size();
    }
    // Of each count that records may be added for, too, one of two: as it is, or with enough.
    auto const without_records = combinations;
    for (auto const id : signatures_->grows())
      if (around_.hangs.grows(id)->lacking[row] > 0) combinations *= 2;
    std::map<effect, std::pair<std::int64_t, row_way>> cheapest; // with the height of the way
    std::vector<std::size_t> at(of_columns.size());
    for (std::size_t i = 0; i < combinations; ++i) {
      row_way way;
      std::int64_t height = 0;
      row_reading reading{around_.program, around_.tables, around_.hangs, fixed_, row, {}, {}};
      for (std::size_t c = 0; c < at.size(); ++c) {
        auto const& cell = of_columns[c][at[c]];
        way.cost += cell.cost;
        height += cell.height;
        way.steps.insert(way.steps.end(), cell.steps.begin(), cell.steps.end());
        reading.cells[columns_[c]] = &cell.cell;
      }
      auto more = i / without_records;
      for (auto const id : signatures_->grows()) {
        auto const lacking = around_.hangs.grows(id)->lacking[row];
        reading.answered[id] = fixed_.of(id, row);
        if (lacking == 0) continue;
        if (more % 2 == 1) {
          reading.answered[id] = three::yes;
          way.cost += lacking;
          way.steps.push_back(
              {id, repair_change::form::added, {static_cast<std::int32_t>(lacking)}});
        }
        more /= 2;
      }
      way.then = effects_.of(reading, row);
      if (i == 0) made.now = way.then;
      auto const [found, is_new] = cheapest.try_emplace(way.then, height, way);
      auto const& before = found->second;
      if (!is_new && std::tie(way.cost, height) < std::tie(before.second.cost, before.first))
        found->second = {height, std::move(way)};
      for (std::size_t c = 0; c < at.size(); ++c) {
        if (++at[c] < of_columns[c].size()) break;
        at[c] = 0;
      }
    }
    cheapest.erase(made.now);
    std::vector<std::pair<std::int64_t, row_way>> all;
    for (auto& [then, way] : cheapest) all.push_back(std::move(way));
    std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
      return std::tie(a.second.cost, a.first) < std::tie(b.second.cost, b.first);
    });
    for (auto& [height, way] : all) made.ways.push_back(std::move(way));
    auto const key = std::pair(made.now, made.ways);
    auto const [found, is_new] = places_.try_emplace(key, out_.rows.size());
    if (is_new) out_.rows.push_back(std::move(made));
    return found->second;
  }

  std::vector<cell_way> ways_of(std::size_t column, std::uint32_t row) const {
    auto out = ways_[column].of(cells_[column]);
    if (dating_at(column, row) == dating::not_possible) out.resize(1);
    return out;
  }

  surroundings const& around_;
  fixed_answers& fixed_;
  ir::population_id population_;
  std::vector<ir::column_id> columns_;
  std::vector<cell_ways> ways_;
  std::optional<row_signatures> signatures_; ///< once the columns are known
  row_effects effects_;
  std::vector<eval::read_cell> cells_;
  std::map<std::pair<effect, std::vector<row_way>>, std::size_t> places_;
  all_alike out_;
};

} // namespace

all_alike rows_alike(surroundings const& around, fixed_answers& fixed, ir::population_id p,
                     std::vector<question> const& questions) {
  return grouping_of_rows(around, fixed, p, questions).run();
}

} // namespace chitieu::mend
