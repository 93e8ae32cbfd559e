#include "findings.hpp"
#include "solver.hpp"

#include <chitieu/diagnostic/suggest.hpp>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace chitieu::doctor {
namespace {

// How far two demands that ask the same thing of other bases are compared without given sizes.
constexpr std::int64_t sizes_of_implication = 40;
constexpr std::size_t most_together = 60; ///< demands whose whole is tried at once
constexpr std::size_t most_ways = 64;     ///< in which some of several members can be met

using demands = std::vector<demand>;

class examiner {
 public:
  examiner(ir::program const& program, family const& of, std::optional<std::int64_t> everybody,
           moment const& when, diagnostics& into)
      : program_(program), family_(of), everybody_(everybody), when_(when), into_(into) {
    for (auto const& each : of.open)
      if (auto ways = ways_to_meet(each); !ways.empty()) open_.push_back({&each, std::move(ways)});
  }

  void run() {
    for (auto const& each : family_.demands) alone(each);
    for (auto const& each : open_) alone(each);
    pairs([this](demand const& a, demand const& b) { against(a, b); });
    if (family_.demands.size() <= most_together) together();
    pairs([this](demand const& a, demand const& b) {
      if (same(a, b) || a.target == b.target) return;
      if (!implied(a, b)) implied(b, a);
    });
    for (auto const& each : open_)
      for (auto const& other : family_.demands) implied(each, other);
  }

 private:
  /// Alternatives, and each way in which enough of them are met: all of these demands.
  struct open_ways {
    open_demand const* of;
    std::vector<demands> ways;
  };

  static bool same(demand const& a, demand const& b) {
    return a.base == b.base && a.counted == b.counted && a.asked == b.asked;
  }

  // Every choice of as many members as are needed; none where they are too many.
  static std::vector<demands> ways_to_meet(open_demand const& open) {
    std::vector<demands> out;
    std::vector<bool> taken(open.members.size(), false);
    if (open.needed > open.members.size()) return out;
    std::fill(taken.begin(), taken.begin() + open.needed, true);
    do {
      demands way;
      for (std::size_t m = 0; m < taken.size(); ++m)
        if (taken[m])
          way.insert(way.end(), open.members[m].demands.begin(), open.members[m].demands.end());
      out.push_back(std::move(way));
      if (out.size() > most_ways) return {};
    } while (std::prev_permutation(taken.begin(), taken.end()));
    return out;
  }

  [[nodiscard]] ir::clause const& clause(demand const& d) const {
    return program_.targets[d.target].clauses[d.clause];
  }
  [[nodiscard]] std::string const& id(demand const& d) const { return clause(d).id; }
  // Of a clause `in every …` what is asked of each.
  [[nodiscard]] std::string const& asked(demand const& d) const {
    auto const& of = clause(d);
    return of.each_group ? of.each_group->threshold_text : of.threshold_text;
  }

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

  // What is asked always was looked at where nothing else is asked; and where every clause is met
  // without a group, all can be met.
  [[nodiscard]] bool is_told(std::vector<demand const*> const& all) const {
    return (when_.only_if || when_.step) && std::none_of(all.begin(), all.end(), [&](auto* each) {
             return moment::only_then(clause(*each));
           });
  }
  [[nodiscard]] bool is_not_to_tell(std::vector<demand const*> const& all) const {
    // What groups ask of each other is told of one of them.
    return is_told(all) ||
           std::all_of(all.begin(), all.end(), [](auto* each) { return each->without_groups; }) ||
           std::all_of(all.begin(), all.end(), [](auto* each) { return each->added_up; });
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

  // Without a given size a count asks for enough records, which is no fault of its own: only below
  // some size it is not met.
  [[nodiscard]] bool only_asks_for_enough(set_id base, std::vector<std::int64_t> const& sizes,
                                          bool counts) const {
    return counts && !(everybody_ && base == 0) && !sizes.empty() &&
           sizes.back() == static_cast<std::int64_t>(sizes.size()) &&
           sizes.back() < this->sizes(base).second;
  }

  [[nodiscard]] std::vector<argument> hint(set_id base,
                                           std::vector<std::int64_t> const& bad) const {
    if (everybody_ && base == 0) return {};
    return {sizes_text(bad, sizes(base).second)};
  }

  // The same of demands on one base, which may be empty.
  [[nodiscard]] std::vector<argument> hint(std::vector<demand const*> const& all,
                                           std::vector<std::int64_t> const& bad) const {
    auto out = hint(all.front()->base, bad);
    if (out.empty() ||
        !std::all_of(all.begin(), all.end(), [](auto* each) { return each->or_nobody; }))
      return out;
    return {{out.front().en + "; where there is nobody, this is met",
             out.front().vi + "; khi không có ai thì đạt"}};
  }

  // `of 77`, `of 77 in one `units``.
  [[nodiscard]] argument of_so_many(std::int64_t n) const {
    auto const number = std::to_string(n);
    if (!family_.each_of) return {"of " + number, "trên tổng số " + number};
    auto const& group = program_.schema.populations[*family_.each_of].called.name;
    return {"of " + number + " in one `" + group + "`",
            "trên tổng số " + number + " của một `" + group + "`"};
  }

  // Where something holds under an `if` alone.
  [[nodiscard]] argument whenever(std::vector<demand const*> const& all) const {
    for (auto const* each : all)
      if (clause(*each).only_if)
        return {"where the condition of `" + id(*each) + "` holds",
                "khi điều kiện của `" + id(*each) + "` đúng"};
    return "";
  }

  // The counts that meet a demand of the family, for each size of its base worked out once.
  [[nodiscard]] span_of_counts window(demand const& d, std::int64_t n) const {
    auto const [first, last] = sizes(d.base);
    if (n < first || n > last) return counts_that_meet(d, n);
    auto& known = windows_[&d];
    if (known.empty())
      for (auto size = first; size <= last; ++size) known.push_back(counts_that_meet(d, size));
    return known[static_cast<std::size_t>(n - first)];
  }

  [[nodiscard]] bool no_count(demand const& d, std::int64_t n) const {
    auto const counts = window(d, n);
    return counts.low > std::min(counts.high, n);
  }

  void alone(demand const& d) {
    if (is_not_to_tell({&d})) return;
    auto const bad = bad_sizes(d.base, [&](auto n) { return no_count(d, n); });
    if (bad.empty() || only_asks_for_enough(d.base, bad, !d.asked.of_share)) return;
    auto const of = of_so_many(bad.front());
    into_.push_back({code::never_met,
                     clause(d).at,
                     {id(d),
                      {of.en + ", no whole number is `" + asked(d) + "`",
                       of.vi + ", không có số nguyên nào `" + asked(d) + "`"},
                      whenever({&d})},
                     hint({&d}, bad)});
  }

  void alone(open_ways const& open) {
    auto const bad = bad_sizes(0, [&](auto n) { return no_way_left(open, {}, n, family_); });
    if (bad.empty() || is_not_to_tell(of(open)) || only_asks_for_enough(0, bad, counts(open)))
      return;
    auto const number = of_so_many(bad.front());
    into_.push_back({code::never_met,
                     first(open).at,
                     {program_.targets[open.of->target].id,
                      {number.en + ", none of its alternatives is met",
                       number.vi + ", không lựa chọn nào đạt được"},
                      whenever(of(open))},
                     hint(0, bad)});
  }

  // Two demands on one base, whose counts are the same, one inside the other, or apart.
  [[nodiscard]] bool clash(demand const& a, demand const& b, std::int64_t n) const {
    if (no_count(a, n) || no_count(b, n)) return false;
    auto const one = window(a, n);
    auto const other = window(b, n);
    if (a.counted == b.counted)
      return std::max(one.low, other.low) > std::min({one.high, other.high, n});
    if (is_inside(a.counted, b.counted)) return one.low > other.high;
    if (is_inside(b.counted, a.counted)) return other.low > one.high;
    return are_apart(a.counted, b.counted) && one.low + other.low > n;
  }

  void against(demand const& a, demand const& b) {
    if (a.base != b.base || is_not_to_tell({&a, &b})) return;
    auto const bad = bad_sizes(a.base, [&](auto n) { return clash(a, b, n); });
    if (bad.empty()) return;
    clashes_.insert({&a, &b});
    auto const none = bad_sizes(
        a.base, [&](auto n) { return no_count(a, n) || no_count(b, n) || clash(a, b, n); });
    if (only_asks_for_enough(a.base, none, !a.asked.of_share && !b.asked.of_share)) return;
    into_.push_back({code::contradiction,
                     clause(b).at,
                     {id(a), id(b), example(a, b, bad.front()), whenever({&a, &b})},
                     hint({&a, &b}, bad)});
  }

  // What each of two demands comes to for so many, and how the two have to do with each other.
  [[nodiscard]] argument example(demand const& a, demand const& b, std::int64_t n) const {
    auto const inner_is_b = a.counted != b.counted && is_inside(b.counted, a.counted);
    auto const& one = inner_is_b ? b : a;
    auto const& other = inner_is_b ? a : b;
    auto const counts_of = [&](demand const& d) {
      auto const counts = window(d, n);
      return counts_text(counts.low, counts.high);
    };
    auto const of = of_so_many(n);
    auto const first = counts_of(one);
    auto const second = counts_of(other);
    auto en = of.en + ", `" + asked(one) + "` is " + first.en;
    auto vi = of.vi + ", `" + asked(one) + "` là " + first.vi;
    if (one.counted == other.counted)
      return {en + ", and `" + asked(other) + "` is " + second.en,
              vi + ", còn `" + asked(other) + "` là " + second.vi};
    if (is_inside(one.counted, other.counted))
      return {en + ", who all count for `" + asked(other) + "`, which is " + second.en,
              vi + ", đều tính vào `" + asked(other) + "`, là " + second.vi};
    return {en + ", and `" + asked(other) + "` is " + second.en + " besides",
            vi + ", còn `" + asked(other) + "` là " + second.vi + " ngoài số ấy"};
  }

  // The least part of some demands that cannot be met together; they are told once.
  void together() {
    auto const [first, last] = sizes(0);
    std::set<std::vector<demand const*>> told;
    for (auto n = first; n <= last; ++n) {
      demands all;
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
        auto const core = least_part(
            which, [&](demands const& some) { return can_meet(family_, some, n) == answer::no; });
        if (core.size() < 2) break; // one that needs more records than there are
        // What two targets on one base ask of each other is said already.
        auto const known = core.size() == 2 && clashes_.contains({core[0], core[1]});
        if (told.insert(core).second && !known) report(core);
        auto const at = std::find(which.begin(), which.end(), core.back());
        all.erase(all.begin() + (at - which.begin()));
        which.erase(at);
      }
      for (auto const& each : open_) with_the_others(each, which, n);
    }
  }

  // Fewest of some demands of which something is still so.
  template <class So>
  static std::vector<demand const*> least_part(std::vector<demand const*> which, So const& so) {
    for (std::size_t i = which.size(); i-- > 0;) {
      auto fewer = which;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (so(copies(fewer))) which = std::move(fewer);
    }
    return which;
  }

  static demands copies(std::vector<demand const*> const& which) {
    demands out;
    for (auto const* each : which) out.push_back(*each);
    return out;
  }

  static bool any_count(std::vector<demand const*> const& which) {
    return std::any_of(which.begin(), which.end(),
                       [](auto* each) { return !each->asked.of_share; });
  }

  void report(std::vector<demand const*> const& core) {
    if (is_not_to_tell(core)) return;
    auto const none = [&](demands const& some, std::int64_t n) {
      return can_meet(family_, some, n) == answer::no;
    };
    auto const all = copies(core);
    auto const bad = bad_sizes(0, [&](auto n) { return none(all, n); });
    if (bad.empty() || only_asks_for_enough(0, bad, any_count(core))) return;
    // Where fewer of them cannot be met either, it is these that are told.
    std::vector<std::int64_t> least;
    for (auto const n : bad)
      if (least_part(core, [&](demands const& some) { return none(some, n); }).size() ==
          core.size())
        least.push_back(n);
    if (least.empty()) return;
    auto const n = least.front();
    auto others = all;
    auto const last = others.back();
    others.pop_back();
    auto const left = counts_left(family_, others, n, last.counted);
    auto const counts = counts_text(left.low, left.high);
    std::vector<std::string> ids;
    for (auto const* each : core) ids.push_back(id(*each));
    auto const of = of_so_many(n);
    into_.push_back({code::nested_shares,
                     clause(last).at,
                     {all_of_them(ids),
                      {of.en + ", the others leave `" + id(last) + "` " + counts.en +
                           ", which is not `" + asked(last) + "`",
                       of.vi + ", các chỉ tiêu kia để lại cho `" + id(last) + "` " + counts.vi +
                           ", không khớp với `" + asked(last) + "`"},
                      whenever(core)},
                     hint(0, least)});
  }

  // ---- Alternatives ----

  [[nodiscard]] ir::clause const& first(open_ways const& open) const {
    return program_.targets[open.of->target].clauses[open.of->clause];
  }
  [[nodiscard]] static std::vector<demand const*> of(open_ways const& open) {
    std::vector<demand const*> out;
    for (auto const& member : open.of->members)
      for (auto const& each : member.demands) out.push_back(&each);
    return out;
  }
  [[nodiscard]] static bool counts(open_ways const& open) { return any_count(of(open)); }

  // Whether none of the ways to meet enough alternatives can be gone beside these demands.
  [[nodiscard]] static bool no_way_left(open_ways const& open, demands const& beside,
                                        std::int64_t n, family const& f) {
    return std::all_of(open.ways.begin(), open.ways.end(), [&](demands const& way) {
      auto all = beside;
      all.insert(all.end(), way.begin(), way.end());
      return can_meet(f, all, n) == answer::no;
    });
  }

  void with_the_others(open_ways const& open, std::vector<demand const*> const& which,
                       std::int64_t n) {
    auto const none = [&](demands const& some, std::int64_t size) {
      return no_way_left(open, some, size, family_);
    };
    if (none({}, n) || !none(copies(which), n)) return;
    auto const core = least_part(which, [&](demands const& some) { return none(some, n); });
    if (!told_open_.insert({open.of, core}).second) return;
    auto involved = core;
    for (auto const* each : of(open)) involved.push_back(each);
    if (is_not_to_tell(involved)) return;
    auto const all = copies(core);
    auto const bad = bad_sizes(0, [&](auto size) { return none(all, size); });
    if (bad.empty() || only_asks_for_enough(0, bad, any_count(involved))) return;
    std::vector<std::int64_t> least;
    for (auto const size : bad)
      if (can_meet(family_, all, size) != answer::no && least_part(core, [&](demands const& some) {
                                                          return none(some, size);
                                                        }).size() == core.size())
        least.push_back(size);
    if (least.empty()) return;
    std::vector<std::string> ids;
    for (auto const* each : core) ids.push_back(id(*each));
    auto const& target = program_.targets[open.of->target].id;
    ids.push_back(target);
    auto const number = of_so_many(least.front());
    into_.push_back(
        {code::nested_shares,
         first(open).at,
         {all_of_them(ids),
          {number.en + ", the others leave no alternative of `" + target + "`",
           number.vi + ", các chỉ tiêu kia không để lại lựa chọn nào của `" + target + "`"},
          whenever(involved)},
         hint(0, least)});
  }

  // ---- What asks nothing new ----

  [[nodiscard]] static bool is_met_by_nobody(demand const& d) {
    return d.or_nobody || (!d.asked.of_share && counts_that_meet(d, 0).low <= 0);
  }

  // Whether whoever meets `given` meets `d` as well, for every size that is tried.
  [[nodiscard]] bool follows(demand const& d, demand const& given) const {
    // What holds under an `if` alone says nothing where that does not hold.
    if (clause(given).only_if && !clause(d).only_if) return false;
    // Where there are no groups there is nobody, of whom `d` may ask nothing.
    if (given.without_groups && !d.without_groups && !(given.added_up && d.or_nobody)) return false;
    // A group may be of nobody, which meets a limit on a share.
    if (family_.each_of && is_met_by_nobody(given) && !is_met_by_nobody(d)) return false;
    auto const last = everybody_ ? *everybody_ : sizes_of_implication;
    auto const first = everybody_ ? *everybody_ : 1;
    if (d.base == 0 && given.base == 0 && d.counted == given.counted && d.counted != 0 &&
        !family_.sets[d.counted].empty)
      return follows_by_counts(d, given, first, last);
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
    return ever_given && ever_asks;
  }

  // The same where both ask of everybody how many of the same there are.
  [[nodiscard]] bool follows_by_counts(demand const& d, demand const& given, std::int64_t first,
                                       std::int64_t last) const {
    bool ever_given = false;
    bool ever_asks = false;
    for (auto n = first; n <= last; ++n) {
      if (no_count(given, n)) continue;
      auto const asked = window(d, n);
      auto const is = window(given, n);
      if (is.low < asked.low || std::min(is.high, n) > asked.high) return false;
      ever_given = true;
      ever_asks = ever_asks || asked.low > 0 || asked.high < n;
    }
    return ever_given && ever_asks;
  }

  // What all come to says nothing of each group.
  bool implied(demand const& d, demand const& given) {
    if (d.added_up || is_told({&d, &given}) || !follows(d, given)) return false;
    tell_implied(clause(d).at, id(d), id(given));
    return true;
  }

  void implied(open_ways const& open, demand const& given) {
    auto involved = of(open);
    involved.push_back(&given);
    if (given.target == open.of->target || is_told(involved)) return;
    auto const met = std::count_if(
        open.of->members.begin(), open.of->members.end(), [&](open_demand::member const& each) {
          return each.whole && std::all_of(each.demands.begin(), each.demands.end(),
                                           [&](demand const& d) { return follows(d, given); });
        });
    if (met < static_cast<std::ptrdiff_t>(open.of->needed)) return;
    // Of a target of other clauses, too, it is not the whole that is met.
    auto const& target = program_.targets[open.of->target];
    if (std::all_of(target.clauses.begin(), target.clauses.end(),
                    [](auto const& each) { return each.alternative.has_value(); }))
      tell_implied(first(open).at, target.id, id(given));
  }

  void tell_implied(place const& at, std::string const& what, std::string const& given) {
    auto const last = everybody_ ? *everybody_ : sizes_of_implication;
    std::vector<std::int64_t> all;
    for (std::int64_t n = 1; n <= last; ++n) all.push_back(n);
    into_.push_back({code::implied_target,
                     at,
                     {what, given},
                     everybody_ ? std::vector<argument>() : std::vector{sizes_text(all, last)}});
  }

  ir::program const& program_;
  family const& family_;
  std::optional<std::int64_t> everybody_;
  moment const& when_;
  diagnostics& into_;
  std::vector<open_ways> open_;
  mutable std::unordered_map<demand const*, std::vector<span_of_counts>> windows_;
  std::set<std::pair<demand const*, demand const*>> clashes_;
  std::set<std::pair<open_demand const*, std::vector<demand const*>>> told_open_;
};

} // namespace

void look_at_counts(ir::program const& program, family const& of,
                    std::optional<std::int64_t> everybody, moment const& when, diagnostics& into) {
  if (everybody && *everybody <= 0) return;
  examiner(program, of, everybody, when, into).run();
}

} // namespace chitieu::doctor
