#include "text/path_text.hpp"

#include <chitieu/data/csv.hpp>
#include <chitieu/data/dataset.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <system_error>

namespace chitieu {
namespace {

namespace fs = std::filesystem;

/// As a shell's `*.csv` does, in any case: files whose name begins with a dot are other programs'.
bool is_csv(fs::path const& path) {
  auto const name = path.filename().u8string();
  auto extension = path.extension().u8string();
  for (auto& c : extension)
    if (c >= u8'A' && c <= u8'Z') c = static_cast<char8_t>(c + (u8'a' - u8'A'));
  return extension == u8".csv" && !name.starts_with(u8'.');
}

/// The CSV files of a folder in the order of their names; nothing when it cannot be read.
std::optional<std::vector<fs::path>> csv_files(fs::path const& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code unknown;
    if (is_csv(at->path()) && !at->is_directory(unknown)) found.push_back(at->path());
  }
  if (error) return std::nullopt;
  std::sort(found.begin(), found.end(), [](fs::path const& a, fs::path const& b) {
    return a.filename().u8string() < b.filename().u8string();
  });
  return found;
}

diagnostic unreadable(fs::path const& path) {
  auto const last = path.has_filename() ? path.filename() : path.parent_path().filename();
  diagnostic made;
  made.what = code::file_unreadable;
  made.at.file = text::path_text(last);
  made.arguments = {made.at.file};
  return made;
}

} // namespace

void dataset::add_path(fs::path const& path, std::function<void()> const& poll) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    add_file(text::path_text(path.stem()), path, poll);
    return;
  }
  auto const files = csv_files(path);
  if (!files) {
    diagnostics_.push_back(unreadable(path));
    return;
  }
  for (auto const& file : *files) add_file(text::path_text(file.stem()), file, poll);
}

void dataset::add_file(std::string population, fs::path const& path,
                       std::function<void()> const& poll) {
  std::error_code error;
  // Reading a folder or a pipe would fail late, block for ever, or end as an empty table.
  if (!fs::is_regular_file(path, error)) {
    diagnostics_.push_back(unreadable(path));
    faulty_.push_back(std::move(population));
    return;
  }
  add_read(std::move(population), data::read_csv_file(path, poll));
}

void dataset::add_csv(std::string population, std::string file, std::string_view bytes,
                      std::function<void()> const& poll) {
  add_read(std::move(population), data::read_csv(std::move(file), bytes, poll));
}

void dataset::add_read(std::string population,
                       outcome<data::text_table, chitieu::diagnostics> table) {
  diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(table.diagnostics.begin()),
                      std::make_move_iterator(table.diagnostics.end()));
  if (table)
    add(std::move(population), data::to_input(*std::move(table)));
  else
    faulty_.push_back(std::move(population));
}

} // namespace chitieu
