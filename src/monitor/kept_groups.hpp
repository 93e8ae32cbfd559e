#pragma once
#include "combined_words.hpp"

#include <chitieu/ir/program.hpp>

#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

namespace chitieu::live {

/// Rows that are the groups of other rows.
///
/// Of groups by several columns a row of which only some are filled is in one of the groups that
/// agree with these. Such a choice has a place among the groups, too, at which no row is ever
/// there.
struct kept_groups {
  ir::population_id is = 0;
  schema::group_source const* source = nullptr;
  std::unordered_map<std::int64_t, std::uint32_t> place_of{}; ///< by what its rows have in common
  std::vector<std::int64_t> words{};                          ///< by place, the same
  std::vector<std::size_t> rows{};                            ///< by place, how many are in it
  std::set<std::int64_t> filled{};  ///< of a calendar, the spans that have rows
  std::int64_t first = 0;           ///< of a calendar, the first span that is there
  std::int64_t last = -1;           ///< and the last one
  combined_words combined{};        ///< of several columns: `words` are numbers of these
  std::vector<std::int64_t> room{}; ///< for what stands in the columns of a row
  /// By place: of a choice its groups, of a group the choices that it is one of.
  std::vector<std::vector<std::uint32_t>> agreeing{};
  std::vector<std::uint32_t> choices{}; ///< their places

  [[nodiscard]] bool by_several() const noexcept { return source->by.size() > 1; }
  [[nodiscard]] bool is_choice(std::uint32_t place) const {
    return by_several() && !combined.is_whole(words[place]);
  }

  /// A new place finds what it agrees with.
  void join(std::uint32_t place) {
    if (!is_choice(place)) {
      for (auto const choice : choices) agree(place, choice);
      return;
    }
    for (std::uint32_t other = 0; other < words.size(); ++other)
      if (other != place && !is_choice(other)) agree(other, place);
    choices.push_back(place);
  }

 private:
  void agree(std::uint32_t group, std::uint32_t choice) {
    if (!combined.agrees(words[group], words[choice])) return;
    agreeing[group].push_back(choice);
    agreeing[choice].push_back(group);
  }
};

/// A column that holds what stands where a reference leads.
struct kept_way {
  ir::population_id of = 0;
  ir::column_id column = 0;
  ir::column_id first = 0;
  ir::population_id middle = 0;
  ir::column_id second = 0;
};

} // namespace chitieu::live
