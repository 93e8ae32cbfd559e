#include "count_different.hpp"

#include "linked_records.hpp"
#include "value_index.hpp"

#include <algorithm>

namespace chitieu::eval {
namespace {

using data::cell_shape;
using data::knowledge;
using exact::bounds;
using exact::rational;

/// The values of a column, numbered from 0 on in the order in which they come.
class value_numbers {
 public:
  value_numbers(cells const& column, exact::pace const& with)
      : scalars_{with}, texts_{with},
        known_{exact::filled_with(column.rows(), knowledge::value, with)} {
    first_.reserve(column.rows() + 1);
    numbers_.reserve(column.rows());
    first_.push_back(0);
    switch (column.shape()) {
    case cell_shape::missing:
      break;
    case cell_shape::scalar:
      scalars_.reserve(column.rows());
      column.each(with, [&](std::size_t row, std::int64_t value, knowledge known) {
        known_[row] = known;
        if (known == knowledge::value) add(scalars_, value);
        first_.push_back(numbers_.size());
      });
      break;
    case cell_shape::list:
      for (std::size_t row = 0; row < column.rows(); ++row) {
        with.take();
        auto const items = column.list(row);
        if (!items)
          known_[row] = knowledge::unknown;
        else
          for (auto const item : *items) add(scalars_, std::int64_t{item});
        first_.push_back(numbers_.size());
      }
      break;
    case cell_shape::text:
      texts_.reserve(column.rows());
      for (std::size_t row = 0; row < column.rows(); ++row) {
        with.take();
        auto const text = column.text(row);
        if (!text)
          known_[row] = knowledge::unknown;
        else if (!text->empty())
          add(texts_, *text);
        first_.push_back(numbers_.size());
      }
      break;
    }
  }

  [[nodiscard]] bool is_unknown(std::size_t row) const { return known_[row] == knowledge::unknown; }
  [[nodiscard]] std::span<std::uint32_t const> of(std::size_t row) const {
    return std::span{numbers_}.subspan(first_[row], first_[row + 1] - first_[row]);
  }
  [[nodiscard]] std::size_t count() const { return scalars_.size() + texts_.size(); }

 private:
  template <class Index, class Value>
  void add(Index& index, Value value) {
    numbers_.push_back(index.number_of(value));
  }

  value_index<std::int64_t> scalars_;
  value_index<std::string_view> texts_;
  std::vector<knowledge> known_;
  std::vector<std::size_t> first_;
  std::vector<std::uint32_t> numbers_;
};

/// Which values have been seen of the row that is counted: a mark is its row's.
class marks {
 public:
  marks(std::size_t values, exact::pace const& with)
      : row_of_{exact::filled_with(values, none, with)} {}

  /// Whether it was not seen of this row before.
  bool add(std::uint32_t value, std::size_t row) {
    bool const fresh = row_of_[value] != row;
    row_of_[value] = row;
    return fresh;
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> row_of_;
};

/// How many values the column can hold; nothing when there is no end to them.
std::optional<std::int64_t> possible_values(sheet const& on, ir::different_value const& some) {
  auto const& declared = on.declared(some.via.to, some.column);
  if (declared.values)
    return static_cast<std::int64_t>(on.program().schema.scales[*declared.values].levels.size());
  if (declared.target) return static_cast<std::int64_t>(on.rows(*declared.target));
  if (declared.type == schema::type::flag) return 2;
  return std::nullopt;
}

class counter {
 public:
  counter(ir::different_value const& some, sheet const& on)
      : with_{on.pace()}, values_{on.cells_of(some.via.to, some.column), with_},
        surely_{values_.count(), with_}, perhaps_{values_.count(), with_},
        possible_{possible_values(on, some)},
        is_list_{on.cells_of(some.via.to, some.column).shape() == cell_shape::list},
        may_be_none_{is_list_ || possible_ == std::int64_t{0} ||
                     on.declared(some.via.to, some.column).may_be_absent ||
                     on.unknown_may_be_none(some.via.to, some.column)},
        partial_{some.partial} {}

  bounds operator()(std::size_t row, linked_records const& records) {
    tally seen;
    records.each(row, [&](linked_record record) {
      with_.take();
      add(seen, record, row);
    });
    bounds is;
    is.low = rational{std::max(seen.surely, std::int64_t{seen.sure_unknown ? 1 : 0})};
    auto const most = most_of(seen);
    if (!partial_ && most) is.high = rational{*most};
    return is;
  }

 private:
  struct tally {
    std::int64_t surely = 0;   ///< values of records that are surely there
    std::int64_t possibly = 0; ///< of those and others
    std::int64_t unknown = 0;  ///< cells that are not known
    bool sure_unknown = false; ///< one of them is surely there and holds something
  };

  void add(tally& into, linked_record record, std::size_t row) {
    if (values_.is_unknown(record.row)) {
      ++into.unknown;
      into.sure_unknown |= record.sure != 0 && !may_be_none_;
    }
    for (auto const value : values_.of(record.row)) {
      if (record.sure != 0 && surely_.add(value, row)) ++into.surely;
      if (perhaps_.add(value, row)) ++into.possibly;
    }
  }

  /// A list that is not known can hold all there are.
  [[nodiscard]] std::optional<std::int64_t> most_of(tally const& seen) const {
    if (seen.unknown == 0) return seen.possibly;
    if (is_list_) return possible_ ? std::max(*possible_, seen.possibly) : possible_;
    auto const most = seen.possibly + seen.unknown;
    return possible_ ? std::min(most, std::max(*possible_, seen.possibly)) : most;
  }

  exact::pace const& with_;
  value_numbers values_;
  marks surely_;
  marks perhaps_;
  std::optional<std::int64_t> possible_;
  bool is_list_;
  bool may_be_none_;
  bool partial_;
};

} // namespace

numbers count_different(ir::different_value const& some, sheet const& on, ir::population_id of) {
  linked_records const records{on, of, some.via, some.filter};
  counter count{some, on};
  auto const rows = on.rows(of);
  if (records.everyone()) return numbers::same(rows, count(0, records));
  numbers_builder made{on.pace(), rows};
  for (std::size_t row = 0; row < rows; ++row) made.add(count(row, records));
  return made.finish();
}

} // namespace chitieu::eval
