#pragma once
#include "answers.hpp"
#include "block_program.hpp"

#include <chitieu/data/executor.hpp>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace chitieu::eval {

/// How passes go about their work; whatever it is, they count the same.
struct manner_of_counting {
  executor run_on{};                               ///< empty: the caller does it all
  std::size_t rows_of_task = std::size_t{1} << 15; ///< a multiple of 64
  kernels::kernel_set const* with = &kernels::best();
  std::size_t block_rows = 0;   ///< a multiple of 64; 0: what suits the program
  std::function<void()> poll{}; ///< called before each block
};

/// Parts of clauses that are counted together: those of one population in one pass over its rows.
class block_counts {
 public:
  void count_in(manner_of_counting manner) { manner_ = std::move(manner); }
  void run_on(executor with) { manner_.run_on = std::move(with); }
  void poll(std::function<void()> asked) { manner_.poll = std::move(asked); }

  /// Takes parts in, of which all that they need must be there, and counts them. `kept` are
  /// conditions whose answers, if such a part has them, stand in the sheet afterwards.
  void add(answers&, std::span<ir::part const>, std::span<ir::condition_id const> kept = {});

  /// Takes parts in that were put together before, for the same program, data and day.
  void add(answers&, block_passes const&);

  /// Counts all parts again.
  void count(answers&);

  /// All that was taken in.
  [[nodiscard]] block_passes passes() const;

  /// Where the counts of a part are, if it has been taken in; there they stay.
  struct place {
    std::size_t pass;
    std::size_t pair;
  };
  [[nodiscard]] std::optional<place> place_of(ir::part const&) const;
  [[nodiscard]] exact::counts const& at(place is) const { return passes_[is.pass].counts[is.pair]; }

  /// The counts of a part, if it has been taken in.
  [[nodiscard]] exact::counts const* find(ir::part const& part) const {
    auto const is = place_of(part);
    return is ? &at(*is) : nullptr;
  }

 private:
  struct pass {
    std::shared_ptr<block_pass const> is;
    std::vector<exact::counts> counts;                            ///< by pair
    std::vector<std::shared_ptr<block_program::workspace>> rooms; ///< each of one thread at a time
  };

  using kept_answers = std::vector<block_program::answer_bits>;

  /// Counts the rows of a pass, and tells what they come to to the conditions they are counted for.
  void count(pass&, answers&) const;
  void count_rows(pass&, answers&, std::size_t rows, kept_answers& kept) const;
  static void tell_others(pass const&, answers&);

  manner_of_counting manner_;
  std::vector<pass> passes_;
};

} // namespace chitieu::eval
