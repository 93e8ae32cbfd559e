#pragma once
#include <chitieu/repair/what_if.hpp>

#include <memory>
#include <vector>

namespace chitieu {

/// Tables of which it is asked again and again what would be if records were other ones.
///
/// Every answer is that of `what_if`. The first question is judged anew; the second has a monitor
/// made, which costs what a few checks do, and from then on a question costs what it touches, not
/// the number of rows: each record becomes the other one, is judged, and is put back. That is not
/// so, and every question is judged anew, where people or groups are listed (`who`, `by`, a clause
/// `in every …`), where a monitor does not keep a target (`monitor::keeps`), where something is
/// wrong with the tables or the records, and for some rare changes (`key`s, plain texts).
///
/// Any number of threads may ask at once; one is answered after the other. The program, the bound
/// tables, the dataset and what the options name must live as long.
class supposed_records {
 public:
  supposed_records(ir::program const&, bound_dataset const&, dataset const&, check_options = {});
  supposed_records(supposed_records&&) noexcept;
  supposed_records& operator=(supposed_records&&) noexcept;
  ~supposed_records();

  /// The report as it would be; throws what `what_if` throws.
  [[nodiscard]] report what_if(std::vector<record_change> const&) const;

  /// How many questions were answered without judging all rows anew.
  [[nodiscard]] std::uint64_t answered_by_monitor() const;

 private:
  class state;
  std::unique_ptr<state> state_;
};

} // namespace chitieu
