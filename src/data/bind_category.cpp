#include "coded_texts.hpp"
#include "levels.hpp"
#include "wrapped_cells.hpp"

#include <string>
#include <unordered_map>

namespace chitieu::data {
namespace {

/// The level of each choice, and `levels::undeclared` for a choice that is no level.
std::vector<std::int32_t> codes_of_choices(input_column const& cells, levels const& known) {
  std::vector<std::int32_t> codes;
  for (auto const& name : cells.choices()) codes.push_back(known.code_of(name));
  return codes;
}

bool is_place(std::int64_t value, std::size_t size) {
  return value >= 0 && static_cast<std::uint64_t>(value) < size;
}

bound_cells bind_choices(column_task& task, levels const& known) {
  auto codes = codes_of_choices(*task.cells, known);
  auto const names = task.cells->choices();
  bool has_blanks = false;
  for_each_scalar(task, [&](std::size_t row, std::int64_t value, std::uint8_t is) {
    has_blanks = has_blanks || is == 0;
    if (is == 0) return;
    bool const named = is == 1 && is_place(value, codes.size());
    auto const place = named ? static_cast<std::size_t>(value) : 0;
    if (!named)
      known.report(task, row, {}, levels::undeclared);
    else if (codes[place] < 0)
      known.report(task, row, names[place], codes[place]);
  });
  if (codes.empty()) codes.push_back(levels::undeclared);
  auto const places = task.rows > 0 ? task.cells->view(0).codes : std::span<std::int32_t const>();
  return std::make_shared<wrapped_cells const>(task.cells, stored_blank(task.declared), has_blanks,
                                               std::move(codes), places);
}

/// Levels that are written in digits, like the grades of a school, come as numbers from programs.
bound_cells bind_digits(column_task& task, levels const& known) {
  narrow_cells cells(task.rows, known.greatest(), stored_blank(task.declared));
  std::unordered_map<std::int64_t, std::int32_t> codes;
  for_each_scalar(task, [&](std::size_t row, std::int64_t value, std::uint8_t is) {
    if (is == 0) return;
    auto const text = std::to_string(value);
    auto const [at, is_new] = codes.try_emplace(value, levels::undeclared);
    if (is_new && is == 1) at->second = known.code_of(text);
    if (is != 1 || at->second < 0)
      known.report(task, row, text, levels::undeclared);
    else
      cells.put(row, at->second);
  });
  return std::move(cells).column();
}

} // namespace

bound_cells bind_category(column_task& task) {
  levels const known(task);
  if (task.cells->kind() == cell_kind::choice) return bind_choices(task, known);
  if (task.cells->kind() == cell_kind::integer) return bind_digits(task, known);
  return code_texts(
      task, known.greatest(), [&](std::string_view text) { return known.code_of(text); },
      [&](column_task& share, std::size_t row, std::string_view text, std::int32_t code) {
        if (code != levels::blank) known.report(share, row, text, code);
      });
}

} // namespace chitieu::data
