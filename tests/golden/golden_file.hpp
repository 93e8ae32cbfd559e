#pragma once
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chitieu::golden {

/// The lines of a text, without their ends.
inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    auto const end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

/// One part of a golden file: a header `---- kind name` and the lines under it.
struct section {
  std::string kind; ///< first word of the header
  std::string name; ///< the rest of it
  std::string body;
};

/// A golden file: what it shows, what is given and what is expected (`README.md`).
struct golden_file {
  std::string says;
  std::vector<section> sections;

  [[nodiscard]] section const* find(std::string_view kind, std::string_view name = {}) const {
    for (auto const& each : sections)
      if (each.kind == kind && (name.empty() || each.name == name)) return &each;
    return nullptr;
  }
};

/// All golden files under a folder, in order.
inline std::set<std::filesystem::path> golden_paths(std::filesystem::path const& under) {
  std::set<std::filesystem::path> out;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(under))
    if (entry.path().extension() == ".golden") out.insert(entry.path());
  return out;
}

/// All there are.
inline std::set<std::filesystem::path> golden_paths() {
  return golden_paths(std::filesystem::path(CHITIEU_ROOT) / "tests" / "golden");
}

inline std::string read_file(std::filesystem::path const& path) {
  std::ifstream from(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(from), {}};
}

inline golden_file read_golden(std::filesystem::path const& path) {
  golden_file out;
  for (auto const& line : lines_of(read_file(path))) {
    if (line.starts_with("---- ")) {
      auto const title = line.substr(5);
      auto const blank = title.find(' ');
      auto const name = blank == std::string::npos ? std::string() : title.substr(blank + 1);
      out.sections.push_back({title.substr(0, blank), name, {}});
    } else if (out.sections.empty()) {
      out.says += line + "\n";
    } else {
      out.sections.back().body += line + "\n";
    }
  }
  return out;
}

inline void write_golden(std::filesystem::path const& path, golden_file const& golden) {
  std::ofstream to(path, std::ios::binary);
  to << golden.says;
  for (auto const& each : golden.sections) {
    to << "---- " << each.kind << (each.name.empty() ? "" : " ") << each.name << '\n' << each.body;
    if (!each.body.empty() && each.body.back() != '\n') to << '\n';
  }
}

/// `\u{301}` is that code point and `\x{FF}` that byte, so that what cannot be seen can be shown.
inline std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const escaped = text.substr(at, 3);
    if (escaped != "\\u{" && escaped != "\\x{") {
      out.push_back(text[at++]);
      continue;
    }
    auto const close = text.find('}', at);
    auto const code = std::stoul(std::string(text.substr(at + 3, close - at - 3)), nullptr, 16);
    auto add = [&out](unsigned long byte) { out.push_back(static_cast<char>(byte)); };
    if (escaped == "\\x{" || code < 0x80) {
      add(code);
    } else if (code < 0x800) {
      add(0xC0 | (code >> 6));
      add(0x80 | (code & 0x3F));
    } else {
      add(0xE0 | (code >> 12));
      add(0x80 | ((code >> 6) & 0x3F));
      add(0x80 | (code & 0x3F));
    }
    at = close + 1;
  }
  return out;
}

} // namespace chitieu::golden
