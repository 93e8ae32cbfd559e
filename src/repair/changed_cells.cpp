#include "changed_cells.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <utility>

namespace chitieu::mend {

using data::cell_kind;
using data::input_column;

namespace {

/// As which kind a column is read once some of its cells are words of the plan.
cell_kind kind_of(input_column const& was, schema::column const* declared) {
  auto const kind = was.kind();
  if (declared != nullptr && declared->set) return cell_kind::text_list;
  switch (kind) {
  case cell_kind::integer:
  case cell_kind::choice:
    return cell_kind::text;
  case cell_kind::choice_list:
    return cell_kind::text_list;
  case cell_kind::flag:
  case cell_kind::date:
  case cell_kind::text:
  case cell_kind::text_list:
  case cell_kind::decimal:
    break;
  }
  return kind;
}

} // namespace

changed_cells::changed_cells(std::shared_ptr<input_column const> was, std::size_t rows,
                             cells_by_row cells, schema::column const* declared)
    : was_(std::move(was)), rows_(rows), cells_(std::move(cells)), kind_(kind_of(*was_, declared)) {
  if (kind_ != cell_kind::text || was_->kind() != cell_kind::integer) return;
  std::vector<std::int64_t> values(rows_);
  std::vector<std::uint8_t> known(rows_);
  was_->read(0, values, known);
  for (std::size_t row = 0; row < rows_; ++row)
    texts_.push_back(known[row] == 1 ? std::to_string(values[row]) : std::string());
}

void changed_cells::read(std::size_t first, std::span<std::int64_t> values,
                         std::span<std::uint8_t> known) const {
  auto const old = std::min(values.size(), rows_ - std::min(rows_, first));
  was_->read(first, values.first(old), known.first(old));
  std::fill(values.begin() + static_cast<std::ptrdiff_t>(old), values.end(), 0);
  std::fill(known.begin() + static_cast<std::ptrdiff_t>(old), known.end(), std::uint8_t{0});
  for (auto at = cells_.lower_bound(first); at != cells_.end() && at->first < first + values.size();
       ++at) {
    auto const read = value_of(at->second);
    values[at->first - first] = read.value_or(0);
    known[at->first - first] = read ? 1 : at->second.empty() ? 0 : 2;
  }
}

void changed_cells::read_decimals(std::size_t first, std::span<exact::decimal> values,
                                  std::span<std::uint8_t> known) const {
  auto const old = std::min(values.size(), rows_ - std::min(rows_, first));
  was_->read_decimals(first, values.first(old), known.first(old));
  std::fill(known.begin() + static_cast<std::ptrdiff_t>(old), known.end(), std::uint8_t{0});
  for (auto at = cells_.lower_bound(first); at != cells_.end() && at->first < first + values.size();
       ++at) {
    auto& is = known[at->first - first];
    is = 0;
    if (at->second.empty()) continue;
    auto const read = exact::read_number(at->second.front(), exact::number_style::undeclared, true);
    values[at->first - first] = read.value;
    is = read.fault == exact::number_fault::none ? 1 : 2;
  }
}

bool changed_cells::read_text(std::size_t row, std::string_view& out) const {
  out = {};
  if (auto const at = cells_.find(row); at != cells_.end()) {
    if (!at->second.empty()) out = at->second.front();
    return !out.empty();
  }
  if (row >= rows_) return false;
  if (!texts_.empty()) {
    out = texts_[row];
    return !out.empty();
  }
  if (was_->kind() != cell_kind::choice) return was_->read_text(row, out);
  std::int64_t value = 0;
  std::uint8_t known = 0;
  was_->read(row, {&value, 1}, {&known, 1});
  if (known == 1) out = name_of(value);
  return known == 1;
}

bool changed_cells::read_texts(std::size_t row, std::vector<std::string_view>& out) const {
  if (auto const at = cells_.find(row); at != cells_.end()) {
    for (auto const& each : at->second) out.push_back(each);
    return true;
  }
  if (row >= rows_) return false;
  if (was_->kind() == cell_kind::choice_list) {
    std::vector<std::int64_t> places;
    auto const there = was_->read_choices(row, places);
    for (auto const place : places) out.push_back(name_of(place));
    return there;
  }
  if (was_->kind() == cell_kind::text_list) return was_->read_texts(row, out);
  // A cell of text lists its values with `;`; an empty one is blank.
  std::string_view text;
  if (!read_text(row, text)) return false;
  auto const before = out.size();
  for (;;) {
    auto const end = text.find(';');
    if (auto const item = text.substr(0, end); !item.empty()) out.push_back(item);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out.size() > before;
}

std::string_view changed_cells::name_of(std::int64_t place) const {
  auto const names = was_->choices();
  auto const is_name = place >= 0 && static_cast<std::size_t>(place) < names.size();
  return is_name ? std::string_view(names[static_cast<std::size_t>(place)]) : std::string_view();
}

std::optional<std::int64_t> changed_cells::value_of(std::vector<std::string> const& words) const {
  if (words.empty()) return std::nullopt;
  if (kind_ == cell_kind::flag) {
    auto const word = text::fold_name(words.front());
    for (std::string_view const yes : {"yes", "có", "x", "true", "1"})
      if (word == yes) return 1;
    for (std::string_view const no : {"no", "không", "false", "0"})
      if (word == no) return 0;
    return std::nullopt;
  }
  if (kind_ != cell_kind::date) return std::nullopt;
  auto const day = data::read_day(words.front());
  return day ? std::optional<std::int64_t>(*day) : std::nullopt;
}

} // namespace chitieu::mend
