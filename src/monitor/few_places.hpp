#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace chitieu::live {

/// Where something is kept, at a few places mostly, which then take no memory of their own.
template <class Kept>
class few_places {
 public:
  /// What is there must outlive it.
  void add(Kept const& one) {
    if (size_ == first_.size()) all_.assign(first_.begin(), first_.end());
    if (size_ >= first_.size())
      all_.push_back(&one);
    else
      first_[size_] = &one;
    ++size_;
  }

  [[nodiscard]] std::span<Kept const* const> all() const {
    return all_.empty() ? std::span{first_}.first(size_) : std::span<Kept const* const>{all_};
  }

 private:
  std::array<Kept const*, 6> first_{};
  std::vector<Kept const*> all_; ///< where they are more
  std::size_t size_ = 0;
};

} // namespace chitieu::live
