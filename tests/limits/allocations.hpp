#pragma once
#include <cstddef>

/// Every allocation of the process, counted, and made to fail (`allocations_test.cpp`).
namespace allocations {

/// What was allocated since the process began; of the calling thread and all others together.
struct totals {
  std::size_t count = 0;
  std::size_t bytes = 0;
  std::size_t live = 0;       ///< allocations that were not freed
  std::size_t live_bytes = 0; ///< and their bytes, as the allocator rounds them
  std::size_t peak = 0;       ///< the most of these since `from_here`
};

[[nodiscard]] totals so_far() noexcept;

/// The same, and from here on the peak is looked for anew.
[[nodiscard]] totals from_here() noexcept;

/// Lets the allocation number `at` of this thread, from 0, throw std::bad_alloc; with
/// `from_then_on` all later ones, too. Ends with the object.
class failing {
 public:
  explicit failing(std::size_t at, bool from_then_on = false) noexcept;
  failing(failing const&) = delete;
  failing& operator=(failing const&) = delete;
  ~failing();

  /// Whether it came to that.
  [[nodiscard]] bool happened() const noexcept;
};

} // namespace allocations
