#include "arrow_cells.hpp"
#include "arrow_fault.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

namespace chitieu::data {
namespace {

/// About the years that std::chrono::year holds; days beyond are no days.
constexpr std::int64_t widest_day = 12'000'000;

/// Whole numbers of one width, or days.
template <class Number, cell_kind Kind>
class number_array final : public input_column {
 public:
  explicit number_array(arrow_slice const& from)
      : known_(from.known),
        numbers_(static_cast<unsigned char const*>(from.buffer(1)) + from.first * sizeof(Number)) {}

  [[nodiscard]] cell_kind kind() const noexcept override { return Kind; }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<std::uint8_t> known) const override {
    known_.read(first, known);
    for (std::size_t i = 0; i < values.size(); ++i) {
      auto const number = load<Number>(numbers_, first + i);
      auto const value = static_cast<std::int64_t>(number);
      if constexpr (Kind == cell_kind::date) {
        if (known[i] != 0 && (value < -widest_day || value > widest_day)) known[i] = 2;
      } else if constexpr (std::is_same_v<Number, std::uint64_t>) {
        if (known[i] != 0 && value < 0) known[i] = 2;
      }
      values[i] = known[i] == 1 ? value : 0;
    }
  }

  [[nodiscard]] cell_view view(std::size_t row) const override {
    auto made = view_of_numbers<Number>(numbers_, row);
    return known_.mark(made, row) ? made : cell_view{};
  }

 private:
  arrow_validity known_;
  unsigned char const* numbers_;
};

class flag_array final : public input_column {
 public:
  explicit flag_array(arrow_slice const& from)
      : known_(from.known), bits_(from.buffer(1)), first_(from.first) {}

  [[nodiscard]] cell_kind kind() const noexcept override { return cell_kind::flag; }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<std::uint8_t> known) const override {
    std::array<std::uint8_t, 256> flags{};
    known_.read(first, known);
    for (std::size_t done = 0; done < values.size(); done += flags.size()) {
      auto const size = std::min(flags.size(), values.size() - done);
      read_bits(bits_, first_ + first + done, std::span(flags).first(size));
      for (std::size_t i = 0; i < size; ++i) values[done + i] = flags[i] & known[done + i];
    }
  }

  [[nodiscard]] cell_view view(std::size_t row) const override {
    cell_view made;
    made.layout = cell_layout::bits;
    made.cells = static_cast<unsigned char const*>(bits_);
    made.first_bit = first_ + row;
    made.rows = SIZE_MAX;
    return known_.mark(made, row) ? made : cell_view{};
  }

 private:
  arrow_validity known_;
  void const* bits_;
  std::size_t first_;
};

/// Days counted in parts of a day: only a midnight is a day.
class tick_array final : public input_column {
 public:
  tick_array(arrow_slice const& from, std::int64_t in_a_day)
      : known_(from.known), length_(from.length), in_a_day_(in_a_day),
        ticks_(static_cast<unsigned char const*>(from.buffer(1)) +
               from.first * sizeof(std::int64_t)) {}

  [[nodiscard]] cell_kind kind() const noexcept override { return cell_kind::date; }

  [[nodiscard]] std::optional<column_fault> fault() const override {
    for (std::size_t row = 0; row < length_; ++row)
      if (load<std::int64_t>(ticks_, row) % in_a_day_ != 0 && known_.at(row)) {
        auto why = unsupported({"times of day besides dates", "giờ trong ngày kèm theo ngày"},
                               to_a_date());
        why.row = row;
        return why;
      }
    return std::nullopt;
  }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<std::uint8_t> known) const override {
    known_.read(first, known);
    for (std::size_t i = 0; i < values.size(); ++i) {
      auto const ticks = load<std::int64_t>(ticks_, first + i);
      auto const day = ticks / in_a_day_;
      if (known[i] != 0 && (day * in_a_day_ != ticks || day < -widest_day || day > widest_day))
        known[i] = 2;
      values[i] = known[i] == 1 ? day : 0;
    }
  }

 private:
  arrow_validity known_;
  std::size_t length_;
  std::int64_t in_a_day_;
  unsigned char const* ticks_;
};

template <class Number>
arrow_cells make_integers(arrow_slice const& from) {
  return std::make_shared<number_array<Number, cell_kind::integer> const>(from);
}

} // namespace

arrow_cells make_scalars(arrow_slice const& from, arrow_type const& type) {
  using enum arrow_layout;
  switch (type.layout) {
  case flag:
    return std::make_shared<flag_array const>(from);
  case int8:
    return make_integers<std::int8_t>(from);
  case uint8:
    return make_integers<std::uint8_t>(from);
  case int16:
    return make_integers<std::int16_t>(from);
  case uint16:
    return make_integers<std::uint16_t>(from);
  case int32:
    return make_integers<std::int32_t>(from);
  case uint32:
    return make_integers<std::uint32_t>(from);
  case int64:
    return make_integers<std::int64_t>(from);
  case uint64:
    return make_integers<std::uint64_t>(from);
  case days:
    return std::make_shared<number_array<std::int32_t, cell_kind::date> const>(from);
  case ticks:
    return std::make_shared<tick_array const>(from, type.size);
  default:
    return nullptr;
  }
}

} // namespace chitieu::data
