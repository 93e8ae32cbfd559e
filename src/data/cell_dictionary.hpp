#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace chitieu::data {

/// Works out what a text stands for once for each distinct text; the texts must outlive it.
class cell_dictionary {
 public:
  template <class Resolve>
  [[nodiscard]] std::int32_t operator()(std::string_view cell, Resolve const& resolve) {
    // Tables are often sorted, so that the same text comes again.
    if (filled_ && cell == last_) return code_;
    auto const [at, is_new] = codes_.try_emplace(cell, 0);
    if (is_new) at->second = resolve(cell);
    last_ = cell;
    code_ = at->second;
    filled_ = true;
    return code_;
  }

 private:
  std::unordered_map<std::string_view, std::int32_t> codes_;
  std::string_view last_;
  std::int32_t code_ = 0;
  bool filled_ = false;
};

} // namespace chitieu::data
