#include <chitieu/data/input.hpp>

#include <algorithm>
#include <utility>

namespace chitieu::data {
namespace {

constexpr std::int32_t places_of_decimals = 9;

/// Cells of a text file; normalised when they were read.
class text_column final : public input_column {
 public:
  explicit text_column(cell_texts cells) : cells_(std::move(cells)) {}
  [[nodiscard]] cell_kind kind() const noexcept override { return cell_kind::text; }
  [[nodiscard]] bool is_normalised() const noexcept override { return true; }
  bool read_text(std::size_t row, std::string_view& out) const override {
    out = cells_[row];
    return !out.empty();
  }

 private:
  cell_texts cells_;
};

} // namespace

cell_view input_column::view(std::size_t) const { return {}; }

void input_column::read(std::size_t, std::span<std::int64_t> values,
                        std::span<std::uint8_t> known) const {
  std::fill(values.begin(), values.end(), 0);
  std::fill(known.begin(), known.end(), std::uint8_t{0});
}

void input_column::read_decimals(std::size_t first, std::span<exact::decimal> values,
                                 std::span<std::uint8_t> known) const {
  std::vector<std::int64_t> units(values.size());
  read(first, units, known);
  std::transform(units.begin(), units.end(), values.begin(),
                 [](std::int64_t unit) { return exact::decimal{unit, places_of_decimals}; });
}

bool input_column::read_text(std::size_t, std::string_view& out) const {
  out = {};
  return false;
}

bool input_column::read_texts(std::size_t, std::vector<std::string_view>&) const { return false; }

bool input_column::read_choices(std::size_t, std::vector<std::int64_t>&) const { return false; }

std::span<std::string const> input_column::choices() const { return {}; }

input_table to_input(text_table from) {
  input_table table;
  table.file = std::move(from.file);
  table.rows = from.rows();
  table.header_line = from.header_line;
  table.lines = std::move(from.lines);
  for (std::size_t i = 0; i < from.columns.size(); ++i)
    table.columns.push_back({std::move(from.header[i]),
                             std::make_shared<text_column const>(std::move(from.columns[i]))});
  return table;
}

} // namespace chitieu::data
