#include "wide_decimal.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

namespace chitieu::data {
namespace {

/// Sign and magnitude, the lowest 32 bits first.
class wide {
 public:
  explicit wide(std::span<unsigned char const> bytes) : size_(bytes.size() / 4) {
    std::memcpy(digits_.data(), bytes.data(), bytes.size());
    if constexpr (std::endian::native == std::endian::big)
      std::reverse(digits_.begin(), digits_.begin() + static_cast<std::ptrdiff_t>(size_));
    negative_ = (digits_[size_ - 1] >> 31) != 0;
    if (negative_) negate();
  }

  /// Divides by 10 where nothing is left over.
  bool drop_zero() noexcept {
    auto quotient = digits_;
    std::uint64_t rest = 0;
    for (std::size_t i = size_; i-- > 0;) {
      rest = (rest << 32) | digits_[i];
      quotient[i] = static_cast<std::uint32_t>(rest / 10);
      rest %= 10;
    }
    if (rest != 0) return false;
    digits_ = quotient;
    return true;
  }

  [[nodiscard]] bool is_zero() const noexcept {
    return std::all_of(digits_.begin(), digits_.end(), [](auto digit) { return digit == 0; });
  }

  /// The number, unless it takes more than 63 bits.
  [[nodiscard]] std::optional<std::int64_t> value() const noexcept {
    if (std::any_of(digits_.begin() + 2, digits_.end(), [](auto digit) { return digit != 0; }))
      return std::nullopt;
    auto const magnitude = (std::uint64_t{digits_[1]} << 32) | digits_[0];
    if (magnitude > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return std::nullopt;
    auto const value = static_cast<std::int64_t>(magnitude);
    return negative_ ? -value : value;
  }

 private:
  void negate() noexcept {
    std::uint64_t carry = 1;
    for (std::size_t i = 0; i < size_; ++i) {
      carry += static_cast<std::uint32_t>(~digits_[i]);
      digits_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
  }

  std::array<std::uint32_t, 8> digits_{};
  std::size_t size_;
  bool negative_;
};

} // namespace

std::optional<exact::decimal> to_decimal(std::span<unsigned char const> bytes, std::int32_t scale) {
  wide number(bytes);
  if (number.is_zero()) return exact::decimal{};
  while (scale > 0 && (scale > largest_scale || !number.value()) && number.drop_zero()) --scale;
  auto units = number.value();
  if (!units || scale > largest_scale) return std::nullopt;
  constexpr auto most = std::numeric_limits<std::int64_t>::max() / 10;
  for (; scale < 0; ++scale) {
    if (*units > most || *units < -most) return std::nullopt;
    *units *= 10;
  }
  return exact::decimal{*units, scale};
}

} // namespace chitieu::data
