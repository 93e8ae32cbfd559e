#include "number_form.hpp"

#include <algorithm>

namespace chitieu::mend {
namespace {

using exact::aggregate;
using exact::rational;
using exact::relation;
using sign = ir::arithmetic_value::sign;

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

  // The number of the whole that a row speaks of.
  [[nodiscard]] ir::value_id inside(ir::value_id id) const {
    while (auto const* whole = as<ir::whole_value>(id)) id = whole->inner;
    return id;
  }

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
        if (of->how == aggregate::nth_lowest || of->how == aggregate::nth_highest)
          return furthest(*of, bound, at_least, strictly, out);
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
    for (auto const& part : of.parts) {
      made.parts.push_back({part.via, part.filter, part.what, -(by * *level), by, {}, {}});
      somebody.parts.push_back({part.via, part.filter, part.what, 1, 0, {}, {}});
    }
    out.forms.push_back(std::move(made));
    out.forms.push_back(std::move(somebody));
    return true;
  }

  // The k-th lowest is at least so much where fewer than k are less and there are k; at most so
  // much where k are.
  bool furthest(ir::aggregate_value const& of, ir::value_id bound, bool at_least, bool strictly,
                number_asked& out) {
    auto const level = literal(bound);
    if (!is_plain(of) || !level || of.at.denominator() != 1) return false;
    bool const lowest = of.how == aggregate::nth_lowest;
    bool const all = lowest == at_least;
    auto const good = at_least ? (strictly ? relation::more_than : relation::at_least)
                               : (strictly ? relation::less_than : relation::at_most);
    auto const bad = at_least ? (strictly ? relation::at_most : relation::less_than)
                              : (strictly ? relation::at_least : relation::more_than);
    form_asked there;
    there.strictly = there.to_be_known = true;
    there.blanks_matter = all;
    there.constant = -(of.at.numerator() - 1);
    form_asked enough = there;
    enough.to_be_known = false;
    form_asked few;
    few.constant = of.at.numerator() - 1;
    for (auto const& part : of.parts) {
      there.parts.push_back({part.via, part.filter, part.what, 1, 0, {}, {}});
      enough.parts.push_back({part.via, part.filter, part.what, 1, 0, good, *level});
      few.parts.push_back({part.via, part.filter, part.what, -1, 0, bad, *level});
    }
    out.forms.push_back(std::move(there));
    out.forms.push_back(std::move(all ? few : enough));
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
      bool const counts = of->how == aggregate::count;
      for (auto const& part : of->parts)
        to.parts.push_back({part.via,
                            part.filter,
                            counts ? std::nullopt : std::optional(part.what),
                            counts ? times : 0,
                            counts ? 0 : times,
                            {},
                            {}});
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

std::optional<number_asked> follow_number(ir::program const& program, reach const& hangs,
                                          ir::value_id left, relation how, ir::value_id low,
                                          ir::value_id high) {
  return following(program, hangs).run(left, how, low, high);
}

} // namespace chitieu::mend
