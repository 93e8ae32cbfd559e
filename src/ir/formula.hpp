#pragma once
#include <chitieu/ir/program.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::ir {

/// How tightly what stands around a condition binds; what binds less goes into brackets.
enum class binding : std::uint8_t { any, disjunction, conjunction, single };

/// Writes conditions and counts as formulas.
class formula {
 public:
  /// Spells conditions out up to this many bytes and names them after that.
  formula(program const& whole, std::size_t spelled) : program_{whole}, spelled_{spelled} {}

  /// The condition spelled out, or its name.
  void condition(condition_id, binding around);

  /// The condition itself spelled out; its parts may be named.
  void node(condition_id, binding around);

  /// `c12`.
  void named(condition_id);

  void clause(ir::clause const&);

  /// A number; `tight` where a sum or product needs brackets.
  void value(value_id, bool tight);
  /// The same, spelled out; its parts may be named.
  void value_itself(value_id);
  /// `left ≥ low`, or `low ≤ left ≤ high`.
  void test(value_id left, exact::relation, value_id low, value_id high);
  void population(population_id);
  void put(std::string_view text) { text_ += text; }

  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  friend struct node_writer;
  friend struct value_writer;

  /// Writes `#{…}` for one part of a count: its base alone, or with the predicate.
  using part_writer = std::function<void(std::size_t part, bool counted)>;

  static std::string_view sign_of(exact::relation);
  void counted(std::string_view head, condition_id base, std::optional<condition_id> predicate,
               std::string_view open = "#{");
  void compared(exact::threshold const&, std::size_t parts, part_writer const&);
  void bound(exact::threshold const&, exact::ratio const&, std::size_t parts, part_writer const&);
  void sum(std::size_t parts, bool is_counted, part_writer const&);
  void column(population_id, column_id);
  void span_of(population_id, column_id, schema::span_of_time);

  /// A name as it is when it is one word, else in quotes.
  void name(std::string_view);
  void quoted(std::string_view);

  program const& program_;
  std::size_t spelled_;
  std::string text_;
  std::optional<condition_id> case_; ///< what puts a record into a row, told by `case_name_`
  std::string case_name_;
};

} // namespace chitieu::ir
