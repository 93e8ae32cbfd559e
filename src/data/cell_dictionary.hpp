#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <unordered_map>

namespace chitieu::data {

/// Works out what a text stands for once for each distinct text; the texts must outlive it.
class cell_dictionary {
 public:
  template <class Resolve>
  [[nodiscard]] std::int32_t operator()(std::string_view cell, Resolve const& resolve) {
    // Of few texts that come again and again each has a place of its own, found by its ends alone.
    auto& recent = recent_[place_of(cell)];
    if (recent.text.data() != nullptr && recent.text == cell) return recent.code;
    auto const [at, is_new] = codes_.try_emplace(cell, 0);
    if (is_new) at->second = resolve(cell);
    recent = {cell, at->second};
    return at->second;
  }

 private:
  struct known {
    std::string_view text;
    std::int32_t code = 0;
  };

  static constexpr unsigned place_bits = 7;

  [[nodiscard]] static std::size_t place_of(std::string_view text) noexcept {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (text.size() >= sizeof first) {
      std::memcpy(&first, text.data(), sizeof first);
      std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
    } else {
      for (char const c : text) first = first << 8U | static_cast<unsigned char>(c);
    }
    constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;
    auto const mixed = (first * odd ^ last ^ text.size()) * odd;
    return static_cast<std::size_t>(mixed >> (64 - place_bits));
  }

  std::unordered_map<std::string_view, std::int32_t> codes_;
  std::array<known, std::size_t{1} << place_bits> recent_{};
};

} // namespace chitieu::data
