#pragma once
#include "column_block.hpp"
#include "sheet.hpp"

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
class block_program {
 public:
  /// The conditions that must stand in the sheet before a program of these pairs is made.
  [[nodiscard]] static std::vector<ir::condition_id> needed(sheet const&, ir::population_id,
                                                            std::span<counted_pair const>);

  block_program(sheet const&, ir::population_id, std::span<counted_pair const>);

  /// The conditions that it takes from the sheet.
  [[nodiscard]] std::vector<ir::condition_id> const& given() const noexcept { return given_; }

  /// A multiple of 64, and small enough that a block of every column and condition stays near.
  [[nodiscard]] std::size_t block_rows() const noexcept;

  /// Room to work blocks of rows through in, for one thread, as often as it likes.
  class workspace;
  /// For blocks of so many rows, or for all `rows` where these are fewer. The sheet is one of the
  /// data and day that it was made for; program and sheet must outlive it.
  [[nodiscard]] std::shared_ptr<workspace> make_room(sheet const&, kernels::kernel_set const&,
                                                     std::size_t block_rows,
                                                     std::size_t rows) const;

  /// Adds what is counted in the rows from `first` (a multiple of 64) to before `last`, by pair.
  static void count(workspace&, std::size_t first, std::size_t last, std::span<exact::counts> into);

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

  std::size_t buffers_ = 0;
  std::vector<cells> columns_;
  std::vector<answers_in> blanks_of_; ///< by column: where its unknown cells are
  std::vector<column_test> tests_;
  std::vector<step> steps_;
  std::vector<ir::condition_id> given_;
  std::vector<counting> pairs_;
};

} // namespace chitieu::eval
