#pragma once
#include "large_vector.hpp"

#include <bit>
#include <cstddef>
#include <vector>

namespace chitieu::live {

/// A list that only grows, and of which no item moves when it does: each piece of memory has as
/// many items as all before it, so that there are few to be given back.
template <class Item>
class lasting_list {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// How many there may be before more memory is needed.
  [[nodiscard]] std::size_t capacity() const noexcept {
    return (first_piece << pieces_.size()) - first_piece;
  }

  [[nodiscard]] Item& operator[](std::size_t at) noexcept {
    auto const piece = piece_of(at);
    return pieces_[piece][at - begin_of(piece)];
  }
  [[nodiscard]] Item const& operator[](std::size_t at) const noexcept {
    auto const piece = piece_of(at);
    return pieces_[piece][at - begin_of(piece)];
  }

  /// Adds an item. Throws std::bad_alloc, and changes nothing then.
  void push_back(Item is) {
    if (size_ == capacity()) {
      large_vector<Item> more;
      more.reserve(first_piece << pieces_.size());
      pieces_.push_back(std::move(more));
    }
    pieces_.back().push_back(std::move(is));
    ++size_;
  }

 private:
  static constexpr std::size_t first_piece = 16;

  [[nodiscard]] static std::size_t piece_of(std::size_t at) noexcept {
    return static_cast<std::size_t>(std::bit_width(at / first_piece + 1)) - 1;
  }
  [[nodiscard]] static std::size_t begin_of(std::size_t piece) noexcept {
    return (first_piece << piece) - first_piece;
  }

  std::vector<large_vector<Item>> pieces_;
  std::size_t size_ = 0;
};

} // namespace chitieu::live
