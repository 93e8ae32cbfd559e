#pragma once
#include "vocabulary.hpp"

#include <chitieu/exact/decimal.hpp>
#include <chitieu/syntax/plan.hpp>

#include <cstdint>
#include <string>

namespace chitieu::syntax {

/// How the text of a statement is read again.
enum class read_again : std::uint8_t {
  differs, ///< as something else
  forked,  ///< as the statement it was printed from, though its words could be taken otherwise
  same,    ///< as that statement and as nothing else
};

/// Reads the text of a term, phrase, measure or target that was printed from a statement.
[[nodiscard]] read_again read_back(std::string const& text, ast::statement const&,
                                   vocabulary const&, exact::number_style);

} // namespace chitieu::syntax
