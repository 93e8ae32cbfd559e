#pragma once
#include <cstddef>
#include <limits>
#include <new>
#include <vector>

namespace chitieu::live {

/// Memory that is read here and there, in large pages of the system where it has them and the
/// memory is large: of the small ones a processor does not know many by heart. Throws
/// std::bad_alloc.
[[nodiscard]] void* take_large(std::size_t bytes);
void give_large(void*, std::size_t bytes) noexcept;

/// Has a container's memory in large pages, once that is much.
template <class Item>
struct large_allocator {
  using value_type = Item;

  large_allocator() = default;
  template <class Other>
  large_allocator(large_allocator<Other> const&) noexcept {}

  [[nodiscard]] Item* allocate(std::size_t many) {
    if (many > std::numeric_limits<std::size_t>::max() / sizeof(Item)) throw std::bad_alloc();
    return static_cast<Item*>(take_large(many * sizeof(Item)));
  }
  void deallocate(Item* items, std::size_t many) noexcept {
    give_large(items, many * sizeof(Item));
  }

  template <class Other>
  friend bool operator==(large_allocator const&, large_allocator<Other> const&) noexcept {
    return true;
  }
};

template <class Item>
using large_vector = std::vector<Item, large_allocator<Item>>;

} // namespace chitieu::live
