#pragma once
#include "cells.hpp"
#include "numbers.hpp"
#include "parts.hpp"
#include "truth.hpp"

#include "data/key_index.hpp"
#include "exact/pace.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/ir/program.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chitieu::eval {

/// One dataset, and what a program's conditions and numbers say of its rows, as far as that has
/// been worked out.
class sheet {
 public:
  sheet(ir::program const&, data::bound_data const&, std::optional<data::day> as_of);

  [[nodiscard]] ir::program const& program() const noexcept { return *program_; }
  [[nodiscard]] data::bound_data const& data() const noexcept { return *data_; }
  [[nodiscard]] std::optional<data::day> as_of() const noexcept { return as_of_; }
  [[nodiscard]] std::size_t rows(ir::population_id) const;
  [[nodiscard]] schema::column const& declared(ir::population_id, ir::column_id) const;

  [[nodiscard]] data::cell_shape shape_of(ir::population_id whose, ir::column_id id) const {
    return data_->tables[whose].columns[id]->shape();
  }

  /// A column's cells as of the day.
  [[nodiscard]] cells cells_of(ir::population_id, ir::column_id) const;

  /// Whether a blank cell that is unknown may also be one that holds nothing: its date decides.
  [[nodiscard]] bool unknown_may_be_none(ir::population_id, ir::column_id) const;

  /// Is asked whether to go on while rows are read; the function must outlive the sheet.
  void poll(std::function<void()> const& asked) { pace_ = exact::pace(asked); }
  [[nodiscard]] exact::pace const& pace() const noexcept { return pace_; }

  /// What was worked out; it stays where it is.
  [[nodiscard]] truth const& operator[](ir::condition_id id) const { return *truths_[id]; }
  [[nodiscard]] numbers const& number(ir::value_id id) const { return *numbers_[id]; }

  [[nodiscard]] bool has(node_id) const;
  void put(ir::condition_id id, truth is) {
    truths_[id].emplace(std::move(is));
    untouched_ = false;
  }
  void put_number(ir::value_id id, numbers are) {
    numbers_[id].emplace(std::move(are));
    untouched_ = false;
  }

  /// Whether nothing has been worked out yet.
  [[nodiscard]] bool is_untouched() const noexcept { return untouched_; }

  /// Drops what was worked out.
  void forget();

  /// The row of a population with this key.
  [[nodiscard]] std::optional<std::size_t> row_of(ir::population_id, std::string_view key) const;

 private:
  ir::program const* program_;
  data::bound_data const* data_;
  std::optional<data::day> as_of_;
  exact::pace pace_;
  std::vector<std::optional<truth>> truths_;
  std::vector<std::optional<numbers>> numbers_;
  bool untouched_ = true;
  mutable std::unordered_map<ir::population_id, data::key_index>
      rows_by_key_; ///< made when asked for
};

/// The dataset that is judged, and those that it is compared with.
class sheets {
 public:
  /// `all` holds the one that is judged, then the others by their id; null: not given.
  explicit sheets(std::vector<std::unique_ptr<sheet>> all) : all_{std::move(all)} {}

  /// All of them ask.
  void poll(std::function<void()> const& asked) {
    for (auto const& one : all_)
      if (one) one->poll(asked);
  }

  [[nodiscard]] sheet& own() const { return *all_[0]; }
  [[nodiscard]] sheet* other(ir::dataset_id id) const {
    return id + std::size_t{1} < all_.size() ? all_[id + std::size_t{1}].get() : nullptr;
  }

 private:
  std::vector<std::unique_ptr<sheet>> all_;
};

} // namespace chitieu::eval
