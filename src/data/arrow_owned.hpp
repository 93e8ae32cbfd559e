#pragma once
#include <chitieu/data/arrow_abi.h>

#include <utility>

namespace chitieu::data {

/// A struct of the Arrow C interfaces that was moved here, released with its owner.
template <class Struct>
class arrow_owned {
 public:
  arrow_owned() = default;
  explicit arrow_owned(Struct& taken) noexcept : held_(taken) { taken.release = nullptr; }
  arrow_owned(arrow_owned&& other) noexcept : arrow_owned(other.held_) {}
  arrow_owned& operator=(arrow_owned&& other) noexcept {
    std::swap(held_, other.held_);
    return *this;
  }
  arrow_owned(arrow_owned const&) = delete;
  arrow_owned& operator=(arrow_owned const&) = delete;
  ~arrow_owned() {
    if (held_.release != nullptr) held_.release(&held_);
  }

  [[nodiscard]] bool is_released() const noexcept { return held_.release == nullptr; }
  [[nodiscard]] Struct& operator*() noexcept { return held_; }
  [[nodiscard]] Struct const& operator*() const noexcept { return held_; }
  [[nodiscard]] Struct* operator->() noexcept { return &held_; }
  [[nodiscard]] Struct const* operator->() const noexcept { return &held_; }

 private:
  Struct held_{};
};

} // namespace chitieu::data
