#pragma once
#include <chitieu/exact/counts.hpp>
#include <chitieu/exact/threshold.hpp>
#include <chitieu/verdict/judge.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace chitieu::live {

/// All that a clause's verdict needs to know of the rows.
struct figures {
  bool valid = false;
  std::size_t rows = 0; ///< of a clause that must speak of one record
  exact::counts counts;
  std::optional<verdict::measurement> number;
  exact::decision applies = exact::decision::met;
  std::vector<exact::decision> run;     ///< of a clause that counts what is met one after another
  std::optional<exact::margins> of_run; ///< which is what its verdict shows of it

  friend bool operator==(figures const& a, figures const& b) {
    return a.valid == b.valid && a.rows == b.rows && a.counts == b.counts &&
           a.applies == b.applies && same(a.of_run, b.of_run) && same(a.number, b.number);
  }

 private:
  /// The rest of it hangs on the counts alone.
  static bool same(std::optional<exact::margins> const& a, std::optional<exact::margins> const& b) {
    if (!a || !b) return a.has_value() == b.has_value();
    return a->short_by == b->short_by && a->over_by == b->over_by && a->spare == b->spare;
  }
  static bool same(std::optional<verdict::measurement> const& a,
                   std::optional<verdict::measurement> const& b) {
    if (!a || !b) return a.has_value() == b.has_value();
    return a->value == b->value && a->low == b->low && a->high == b->high;
  }
};

} // namespace chitieu::live
