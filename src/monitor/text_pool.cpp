#include "text_pool.hpp"

#include "large_vector.hpp"

#include <algorithm>
#include <new>
#include <utility>

namespace chitieu::live {

text_pool::text_pool(text_pool&& other) noexcept { *this = std::move(other); }

text_pool& text_pool::operator=(text_pool&& other) noexcept {
  std::swap(free_, other.free_);
  std::swap(pieces_, other.pieces_);
  std::swap(long_, other.long_);
  std::swap(next_, other.next_);
  std::swap(left_, other.left_);
  return *this;
}

text_pool::~text_pool() {
  for (auto const* all : {&pieces_, &long_})
    for (auto const& each : *all) give_large(each.begin, each.bytes);
}

std::string_view text_pool::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* const copy = take(text.size());
  std::ranges::copy(text, copy);
  return {copy, text.size()};
}

char* text_pool::take(std::size_t bytes) {
  if (bytes > longest) return take_long(bytes);
  auto const steps = steps_of(bytes);
  if (auto*& first = free_[steps]) {
    auto* const taken = std::exchange(first, first->next);
    return reinterpret_cast<char*>(taken);
  }
  auto const size = steps * step;
  if (left_ < size)
    add_piece(pieces_.empty() ? first_piece : std::min(2 * pieces_.back().bytes, largest_piece));
  left_ -= size;
  return std::exchange(next_, next_ + size);
}

char* text_pool::take_long(std::size_t bytes) {
  if (long_.size() == long_.capacity()) long_.reserve(2 * long_.size() + 1);
  auto const size = sizeof(std::size_t) + bytes;
  auto* const begin = take_large(size);
  new (begin) std::size_t{long_.size()};
  long_.push_back({begin, size});
  return static_cast<char*>(begin) + sizeof(std::size_t);
}

void text_pool::give_long(char const* text) noexcept {
  void const* const begin = text - sizeof(std::size_t);
  auto const place = *static_cast<std::size_t const*>(begin);
  give_large(long_[place].begin, long_[place].bytes);
  long_[place] = long_.back();
  long_.pop_back();
  if (place < long_.size()) new (long_[place].begin) std::size_t{place};
}

void text_pool::add_piece(std::size_t bytes) {
  if (pieces_.size() == pieces_.capacity()) pieces_.reserve(2 * pieces_.size() + 1);
  auto* const begin = take_large(bytes);
  pieces_.push_back({begin, bytes});
  next_ = static_cast<char*>(begin);
  left_ = bytes;
}

void text_pool::give(std::string_view kept) noexcept {
  if (kept.empty()) return;
  if (kept.size() > longest) return give_long(kept.data());
  auto& first = free_[steps_of(kept.size())];
  first = new (const_cast<char*>(kept.data())) room{first};
}

} // namespace chitieu::live
