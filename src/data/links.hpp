#pragma once
#include "cell_dictionary.hpp"
#include "column_task.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chitieu::data {

/// Finds the rows that a column's references name.
class links {
 public:
  /// What `row_of` gives when there is no row.
  static constexpr std::int32_t blank = -1;
  static constexpr std::int32_t absent = -2; ///< and it may be

  explicit links(column_task& task) : task_(task) {}

  /// Whether a text holds nothing but blanks.
  [[nodiscard]] static bool is_blank(std::string_view text);

  /// The row that a text in row `at` names. A dangling one is reported, unless it may be absent;
  /// one that differs from a key only as names may differ is dangling too, with one warning a
  /// column that says so; keys that the plan lists itself are names.
  ///
  /// A key of several columns is named by its parts with `|` between them.
  [[nodiscard]] std::int32_t row_of(std::size_t at, std::string_view text, bool lasting);

  /// The same for a text that a number stands for, always the same one: `text_of` is asked for it
  /// when the number is new.
  template <class TextOf>
  [[nodiscard]] std::int32_t row_of_number(std::size_t at, std::int64_t number,
                                           TextOf const& text_of) {
    auto* known = memory_of(number);
    if (*known == unseen) *known = resolve(at, text_of(number));
    if (*known >= absent) return *known;
    return report(at, *known, text_of(number));
  }

 private:
  static constexpr std::int32_t unseen = -5;

  [[nodiscard]] std::int32_t* memory_of(std::int64_t number);
  [[nodiscard]] std::int32_t report(std::size_t at, std::int32_t found, std::string_view text);
  [[nodiscard]] std::int32_t resolve(std::size_t at, std::string_view text);

  column_task& task_;
  cell_dictionary rows_;
  std::vector<std::int32_t> rows_of_small_; ///< by number
  std::unordered_map<std::int64_t, std::int32_t> rows_of_numbers_;
  std::string room_;
  std::string joined_;
  bool warned_ = false;
};

} // namespace chitieu::data
