#pragma once
#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chitieu::test {

/// A fenced block of a page: what stands after the fence, and the lines between.
struct block {
  std::string info;
  std::string text;
  std::size_t line = 0; ///< of the opening fence

  [[nodiscard]] bool is(std::string_view kind) const {
    return info == kind || info.starts_with(std::string(kind) + ' ');
  }
};

/// A row of a table: its cells without outer blanks.
struct table_row {
  std::vector<std::string> cells;
  std::size_t line = 0;
};

/// The language reference, cut into its fenced blocks and its tables.
class page {
 public:
  explicit page(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) read(line, number);
  }

  [[nodiscard]] std::vector<block> const& blocks() const { return blocks_; }

  /// The rows of all tables whose header begins with these cells.
  [[nodiscard]] std::vector<table_row> rows(std::vector<std::string> const& header) const {
    std::vector<table_row> out;
    for (auto const& table : tables_) {
      auto const& first = table.front().cells;
      if (first.size() < header.size() || !std::equal(header.begin(), header.end(), first.begin()))
        continue;
      out.insert(out.end(), table.begin() + 2, table.end());
    }
    return out;
  }

 private:
  void read(std::string const& line, std::size_t number) {
    if (line.starts_with("```")) {
      if (!std::exchange(in_block_, !in_block_)) blocks_.push_back({line.substr(3), {}, number});
      in_table_ = false;
    } else if (in_block_) {
      blocks_.back().text += line + '\n';
    } else if (line.starts_with('|')) {
      if (!std::exchange(in_table_, true)) tables_.emplace_back();
      tables_.back().push_back({cells(line), number});
    } else {
      in_table_ = false;
    }
  }

  static std::vector<std::string> cells(std::string_view line) {
    std::vector<std::string> out;
    line.remove_prefix(1);
    while (!line.empty()) {
      auto const bar = line.find('|');
      if (bar == std::string_view::npos) break;
      auto cell = line.substr(0, bar);
      while (cell.starts_with(' ')) cell.remove_prefix(1);
      while (cell.ends_with(' ')) cell.remove_suffix(1);
      out.emplace_back(cell);
      line.remove_prefix(bar + 1);
    }
    return out;
  }

  std::vector<block> blocks_;
  std::vector<std::vector<table_row>> tables_;
  bool in_block_ = false;
  bool in_table_ = false;
};

inline page const& reference() {
  static page const whole(std::string(CHITIEU_ROOT) + "/rules/README.md");
  return whole;
}

} // namespace chitieu::test
