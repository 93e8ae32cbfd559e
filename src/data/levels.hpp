#pragma once
#include "column_task.hpp"
#include "near_names.hpp"

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

  /// Reports a text for which there is no code. It is shown only if a declared name is near, since
  /// else it may be anything, somebody's name too.
  void report(column_task&, std::size_t row, std::string_view text, std::int32_t found) const;

 private:
  std::unordered_map<std::string, std::int32_t> codes_;
  near_names names_;
};

} // namespace chitieu::data
