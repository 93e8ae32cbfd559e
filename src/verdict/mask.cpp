#include <chitieu/verdict/mask.hpp>

#include <algorithm>
#include <vector>

namespace chitieu {
namespace {

std::int64_t records_of(exact::counts const& of) { return of.base() + of.maybe_base(); }

bool tells_of_one(exact::counts const& of, std::int64_t fewest) {
  auto const all = records_of(of);
  auto const yes = of.yes + of.maybe_yes;
  auto const no = of.no + of.maybe_no;
  return all > 0 && (all < fewest || yes == 1 || no == 1 || all - yes - no == 1);
}

bool tells_of_one(group_verdict const& of, std::int64_t fewest) {
  return of.number || tells_of_one(of.counts, fewest);
}

void hide_groups(clause_verdict& of, std::int64_t fewest) {
  auto& groups = of.groups;
  std::vector<bool> hidden(groups.size());
  std::int64_t records = 0;
  std::size_t many = 0;
  auto const hide = [&](std::size_t at) {
    hidden[at] = true;
    records += records_of(groups[at].counts);
    ++many;
  };
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (tells_of_one(groups[i], fewest)) hide(i);
  if (many == 0) return;
  std::vector<std::size_t> by_size;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (!hidden[i]) by_size.push_back(i);
  std::stable_sort(by_size.begin(), by_size.end(), [&](auto left, auto right) {
    return records_of(groups[left].counts) < records_of(groups[right].counts);
  });
  for (auto const at : by_size)
    if (of.in_every || many < 2 || records < fewest) hide(at);
  std::vector<group_verdict> shown;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (!hidden[i]) shown.push_back(std::move(groups[i]));
  groups = std::move(shown);
  of.hidden_groups = many;
}

// Of a clause `in every …` the counts are of groups, which are no people.
void hide(clause_verdict& of, std::int64_t fewest) {
  of.who.reset();
  of.of_any_group.reset();
  for (auto& group : of.groups) group.who.reset();
  hide_groups(of, fewest);
  if (of.number || of.in_every || !tells_of_one(of.counts, fewest)) return;
  of.hidden = true;
  of.counts = {};
  of.margins = {};
  of.hidden_groups += of.groups.size(); // they would add up to it
  of.groups.clear();
}

} // namespace

report masked(report of, std::int64_t fewest) {
  bool hidden = false;
  for (auto& target : of.targets) {
    bool here = false;
    for (auto& clause : target.clauses) {
      hide(clause, fewest);
      here = here || clause.hidden || clause.hidden_groups > 0;
    }
    if (here) target.points.reset();
    hidden = hidden || here;
  }
  if (hidden) {
    of.points.reset();
    of.grade.clear();
    of.groups.clear();
  }
  return of;
}

} // namespace chitieu
