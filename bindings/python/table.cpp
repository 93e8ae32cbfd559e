#include "table.hpp"

#include "arrow_capsule.hpp"
#include "module.hpp"
#include "stack_tables.hpp"

#include <pybind11/stl.h>

#include <cstring>

namespace py = pybind11;

namespace chitieu::python {
namespace {

template <class Stored>
Stored value_at(data::arrow_buffers const& column, std::size_t row) {
  Stored out;
  std::memcpy(&out, column.values.data() + row * sizeof(Stored), sizeof(Stored));
  return out;
}

py::object cell(data::arrow_buffers const& column, std::size_t row) {
  if (!is_filled(column, row)) return py::none();
  if (column.format == "b") return py::bool_((column.values[row / 8] >> (row % 8) & 1) != 0);
  if (column.format == "l") return py::int_(value_at<std::int64_t>(column, row));
  if (column.format == "g") return py::float_(value_at<double>(column, row));
  if (column.format == "tdD") {
    constexpr int epoch = 719163; // Python's number of 1970-01-01
    return py::module_::import("datetime")
        .attr("date")
        .attr("fromordinal")(value_at<std::int32_t>(column, row) + epoch);
  }
  auto const begin = static_cast<std::size_t>(column.offsets[row]);
  auto const end = static_cast<std::size_t>(column.offsets[row + 1]);
  if (column.items.empty())
    return py::str(reinterpret_cast<char const*>(column.values.data()) + begin, end - begin);
  py::list items;
  for (auto i = begin; i < end; ++i) items.append(cell(column.items.front(), i));
  return items;
}

py::dict to_pydict(table const& t) {
  py::dict out;
  for (auto const& column : t.content->columns) {
    py::list cells;
    for (std::size_t row = 0; row < t.content->rows; ++row) cells.append(cell(column, row));
    out[py::str(column.name)] = cells;
  }
  return out;
}

} // namespace

void register_table(py::module_& m) {
  py::class_<table>(m, "Table", "Rows that a report gives, readable by Arrow without a copy.")
      .def_property_readonly("num_rows", [](table const& t) { return t.content->rows; })
      .def_property_readonly("column_names",
                             [](table const& t) {
                               std::vector<std::string> out;
                               for (auto const& c : t.content->columns) out.push_back(c.name);
                               return out;
                             })
      .def("to_pydict", &to_pydict, "Each column's cells as a list.")
      .def("__arrow_c_schema__",
           [](table const& t) {
             ArrowSchema out;
             data::export_schema(*t.content, out);
             return make_capsule(std::move(out), "arrow_schema");
           })
      .def(
          "__arrow_c_stream__",
          [](table const& t, py::object const&) {
            ArrowArrayStream out;
            data::export_stream(t.content, out);
            return make_capsule(std::move(out), "arrow_array_stream");
          },
          py::arg("requested_schema") = py::none());
}

} // namespace chitieu::python
