#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/schema/schema.hpp>

namespace chitieu::data {

/// The shape that a declared column's cells have.
[[nodiscard]] inline cell_shape shape_of(schema::column const& declared) noexcept {
  if (declared.set) return cell_shape::list;
  bool const text = declared.type == schema::type::key || declared.type == schema::type::text;
  return text ? cell_shape::text : cell_shape::scalar;
}

/// A column of which no cell is known: a listed population has no rows of its own.
class absent_cells final : public bound_column {
 public:
  explicit absent_cells(cell_shape shape) noexcept : shape_(shape) {}
  [[nodiscard]] cell_shape shape() const noexcept override { return shape_; }

 private:
  cell_shape shape_;
};

} // namespace chitieu::data
