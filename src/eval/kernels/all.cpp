#include "kernels.hpp"

#include <array>

namespace chitieu::eval::kernels {
namespace {

struct sets {
  std::array<kernel_set const*, 4> of{};
  std::size_t size = 0;

  void add(kernel_set const* one) {
    if (one != nullptr) of[size++] = one;
  }
};

sets found_here() {
  sets made;
  made.add(&baseline());
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
  __builtin_cpu_init();
  if (__builtin_cpu_supports("popcnt")) {
    if (__builtin_cpu_supports("avx2")) made.add(avx2());
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")) {
      made.add(avx512());
      if (__builtin_cpu_supports("avx512vpopcntdq")) made.add(avx512_counting());
    }
  }
#endif
  return made;
}

} // namespace

std::span<kernel_set const* const> all() {
  static sets const here = found_here();
  return {here.of.data(), here.size};
}

} // namespace chitieu::eval::kernels
