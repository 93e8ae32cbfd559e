#include <chitieu/eval/interpret.hpp>

#include "interpret_reading.hpp"

#include <algorithm>

namespace chitieu::eval {

interpreter::interpreter(ir::program const& program, data::bound_data const& data,
                         std::optional<data::day> as_of,
                         std::span<data::bound_data const* const> earlier)
    : program_{&program}, all_{&data}, as_of_{as_of} {
  all_.insert(all_.end(), earlier.begin(), earlier.end());
}

namespace {

/// The longest stretch of rows none of which says less than `enough`; every stretch is tried.
std::int64_t longest_stretch(std::vector<three> const& rows, three enough) {
  std::size_t most = 0;
  for (std::size_t first = 0; first < rows.size(); ++first)
    for (std::size_t last = first; last < rows.size(); ++last) {
      bool all = true;
      for (std::size_t row = first; row <= last; ++row) all &= rows[row] >= enough;
      if (all) most = std::max(most, last - first + 1);
    }
  return static_cast<std::int64_t>(most);
}

} // namespace

exact::counts interpreter::count(ir::clause const& clause) const {
  reading const of{*program_, all_, as_of_};
  exact::counts total;
  if (clause.in_a_row) {
    auto const& part = clause.parts.front();
    std::vector<three> rows;
    auto const asked = [&](std::size_t row) { return of.holds(part.base, row) != three::no; };
    for (std::size_t row = 0; row < of.rows(part.population); ++row) {
      // What lies before the first that is asked, and after the last, is not of the run.
      bool before = true;
      bool after = true;
      for (std::size_t other = 0; other < of.rows(part.population); ++other) {
        if (other <= row && asked(other)) before = false;
        if (other >= row && asked(other)) after = false;
      }
      if (before || after) continue;
      rows.push_back(std::min(of.holds(part.base, row), of.holds(part.predicate, row)));
    }
    total.yes = longest_stretch(rows, three::yes);
    total.unknown = longest_stretch(rows, three::unknown) - total.yes;
    total.no = static_cast<std::int64_t>(rows.size()) - total.yes - total.unknown;
    return total;
  }
  for (auto const& part : clause.parts)
    for (std::size_t row = 0; row < of.rows(part.population); ++row)
      reading::add(total, of.holds(part.base, row), of.holds(part.predicate, row));
  return total;
}

std::vector<row_list> interpreter::rows(ir::clause const& clause) const {
  reading const of{*program_, all_, as_of_};
  std::vector<row_list> lists;
  for (auto const& part : clause.parts) {
    auto& list = lists.emplace_back();
    for (std::uint32_t row = 0; row < of.rows(part.population); ++row) {
      three const base = of.holds(part.base, row);
      three const predicate = of.holds(part.predicate, row);
      if (base == three::no) continue;
      if (base == three::yes && predicate == three::yes)
        list.counted.push_back(row);
      else if (base == three::yes && predicate == three::no)
        list.missing.push_back(row);
      else
        list.unknown.push_back(row);
    }
  }
  return lists;
}

grouped interpreter::count_by(ir::clause const& clause, std::span<grouping const> of_parts,
                              std::size_t group_count) const {
  reading const of{*program_, all_, as_of_};
  grouped result;
  result.groups.resize(group_count);
  for (std::size_t group = 0; group < group_count; ++group)
    for (std::size_t i = 0; i < clause.parts.size(); ++i) {
      auto const& part = clause.parts[i];
      for (std::size_t row = 0; row < of.rows(part.population); ++row) {
        auto const code = of_parts[i].codes[row];
        three const member = code == grouping::unknown
                                 ? three::unknown
                                 : three_of(code >= 0 && static_cast<std::size_t>(code) == group);
        reading::add(result.groups[group], std::min(member, of.holds(part.base, row)),
                     of.holds(part.predicate, row));
      }
    }
  return result;
}

std::vector<exact::bounds> interpreter::numbers(ir::value_id id) const {
  reading const of{*program_, all_, as_of_};
  std::vector<exact::bounds> all;
  for (std::size_t row = 0; row < of.rows(program_->values[id].of); ++row)
    all.push_back(of.number(id, row));
  return all;
}

exact::decision interpreter::holds(ir::condition_id id) const {
  switch (reading{*program_, all_, as_of_}.holds(id, 0)) {
  case three::yes:
    return exact::decision::met;
  case three::no:
    return exact::decision::unmet;
  case three::unknown:
    break;
  }
  return exact::decision::undetermined;
}

std::vector<exact::counts>
interpreter::counts_of_links(ir::population_id whose,
                             std::span<ir::linked_part const> parts) const {
  reading const of{*program_, all_, as_of_};
  std::vector<exact::counts> all;
  for (std::size_t row = 0; row < of.rows(whose); ++row) all.push_back(of.links(parts, whose, row));
  return all;
}

} // namespace chitieu::eval
