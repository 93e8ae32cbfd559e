#include <chitieu/ir/builder.hpp>

#include <algorithm>
#include <utility>

namespace chitieu::ir {
namespace {

// A spelling that is equal exactly for equal conditions.
class spelling {
 public:
  std::string text;

  void operator()(constant const& c) { put("k", c.value); }
  void operator()(code_test const& c) { put("c", c.column), list(c.codes); }
  void operator()(set_test const& c) { put("s", c.column, c.only), list(c.codes); }
  void operator()(number_test const& c) {
    put("n", c.column, c.low_open, c.high_open);
    for (auto const& bound : {c.low, c.high})
      bound ? put("d", bound->units, bound->scale) : put("-");
  }
  void operator()(day_test const& c) {
    put("t", c.column, c.until_as_of, c.from_as_of);
    for (auto const& bound : {c.first, c.last}) bound ? put("d", *bound) : put("-");
  }
  void operator()(flag_test const& c) { put("f", c.column); }
  void operator()(text_test const& c) {
    put("x", c.column);
    for (auto const& value : c.values) put("v", value.size()), text += value;
  }
  void operator()(known_test const& c) { put("kn", c.column); }
  void operator()(none_test const& c) { put("no", c.column); }
  void operator()(all_of const& c) { put("&"), list(c.parts); }
  void operator()(any_of const& c) { put("|"), list(c.parts); }
  void operator()(negation const& c) { put("!", c.inner); }
  void operator()(through const& c) { put(">", c.column, c.target, c.inner); }
  void operator()(linked const& c) {
    put("l", c.partial);
    threshold(c.asked);
    for (auto const& part : c.parts) linked(part);
  }
  void operator()(value_test const& c) { put("v", c.left, static_cast<int>(c.how), c.low, c.high); }
  void operator()(count_of const& c) {
    put("#");
    threshold(c.asked);
    list(c.parts);
  }
  void operator()(picked const& c) {
    put("pk", c.filter, c.order, c.nth, c.from_last, c.predicate, c.partial);
    link_by(c.via);
  }

  void operator()(surely const& c) { put("su", c.inner); }

  void operator()(literal_value const& v) { put(v.is_day ? "ld" : "l"), fraction(v.is); }
  void operator()(cell_value const& v) { put("c", v.column); }
  void operator()(as_of_value const& v) { v.otherwise ? put("a", *v.otherwise) : put("a-"); }
  void operator()(through_value const& v) { put(">", v.column, v.target, v.inner); }
  void operator()(aggregate_value const& v) {
    put("g", static_cast<int>(v.how), v.partial), fraction(v.at);
    for (auto const& part : v.parts) {
      put("p", part.filter, part.what);
      link_by(part.via);
    }
  }
  void operator()(different_value const& v) {
    put("d", v.filter, v.column, v.partial);
    link_by(v.via);
  }
  void operator()(share_value const& v) {
    put("s", v.partial);
    for (auto const& part : v.parts) linked(part);
  }
  void operator()(arithmetic_value const& v) { put("o", static_cast<int>(v.is), v.left, v.right); }
  void operator()(time_between_value const& v) {
    put("t", static_cast<int>(v.in), v.from, v.to, v.times);
  }
  void operator()(chosen_value const& v) {
    put("?");
    for (auto const& [when, value] : v.cases) put("w", when, value);
    v.otherwise ? put("e", *v.otherwise) : put("e-");
  }
  void operator()(whole_value const& v) { put("w", v.inner); }
  void operator()(earlier_value const& v) { put("y", v.dataset, v.inner); }
  void operator()(rank_value const& v) { put("r", v.of, v.among, v.highest_first, v.partial); }

 private:
  void fraction(exact::ratio const& r) { put("q", r.numerator(), r.denominator()); }
  void threshold(exact::threshold const& t) {
    put("t", static_cast<int>(t.how), t.of_share, static_cast<int>(t.round), t.at_least_after);
    fraction(t.low);
    fraction(t.high);
  }
  void link_by(link const& via) { put("k", via.to, via.column, via.forward, via.everyone); }
  void linked(linked_part const& part) {
    put("p", part.filter, part.predicate);
    link_by(part.via);
  }
  template <class... Numbers>
  void put(char const* tag, Numbers... numbers) {
    text += tag;
    ((text += std::to_string(numbers), text += ','), ...);
    text += ';';
  }
  template <class Number>
  void list(std::vector<Number> const& numbers) {
    for (auto number : numbers) put("", number);
  }
};

} // namespace

condition_id builder::enter(condition made) {
  spelling key;
  key.text = std::to_string(made.of) + ":";
  std::visit(key, made.node);
  auto const next = static_cast<condition_id>(conditions_.size());
  auto const [at, fresh] = known_.try_emplace(std::move(key.text), next);
  if (fresh) conditions_.push_back(std::move(made));
  return at->second;
}

value_id builder::add_value(population_id of, decltype(value::node) node) {
  spelling key;
  key.text = std::to_string(of) + ":";
  std::visit(key, node);
  auto const next = static_cast<value_id>(values_.size());
  auto const [at, fresh] = known_values_.try_emplace(std::move(key.text), next);
  if (fresh) values_.push_back({of, std::move(node)});
  return at->second;
}

condition_id builder::add(population_id of, decltype(condition::node) node) {
  auto fold = [&](auto& group, bool neutral) -> condition_id {
    using group_type = std::remove_reference_t<decltype(group)>;
    std::vector<condition_id> parts;
    for (auto part : group.parts) {
      auto const& inner = conditions_[part].node;
      if (auto same = std::get_if<group_type>(&inner))
        parts.insert(parts.end(), same->parts.begin(), same->parts.end());
      else if (auto fixed = std::get_if<constant>(&inner)) {
        if (fixed->value != neutral) return add(of, constant{!neutral});
      } else
        parts.push_back(part);
    }
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    if (parts.empty()) return add(of, constant{neutral});
    if (parts.size() == 1) return parts.front();
    return enter({of, group_type{std::move(parts)}});
  };
  if (auto all = std::get_if<all_of>(&node)) return fold(*all, true);
  if (auto any = std::get_if<any_of>(&node)) return fold(*any, false);
  if (auto no = std::get_if<negation>(&node)) {
    auto const& inner = conditions_[no->inner].node;
    if (auto twice = std::get_if<negation>(&inner)) return twice->inner;
    if (auto fixed = std::get_if<constant>(&inner)) return add(of, constant{!fixed->value});
  }
  return enter({of, std::move(node)});
}

} // namespace chitieu::ir
