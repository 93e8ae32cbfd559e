#pragma once
#include <chitieu/syntax/plan.hpp>
#include <chitieu/text/source.hpp>

#include <string>
#include <vector>

namespace chitieu::syntax {

/// Puts the statements of a plan into those of the plan that it extends: a changed one takes the
/// place of the old one, a removed one goes, a new one stands at the end of its section.
///
/// What was wrong with a sentence that is no longer there is wrong no longer.
class merger {
 public:
  merger(source const& from, diagnostics& issues) : from_(from), issues_(issues) {}

  /// The next statement of the file at hand; the oldest file comes first. `called` is what an
  /// unreadable one declares.
  void add(ast::statement, ast::declares what, schema::naming const& called);

  /// Sentences without an id get the number that they have in their own plan.
  void end_of_file();

  [[nodiscard]] std::vector<ast::statement> take();

 private:
  struct entry {
    ast::statement is;
    ast::declares what = ast::declares::nothing;
    std::vector<std::string> names; ///< folded
    std::size_t file = 0;
  };
  using place = std::vector<entry>::iterator;

  [[nodiscard]] std::vector<std::size_t> found(ast::declares, std::string const& name) const;
  void change(entry);
  void remove(ast::removal const&);
  void append(entry);
  bool replace_single(entry&);
  void forget(span where);
  void report_missing(ast::declares, std::string const& name, span where);

  source const& from_;
  diagnostics& issues_;
  std::vector<entry> all_;
  std::size_t file_ = 0;
  std::string section_; ///< folded title of the section that the file at hand is in
  bool in_section_ = false;
};

} // namespace chitieu::syntax
