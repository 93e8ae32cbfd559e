#pragma once
#include "keeper.hpp"
#include "one_cell.hpp"
#include "text_map.hpp"

#include <chitieu/monitor/given.hpp>

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace chitieu::live {

/// A cell that was given for a column.
struct given_cell {
  schema::column_id column = 0;
  given const* content = nullptr;
  std::shared_ptr<data::input_column const> made; ///< when it is first asked for

  [[nodiscard]] std::shared_ptr<data::input_column const> const& is() {
    if (made == nullptr) made = column_of(*content);
    return made;
  }
};

/// Reads what is given for the cells of rows as `data` reads tables, and writes it into the rows.
class row_reader {
 public:
  row_reader(ir::program const&, keeper&);

  /// Where what is read from now on stands, for messages: a population's row.
  void begin(ir::population_id, std::size_t number);

  /// The key that these cells make; nothing, with diagnostics, when they make none.
  [[nodiscard]] std::optional<std::string> key_of(std::vector<given_cell>&,
                                                  diagnostics& into) const;

  /// A key as it is written in one text.
  [[nodiscard]] static std::string key_of(schema::population const&, std::string_view text);

  /// Reads a cell that is given for a column and no other chooses for.
  [[nodiscard]] std::optional<cell> read(given_cell&, diagnostics& into);

  /// Reads cells into a row; false, with diagnostics, when something is wrong with one of them.
  bool write(std::uint32_t row, std::vector<given_cell>&, diagnostics& into);

  /// The place of a row that a reference names by key, one that is not there yet among them.
  [[nodiscard]] std::uint32_t place_of(ir::population_id target, std::string_view key);

  /// A reference that may be absent, and is, names a row that may come.
  void name_absent(std::uint32_t row, schema::column_id, data::input_column const& from);

  /// The places that were made for keys and not forgotten.
  [[nodiscard]] std::span<std::pair<ir::population_id, std::uint32_t> const> new_places() const {
    return new_places_;
  }
  void forget_new_places() noexcept { new_places_.clear(); }

 private:
  [[nodiscard]] std::optional<cell> read(given_cell&, data::knowledge leads_here,
                                         diagnostics& into);
  [[nodiscard]] std::optional<cell> read_value(given_cell&, diagnostics& into) const;
  [[nodiscard]] cell const* remembered(given_cell const&) const;
  void remember(given_cell const&, cell const&);
  [[nodiscard]] std::optional<cell> read_reference(schema::column_id, data::input_column const&,
                                                   std::size_t at, data::knowledge leads_here,
                                                   diagnostics& into);
  [[nodiscard]] std::optional<std::int32_t> row_named(schema::column const&, std::string_view text,
                                                      diagnostics& into);
  [[nodiscard]] data::knowledge leads_here(schema::column const&, std::uint32_t row) const;
  [[nodiscard]] schema::population const& declared() const {
    return program_.schema.populations[of_];
  }
  [[nodiscard]] place here() const;

  ir::program const& program_;
  keeper& rows_;
  ir::population_id of_ = 0;
  std::size_t number_ = 0;
  std::vector<std::pair<ir::population_id, std::uint32_t>> new_places_;
  std::unordered_map<ir::population_id, text_map<std::uint32_t>> listed_;
  /// What texts for a column were read as, by population and column.
  std::vector<std::vector<text_map<cell>>> read_before_;
};

} // namespace chitieu::live
