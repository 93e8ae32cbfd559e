#pragma once
#include <chitieu/data/input.hpp>
#include <chitieu/diagnostic/diagnostic.hpp>

#include <string>
#include <utility>
#include <vector>

namespace chitieu::data {

/// Where the cells of a table are, for messages.
struct table_places {
  std::string name;         ///< the file, or the name under which the table was handed in
  input_table const* table; ///< outlives this

  /// A cell by its line in the file, or by its row from 1 where there is no file.
  [[nodiscard]] place cell(std::size_t row, std::uint32_t field) const;
  [[nodiscard]] place header(std::uint32_t field) const;
};

/// Reports what is wrong with the cells of one column: the first few of each kind, and then how
/// many more there are.
class cell_faults {
 public:
  /// `field` counts from 1; 0 for a fault of whole rows.
  cell_faults(table_places const& places, std::uint32_t field, diagnostics& found) noexcept
      : places_(places), found_(found), field_(field) {}

  /// Faults of the same column that are only looked for: `add` tells nothing.
  static cell_faults looked_for(cell_faults const& of) noexcept {
    return cell_faults(of.places_, of.field_, of.found_, false);
  }
  cell_faults(cell_faults const&) = delete;
  cell_faults& operator=(cell_faults const&) = delete;
  ~cell_faults() = default;

  /// A new diagnostic to put arguments into, until the next call; null when it is only counted.
  diagnostic* add(code, std::size_t row);

  /// The same about the column as a whole.
  diagnostic& add_to_header(code);

  /// Adds a note for each kind of which not all were reported.
  void finish();

  [[nodiscard]] bool any_error() const noexcept { return any_error_; }

  /// Whether anything was added, a warning too.
  [[nodiscard]] bool any() const noexcept { return any_; }

 private:
  cell_faults(table_places const& places, std::uint32_t field, diagnostics& found,
              bool tells) noexcept
      : places_(places), found_(found), field_(field), tells_(tells) {}

  struct kind {
    code what;
    std::size_t count;
    std::size_t first; ///< row of the first that was left out
  };

  table_places const& places_;
  diagnostics& found_;
  std::vector<kind> kinds_;
  std::uint32_t field_;
  bool tells_ = true;
  bool any_ = false;
  bool any_error_ = false;
};

} // namespace chitieu::data
