#pragma once
#include <chitieu/chitieu.hpp>
#include <chitieu/data/columns.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu {

/// So many people that each pass over them is seen: in the questions that are asked, in the memory
/// that it takes. Their cells are drawn without chance.
struct many_people {
  static constexpr std::size_t rows = 50'000;

  std::vector<std::int64_t> ids;
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> titles;
  std::vector<std::optional<std::int64_t>> units;
  std::vector<std::optional<double>> scores;
  std::vector<std::optional<std::int64_t>> papers;
  std::vector<std::optional<std::int64_t>> points; ///< half of them blank
  std::vector<std::int64_t> many;
  std::vector<double> big;
  std::vector<std::chrono::sys_days> born;
  std::vector<std::optional<bool>> active;
  std::vector<bool> sure;
  std::vector<std::int64_t> unit_ids;
  dataset data;

  many_people() {
    for (std::int64_t unit = 0; unit < 10; ++unit) unit_ids.push_back(unit);
    for (std::size_t row = 0; row < rows; ++row) {
      auto const drawn = static_cast<std::int64_t>(row * 7'368'787 % 99'999'989);
      ids.push_back(static_cast<std::int64_t>(row));
      names.push_back("n" + std::to_string(drawn % 20'000));
      titles.push_back(drawn % 3 == 0 ? std::vector<std::string>{"LĐTT"}
                                      : std::vector<std::string>{});
      units.push_back(drawn % 50 == 0 ? std::nullopt : std::optional(drawn % 10));
      scores.push_back(drawn % 7 == 0 ? std::nullopt
                                      : std::optional(static_cast<double>(drawn % 100) / 10));
      papers.push_back(drawn % 11 == 0 ? std::nullopt : std::optional(drawn % 1000));
      points.push_back(drawn % 2 == 0 ? std::nullopt : std::optional(drawn % 1000));
      many.push_back(drawn + 1);
      big.push_back(static_cast<double>(drawn % 1000) / 4);
      born.push_back(std::chrono::sys_days{std::chrono::year{1960} / 1 / 1} +
                     std::chrono::days{drawn % 12'000});
      active.push_back(drawn % 13 == 0 ? std::nullopt : std::optional(drawn % 2 == 0));
      sure.push_back(drawn % 2 == 0);
    }
    data.add("units", columns(column("id", unit_ids)));
    data.add("staff",
             columns(column("id", ids), column("unit", units), column("titles", titles),
                     column("name", names), column("score", scores), column("papers", papers),
                     column("points", points), column("many", many), column("big", big),
                     column("born", born), column("active", active), column("sure", sure)));
  }

  /// A plan of one sentence about them.
  [[nodiscard]] static ir::program asking(std::string_view sentence) {
    auto made = compile(parse(*source::from_text("plan", R"(
scale honour: LĐTT < CSTĐCS
population units
  id      key
population staff
  id      key
  unit    units
  titles  set of honour
  name    text
  score   number
  papers  count
  points  count
  many    count
  big     number
  born    date
  active  flag
  sure    flag
target 1: )" + std::string(sentence) + "\n")));
    for (auto const& each : made.diagnostics)
      EXPECT_NE(severity_of(each.what), severity::error) << message(each, language::en);
    return made;
  }
};

} // namespace chitieu
