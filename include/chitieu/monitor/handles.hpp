#pragma once
#include <chitieu/schema/schema.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace chitieu {

/// A row of a monitor, found once by its key (`monitor::find`). It is good until the row is erased;
/// a row that comes again under the same key is another one.
class watched_row {
 private:
  friend class monitor;
  void const* of_ = nullptr; ///< whose it is
  schema::population_id population_ = 0;
  std::uint32_t place_ = 0;
  std::int64_t stamp_ = 0;
};

/// What cells of one column are set to, read once (`monitor::value`). One that names rows is good
/// until one of them is erased.
class watched_value {
 private:
  friend class monitor;
  struct list {
    std::vector<std::int32_t> items;
    std::vector<std::int64_t> stamps; ///< of the rows that these are
  };

  void const* of_ = nullptr;
  schema::population_id population_ = 0;
  schema::column_id column_ = 0;
  std::int64_t word_ = 0;
  std::int64_t stamp_ = 0; ///< of the row that is named
  std::shared_ptr<list const> list_;
};

/// A cell of a row that becomes another one.
struct watched_cell {
  watched_row row;
  watched_value value;
};

} // namespace chitieu
