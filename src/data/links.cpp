#include "links.hpp"

#include "cell_text.hpp"
#include "key_text.hpp"

#include <bit>

namespace chitieu::data {
namespace {

constexpr std::int32_t dangling = -3;
constexpr std::int32_t not_utf8 = -4;

} // namespace

bool links::is_blank(std::string_view text) {
  std::string room;
  auto const whole = normalised(text, room);
  return whole && whole->empty();
}

std::int32_t links::row_of(std::size_t at, std::string_view text, bool lasting) {
  auto const work_out = [&](std::string_view cell) { return resolve(at, cell); };
  return report(at, lasting ? rows_(text, work_out) : work_out(text), text);
}

std::int32_t* links::memory_of(std::int64_t number) {
  constexpr std::int64_t small = 1 << 16;
  if (number < 0 || number >= small)
    return &rows_of_numbers_.try_emplace(number, unseen).first->second;
  auto const at = static_cast<std::size_t>(number);
  if (at >= rows_of_small_.size()) rows_of_small_.resize(std::bit_ceil(at + 1), unseen);
  return &rows_of_small_[at];
}

std::int32_t links::report(std::size_t at, std::int32_t row, std::string_view text) {
  if (row == dangling) {
    if (auto* made = task_.faults.add(code::dangling_reference, at))
      made->arguments = {task_.declared.called.name, task_.target->population()};
    return absent;
  }
  if (row == not_utf8) {
    if (auto* made = task_.faults.add(code::not_utf8, at))
      made->arguments = {likely_encoding(text)};
    return absent;
  }
  return row;
}

std::int32_t links::resolve(std::size_t at, std::string_view text) {
  auto const whole = normalised(text, room_);
  if (!whole) return not_utf8;
  if (whole->empty()) return blank;
  auto key = *whole;
  if (task_.target->parts() > 1) {
    joined_.clear();
    std::string room;
    bool first = true;
    split_cell(*whole, '|', [&](std::string_view part) {
      if (!first) joined_ += key_separator;
      first = false;
      joined_ += normalised(part, room).value_or(part);
    });
    key = joined_;
  }
  if (auto const row = task_.target->find(key)) return *row;
  if (auto const row = task_.target->find_folded(key)) {
    if (task_.target->of_names()) return *row;
    if (!warned_) task_.add(code::near_text, at);
    warned_ = true;
  }
  return task_.declared.may_be_absent ? absent : dangling;
}

} // namespace chitieu::data
