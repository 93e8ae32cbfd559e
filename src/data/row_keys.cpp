#include <chitieu/data/row_keys.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <numeric>

namespace chitieu::data {
namespace {

std::string_view write(std::int64_t number, std::string& room) {
  std::array<char, std::numeric_limits<std::int64_t>::digits10 + 2> digits{};
  auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  room.assign(digits.data(), end);
  return room;
}

constexpr std::size_t block = 512;

} // namespace

row_keys row_keys::numbered(std::size_t rows) {
  row_keys made;
  made.size_ = rows;
  return made;
}

bool row_keys::are_numbers() const noexcept {
  return texts_.empty() && (!cells_ || cells_->kind() == cell_kind::integer);
}

void row_keys::read_numbers(std::size_t first, std::span<std::int64_t> values) const {
  if (!cells_) {
    std::iota(values.begin(), values.end(), static_cast<std::int64_t>(first + 1));
    return;
  }
  std::array<std::uint8_t, block> known{};
  for (std::size_t at = 0; at < values.size(); at += block) {
    auto const part = values.subspan(at, std::min(block, values.size() - at));
    cells_->read(first + at, part, std::span(known).first(part.size()));
  }
}

std::string_view row_keys::text(std::size_t row, std::string& room) const {
  if (!texts_.empty()) return texts_[row];
  if (are_numbers()) {
    std::int64_t number = 0;
    read_numbers(row, {&number, 1});
    return write(number, room);
  }
  std::string_view found;
  cells_->read_text(row, found);
  return found;
}

std::string row_keys::operator[](std::size_t row) const {
  std::string room;
  return std::string(text(row, room));
}

std::vector<std::string> row_keys::texts() const {
  if (!texts_.empty()) return texts_;
  std::vector<std::string> made;
  made.reserve(size_);
  for (std::size_t row = 0; row < size_; ++row) made.push_back((*this)[row]);
  return made;
}

std::size_t row_keys::find(std::string_view key) const {
  std::string room;
  for (std::size_t row = 0; row < size_; ++row)
    if (text(row, room) == key) return row;
  return size_;
}

void row_keys::push_back(std::string text) {
  if (texts_.size() != size_) texts_ = texts();
  cells_.reset();
  texts_.push_back(std::move(text));
  size_ = texts_.size();
}

void row_keys::clear() { *this = {}; }

} // namespace chitieu::data
