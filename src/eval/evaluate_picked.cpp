#include "evaluate_picked.hpp"

#include "linked_records.hpp"
#include "to_answer.hpp"

#include <algorithm>

namespace chitieu::eval {
namespace {

using data::knowledge;

/// What fillings have shown of the one that is picked.
struct sightings {
  bool yes = false;
  bool no = false;

  void add(answer said) {
    yes |= said != answer::no;
    no |= said != answer::yes;
  }
  [[nodiscard]] answer agreed() const {
    if (yes && no) return answer::unknown;
    return to_answer(yes);
  }
};

/// The records of one row, in the order of their dates.
///
/// A record can be the n-th exactly when some date that it can have lies so that fewer than n
/// others are surely before it, and at least n - 1 can be.
class line {
 public:
  line(std::uint32_t nth, bool from_last) : before_{nth - std::size_t{1}}, from_last_{from_last} {}

  void clear() {
    dated_.clear();
    undated_.clear();
    sure_dates_.clear();
    sure_ = 0;
  }

  void add(std::uint32_t record, std::int64_t date, bool sure) {
    auto const at = from_last_ ? -date : date;
    dated_.push_back({at, record});
    if (!sure) return;
    sure_dates_.push_back(at);
    ++sure_;
  }

  /// A record whose date is not known; `sure` that it has one.
  void add_undated(std::uint32_t record, bool sure) {
    undated_.push_back(record);
    if (sure) ++sure_;
  }

  [[nodiscard]] answer pick(truth const& predicate, exact::pace const& with) {
    sightings seen;
    if (sure_ <= before_) seen.add(answer::no);
    if (dated_.size() + undated_.size() <= before_) return seen.agreed();
    auto const sort = [&](auto& all) {
      exact::ordered_by(with, std::less<>(),
                        [&](auto order) { std::sort(all.begin(), all.end(), order); });
    };
    sort(dated_);
    sort(sure_dates_);
    for (auto const record : undated_) {
      with.take();
      seen.add(predicate[record]);
    }
    std::size_t not_later = 0;
    for (std::size_t i = 0; i < dated_.size(); ++i) {
      with.take();
      auto const date = dated_[i].date;
      while (not_later < dated_.size() && dated_[not_later].date <= date) ++not_later;
      if (not_later + undated_.size() <= before_) continue;
      auto const surely_before =
          std::lower_bound(sure_dates_.begin(), sure_dates_.end(), date) - sure_dates_.begin();
      if (static_cast<std::size_t>(surely_before) > before_) break;
      seen.add(predicate[dated_[i].record]);
    }
    return seen.agreed();
  }

 private:
  struct place {
    std::int64_t date;
    std::uint32_t record;
    auto operator<=>(place const&) const = default;
  };

  std::size_t before_;
  bool from_last_;
  std::vector<place> dated_;
  std::vector<std::uint32_t> undated_;
  std::vector<std::int64_t> sure_dates_;
  std::size_t sure_ = 0;
};

} // namespace

truth evaluate(ir::picked const& one, sheet const& on, ir::population_id of) {
  linked_records const records{on, of, one.via, one.filter};
  auto const& predicate = on[one.predicate];
  auto const order = on.cells_of(one.via.to, one.order);
  bool const may_have_none = on.unknown_may_be_none(one.via.to, one.order);
  auto const& with = on.pace();
  std::vector<std::int64_t> dates;
  std::vector<knowledge> known;
  dates.reserve(order.rows());
  known.reserve(order.rows());
  order.each(with, [&](std::size_t, std::int64_t date, knowledge is) {
    dates.push_back(date);
    known.push_back(is);
  });

  line records_in_line{one.nth, one.from_last};
  auto const put = [&](linked_record record) {
    with.take();
    if (known[record.row] == knowledge::value)
      records_in_line.add(record.row, dates[record.row], record.sure != 0);
    if (known[record.row] == knowledge::unknown)
      records_in_line.add_undated(record.row, record.sure != 0 && !may_have_none);
  };
  auto const ask_seen = [&](std::size_t row) {
    records_in_line.clear();
    records.each(row, put);
    return records_in_line.pick(predicate, with);
  };
  // A record that the table does not have may be the one; it agrees where all records do.
  auto const* fixed = std::get_if<ir::constant>(&on.program().conditions[one.predicate].node);
  auto const ask = [&](std::size_t row) {
    auto const said = ask_seen(row);
    bool const agrees = fixed != nullptr && said == to_answer(fixed->value);
    return one.partial && !agrees ? answer::unknown : said;
  };
  if (!records.everyone()) return ask_rows(with, on.rows(of), ask);
  auto const said = ask(0);
  return ask_rows(with, on.rows(of), [said](std::size_t) { return said; });
}

} // namespace chitieu::eval
