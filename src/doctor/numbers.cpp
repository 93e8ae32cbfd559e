#include "findings.hpp"
#include "number_span.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace chitieu::doctor {
namespace {

// What a clause asks of one number, of the whole or of each of some groups.
struct asked_number {
  std::size_t target = 0;
  ir::clause const* clause = nullptr;
  std::string text; ///< `≥ 7`
  number_span lets;
};

// The number: whose, which, and of which groups.
using number_key = std::tuple<ir::population_id, ir::value_id, ir::condition_id>;

class number_examiner {
 public:
  number_examiner(ir::program const& program, moment const& when, diagnostics& into)
      : program_(program), when_(when), into_(into) {}

  void run() {
    for (std::size_t t = 0; t < program_.targets.size(); ++t)
      if (is_in_force(program_.targets[t], when_))
        for (auto const& clause : program_.targets[t].clauses) enter(t, clause);
    for (auto const& [key, all] : numbers_) {
      auto const possible = possible_of(std::get<1>(key));
      for (auto const& each : all)
        if (apart(each.lets, possible)) never(each);
      for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j) against(all[i], all[j], possible);
    }
  }

 private:
  void enter(std::size_t t, ir::clause const& clause) {
    if (!when_.asks(clause) || clause.alternative) return;
    auto const* number = clause.number ? &*clause.number : nullptr;
    ir::condition_id groups = 0;
    auto text = &clause.threshold_text;
    if (is_of_every_group(clause) && clause.each_group->number &&
        clause.each_group->of_row.empty()) {
      number = &*clause.each_group->number;
      groups = clause.parts.front().base + 1;
      text = &clause.each_group->threshold_text;
    }
    if (!number || (number->of == ir::world) != (groups == 0)) return;
    auto const low = figure(number->low);
    auto const high = figure(number->high);
    if (!low || !high) return;
    numbers_[{number->of, number->left, groups}].push_back(
        {t, &clause, *text, number_span(number->how, *low, *high)});
  }

  [[nodiscard]] std::optional<exact::ratio> figure(ir::value_id id) const {
    auto const* literal = std::get_if<ir::literal_value>(&program_.values[id].node);
    return literal ? std::optional(literal->is) : std::nullopt;
  }

  // Of nobody there is a count and a sum, and no average.
  [[nodiscard]] bool is_always_there(ir::value_id id) const {
    using how = exact::aggregate;
    auto const& node = program_.values[id].node;
    auto const* made = std::get_if<ir::aggregate_value>(&node);
    return std::holds_alternative<ir::different_value>(node) ||
           (made && (made->how == how::count || made->how == how::sum));
  }

  // What such a number can be at all.
  [[nodiscard]] number_span possible_of(ir::value_id id) const {
    auto const& node = program_.values[id].node;
    number_span out;
    if (std::holds_alternative<ir::share_value>(node)) {
      out.low = exact::ratio(0);
      out.high = exact::ratio(1);
    }
    auto const* aggregate = std::get_if<ir::aggregate_value>(&node);
    if (std::holds_alternative<ir::different_value>(node) ||
        (aggregate && aggregate->how == exact::aggregate::count))
      out.low = exact::ratio(0);
    return out;
  }

  [[nodiscard]] bool is_told_elsewhere(ir::clause const& a, ir::clause const& b) const {
    return (when_.only_if || when_.step) && !moment::only_then(a) && !moment::only_then(b);
  }

  static argument whenever(ir::clause const& a, ir::clause const& b) {
    auto const* one = a.only_if ? &a : b.only_if ? &b : nullptr;
    if (!one) return "";
    return {"where the condition of `" + one->id + "` holds",
            "khi điều kiện của `" + one->id + "` đúng"};
  }

  // Where both are met without a number, such as an average of nobody, both can be met.
  [[nodiscard]] bool are_met_without(asked_number const& a, asked_number const& b) const {
    auto const is_met = [&](asked_number const& each) {
      return (each.clause->when_empty == exact::empty_base::met ||
              each.clause->when_empty == exact::empty_base::skip) &&
             (each.clause->each_group || !is_always_there(each.clause->number->left));
    };
    return is_met(a) && is_met(b);
  }

  void never(asked_number const& each) {
    if (is_told_elsewhere(*each.clause, *each.clause) || are_met_without(each, each)) return;
    into_.push_back({code::never_met,
                     each.clause->at,
                     {each.clause->id,
                      {"such a number is never `" + each.text + "`",
                       "số như thế không bao giờ `" + each.text + "`"},
                      whenever(*each.clause, *each.clause)},
                     {}});
  }

  void against(asked_number const& a, asked_number const& b, number_span const& possible) {
    if (is_told_elsewhere(*a.clause, *b.clause)) return;
    if (apart(a.lets, possible) || apart(b.lets, possible)) return;
    if (apart(a.lets, b.lets)) {
      if (are_met_without(a, b)) return;
      into_.push_back({code::contradiction,
                       b.clause->at,
                       {a.clause->id,
                        b.clause->id,
                        {"no number is both `" + a.text + "` and `" + b.text + "`",
                         "không số nào vừa `" + a.text + "` vừa `" + b.text + "`"},
                        whenever(*a.clause, *b.clause)},
                       {}});
      return;
    }
    if (a.target == b.target) return;
    auto const same = within(a.lets, b.lets) && within(b.lets, a.lets);
    if (same) return; // told by their readings
    if (!implied(a, b, possible)) implied(b, a, possible);
  }

  // Whether every number that meets `given` meets `d`, and not every number does.
  bool implied(asked_number const& d, asked_number const& given, number_span const& possible) {
    if (!within(given.lets, d.lets) || within(possible, d.lets) ||
        (given.clause->only_if && !d.clause->only_if) ||
        (is_met_without_groups(*given.clause) && !is_met_without_groups(*d.clause)) ||
        d.clause->when_empty != given.clause->when_empty)
      return false;
    into_.push_back({code::implied_target, d.clause->at, {d.clause->id, given.clause->id}, {}});
    return true;
  }

  ir::program const& program_;
  moment const& when_;
  diagnostics& into_;
  std::map<number_key, std::vector<asked_number>> numbers_;
};

} // namespace

void look_at_numbers(ir::program const& program, moment const& when, diagnostics& into) {
  number_examiner(program, when, into).run();
}

} // namespace chitieu::doctor
