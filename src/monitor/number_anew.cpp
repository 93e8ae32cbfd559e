#include "keeper.hpp"

#include "eval/aggregates.hpp"
#include "eval/arithmetic.hpp"
#include "eval/time_between.hpp"

#include <chitieu/exact/samples.hpp>

#include <algorithm>

namespace chitieu::live {

using eval::answer;
using exact::bounds;
using exact::rational;

template <class Visit>
void keeper::each_record(std::size_t part, std::uint32_t owner, Visit visit) const {
  auto const& followed = plan_.followed()[part];
  auto const& records = rows_of(followed.records);
  auto const give = [&](std::uint32_t record, bool linked) {
    step();
    if (auto const is = records.bytes(record)[followed.code_at]; is != 0)
      visit(record, linked && is <= 3);
  };
  auto const give_all = [&](bool linked) {
    for (std::uint32_t record = 0; record < records.places(); ++record) give(record, linked);
  };
  if (followed.via.everyone) return give_all(true);
  auto const& names = *names_of_link(followed.owners, followed.via);
  if (followed.via.forward) {
    names.each_named_by(owner, [&](std::uint32_t record) {
      if (record == references::any)
        give_all(false);
      else
        give(record, true);
    });
    return;
  }
  names.each_naming(owner, [&](std::uint32_t record) { give(record, true); });
  names.each_naming(references::any, [&](std::uint32_t record) { give(record, false); });
  for (auto const choice : choices_with(followed, owner))
    names.each_naming(choice, [&](std::uint32_t record) { give(record, false); });
}

std::optional<number_sum> keeper::known_sums(node_id id, std::uint32_t owner) const {
  number_sum all{number_scale(id)};
  for (auto const part : plan_.parts_of(id)) {
    auto const& followed = plan_.followed()[part];
    if (followed.via.forward && !followed.via.everyone &&
        rows_of(followed.owners).word(owner, followed.via.column) == unknown_word)
      return std::nullopt;
    auto const add = [&](number_sum const& sums) {
      all.sum.add(sums.sum.total());
      all.known += sums.known;
      all.any += sums.any;
      all.others += sums.others;
    };
    add(*parts_[part].sums_of_every);
    auto const& sums = parts_[part].sums_of_owner;
    if (owner < sums.size()) add(sums[owner]);
    for (auto const choice : choices_with(followed, owner))
      if (choice < sums.size()) add(sums[choice]);
  }
  return all.others == 0 ? std::optional{std::move(all)} : std::nullopt;
}

number_sum const* keeper::known_order(node_id id, std::uint32_t owner) const {
  if (plan_.parts_of(id).size() != 1) return nullptr;
  auto const part = plan_.parts_of(id).front();
  auto const& followed = plan_.followed()[part];
  auto const& state = parts_[part];
  if (followed.via.everyone)
    return state.sums_of_every->others == 0 ? &*state.sums_of_every : nullptr;
  bool const may_be_any = followed.via.forward &&
                          rows_of(followed.owners).word(owner, followed.via.column) == unknown_word;
  if (may_be_any || state.sums_of_every->others != 0 || owner >= state.sums_of_owner.size())
    return nullptr;
  for (auto const choice : choices_with(followed, owner))
    if (choice < state.sums_of_owner.size() && state.sums_of_owner[choice].others != 0)
      return nullptr;
  auto const& sums = state.sums_of_owner[owner];
  return sums.others == 0 ? &sums : nullptr;
}

struct number_keeper {
  keeper const& on;
  node_id id;
  ir::population_id of;
  std::uint32_t row;

  [[nodiscard]] bounds number(ir::value_id part) const { return on.number(part, row); }

  bounds operator()(ir::literal_value const& literal) const { return bounds::exactly(literal.is); }

  bounds operator()(ir::cell_value const& cell) const {
    auto const& rows = on.rows_of(of);
    auto const word = rows.word(row, cell.column);
    if (word == none_word) return bounds::nothing();
    if (word != unknown_word) return bounds::exactly(rows.number(cell.column, word));
    auto const& declared = on.plan_.program().schema.populations[of].columns[cell.column];
    bool const may_be_none =
        on.as_of_ && declared.dated && declared.when_blank == schema::blank::none;
    return {{}, {}, may_be_none, false};
  }

  bounds operator()(ir::as_of_value const& value) const {
    auto const day = on.as_of_ ? on.as_of_ : value.otherwise;
    return day ? bounds::exactly(std::int64_t{*day}) : bounds::nothing();
  }

  bounds operator()(ir::through_value const& way) const {
    auto const word = on.rows_of(of).word(row, way.column);
    if (word == unknown_word) return {{}, {}, true, false};
    if (word == none_word) return bounds::nothing();
    auto const target = static_cast<std::uint32_t>(word);
    return on.rows_of(way.target).is_there(target) ? on.number(way.inner, target)
                                                   : bounds::nothing();
  }

  bounds operator()(ir::aggregate_value const& made) const {
    if (made.how == exact::aggregate::count) return count(made.partial);
    if (auto const known = of_known(made))
      return made.partial ? eval::among_others(made.how, *known) : *known;
    std::vector<exact::sample> samples;
    for (auto const part : on.plan_.parts_of(id)) {
      auto const what = *on.plan_.followed()[part].what;
      on.each_record(part, row, [&](std::uint32_t record, bool sure) {
        samples.push_back({on.number(what, record), sure});
      });
    }
    auto const seen = exact::combine(made.how, samples, made.at);
    return made.partial ? eval::among_others(made.how, seen) : seen;
  }

  bounds operator()(ir::share_value const& share) const {
    return eval::share_of(counted(), share.partial);
  }

  bounds operator()(ir::arithmetic_value const& made) const {
    return eval::calculate(made.is, number(made.left), number(made.right));
  }

  bounds operator()(ir::time_between_value const& span) const {
    auto const one = [&](ir::value_id end) { return eval::numbers::same(1, number(end)); };
    return eval::time_between(span, one(span.from), one(span.to), on.plan_.program().holidays,
                              {})[0];
  }

  bounds operator()(ir::chosen_value const& choice) const {
    std::optional<bounds> any;
    auto const add = [&](bounds const& is) { any = any ? either(*any, is) : is; };
    for (auto const& [when, then] : choice.cases) {
      auto const said = on.says(when, row);
      if (said != answer::no) add(number(then));
      if (said == answer::yes) return *any;
    }
    add(choice.otherwise ? number(*choice.otherwise) : bounds::nothing());
    return *any;
  }

  bounds operator()(ir::whole_value const& whole) const { return on.number(whole.inner, 0); }

  bounds operator()(ir::different_value const& some) const { return on.different(some, id, row); }

  bounds operator()(ir::earlier_value const&) const { return on.earlier_number(id, row); }

  bounds operator()(ir::rank_value const& rank) const {
    return on.nodes_[id].ranks->place(row, rank.partial);
  }

 private:
  /// Where all records are surely there, each with a known number or one that can be any, from what
  /// is kept of them.
  [[nodiscard]] std::optional<bounds> of_known(ir::aggregate_value const& made) const {
    using how = exact::aggregate;
    if (made.how == how::sum || made.how == how::average) {
      auto const sums = on.known_sums(id, row);
      if (!sums) return std::nullopt;
      if (sums->any > 0) return bounds::unknown();
      if (made.how == how::sum) return bounds::exactly(sums->sum.total());
      if (sums->known == 0) return bounds::nothing();
      return bounds::exactly(sums->sum.total() / rational{sums->known});
    }
    auto const* sums = on.known_order(id, row);
    if (sums == nullptr) return std::nullopt;
    if (made.how == how::different) {
      auto const known = sums->order.different();
      return bounds{rational{std::max(known, std::min<std::int64_t>(sums->any, 1))},
                    rational{known + sums->any}, false, false};
    }
    auto const size = sums->known + sums->any;
    if (size == 0) return bounds::nothing();
    switch (made.how) {
    case how::median:
      return halfway(nth(*sums, (size + 1) / 2), nth(*sums, size / 2 + 1));
    case how::nth_lowest:
      return made.at.numerator() > size ? bounds::nothing() : nth(*sums, made.at.numerator());
    case how::nth_highest:
      return made.at.numerator() > size ? bounds::nothing()
                                        : nth(*sums, size + 1 - made.at.numerator());
    case how::percentile:
      return nth(*sums, std::max<std::int64_t>(exact::ceil_times(made.at, size), 1));
    case how::count:
    case how::sum:
    case how::average:
    case how::different:
      break;
    }
    return std::nullopt;
  }

  /// The n-th lowest: those that can be any number are all below the known ones, or all above.
  [[nodiscard]] bounds nth(number_sum const& sums, std::int64_t n) const {
    auto const known = [&](std::int64_t place) -> std::optional<rational> {
      if (place < 1 || place > sums.known) return std::nullopt;
      return rational::of(exact::decimal{sums.order.nth(place), on.number_scale(id)});
    };
    return {known(n - sums.any), known(n), false, false};
  }

  static bounds halfway(bounds const& lower, bounds const& upper) {
    auto const half = [](std::optional<rational> const& a, std::optional<rational> const& b) {
      return a && b ? std::optional{(*a + *b) / rational{2}} : std::nullopt;
    };
    return {half(lower.low, upper.low), half(lower.high, upper.high), false, false};
  }

  [[nodiscard]] exact::counts counted() const {
    exact::counts seen;
    for (auto const part : on.plan_.parts_of(id)) seen += on.counts_for(part, row);
    return seen;
  }

  [[nodiscard]] bounds count(bool partial) const {
    auto const seen = counted();
    bounds is{rational{seen.base()}, {}, false, false};
    if (!partial) is.high = rational{seen.base() + seen.maybe_base()};
    return is;
  }
};

exact::bounds keeper::number(ir::value_id part, std::uint32_t row) const {
  auto const id = plan_.all().of_value(part);
  auto const& state = nodes_[id];
  if (state.is_kept_number) return state.numbers[state.is_common ? 0 : row];
  return number_anew(plan_.program().values[part], id, row);
}

exact::bounds keeper::number_anew(ir::value const& asked, node_id id, std::uint32_t row) const {
  return std::visit(number_keeper{*this, id, asked.of, row}, asked.node);
}

} // namespace chitieu::live
