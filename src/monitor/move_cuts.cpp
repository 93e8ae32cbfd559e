#include "keeper.hpp"

#include <algorithm>

namespace chitieu::live {
namespace {

using eval::answer;
using exact::bounds;

/// Far behind every place.
constexpr std::int64_t last_place = std::int64_t{1} << 40;

/// The whole number below which places are, where they are at most (or, open, below) a number.
std::int64_t last_below(std::optional<exact::rational> const& end, bool open) {
  if (!end) return last_place;
  auto const whole = open ? end->ceil() : end->floor();
  if (!whole) return end->sign() < 0 ? 0 : last_place;
  return std::clamp<std::int64_t>(*whole - (open ? 1 : 0), 0, last_place);
}

/// Whether what holds can change where a place ceases to be at most a number, or to be below it.
bool looks_at(exact::relation how, bool open) {
  using exact::relation;
  if (open) return how != relation::at_most && how != relation::more_than;
  return how != relation::at_least && how != relation::less_than;
}

contender contender_of(bounds is, answer among, bool highest_first) {
  contender made{std::move(is.low), std::move(is.high), among == answer::yes && !is.may_be_none};
  if (highest_first) return made;
  std::swap(made.low, made.high);
  if (made.low) made.low = -*made.low;
  if (made.high) made.high = -*made.high;
  return made;
}

} // namespace

/// Rows whose number is another one find their place among the others.
void keeper::place_ranked(node_id id) {
  auto& state = nodes_[id];
  auto const& rank = std::get<ir::rank_value>(state.value->node);
  auto const& rows = rows_of(state.of);
  auto const put = [&](std::uint32_t row) {
    step();
    std::optional<contender> is;
    if (rows.is_there(row)) {
      auto number = this->number(rank.of, row);
      auto const among = says(rank.among, row);
      if (among != answer::no && !number.none)
        is = contender_of(std::move(number), among, rank.highest_first);
    }
    state.ranks->put(row, is);
  };
  if (state.all)
    for (std::uint32_t row = 0; row < rows.places(); ++row) put(row);
  else
    for (auto const row : state.rows) put(row);
  notify_all(id);
}

/// Rows are asked again where what all of them are held against passes by their number.
void keeper::move_cut(node_id id) {
  auto& state = nodes_[id];
  auto& cut = *state.cut;
  auto const& test = std::get<ir::value_test>(state.condition->node);
  auto const& rows = rows_of(state.of);
  auto const put = [&](std::uint32_t row) {
    step();
    auto const is = rows.is_there(row) ? number(test.left, row) : bounds::nothing();
    cut.by_low.put(row, is.low, false);
    cut.by_high.put(row, is.high, false);
  };
  if (!cut.is_of_places && state.all)
    for (std::uint32_t row = 0; row < rows.places(); ++row) put(row);
  else if (!cut.is_of_places)
    for (auto const row : state.rows) put(row);

  auto const was = std::move(cut.against);
  auto const was_first = std::move(cut.first);
  cut.against = {number(test.low, 0)};
  if (test.how == exact::relation::between) cut.against.push_back(number(test.high, 0));
  cut.first.clear();
  auto const ask = [&](std::uint32_t row) {
    step();
    state.rows.push_back(row);
  };
  auto const& left = nodes_[plan_.all().of_value(test.left)];
  if (cut.is_of_places)
    for (auto const& side : cut.against)
      for (bool const open : {false, true})
        if (looks_at(test.how, open))
          for (auto const& end : {side.low, side.high})
            cut.first.push_back(left.ranks->among_first(last_below(end, open)));
  if (state.all) return;
  auto const same_kind = [](bounds const& a, bounds const& b) {
    return a.none == b.none && a.may_be_none == b.may_be_none &&
           a.low.has_value() == b.low.has_value() && a.high.has_value() == b.high.has_value();
  };
  if (!std::ranges::equal(was, cut.against, same_kind)) return mark_all(id);
  for (std::size_t i = 0; i < cut.first.size(); ++i)
    left.ranks->each_moved(was_first[i], cut.first[i], ask);
  for (std::size_t i = 0; i < was.size() && !cut.is_of_places; ++i)
    for (auto const end : {&bounds::low, &bounds::high}) {
      if (!(was[i].*end) || was[i].*end == cut.against[i].*end) continue;
      number_end const from{0, *(was[i].*end)};
      number_end const to{0, *(cut.against[i].*end)};
      cut.by_low.each_between(from, to, ask);
      cut.by_high.each_between(from, to, ask);
    }
}

/// A number that is the same in every row is worked out once.
void keeper::work_out_common(node_id id) {
  auto& state = nodes_[id];
  state.all = false;
  state.rows.clear();
  step();
  if (state.numbers.put(0, number_anew(*state.value, id, 0))) notify_all(id);
}

/// What is said of all rows may be another thing.
void keeper::notify_all(node_id id) {
  auto const& hanging = plan_.of(id);
  for (auto const other : hanging.of_row)
    if (nodes_[other].cut)
      mark_work(other);
    else
      mark_all(other);
  for (auto const& [column, other] : hanging.of_naming) mark_all(other);
  for (auto const other : hanging.of_every_row) mark_all(other);
  for (auto const& [at, other] : hanging.of_rows) mark(other, at);
  for (auto const part : hanging.parts) {
    parts_[part].all_changed = true;
    mark_work(*plan_.followed()[part].node);
  }
  for (auto const clause : clauses_of_node_[id]) mark_clause(clause);
}

/// Whether a test is one of a row's number against what is the same for all rows and can change,
/// or of its place against what is the same for all.
void keeper::begin_cut(node_id id, ir::value_test const& test) {
  auto const left = plan_.all().of_value(test.left);
  auto const low = plan_.all().of_value(test.low);
  auto const high = plan_.all().of_value(test.high);
  bool const is_of_places = nodes_[left].ranks != nullptr;
  if (plan_.is_common(left) || !plan_.is_common(low) || !plan_.is_common(high)) return;
  if (!is_of_places && !nodes_[low].is_common && !nodes_[high].is_common) return;
  nodes_[id].cut = std::make_unique<kept_cut>();
  nodes_[id].cut->is_of_places = is_of_places;
}

} // namespace chitieu::live
