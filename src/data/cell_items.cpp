#include "cell_items.hpp"

namespace chitieu::data {

cell_items::list cell_items::read(std::size_t row) {
  items_.clear();
  bool there = false;
  if (kind_ == cell_kind::choice_list) {
    choices_.clear();
    there = cells_.read_choices(row, choices_);
    for (auto const choice : choices_) {
      bool const named = choice >= 0 && static_cast<std::uint64_t>(choice) < names_.size();
      items_.push_back(named ? std::string_view(names_[static_cast<std::size_t>(choice)])
                             : std::string_view());
    }
    return {items_, !there, !there && !items_.empty()};
  }
  if (kind_ == cell_kind::text_list) {
    there = cells_.read_texts(row, items_);
    std::erase_if(items_, [](std::string_view item) { return item.empty(); });
    return {items_, !there, !there && !items_.empty()};
  }
  std::string_view text;
  auto const reading = reader_.read(row, text);
  if (reading == text_reading::faulty) items_.push_back({});
  if (reading == text_reading::text && kind_ == cell_kind::text)
    split_cell(text, ';', [this](std::string_view item) {
      if (!item.empty()) items_.push_back(item);
    });
  if (reading == text_reading::text && kind_ != cell_kind::text) items_.push_back(text);
  return {items_, true};
}

} // namespace chitieu::data
