#pragma once
#include "model.hpp"
#include "new_record.hpp"

#include <cstddef>
#include <map>
#include <vector>

namespace chitieu::mend {

/// A solution told in records: who is changed, how, and who could be instead.
class told {
 public:
  told(model const&, surroundings const&, std::vector<std::int64_t> const& values);

  [[nodiscard]] std::vector<cell_change> cells() const;

  /// With `who` the records are named, and with `names` by their names, too.
  [[nodiscard]] std::vector<repair_step> steps(bool who, bool names) const;

 private:
  struct taken {
    way_of_rows by;
    std::vector<std::uint32_t> chosen;
    std::vector<std::uint32_t> others;
  };
  /// As many records like one that is there.
  struct more {
    way_of_rows by;
    std::int64_t count = 0;
  };

  void add_cells(ir::population_id, std::uint32_t row, std::vector<cell_step> const&,
                 std::map<ir::population_id, std::size_t>& added, std::vector<cell_change>&) const;
  [[nodiscard]] repair_change tell(ir::population_id, cell_step const&) const;
  [[nodiscard]] repair_step tell(more const&, bool who, bool names) const;
  /// What a level of a column is called, or a flag.
  [[nodiscard]] std::string level_words(ir::population_id, ir::column_id, std::int32_t) const;
  [[nodiscard]] wanted_record record_of(more const&) const;
  [[nodiscard]] std::vector<witness> name(ir::population_id, std::vector<std::uint32_t> const& rows,
                                          bool names) const;

  model const& model_;
  surroundings const& around_;
  std::vector<taken> taken_;
  std::vector<more> more_;
};

} // namespace chitieu::mend
