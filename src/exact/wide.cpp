#include "wide.hpp"

#include "magnitude.hpp"

// CHITIEU_NO_INT128 lets a compiler that has __int128 test the way of those that have not.
#if defined(__SIZEOF_INT128__) && !defined(CHITIEU_NO_INT128)
#define CHITIEU_HAS_INT128 1
#else
#define CHITIEU_HAS_INT128 0
#include <boost/multiprecision/cpp_int.hpp>
#endif

namespace chitieu::exact::wide {
namespace {

#if CHITIEU_HAS_INT128
__extension__ typedef unsigned __int128 word;
#else
using word = boost::multiprecision::uint128_t;
#endif

word join(unsigned_128 const& value) { return (word(value.high) << 64) | word(value.low); }

unsigned_128 split(word const& value) {
  return {static_cast<std::uint64_t>(value >> 64),
          static_cast<std::uint64_t>(value & word(~std::uint64_t{0}))};
}

int sign_of_product(std::int64_t a, std::int64_t b) {
  if (a == 0 || b == 0) return 0;
  return (a < 0) == (b < 0) ? 1 : -1;
}

} // namespace

unsigned_128 multiply(std::uint64_t a, std::uint64_t b) noexcept {
  return split(word(a) * word(b));
}

division divide(unsigned_128 dividend, std::uint64_t divisor) noexcept {
  if (dividend.high == 0) return {{0, dividend.low / divisor}, dividend.low % divisor};
  word const whole = join(dividend);
  word const quotient = whole / word(divisor);
  return {split(quotient), static_cast<std::uint64_t>(whole - quotient * word(divisor))};
}

std::strong_ordering compare_products(std::int64_t a, std::int64_t b, std::int64_t c,
                                      std::int64_t d) noexcept {
  auto const is_small = [](std::int64_t one) { return one == static_cast<std::int32_t>(one); };
  if (is_small(a) && is_small(b) && is_small(c) && is_small(d)) return a * b <=> c * d;
  int const left = sign_of_product(a, b);
  int const right = sign_of_product(c, d);
  if (left != right || left == 0) return left <=> right;
  auto const order = multiply(magnitude(a), magnitude(b)) <=> multiply(magnitude(c), magnitude(d));
  return left > 0 ? order : 0 <=> order;
}

} // namespace chitieu::exact::wide
