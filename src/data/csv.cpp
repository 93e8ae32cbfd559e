#include <chitieu/data/csv.hpp>

#include "cell_text.hpp"
#include "csv_layout.hpp"
#include "csv_scanner.hpp"
#include "text/path_text.hpp"

#include <chitieu/limits.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace chitieu::data {
namespace {

using result = outcome<text_table, diagnostics>;

/// So many bytes that are only looked through take as long as a cell.
constexpr std::size_t bytes_of_step = 16;

diagnostic complaint(code what, std::string file, csv_place at, std::vector<argument> arguments) {
  diagnostic made;
  made.what = what;
  made.at.file = std::move(file);
  made.at.line = at.line;
  made.at.column = at.field;
  made.arguments = std::move(arguments);
  return made;
}

result refused(diagnostic why) { return {std::nullopt, {std::move(why)}}; }

std::uint32_t number_of(std::size_t index) { return static_cast<std::uint32_t>(index + 1); }

/// Most cells are ASCII without outer blanks and stay as they are.
bool is_as_is(std::string_view field) {
  return field.empty() ||
         (is_graphic_ascii(field.front()) && is_graphic_ascii(field.back()) && is_ascii(field));
}

/// A cell as tables hold it.
std::string cell(std::string_view field) {
  return is_as_is(field) ? std::string(field) : text::normalise(field);
}

/// Whether a byte of UTF-8 goes on with a character.
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

/// The first byte that is no part of UTF-8.
std::size_t find_invalid(std::string_view bytes, exact::pace const& with) {
  constexpr std::size_t piece = std::size_t{1} << 16;
  for (std::size_t first = 0; first < bytes.size();) {
    auto last = first + std::min(piece, bytes.size() - first);
    with.take(piece / bytes_of_step);
    // No character is cut in two; it is at most four bytes.
    auto cut = last;
    for (int i = 0; i < 3 && cut < bytes.size() && continues(bytes[cut]); ++i) --cut;
    if (cut < bytes.size() && !continues(bytes[cut])) last = cut;
    auto const bad = text::find_invalid_utf8(bytes.substr(first, last - first));
    if (bad != std::string_view::npos) return first + bad;
    first = last;
  }
  return std::string_view::npos;
}

/// A quoted empty field is a value somebody wrote, so its record is no blank line.
bool is_blank(csv_record const& record) {
  if (record.quoted) return false;
  for (std::size_t i = 0; i < record.size(); ++i)
    if (!cell(record[i]).empty()) return false;
  return true;
}

/// Grows a table record by record and remembers what is wrong with the rows.
class builder {
 public:
  builder(std::string file, csv_record const& header) : width_(header.size()) {
    table_.file = std::move(file);
    table_.header_line = header.line;
    for (std::size_t i = 0; i < width_; ++i) table_.header.push_back(cell(header[i]));
    // Spreadsheets write separators for empty columns at the right; those are not columns.
    while (!table_.header.empty() && table_.header.back().empty()) table_.header.pop_back();
    used_ = table_.header.size();
    table_.columns.resize(used_);
  }

  void add(csv_record const& row) {
    auto const named = table_.header.size();
    if (row.size() < named || row.size() > width_) {
      add_ragged(row);
      return;
    }
    for (std::size_t i = 0; i < named; ++i) {
      if (is_as_is(row[i]))
        table_.columns[i].push_back(row[i]);
      else
        table_.columns[i].push_back(text::normalise(row[i]));
    }
    for (std::size_t i = named; i < row.size(); ++i)
      if (!cell(row[i]).empty()) used_ = std::max(used_, i + 1);
    table_.lines.push_back(row.line);
  }

  void add_open_quote(csv_place opened) {
    row_issues_.push_back(complaint(code::csv_open_quote, table_.file, opened, {}));
  }

  result finish() && {
    auto issues = header_issues();
    issues.insert(issues.end(), std::make_move_iterator(row_issues_.begin()),
                  std::make_move_iterator(row_issues_.end()));
    if (!issues.empty()) return {std::nullopt, std::move(issues)};
    return {std::move(table_), {}};
  }

 private:
  void add_ragged(csv_record const& row) {
    if (row_issues_.size() >= limits::diagnostics) return;
    row_issues_.push_back(complaint(code::csv_ragged_row, table_.file, {row.line, 0},
                                    {std::to_string(row.size()), std::to_string(width_)}));
  }

  [[nodiscard]] diagnostics header_issues() const {
    if (used_ == 0)
      return {complaint(code::csv_no_header, table_.file, {table_.header_line, 0}, {})};
    diagnostics issues;
    std::unordered_set<std::string> names;
    for (std::size_t i = 0; i < used_ && issues.size() < limits::diagnostics; ++i) {
      csv_place const at{table_.header_line, number_of(i)};
      std::string const name = i < table_.header.size() ? table_.header[i] : std::string();
      if (name.empty())
        issues.push_back(
            complaint(code::csv_empty_header, table_.file, at, {std::to_string(i + 1)}));
      else if (!names.insert(text::fold_name(name)).second)
        issues.push_back(complaint(code::csv_duplicate_header, table_.file, at, {name}));
    }
    return issues;
  }

  text_table table_;
  std::size_t width_;    ///< fields the header record has
  std::size_t used_ = 0; ///< fields up to the last that has a name or a value
  diagnostics row_issues_;
};

/// Room for a whole file at once, that what has been read is not moved; a guess where nobody knows.
std::size_t size_of(std::filesystem::path const& path) {
  std::error_code error;
  auto const size = std::filesystem::file_size(path, error);
  return error ? 0 : static_cast<std::size_t>(size);
}

diagnostic not_utf8(std::string file, std::string_view bytes, std::size_t bad) {
  auto const layout = find_layout(bytes, bad);
  csv_scanner scanner(bytes.substr(layout.begin, bad + 1 - layout.begin), layout.separator,
                      layout.line);
  csv_record record;
  csv_place at;
  while (scanner.next(record)) at = {scanner.line(), number_of(record.size() - 1)};
  auto const encoding = text::guess_encoding(bytes);
  argument const likely = encoding.empty() ? argument("unknown", "không rõ") : argument(encoding);
  return complaint(code::not_utf8, std::move(file), at, {likely});
}

} // namespace

result read_csv(std::string file, std::string_view bytes, std::function<void()> const& poll) {
  exact::pace const with(poll);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  auto const bad = find_invalid(bytes, with);
  if (bad != std::string_view::npos) return refused(not_utf8(std::move(file), bytes, bad));

  auto const layout = find_layout(bytes, bytes.size());
  csv_scanner scanner(bytes.substr(layout.begin), layout.separator, layout.line, with);
  csv_record record;
  if (!scanner.next(record) || is_blank(record))
    return refused(complaint(code::csv_no_header, std::move(file), {layout.line, 0}, {}));
  if (auto const opened = scanner.open_quote())
    return refused(complaint(code::csv_open_quote, std::move(file), *opened, {}));

  builder table(std::move(file), record);
  while (scanner.next(record)) {
    if (auto const opened = scanner.open_quote())
      table.add_open_quote(*opened);
    else if (!is_blank(record))
      table.add(record);
  }
  return std::move(table).finish();
}

result read_csv_file(std::filesystem::path const& path, std::function<void()> const& poll) {
  exact::pace const with(poll);
  auto const last = path.has_filename() ? path : path.parent_path();
  auto file = text::path_text(last.filename());
  std::ifstream stream(path, std::ios::binary);
  std::string bytes;
  std::vector<char> chunk(std::size_t{1} << 16);
  bytes.reserve(size_of(path));
  while (stream) {
    with.take(chunk.size() / bytes_of_step);
    stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    bytes.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
  }
  // Only the end of the file is a good reason to stop: a folder opens on some systems.
  if (!stream.eof()) return refused(complaint(code::file_unreadable, file, {}, {argument(file)}));
  return read_csv(std::move(file), bytes, poll);
}

} // namespace chitieu::data
