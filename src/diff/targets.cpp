#include "compare.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace chitieu::diffs {
namespace {

using form = plan_change::form;

ast::declares declared_by(ir::target_kind kind) {
  return kind == ir::target_kind::limit   ? ast::declares::limit
         : kind == ir::target_kind::check ? ast::declares::check
                                          : ast::declares::target;
}

std::string sentence_of(ir::target const& target) {
  std::string out;
  for (auto const& clause : target.clauses) out += (out.empty() ? "" : "; ") + clause.sentence;
  return out;
}

// All that a target asks, whatever it is called.
std::string meaning_of(ir::program const& program, ir::target const& target) {
  auto out = std::to_string(static_cast<int>(target.kind));
  for (auto const& clause : target.clauses) out += "\n" + reading(program, clause);
  return out;
}

std::optional<data::day> last_day_of(ir::program const& plan) {
  if (!plan.year) return std::nullopt;
  return data::to_day(std::chrono::year{*plan.year} / 12 / 31);
}

std::string force_of(ir::target const& target) {
  if (!target.in_force_from && !target.in_force_until) return {};
  auto const end = [](std::optional<data::day> d) { return d ? data::to_iso(*d) : "…"; };
  return end(target.in_force_from) + " – " + end(target.in_force_until);
}

std::string points_of(std::optional<ir::scoring> const& scores) {
  if (!scores) return {};
  auto out = exact::to_string(scores->points);
  if (scores->is == ir::scoring::form::per_unit) out += " − " + exact::to_string(scores->per_unit);
  if (scores->is == ir::scoring::form::proportional) out += " ∝";
  for (auto const& band : scores->bands)
    out += ", " + exact::to_string(band.points) + ": ≥ " + exact::to_string(band.from);
  return out;
}

class comparison {
 public:
  comparison(ir::program const& before, ir::program const& after, std::vector<plan_change>& into)
      : before_(before), after_(after), into_(into) {}

  void run() {
    for (auto const& each : before_.targets)
      old_.push_back({&each, text::fold_name(each.id), meaning_of(before_, each)});
    std::vector<std::pair<ir::target const*, ir::target const*>> pairs; // by the new plan's order
    for (auto const& each : after_.targets) pairs.emplace_back(nullptr, &each);
    // Who keeps id and meaning is the same; then a number that another sentence has now does not
    // hide where a sentence went; then the id decides, which may stand several times, in force at
    // different times.
    pair(pairs, [](known const& was, known const& is) {
      return was.id == is.id && was.meaning == is.meaning;
    });
    pair(pairs, [](known const& was, known const& is) {
      return !is.of->clauses.empty() && was.meaning == is.meaning;
    });
    pair(pairs, [](known const& was, known const& is) { return was.id == is.id; });
    for (auto const& each : old_)
      if (each.of) add(form::removed, *each.of, each.of->id, sentence_of(*each.of), {});
    for (auto const& [was, is] : pairs)
      if (was)
        compare(*was, *is);
      else
        add(form::added, *is, is->id, {}, sentence_of(*is));
  }

 private:
  struct known {
    ir::target const* of; ///< none once it has its counterpart
    std::string id;
    std::string meaning;
  };

  template <class Pairs, class Fits>
  void pair(Pairs& pairs, Fits const& fits) {
    for (auto& [was, is] : pairs) {
      if (was) continue;
      known const one{is, text::fold_name(is->id), meaning_of(after_, *is)};
      auto const at = std::find_if(old_.begin(), old_.end(),
                                   [&](known const& each) { return each.of && fits(each, one); });
      if (at != old_.end()) was = std::exchange(at->of, nullptr);
    }
  }

  void add(form what, ir::target const& of, std::string const& id, std::string before,
           std::string after) {
    into_.push_back(
        {what, declared_by(of.kind), id, of.title, std::move(before), std::move(after)});
  }

  void compare(ir::target const& was, ir::target const& is) {
    auto const told = [&](form what, std::string const& from, std::string const& to) {
      if (from != to) add(what, is, is.id, from, to);
    };
    if (text::fold_name(was.id) != text::fold_name(is.id)) told(form::renumbered, was.id, is.id);
    if (was.kind != is.kind) add(form::other_kind, is, is.id, sentence_of(was), sentence_of(is));
    if (was.clauses.size() != is.clauses.size() || was.valid != is.valid)
      add(form::sentence, is, is.id, sentence_of(was), sentence_of(is));
    else
      for (std::size_t i = 0; i < is.clauses.size(); ++i)
        compare_clauses(before_, was.clauses[i], after_, is.clauses[i],
                        {form::threshold, declared_by(is.kind), is.clauses[i].id, is.title, {}, {}},
                        into_);
    // That the year is another is said once, and not of every target that ends with it.
    if (was.deadline != last_day_of(before_) || is.deadline != last_day_of(after_))
      told(form::deadline, day(was.deadline), day(is.deadline));
    told(form::in_force, force_of(was), force_of(is));
    told(form::points, points_of(was.scores), points_of(is.scores));
    told(form::title, was.title, is.title);
    told(form::section, was.section, is.section);
    told(form::source, was.source, is.source);
    told(form::owner, was.owner, is.owner);
    told(form::note, was.note, is.note);
    told(form::weight, was.weight, is.weight);
  }

  ir::program const& before_;
  ir::program const& after_;
  std::vector<plan_change>& into_;
  std::vector<known> old_; ///< targets of the old plan that have no counterpart yet
};

} // namespace

void compare_targets(ir::program const& before, ir::program const& after,
                     std::vector<plan_change>& into) {
  comparison(before, after, into).run();
}

} // namespace chitieu::diffs
