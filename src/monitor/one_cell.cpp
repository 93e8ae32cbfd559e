#include "one_cell.hpp"

namespace chitieu::live {
namespace {

using data::cell_kind;

class one_cell final : public data::input_column {
 public:
  explicit one_cell(given const& its) : is_{its.is()} {}

  [[nodiscard]] cell_kind kind() const noexcept override {
    constexpr cell_kind kinds[] = {cell_kind::text,     cell_kind::text, cell_kind::integer,
                                   cell_kind::decimal,  cell_kind::flag, cell_kind::date,
                                   cell_kind::text_list};
    return kinds[is_.index()];
  }

  void read(std::size_t, std::span<std::int64_t> values,
            std::span<std::uint8_t> known) const override {
    known[0] = 1;
    if (auto const* number = std::get_if<std::int64_t>(&is_))
      values[0] = *number;
    else if (auto const* flag = std::get_if<bool>(&is_))
      values[0] = *flag ? 1 : 0;
    else if (auto const* day = std::get_if<data::day>(&is_))
      values[0] = *day;
    else
      known[0] = 0;
  }

  void read_decimals(std::size_t, std::span<exact::decimal> values,
                     std::span<std::uint8_t> known) const override {
    auto const* number = std::get_if<exact::decimal>(&is_);
    known[0] = number != nullptr ? 1 : 0;
    if (number != nullptr) values[0] = *number;
  }

  bool read_text(std::size_t, std::string_view& out) const override {
    auto const* text = std::get_if<std::string>(&is_);
    out = text != nullptr ? std::string_view{*text} : std::string_view{};
    return !out.empty();
  }

  bool read_texts(std::size_t, std::vector<std::string_view>& out) const override {
    auto const* items = std::get_if<given::texts>(&is_);
    if (items == nullptr) return false;
    out.insert(out.end(), items->begin(), items->end());
    return true;
  }

 private:
  given::content const& is_;
};

} // namespace

std::shared_ptr<data::input_column const> column_of(given const& its) {
  if (auto const* column = std::get_if<std::shared_ptr<data::input_column const>>(&its.is()))
    return *column;
  return std::make_shared<one_cell const>(its);
}

} // namespace chitieu::live
