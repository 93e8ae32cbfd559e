#pragma once
#include <golden/golden_file.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::edits {

/// The words of a command line; quotation marks hold blanks together.
inline std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> out;
  bool quoted = false;
  bool open = false;
  for (char const c : line) {
    if (c == '"') {
      quoted = !quoted;
      if (!open) out.emplace_back();
      open = true;
    } else if (c == ' ' && !quoted) {
      open = false;
    } else {
      if (!open) out.emplace_back();
      open = true;
      out.back() += c;
    }
  }
  return out;
}

inline bool has_option(golden::golden_file const& task, std::string_view option) {
  auto const* given = task.find("options");
  if (!given) return false;
  auto const lines = golden::lines_of(given->body);
  return std::find(lines.begin(), lines.end(), option) != lines.end();
}

/// Whether a text is what is written; a line `…` there stands for any number of lines.
inline bool fits(std::string const& text, std::string const& written) {
  auto const lines = golden::lines_of(text);
  auto const pattern = golden::lines_of(written);
  // Which beginnings of the lines fit the pattern so far.
  std::vector<bool> fit(lines.size() + 1, false);
  fit[0] = true;
  for (auto const& each : pattern) {
    std::vector<bool> next(lines.size() + 1, false);
    if (each == "…") {
      bool any = false;
      for (std::size_t i = 0; i <= lines.size(); ++i) next[i] = any = any || fit[i];
    } else {
      for (std::size_t i = 0; i < lines.size(); ++i) next[i + 1] = fit[i] && lines[i] == each;
    }
    fit = std::move(next);
  }
  return fit[lines.size()];
}

/// A file after an edit: lines that begin with `-` are taken out, those with ` ` stay and say
/// where, and what begins with `+` is put in behind them. What follows begins another place. Where
/// nothing stays or goes, lines are added at the end.
inline std::string edited(std::string text, std::string const& edit) {
  std::string before;
  std::string after;
  bool put_in = false;
  auto const make = [&] {
    if (before.empty()) {
      text += after;
    } else {
      // Whole lines.
      auto const at = text.starts_with(before) ? 0 : text.find("\n" + before);
      auto const from = at == 0 ? 0 : at + 1;
      if (at == std::string::npos || text.find("\n" + before, from) != std::string::npos)
        throw std::runtime_error("these lines do not stand once in the file:\n" + before);
      text.replace(from, before.size(), after);
    }
    before.clear();
    after.clear();
  };
  for (auto const& line : golden::lines_of(edit)) {
    auto const rest = line.empty() ? line : line.substr(1);
    auto const what = line.empty() ? ' ' : line.front();
    if (what != ' ' && what != '-' && what != '+')
      throw std::runtime_error("not a line of an edit: " + line);
    if (what != '+' && put_in) make();
    put_in = what == '+';
    if (what != '+') before += rest + "\n";
    if (what != '-') after += rest + "\n";
  }
  make();
  return text;
}

} // namespace chitieu::edits
