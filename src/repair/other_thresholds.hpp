#pragma once
#include <chitieu/ir/program.hpp>
#include <chitieu/repair/what_if.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace chitieu::mend {

/// The thresholds that some clauses of a program are to have instead of their own.
class other_thresholds {
 public:
  other_thresholds(ir::program const&, std::vector<threshold_change> const&);

  /// The clause as it would ask, if it is to ask otherwise. Throws std::invalid_argument when its
  /// number cannot be read or does not fit.
  [[nodiscard]] std::optional<ir::clause> of(ir::clause const&);

  /// The number that a clause about one is held against.
  [[nodiscard]] exact::rational const& number_of(ir::clause const& clause) const {
    return numbers_.at(clause.id);
  }

  /// Throws std::invalid_argument when a change was for no clause that was asked about, with the
  /// names of those that were judged.
  void refuse_unused(report const& before) const;

 private:
  ir::clause put_number(ir::clause made, std::string const& number);

  exact::number_style style_;
  std::map<std::string, std::string const*> changes_;
  std::map<std::string, exact::rational> numbers_;
  std::vector<std::string> used_;
};

} // namespace chitieu::mend
