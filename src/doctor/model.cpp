#include "model.hpp"

#include "implies.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace chitieu::doctor {
namespace {

// Every part of a conjunction, or nothing when it is never so.
bool add_parts(ir::program const& program, ir::condition_id id,
               std::vector<ir::condition_id>& into) {
  auto const& node = program.conditions[id].node;
  if (auto const* fixed = std::get_if<ir::constant>(&node)) return fixed->value;
  if (auto const* all = std::get_if<ir::all_of>(&node)) {
    for (auto const part : all->parts)
      if (!add_parts(program, part, into)) return false;
    return true;
  }
  into.push_back(id);
  return true;
}

// Records of one population in a clause, and what is asked of them.
struct rows {
  ir::population_id population = 0;
  std::optional<ir::link> via; ///< of each group
  ir::condition_id base = 0;
  ir::condition_id predicate = 0;
};

// One count of one base: of everybody, or of each of some groups.
struct count {
  std::vector<rows> parts;
  exact::threshold asked;
  bool needs_somebody = false;
  bool or_nobody = false;
  std::optional<ir::part> each_of; ///< these groups
};

// Whether the condition says that there is somebody of whom something is asked.
bool is_somebody(ir::program const& program, ir::condition_id id, ir::per_group const& each) {
  auto const* some = node<ir::linked>(program, id);
  if (!some || some->asked.of_share || some->asked.how != exact::relation::at_least ||
      some->asked.low != exact::ratio(1) || some->parts.size() != each.parts.size())
    return false;
  for (std::size_t i = 0; i < each.parts.size(); ++i)
    if (some->parts[i].via != each.parts[i].via || some->parts[i].predicate != each.parts[i].filter)
      return false;
  return true;
}

// Whether a group with nobody in it is met; nothing where more is asked of a group than a clause
// asks of each.
std::optional<bool> group_of_nobody(ir::program const& program, ir::condition_id id,
                                    ir::per_group const& each) {
  using exact::relation;
  auto const is_asked = [&](ir::condition_id part) {
    auto const* linked = node<ir::linked>(program, part);
    return linked && linked->parts == each.parts && linked->asked == each.asked;
  };
  if (is_asked(id))
    return each.asked.how == relation::at_most || each.asked.how == relation::less_than;
  if (auto const* any = node<ir::any_of>(program, id); any && any->parts.size() == 2)
    for (std::size_t i = 0; i < 2; ++i)
      if (auto const* no = node<ir::negation>(program, any->parts[1 - i]))
        if (is_asked(any->parts[i]) && is_somebody(program, no->inner, each)) return true;
  if (auto const* all = node<ir::all_of>(program, id); all && all->parts.size() == 2)
    for (std::size_t i = 0; i < 2; ++i)
      if (is_asked(all->parts[i]) && is_somebody(program, all->parts[1 - i], each)) return false;
  return std::nullopt;
}

// What a clause comes to, if it hangs on nothing but one count of one base.
std::optional<count> count_of(ir::program const& program, ir::clause const& clause) {
  if (clause.in_a_row || clause.number || clause.needs_one_record || clause.parts.empty())
    return std::nullopt;
  count out;
  auto const share_of_nobody = [&](bool is_met) {
    out.needs_somebody = out.asked.of_share && !is_met;
    out.or_nobody = out.asked.of_share && is_met;
  };
  if (!clause.each_group) {
    for (auto const& part : clause.parts)
      out.parts.push_back({part.population, std::nullopt, part.base, part.predicate});
    out.asked = clause.asked;
    share_of_nobody(clause.when_empty == exact::empty_base::met ||
                    clause.when_empty == exact::empty_base::skip);
    return out;
  }
  auto const& each = *clause.each_group;
  if (!is_of_every_group(clause) || each.number || !each.of_these.empty() || !each.of_row.empty())
    return std::nullopt;
  auto const nobody = group_of_nobody(program, clause.parts.front().predicate, each);
  if (!nobody) return std::nullopt;
  for (auto const& part : each.parts)
    out.parts.push_back({part.via.to, part.via, part.filter, part.predicate});
  out.asked = each.asked;
  share_of_nobody(*nobody);
  out.each_of = clause.parts.front();
  return out;
}

// Whether every record that counts is in one of the groups that are asked, and in no other: what is
// asked of each is then asked of all together, as a share of all lies between those of the groups.
bool adds_up_to_all(ir::program const& program, count const& of) {
  auto const& groups = program.schema.populations[of.each_of->population];
  std::vector<ir::condition_id> some;
  bool const is_every_group = add_parts(program, of.each_of->base, some) && some.empty();
  if (!of.asked.of_share || of.asked.round != exact::rounding::none ||
      of.asked.at_least_after > 0 || !is_every_group || groups.groups || groups.counted ||
      groups.dated || groups.valid_from || groups.valid_until)
    return false;
  return std::all_of(of.parts.begin(), of.parts.end(), [&](rows const& part) {
    if (!part.via || part.via->forward || part.via->everyone) return false;
    auto const& column = program.schema.populations[part.population].columns[part.via->column];
    return column.target == of.each_of->population && !column.set && !column.may_be_absent &&
           !column.chosen_by && !column.dated && !column.derived && column.by_way_of.empty() &&
           column.when_blank == schema::blank::unknown;
  });
}

class collector {
 public:
  collector(ir::program const& program, moment const& when) : program_(program), when_(when) {}

  std::vector<family> run() {
    for (std::size_t t = 0; t < program_.targets.size(); ++t)
      if (is_in_force(program_.targets[t], when_)) add_target(t);
    std::vector<family> out;
    for (auto& [called, each] : families_) {
      relate(each);
      out.push_back(std::move(each));
    }
    return out;
  }

 private:
  // Populations, how they are linked to a group, and which groups.
  using key =
      std::tuple<std::vector<ir::population_id>, std::vector<std::tuple<ir::column_id, bool, bool>>,
                 std::int64_t, std::int64_t>;
  struct entered {
    family* into = nullptr;
    demand made;
  };

  void add_target(std::size_t t) {
    auto const& clauses = program_.targets[t].clauses;
    for (std::size_t c = 0; c < clauses.size();) {
      if (clauses[c].alternative) {
        add_open(t, c);
        continue;
      }
      if (auto const one = enter(t, c)) one->into->demands.push_back(one->made);
      if (auto const all = enter_added_up(t, c)) all->into->demands.push_back(all->made);
      ++c;
    }
  }

  std::optional<entered> enter_added_up(std::size_t t, std::size_t c) {
    auto const& clause = program_.targets[t].clauses[c];
    auto found = when_.asks(clause) ? count_of(program_, clause) : std::nullopt;
    if (!found || !found->each_of || !adds_up_to_all(program_, *found)) return std::nullopt;
    found->each_of.reset();
    for (auto& part : found->parts) part.via.reset();
    found->needs_somebody = false;
    found->or_nobody = true; // nothing is asked of a group that is not there
    auto out = enter(t, c, std::move(*found));
    if (out) out->made.added_up = true;
    return out;
  }

  // Clauses of one member stand together, and the next alternatives begin with member 0 again.
  void add_open(std::size_t t, std::size_t& c) {
    auto const& clauses = program_.targets[t].clauses;
    auto const first = c;
    std::map<family*, open_demand> made;
    std::vector<std::vector<entered>> members;
    std::vector<bool> whole;
    std::uint32_t member = 0;
    do {
      auto const now = clauses[c].alternative->member;
      if (members.empty() || now != member) members.emplace_back(), whole.push_back(true);
      member = now;
      if (auto const one = enter(t, c))
        members.back().push_back(*one);
      else
        whole.back() = false;
      ++c;
    } while (c < clauses.size() && clauses[c].alternative &&
             clauses[c].alternative->member >= member);
    for (auto const& each : members)
      for (auto const& one : each) made[one.into];
    for (auto& [into, open] : made) {
      open.target = t;
      open.clause = first;
      open.needed = clauses[first].alternative->needed;
      for (std::size_t m = 0; m < members.size(); ++m) {
        open_demand::member here{{}, whole[m]};
        for (auto const& one : members[m]) {
          if (one.into == into)
            here.demands.push_back(one.made);
          else
            here.whole = false;
        }
        open.members.push_back(std::move(here));
      }
      into->open.push_back(std::move(open));
    }
  }

  std::optional<entered> enter(std::size_t t, std::size_t c) {
    auto const& clause = program_.targets[t].clauses[c];
    if (!when_.asks(clause)) return std::nullopt;
    auto found = count_of(program_, clause);
    return found ? enter(t, c, std::move(*found)) : std::nullopt;
  }

  std::optional<entered> enter(std::size_t t, std::size_t c, count found) {
    auto& parts = found.parts;
    std::sort(parts.begin(), parts.end(),
              [](auto& a, auto& b) { return a.population < b.population; });
    key of;
    for (auto const& part : parts) {
      std::get<0>(of).push_back(part.population);
      if (part.via)
        std::get<1>(of).emplace_back(part.via->column, part.via->forward, part.via->everyone);
    }
    auto const& populations = std::get<0>(of);
    if (std::adjacent_find(populations.begin(), populations.end()) != populations.end())
      return std::nullopt;
    std::get<2>(of) = found.each_of ? std::int64_t{found.each_of->population} : -1;
    std::get<3>(of) = found.each_of ? std::int64_t{found.each_of->base} : -1;
    record_set base{{}, true};
    record_set counted{{}, true};
    for (auto const& part : parts) {
      std::vector<ir::condition_id> all;
      auto const some = add_parts(program_, part.base, all);
      base.empty = base.empty && !some;
      base.conditions.push_back(tidy(all));
      auto const more = add_parts(program_, part.predicate, all);
      counted.empty = counted.empty && !(some && more);
      counted.conditions.push_back(tidy(all));
      // One population of several may be out of the question; then the sum is told too roughly.
      if (parts.size() > 1 && !(some && more)) return std::nullopt;
    }
    auto& into = families_[of];
    if (into.sets.empty()) {
      into.populations = populations;
      if (found.each_of) into.each_of = found.each_of->population;
      into.sets.push_back({std::vector<std::vector<ir::condition_id>>(populations.size()), false});
    }
    demand made;
    made.target = t;
    made.clause = c;
    made.base = enter(into, base);
    made.counted = enter(into, counted);
    made.asked = found.asked;
    made.needs_somebody = found.needs_somebody;
    made.or_nobody = found.or_nobody;
    made.without_groups = is_met_without_groups(program_.targets[t].clauses[c]);
    return entered{&into, made};
  }

  static std::vector<ir::condition_id> tidy(std::vector<ir::condition_id> all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  static set_id enter(family& into, record_set const& set) {
    auto const at = std::find(into.sets.begin(), into.sets.end(), set);
    if (at != into.sets.end()) return static_cast<set_id>(at - into.sets.begin());
    into.sets.push_back(set);
    return into.sets.size() - 1;
  }

  void relate(family& f) const {
    constexpr std::size_t most = 300; // every pair is looked at; people write far fewer
    if (f.sets.size() > most) return;
    for (set_id a = 0; a < f.sets.size(); ++a)
      for (set_id b = 0; b < f.sets.size(); ++b) {
        if (a == b) continue;
        if (lies_inside(f.sets[a], f.sets[b])) f.inside.emplace_back(a, b);
        if (a < b && lie_apart(f.sets[a], f.sets[b])) f.apart.emplace_back(a, b);
      }
  }

  [[nodiscard]] bool lies_inside(record_set const& a, record_set const& b) const {
    if (a.empty) return true;
    for (std::size_t p = 0; p < a.conditions.size(); ++p)
      for (auto const asked : b.conditions[p])
        if (std::none_of(a.conditions[p].begin(), a.conditions[p].end(),
                         [&](auto has) { return implies(program_, has, asked); }))
          return false;
    return true;
  }

  [[nodiscard]] bool lie_apart(record_set const& a, record_set const& b) const {
    for (std::size_t p = 0; p < a.conditions.size(); ++p)
      if (std::none_of(a.conditions[p].begin(), a.conditions[p].end(), [&](auto one) {
            return std::any_of(b.conditions[p].begin(), b.conditions[p].end(),
                               [&](auto other) { return exclude(program_, one, other); });
          }))
        return false;
    return true;
  }

  ir::program const& program_;
  moment const& when_;
  std::map<key, family> families_;
};

// Days that differ in what is in force: the last of the year, and each on which something begins or
// ends.
std::vector<std::optional<data::day>> days_of(ir::program const& program) {
  std::set<data::day> days;
  for (auto const& target : program.targets) {
    if (target.in_force_from) days.insert(*target.in_force_from);
    if (target.in_force_until) days.insert(*target.in_force_until);
  }
  if (days.empty()) return {std::nullopt};
  std::vector<std::optional<data::day>> out(days.begin(), days.end());
  if (program.year) out.emplace_back(data::to_day(std::chrono::year{*program.year} / 12 / 31));
  return out;
}

} // namespace

std::vector<moment> moments_of(ir::program const& program) {
  constexpr std::size_t most = 40; // each is one more look at all clauses
  std::vector<std::pair<std::optional<ir::condition_id>, std::optional<data::day>>> kinds{{}};
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) {
      std::pair const kind{clause.only_if, clause.deadline};
      if (kinds.size() < most && std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
        kinds.push_back(kind);
    }
  std::vector<moment> out;
  for (auto const& [only_if, step] : kinds)
    for (auto const& day : days_of(program)) out.push_back({day, only_if, step});
  return out;
}

bool is_in_force(ir::target const& target, moment const& when) {
  if (!when.in_force) return true;
  return (!target.in_force_from || *target.in_force_from <= *when.in_force) &&
         (!target.in_force_until || *when.in_force <= *target.in_force_until);
}

bool is_of_every_group(ir::clause const& clause) {
  using exact::relation;
  auto const& asked = clause.asked;
  return clause.each_group && clause.parts.size() == 1 && !clause.in_a_row && asked.of_share &&
         asked.low == exact::ratio(1) && asked.round == exact::rounding::none &&
         (asked.how == relation::at_least || asked.how == relation::exactly ||
          asked.how == relation::between);
}

bool is_met_without_groups(ir::clause const& clause) {
  return clause.each_group && (clause.when_empty == exact::empty_base::met ||
                               clause.when_empty == exact::empty_base::skip);
}

std::vector<family> families_of(ir::program const& program, moment const& when) {
  return collector(program, when).run();
}

} // namespace chitieu::doctor
