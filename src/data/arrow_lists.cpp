#include "arrow_lists.hpp"

#include "arrow_fault.hpp"

#include <limits>
#include <utility>

namespace chitieu::data {
namespace {

unsigned char const* bytes(void const* buffer) { return static_cast<unsigned char const*>(buffer); }

/// Where a list begins and how many items it has, as the array says.
struct stretch {
  std::int64_t first;
  std::int64_t size;
};

/// Lists one after another, with offsets to where each begins.
template <class Offset>
class by_offsets {
 public:
  by_offsets(arrow_slice const& from, arrow_type const&)
      : offsets_(bytes(from.buffer(1)) + from.first * sizeof(Offset)) {}
  [[nodiscard]] stretch operator()(std::size_t row) const noexcept {
    std::int64_t const at = load<Offset>(offsets_, row);
    std::int64_t const end = load<Offset>(offsets_, row + 1);
    if (at < 0 || end < at) return {-1, 0};
    return {at, end - at};
  }

 private:
  unsigned char const* offsets_;
};

/// Lists anywhere, each with its offset and its size.
template <class Offset>
class by_views {
 public:
  by_views(arrow_slice const& from, arrow_type const&)
      : offsets_(bytes(from.buffer(1)) + from.first * sizeof(Offset)),
        sizes_(bytes(from.buffer(2)) + from.first * sizeof(Offset)) {}
  [[nodiscard]] stretch operator()(std::size_t row) const noexcept {
    return {load<Offset>(offsets_, row), load<Offset>(sizes_, row)};
  }

 private:
  unsigned char const* offsets_;
  unsigned char const* sizes_;
};

/// Lists of one size.
class by_size {
 public:
  by_size(arrow_slice const& from, arrow_type const& type)
      : first_(static_cast<std::int64_t>(from.first)), size_(type.size) {}
  [[nodiscard]] stretch operator()(std::size_t row) const noexcept {
    auto const before = first_ + static_cast<std::int64_t>(row);
    if (size_ > 0 && before > std::numeric_limits<std::int64_t>::max() / size_) return {-1, 0};
    return {before * size_, size_};
  }

 private:
  std::int64_t first_;
  std::int64_t size_;
};

template <class Lists>
class list_array final : public input_column {
 public:
  list_array(arrow_slice const& from, arrow_type const& type, arrow_items items)
      : known_(from.known), length_(from.length), lists_(from, type), items_(std::move(items)),
        kind_(kind_of(type)) {}

  [[nodiscard]] cell_kind kind() const noexcept override { return kind_; }
  [[nodiscard]] std::span<std::string const> choices() const override {
    return items_.cells->choices();
  }

  [[nodiscard]] std::optional<column_fault> fault() const override {
    if (auto found = items_.cells->fault()) {
      found->row.reset();
      return found;
    }
    for (std::size_t row = 0; row < length_; ++row)
      if (known_.at(row) && !is_inside(lists_(row)))
        return damaged({"a list lies outside its array", "một danh sách nằm ngoài mảng"}, row);
    return std::nullopt;
  }

  bool read_texts(std::size_t row, std::vector<std::string_view>& out) const override {
    return each(row, [&](std::size_t at) {
      std::string_view text;
      items_.cells->read_text(at, text);
      out.push_back(text);
      return true;
    });
  }

  bool read_choices(std::size_t row, std::vector<std::int64_t>& out) const override {
    return each(row, [&](std::size_t at) {
      std::int64_t choice = 0;
      std::uint8_t known = 0;
      items_.cells->read(at, {&choice, 1}, {&known, 1});
      if (known != 0) out.push_back(known == 1 ? choice : -1);
      return known != 0;
    });
  }

 private:
  [[nodiscard]] bool is_inside(stretch list) const noexcept {
    auto const length = static_cast<std::int64_t>(items_.length);
    return list.first >= 0 && list.size >= 0 && list.size <= length &&
           list.first <= length - list.size;
  }

  /// Whether the list is there and `item` took all of its items.
  template <class Item>
  bool each(std::size_t row, Item const& item) const {
    if (!known_.at(row)) return false;
    auto const list = lists_(row);
    if (!is_inside(list)) return false;
    bool all = true;
    for (std::int64_t i = 0; i < list.size; ++i) {
      auto const at = static_cast<std::size_t>(list.first + i);
      bool const taken = items_.known.at(at) && item(at);
      all = all && taken;
    }
    return all;
  }

  arrow_validity known_;
  std::size_t length_;
  Lists lists_;
  arrow_items items_;
  cell_kind kind_;
};

template <class Lists>
arrow_cells make(arrow_slice const& from, arrow_type const& type, arrow_items const& items) {
  return std::make_shared<list_array<Lists> const>(from, type, items);
}

} // namespace

arrow_cells make_list_cells(arrow_slice const& from, arrow_type const& type,
                            arrow_items const& items) {
  using enum arrow_layout;
  switch (type.layout) {
  case list:
    return make<by_offsets<std::int32_t>>(from, type, items);
  case large_list:
    return make<by_offsets<std::int64_t>>(from, type, items);
  case list_view:
    return make<by_views<std::int32_t>>(from, type, items);
  case large_list_view:
    return make<by_views<std::int64_t>>(from, type, items);
  case fixed_list:
    return make<by_size>(from, type, items);
  default:
    return nullptr;
  }
}

} // namespace chitieu::data
