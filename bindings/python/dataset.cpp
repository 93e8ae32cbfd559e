#include "dataset.hpp"

#include "arrow_capsule.hpp"
#include "module.hpp"
#include "value_column.hpp"

#include <chitieu/data/arrow.hpp>
#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/text/fold.hpp>

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <algorithm>

namespace py = pybind11;

namespace chitieu::python {
namespace {

void add_columns(dataset& into, std::string const& name, std::size_t rows, py::list const& columns,
                 std::string file, std::vector<std::uint32_t> lines, std::uint32_t header_line) {
  data::input_table table;
  table.rows = rows;
  table.file = std::move(file);
  table.lines = std::move(lines);
  table.header_line = header_line;
  for (auto const& each : columns) {
    auto const pair = each.cast<py::tuple>();
    auto const column = pair[0].cast<std::string>();
    table.columns.push_back({column, to_column(name, column, pair[1].cast<py::sequence>())});
  }
  into.add(name, std::move(table));
}

// A pandas index comes along as a column that nobody named.
bool is_index(std::string const& column) {
  return column.starts_with("__index_level_") && column.ends_with("__");
}

// What is no table is the caller's mistake, not the data's.
std::pair<std::size_t, bool> add_table(dataset& into, std::string name,
                                       outcome<data::input_table, diagnostics> read) {
  if (!read) {
    auto const& why = read.diagnostics.front();
    throw py::value_error(message(why, language::en));
  }
  auto& columns = read->columns;
  auto const had = columns.size();
  std::erase_if(columns, [](data::named_column const& c) { return is_index(c.name); });
  auto const rows = read->rows;
  auto const left_out = columns.size() != had;
  into.add(std::move(name), *std::move(read));
  return {rows, left_out};
}

std::pair<std::size_t, bool> add_arrow_stream(dataset& into, std::string name,
                                              py::object const& capsule,
                                              std::vector<std::string> const& leave_out) {
  auto& stream = open_capsule<ArrowArrayStream>(capsule, "arrow_array_stream");
  auto read = [&] {
    py::gil_scoped_release const free;
    return data::read_arrow(name, stream);
  }();
  if (read)
    std::erase_if(read->columns, [&](data::named_column const& c) {
      return std::find(leave_out.begin(), leave_out.end(), c.name) != leave_out.end();
    });
  return add_table(into, std::move(name), std::move(read));
}

std::pair<std::size_t, bool> add_arrow_array(dataset& into, std::string name,
                                             py::object const& schema, py::object const& array) {
  auto read = data::read_arrow(name, open_capsule<ArrowSchema>(schema, "arrow_schema"),
                               open_capsule<ArrowArray>(array, "arrow_array"));
  return add_table(into, std::move(name), std::move(read));
}

std::vector<std::string> near(std::string const& name, std::vector<std::string> const& among) {
  std::vector<candidate> candidates;
  for (auto const& each : among)
    candidates.push_back({text::fold_name(each), text::skeleton(each), each});
  return suggest(text::fold_name(name), text::skeleton(name), candidates);
}

} // namespace

void register_dataset(py::module_& m) {
  py::class_<dataset, std::shared_ptr<dataset>>(m, "Dataset", "Tables for one check.")
      .def(py::init<>())
      .def("add_columns", &add_columns, py::arg("name"), py::arg("rows"), py::arg("columns"),
           py::arg("file") = "", py::arg("lines") = std::vector<std::uint32_t>{},
           py::arg("header_line") = 0,
           "A table of (name, sequence) pairs, each of `rows` values; they are copied. Messages "
           "speak of `file` and the line of each row, when they are given.")
      .def(
          "add_file",
          [](dataset& d, std::string name, std::filesystem::path const& path) {
            auto const poll = interrupt();
            py::gil_scoped_release const free;
            d.add_file(std::move(name), path, poll);
          },
          py::arg("name"), py::arg("path"), "A CSV file for one population.")
      .def(
          "add_path",
          [](dataset& d, std::filesystem::path const& path) {
            auto const poll = interrupt();
            py::gil_scoped_release const free;
            d.add_path(path, poll);
          },
          py::arg("path"), "A CSV file under its own name, or every CSV file of a folder.")
      .def("add_arrow_stream", &add_arrow_stream, py::arg("name"), py::arg("stream"),
           py::arg("leave_out") = std::vector<std::string>{},
           "A table of an Arrow stream, read where it lies, without the columns `leave_out`; its "
           "rows, and whether an index column without a name was left out.")
      .def("add_arrow_array", &add_arrow_array, py::arg("name"), py::arg("schema"),
           py::arg("array"), "The same for one batch.")
      .def_property_readonly("names", [](dataset const& d) {
        std::vector<std::string> out;
        for (auto const& [name, table] : d.tables()) out.push_back(name);
        return out;
      });
  m.def(
      "fold_name", [](std::string const& name) { return text::fold_name(name); }, py::arg("name"),
      "A name as names are compared: without regard to case, blanks and composition.");
  m.def("suggest", &near, py::arg("name"), py::arg("among"), "At most three names that are near.");
}

} // namespace chitieu::python
