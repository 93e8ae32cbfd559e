#pragma once
/// Room `diagnostic`. In: what the other rooms find wrong. Out: values with a stable code, a place
/// and words in two languages. Never: prints, or repeats a cell of somebody's data.
#include <chitieu/diagnostic/code.hpp>
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/diagnostic/span.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace chitieu {

/// One thing a message mentions, in each language; names the user wrote are the same in both.
struct argument {
  std::string en;
  std::string vi;

  argument(std::string both) : en(both), vi(std::move(both)) {}
  argument(char const* both) : argument(std::string(both)) {}
  argument(std::string english, std::string vietnamese)
      : en(std::move(english)), vi(std::move(vietnamese)) {}
  [[nodiscard]] std::string const& in(language which) const noexcept {
    return which == language::vi ? vi : en;
  }
  friend bool operator==(argument const&, argument const&) = default;
};

/// Where something is wrong: a stretch of a rule file, or a cell of a table.
struct place {
  std::string file;       ///< name of the source or table; empty when there is none
  span where;             ///< bytes of the original source; empty for tables
  std::uint32_t line = 0; ///< 1-based line of the file (for a table without a file: row); 0 if none
  std::uint32_t column =
      0; ///< 1-based, in code points (for a table: number of the field); 0 if none

  friend bool operator==(place const&, place const&) = default;
};

/// What could be written in a plan so that something is no longer wrong there.
struct fix {
  place at;         ///< what it replaces; of no length where something is put in
  std::string text; ///< what stands there then
  bool sure = true; ///< nothing else is likely to be meant; otherwise a person has to choose

  friend bool operator==(fix const&, fix const&) = default;
};

/// One thing that is wrong, as a value: what (a code), where, and what the message mentions.
struct diagnostic {
  code what{};
  place at;
  std::vector<argument> arguments;      ///< fill the message's `{0}`, `{1}`, …
  std::vector<argument> hint_arguments; ///< fill the hint's; an empty list leaves the hint out
                                        ///< when its wording has a slot
  std::vector<fix> fixes{};             ///< each alone does what the hint says
  std::string
      nearest{}; ///< a right sentence that the hint shows, where its words have no slot for one
  friend bool operator==(diagnostic const&, diagnostic const&) = default;
};

/// Diagnostics in the order they were found.
using diagnostics = std::vector<diagnostic>;

/// The message of a diagnostic: lower case, no final period, one line.
[[nodiscard]] std::string message(diagnostic const&, language);

/// What could be done about it, or an empty string.
[[nodiscard]] std::string hint(diagnostic const&, language);

/// Whether any of them is an error.
[[nodiscard]] bool has_errors(diagnostics const&) noexcept;

} // namespace chitieu
