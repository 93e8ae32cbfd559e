#pragma once
#include <chitieu/data/cell_view.hpp>

#include <cstdint>
#include <cstring>

namespace chitieu::eval {

/// Row numbers as they lie, of `Cell` each; what is marked as blank is negative.
template <class Cell>
class references_of {
 public:
  static constexpr std::int32_t unknown = data::unknown_in<Cell>;

  references_of(data::cell_view const& of, std::size_t first)
      : cells_{of.cells + first * of.stride}, stride_{of.stride} {}

  [[nodiscard]] std::int32_t operator[](std::size_t at) const {
    Cell to{};
    std::memcpy(&to, cells_ + at * stride_, sizeof to);
    return to;
  }

 private:
  unsigned char const* cells_;
  std::size_t stride_;
};

/// Whether the references of a whole column can be read where they lie.
[[nodiscard]] inline bool are_written(data::cell_view const& view, std::size_t rows) noexcept {
  bool const is_right = view.layout == data::cell_layout::int8 ||
                        view.layout == data::cell_layout::int16 ||
                        view.layout == data::cell_layout::int32;
  return is_right && view.codes.empty() && view.rows >= rows &&
         (view.marks == data::cell_marks::all_filled || view.marks == data::cell_marks::in_place);
}

/// Calls `visit(references)` with those from row `first` on, as `references_of` what they lie in.
template <class Visit>
void with_references(data::cell_view const& view, std::size_t first, Visit visit) {
  switch (view.layout) {
  case data::cell_layout::int8:
    return visit(references_of<std::int8_t>{view, first});
  case data::cell_layout::int16:
    return visit(references_of<std::int16_t>{view, first});
  default:
    return visit(references_of<std::int32_t>{view, first});
  }
}

} // namespace chitieu::eval
