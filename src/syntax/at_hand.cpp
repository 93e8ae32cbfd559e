#include "at_hand.hpp"

#include "draft.hpp"

#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <vector>

namespace chitieu::syntax {
namespace {

using schema::is_called;

class reader {
 public:
  reader(ast::plan const& plan, vocabulary const& words) : words_(words) {
    for (auto const& statement : plan.statements) {
      if (auto const* it = std::get_if<ast::population>(&statement.node))
        populations_.push_back(it);
      if (auto const* it = std::get_if<ast::term>(&statement.node)) terms_.push_back(it);
      if (auto const* it = std::get_if<ast::scale>(&statement.node)) scales_.push_back(it);
    }
  }

  out_of_reach run(std::string_view folded) {
    for (auto const& each : pieces_of(folded, words_, 0)) {
      auto const found =
          words_.find(folded, folded[each.begin] == '"' ? each.begin + 1 : each.begin);
      if (!found.means || found.means->names.none()) continue;
      auto const begin = folded[each.begin] == '"' ? each.begin + 1 : each.begin;
      mention(text::fold_name(folded.substr(begin, found.end - begin)), found.means->names);
    }
    if (!is_known_ || spoken_of_.empty()) return {};
    return without(folded);
  }

 private:
  void mention(std::string const& name, name_kinds kinds) {
    last_ = nullptr;
    bool const is_population = (kinds & only(name_kind::population)).any() && speak_of(name);
    if ((kinds & only(name_kind::term)).any())
      for (auto const* term : terms_)
        if (is_called(term->called, name))
          for (auto const& part : term->means.parts)
            if (!speak_of(text::fold_name(part.noun.text))) is_known_ = false;
    for (auto const* population : spoken_of_)
      for (auto const& column : population->columns)
        if ((kinds & only(name_kind::column)).any() && is_called(column.called, name))
          last_ = &column;
    // `every unit` speaks of `units`, which is not looked up here.
    if ((kinds & only(name_kind::population)).any() && !is_population && last_ == nullptr)
      is_known_ = false;
    if (last_ != nullptr)
      for (auto const& target : last_->type.names) speak_of(text::fold_name(target.text));
  }

  bool speak_of(std::string_view folded) {
    for (auto const* each : populations_)
      if (is_called(each->called, folded)) {
        if (std::find(spoken_of_.begin(), spoken_of_.end(), each) == spoken_of_.end())
          spoken_of_.push_back(each);
        return true;
      }
    return false;
  }

  void add_values(ast::column const& column, std::set<std::string>& into) const {
    auto const add = [&](std::vector<schema::naming> const& all) {
      for (auto const& each : all) {
        into.insert(text::fold_name(each.name));
        for (auto const& alias : each.aliases) into.insert(text::fold_name(alias));
      }
    };
    add(column.type.one_of);
    for (auto const& name : column.type.names)
      for (auto const* scale : scales_)
        if (is_called(scale->called, text::fold_name(name.text))) add(scale->levels);
  }

  [[nodiscard]] out_of_reach without(std::string_view folded) const {
    auto const is_path = folded.ends_with("'s ") || folded.ends_with("'s");
    out_of_reach out;
    std::set<std::string> columns;
    std::set<std::string> values;
    for (auto const* population : populations_) {
      auto spoken_of =
          std::find(spoken_of_.begin(), spoken_of_.end(), population) != spoken_of_.end();
      if (is_path && last_ != nullptr)
        spoken_of = std::any_of(last_->type.names.begin(), last_->type.names.end(),
                                [&](ast::name const& name) {
                                  return is_called(population->called, text::fold_name(name.text));
                                });
      for (auto const& column : population->columns) {
        auto& names = spoken_of ? columns : out.columns;
        names.insert(text::fold_name(column.called.name));
        for (auto const& alias : column.called.aliases) names.insert(text::fold_name(alias));
        auto const is_asked = last_ == nullptr || last_ == &column || is_path;
        add_values(column, spoken_of && is_asked ? values : out.values);
      }
    }
    for (auto const& each : columns) out.columns.erase(each);
    for (auto const& each : values) out.values.erase(each);
    return out;
  }

  vocabulary const& words_;
  std::vector<ast::population const*> populations_;
  std::vector<ast::term const*> terms_;
  std::vector<ast::scale const*> scales_;
  std::vector<ast::population const*> spoken_of_;
  ast::column const* last_ = nullptr; ///< what was named last, if it is a column
  bool is_known_ = true;
};

} // namespace

out_of_reach out_of_reach_after(std::string_view folded, ast::plan const& plan,
                                vocabulary const& words) {
  return reader(plan, words).run(folded);
}

} // namespace chitieu::syntax
