#pragma once
/// Tables of text that change at random beside a monitor, and what a whole check says of them.
#include <chitieu/chitieu.hpp>
#include <chitieu/data/columns.hpp>
#include <chitieu/monitor/monitor.hpp>
#include <chitieu/render/render.hpp>

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace chitieu {

inline std::string const declared = R"(
plan “p” for 2023
scale rating: poor < fair < good < excellent
scale honour, cumulative: LĐTT < CSTĐCS
population units
  id      key
  rating  rating
population staff
  id      key
  unit    units
  role    one of lecturer, official, worker
  rating  rating
  titles  set of honour  blank means none
  score   number
  born    date
  active  flag  blank means no
population entries
  id      key
  authors set of staff
  hours   number
  sent_on date
population helpers
  id      key
  of      staff  may be absent
  on      units  may be absent
  left    number dated since
  since   date
  mentor  staff  may be absent  dated since
population papers
  id      key
  by      staff
  pages   count
  done    count
population visits, dated seen_on
  id      key
  guest   staff  may be absent
  seen_on date
  grade   rating dated seen_on
  signed  date   dated seen_on
population guides
  id      key
  who     staff  may be absent  dated since
  pupils  set of staff  may be absent  dated since
  since   date
band effort of staff by score: under 3 = low, from 3 to 9 = middle, otherwise = high
)";

/// What is kept up to date by what a change touches.
inline std::vector<std::string> const sentences = {
    "at least 95% of staff hold LĐTT",
    "at most 30% of staff holding LĐTT hold CSTĐCS",
    "at least 2 staff where role is lecturer or official rated at least good",
    "at least 50% of units and staff rated at least fair",
    "at least 50% of units rated at least fair, of which at least 50% rated excellent",
    "at least 2 units have at least 2 staff",
    "all staff have at least 1 entries",
    "at least 50% of staff have at least 1 entries where hours ≥ 3",
    "all units have no helpers",
    "at least 1 units ≥70% of their staff hold LĐTT",
    "at least 1 units have at least 1 staff where active",
    "at least 1 staff where unit's rating at least good hold LĐTT",
    "at least 30% of helpers of is known",
    "in every unit, share of staff that active ≥ 50%",
    "in every unit, at least 50% of staff hold LĐTT",
    "in every role, at least 1 staff active",
    "in at least 50% of role, at least 50% of staff hold LĐTT",
    "in every role, average score of staff ≥ 4",
    "median score of staff where active ≥ 4",
    "all units have average of score of their staff at least 3",
    "in every unit, number of staff ≥ 2",
    "in every month of sent_on, at least 1 entries",
    "number of staff / number of units ≤ 2",
    "sum of score of staff ≥ 20",
    "average score of staff ≥ 5",
    "average score of staff where role is lecturer ≥ 5",
    "highest score of staff ≤ 2 * average score of staff",
    "median score of staff ≥ 4",
    "90th percentile of score of staff is from 3 to 9",
    "2nd highest score of staff ≥ 8",
    "all staff have sum of hours of their entries ≥ 3",
    "all entries have sum of score of their authors at least 8",
    "at least 50% of entries have average of score of their authors at least 4",
    "at least 2 entries have highest score of their authors at least 7",
    "average over units of share of staff that active is at least 50%",
    "if number of staff ≥ 4 then at least 50% of staff active",
    "at least 50% of staff at least 2 of (active, role is lecturer, score ≥ 5)",
    "all units rated at least good; or at least 50% of staff active",
    "all staff have years from born to as of at least 18",
    "sum of left of helpers ≥ 2",
    "in every month of sent_on, number of entries is at least 1",
    "in every quarter of sent_on, sum of hours of entries ≥ 3",
    "in every year of done, average pages of papers ≥ 3",
    "in at least 50% of month of seen_on, at least 1 visits rated at least fair",
    "in at least 2 consecutive months of sent_on, at least 1 entries",
    "in every 3 consecutive months of sent_on, number of entries is at least 1",
    "in every 2 consecutive weeks of seen_on, number of visits is at least 1",
    "in at least 3 consecutive months of seen_on, number of visits ≤ 1",
    "in at least 2 of the last 3 months of sent_on, at least 1 entries",
    "in at least 2 consecutive quarters of the last 4 quarters of sent_on, at least 1 entries",
    "in every 2 consecutive months of the last 3 months of seen_on, number of visits ≥ 1",
    "in every unit, in at least 1 of the last 2 years of done, at least 1 papers",
    "in every unit, in at least 1 of the last 20 years of born, at least 1 staff",
    "in every effort, at least 50% of staff active",
    "in every unit, in at least 2 effort, at least 1 staff active",
    "all units have at least 1 papers",
    "in every unit, number of papers ≥ 1",
    "in every role, number of papers ≥ 1",
    "in at least 2 rating, sum of pages of papers ≥ 5",
    "number of different role of staff ≥ 2",
    "number of different unit of staff where active ≥ 3",
    "number of different titles of staff ≥ 2",
    "number of different authors of entries ≥ 3",
    "number of different guest of visits is from 1 to 3",
    "all units have number of different role of their staff at least 2",
    "at least 50% of staff have number of different pages of their papers at least 1",
    "at least 1 entries have number of different unit of their authors at least 2",
    "at least 50% of staff the latest of their entries by sent_on hours ≥ 3",
    "at least 1 staff the 2nd latest of their entries by sent_on hours ≥ 3",
    "at least 2 units the first of their staff by born active",
    "at least 1 staff the latest of their visits by seen_on is rated at least good",
    "at least 1 entries the first of their authors by born active",
    "at least 2 staff are in the top 3 by score",
    "at least 1 staff are in the bottom 40% by score",
    "at least 1 units are in the top 1 by average score of their staff",
    "at least 1 staff where active are in the top 2 by sum of hours of their entries",
    "at least 50% of staff have score at least average score of all staff",
    "at least 1 staff have score less than 2 * median score of all staff",
    "in every unit and role, at least 1 staff active",
    "in every unit and role, average score of staff ≥ 4",
    "in at least 2 unit and role, median score of staff ≥ 4",
    "in every unit and role and rating, at least 50% of staff active",
    "in every unit and role, number of different titles of staff ≥ 1",
    "in every unit, in every role, at least 1 staff active",
    "in every unit and role, number of papers ≥ 1",
    "in every by and year of done, sum of pages of papers ≥ 3",
    "in every guest and grade, number of visits ≥ 2",
    "in every on and mentor, sum of left of helpers ≥ 2",
    "in every role and active, number of staff is not lower than 2",
    "at least 1 helpers mentor is known",
    "at least 1 guides who's score ≥ 3",
    "at least 1 guides pupils is known",
    "at least 50% of staff have at least 1 guides as who",
    "at least 1 staff have at least 1 guides as pupils",
    "all guides have average of score of their pupils at least 3",
    "number of different who of guides ≥ 2",
    "number of different pupils of guides ≥ 2",
    "in every unit, number of guides ≥ 1",
    "in at least 2 role, at least 1 guides who is known",
    "in every who and month of since, number of guides ≥ 1",
    "in every month of signed, at least 1 visits rated at least fair",
    "in every 2 consecutive months of signed, number of visits ≥ 1",
};

/// Numbers of groups of which a row may be in one of several, and of records that may be anyone's.
inline std::vector<std::string> const sentences_of_choices = {
    "in every unit and role, sum of score of staff ≥ 4",
    "in every unit and role, highest score of staff ≥ 4",
    "in every unit and role, 2nd highest score of staff ≥ 3",
    "in at least 2 unit and role, 2nd lowest score of staff ≥ 3",
    "in every unit and role, 70th percentile of score of staff ≥ 4",
    "in at least 1 unit and role and rating, median score of staff where active ≥ 4",
    "in every unit and role and rating, average score of staff where titles is known ≥ 4",
    "in every unit and role, number of different score of staff ≥ 2",
    "in every unit and role, average score of staff ≥ median score of staff",
    "all units have 2nd lowest score of their staff at least 3",
    "at least 50% of entries have median score of their authors at least 4",
    "at least 50% of entries have sum of score of their authors at least 4",
    "in every who and month of since, number of different pupils of guides ≥ 1",
    "in every unit and role, number of different role of staff ≥ 1",
    "in every unit and role and rating, number of different titles of staff ≥ 1",
    "in every unit and role and rating, number of different born of staff ≥ 2",
    "all units have number of different born of their staff at least 2",
};

/// What compares with another dataset, which does not change.
inline std::vector<std::string> const sentences_against = {
    "average score of staff at least 1 higher than in previous",
    "number of staff is no lower than previous",
    "in every unit, number of staff is not lower than previous",
    "in every role, number of staff is not lower than previous",
    "all staff have score ≥ (score) in previous",
    "at least 1 staff have number of their entries higher than previous",
    "in every month of sent_on, number of entries is not lower than previous",
};

using row = std::map<std::string, std::string>;

struct shadow_table {
  std::vector<std::string> columns;
  std::vector<row> rows;
};

/// Rows of text, changed beside a monitor and checked from the beginning.
struct shadow {
  std::map<std::string, shadow_table> tables{
      {"units", {{"id", "rating"}, {}}},
      {"staff", {{"id", "unit", "role", "rating", "titles", "score", "born", "active"}, {}}},
      {"entries", {{"id", "authors", "hours", "sent_on"}, {}}},
      {"helpers", {{"id", "of", "on", "left", "since", "mentor"}, {}}},
      {"papers", {{"id", "by", "pages", "done"}, {}}},
      {"visits", {{"id", "guest", "seen_on", "grade", "signed"}, {}}},
      {"guides", {{"id", "who", "pupils", "since"}, {}}}};

  row* find(std::string const& table, std::string const& key) {
    for (auto& one : tables[table].rows)
      if (one.at("id") == key) return &one;
    return nullptr;
  }

  struct held {
    std::vector<std::unique_ptr<std::vector<std::string>>> cells;
    dataset data;
  };
  [[nodiscard]] held whole() const {
    held made;
    for (auto const& [name, table] : tables) {
      data::input_table all;
      for (auto const& column_name : table.columns) {
        auto& cells = *made.cells.emplace_back(std::make_unique<std::vector<std::string>>());
        for (auto const& one : table.rows) cells.push_back(one.at(column_name));
        auto one = columns(column(column_name, cells));
        all.rows = one.rows;
        all.columns.push_back(std::move(one.columns.front()));
      }
      made.data.add(name, std::move(all));
    }
    return made;
  }
};

class changing_tables {
 public:
  explicit changing_tables(std::uint64_t seed)
      : draw_{[random = std::mt19937{static_cast<std::mt19937::result_type>(seed)}]() mutable {
          return std::size_t{random()};
        }} {}

  /// Changes that hang on whatever numbers are drawn.
  explicit changing_tables(std::function<std::size_t()> draw) : draw_{std::move(draw)} {}

  std::size_t below(std::size_t n) { return draw_() % n; }
  std::string one_of(std::vector<std::string> const& from) { return from[below(from.size())]; }

  std::string cell(std::string const& column) {
    if (column != "id" && below(6) == 0) return "";
    if (column == "id") return std::to_string(below(7));
    if (column == "rating" || column == "grade")
      return one_of({"poor", "fair", "good", "excellent"});
    if (column == "role") return one_of({"lecturer", "official", "worker"});
    if (column == "titles") return one_of({"", "LĐTT", "CSTĐCS", "LĐTT; CSTĐCS"});
    if (column == "score" || column == "hours" || column == "left")
      return one_of({"0", "3", "7.5", "10", "2.25", "-1", "9223372036854775807", "0.000001"});
    if (column == "pages") return std::to_string(below(12));
    if (column == "done") return one_of({"2019", "2021", "2022", "0", "2023"});
    if (column == "seen_on" || column == "signed")
      return one_of({"2022-11-30", "2022-12-31", "2023-01-01", "2023-01-31", "2023-03-02"});
    if (column == "born" || column == "since" || column == "sent_on")
      return one_of({"2000-02-29", "2004-01-01", "2005-12-31", "2023-01-15", "2023-03-02"});
    if (column == "active") return one_of({"yes", "no"});
    if (column == "authors" || column == "pupils")
      return one_of({"1", "2; 3", "0;1;2", "6", "5; 4"});
    return std::to_string(below(7)); // a key
  }

  /// The same; what is named is there more often than not.
  std::string cell(shadow const& of, std::string const& column) {
    static std::map<std::string, std::string> const targets{
        {"unit", "units"},  {"on", "units"},     {"of", "staff"}, {"by", "staff"},
        {"guest", "staff"}, {"mentor", "staff"}, {"who", "staff"}};
    auto const target = targets.find(column);
    if (target == targets.end() || below(6) == 0) return cell(column);
    auto const& rows = of.tables.at(target->second).rows;
    return rows.empty() ? std::string{} : rows[below(rows.size())].at("id");
  }

  /// A change of one of these tables, or of any.
  row_change change(shadow const& of, std::vector<std::string> names = {}) {
    row_change made;
    if (names.empty())
      for (auto const& [name, table] : of.tables) names.push_back(name);
    made.population = one_of(names);
    auto const& table = of.tables.at(made.population);
    auto const drawn = below(10);
    made.key = cell("id");
    if (!table.rows.empty() && below(5) != 0)
      made.key = table.rows[below(table.rows.size())].at("id");
    made.is = drawn < 4   ? row_change::kind::insert
              : drawn < 8 ? row_change::kind::update
                          : row_change::kind::erase;
    for (auto const& column : table.columns) {
      if (made.is == row_change::kind::erase) break;
      if (made.is == row_change::kind::update && (column == "id" || below(2) == 0)) continue;
      if (made.is == row_change::kind::insert && column != "id" && below(8) == 0) continue;
      made.cells.emplace_back(column, cell(of, column));
    }
    return made;
  }

 private:
  std::function<std::size_t()> draw_;
};

/// What a change does to rows of text; false when it cannot be.
inline bool make(shadow& of, row_change const& change) {
  auto& table = of.tables[change.population];
  auto const text = [](given const& is) { return std::get<std::string>(is.is()); };
  if (change.is == row_change::kind::insert) {
    row made;
    for (auto const& column : table.columns) made[column] = "";
    for (auto const& [name, is] : change.cells) made[name] = text(is);
    if (of.find(change.population, made["id"]) != nullptr) return false;
    table.rows.push_back(made);
    return true;
  }
  auto* const found = of.find(change.population, change.key);
  if (found == nullptr) return false;
  if (change.is == row_change::kind::erase)
    table.rows.erase(table.rows.begin() + (found - table.rows.data()));
  else
    for (auto const& [name, is] : change.cells) (*found)[name] = text(is);
  return true;
}

/// Everything that a report says but who and which groups.
inline std::string figures_in(report all) {
  for (auto& target : all.targets)
    for (auto& clause : target.clauses) clause.groups.clear();
  all.diagnostics.clear();
  return render::to_json(all, language::en);
}

/// What is wrong with rows, in words; empty when nothing is.
inline std::string wrong_with_rows(report const& all) {
  for (auto const& one : all.diagnostics)
    if (severity_of(one.what) == severity::error && one.what != code::not_one_record)
      return one.at.file + ": " + message(one, language::en);
  return {};
}

inline bool has_error_in_rows(report const& all) { return !wrong_with_rows(all).empty(); }

} // namespace chitieu
