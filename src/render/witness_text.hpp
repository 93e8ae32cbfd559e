#pragma once
#include "page.hpp"
#include "words.hpp"

#include <chitieu/verdict/report.hpp>

namespace chitieu::render {

/// Who is missing (of a ceiling: who counts) and who is unknown, by key, with names if given:
/// `thiếu: 0012 (Lê Văn An), 0044`.
void write_witnesses(page&, clause_verdict const&, std::size_t indent, words const&);

} // namespace chitieu::render
