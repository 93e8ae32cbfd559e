#include "aggregates.hpp"

#include "aggregate_units.hpp"
#include "exact_sum.hpp"
#include "linked_records.hpp"

#include "exact/aggregates.hpp"
#include "exact/running_sum.hpp"

#include <algorithm>

namespace chitieu::eval {
namespace {

using data::knowledge;
using exact::bounds;
using exact::rational;
using kind = exact::aggregate;

/// The records of one part of an aggregate with their numbers.
struct part_records {
  linked_records records;
  numbers const* what; ///< null for a count
  std::optional<units_view> units;
};

std::vector<part_records> parts_of(ir::aggregate_value const& made, sheet const& on,
                                   ir::population_id of) {
  std::vector<part_records> parts;
  for (auto const& part : made.parts) {
    auto const* what = made.how == kind::count ? nullptr : &on.number(part.what);
    parts.push_back(
        {{on, of, part.via, part.filter}, what, what != nullptr ? what->units() : std::nullopt});
  }
  return parts;
}

int finest_scale(std::vector<part_records> const& parts) {
  int scale = 0;
  for (auto const& part : parts)
    if (part.units) scale = std::max(scale, part.units->scale());
  return scale;
}

/// Makes the number of each row; where everyone is linked to every row, once for all.
template <class OfRow>
numbers for_rows(exact::pace const& with, std::vector<part_records> const& parts, std::size_t rows,
                 int scale, OfRow of_row) {
  bool const same = std::all_of(parts.begin(), parts.end(),
                                [](auto const& part) { return part.records.everyone(); });
  if (same) {
    numbers_builder one{with, 1, scale};
    of_row(std::size_t{0}, one);
    return numbers::same(rows, one.finish()[0]);
  }
  numbers_builder made{with, rows, scale};
  for (std::size_t row = 0; row < rows; ++row) of_row(row, made);
  return made.finish();
}

/// A count of so many; records that a partial population does not show can only add to it.
void add_count(numbers_builder& into, std::int64_t sure, std::int64_t perhaps, bool partial) {
  if (perhaps == 0 && !partial) return into.add_units(sure);
  bounds is;
  is.low = rational{sure};
  if (!partial) is.high = rational{sure + perhaps};
  into.add(is);
}

numbers count(exact::pace const& with, std::vector<part_records> const& parts, std::size_t rows,
              bool partial) {
  return for_rows(with, parts, rows, 0, [&](std::size_t row, numbers_builder& into) {
    std::int64_t sure = 0;
    std::int64_t perhaps = 0;
    for (auto const& part : parts) {
      auto const of_row = part.records.of(row);
      std::int64_t here = 0;
      exact::each_piece(with, of_row, [&](auto piece) {
        for (auto const record : piece) here += record.sure;
      });
      sure += here;
      perhaps += static_cast<std::int64_t>(of_row.size()) - here;
      for (auto const set : part.records.perhaps(row))
        perhaps += static_cast<std::int64_t>(part.records.set(set).size());
    }
    add_count(into, sure, perhaps, partial);
  });
}

/// One end of a sum: whole units as they are, and other numbers by their denominators.
class end_sum {
 public:
  explicit end_sum(int scale) : units_{scale} {}

  void add(std::int64_t units) { units_.add(units); }
  void add(rational const& number) {
    others_.add(number);
    has_others_ = true;
  }

  /// The sum, where it is whole units.
  [[nodiscard]] std::optional<std::int64_t> units() const {
    return has_others_ ? std::nullopt : units_.units();
  }
  [[nodiscard]] rational total() const {
    return has_others_ ? units_.total() + others_.total() : units_.total();
  }

 private:
  exact_sum units_;
  exact::running_sum others_;
  bool has_others_ = false;
};

/// The lowest and the highest sum of numbers, each filled on its own.
class sum_ends {
 public:
  explicit sum_ends(int scale) : scale_{scale}, low_{scale}, high_{scale} {}

  /// What many sums have in common, added up.
  struct total {
    rational low;
    rational high;
    bool no_low;
    bool no_high;
    bool is_exact;
  };
  [[nodiscard]] total added_up() const {
    return {low_.total(), high_.total(), no_low_, no_high_, is_exact_};
  }

  /// A number that is there, or (`!sure`) perhaps there.
  void add(units_view const& units, linked_record record) {
    auto const known = units.known(record.row);
    if (known == knowledge::none) return;
    if (known == knowledge::unknown) {
      no_low_ = no_high_ = true;
      return;
    }
    auto const here = rescaled(units[record.row], units.scale(), scale_);
    if (!here) return add(bounds_of(units[record.row], known, units.scale()), record.sure != 0);
    if (record.sure != 0 || *here < 0) low_.add(*here);
    if (record.sure != 0 || *here > 0) high_.add(*here);
    is_exact_ &= record.sure != 0;
  }

  void add(bounds const& is, bool sure) {
    if (is.none) return;
    bool const there = sure && !is.may_be_none;
    no_low_ |= !is.low;
    no_high_ |= !is.high;
    if (!no_low_ && (there || is.low->sign() < 0)) low_.add(*is.low);
    if (!no_high_ && (there || is.high->sign() > 0)) high_.add(*is.high);
    is_exact_ &= there && is.is_exact();
  }

  void add(total const& other) {
    no_low_ |= other.no_low;
    no_high_ |= other.no_high;
    low_.add(other.low);
    high_.add(other.high);
    is_exact_ &= other.is_exact;
  }

  void put(numbers_builder& into) const {
    auto const units = low_.units();
    if (is_exact_ && !no_low_ && !no_high_ && units) return into.add_units(*units);
    bounds is;
    if (!no_low_) is.low = low_.total();
    if (!no_high_) is.high = is_exact_ ? is.low : high_.total();
    into.add(is);
  }

 private:
  int scale_;
  end_sum low_;
  end_sum high_;
  bool no_low_ = false;
  bool no_high_ = false;
  bool is_exact_ = true;
};

void add_records(exact::pace const& with, sum_ends& into, part_records const& part,
                 std::span<linked_record const> some) {
  exact::each_piece(with, some, [&](auto piece) {
    if (part.units)
      for (auto const record : piece) into.add(*part.units, record);
    else
      for (auto const record : piece) into.add((*part.what)[record.row], record.sure != 0);
  });
}

/// Records that a partial population does not show may have any number: their sum is not bounded.
numbers sum(exact::pace const& with, std::vector<part_records> const& parts, std::size_t rows,
            bool partial) {
  if (partial) return numbers::same(rows, bounds::unknown());
  int const scale = finest_scale(parts);
  // What may be linked to many rows is added up once.
  std::vector<std::vector<sum_ends::total>> perhaps(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto const& records = parts[i].records;
    perhaps[i].reserve(records.set_count());
    for (std::uint32_t set = 0; set < records.set_count(); ++set) {
      sum_ends ends{scale};
      add_records(with, ends, parts[i], records.set(set));
      perhaps[i].push_back(ends.added_up());
    }
  }
  return for_rows(with, parts, rows, scale, [&](std::size_t row, numbers_builder& into) {
    sum_ends ends{scale};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      add_records(with, ends, parts[i], parts[i].records.of(row));
      for (auto const set : parts[i].records.perhaps(row)) ends.add(perhaps[i][set]);
    }
    ends.put(into);
  });
}

/// Averages, ranks and the like: in whole units where all are surely there, else over all fillings.
class combiner {
 public:
  combiner(ir::aggregate_value const& made, std::vector<part_records> const& parts,
           exact::pace const& with)
      : made_{made}, parts_{parts}, with_{with}, scale_{finest_scale(parts)}, samples_{scale_} {}

  bounds operator()(std::size_t row) {
    bounds const is = all_sure(row) && (!units_.empty() || unknown_ > 0)
                          ? aggregate_units(made_, units_, unknown_, scale_, with_)
                          : over_fillings(row);
    return made_.partial ? among_others(made_.how, is) : is;
  }

 private:
  static bool has_perhaps(linked_records const& records, std::size_t row) {
    auto const sets = records.perhaps(row);
    return std::any_of(sets.begin(), sets.end(),
                       [&](std::uint32_t set) { return !records.set(set).empty(); });
  }

  /// Takes the units of a row's records, if all of these are surely there and have units.
  bool all_sure(std::size_t row) {
    units_.clear();
    unknown_ = 0;
    std::size_t size = 0;
    for (auto const& part : parts_) size += part.records.of(row).size();
    units_.reserve(size);
    for (auto const& part : parts_) {
      if (has_perhaps(part.records, row)) return false;
      auto const records = part.records.of(row);
      if (records.empty()) continue;
      if (!part.units) return false;
      bool all = true;
      exact::each_piece(with_, records,
                        [&](auto piece) { all = all && take_units(*part.units, piece); });
      if (!all) return false;
    }
    return true;
  }

  bool take_units(units_view const& units, std::span<linked_record const> records) {
    for (auto const record : records) {
      if (record.sure == 0) return false;
      auto const known = units.known(record.row);
      if (known == knowledge::unknown) ++unknown_;
      if (known != knowledge::value) continue;
      auto const here = rescaled(units[record.row], units.scale(), scale_);
      if (!here) return false;
      units_.push_back(*here);
    }
    return true;
  }

  bounds over_fillings(std::size_t row) {
    samples_.clear();
    std::size_t size = 0;
    for (auto const& part : parts_) {
      size += part.records.of(row).size();
      for (auto const set : part.records.perhaps(row)) size += part.records.set(set).size();
    }
    samples_.reserve(size);
    for (auto const& part : parts_) {
      part.records.each(row, [&](linked_record record) {
        with_.take();
        add_sample(part, record);
      });
    }
    return exact::combine(made_.how, samples_, made_.at, with_);
  }

  void add_sample(part_records const& part, linked_record record) {
    bool const sure = record.sure != 0;
    if (part.units) {
      auto const known = part.units->known(record.row);
      if (known == knowledge::unknown) return samples_.add_unknown(sure);
      if (known == knowledge::none) return samples_.add(bounds::nothing(), sure);
      if (auto const units = rescaled((*part.units)[record.row], part.units->scale(), scale_))
        return samples_.add_units(*units, sure);
    }
    if (auto const* packed = part.what->packed()) return samples_.add(*packed, record.row, sure);
    samples_.add((*part.what)[record.row], sure);
  }

  ir::aggregate_value const& made_;
  std::vector<part_records> const& parts_;
  exact::pace const& with_;
  int scale_;
  std::vector<std::int64_t> units_;
  std::size_t unknown_ = 0; ///< numbers beside the units that are there and can be any
  exact::sample_list samples_;
};

} // namespace

numbers aggregate(ir::aggregate_value const& made, sheet const& on, ir::population_id of) {
  auto const parts = parts_of(made, on, of);
  auto const rows = on.rows(of);
  if (made.how == kind::count) return count(on.pace(), parts, rows, made.partial);
  if (made.how == kind::sum) return sum(on.pace(), parts, rows, made.partial);
  combiner combine{made, parts, on.pace()};
  return for_rows(on.pace(), parts, rows, finest_scale(parts),
                  [&](std::size_t row, numbers_builder& into) { into.add(combine(row)); });
}

exact::bounds among_others(exact::aggregate how, exact::bounds is) {
  bool const may_be_none = is.none || is.may_be_none;
  bool const keeps_low = how == kind::different || (how == kind::nth_highest && !may_be_none);
  bool const keeps_high = how == kind::nth_lowest && !may_be_none;
  if (!keeps_low) is.low.reset();
  if (!keeps_high) is.high.reset();
  return {is.low, is.high, may_be_none, false};
}

exact::bounds share_of(exact::counts const& seen, bool partial) {
  bool const may_be_empty = seen.base() == 0;
  if (partial) return {rational{0}, rational{1}, may_be_empty, false};
  if (may_be_empty && seen.maybe_base() == 0) return bounds::nothing();
  // Who is perhaps there joins where that lowers, or raises, the share.
  auto const low = exact::ratio::make(seen.yes, seen.base() + seen.maybe_unknown + seen.maybe_no);
  auto const high =
      exact::ratio::make(seen.yes + seen.unknown + seen.maybe_yes + seen.maybe_unknown,
                         seen.base() + seen.maybe_yes + seen.maybe_unknown);
  return {rational{low.value_or(1)}, rational{high.value_or(0)}, may_be_empty, false};
}

} // namespace chitieu::eval
