#include "arrow_type.hpp"

#include "arrow_fault.hpp"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace chitieu::data {
namespace {

constexpr std::int64_t seconds_in_a_day = 86'400;

arrow_type of(arrow_layout layout) {
  arrow_type made;
  made.layout = layout;
  return made;
}

arrow_type refuse(argument type, argument remedy = to_plain_cells()) {
  arrow_type made;
  made.refusal = unsupported(std::move(type), std::move(remedy));
  return made;
}

arrow_type unknown() { return refuse({"a type that is not known here", "kiểu chưa được biết"}); }

/// A whole number that takes up all of a text.
std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  auto const end = text.data() + text.size();
  auto const [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || at != end) return std::nullopt;
  return value;
}

/// `19,10` or `19,10,128`: precision, scale, bits.
arrow_type decimal_type(std::string_view format) {
  auto const comma = format.find(',');
  if (comma == std::string_view::npos) return unknown();
  format.remove_prefix(comma + 1);
  auto const second = format.find(',');
  auto const scale = number(format.substr(0, second));
  auto const bits = second == std::string_view::npos ? 128 : number(format.substr(second + 1));
  constexpr std::int64_t widest = 1000; // far more than any decimal has digits
  if (!scale || *scale < -widest || *scale > widest) return unknown();
  if (bits != 32 && bits != 64 && bits != 128 && bits != 256) return unknown();
  auto made = of(arrow_layout::decimal);
  made.size = *bits / 8;
  made.scale = static_cast<std::int32_t>(*scale);
  return made;
}

arrow_type ticks_type(std::int64_t in_a_second) {
  auto made = of(arrow_layout::ticks);
  made.size = in_a_second * seconds_in_a_day;
  return made;
}

/// `ts`, a unit, `:` and a time zone or nothing.
arrow_type timestamp_type(std::string_view unit_and_zone) {
  if (unit_and_zone.size() < 2 || unit_and_zone[1] != ':') return unknown();
  if (unit_and_zone.size() > 2)
    return refuse({"points in time with a time zone", "thời điểm kèm múi giờ"}, to_a_date());
  switch (unit_and_zone[0]) {
  case 's':
    return ticks_type(1);
  case 'm':
    return ticks_type(1'000);
  case 'u':
    return ticks_type(1'000'000);
  case 'n':
    return ticks_type(1'000'000'000);
  default:
    return unknown();
  }
}

arrow_type time_type(std::string_view format) {
  if (format == "tdD") return of(arrow_layout::days);
  if (format == "tdm") return ticks_type(1'000);
  if (format.starts_with("ts")) return timestamp_type(format.substr(2));
  if (format.starts_with("tt")) return refuse({"times of day", "giờ trong ngày"});
  if (format.starts_with("tD")) return refuse({"lengths of time", "khoảng thời gian"});
  if (format.starts_with("ti")) return refuse({"calendar intervals", "khoảng theo lịch"});
  return unknown();
}

arrow_type list_type(ArrowSchema const& schema, arrow_layout layout) {
  if (schema.n_children != 1 || schema.children == nullptr || schema.children[0] == nullptr)
    return unknown();
  auto const& child = *schema.children[0];
  // Lists in lists are refused, so no schema leads deeper than this.
  bool const nested = child.format != nullptr && child.format[0] == '+';
  auto items = nested ? arrow_type() : read_arrow_type(child);
  bool const plain =
      !items.values && (is_text(items.layout) || items.layout == arrow_layout::blank);
  if (!plain && !(items.values && is_text(items.values->layout)))
    return refuse({"lists of something other than text", "danh sách không phải của văn bản"});
  auto made = of(layout);
  made.items = std::make_shared<arrow_type const>(std::move(items));
  return made;
}

arrow_type nested_type(ArrowSchema const& schema, std::string_view format) {
  if (format == "+l") return list_type(schema, arrow_layout::list);
  if (format == "+L") return list_type(schema, arrow_layout::large_list);
  if (format == "+vl") return list_type(schema, arrow_layout::list_view);
  if (format == "+vL") return list_type(schema, arrow_layout::large_list_view);
  if (format.starts_with("+w:")) {
    auto const size = number(format.substr(3));
    if (!size || *size < 0) return unknown();
    auto made = list_type(schema, arrow_layout::fixed_list);
    made.size = *size;
    return made;
  }
  if (format == "+s") return refuse({"records", "bản ghi lồng nhau"});
  if (format == "+m") return refuse({"maps of keys to values", "ánh xạ từ khóa đến giá trị"});
  if (format == "+r") return refuse({"run-end encoded cells", "ô nén theo đoạn lặp"});
  if (format.starts_with("+u"))
    return refuse({"values of several types", "giá trị thuộc nhiều kiểu"});
  return unknown();
}

arrow_type plain_type(std::string_view format) {
  using enum arrow_layout;
  constexpr std::array<std::pair<std::string_view, arrow_layout>, 15> plain = {{{"n", blank},
                                                                                {"b", flag},
                                                                                {"c", int8},
                                                                                {"C", uint8},
                                                                                {"s", int16},
                                                                                {"S", uint16},
                                                                                {"i", int32},
                                                                                {"I", uint32},
                                                                                {"l", int64},
                                                                                {"L", uint64},
                                                                                {"f", float32},
                                                                                {"g", float64},
                                                                                {"u", text},
                                                                                {"U", large_text},
                                                                                {"vu", text_view}}};
  for (auto const& [name, layout] : plain)
    if (format == name) return of(layout);
  if (format.starts_with("d:")) return decimal_type(format.substr(2));
  if (format == "z" || format == "Z" || format == "vz" || format.starts_with("w:"))
    return refuse({"bytes that are not marked as text", "dữ liệu nhị phân"});
  if (format == "e") return refuse({"numbers of half precision", "số thực 16 bit"});
  return unknown();
}

bool is_integer(arrow_layout layout) {
  return layout >= arrow_layout::int8 && layout <= arrow_layout::uint64;
}

} // namespace

bool is_text(arrow_layout layout) noexcept {
  return layout == arrow_layout::text || layout == arrow_layout::large_text ||
         layout == arrow_layout::text_view;
}

arrow_type read_arrow_type(ArrowSchema const& schema) {
  std::string_view const format = schema.format == nullptr ? "" : schema.format;
  if (schema.dictionary != nullptr) {
    auto made = plain_type(format);
    auto const& values = *schema.dictionary;
    std::string_view const inner = values.format == nullptr ? "" : values.format;
    if (!is_integer(made.layout)) return unknown();
    if (values.dictionary != nullptr || inner.starts_with('+'))
      return refuse({"a dictionary of something other than plain cells",
                     "bảng mã không phải của các ô đơn giản"});
    auto const type = read_arrow_type(values);
    if (type.layout == arrow_layout::refused) return type;
    made.values = std::make_shared<arrow_type const>(type);
    return made;
  }
  if (format.starts_with('+')) return nested_type(schema, format);
  if (format.starts_with('t')) return time_type(format);
  return plain_type(format);
}

cell_kind kind_of(arrow_type const& type) noexcept {
  using enum arrow_layout;
  if (type.values) return is_text(type.values->layout) ? cell_kind::choice : kind_of(*type.values);
  switch (type.layout) {
  case flag:
    return cell_kind::flag;
  case int8:
  case uint8:
  case int16:
  case uint16:
  case int32:
  case uint32:
  case int64:
  case uint64:
    return cell_kind::integer;
  case float32:
  case float64:
  case decimal:
    return cell_kind::decimal;
  case days:
  case ticks:
    return cell_kind::date;
  case list:
  case large_list:
  case fixed_list:
  case list_view:
  case large_list_view:
    return type.items->values ? cell_kind::choice_list : cell_kind::text_list;
  case refused:
  case blank:
  case text:
  case large_text:
  case text_view:
    break;
  }
  return cell_kind::text;
}

} // namespace chitieu::data
