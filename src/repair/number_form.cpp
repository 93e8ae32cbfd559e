#include "number_form.hpp"

#include "place_forms.hpp"

#include <algorithm>
#include <iterator>

namespace chitieu::mend {
namespace {

using exact::aggregate;
using exact::rational;
using exact::relation;
using sign = ir::arithmetic_value::sign;

/// Terms of a share stay small enough for whole numbers.
constexpr std::int64_t largest_share = 1'000'000;

class following {
 public:
  following(ir::program const& program, reach const& hangs) : program_(program), hangs_(hangs) {}

  std::optional<number_asked> run(ir::value_id left, relation how, ir::value_id low,
                                  ir::value_id high) {
    number_asked out;
    switch (how) {
    case relation::at_least:
      return one(left, low, true, false, out) ? std::optional(out) : std::nullopt;
    case relation::more_than:
      return one(left, low, true, true, out) ? std::optional(out) : std::nullopt;
    case relation::at_most:
      return one(left, low, false, false, out) ? std::optional(out) : std::nullopt;
    case relation::less_than:
      return one(left, low, false, true, out) ? std::optional(out) : std::nullopt;
    case relation::exactly:
      high = low;
      [[fallthrough]];
    case relation::between:
      return one(left, low, true, false, out) && one(left, high, false, false, out)
                 ? std::optional(out)
                 : std::nullopt;
    }
    return std::nullopt;
  }

 private:
  template <class Node>
  [[nodiscard]] Node const* as(ir::value_id id) const {
    return std::get_if<Node>(&program_.values[id].node);
  }

  [[nodiscard]] ir::value_id inside(ir::value_id id) const { return inside_of(program_, id); }

  [[nodiscard]] bool is_plain(ir::aggregate_value const& of) const {
    return !of.partial && std::all_of(of.parts.begin(), of.parts.end(), [&](auto const& part) {
      return of.how == aggregate::count || can_tell(part.what);
    });
  }

  // What a record's number is can be told where nothing changes it, or it is a cell.
  [[nodiscard]] bool can_tell(ir::value_id id) const {
    return !hangs_.touches_number(id) || as<ir::cell_value>(id) != nullptr;
  }

  bool one(ir::value_id left, ir::value_id bound, bool at_least, bool strictly, number_asked& out) {
    left = inside(left);
    form_asked made;
    made.strictly = strictly;
    rational const by = at_least ? 1 : -1;
    if (!hangs_.touches_number(bound)) {
      if (auto const* of = as<ir::aggregate_value>(left);
          of != nullptr && hangs_.touches_number(left)) {
        if (of->how == aggregate::average) return average(*of, bound, by, std::move(made), out);
        if (is_place(of->how)) return placed(*of, bound, at_least, strictly, out);
      }
      if (as<ir::share_value>(left) != nullptr) return share(left, bound, at_least, strictly, out);
      if (auto const* of = as<ir::arithmetic_value>(left);
          of != nullptr && of->is == sign::over && !literal(of->right))
        return quotient(*of, bound, by, std::move(made), out);
    }
    if (!add(left, by, made) || !add(bound, -by, made)) return false;
    out.forms.push_back(std::move(made));
    return true;
  }

  // The sum of what each number is more than the bound; and there is somebody.
  bool average(ir::aggregate_value const& of, ir::value_id bound, rational const& by,
               form_asked made, number_asked& out) {
    auto const level = literal(bound);
    if (!is_plain(of) || !level) return false;
    form_asked somebody;
    somebody.strictly = somebody.to_be_known = true;
    made.parts = somebody.parts = records_of(of);
    for (auto& part : made.parts) {
      part.per_record = -(by * *level);
      part.per_unit = by;
    }
    for (auto& part : somebody.parts) part.per_record = 1;
    out.forms.push_back(std::move(made));
    out.forms.push_back(std::move(somebody));
    return true;
  }

  // The k-th lowest or highest, a percentile, and the middle one.
  bool placed(ir::aggregate_value const& of, ir::value_id bound, bool at_least, bool strictly,
              number_asked& out) {
    auto const level = literal(bound);
    if (!is_plain(of) || !level || of.at.denominator() > largest_share) return false;
    if (of.how == aggregate::median) {
      out.middles.push_back({records_of(of), *level, at_least, strictly});
      out.forms.push_back(so_many(records_of(of), 1));
      return true;
    }
    auto made = of.how == aggregate::percentile
                    ? forms_of_percentile(of, {*level, at_least, strictly})
                    : forms_of_nth(of, {*level, at_least, strictly});
    out.forms.insert(out.forms.end(), std::make_move_iterator(made.begin()),
                     std::make_move_iterator(made.end()));
    return true;
  }

  bool share(ir::value_id left, ir::value_id bound, bool at_least, bool strictly,
             number_asked& out) {
    auto const* of = as<ir::share_value>(left);
    if (of->partial || out.share) return false;
    auto const how = at_least ? (strictly ? relation::more_than : relation::at_least)
                              : (strictly ? relation::less_than : relation::at_most);
    out.share = share_asked{of->parts, how, bound, bound};
    return true;
  }

  // a / b ≥ c where a - c · b ≥ 0 and b > 0.
  bool quotient(ir::arithmetic_value const& of, ir::value_id bound, rational const& by,
                form_asked made, number_asked& out) {
    auto const level = literal(bound);
    form_asked positive;
    positive.strictly = positive.to_be_known = true;
    if (!level || !add(of.left, by, made) || !add(of.right, -(by * *level), made) ||
        !add(of.right, 1, positive))
      return false;
    out.forms.push_back(std::move(made));
    out.forms.push_back(std::move(positive));
    return true;
  }

  [[nodiscard]] std::optional<rational> literal(ir::value_id id) const {
    if (auto const* is = as<ir::literal_value>(inside(id))) return rational(is->is);
    return std::nullopt;
  }

  // Adds a number times a factor to a sum.
  bool add(ir::value_id id, rational const& times, form_asked& to) {
    id = inside(id);
    if (auto const is = literal(id)) {
      to.constant = to.constant + times * *is;
      return true;
    }
    if (!hangs_.touches_number(id)) {
      to.fixed.emplace_back(id, times);
      return true;
    }
    if (auto const* of = as<ir::aggregate_value>(id)) {
      if (!is_plain(*of) || (of->how != aggregate::sum && of->how != aggregate::count))
        return false;
      for (auto part : records_of(*of)) {
        if (of->how == aggregate::count) {
          part.what.reset();
          part.per_record = times;
        } else {
          part.per_unit = times;
        }
        to.parts.push_back(std::move(part));
      }
      return true;
    }
    auto const* of = as<ir::arithmetic_value>(id);
    if (of == nullptr) return false;
    switch (of->is) {
    case sign::plus:
      return add(of->left, times, to) && add(of->right, times, to);
    case sign::minus:
      return add(of->left, times, to) && add(of->right, -times, to);
    case sign::times:
      if (auto const by = literal(of->left)) return add(of->right, times * *by, to);
      if (auto const by = literal(of->right)) return add(of->left, times * *by, to);
      return false;
    case sign::over:
      if (auto const by = literal(of->right); by && by->sign() != 0)
        return add(of->left, times / *by, to);
      return false;
    }
    return false;
  }

  ir::program const& program_;
  reach const& hangs_;
};

} // namespace

bool is_place(aggregate how) {
  return how == aggregate::nth_lowest || how == aggregate::nth_highest ||
         how == aggregate::percentile || how == aggregate::median;
}

ir::value_id inside_of(ir::program const& program, ir::value_id id) {
  while (auto const* whole = std::get_if<ir::whole_value>(&program.values[id].node))
    id = whole->inner;
  return id;
}

std::optional<number_asked> follow_number(ir::program const& program, reach const& hangs,
                                          ir::value_id left, relation how, ir::value_id low,
                                          ir::value_id high) {
  return following(program, hangs).run(left, how, low, high);
}

} // namespace chitieu::mend
