#include "number_ranges.hpp"

#include "number_form.hpp"

#include <chitieu/exact/rational.hpp>

#include <algorithm>

namespace chitieu::mend {
namespace {

using exact::rational;
using exact::relation;

class reader {
 public:
  reader(ir::program const& program, data::bound_data const& tables, column_place place)
      : program_(program), place_(place), cells_(*tables.tables[place.first].columns[place.second]),
        rows_(tables.tables[place.first].rows) {
    for (int i = 0; i < cells_.scale(); ++i) unit_ = unit_ * rational(10);
  }

  number_range run() {
    read_data();
    for (auto const& condition : program_.conditions) {
      if (auto const* test = std::get_if<ir::number_test>(&condition.node);
          test != nullptr && condition.of == place_.first && test->column == place_.second) {
        if (test->low) cut(rational::of(*test->low), test->low_open);
        if (test->high) cut(rational::of(*test->high), !test->high_open);
      }
      if (auto const* test = std::get_if<ir::value_test>(&condition.node))
        cut_at_ends(test->left, {test->low, test->high});
    }
    for (auto const& target : program_.targets)
      for (auto const& clause : target.clauses)
        if (clause.number)
          cut_at_ends(clause.number->left, {clause.number->low, clause.number->high});
    for (auto const& value : program_.values)
      if (auto const* of = std::get_if<ir::aggregate_value>(&value.node))
        for (auto const& part : of->parts)
          if (of->how != exact::aggregate::count && is_ours(part.what)) out_.is_summed = true;
    std::sort(out_.cuts.begin(), out_.cuts.end());
    out_.cuts.erase(std::unique(out_.cuts.begin(), out_.cuts.end()), out_.cuts.end());
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool is_ours(ir::value_id id) const {
    auto const* cell = std::get_if<ir::cell_value>(&program_.values[id].node);
    return cell != nullptr && program_.values[id].of == place_.first &&
           cell->column == place_.second;
  }

  void widen(std::int64_t to) {
    out_.low = std::min(out_.low.value_or(to), to);
    out_.high = std::max(out_.high.value_or(to), to);
  }

  void read_data() {
    for (std::size_t row = 0; row < rows_; ++row) {
      std::int64_t value = 0;
      auto known = data::knowledge::unknown;
      cells_.read(row, {&value, 1}, {&known, 1});
      if (known == data::knowledge::value) widen(value);
    }
  }

  // From the number on, or from what comes after it on.
  void cut(rational const& at, bool after) {
    auto const scaled = at * unit_;
    auto const first = after ? scaled.floor() : scaled.ceil();
    if (!first) return;
    out_.cuts.push_back(*first + (after ? 1 : 0));
    widen(*first);
  }

  // Of numbers in order it matters which are beyond the bound.
  void cut_at_ends(ir::value_id left, std::vector<ir::value_id> const& bounds) {
    auto const* of =
        std::get_if<ir::aggregate_value>(&program_.values[inside_of(program_, left)].node);
    if (of == nullptr || !is_place(of->how)) return;
    if (std::none_of(of->parts.begin(), of->parts.end(),
                     [this](auto const& part) { return is_ours(part.what); }))
      return;
    for (auto const id : bounds)
      if (auto const* is =
              std::get_if<ir::literal_value>(&program_.values[inside_of(program_, id)].node)) {
        cut(is->is, false);
        cut(is->is, true);
      }
  }

  ir::program const& program_;
  column_place place_;
  data::bound_column const& cells_;
  std::size_t rows_;
  rational unit_ = 1;
  number_range out_;
};

/// A range this wide is tried number by number, where it has to be.
constexpr std::int64_t widest_range = 24;

} // namespace

bool number_range::is_narrow() const noexcept {
  return low && high && *high - *low <= widest_range;
}

std::vector<std::int64_t> numbers_tried(number_range const& range) {
  std::vector<std::int64_t> out;
  if (range.is_narrow())
    for (auto number = *range.low; number <= *range.high; ++number) out.push_back(number);
  if (range.is_narrow() || !range.low) return out;
  out = {*range.low, *range.high};
  for (auto const cut : range.cuts) out.insert(out.end(), {cut, cut - 1});
  return out;
}

number_ranges::number_ranges(ir::program const& program, data::bound_data const& tables,
                             changeable const& may_change) {
  for (auto const& [p, c] : may_change.all()) {
    auto const type = program.schema.populations[p].columns[c].type;
    auto const& columns = tables.tables[p].columns;
    if ((type != schema::type::number && type != schema::type::count) || c >= columns.size() ||
        !columns[c] || !columns[c]->listed_numbers().empty())
      continue;
    of_[{p, c}] = reader(program, tables, {p, c}).run();
  }
}

number_range const& number_ranges::of(column_place place) const {
  auto const at = of_.find(place);
  return at == of_.end() ? none_ : at->second;
}

void number_ranges::weigh(column_place place, bool more) {
  auto const at = of_.find(place);
  if (at == of_.end()) return;
  (more ? at->second.more_is_better : at->second.less_is_better) = true;
}

// A number with three decimals could be one with thousands; a fourth makes it plain.
std::string number_words(ir::program const& program, data::bound_column const& of,
                         std::int64_t units) {
  auto const sign = program.numbers == exact::number_style::vi ? ',' : '.';
  constexpr int as_in_thousands = 3;
  auto out = exact::to_string(exact::decimal{units, of.scale()}, sign);
  return of.scale() == as_in_thousands ? out + "0" : out;
}

} // namespace chitieu::mend
