#include "dense.hpp"

#include "eval/numbers.hpp"

#include <algorithm>

namespace chitieu::live {
namespace {

using data::cell_shape;
using data::knowledge;

/// A column's cells, copied one after another; what dates them is left to who reads them.
class copied_cells final : public data::bound_column {
 public:
  copied_cells(cell_shape shape, int scale) : shape_{shape}, scale_{scale} {}

  [[nodiscard]] cell_shape shape() const noexcept override { return shape_; }
  [[nodiscard]] int scale() const noexcept override { return scale_; }
  [[nodiscard]] std::span<exact::rational const> listed_numbers() const noexcept override {
    return listed_;
  }
  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<knowledge> known) const override {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = values_[first + i];
      known[i] = known_[first + i];
    }
  }
  [[nodiscard]] std::optional<std::span<std::int32_t const>> list(std::size_t row) const override {
    if (known_[row] == knowledge::unknown) return std::nullopt;
    return std::span<std::int32_t const>{lists_[row]};
  }
  [[nodiscard]] std::optional<std::string_view> text(std::size_t row) const override {
    if (known_[row] == knowledge::unknown) return std::nullopt;
    return std::string_view{texts_[row]};
  }

  void add(std::int64_t value) { add(value, knowledge::value); }
  void add(std::int64_t value, knowledge known) {
    values_.push_back(value);
    known_.push_back(known);
  }
  void add_list(std::vector<std::int32_t> items) {
    std::sort(items.begin(), items.end());
    add(0, items.empty() ? knowledge::none : knowledge::value);
    lists_.push_back(std::move(items));
  }
  void add_unknown_list() {
    add(0, knowledge::unknown);
    lists_.emplace_back();
  }
  void add_text(std::string text) {
    add(0, text.empty() ? knowledge::none : knowledge::value);
    texts_.push_back(std::move(text));
  }
  void add_unknown_text() {
    add(0, knowledge::unknown);
    texts_.emplace_back();
  }

  /// Where some number is no unit of the scale: all of them become places in a list.
  void list_numbers(std::vector<exact::rational> const& numbers) {
    for (std::size_t row = 0; row < known_.size(); ++row)
      if (known_[row] == knowledge::value) listed_.push_back(numbers[row]);
    std::sort(listed_.begin(), listed_.end());
    listed_.erase(std::unique(listed_.begin(), listed_.end()), listed_.end());
    for (std::size_t row = 0; row < known_.size(); ++row)
      if (known_[row] == knowledge::value)
        values_[row] =
            std::lower_bound(listed_.begin(), listed_.end(), numbers[row]) - listed_.begin();
    scale_ = 0;
  }

 private:
  cell_shape shape_;
  int scale_;
  std::vector<std::int64_t> values_;
  std::vector<knowledge> known_;
  std::vector<std::vector<std::int32_t>> lists_;
  std::vector<std::string> texts_;
  std::vector<exact::rational> listed_;
};

/// A number that the monitor keeps apart, in units of its column, where 64 bits hold it so.
std::optional<std::int64_t> units_of(exact::rational const& number, int scale) {
  auto const decimal = eval::as_decimal(number);
  if (!decimal || decimal->scale > scale) return std::nullopt;
  return eval::rescaled(decimal->units, decimal->scale, scale);
}

class copier {
 public:
  copier(keeper const& from, schema::schema const& all) : from_(from), all_(all) {
    for (ir::population_id id = 0; id < all.populations.size(); ++id) {
      order_.push_back(from.rows_of(id).in_order(from.pace()));
      auto& rows =
          row_at_.emplace_back(exact::filled_with(from.rows_of(id).places(), no_row, from.pace()));
      std::int32_t at = 0;
      each(id, [&](std::uint32_t row) { rows[row] = at++; });
    }
  }

  void operator()(ir::population_id id, data::bound_table& into) const {
    auto const& rows = from_.rows_of(id);
    into.rows = order_[id].size();
    into.columns.resize(rows.columns());
    each(id, [&](std::uint32_t row) { into.keys.push_back(std::string(rows.key(row))); });
    for (ir::column_id c = 0; c < rows.columns(); ++c)
      if (rows.of(c).kept_as != column::form::absent && !all_.populations[id].columns[c].derived)
        into.columns[c] = copy(id, c);
  }

 private:
  static constexpr std::int32_t no_row = -1;

  /// Each row of a population, in order.
  template <class Visit>
  void each(ir::population_id id, Visit visit) const {
    for (auto const row : order_[id]) {
      from_.pace().take();
      visit(row);
    }
  }

  [[nodiscard]] std::shared_ptr<data::bound_column const> copy(ir::population_id id,
                                                               ir::column_id c) const {
    auto const& rows = from_.rows_of(id);
    auto const& kept = rows.of(c);
    auto const target = all_.populations[id].columns[c].target;
    auto const* targets = kept.is_reference ? &row_at_[*target] : nullptr;
    switch (kept.kept_as) {
    case column::form::absent:
    case column::form::number:
      break;
    case column::form::text: {
      auto made = std::make_shared<copied_cells>(cell_shape::text, 0);
      each(id, [&](std::uint32_t row) {
        auto const word = rows.raw_word(row, c);
        if (word == unknown_word)
          made->add_unknown_text();
        else
          made->add_text(std::string(is_filled(word) ? rows.text(word) : std::string_view()));
      });
      return made;
    }
    case column::form::level_bits:
    case column::form::list: {
      auto made = std::make_shared<copied_cells>(cell_shape::list, 0);
      each(id, [&](std::uint32_t row) {
        if (rows.raw_word(row, c) == unknown_word) return made->add_unknown_list();
        std::vector<std::int32_t> items;
        for (auto const item : rows.raw_items(row, c))
          if (targets == nullptr)
            items.push_back(item);
          else if (auto const to = (*targets)[static_cast<std::size_t>(item)]; to >= 0)
            items.push_back(to);
        made->add_list(std::move(items));
      });
      return made;
    }
    }
    return copy_scalars(id, c, targets);
  }

  [[nodiscard]] std::shared_ptr<data::bound_column const>
  copy_scalars(ir::population_id id, ir::column_id c,
               std::vector<std::int32_t> const* targets) const {
    auto const& rows = from_.rows_of(id);
    auto made = std::make_shared<copied_cells>(cell_shape::scalar, rows.of(c).scale);
    bool all_units = true;
    each(id, [&](std::uint32_t row) {
      auto const word = rows.raw_word(row, c);
      if (!is_filled(word))
        return made->add(0, word == unknown_word ? knowledge::unknown : knowledge::none);
      if (targets == nullptr && word >= first_wide) {
        auto const units = units_of(rows.number(c, word), rows.of(c).scale);
        all_units &= units.has_value();
        return made->add(units.value_or(0));
      }
      auto const to = targets != nullptr ? (*targets)[static_cast<std::size_t>(word)] : 0;
      if (to < 0)
        made->add(0, knowledge::none);
      else
        made->add(targets != nullptr ? to : word);
    });
    if (all_units) return made;
    std::vector<exact::rational> numbers;
    each(id, [&](std::uint32_t row) {
      auto const word = rows.raw_word(row, c);
      numbers.push_back(is_filled(word) ? rows.number(c, word) : exact::rational{});
    });
    made->list_numbers(numbers);
    return made;
  }

  keeper const& from_;
  schema::schema const& all_;
  std::vector<std::vector<std::uint32_t>> order_; ///< by population, of each row its place
  std::vector<std::vector<std::int32_t>> row_at_; ///< by population and place; -1: no row
};

} // namespace

data::bound_data dense(keeper const& from, data::bound_data const& begun) {
  auto const& all = from.plan().program().schema;
  copier const copy{from, all};
  data::bound_data made;
  for (ir::population_id id = 0; id < begun.tables.size(); ++id) {
    auto const& was = begun.tables[id];
    auto& table = made.tables.emplace_back();
    table.usable = was.usable;
    table.from = was.from;
    if (id < all.populations.size() && was.usable && !all.populations[id].groups)
      copy(id, table);
    else
      table.columns.resize(was.columns.size());
  }
  return made;
}

} // namespace chitieu::live
