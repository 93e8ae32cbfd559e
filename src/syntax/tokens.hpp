#pragma once
#include "state.hpp"

/// Tokens told by the shape of their characters. Each gives the offset after it, or nothing.
namespace chitieu::syntax::tokens {

/// `"…"` on one line, in which `""` stands for a quotation mark.
std::optional<std::uint32_t> quoted(state const&, std::uint32_t at);

/// Digits with `.` or `,` between digits, with an optional minus.
std::optional<std::uint32_t> number(state const&, std::uint32_t at);

/// A whole number up to twelve as a word: `three`, `ba`.
std::optional<std::uint32_t> number_word(state const&, std::uint32_t at);

/// `3rd`, `90th`, `the 2nd`.
std::optional<std::uint32_t> ordinal(state const&, std::uint32_t at);

/// `2/3`, or in words: `a third`, `một nửa`, `one in ten`.
std::optional<std::uint32_t> fraction(state const&, std::uint32_t at);

/// `15/3/2023`, `20-30/6/2023`, `30/4-1/5/2026`, `3/2023`, `2023-03-15`, `2023`.
std::optional<std::uint32_t> period(state const&, std::uint32_t at);

/// `6`, `7c`, `10.1`, `K4`: letters, digits, `.`, `_`, `-`.
std::optional<std::uint32_t> id(state const&, std::uint32_t at);

/// `{name}` in what a phrase means.
std::optional<std::uint32_t> slot(state const&, std::uint32_t at);

/// Words of a name that is being declared, up to a quotation mark, comma, colon, `<`, `=` or line
/// end.
std::optional<std::uint32_t> new_name(state const&, std::uint32_t at);

/// One word of a name that is being declared.
std::optional<std::uint32_t> new_word(state const&, std::uint32_t at);

/// The same in brackets, which the word does not pass.
std::optional<std::uint32_t> listed_word(state const&, std::uint32_t at);

} // namespace chitieu::syntax::tokens
