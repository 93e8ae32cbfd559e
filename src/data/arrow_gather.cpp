#include <chitieu/data/arrow_table.hpp>

#include <chitieu/exact/decimal.hpp>

#include <charconv>
#include <utility>

namespace chitieu::data {
namespace {

// A decimal's digits name the double they came from exactly, and any other to the nearest.
double to_double(exact::decimal const& value) {
  auto const digits = exact::to_string(value);
  double out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

class picker {
 public:
  picker(named_column const& from, std::span<std::size_t const> rows)
      : name_(from.name), cells_(*from.cells), rows_(rows) {}

 private:
  template <class Read>
  auto scalars(Read const& read) const {
    std::vector<std::optional<std::decay_t<decltype(read(std::int64_t{}))>>> out;
    for (auto const row : rows_) {
      std::int64_t value = 0;
      std::uint8_t known = 0;
      cells_.read(row, {&value, 1}, {&known, 1});
      out.push_back(known == 1 ? std::optional(read(value)) : std::nullopt);
    }
    return out;
  }

  std::vector<std::optional<double>> decimals() const {
    std::vector<std::optional<double>> out;
    for (auto const row : rows_) {
      exact::decimal value;
      std::uint8_t known = 0;
      cells_.read_decimals(row, {&value, 1}, {&known, 1});
      out.push_back(known == 1 ? std::optional(to_double(value)) : std::nullopt);
    }
    return out;
  }

  std::vector<std::optional<std::string>> texts() const {
    std::vector<std::optional<std::string>> out;
    for (auto const row : rows_) {
      std::string_view text;
      out.push_back(cells_.read_text(row, text) ? std::optional(std::string(text)) : std::nullopt);
    }
    return out;
  }

  std::vector<std::optional<std::vector<std::string>>> lists() const {
    std::vector<std::optional<std::vector<std::string>>> out;
    for (auto const row : rows_) {
      std::vector<std::string> items;
      auto known = false;
      if (cells_.kind() == cell_kind::text_list) {
        std::vector<std::string_view> texts;
        known = cells_.read_texts(row, texts);
        items.assign(texts.begin(), texts.end());
      } else {
        std::vector<std::int64_t> choices;
        known = cells_.read_choices(row, choices);
        for (auto const choice : choices)
          items.push_back(choice < 0 ? std::string()
                                     : cells_.choices()[static_cast<std::size_t>(choice)]);
      }
      out.push_back(known ? std::optional(std::move(items)) : std::nullopt);
    }
    return out;
  }

  std::string const& name_;
  input_column const& cells_;
  std::span<std::size_t const> rows_;

 public:
  arrow_buffers pick() const {
    switch (cells_.kind()) {
    case cell_kind::integer:
      return integers_column(name_, scalars([](std::int64_t v) { return v; }));
    case cell_kind::date:
      return days_column(name_, scalars([](std::int64_t v) { return v; }));
    case cell_kind::flag:
      return flags_column(name_, scalars([](std::int64_t v) { return v != 0; }));
    case cell_kind::choice:
      return texts_column(name_, scalars([this](std::int64_t v) {
                            return cells_.choices()[static_cast<std::size_t>(v)];
                          }));
    case cell_kind::decimal:
      return numbers_column(name_, decimals());
    case cell_kind::text:
      return texts_column(name_, texts());
    case cell_kind::text_list:
    case cell_kind::choice_list:
      break;
    }
    return text_lists_column(name_, lists());
  }
};

} // namespace

arrow_table gather(input_table const& from, std::span<std::size_t const> rows) {
  arrow_table out;
  out.rows = rows.size();
  for (auto const& column : from.columns)
    if (!column.cells->fault()) out.columns.push_back(picker(column, rows).pick());
  return out;
}

} // namespace chitieu::data
