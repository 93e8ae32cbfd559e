#include "evaluate_linked.hpp"

#include "add_row.hpp"
#include "count_part.hpp"
#include "each_reference.hpp"
#include "to_answer.hpp"

namespace chitieu::eval {
namespace {

/// Every record that the filter does not exclude, as one that is perhaps there.
exact::counts perhaps_all(truth const& filter, truth const& predicate, exact::pace const& with) {
  exact::counts all;
  for (std::size_t record = 0; record < filter.rows(); ++record) {
    with.take();
    if (filter[record] != answer::no) add_row(all, false, predicate[record]);
  }
  return all;
}

/// The same of some records.
exact::counts perhaps_some(std::span<std::int32_t const> records, truth const& filter,
                           truth const& predicate, exact::pace const& with) {
  exact::counts some;
  for (auto const one : records) {
    with.take();
    auto const record = static_cast<std::size_t>(one);
    if (filter[record] != answer::no) add_row(some, false, predicate[record]);
  }
  return some;
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

} // namespace

truth follow(cells const& references, truth const& inner, exact::pace const& with) {
  bitmap yes{references.rows()};
  bitmap unknown{references.rows()};
  each_reference(
      with, references,
      [&](std::size_t row, std::size_t to) {
        answer const said = inner[to];
        if (said == answer::yes) yes.set(row);
        if (said == answer::unknown) unknown.set(row);
      },
      [&](std::size_t row, std::uint32_t) { unknown.set(row); },
      [&](std::size_t row) { unknown.set(row); });
  return {std::move(yes), std::move(unknown)};
}

void linked_counts::add_forward(cells const& references, truth const& filter,
                                truth const& predicate) {
  auto const all = perhaps_all(filter, predicate, *with_);
  std::vector<std::optional<exact::counts>> of_sets(references.candidate_sets());
  each_reference(
      *with_, references,
      [&](std::size_t row, std::size_t record) {
        answer const in = filter[record];
        if (in != answer::no) add_row(of_row_[row], in == answer::yes, predicate[record]);
      },
      [&](std::size_t row, std::uint32_t set) {
        if (!of_sets[set])
          of_sets[set] = perhaps_some(references.candidates(set), filter, predicate, *with_);
        of_row_[row] += *of_sets[set];
      },
      [&](std::size_t row) { of_row_[row] += all; });
}

void linked_counts::add_backward(cells const& references, truth const& filter,
                                 truth const& predicate) {
  auto const counted = [&](std::size_t word) {
    auto const in = filter.yes(word) | filter.unknown(word);
    return with_noes_ ? in : in & (predicate.yes(word) | predicate.unknown(word));
  };
  std::vector<exact::counts> of_sets(references.candidate_sets());
  each_reference_among(
      *with_, references, counted,
      [&](std::size_t record, std::size_t row) {
        add_row(of_row_[row], filter[record] == answer::yes, predicate[record]);
      },
      [&](std::size_t record, std::uint32_t set) {
        add_row(of_sets[set], false, predicate[record]);
      },
      [&](std::size_t record) { add_row(of_every_row_, false, predicate[record]); });
  for (std::uint32_t set = 0; set < of_sets.size(); ++set)
    for (auto const row : references.candidates(set)) {
      with_->take();
      of_row_[static_cast<std::size_t>(row)] += of_sets[set];
    }
}

void linked_counts::add_everyone(truth const& filter, truth const& predicate) {
  of_every_row_ += count_part(filter, predicate);
}

answer decide(ir::linked const& asked, exact::counts const& seen) {
  auto const when_empty =
      asks_for_few(asked.asked.how) ? exact::empty_base::met : exact::empty_base::undetermined;
  auto const said = to_answer(exact::decide(seen, asked.asked, when_empty));
  return asked.partial ? among_more(said, seen, asked.asked) : said;
}

truth linked_counts::decide(ir::linked const& asked) const {
  return ask_rows(*with_, of_row_.size(),
                  [&](std::size_t row) { return eval::decide(asked, of(row)); });
}

linked_counts count_linked(sheet const& on, ir::population_id of,
                           std::span<ir::linked_part const> parts, bool with_noes) {
  linked_counts counted{on.rows(of), with_noes, on.pace()};
  for (auto const& part : parts) {
    auto const& filter = on[part.filter];
    auto const& predicate = on[part.predicate];
    if (part.via.everyone)
      counted.add_everyone(filter, predicate);
    else if (part.via.forward)
      counted.add_forward(on.cells_of(of, part.via.column), filter, predicate);
    else
      counted.add_backward(on.cells_of(part.via.to, part.via.column), filter, predicate);
  }
  return counted;
}

} // namespace chitieu::eval
