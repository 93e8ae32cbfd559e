#pragma once
#include "answering_row.hpp"
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

/// What a clause comes to.
struct asked_clause {
  sums_asked sums;
  std::optional<std::uint32_t> counter; ///< of a clause that counts
  std::optional<run_asked> run;         ///< of one that counts what is met one after another
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

  /// The rows that answer, of whichever population.
  [[nodiscard]] std::vector<answering_row>& answering() noexcept { return answering_; }
  /// Whether records could be added beside rows that answered for the last clause: what these would
  /// answer is not asked.
  [[nodiscard]] bool overlooks_additions() const noexcept { return overlooks_additions_; }

 private:
  /// By row of a population.
  using asked_of_rows = std::vector<sums_asked>;
  using told_of_rows = std::vector<asked_row>;
  /// Numbers of the records that are linked to each row.
  struct counted_numbers {
    ir::population_id of = 0;
    ir::link via{};
    ir::condition_id filter = 0;
    std::optional<ir::value_id> what{};
    std::int64_t units = 1;   ///< so many of the number make one
    bool lacks_range = false; ///< nothing tells how high they could be
    bool overlooks_additions = false;
    std::vector<std::uint32_t> counters{}; ///< by row
  };

  [[nodiscard]] reason ask_run(ir::clause const&, asked_clause&);
  /// Has the rows of a population counted as the question says.
  [[nodiscard]] reason count_rows(ir::population_id, question);
  [[nodiscard]] reason answer(ir::population_id, question const&);
  /// What has to be asked of rows to know these conditions, where that is not too much.
  [[nodiscard]] std::optional<std::vector<ir::condition_id>>
  asked_for(std::vector<ir::condition_id> const&) const;
  static void think_of_answers(question const&, std::vector<ir::condition_id> const& conditions,
                               row_reading&, answering_row& into);
  [[nodiscard]] reason ask_rows(ir::condition_id, told_of_rows&);
  [[nodiscard]] reason ask_anew(ir::condition_id, told_of_rows&);
  [[nodiscard]] reason ask_said(ir::condition_id, told_of_rows&);
  [[nodiscard]] reason ask_joined(ir::condition_id, std::vector<ir::condition_id> const& parts,
                                  bool all, told_of_rows&);
  [[nodiscard]] reason ask_count_of(ir::population_id of, ir::count_of const&, told_of_rows&);
  [[nodiscard]] reason ask_picked(ir::population_id of, ir::picked const&, told_of_rows&);
  [[nodiscard]] reason ask_by_row(ir::by_row const&, told_of_rows&);
  [[nodiscard]] reason ask_test(ir::population_id of, ir::value_test const&, told_of_rows&);
  [[nodiscard]] reason ask_surely(ir::surely const&, told_of_rows&);
  void tell_fixed(ir::condition_id, told_of_rows&);
  [[nodiscard]] reason ask_linked(ir::condition_id, ir::linked const&, told_of_rows&);
  [[nodiscard]] reason ask_through(ir::condition_id, ir::through const&, told_of_rows&);
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
  struct known_rows {
    told_of_rows rows;
    bool overlooks_additions = false;
  };
  std::map<ir::condition_id, known_rows> known_;
  std::deque<counted_numbers> counted_; ///< they stay where they are
  std::vector<answering_row> answering_;
  bool lacks_range_ = false;
  bool overlooks_additions_ = false;
};

} // namespace chitieu::mend
