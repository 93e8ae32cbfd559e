#include "near_matches.hpp"

#include "cell_dictionary.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::data {
namespace {

bool is_plain(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Letters and digits that no case, blank or tone mark makes the same.
bool differ(char cell, char folded) noexcept {
  auto const lower = cell >= 'A' && cell <= 'Z' ? static_cast<char>(cell + ('a' - 'A')) : cell;
  return is_plain(cell) && is_plain(folded) && lower != folded;
}

/// A text that the plan compares with the column, and the cells that nearly equal it.
struct literal {
  std::string text;
  std::string folded;
  std::size_t cells = 0;
  std::size_t first = 0;
};

constexpr std::int32_t far_from_all = -1;

class comparisons {
 public:
  explicit comparisons(std::span<compared_texts const* const> compared) : compared_(compared) {
    for (auto const* each : compared)
      for (auto const& text : each->texts)
        if (!text.empty() && !has(text)) literals_.push_back({text, text::fold_name(text)});
  }

  void look_at(std::size_t row, std::string_view cell) {
    // Most cells begin or end in another way; folding them all would cost more than all the rest.
    auto const may_be = [cell](literal const& each) {
      return !each.folded.empty() && !differ(cell.front(), each.folded.front()) &&
             !differ(cell.back(), each.folded.back());
    };
    if (std::none_of(literals_.begin(), literals_.end(), may_be)) return;
    auto const which = known_(cell, [&](std::string_view text) { return nearly_equal(text); });
    if (which == far_from_all) return;
    auto& near = literals_[static_cast<std::size_t>(which)];
    if (near.cells++ == 0) near.first = row;
  }

  [[nodiscard]] std::vector<literal> const& literals() const noexcept { return literals_; }

 private:
  [[nodiscard]] bool has(std::string_view text) const {
    return std::any_of(literals_.begin(), literals_.end(),
                       [text](literal const& each) { return each.text == text; });
  }

  /// The first literal that a cell only nearly equals; others of the same name would say it again.
  [[nodiscard]] std::int32_t nearly_equal(std::string_view cell) const {
    auto const folded = text::fold_name(cell);
    for (std::size_t i = 0; i < literals_.size(); ++i)
      if (literals_[i].folded == folded && misses(cell, literals_[i].text))
        return static_cast<std::int32_t>(i);
    return far_from_all;
  }

  /// Whether a comparison with the literal names no text that is the cell's own.
  [[nodiscard]] bool misses(std::string_view cell, std::string const& text) const {
    return std::any_of(compared_.begin(), compared_.end(), [&](compared_texts const* each) {
      auto const& all = each->texts;
      return std::find(all.begin(), all.end(), text) != all.end() &&
             std::find(all.begin(), all.end(), cell) == all.end();
    });
  }

  std::span<compared_texts const* const> compared_;
  std::vector<literal> literals_;
  cell_dictionary known_;
};

} // namespace

void warn_of_near_matches(column_task& task, bound_column const& cells,
                          std::span<compared_texts const* const> compared) {
  if (compared.empty()) return;
  comparisons all(compared);
  for (std::size_t row = 0; row < task.rows; ++row) {
    task.rows_read.at(row);
    if (auto const cell = cells.text(row); cell && !cell->empty()) all.look_at(row, *cell);
  }
  for (auto const& each : all.literals()) {
    if (each.cells == 0) continue;
    if (auto* made = task.faults.add(code::near_match, each.first))
      made->arguments = {task.declared.called.name, each.text, std::to_string(each.cells)};
  }
}

} // namespace chitieu::data
