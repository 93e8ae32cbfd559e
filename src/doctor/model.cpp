#include "model.hpp"

#include "implies.hpp"

#include <algorithm>
#include <map>

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

// Whether what a clause comes to hangs on nothing but one count of one base.
bool is_plain(ir::clause const& clause) {
  return !clause.alternative && !clause.in_a_row && !clause.number && !clause.each_group &&
         !clause.only_if && !clause.deadline && !clause.after_the_year &&
         !clause.needs_one_record && !clause.parts.empty();
}

bool in_force(ir::target const& target, std::optional<data::day> day) {
  if (!day) return true;
  return (!target.in_force_from || *target.in_force_from <= *day) &&
         (!target.in_force_until || *day <= *target.in_force_until);
}

class collector {
 public:
  collector(ir::program const& program, std::optional<data::day> day)
      : program_(program), day_(day) {}

  std::vector<family> run() {
    for (std::size_t t = 0; t < program_.targets.size(); ++t) {
      auto const& target = program_.targets[t];
      if (!in_force(target, day_)) continue;
      for (std::size_t c = 0; c < target.clauses.size(); ++c)
        if (is_plain(target.clauses[c])) add(t, c);
    }
    std::vector<family> out;
    for (auto& [populations, each] : families_) {
      relate(each);
      out.push_back(std::move(each));
    }
    return out;
  }

 private:
  void add(std::size_t t, std::size_t c) {
    auto const& clause = program_.targets[t].clauses[c];
    auto parts = clause.parts;
    std::sort(parts.begin(), parts.end(),
              [](auto& a, auto& b) { return a.population < b.population; });
    std::vector<ir::population_id> populations;
    for (auto const& part : parts) populations.push_back(part.population);
    if (std::adjacent_find(populations.begin(), populations.end()) != populations.end()) return;
    auto& into = families_[populations];
    if (into.sets.empty()) {
      into.populations = populations;
      into.sets.push_back({std::vector<std::vector<ir::condition_id>>(populations.size()), false});
    }
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
      if (parts.size() > 1 && !(some && more)) return;
    }
    demand made;
    made.target = t;
    made.clause = c;
    made.base = enter(into, base);
    made.counted = enter(into, counted);
    made.asked = clause.asked;
    made.needs_somebody =
        clause.asked.of_share && (clause.when_empty == exact::empty_base::undetermined ||
                                  clause.when_empty == exact::empty_base::unmet);
    made.or_nobody = clause.asked.of_share && !made.needs_somebody;
    into.demands.push_back(made);
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
  std::optional<data::day> day_;
  std::map<std::vector<ir::population_id>, family> families_;
};

} // namespace

std::vector<family> families_of(ir::program const& program, std::optional<data::day> day) {
  return collector(program, day).run();
}

} // namespace chitieu::doctor
