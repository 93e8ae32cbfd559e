#include "few_places.hpp"
#include "numbers_together.hpp"
#include "share_out.hpp"

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

bounds keeper::gathered(ir::aggregate_value const& made, node_id id, std::uint32_t owner) const {
  std::vector<exact::sample> samples;
  for (auto const part : plan_.parts_of(id)) {
    auto const what = *plan_.followed()[part].what;
    each_record(part, owner, [&](std::uint32_t record, bool sure) {
      samples.push_back({number(what, record), sure});
    });
  }
  return exact::combine(made.how, samples, made.at);
}

bounds keeper::kept_together(ir::aggregate_value const& made, node_id id,
                             std::uint32_t owner) const {
  if (made.how == exact::aggregate::different)
    return plan_.followed()[plan_.parts_of(id).front()].as == followed_as::different_numbers
               ? different_numbers(id, owner)
               : gathered(made, id, owner);
  few_places<number_sum> places;
  for (auto const part : plan_.parts_of(id))
    each_kept(part, owner, parts_[part].sums, [&](number_sum const& kept) {
      if (kept.any_record()) places.add(kept);
    });
  return numbers_together{places.all(), number_scale(id)}.combine(made.how, made.at);
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
    auto const seen = on.kept_together(made, id, row);
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
