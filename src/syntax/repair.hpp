#pragma once
#include "draft.hpp"
#include "state.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/text/fixes.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/source.hpp>

#include <functional>
#include <optional>
#include <string>

namespace chitieu::syntax {

struct repair;

/// A statement as it is written and as it is parsed; shows parts of it as the reader knows them.
class written_statement {
 public:
  written_statement(source const& of, text::folded const& folded, std::uint32_t base)
      : source_(of), folded_(folded), base_(base) {}

  /// The words between two offsets of the folded text, on one line.
  [[nodiscard]] std::string shown(std::uint32_t begin, std::uint32_t end) const;

  /// Offers a repair as a change of the source. What is put in behind a comment stands before it,
  /// as nothing that follows on its line is read.
  void offer(diagnostic&, repair const&, choice) const;

 private:
  source const& source_;
  text::folded const& folded_;
  std::uint32_t base_;
};

/// What could be written instead of a statement that does not parse.
struct repair {
  std::string sentence; ///< the right sentence that is nearest
  std::string instead; ///< what stands in it for the words that were not understood, if that is all
  piece where;         ///< the words of the folded text that differ
  std::string text;    ///< what stands there in the right sentence
  bool sure = false;   ///< nothing was made up and nothing that says something was left out
  bool says_else = false; ///< it shows how to go on and does not say what was meant
};

/// Parses a changed statement; gives the furthest place that was reached, or nothing when all of it
/// parses.
using trial = std::function<std::optional<furthest_failure>(std::string const& folded)>;

/// Whether a statement is short enough to try many others in its place.
[[nodiscard]] bool worth_trials(state const& failed);

/// The statement as it stands, before any change.
[[nodiscard]] draft draft_of(state const& failed, written_statement const&);

/// What a draft that parses says instead of the statement that failed; `touched` is what of it was
/// changed. Nothing where it is no sentence.
[[nodiscard]] std::optional<repair> describe(draft const&, piece touched, state const& failed,
                                             std::uint32_t from);

/// Looks for small changes after which a statement parses: a word spelled right, left out, put in,
/// put elsewhere. `from` is where its sentence begins; each trial is taken from `budget`.
[[nodiscard]] std::optional<repair> find_repair(state const& failed, written_statement const&,
                                                std::uint32_t from, trial const&,
                                                std::size_t& budget);

/// What the last phrase before `at` means, or nothing where none is known.
[[nodiscard]] meaning const* meaning_before(state const&, std::uint32_t at);

/// The end of the last words that were read before `at`, with what stands before them on the line
/// as far as it is short: what a message says was read.
[[nodiscard]] std::string read_so_far(state const&, written_statement const&, std::uint32_t from,
                                      std::uint32_t at);

} // namespace chitieu::syntax
