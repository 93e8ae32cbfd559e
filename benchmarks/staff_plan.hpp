#pragma once
/// Plans over the staff table: the ten targets, and as many as one likes.
#include <cstddef>
#include <string>

namespace chitieu::benchmarks {

inline constexpr char const staff_schema[] = R"(
edition 1
plan “Staff” for 2023
bare percentages: at least

scale rating: “Không hoàn thành” < “Hoàn thành” < “Hoàn thành tốt” < “Hoàn thành xuất sắc”
scale honour: “không” < LĐTT < CSTĐCS < CSTĐCT

population units, complete
  id  key

population staff, complete
  id           key
  unit         units
  position     one of lecturer “giảng viên”, official “cán bộ”, employee “viên chức”, worker “người lao động”
  title        honour
  rank         rating
  disciplined  flag
  essays       count
  phd_start    date   blank means none
  awards       count
)";

/// The declarations with ten targets.
[[nodiscard]] inline std::string ten_targets() {
  return std::string(staff_schema) + R"(
target 1: all staff not disciplined
target 2: all staff where position is lecturer or official have essays at least 1
target 3: at least 3 staff have phd_start in 2023
target 4: at least 95% of staff have title at least LĐTT
target 5: at most 20% of staff have title at least CSTĐCS
target 6: at least 5% of staff have awards at least 1
target 7: at least 90% of staff have rank at least “Hoàn thành tốt”
target 8: at most 20% of staff have rank is “Hoàn thành xuất sắc”
target 9: at least 50% of staff have essays at least 3
target 10: all units have at least 1 of their staff where awards is at least 1
)";
}

/// The declarations with `count` targets, of which no two ask the same.
[[nodiscard]] inline std::string many_targets(std::size_t count) {
  std::string plan = staff_schema;
  for (std::size_t i = 0; i < count; ++i)
    plan += "target " + std::to_string(i + 1) + ": at least " + std::to_string(i % 99 + 1) +
            "% of staff have essays at least " + std::to_string(i % 1000) +
            " and awards at least " + std::to_string(i / 1000) + "\n";
  return plan;
}

} // namespace chitieu::benchmarks
