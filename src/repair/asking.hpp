#pragma once
#include "number_form.hpp"
#include "row_ways.hpp"
#include "tallies.hpp"

#include <chitieu/repair/repair.hpp>

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace chitieu::mend {

/// A row that a clause asks about more than its own cells: it may answer, by one variable each, yes
/// to some of what is asked; without one it says no to all.
struct answering_row {
  struct answer {
    std::uint32_t yes = 0;   ///< one bit for each of `asked`
    slot without = slot::no; ///< where the row stands when it says no
    slot with = slot::yes;   ///< where it stands with this answer
    std::size_t variable = 0;
  };
  std::vector<answer> answers; ///< all there are, where a no may be better; else those that count
  bool may_be_better_without = false;
  std::vector<sums_asked> asked;
};

/// What a clause comes to.
struct asked_clause {
  sums_asked sums;
  std::optional<std::uint32_t> counter; ///< of a clause that counts
  std::vector<answering_row> rows;
};

/// Turns clauses into counts of rows, and keeps what has to be asked of each population.
class asking {
 public:
  using questions = std::map<ir::population_id, std::vector<question>>;
  using reason = repair_obstacle::reason;

  asking(surroundings const&, fixed_answers&, tallies&);

  /// `none` where the clause is followed.
  [[nodiscard]] reason ask(ir::clause const&, asked_clause&);

  /// Whether the last clause asks for numbers of which nothing tells how high they could be.
  [[nodiscard]] bool lacks_range() const noexcept { return lacks_range_; }

  [[nodiscard]] questions const& all() const noexcept { return questions_; }

 private:
  /// By row of a population.
  using asked_of_rows = std::vector<sums_asked>;
  /// Numbers of the records that are linked to each row.
  struct counted_numbers {
    ir::population_id of = 0;
    ir::link via{};
    ir::condition_id filter = 0;
    std::optional<ir::value_id> what{};
    std::int64_t units = 1;                ///< so many of the number make one
    bool lacks_range = false;              ///< nothing tells how high they could be
    std::vector<std::uint32_t> counters{}; ///< by row
  };

  [[nodiscard]] reason ask_part(ir::part const&, asked_clause&);
  [[nodiscard]] reason answer(ir::part const&, std::vector<ir::condition_id> const&, asked_clause&);
  [[nodiscard]] reason ask_rows(ir::condition_id, asked_of_rows&);
  [[nodiscard]] reason ask_own(ir::condition_id, asked_of_rows&);
  [[nodiscard]] reason ask_linked(ir::condition_id, ir::linked const&, asked_of_rows&);
  [[nodiscard]] reason ask_through(ir::condition_id, ir::through const&, asked_of_rows&);
  [[nodiscard]] reason ask_number(ir::population_id of, number_asked const&, asked_of_rows&);
  [[nodiscard]] reason ask_form(ir::population_id of, form_asked const&, asked_of_rows&);
  [[nodiscard]] reason ask_share(ir::population_id of, share_asked const&, asked_of_rows&);
  [[nodiscard]] reason ask_middle(ir::population_id of, middle_asked const&, asked_of_rows&);

  /// By row the counter of the records that are linked to it by one way, which are asked something.
  [[nodiscard]] reason count_links(ir::population_id of, ir::link const&, question,
                                   std::vector<std::uint32_t>& into);

  [[nodiscard]] reason count_parts(ir::population_id of, std::vector<ir::linked_part> const&,
                                   std::vector<std::uint32_t>& into);
  [[nodiscard]] reason count_numbers(ir::population_id of, form_part const&,
                                     counted_numbers const*& out);
  [[nodiscard]] static std::optional<std::int64_t>
  times_of(form_asked const&, std::vector<counted_numbers const*> const&);
  [[nodiscard]] exact::bounds fixed_number(ir::value_id, std::size_t row);
  [[nodiscard]] std::optional<exact::rational> least_of_fixed(form_asked const&, std::size_t row);
  [[nodiscard]] std::set<exact::rational> numbers_of(std::vector<form_part> const&);

  /// The column that may change that a number is a cell of.
  [[nodiscard]] std::optional<column_place> column_of(ir::value_id) const;
  [[nodiscard]] std::size_t rows_of(ir::population_id) const;

  surroundings const& around_;
  fixed_answers& fixed_;
  tallies& tallies_;
  questions questions_;
  std::map<ir::condition_id, asked_of_rows> known_;
  std::deque<counted_numbers> counted_; ///< they stay where they are
  std::size_t answering_ = 0;           ///< rows that answer so far
  bool lacks_range_ = false;
};

} // namespace chitieu::mend
