#include "value_column.hpp"

#include <chitieu/data/shortest_decimal.hpp>

#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

namespace py = pybind11;

namespace chitieu::python {
namespace {

using data::cell_kind;

// Cells that the column owns; only the vector of its kind is filled.
class value_column final : public data::input_column {
 public:
  cell_kind is = cell_kind::text;
  std::vector<std::uint8_t> known;
  std::vector<std::int64_t> scalars;
  std::vector<exact::decimal> decimals;
  std::vector<std::string> texts;
  std::vector<std::vector<std::string>> lists;

  [[nodiscard]] cell_kind kind() const noexcept override { return is; }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<std::uint8_t> out) const override {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = scalars[first + i];
      out[i] = known[first + i];
    }
  }

  void read_decimals(std::size_t first, std::span<exact::decimal> values,
                     std::span<std::uint8_t> out) const override {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = decimals[first + i];
      out[i] = known[first + i];
    }
  }

  bool read_text(std::size_t row, std::string_view& out) const override {
    out = texts[row];
    return known[row] != 0;
  }

  bool read_texts(std::size_t row, std::vector<std::string_view>& out) const override {
    for (auto const& text : lists[row]) out.emplace_back(text);
    return known[row] != 0;
  }
};

// What one Python value is, before the column has a kind.
enum class found : std::uint8_t { blank, text, flag, integer, decimal, date, list, other };

struct types {
  py::object decimal = py::module_::import("decimal").attr("Decimal");
  py::object enumeration = py::module_::import("enum").attr("Enum");
  py::object date = py::module_::import("datetime").attr("date");
  py::object datetime = py::module_::import("datetime").attr("datetime");
};

// Rows after which a Ctrl-C is noticed.
constexpr std::size_t signals_every = 65536;

bool is_collection(py::handle value) {
  return py::isinstance<py::list>(value) || py::isinstance<py::tuple>(value) ||
         py::isinstance<py::set>(value) || py::isinstance<py::frozenset>(value);
}

class reader {
 public:
  reader(std::string const& table, std::string const& column) : table_(table), column_(column) {}

  std::shared_ptr<value_column const> read(py::sequence const& cells) {
    auto const rows = cells.size();
    std::vector<py::object> values;
    values.reserve(rows);
    found all = found::blank;
    for (std::size_t row = 0; row < rows; ++row) {
      if (row % signals_every == 0 && PyErr_CheckSignals() != 0) throw py::error_already_set();
      values.push_back(plain(cells[row]));
      all = together(all, what(values.back()), row);
    }
    auto out = std::make_shared<value_column>();
    out->known.assign(rows, 0);
    start(*out, all, rows);
    for (std::size_t row = 0; row < rows; ++row)
      if (what(values[row]) != found::blank) fill(*out, all, values[row], row);
    return out;
  }

 private:
  // Looked up when a value is none of the most common ones.
  types const& python_types() const {
    if (!types_) types_.emplace();
    return *types_;
  }

  // Of most values their type alone says that they stand for nothing else.
  static bool is_plain(PyObject* p) {
    return p == Py_None || PyUnicode_CheckExact(p) || PyLong_CheckExact(p) ||
           PyFloat_CheckExact(p) || PyBool_Check(p);
  }

  // An Enum or a scalar of NumPy becomes the plain value it stands for.
  py::object plain(py::object value) const {
    if (is_plain(value.ptr())) return value;
    if (py::isinstance(value, python_types().enumeration)) {
      py::object const content = value.attr("value");
      return py::isinstance<py::str>(content) ? content : py::object(value.attr("name"));
    }
    if (!py::isinstance<py::str>(value) && !is_collection(value) && py::hasattr(value, "item") &&
        py::hasattr(value, "dtype")) {
      // NumPy gives nanoseconds as a number, microseconds as a datetime.
      if (value.attr("dtype").attr("kind").cast<std::string>() == "M")
        value = value.attr("astype")("datetime64[us]");
      return value.attr("item")();
    }
    return value;
  }

  found what(py::object const& value) const {
    auto* p = value.ptr();
    if (p == Py_None) return found::blank;
    if (PyUnicode_Check(p)) return PyUnicode_GetLength(p) == 0 ? found::blank : found::text;
    if (PyBool_Check(p)) return found::flag;
    if (PyLong_Check(p)) return found::integer;
    if (PyFloat_Check(p)) return std::isnan(PyFloat_AS_DOUBLE(p)) ? found::blank : found::decimal;
    if (py::isinstance(value, python_types().decimal))
      return value.attr("is_nan")().cast<bool>() ? found::blank : found::decimal;
    if (py::isinstance(value, python_types().date))
      return is_missing(value) ? found::blank : found::date;
    if (is_collection(value)) return found::list;
    return is_missing(value) ? found::blank : found::other;
  }

  // pandas' NaT, which is a date by its class, and NA, which is nothing.
  static bool is_missing(py::object const& value) {
    std::string_view const type = Py_TYPE(value.ptr())->tp_name;
    return type == "NaTType" || type.ends_with(".NaTType") || type == "NAType" ||
           type.ends_with(".NAType");
  }

  found together(found before, found here, std::size_t row) const {
    if (here == found::other) refuse(row, "holds a value of a type that chitieu does not read");
    if (before == found::blank || before == here) return here == found::blank ? before : here;
    if (here == found::blank) return before;
    auto const numbers = [](found f) { return f == found::integer || f == found::decimal; };
    if (numbers(before) && numbers(here)) return found::decimal;
    refuse(row, "holds another type of value than the rows before it");
  }

  [[noreturn]] void refuse(std::size_t row, char const* why) const {
    throw py::type_error("table `" + table_ + "`, column `" + column_ + "`, row " +
                         std::to_string(row + 1) + " " + why);
  }

  static void start(value_column& out, found all, std::size_t rows) {
    switch (all) {
    case found::flag:
      out.is = cell_kind::flag;
      out.scalars.resize(rows);
      break;
    case found::integer:
      out.is = cell_kind::integer;
      out.scalars.resize(rows);
      break;
    case found::date:
      out.is = cell_kind::date;
      out.scalars.resize(rows);
      break;
    case found::decimal:
      out.is = cell_kind::decimal;
      out.decimals.resize(rows);
      break;
    case found::list:
      out.is = cell_kind::text_list;
      out.lists.resize(rows);
      break;
    default:
      out.is = cell_kind::text;
      out.texts.resize(rows);
      break;
    }
  }

  void fill(value_column& out, found all, py::object const& value, std::size_t row) const {
    out.known[row] = 1;
    switch (all) {
    case found::flag:
      out.scalars[row] = value.cast<bool>() ? 1 : 0;
      break;
    case found::integer: {
      int overflow = 0;
      out.scalars[row] = PyLong_AsLongLongAndOverflow(value.ptr(), &overflow);
      if (overflow != 0) out.known[row] = 2;
      break;
    }
    case found::date:
      out.scalars[row] = day(value, row);
      break;
    case found::decimal:
      if (auto const read = decimal(value))
        out.decimals[row] = *read;
      else
        out.known[row] = 2;
      break;
    case found::list:
      out.lists[row] = list(value, row);
      break;
    default:
      out.texts[row] = value.cast<std::string>();
      break;
    }
  }

  std::optional<exact::decimal> decimal(py::object const& value) const {
    if (PyFloat_Check(value.ptr())) return data::shortest_decimal(PyFloat_AS_DOUBLE(value.ptr()));
    if (PyLong_Check(value.ptr())) {
      int overflow = 0;
      auto const whole = PyLong_AsLongLongAndOverflow(value.ptr(), &overflow);
      return overflow != 0 ? std::nullopt : std::optional(exact::decimal{whole, 0});
    }
    auto const text = py::str(py::module_::import("builtins").attr("format")(value, "f"));
    auto const read = exact::read_number(std::string(text), exact::number_style::en);
    return read.fault == exact::number_fault::none ? std::optional(read.value) : std::nullopt;
  }

  data::day day(py::object const& value, std::size_t row) const {
    if (py::isinstance(value, python_types().datetime)) {
      auto const whole =
          value.attr("hour").cast<int>() == 0 && value.attr("minute").cast<int>() == 0 &&
          value.attr("second").cast<int>() == 0 && value.attr("microsecond").cast<int>() == 0 &&
          value.attr("tzinfo").is_none();
      if (!whole)
        refuse(row, "holds a time of day or a time zone, where chitieu reads civil days: give a "
                    "date");
    }
    // Python counts days from 1/1/1 as 1.
    constexpr std::int64_t epoch = 719163;
    return static_cast<data::day>(value.attr("toordinal")().cast<std::int64_t>() - epoch);
  }

  std::vector<std::string> list(py::object const& value, std::size_t row) const {
    std::vector<std::string> out;
    for (auto item : value) {
      auto const text = plain(py::reinterpret_borrow<py::object>(item));
      if (!py::isinstance<py::str>(text))
        refuse(row, "holds a collection of something else than text");
      out.push_back(text.cast<std::string>());
    }
    return out;
  }

  std::string const& table_;
  std::string const& column_;
  mutable std::optional<types> types_;
};

} // namespace

std::shared_ptr<data::input_column const>
to_column(std::string const& table, std::string const& name, py::sequence const& cells) {
  return reader(table, name).read(cells);
}

} // namespace chitieu::python
