#pragma once
#include <memory>
#include <string_view>

namespace chitieu::live {

/// Texts that come and go, in large pieces of memory, which are given back together.
class text_pool {
 public:
  text_pool();
  text_pool(text_pool&&) noexcept;
  text_pool& operator=(text_pool&&) noexcept;
  ~text_pool();

  /// A copy of a text, which lies where it is until it is given back. Throws std::bad_alloc.
  [[nodiscard]] std::string_view keep(std::string_view text);
  void give(std::string_view kept) noexcept;

 private:
  struct memory;
  std::unique_ptr<memory> memory_;
};

} // namespace chitieu::live
