#pragma once
#include "column_block.hpp"
#include "link_counts.hpp"
#include "sheet.hpp"
#include "truth.hpp"

#include <chitieu/exact/counts.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace chitieu::eval {

/// Who is counted and what is asked of them: a part of some clause.
struct counted_pair {
  ir::condition_id base = 0;
  ir::condition_id predicate = 0;
  friend auto operator<=>(counted_pair const&, counted_pair const&) = default;
};

/// Conditions of one population as a straight program over blocks of its rows.
///
/// Tests of scalar columns and what is made of them are worked out block by block and counted at
/// once, so that each column is read once and nothing is kept but the counts. All other conditions
/// are taken from the sheet, where they must stand already.
///
/// What some conditions say of each row is kept when that is asked for, for lists of rows.
///
/// The rows may be records that conditions of another population count (`ir::linked`); they are
/// counted for these in the same pass.
class block_program {
 public:
  /// The conditions that must stand in the sheet before a program of these pairs is made.
  [[nodiscard]] static std::vector<ir::condition_id> needed(sheet const&, ir::population_id,
                                                            std::span<counted_pair const>);

  /// Whether a condition counts records in a way that a pass over them can do: of one population,
  /// not for a share, by references that lie in a row.
  [[nodiscard]] static bool can_count_for(sheet const&, ir::condition const&);

  /// Whether it works a condition out itself, neither taking it from the sheet nor being told so.
  [[nodiscard]] static bool works_out(sheet const&, ir::condition_id);

  /// `counted_for` are conditions of which that is true, with records of this population; `kept`
  /// are some of those in the pairs, not taken from the sheet.
  block_program(sheet const&, ir::population_id, std::span<counted_pair const>,
                std::span<ir::condition_id const> counted_for = {},
                std::span<ir::condition_id const> kept = {});

  /// The conditions that it takes from the sheet.
  [[nodiscard]] std::vector<ir::condition_id> const& given() const noexcept { return given_; }

  /// The conditions that it works out itself, each once, and how many columns it reads for them.
  [[nodiscard]] std::vector<ir::condition_id> const& worked_out() const noexcept {
    return worked_out_;
  }
  [[nodiscard]] std::size_t column_count() const noexcept { return columns_.size(); }

  /// A multiple of 64, and small enough that a block of every column and condition stays near.
  [[nodiscard]] std::size_t block_rows() const noexcept { return block_rows_; }

  /// Room to work blocks of rows through in, for one thread, as often as it likes.
  class workspace;
  /// For blocks of so many rows, or for all `rows` where these are fewer. The sheet is one of the
  /// data and day that it was made for; program and sheet must outlive it.
  [[nodiscard]] std::shared_ptr<workspace> make_room(sheet const&, kernels::kernel_set const&,
                                                     std::size_t block_rows,
                                                     std::size_t rows) const;

  /// What a condition says of all rows, while it is written.
  struct answer_bits {
    bitmap yes;
    std::optional<bitmap> unknown;
  };
  /// Room for what is kept of so many rows, by `kept`.
  [[nodiscard]] std::vector<answer_bits> make_kept(std::size_t rows) const;
  [[nodiscard]] std::vector<ir::condition_id> const& kept() const noexcept { return kept_; }

  /// Adds what is counted in the rows from `first` (a multiple of 64) to before `last`, by pair; in
  /// the room, what is counted for other conditions; what these rows' answers are to what is kept.
  /// `poll` is called before each block.
  static void count(workspace&, std::size_t first, std::size_t last, std::span<exact::counts> into,
                    std::span<answer_bits> kept = {}, std::function<void()> const& poll = {});

  /// The conditions that its rows are counted for, and the counts of one room by them.
  [[nodiscard]] std::vector<ir::condition_id> const& counted_for() const noexcept {
    return counted_for_;
  }
  [[nodiscard]] static std::vector<link_counts>& counted_in(workspace&);

 private:
  friend class block_program_maker;
  static constexpr std::uint32_t nothing = UINT32_MAX;

  /// Where the answers to a condition are: numbers of buffers, or `nothing` where none is unknown.
  struct answers_in {
    std::uint32_t yes = nothing;
    std::uint32_t unknown = nothing;
  };

  enum class does : std::uint8_t { take, test, be_none, give, fix, all, any, negate };

  struct step {
    does what;
    answers_in into;
    std::uint32_t column = nothing;     ///< of take, test, be_none
    std::uint32_t test = nothing;       ///< of test
    ir::condition_id given = 0;         ///< of give
    bool fixed = false;                 ///< of fix
    std::vector<answers_in> parts = {}; ///< of all, any, negate
  };

  struct counting {
    bool of_all = false; ///< the base is every row
    answers_in base;
    answers_in predicate;
    bool yes_to_all = false; ///< the predicate is true
  };

  /// Records of which the filter and the predicate are true, for the rows that they refer to.
  struct linking {
    cells references;
    std::size_t rows = 0;
    answers_in filter;
    answers_in predicate;
  };

  [[nodiscard]] std::size_t rows_that_stay_near() const;

  std::size_t buffers_ = 0;
  std::size_t block_rows_ = bitmap::word_bits;
  std::vector<cells> columns_;
  std::vector<answers_in> blanks_of_; ///< by column: where its unknown cells are
  std::vector<column_test> tests_;
  std::vector<step> steps_;
  std::vector<ir::condition_id> worked_out_;
  std::vector<ir::condition_id> given_;
  std::vector<counting> pairs_;
  std::vector<ir::condition_id> counted_for_;
  std::vector<linking> links_; ///< by `counted_for_`
  std::vector<ir::condition_id> kept_;
  std::vector<answers_in> kept_in_; ///< by `kept_`
};

} // namespace chitieu::eval
