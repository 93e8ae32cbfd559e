#include "arrow_cells.hpp"

#include "arrow_dictionary.hpp"
#include "arrow_fault.hpp"
#include "arrow_lists.hpp"

namespace chitieu::data {
namespace {

arrow_cells refuse(column_fault why) {
  return std::make_shared<refused_cells const>(std::move(why));
}

bool is_number(arrow_layout layout) {
  return layout == arrow_layout::float32 || layout == arrow_layout::float64 ||
         layout == arrow_layout::decimal;
}

arrow_cells view(arrow_slice const& from, arrow_type const& type) {
  if (from.length == 0 || type.layout == arrow_layout::blank) return make_blanks();
  if (is_text(type.layout)) return make_texts(from, type.layout);
  if (is_number(type.layout)) return make_numbers(from, type);
  return make_scalars(from, type);
}

bool is_list(arrow_layout layout) { return layout >= arrow_layout::list; }

} // namespace

arrow_cells arrow_cell_maker::make(ArrowArray const* array, arrow_records const& records) {
  if (type_.layout == arrow_layout::refused) return refuse(type_.refusal);
  if (array != nullptr && array->release == nullptr)
    return refuse(damaged({"an array was released before", "một mảng đã bị thu hồi từ trước"}));
  auto const slice = slice_of(array, type_.layout, records);
  if (!slice) return refuse(*slice.diagnostics);
  if (is_list(type_.layout)) return make_lists(*slice);
  if (type_.values) return make_indices(*slice, type_);
  return view(*slice, type_);
}

arrow_cells arrow_cell_maker::make_indices(arrow_slice const& from, arrow_type const& type) {
  if (auto damage = find_damage(from.array->dictionary, 0, false))
    return refuse(damaged(*std::move(damage)));
  auto const dictionary = dictionary_of(from.array->dictionary, *type.values);
  if (is_text(type.values->layout)) return make_choices(from, type.layout, dictionary);
  if (type.values->layout == arrow_layout::blank) return make_blanks();
  return make_decoded(make_scalars(from, type), from.length, dictionary);
}

arrow_cells arrow_cell_maker::make_lists(arrow_slice const& from) {
  auto const& type = *type_.items;
  if (from.array->n_children != 1 || from.array->children == nullptr)
    return refuse(damaged({"an array is missing", "thiếu một mảng"}));
  auto const slice = slice_of(from.array->children[0], type.layout);
  if (!slice) return refuse(*slice.diagnostics);
  arrow_items items{nullptr, slice->length, slice->known};
  items.cells = type.values && slice->length > 0 ? make_indices(*slice, type) : view(*slice, type);
  return make_list_cells(from, type_, items);
}

shared_dictionary arrow_cell_maker::dictionary_of(ArrowArray const* array,
                                                  arrow_type const& values) {
  if (last_ && last_->shows(*array)) return last_;
  auto const slice = slice_of(array, values.layout);
  last_ = std::make_shared<arrow_dictionary const>(
      *array, slice ? view(*slice, values) : refuse(*slice.diagnostics), slice ? slice->length : 0);
  return last_;
}

} // namespace chitieu::data
