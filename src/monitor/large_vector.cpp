#include "large_vector.hpp"

#include <cstdint>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace chitieu::live {

#if defined(__linux__) && defined(MADV_HUGEPAGE)

namespace {

constexpr std::size_t page = std::size_t{1} << 21;
/// What is not at least so much fits what a processor knows of small pages.
constexpr std::size_t large = 2 * page;

std::size_t in_pages(std::size_t bytes) { return (bytes + page - 1) / page * page; }

} // namespace

/// Memory of its own, as what the allocator gives again is in small pages for good.
void* take_large(std::size_t bytes) {
  if (bytes < large) return ::operator new(bytes);
  if (bytes > std::numeric_limits<std::size_t>::max() - 2 * page) throw std::bad_alloc();
  auto const size = in_pages(bytes);
  auto* const all =
      ::mmap(nullptr, size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (all == MAP_FAILED) throw std::bad_alloc();
  auto* const begin = static_cast<std::byte*>(all);
  auto const before = (page - reinterpret_cast<std::uintptr_t>(begin) % page) % page;
  (void)::munmap(begin, before); // of nothing it gives nothing back
  (void)::munmap(begin + before + size, page - before);
  (void)::madvise(begin + before, size, MADV_HUGEPAGE); // where it fails, pages are small
  return begin + before;
}

void give_large(void* memory, std::size_t bytes) noexcept {
  if (bytes < large)
    ::operator delete(memory);
  else
    (void)::munmap(memory, in_pages(bytes));
}

#else

void* take_large(std::size_t bytes) { return ::operator new(bytes); }
void give_large(void* memory, std::size_t) noexcept { ::operator delete(memory); }

#endif

} // namespace chitieu::live
