#include "arrow_bits.hpp"

#include <algorithm>
#include <array>

namespace chitieu::data {

void read_bits(void const* bits, std::size_t first, std::span<std::uint8_t> out) noexcept {
  std::size_t done = 0;
  for (; done < out.size() && (first + done) % 8 != 0; ++done)
    out[done] = bit(bits, first + done) ? 1 : 0;
  for (; done + 8 <= out.size(); done += 8) {
    auto const byte = load<std::uint8_t>(bits, (first + done) / 8);
    for (std::size_t i = 0; i < 8; ++i) out[done + i] = (byte >> i) & 1;
  }
  for (; done < out.size(); ++done) out[done] = bit(bits, first + done) ? 1 : 0;
}

void arrow_validity::read(std::size_t first, std::span<std::uint8_t> known) const noexcept {
  if (none_ || bits_ == nullptr)
    std::fill(known.begin(), known.end(), static_cast<std::uint8_t>(none_ ? 0 : 1));
  else
    read_bits(bits_, first_ + first, known);
  if (records_ == nullptr) return;
  std::array<std::uint8_t, 256> there{};
  for (std::size_t done = 0; done < known.size(); done += there.size()) {
    auto const size = std::min(there.size(), known.size() - done);
    read_bits(records_, first_record_ + first + done, std::span(there).first(size));
    for (std::size_t i = 0; i < size; ++i) known[done + i] &= there[i];
  }
}

} // namespace chitieu::data
