#pragma once
#include <chitieu/data/cell_place.hpp>
#include <chitieu/data/cell_type.hpp>
#include <chitieu/data/choice_names.hpp>
#include <chitieu/data/input.hpp>
#include <chitieu/data/shortest_decimal.hpp>

#include <cstddef>
#include <utility>

namespace chitieu::data {

/// An input column over cells of one C++ type, read where they lie.
///
/// `Cells` gives `value_type` and `cells[row]`; `Names` is `choice_names` for enumerators.
template <class Cells, class Names>
class cell_column final : public input_column {
  using cell = typename Cells::value_type;
  using plain = filled_t<cell>;
  static constexpr cell_kind kind_ = kind_of<cell>();

 public:
  cell_column(Cells cells, Names names) : cells_(std::move(cells)), names_(std::move(names)) {}

  [[nodiscard]] cell_kind kind() const noexcept override { return kind_; }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<std::uint8_t> known) const override {
    if constexpr (kind_ == cell_kind::integer || kind_ == cell_kind::flag ||
                  kind_ == cell_kind::date || kind_ == cell_kind::choice)
      each(first, values, known,
           [this](plain value, std::int64_t& out) { return scalar(value, out); });
    else
      input_column::read(first, values, known);
  }

  [[nodiscard]] cell_view view(std::size_t row) const override {
    if constexpr (layout_of_type<plain>() == cell_layout::elsewhere)
      return input_column::view(row);
    else {
      auto made = view_of(cells_.place(row));
      if constexpr (choice_cell<plain>) {
        made.codes = names_.index().places();
        made.first_code = names_.index().lowest();
        if (made.codes.empty()) return input_column::view(row);
      }
      return made;
    }
  }

  void read_decimals(std::size_t first, std::span<exact::decimal> values,
                     std::span<std::uint8_t> known) const override {
    if constexpr (decimal_cell<plain>)
      each(first, values, known, [](plain value, exact::decimal& out) -> std::uint8_t {
        if (value != value) return 0;
        auto const read = shortest_decimal(value);
        out = read.value_or(exact::decimal{});
        return read ? 1 : 2;
      });
    else
      input_column::read_decimals(first, values, known);
  }

  bool read_text(std::size_t row, std::string_view& out) const override {
    if constexpr (text_cell<plain>) {
      decltype(auto) here = cells_[row];
      auto const* text = filled_in(here);
      out = text == nullptr ? std::string_view() : view(*text);
      return !out.empty();
    } else
      return input_column::read_text(row, out);
  }

  bool read_texts(std::size_t row, std::vector<std::string_view>& out) const override {
    if constexpr (kind_ == cell_kind::text_list) {
      decltype(auto) here = cells_[row];
      auto const* list = filled_in(here);
      if (list == nullptr) return false;
      for (auto const& text : *list) out.push_back(view(text));
      return true;
    } else
      return input_column::read_texts(row, out);
  }

  bool read_choices(std::size_t row, std::vector<std::int64_t>& out) const override {
    if constexpr (kind_ == cell_kind::choice_list) {
      decltype(auto) here = cells_[row];
      auto const* list = filled_in(here);
      if (list == nullptr) return false;
      for (auto const value : *list) out.push_back(names_.find(value));
      return true;
    } else
      return input_column::read_choices(row, out);
  }

  [[nodiscard]] std::span<std::string const> choices() const override {
    if constexpr (kind_ == cell_kind::choice || kind_ == cell_kind::choice_list)
      return names_.names();
    else
      return input_column::choices();
  }

 private:
  template <class Value>
  [[nodiscard]] static plain const* filled_in(Value const& here) noexcept {
    if constexpr (std::same_as<Value, plain>)
      return &here;
    else
      return here ? &*here : nullptr;
  }

  [[nodiscard]] static std::string_view view(std::string_view text) noexcept { return text; }
  [[nodiscard]] static std::string_view view(char const* text) noexcept {
    return text == nullptr ? std::string_view() : std::string_view(text);
  }

  template <class Value, class Read>
  void each(std::size_t first, std::span<Value> values, std::span<std::uint8_t> known,
            Read const& one) const {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = Value{};
      decltype(auto) here = cells_[first + i];
      auto const* value = filled_in(here);
      known[i] = value == nullptr ? std::uint8_t{0} : one(*value, values[i]);
    }
  }

  std::uint8_t scalar(plain value, std::int64_t& out) const {
    if constexpr (choice_cell<plain>) {
      out = names_.find(value);
      return out < 0 ? 2 : 1;
    } else if constexpr (std::same_as<plain, std::chrono::sys_days>) {
      out = value.time_since_epoch().count();
    } else if constexpr (day_cell<plain>) {
      if (!value.ok()) return 2;
      out = to_day(value);
    } else if constexpr (integer_cell<plain>) {
      if (!std::in_range<std::int64_t>(value)) return 2;
      out = static_cast<std::int64_t>(value);
    } else
      out = value ? 1 : 0;
    return 1;
  }

  Cells cells_;
  Names names_;
};

} // namespace chitieu::data
