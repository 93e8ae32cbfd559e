#include "merge.hpp"

#include "declares.hpp"

#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/text/fixes.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <set>

namespace chitieu::syntax {
namespace {

std::vector<std::string> folded(schema::naming const& called) {
  std::vector<std::string> out;
  if (!called.name.empty()) out.push_back(text::fold_name(called.name));
  for (auto const& alias : called.aliases) out.push_back(text::fold_name(alias));
  return out;
}

// The names by which a statement is known.
std::vector<std::string> names_of(ast::statement const& statement, schema::naming const& called) {
  return std::visit(
      [&](auto const& node) -> std::vector<std::string> {
        using node_type = std::decay_t<decltype(node)>;
        if constexpr (std::is_same_v<node_type, ast::target>)
          return node.id.empty() ? std::vector<std::string>()
                                 : std::vector{text::fold_name(node.id)};
        else if constexpr (std::is_same_v<node_type, ast::section>)
          return {text::fold_name(node.title)};
        else if constexpr (requires { node.called.name; })
          return folded(node.called.name.empty() ? called : node.called);
        else
          return folded(called);
      },
      statement.node);
}

// The name as it is written, where it could be read.
std::string shown_name(ast::statement const& statement, std::string const& otherwise) {
  return std::visit(
      [&](auto const& node) -> std::string {
        using node_type = std::decay_t<decltype(node)>;
        if constexpr (std::is_same_v<node_type, ast::target>)
          return node.id;
        else if constexpr (std::is_same_v<node_type, ast::section>)
          return node.title;
        else if constexpr (requires { node.called.name; })
          return node.called.name.empty() ? otherwise : node.called.name;
        else
          return otherwise;
      },
      statement.node);
}

// A plan says these once, and the one that extends it says them anew.
bool is_single(ast::statement const& s) {
  return std::holds_alternative<ast::edition>(s.node) ||
         std::holds_alternative<ast::title>(s.node) ||
         std::holds_alternative<ast::origin>(s.node) ||
         std::holds_alternative<ast::bare_percentages>(s.node) ||
         std::holds_alternative<ast::numbers>(s.node) ||
         std::holds_alternative<ast::approximation>(s.node) ||
         std::holds_alternative<ast::grades>(s.node);
}

bool is_target(ast::declares what) {
  return what == ast::declares::target || what == ast::declares::limit ||
         what == ast::declares::check;
}

void take_over(ast::properties const& said, ast::properties& into) {
  if (said.due) into.due = said.due;
  if (!said.source.empty()) into.source = said.source;
  if (!said.note.empty()) into.note = said.note;
  if (!said.owner.empty()) into.owner = said.owner;
  if (!said.weight.empty()) into.weight = said.weight;
  if (said.when_empty) into.when_empty = said.when_empty;
  if (said.scores) into.scores = said.scores;
  if (said.in_force) into.in_force = said.in_force;
  into.unknown_is_no = into.unknown_is_no || said.unknown_is_no;
}

bool says_anything(ast::properties const& with) {
  return with.due || with.when_empty || with.scores || with.in_force || with.unknown_is_no ||
         !(with.source.empty() && with.note.empty() && with.owner.empty() && with.weight.empty());
}

} // namespace

std::vector<std::size_t> merger::found(ast::declares what, std::string const& name) const {
  std::vector<std::size_t> out;
  auto const wanted = text::fold_name(name);
  for (std::size_t i = 0; i < all_.size(); ++i) {
    auto const& each = all_[i];
    if (each.file < file_ && each.what == what &&
        std::find(each.names.begin(), each.names.end(), wanted) != each.names.end())
      out.push_back(i);
  }
  return out;
}

void merger::report_missing(ast::declares what, std::string const& name, span where) {
  std::vector<candidate> candidates;
  for (auto const& each : all_) {
    if (each.what != what || each.file >= file_) continue;
    if (each.names.empty()) continue;
    auto const shown = shown_name(each.is, each.names.front());
    candidates.push_back({text::fold_name(shown), text::skeleton(shown), shown});
  }
  auto const near = suggest(text::fold_name(name), text::skeleton(name), candidates);
  argument const kind{spell(word_of(what), language::en), spell(word_of(what), language::vi)};
  issues_.push_back({code::not_in_parent, from_.locate(where), {kind, name}, either(near)});
  // Of a whole statement only a part is the name.
  auto const at = from_.slice(where).find(name);
  if (at == std::string_view::npos) return;
  auto const begin = where.begin + static_cast<std::uint32_t>(at);
  span const named{begin, begin + static_cast<std::uint32_t>(name.size())};
  for (auto const& each : near) offer(issues_.back(), from_, named, each, choice::asks);
}

// Diagnostics of a statement that no longer stands in the plan.
void merger::forget(span where) {
  std::erase_if(issues_, [&](diagnostic const& each) {
    return each.at.where.begin >= where.begin && each.at.where.begin < where.end;
  });
}

bool merger::replace_single(entry& made) {
  auto const old = std::find_if(all_.begin(), all_.end(), [&](entry const& each) {
    return each.file < file_ && each.is.node.index() == made.is.node.index();
  });
  if (old == all_.end()) return false;
  forget(old->is.where);
  *old = std::move(made);
  return true;
}

void merger::change(entry made) {
  if (made.names.empty()) return; // it could not be read, and says so
  auto const name = shown_name(made.is, made.names.front());
  auto const old = found(made.what, name);
  made.is.changes = false;
  if (old.empty()) return report_missing(made.what, name, made.is.where);
  auto& first = all_[old.front()];
  auto* target = std::get_if<ast::target>(&made.is.node);
  auto const* section = std::get_if<ast::section>(&made.is.node);
  auto const whole = target ? !target->says.empty() || target->broken : section == nullptr;
  if (!whole) {
    // Only what stands under the sentence is changed.
    for (auto const i : old) {
      auto& with = target ? std::get<ast::target>(all_[i].is.node).with
                          : std::get<ast::section>(all_[i].is.node).with;
      take_over(target ? target->with : section->with, with);
      if (target && !target->title.empty())
        std::get<ast::target>(all_[i].is.node).title = target->title;
    }
    return;
  }
  if (target)
    if (auto const* before = std::get_if<ast::target>(&first.is.node)) {
      if (target->title.empty()) target->title = before->title;
      auto with = before->with;
      take_over(target->with, with);
      target->with = std::move(with);
      target->id = before->id;
    }
  for (auto const i : old) forget(all_[i].is.where);
  if (made.is.comments.empty()) made.is.comments = first.is.comments;
  made.is.blank_line_before = first.is.blank_line_before;
  made.file = first.file;
  first = std::move(made);
  for (auto i = old.size(); i-- > 1;)
    all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(old[i]));
}

void merger::remove(ast::removal const& said) {
  for (auto const& name : said.names) {
    auto const old = found(said.what, name.text);
    if (old.empty()) report_missing(said.what, name.text, name.where);
    for (auto i = old.size(); i-- > 0;) {
      forget(all_[old[i]].is.where);
      all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(old[i]));
    }
  }
}

void merger::append(entry made) {
  auto const begins_targets = [](entry const& each) {
    return each.what == ast::declares::section || is_target(each.what);
  };
  auto const is_section = [](entry const& each) { return each.what == ast::declares::section; };
  auto at = all_.end();
  if (file_ > 0 && is_single(made.is)) {
    // At the head of the plan, after what stands there already.
    at = std::find_if(all_.begin(), all_.end(),
                      [](entry const& each) { return !is_single(each.is); });
  } else if (file_ > 0 && made.what == ast::declares::section) {
    in_section_ = true;
    section_ = made.names.empty() ? std::string() : made.names.front();
    // The same heading again: what follows belongs under it.
    if (!found(made.what, section_).empty()) {
      if (says_anything(std::get<ast::section>(made.is.node).with))
        issues_.push_back({code::duplicate_name,
                           from_.locate(made.is.where),
                           {shown_name(made.is, section_)},
                           {}});
      return;
    }
  } else if (file_ > 0 && is_target(made.what)) {
    auto after = all_.begin();
    if (in_section_) {
      after = std::find_if(all_.begin(), all_.end(), [&](entry const& each) {
        return is_section(each) && !each.names.empty() && each.names.front() == section_;
      });
      if (after != all_.end()) ++after;
    }
    at = std::find_if(after, all_.end(), is_section);
  } else if (file_ > 0) {
    at = std::find_if(all_.begin(), all_.end(), begins_targets);
  }
  all_.insert(at, std::move(made));
}

void merger::add(ast::statement statement, ast::declares what, schema::naming const& called) {
  if (auto const* removal = std::get_if<ast::removal>(&statement.node)) return remove(*removal);
  entry made{std::move(statement), what, {}, file_};
  made.names = names_of(made.is, called);
  if (auto* title = std::get_if<ast::title>(&made.is.node)) title->extends.reset();
  if (made.is.changes) return change(std::move(made));
  if (is_single(made.is) && replace_single(made)) return;
  append(std::move(made));
}

void merger::end_of_file() {
  // A number of an older plan is never given to another sentence.
  std::set<std::string> taken;
  std::size_t number = 0;
  for (auto const& each : all_)
    if (is_target(each.what) && file_ > 0) {
      taken.insert(each.names.begin(), each.names.end());
      number += each.file < file_;
    }
  for (auto& each : all_) {
    auto* target = std::get_if<ast::target>(&each.is.node);
    if (!target) continue;
    if (file_ == 0) ++number;
    if (!target->id.empty()) continue;
    if (file_ > 0)
      while (!taken.insert(std::to_string(++number)).second) continue;
    target->id = std::to_string(number);
    target->bare = false;
    each.names = {target->id};
  }
  ++file_;
  in_section_ = false;
}

std::vector<ast::statement> merger::take() {
  std::vector<ast::statement> out;
  out.reserve(all_.size());
  for (auto& each : all_) out.push_back(std::move(each.is));
  return out;
}

} // namespace chitieu::syntax
