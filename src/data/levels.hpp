#pragma once
#include "column_task.hpp"
#include "near_names.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace chitieu::data {

/// The names that a column's categories go by.
class levels {
 public:
  /// What `code_of` gives for text that is no level.
  static constexpr std::int32_t blank = -1;
  static constexpr std::int32_t undeclared = -2;
  static constexpr std::int32_t not_utf8 = -3;

  explicit levels(column_task const&);

  /// The code of the level that a text names, or one of the above.
  [[nodiscard]] std::int32_t code_of(std::string_view text) const;

  /// The greatest code there is; 0 where there is none.
  [[nodiscard]] std::size_t greatest() const noexcept { return greatest_; }

  /// Reports a text for which there is no code. It is shown only if a declared name is near, since
  /// else it may be anything, somebody's name too.
  void report(column_task&, std::size_t row, std::string_view text, std::int32_t found) const;

 private:
  std::unordered_map<std::string, std::int32_t> codes_;
  near_names names_;
  std::size_t greatest_ = 0;
};

} // namespace chitieu::data
