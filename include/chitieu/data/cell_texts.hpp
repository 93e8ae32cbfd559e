#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::data {

/// The texts of a column as they were read, one behind the other.
///
/// They lie in blocks, so that a long column grows without moving what it has and is given back in
/// few pieces. A view of one lives until the cells change.
class cell_texts {
 public:
  cell_texts() = default;
  cell_texts(std::initializer_list<std::string_view> texts) {
    for (auto const text : texts) push_back(text);
  }

  void push_back(std::string_view text) {
    if (size_ == blocks_.size() * rows_of_block) blocks_.emplace_back();
    auto& [texts, ends] = blocks_.back();
    texts += text;
    ends.push_back(texts.size());
    ++size_;
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::string_view operator[](std::size_t row) const noexcept {
    auto const& [texts, ends] = blocks_[row / rows_of_block];
    auto const at = row % rows_of_block;
    auto const begin = at == 0 ? 0 : ends[at - 1];
    return std::string_view(texts).substr(begin, ends[at] - begin);
  }

  friend bool operator==(cell_texts const&, cell_texts const&) = default;

 private:
  static constexpr std::size_t rows_of_block = 4096;

  struct block {
    std::string texts;
    std::vector<std::size_t> ends; ///< of each row's text in `texts`
    friend bool operator==(block const&, block const&) = default;
  };

  std::vector<block> blocks_;
  std::size_t size_ = 0;
};

} // namespace chitieu::data
