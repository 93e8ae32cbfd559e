#include "findings.hpp"
#include "solver.hpp"

#include <chitieu/diagnostic/suggest.hpp>

#include <algorithm>
#include <set>

namespace chitieu::doctor {
namespace {

// How far two demands that ask the same thing of other bases are compared without given sizes.
constexpr std::int64_t sizes_of_implication = 40;
constexpr std::size_t most_together = 60; ///< demands whose whole is tried at once

class examiner {
 public:
  examiner(ir::program const& program, family const& of, std::optional<std::int64_t> everybody,
           diagnostics& into)
      : program_(program), family_(of), everybody_(everybody), into_(into) {}

  void run() {
    for (auto const& each : family_.demands) alone(each);
    pairs([this](demand const& a, demand const& b) { against(a, b); });
    if (family_.demands.size() <= most_together) together();
    pairs([this](demand const& a, demand const& b) {
      if (same(a, b) || a.target == b.target) return;
      if (!implied(a, b)) implied(b, a);
    });
  }

 private:
  static bool same(demand const& a, demand const& b) {
    return a.base == b.base && a.counted == b.counted && a.asked == b.asked;
  }

  [[nodiscard]] ir::clause const& clause(demand const& d) const {
    return program_.targets[d.target].clauses[d.clause];
  }
  [[nodiscard]] std::string const& id(demand const& d) const { return clause(d).id; }

  [[nodiscard]] bool is_inside(set_id a, set_id b) const {
    return std::find(family_.inside.begin(), family_.inside.end(), std::pair{a, b}) !=
           family_.inside.end();
  }
  [[nodiscard]] bool are_apart(set_id a, set_id b) const {
    return std::find(family_.apart.begin(), family_.apart.end(),
                     std::pair{std::min(a, b), std::max(a, b)}) != family_.apart.end();
  }

  // Demands whose sets have to do with each other, everybody apart.
  [[nodiscard]] bool are_related(demand const& a, demand const& b) const {
    for (auto const s : {a.base, a.counted})
      for (auto const t : {b.base, b.counted})
        if (s != 0 && t != 0 && (s == t || is_inside(s, t) || is_inside(t, s) || are_apart(s, t)))
          return true;
    return false;
  }

  template <class Look>
  void pairs(Look const& look) {
    auto const& all = family_.demands;
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j)
        if (are_related(all[i], all[j])) look(all[i], all[j]);
  }

  // Sizes that a base can have: the one that is given, or those that are tried.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> sizes(set_id base) const {
    if (everybody_ && base == 0) return {*everybody_, *everybody_};
    return {1, everybody_ ? std::min(*everybody_, doctor_sizes) : doctor_sizes};
  }

  template <class Bad>
  [[nodiscard]] std::vector<std::int64_t> bad_sizes(set_id base, Bad const& bad) const {
    std::vector<std::int64_t> out;
    auto const [first, last] = sizes(base);
    for (auto n = first; n <= last; ++n)
      if (bad(n)) out.push_back(n);
    return out;
  }

  // Without a given size a count asks for enough records, which is no fault of its own.
  [[nodiscard]] bool only_asks_for_enough(set_id base, std::vector<std::int64_t> const& sizes,
                                          bool counts) const {
    return counts && !(everybody_ && base == 0) &&
           sizes.back() == static_cast<std::int64_t>(sizes.size()) &&
           sizes.back() < this->sizes(base).second;
  }

  [[nodiscard]] std::vector<argument> hint(set_id base,
                                           std::vector<std::int64_t> const& bad) const {
    if (everybody_ && base == 0) return {};
    return {sizes_text(bad, sizes(base).second)};
  }

  static bool no_count(demand const& d, std::int64_t n) {
    auto const window = counts_that_meet(d, n);
    return window.low > std::min(window.high, n);
  }

  void alone(demand const& d) {
    auto const bad = bad_sizes(d.base, [&](auto n) { return no_count(d, n); });
    if (bad.empty() || only_asks_for_enough(d.base, bad, !d.asked.of_share)) return;
    into_.push_back({code::never_met,
                     clause(d).at,
                     {id(d), std::to_string(bad.front()), clause(d).threshold_text},
                     hint(d.base, bad)});
  }

  // Two demands on one base, whose counts are the same, one inside the other, or apart.
  [[nodiscard]] bool clash(demand const& a, demand const& b, std::int64_t n) const {
    if (no_count(a, n) || no_count(b, n)) return false;
    auto const one = counts_that_meet(a, n);
    auto const other = counts_that_meet(b, n);
    if (a.counted == b.counted)
      return std::max(one.low, other.low) > std::min({one.high, other.high, n});
    if (is_inside(a.counted, b.counted)) return one.low > other.high;
    if (is_inside(b.counted, a.counted)) return other.low > one.high;
    return are_apart(a.counted, b.counted) && one.low + other.low > n;
  }

  void against(demand const& a, demand const& b) {
    if (a.base != b.base) return;
    auto const bad = bad_sizes(a.base, [&](auto n) { return clash(a, b, n); });
    if (bad.empty()) return;
    clashes_.insert({&a, &b});
    if (only_asks_for_enough(a.base, bad, !a.asked.of_share && !b.asked.of_share)) return;
    auto const n = bad.front();
    auto const one = counts_that_meet(a, n);
    auto const other = counts_that_meet(b, n);
    into_.push_back(
        {code::contradiction,
         clause(b).at,
         {id(a), id(b), std::to_string(n), clause(a).threshold_text, counts_text(one.low, one.high),
          clause(b).threshold_text, counts_text(other.low, other.high)},
         hint(a.base, bad)});
  }

  // The least part of some demands that cannot be met together; they are told once.
  void together() {
    auto const [first, last] = sizes(0);
    std::set<std::vector<demand const*>> told;
    for (auto n = first; n <= last; ++n) {
      std::vector<demand> all;
      std::vector<demand const*> which;
      for (auto const& each : family_.demands) {
        auto const stands = each.base == 0 ? !no_count(each, n) : true;
        auto const clashes =
            each.base == 0 && std::any_of(which.begin(), which.end(), [&](demand const* other) {
              return clashes_.contains({other, &each}) && clash(*other, each, n);
            });
        if (!stands || clashes) continue;
        all.push_back(each);
        which.push_back(&each);
      }
      while (can_meet(family_, all, n) == answer::no) {
        auto const core = least_part(all, which, n);
        if (core.size() < 2) break; // one that needs more records than there are
        // What two targets on one base ask of each other is said already.
        auto const known = core.size() == 2 && clashes_.contains({core[0], core[1]});
        if (told.insert(core).second && !known) report(core, n);
        auto const at = std::find(which.begin(), which.end(), core.back());
        all.erase(all.begin() + (at - which.begin()));
        which.erase(at);
      }
    }
  }

  [[nodiscard]] std::vector<demand const*>
  least_part(std::vector<demand> all, std::vector<demand const*> which, std::int64_t n) const {
    for (std::size_t i = all.size(); i-- > 0;) {
      auto fewer = all;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (can_meet(family_, fewer, n) != answer::no) continue;
      all = std::move(fewer);
      which.erase(which.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return which;
  }

  void report(std::vector<demand const*> const& core, std::int64_t n) {
    std::vector<demand> all;
    bool counts = false;
    for (auto const* each : core) {
      all.push_back(*each);
      counts = counts || !each->asked.of_share;
    }
    auto const bad =
        bad_sizes(0, [&](auto size) { return can_meet(family_, all, size) == answer::no; });
    if (bad.empty() || only_asks_for_enough(0, bad, counts)) return;
    auto const last = all.back();
    all.pop_back();
    auto const left = counts_left(family_, all, n, last.counted);
    std::vector<std::string> ids;
    for (auto const* each : core) ids.push_back(id(*each));
    into_.push_back({code::nested_shares,
                     clause(last).at,
                     {all_of_them(ids), std::to_string(n), id(last),
                      counts_text(left.low, left.high), clause(last).threshold_text},
                     hint(0, bad)});
  }

  // Whether whoever meets `given` meets `d` as well, for every size that is tried.
  bool implied(demand const& d, demand const& given) {
    auto const last = everybody_ ? *everybody_ : sizes_of_implication;
    auto const first = everybody_ ? *everybody_ : 1;
    bool ever_given = false;
    bool ever_asks = false;
    for (auto n = first; n <= last; ++n) {
      auto const possible = can_meet(family_, {given}, n);
      if (possible == answer::unknown) return false;
      if (possible == answer::no) continue;
      ever_given = true;
      for (auto const how : {denial::way::too_few, denial::way::too_many, denial::way::nobody}) {
        if (how == denial::way::nobody && !d.needs_somebody) continue;
        if (can_meet(family_, {given}, n, {{d, how}}) != answer::no) return false;
        ever_asks = ever_asks || can_meet(family_, {}, n, {{d, how}}) == answer::yes;
      }
    }
    if (!ever_given || !ever_asks) return false;
    std::vector<std::int64_t> all;
    for (auto n = first; n <= last; ++n) all.push_back(n);
    into_.push_back({code::implied_target,
                     clause(d).at,
                     {id(d), id(given)},
                     everybody_ ? std::vector<argument>() : std::vector{sizes_text(all, last)}});
    return true;
  }

  ir::program const& program_;
  family const& family_;
  std::optional<std::int64_t> everybody_;
  diagnostics& into_;
  std::set<std::pair<demand const*, demand const*>> clashes_;
};

} // namespace

void look_at_counts(ir::program const& program, family const& of,
                    std::optional<std::int64_t> everybody, diagnostics& into) {
  if (everybody && *everybody <= 0) return;
  examiner(program, of, everybody, into).run();
}

} // namespace chitieu::doctor
