#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu {

/// Records by key, in the order of the data; with several populations in one subject the
/// population's name tells whose key it is.
struct witness {
  std::string population;
  std::string key;
  std::string name;    ///< the first `personal` text column; filled only when names were asked for
  std::size_t row = 0; ///< its place in its population's table, from 0

  friend bool operator==(witness const&, witness const&) = default;
};

/// A list of records, of which there may be millions: texts and places lie close, in blocks, and a
/// witness is made of them when it is looked at.
class record_list {
 public:
  class iterator;

  record_list() = default;
  record_list(std::initializer_list<witness>);

  /// Makes room for so many in all, so that a short list is made at once.
  void reserve(std::size_t count);

  void push_back(witness const&);
  void add(std::string_view population, std::string_view key, std::string_view name,
           std::size_t row);

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] witness operator[](std::size_t) const;
  /// Throws std::out_of_range where there is none.
  [[nodiscard]] witness at(std::size_t) const;

  /// These live as long as the list, unchanged.
  [[nodiscard]] std::string_view population(std::size_t) const;
  [[nodiscard]] std::string_view key(std::size_t) const;
  [[nodiscard]] std::string_view name(std::size_t) const;
  [[nodiscard]] std::size_t row(std::size_t) const;

  [[nodiscard]] iterator begin() const;
  [[nodiscard]] iterator end() const;

  friend bool operator==(record_list const&, record_list const&);

 private:
  static constexpr std::size_t records_of_block = 4096;

  struct record {
    std::size_t row;
    std::size_t key_end; ///< in its block's texts, behind what ends the record before
    std::size_t name_end;
    std::uint32_t population;
  };
  struct block {
    std::string texts;
    std::vector<record> records;
  };

  [[nodiscard]] block const& block_of(std::size_t at) const {
    auto const number = at / records_of_block;
    return number == 0 ? first_ : others_[number - 1];
  }
  [[nodiscard]] std::string const& population_called(std::uint32_t number) const {
    return number == 0 ? population_ : other_populations_[number - 1];
  }
  [[nodiscard]] std::uint32_t number_of(std::string_view population);
  [[nodiscard]] record const& record_at(std::size_t) const;
  [[nodiscard]] std::string_view text(std::size_t at, std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::size_t begin_of(std::size_t) const;

  // Most lists are of one population, and short.
  std::string population_;
  std::vector<std::string> other_populations_;
  block first_;
  std::vector<block> others_;
  std::size_t size_ = 0;
};

/// Goes over the records of a list, each of which it gives by value.
class record_list::iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = witness;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = witness;

  iterator() = default;
  iterator(record_list const& of, std::size_t at) : of_(&of), at_(at) {}

  [[nodiscard]] witness operator*() const { return (*of_)[at_]; }
  iterator& operator++() {
    ++at_;
    return *this;
  }
  iterator operator++(int) {
    auto const was = *this;
    ++at_;
    return was;
  }
  friend bool operator==(iterator const&, iterator const&) = default;

 private:
  record_list const* of_ = nullptr;
  std::size_t at_ = 0;
};

inline record_list::iterator record_list::begin() const { return {*this, 0}; }
inline record_list::iterator record_list::end() const { return {*this, size_}; }

} // namespace chitieu
