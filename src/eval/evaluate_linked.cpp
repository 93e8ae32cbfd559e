#include "evaluate_linked.hpp"

#include "add_row.hpp"

namespace chitieu::eval {
namespace {

using data::knowledge;

/// Calls `one(row, to)` for each row number that a column's cells name, `any(row)` for each cell
/// that is unknown and so may name them all.
template <class One, class Any>
void each_reference(cells const& references, One one, Any any) {
  if (references.shape() == data::cell_shape::list) {
    for (std::size_t row = 0; row < references.rows(); ++row) {
      auto const items = references.list(row);
      if (!items)
        any(row);
      else
        for (auto const to : *items) one(row, static_cast<std::size_t>(to));
    }
    return;
  }
  references.each([&](std::size_t row, std::int64_t to, knowledge known) {
    if (known == knowledge::unknown) any(row);
    if (known == knowledge::value) one(row, static_cast<std::size_t>(to));
  });
}

/// Every record that the filter does not exclude, as one that is perhaps there.
exact::counts perhaps_all(truth const& filter, truth const& predicate) {
  exact::counts all;
  for (std::size_t record = 0; record < filter.rows(); ++record)
    if (filter[record] != answer::no) add_row(all, false, predicate[record]);
  return all;
}

bool asks_for_few(exact::relation how) {
  return how == exact::relation::at_most || how == exact::relation::less_than;
}

/// What is left of a decision when there may be more records than the table has.
answer among_more(answer said, exact::counts const& seen, exact::threshold const& asked) {
  if (asked.of_share) return answer::unknown;
  switch (asked.how) {
  case exact::relation::at_least:
  case exact::relation::more_than:
    return said == answer::no ? answer::unknown : said;
  case exact::relation::at_most:
  case exact::relation::less_than:
    return said == answer::yes ? answer::unknown : said;
  case exact::relation::exactly:
    return exact::ratio{seen.yes} > asked.low ? answer::no : answer::unknown;
  case exact::relation::between:
    return exact::ratio{seen.yes} > asked.high ? answer::no : answer::unknown;
  }
  return answer::unknown;
}

answer to_answer(exact::decision decided) {
  switch (decided) {
  case exact::decision::met:
    return answer::yes;
  case exact::decision::unmet:
    return answer::no;
  case exact::decision::undetermined:
    break;
  }
  return answer::unknown;
}

} // namespace

truth follow(cells const& references, truth const& inner) {
  bitmap yes{references.rows()};
  bitmap unknown{references.rows()};
  each_reference(
      references,
      [&](std::size_t row, std::size_t to) {
        answer const said = inner[to];
        if (said == answer::yes) yes.set(row);
        if (said == answer::unknown) unknown.set(row);
      },
      [&](std::size_t row) { unknown.set(row); });
  return {std::move(yes), std::move(unknown)};
}

void linked_counts::add_forward(cells const& references, truth const& filter,
                                truth const& predicate) {
  auto const all = perhaps_all(filter, predicate);
  each_reference(
      references,
      [&](std::size_t row, std::size_t record) {
        answer const in = filter[record];
        if (in != answer::no) add_row(of_row_[row], in == answer::yes, predicate[record]);
      },
      [&](std::size_t row) { of_row_[row] += all; });
}

void linked_counts::add_backward(cells const& references, truth const& filter,
                                 truth const& predicate) {
  each_reference(
      references,
      [&](std::size_t record, std::size_t row) {
        answer const in = filter[record];
        if (in != answer::no) add_row(of_row_[row], in == answer::yes, predicate[record]);
      },
      [&](std::size_t record) {
        if (filter[record] != answer::no) add_row(of_every_row_, false, predicate[record]);
      });
}

truth linked_counts::decide(ir::linked const& asked) const {
  auto const when_empty =
      asks_for_few(asked.asked.how) ? exact::empty_base::met : exact::empty_base::undetermined;
  return ask_rows(of_row_.size(), [&](std::size_t row) {
    auto const seen = of_row_[row] + of_every_row_;
    auto const said = to_answer(exact::decide(seen, asked.asked, when_empty));
    return asked.partial ? among_more(said, seen, asked.asked) : said;
  });
}

} // namespace chitieu::eval
