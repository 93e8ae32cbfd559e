#pragma once
#include <cctype>
#include <string>
#include <utility>
#include <vector>

/// Reads back the HTML that the room `render` writes; for tests.
namespace chitieu::render {

struct html_tag {
  std::string name; ///< with a slash before it for an end
  std::vector<std::pair<std::string, std::string>> attributes;

  [[nodiscard]] std::string attribute(std::string const& which) const {
    for (auto const& [name_of, value] : attributes)
      if (name_of == which) return value;
    return {};
  }
};

struct html_page {
  std::vector<html_tag> tags;
  std::string text;  ///< all text between tags, unescaped; style sheets are left out
  std::string fault; ///< what this program would never write
};

inline std::string unescaped(std::string text) {
  std::pair<char const*, char const*> const all[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (auto const& [from, to] : all)
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; ++at)
      text.replace(at, std::string(from).size(), to);
  return text;
}

/// Knows what the writer does and no more: anything else is a fault.
inline html_page read_html(std::string const& html) {
  html_page page;
  std::string text;
  auto const fail = [&](std::string why, std::size_t at) {
    if (page.fault.empty()) page.fault = std::move(why) + ": " + html.substr(at, 60);
  };
  for (std::size_t at = 0; at < html.size();) {
    if (html.compare(at, 7, "<style>") == 0) {
      at = html.find("</style>", at) + 8;
      continue;
    }
    if (html.compare(at, 15, "<!doctype html>") == 0) {
      at += 15;
      continue;
    }
    if (html[at] != '<') {
      if (html[at] == '>' || html[at] == '"' || html[at] == '\'') fail("not escaped", at);
      text += html[at++];
      continue;
    }
    std::size_t const begin = at++;
    html_tag tag;
    while (at < html.size() && html[at] != ' ' && html[at] != '>') tag.name += html[at++];
    for (unsigned char const c : tag.name)
      if (!std::islower(c) && !std::isdigit(c) && c != '/') fail("no tag", begin);
    while (at < html.size() && html[at] == ' ') {
      std::size_t const equals = html.find("=\"", at);
      std::size_t const end = html.find('"', equals + 2);
      if (equals == std::string::npos || end == std::string::npos) {
        fail("no attribute", begin);
        return page;
      }
      std::string const value = html.substr(equals + 2, end - equals - 2);
      if (value.find_first_of("<>") != std::string::npos) fail("not escaped", begin);
      tag.attributes.emplace_back(html.substr(at + 1, equals - at - 1), unescaped(value));
      at = end + 1;
    }
    if (at >= html.size() || html[at] != '>') fail("a tag that does not end", begin);
    ++at;
    page.tags.push_back(std::move(tag));
  }
  page.text = unescaped(std::move(text));
  return page;
}

/// Every tag with the names of its attributes: what of a page no text may change.
inline std::string shape_of(html_page const& page) {
  std::string shape;
  for (html_tag const& tag : page.tags) {
    shape += tag.name;
    for (auto const& [name, value] : tag.attributes) shape += ' ' + name;
    shape += '\n';
  }
  return shape;
}

} // namespace chitieu::render
