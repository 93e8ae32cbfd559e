#include "arrow_cells.hpp"
#include "wide_decimal.hpp"

#include <chitieu/data/shortest_decimal.hpp>

#include <optional>

namespace chitieu::data {
namespace {

template <class Float>
class float_array final : public input_column {
 public:
  explicit float_array(arrow_slice const& from)
      : known_(from.known),
        numbers_(static_cast<unsigned char const*>(from.buffer(1)) + from.first * sizeof(Float)) {}

  [[nodiscard]] cell_kind kind() const noexcept override { return cell_kind::decimal; }

  void read_decimals(std::size_t first, std::span<exact::decimal> values,
                     std::span<std::uint8_t> known) const override {
    known_.read(first, known);
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = {};
      if (known[i] == 0) continue;
      auto const value = load<Float>(numbers_, first + i);
      if (value != value) {
        known[i] = 0;
        continue;
      }
      auto const read = shortest_decimal(value);
      values[i] = read.value_or(exact::decimal{});
      known[i] = read ? 1 : 2;
    }
  }

 private:
  arrow_validity known_;
  unsigned char const* numbers_;
};

class decimal_array final : public input_column {
 public:
  decimal_array(arrow_slice const& from, arrow_type const& type)
      : known_(from.known), width_(static_cast<std::size_t>(type.size)), scale_(type.scale),
        numbers_(static_cast<unsigned char const*>(from.buffer(1)) + from.first * width_) {}

  [[nodiscard]] cell_kind kind() const noexcept override { return cell_kind::decimal; }

  void read_decimals(std::size_t first, std::span<exact::decimal> values,
                     std::span<std::uint8_t> known) const override {
    known_.read(first, known);
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = {};
      if (known[i] == 0) continue;
      auto const read = to_decimal({numbers_ + (first + i) * width_, width_}, scale_);
      values[i] = read.value_or(exact::decimal{});
      known[i] = read ? 1 : 2;
    }
  }

 private:
  arrow_validity known_;
  std::size_t width_;
  std::int32_t scale_;
  unsigned char const* numbers_;
};

} // namespace

arrow_cells make_numbers(arrow_slice const& from, arrow_type const& type) {
  if (type.layout == arrow_layout::float32) return std::make_shared<float_array<float> const>(from);
  if (type.layout == arrow_layout::float64)
    return std::make_shared<float_array<double> const>(from);
  return std::make_shared<decimal_array const>(from, type);
}

} // namespace chitieu::data
