#include "checker.hpp"

namespace chitieu::check {

// At least one of these records, of each part those that satisfy its predicate.
ir::condition_id checker::some(population_id p, std::vector<ir::linked_part> parts) {
  ir::linked out;
  out.asked.low = exact::ratio(1);
  out.parts = std::move(parts);
  return build_.add(p, std::move(out));
}

// The same where a partial table may have left some of them out.
ir::condition_id checker::some_or_more(population_id p, std::vector<ir::linked_part> parts) {
  ir::linked out;
  out.asked.low = exact::ratio(1);
  for (auto const& part : parts)
    out.partial =
        out.partial || program_.schema.populations[part.via.to].covers == schema::coverage::partial;
  out.parts = std::move(parts);
  return build_.add(p, std::move(out));
}

// Whether there is somebody in a group of whom is asked what the clause asks; nothing where it is
// asked of an empty group too, such as how many they are.
std::optional<ir::condition_id> checker::filled_group(population_id g,
                                                      ir::per_group const& figures) {
  if (figures.number) return has_number(g, figures.number->left);
  if (figures.parts.empty()) return std::nullopt;
  std::vector<ir::linked_part> asked_of;
  for (auto const& part : figures.parts)
    asked_of.push_back({part.via, build_.always(part.via.to), part.filter});
  return some_or_more(g, std::move(asked_of));
}

// Whether a limit or check of an empty group is met without a word: a share is, and what is
// averaged or ranked, as nobody is there to break it. A count of nobody is 0, and a ratio may be of
// somebody by nobody.
bool checker::is_of_nobody(ir::per_group const& figures) const {
  auto const& of = figures.of_row.empty() ? figures : figures.of_row.front();
  return of.number ? is_of_nobody(of.number->left) : of.asked.of_share;
}

bool checker::is_of_nobody(ir::value_id id) const {
  return !std::holds_alternative<ir::arithmetic_value>(program_.values[id].node);
}

// The same of each row that a sentence counted out.
std::optional<ir::condition_id> checker::filled_rows(group_rows const& group,
                                                     ir::per_group const& figures) {
  if (group.cases.empty()) return filled_group(group.population, figures);
  std::vector<ir::condition_id> parts;
  for (auto const& row : figures.of_row) {
    auto const filled = filled_group(ir::world, row);
    if (!filled) return std::nullopt;
    parts.push_back(*filled);
  }
  return build_.add(group.population, ir::by_row{group.of, group.cases, std::move(parts)});
}

// Whether the records are there without which a number is none: those that are averaged, ranked or
// shared, and those whose count divides. Nothing where a number is always there.
std::optional<ir::condition_id> checker::has_number(population_id p, ir::value_id id) {
  using how = exact::aggregate;
  auto const node = program_.values[id].node;
  std::vector<ir::linked_part> asked_of;
  if (auto const* made = std::get_if<ir::aggregate_value>(&node)) {
    if (made->how == how::count || made->how == how::sum || made->how == how::different)
      return std::nullopt;
    for (auto const& part : made->parts)
      asked_of.push_back({part.via, build_.always(part.via.to), part.filter});
  } else if (auto const* share = std::get_if<ir::share_value>(&node)) {
    for (auto const& part : share->parts)
      asked_of.push_back({part.via, build_.always(part.via.to), part.filter});
  } else if (auto const* both = std::get_if<ir::arithmetic_value>(&node)) {
    auto const left = has_number(p, both->left);
    auto right = has_number(p, both->right);
    auto const* divisor = std::get_if<ir::aggregate_value>(&program_.values[both->right].node);
    if (both->is == ir::arithmetic_value::sign::over && divisor && divisor->how == how::count) {
      for (auto const& part : divisor->parts)
        asked_of.push_back({part.via, build_.always(part.via.to), part.filter});
      right = some_or_more(p, std::move(asked_of));
    }
    return left && right ? build_.both(p, *left, *right) : left ? left : right;
  } else {
    return std::nullopt;
  }
  return some_or_more(p, std::move(asked_of));
}

} // namespace chitieu::check
