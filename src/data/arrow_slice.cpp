#include "arrow_slice.hpp"

#include "arrow_fault.hpp"

namespace chitieu::data {
namespace {

using sliced = outcome<arrow_slice, std::optional<column_fault>>;

/// Offsets so far off that sums and products with them overflow.
constexpr std::int64_t farthest = std::int64_t{1} << 40;

/// The buffers that a layout has, with the bitmap.
std::int64_t buffers_of(arrow_layout layout) {
  using enum arrow_layout;
  switch (layout) {
  case refused:
  case blank:
    return 0;
  case fixed_list:
    return 1;
  case text:
  case large_text:
  case text_view:
  case list_view:
  case large_list_view:
    return 3;
  default:
    return 2;
  }
}

bool lacks_buffers(ArrowArray const& array, arrow_layout layout) {
  auto const needed = buffers_of(layout);
  if (array.n_buffers < needed || (needed > 0 && array.buffers == nullptr)) return true;
  // The bytes of texts may be missing where all of them are empty; views have theirs in pieces.
  bool const is_list = layout == arrow_layout::list_view || layout == arrow_layout::large_list_view;
  auto const last = needed == 3 && !is_list ? 2 : needed;
  for (std::int64_t i = 1; i < last; ++i)
    if (array.length > 0 && array.buffers[i] == nullptr) return true;
  return false;
}

} // namespace

std::optional<argument> find_damage(ArrowArray const* array, std::size_t needed, bool has_bitmap) {
  if (array == nullptr) return argument("an array is missing", "thiếu một mảng");
  if (array->length < 0 || array->length > most_rows || array->offset < 0 ||
      array->offset > farthest || array->null_count < -1 || array->null_count > array->length)
    return argument("an array has an impossible length", "một mảng có độ dài không thể có");
  if (needed > static_cast<std::size_t>(array->length))
    return argument("it is shorter than its table", "cột ngắn hơn bảng");
  if (has_bitmap && array->length > 0 && (array->n_buffers < 1 || array->buffers == nullptr))
    return argument("a buffer is missing", "thiếu một vùng nhớ");
  if (has_bitmap && array->null_count > 0 && array->buffers[0] == nullptr)
    return argument("nulls are counted but not marked", "có đếm ô trống nhưng không đánh dấu");
  return std::nullopt;
}

sliced slice_of(ArrowArray const* array, arrow_layout layout, arrow_records const& records) {
  bool const is_blank = layout == arrow_layout::blank;
  if (auto damage = find_damage(array, records.skipped + records.length, !is_blank))
    return {std::nullopt, damaged(*std::move(damage))};
  if (lacks_buffers(*array, layout))
    return {std::nullopt, damaged({"a buffer is missing", "thiếu một vùng nhớ"})};
  arrow_slice made;
  made.array = array;
  made.first = static_cast<std::size_t>(array->offset) + records.skipped;
  made.length = records.length;
  if (is_blank)
    made.known = arrow_validity::none();
  else if (array->length > 0)
    made.known = arrow_validity(array->buffers[0], made.first).within(records.known);
  return {made, std::nullopt};
}

sliced slice_of(ArrowArray const* array, arrow_layout layout) {
  arrow_records all;
  if (array != nullptr && array->length > 0) all.length = static_cast<std::size_t>(array->length);
  return slice_of(array, layout, all);
}

} // namespace chitieu::data
