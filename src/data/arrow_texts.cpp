#include "arrow_cells.hpp"
#include "arrow_fault.hpp"

namespace chitieu::data {
namespace {

column_fault text_outside(std::size_t row) {
  return damaged({"a text lies outside its buffer", "một văn bản nằm ngoài vùng nhớ"}, row);
}

/// Texts one after another, with offsets to where each begins.
template <class Offset>
class text_array final : public input_column {
 public:
  explicit text_array(arrow_slice const& from)
      : known_(from.known), length_(from.length),
        offsets_(static_cast<unsigned char const*>(from.buffer(1))),
        bytes_(static_cast<char const*>(from.buffer(2))) {
    auto const first = static_cast<std::size_t>(from.array->offset);
    begin_ = load<Offset>(offsets_, first);
    end_ = load<Offset>(offsets_, first + static_cast<std::size_t>(from.array->length));
    offsets_ += from.first * sizeof(Offset);
    // With these no cell is inside.
    if (begin_ < 0 || (bytes_ == nullptr && end_ != begin_)) begin_ = 0, end_ = -1;
  }

  [[nodiscard]] cell_kind kind() const noexcept override { return cell_kind::text; }

  [[nodiscard]] std::optional<column_fault> fault() const override {
    for (std::size_t row = 0; row < length_; ++row) {
      auto const at = load<Offset>(offsets_, row);
      if (!is_inside(at, load<Offset>(offsets_, row + 1))) return text_outside(row);
    }
    return std::nullopt;
  }

  bool read_text(std::size_t row, std::string_view& out) const override {
    out = {};
    auto const at = load<Offset>(offsets_, row);
    auto const end = load<Offset>(offsets_, row + 1);
    if (at == end || !is_inside(at, end) || !known_.at(row)) return false;
    out = {bytes_ + at, static_cast<std::size_t>(end - at)};
    return true;
  }

 private:
  /// How large the buffer is nobody says, but the array's last offset is where it ends.
  [[nodiscard]] bool is_inside(Offset at, Offset end) const noexcept {
    return at >= begin_ && end >= at && end <= end_;
  }

  arrow_validity known_;
  std::size_t length_;
  unsigned char const* offsets_;
  char const* bytes_;
  Offset begin_ = 0;
  Offset end_ = 0;
};

/// Texts of up to 12 bytes in place, longer ones in any of several buffers.
class text_view_array final : public input_column {
  static constexpr std::int32_t in_place = 12;
  static constexpr std::size_t view_size = 16;

 public:
  explicit text_view_array(arrow_slice const& from)
      : known_(from.known), length_(from.length), array_(from.array),
        views_(static_cast<unsigned char const*>(from.buffer(1)) + from.first * view_size),
        sizes_(from.buffer(static_cast<std::size_t>(from.array->n_buffers - 1))) {}

  [[nodiscard]] cell_kind kind() const noexcept override { return cell_kind::text; }

  [[nodiscard]] std::optional<column_fault> fault() const override {
    std::string_view text;
    for (std::size_t row = 0; row < length_; ++row)
      if (known_.at(row) && !find(row, text)) return text_outside(row);
    return std::nullopt;
  }

  bool read_text(std::size_t row, std::string_view& out) const override {
    out = {};
    return known_.at(row) && find(row, out) && !out.empty();
  }

 private:
  bool find(std::size_t row, std::string_view& out) const noexcept {
    auto const* view = views_ + row * view_size;
    auto const size = load<std::int32_t>(view, 0);
    if (size < 0) return false;
    if (size <= in_place) {
      out = {reinterpret_cast<char const*>(view) + 4, static_cast<std::size_t>(size)};
      return true;
    }
    auto const buffer = load<std::int32_t>(view, 2);
    auto const offset = load<std::int32_t>(view, 3);
    // The bitmap, the views, the buffers of text, and their sizes.
    if (buffer < 0 || buffer >= array_->n_buffers - 3 || offset < 0 || sizes_ == nullptr)
      return false;
    auto const* bytes = static_cast<char const*>(array_->buffers[buffer + 2]);
    auto const end = std::int64_t{offset} + size;
    if (bytes == nullptr || end > load<std::int64_t>(sizes_, static_cast<std::size_t>(buffer)))
      return false;
    out = {bytes + offset, static_cast<std::size_t>(size)};
    return true;
  }

  arrow_validity known_;
  std::size_t length_;
  ArrowArray const* array_;
  unsigned char const* views_;
  void const* sizes_;
};

class blank_array final : public input_column {
 public:
  [[nodiscard]] cell_kind kind() const noexcept override { return cell_kind::text; }
};

} // namespace

arrow_cells make_texts(arrow_slice const& from, arrow_layout layout) {
  if (layout == arrow_layout::text) return std::make_shared<text_array<std::int32_t> const>(from);
  if (layout == arrow_layout::large_text)
    return std::make_shared<text_array<std::int64_t> const>(from);
  return std::make_shared<text_view_array const>(from);
}

arrow_cells make_blanks() { return std::make_shared<blank_array const>(); }

} // namespace chitieu::data
