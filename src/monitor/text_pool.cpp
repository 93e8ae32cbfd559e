#include "text_pool.hpp"

#include "large_vector.hpp"

#include <algorithm>
#include <cstddef>
#include <memory_resource>

namespace chitieu::live {
namespace {

/// What a pool takes its pieces from.
class large_pieces final : public std::pmr::memory_resource {
  void* do_allocate(std::size_t bytes, std::size_t /*aligned*/) override {
    return take_large(bytes);
  }
  void do_deallocate(void* piece, std::size_t bytes, std::size_t /*aligned*/) override {
    give_large(piece, bytes);
  }
  [[nodiscard]] bool do_is_equal(memory_resource const& other) const noexcept override {
    return this == &other;
  }
};

} // namespace

struct text_pool::memory {
  large_pieces pieces;
  std::pmr::unsynchronized_pool_resource pool{&pieces};
};

text_pool::text_pool() : memory_{std::make_unique<memory>()} {}
text_pool::text_pool(text_pool&&) noexcept = default;
text_pool& text_pool::operator=(text_pool&&) noexcept = default;
text_pool::~text_pool() = default;

std::string_view text_pool::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* const copy = static_cast<char*>(memory_->pool.allocate(text.size(), 1));
  std::ranges::copy(text, copy);
  return {copy, text.size()};
}

void text_pool::give(std::string_view kept) noexcept {
  if (kept.empty()) return;
  memory_->pool.deallocate(const_cast<char*>(kept.data()), kept.size(), 1);
}

} // namespace chitieu::live
