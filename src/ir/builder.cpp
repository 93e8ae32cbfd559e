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
    put("l", c.partial, static_cast<int>(c.asked.how), c.asked.of_share, c.asked.low.numerator(),
        c.asked.low.denominator(), c.asked.high.numerator(), c.asked.high.denominator(),
        static_cast<int>(c.asked.round), c.asked.at_least_after);
    for (auto const& part : c.parts)
      put("p", part.via.to, part.via.column, part.via.forward, part.filter, part.predicate);
  }

 private:
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
