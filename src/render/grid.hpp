#pragma once
#include "paint.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace chitieu::render {

/// Text in one field of a table.
struct cell {
  std::string text;
  tone colour = tone::plain;
};

/// One line of a table; fields that are left out at its end are empty.
using row = std::vector<cell>;

/// One column: its heading, and on which side its text stands.
struct column {
  std::string heading;
  bool right = false;
};

/// A table of aligned columns, two blanks apart; a column that no row fills is not drawn.
///
/// The first column is at most `widest_first` terminal columns wide: a longer text stands on a
/// line of its own, with the rest of its row under it.
class grid {
 public:
  explicit grid(std::vector<column> columns);

  /// Makes room for a row that will be drawn.
  void make_room(row const&);

  /// Leaves out a column, whatever rows fill it.
  void leave_out(std::size_t column);

  [[nodiscard]] std::size_t width() const;

  /// Where the column after the first begins.
  [[nodiscard]] std::size_t second_column() const;

  [[nodiscard]] std::string draw_heading(bool colour) const;
  [[nodiscard]] std::string draw(row const&, bool colour) const;

  static constexpr std::size_t gap = 2;
  static constexpr std::size_t widest_first = 16;

 private:
  [[nodiscard]] std::size_t width_of(std::size_t column) const;

  std::vector<column> columns_;
  std::vector<std::size_t> filled_; ///< widest text of each column; 0 if none has any
};

} // namespace chitieu::render
