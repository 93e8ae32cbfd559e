#include "column_task.hpp"

#include <initializer_list>

namespace chitieu::data {
namespace {

using schema::type;

bool is_one_of(cell_kind kind, std::initializer_list<cell_kind> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// Whether cells of a kind can be taken for what is declared.
bool fits(schema::column const& declared, cell_kind kind) {
  using enum cell_kind;
  switch (declared.type) {
  case type::key:
    return !declared.set && is_one_of(kind, {text, integer, choice, date});
  case type::text:
    return !declared.set && is_one_of(kind, {text, integer, choice});
  case type::category:
    return declared.set ? is_one_of(kind, {text, choice, text_list, choice_list})
                        : is_one_of(kind, {text, choice, integer});
  case type::flag:
    return !declared.set && is_one_of(kind, {text, flag, integer});
  case type::count:
  case type::number:
    return !declared.set && is_one_of(kind, {text, integer, decimal});
  case type::date:
    return !declared.set && is_one_of(kind, {text, date});
  case type::time:
    return !declared.set && is_one_of(kind, {text, date});
  case type::reference:
    return declared.set ? is_one_of(kind, {text, integer, choice, text_list})
                        : is_one_of(kind, {text, integer, choice});
  }
  return false;
}

/// What is declared, in words.
argument words_for(schema::column const& declared) {
  switch (declared.type) {
  case type::key:
    return {"a key", "khóa"};
  case type::text:
    return {"text", "văn bản"};
  case type::category:
    return declared.set ? argument("a set of values", "tập giá trị")
                        : argument("a value of a list", "giá trị trong danh mục");
  case type::flag:
    return {"yes or no", "có hoặc không"};
  case type::count:
    return {"a whole number", "số nguyên"};
  case type::number:
    return {"a number", "số"};
  case type::date:
    return {"a date", "ngày"};
  case type::time:
    return {"a date and time", "ngày giờ"};
  case type::reference:
    return {"a key of other records", "khóa của bản ghi khác"};
  }
  return {""};
}

} // namespace

bound_cells bind_column(column_task& task) {
  auto const& declared = task.declared;
  if (!fits(declared, task.cells->kind())) {
    task.faults.add_to_header(code::wrong_kind_of_column).arguments = {declared.called.name,
                                                                       words_for(declared)};
    return nullptr;
  }
  switch (declared.type) {
  case type::key:
  case type::text:
    return bind_text(task);
  case type::category:
    return declared.set ? bind_category_set(task) : bind_category(task);
  case type::flag:
    return bind_flag(task);
  case type::count:
  case type::number:
    return bind_number(task);
  case type::date:
    return bind_date(task);
  case type::time:
    return bind_time(task);
  case type::reference:
    return declared.set ? bind_reference_set(task) : bind_reference(task);
  }
  return nullptr;
}

} // namespace chitieu::data
