#include "large_vector.hpp"

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace chitieu::live {

#if defined(__linux__) && defined(MADV_HUGEPAGE)

namespace {

constexpr std::size_t page = std::size_t{1} << 21;
/// What is not at least so much fits what a processor knows of small pages.
constexpr std::size_t large = 2 * page;

} // namespace

void* take_large(std::size_t bytes) {
  if (bytes < large) return ::operator new(bytes);
  auto* const made = ::operator new(bytes, std::align_val_t{page});
  (void)::madvise(made, bytes / page * page, MADV_HUGEPAGE); // where it fails, pages are small
  return made;
}

void give_large(void* memory, std::size_t bytes) noexcept {
  if (bytes < large)
    ::operator delete(memory);
  else
    ::operator delete(memory, std::align_val_t{page});
}

#else

void* take_large(std::size_t bytes) { return ::operator new(bytes); }
void give_large(void* memory, std::size_t) noexcept { ::operator delete(memory); }

#endif

} // namespace chitieu::live
