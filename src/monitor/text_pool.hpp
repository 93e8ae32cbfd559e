#pragma once
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace chitieu::live {

/// Texts that come and go, in large pieces of memory, which are given back together. Short ones
/// have room by steps of a few bytes, so that what one leaves fits the next of about its length.
///
/// (`std::pmr::unsynchronized_pool_resource` would be the same; that of libstdc++ 12 crashes after
/// memory ran out in it.)
class text_pool {
 public:
  text_pool() = default;
  text_pool(text_pool&&) noexcept;
  text_pool& operator=(text_pool&&) noexcept;
  ~text_pool();

  /// A copy of a text, which lies where it is until it is given back. Throws std::bad_alloc, and
  /// changes nothing then.
  [[nodiscard]] std::string_view keep(std::string_view text);
  void give(std::string_view kept) noexcept;

 private:
  static constexpr std::size_t step = 16;
  static constexpr std::size_t longest = 512; ///< that shares a piece with others
  static constexpr std::size_t first_piece = 4096;
  static constexpr std::size_t largest_piece = std::size_t{1} << 24;

  /// Room that is free names the next of its length.
  struct room {
    room* next;
  };
  struct piece {
    void* begin;
    std::size_t bytes;
  };

  [[nodiscard]] static std::size_t steps_of(std::size_t bytes) noexcept {
    return (bytes + step - 1) / step;
  }
  [[nodiscard]] char* take(std::size_t bytes);
  [[nodiscard]] char* take_long(std::size_t bytes);
  void give_long(char const* text) noexcept;
  void add_piece(std::size_t bytes);

  std::array<room*, longest / step + 1> free_{}; ///< by steps
  std::vector<piece> pieces_;
  std::vector<piece> long_; ///< for each text that is longer, behind its place in here
  char* next_ = nullptr;    ///< what is left of the last piece
  std::size_t left_ = 0;
};

} // namespace chitieu::live
