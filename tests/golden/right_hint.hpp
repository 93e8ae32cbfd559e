#pragma once
#include <chitieu/chitieu.hpp>

#include <algorithm>
#include <string>

namespace chitieu::golden {

/// The text after the first fix of what is wrong with it.
inline std::string with_first_fix(std::string text, diagnostic const& wrong) {
  auto const& first = wrong.fixes.front();
  auto const where = first.at.where;
  return text.replace(where.begin, where.end - where.begin, first.text);
}

/// Errors of the statement that begins at `begin`.
inline std::size_t errors_of_statement(std::string const& text, plan_finder const& find,
                                       std::uint32_t begin) {
  auto const source = source::from_text("plan", text);
  if (!source) return 1;
  auto const read = parse(*source, find);
  auto const& all = read.plan.statements;
  auto const at = std::find_if(all.begin(), all.end(), [&](ast::statement const& each) {
    return each.where.begin == begin && each.where.end <= text.size();
  });
  if (at == all.end()) return 1;
  auto const said = compile(read, advice::of_text).diagnostics;
  return static_cast<std::size_t>(std::count_if(said.begin(), said.end(), [&](auto const& each) {
    return severity_of(each.what) == severity::error && each.at.where.begin >= at->where.begin &&
           each.at.where.begin <= at->where.end;
  }));
}

} // namespace chitieu::golden
