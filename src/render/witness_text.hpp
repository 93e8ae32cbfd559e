#pragma once
#include "page.hpp"
#include "words.hpp"

#include <chitieu/verdict/report.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::render {

/// Records of one sort in a line: `0012 (Lê Văn An), 0044`; blanks inside one do not break.
struct witness_list {
  std::string_view label; ///< `thiếu`
  std::string text;
  std::size_t size = 0; ///< how many there are, with those that are not listed
};

/// Who is missing (of a ceiling: who counts) and who is unknown, by key, with names if given.
[[nodiscard]] std::vector<witness_list> witness_lists(clause_verdict const&, words const&);

/// The same of one of its groups.
[[nodiscard]] std::vector<witness_list> witness_lists(clause_verdict const&, group_verdict const&,
                                                      words const&);

/// Who may be in any group, since nobody knows in which.
[[nodiscard]] std::vector<witness_list> of_any_group(clause_verdict const&, words const&);

/// Lists as paragraphs: `thiếu: 0012 (Lê Văn An), 0044`.
void write_witnesses(page&, std::vector<witness_list> const&, std::size_t indent);

} // namespace chitieu::render
