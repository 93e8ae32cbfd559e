#pragma once
#include <chitieu/syntax/plan.hpp>

#include <string>
#include <string_view>

namespace chitieu::syntax {

/// The words of `ast::quantity::form` and of `exact::relation`, in the order of their values.
inline constexpr char const* quantity_words[] = {"at_least", "more_than", "at_most", "less_than",
                                                 "exactly",  "between",   "about",   "bare",
                                                 "all",      "none",      "implied"};
inline constexpr char const* relation_words[] = {"at_least",  "more_than", "at_most",
                                                 "less_than", "exactly",   "between"};

/// Writes nodes line by line, children indented under their parent.
class dumper {
 public:
  void plan(ast::plan const&);
  void statement(ast::statement const&);
  void sentence(ast::sentence const&);
  void condition(ast::condition const&);
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  /// While it lives, lines go one level deeper.
  struct deeper {
    explicit deeper(dumper& d) : of(d) { ++of.depth_; }
    ~deeper() { --of.depth_; }
    deeper(deeper const&) = delete;
    deeper& operator=(deeper const&) = delete;
    dumper& of;
  };

  void line(std::string_view);
  void text(std::string_view label, std::string_view content);
  void named(std::string_view label, schema::naming const&);
  void optional_name(std::string_view label, std::optional<ast::name> const&);
  void group(std::string_view label, std::vector<ast::condition> const&);

  // declarations (dump.cpp)
  void node(ast::unreadable const&);
  void node(ast::edition const&);
  void node(ast::title const&);
  void node(ast::origin const&);
  void node(ast::bare_percentages const&);
  void node(ast::numbers const&);
  void node(ast::holidays const&);
  void node(ast::scale const&);
  void node(ast::population const&);
  void node(ast::constant const&);
  void node(ast::term const&);
  void node(ast::phrase const&);
  void node(ast::section const&);
  void node(ast::target const&);
  void node(ast::table const&);
  void node(ast::band const&);
  void node(ast::measure_definition const&);
  void node(ast::earlier_data const&);
  void node(ast::unit const&);
  void node(ast::approximation const&);
  void node(ast::grades const&);
  void node(ast::removal const&);
  void in_force(ast::force const&);
  void table_case(ast::table_case const&);
  void scoring(ast::scoring const&);
  void column(ast::column const&);
  void properties(ast::properties const&);

  // sentences and conditions (dump_condition.cpp)
  void clause(ast::clause const&);
  void amount(ast::amount const&);
  void quantity(ast::quantity const&);
  void subject(std::string_view label, ast::subject const&);
  void noun_phrase(ast::noun_phrase const&);
  void value(ast::value const&);
  void node(ast::all_of const&);
  void node(ast::any_of const&);
  void node(ast::negation const&);
  void node(ast::implication const&);
  void node(ast::comparison const&);
  void node(ast::holding const&);
  void node(ast::flag_use const&);
  void node(ast::phrase_use const&);
  void node(ast::linked const&);
  void node(ast::count_of const&);
  void node(ast::picked const&);
  void node(ast::ranked const&);
  void node(ast::within const&);
  void filter(ast::filter const&);

  // numbers and groups (dump_measure.cpp)
  void group(std::string_view label, std::vector<ast::measure> const&);
  void measure(ast::measure const&);
  void moment(std::string_view label, ast::moment const&);
  void grouping(ast::grouping const&);
  void node(ast::figure const&);
  void node(ast::named_number const&);
  void node(ast::aggregate const&);
  void node(ast::share_of const&);
  void node(ast::over_groups const&);
  void node(ast::arithmetic const&);
  void node(ast::earlier const&);
  void node(ast::part_of const&);
  void node(ast::time_between const&);
  void node(ast::measured const&);

  std::string text_;
  int depth_ = 0;
};

/// A number as a fraction.
[[nodiscard]] std::string number_text(exact::decimal const&);

/// The steps of a path, each in quotation marks.
[[nodiscard]] std::string path_text(ast::path const&);

/// The word for an enumerator, out of the words for all of them.
template <class Enum, std::size_t Count>
std::string word_for(Enum value, char const* const (&words)[Count]) {
  auto const at = static_cast<std::size_t>(value);
  return at < Count ? words[at] : "?";
}

} // namespace chitieu::syntax
