#pragma once
#include "interrupt.hpp"
#include "plan.hpp"

#include <chitieu/engine/bind.hpp>
#include <chitieu/repair/supposed_records.hpp>

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chitieu::python {

/// Other tables that a plan compares with, by the name that it gives them.
using earlier_tables = std::vector<std::pair<std::string, std::shared_ptr<dataset>>>;

/// So many threads, the caller's among them; 0: as many as the machine runs at once.
inline executor helpers(std::size_t count) { return count == 1 ? executor() : threads(count); }

/// A plan bound to tables; holds both, so that rows can be shown later.
struct bound {
  std::shared_ptr<plan> of;
  std::shared_ptr<dataset> tables;
  earlier_tables earlier;
  executor run_on; ///< none: the thread that calls does it all
  bound_dataset data;

  bound(std::shared_ptr<plan> p, std::shared_ptr<dataset> d, earlier_tables others, bool names,
        std::optional<std::string> by, executor with)
      : of(std::move(p)), tables(std::move(d)), earlier(std::move(others)), run_on(std::move(with)),
        data(of->program, *tables, {names, std::move(by), named(earlier), interrupt(), run_on}) {}

  /// What other records are asked about with, without lists of people; kept for the day that was
  /// asked about last.
  std::shared_ptr<supposed_records const> supposed(check_options const& options) const {
    std::lock_guard const alone(only_one_);
    if (!supposed_ || day_supposed_ != options.as_of) {
      supposed_ = std::make_shared<supposed_records const>(of->program, data, *tables, options);
      day_supposed_ = options.as_of;
    }
    return supposed_;
  }

 private:
  static std::vector<named_dataset> named(earlier_tables const& all) {
    std::vector<named_dataset> out;
    for (auto const& [name, tables] : all) out.emplace_back(name, tables.get());
    return out;
  }

  mutable std::mutex only_one_;
  mutable std::shared_ptr<supposed_records const> supposed_;
  mutable std::optional<std::chrono::year_month_day> day_supposed_;
};

} // namespace chitieu::python
