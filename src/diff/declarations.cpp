#include "compare.hpp"

#include <chitieu/text/fold.hpp>

#include <syntax/dump.hpp>
#include <syntax/word.hpp>

#include <map>
#include <type_traits>
#include <variant>

namespace chitieu::diffs {
namespace {

using form = plan_change::form;

/// A statement that is no target: what it is known by, what it means, how it is written.
struct declaration {
  ast::declares what = ast::declares::nothing;
  std::string id;     ///< a name, or a keyword
  std::string called; ///< whose column it is
  std::string means;
  std::string written;
};

std::string collapsed(std::string_view text) {
  std::string out;
  bool blank = false;
  for (char c : text) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

// What stands after the first `=` or `:` outside quotation marks.
std::string value_in(std::string const& written) {
  bool quoted = false;
  for (std::size_t i = 0; i < written.size(); ++i) {
    auto const rest = std::string_view(written).substr(i);
    if (rest.starts_with("“") || rest.starts_with("”") || rest.front() == '"') quoted = !quoted;
    if (!quoted && (rest.front() == '=' || rest.front() == ':')) return collapsed(rest.substr(1));
  }
  return written;
}

class reader {
 public:
  explicit reader(parsed const& from) : from_(from) {}

  std::vector<declaration> run() {
    for (auto const& statement : from_.plan.statements) {
      statement_ = &statement;
      std::visit([this](auto const& node) { take(node); }, statement.node);
    }
    return std::move(found_);
  }

 private:
  void add(ast::declares what, std::string id) {
    auto const written = collapsed(from_.from.slice(statement_->where));
    found_.push_back({what,
                      std::move(id),
                      {},
                      syntax::dump(*statement_),
                      what == ast::declares::nothing ? written : value_in(written)});
  }
  void add_keyword(syntax::word w) { add(ast::declares::nothing, syntax::spell(w, language::en)); }

  template <class Node>
  void take(Node const& node) {
    using is = std::decay_t<Node>;
    using d = ast::declares;
    using w = syntax::word;
    if constexpr (std::is_same_v<is, ast::title>) {
      found_.push_back({d::nothing, "plan", {}, node.text, node.text});
      auto const year = node.year ? std::to_string(*node.year) : std::string();
      found_.push_back({d::nothing, "year", {}, year, year});
    } else if constexpr (std::is_same_v<is, ast::origin>) {
      found_.push_back({d::nothing, "source", {}, node.text, node.text});
    } else if constexpr (std::is_same_v<is, ast::bare_percentages>)
      add_keyword(w::bare_percentages);
    else if constexpr (std::is_same_v<is, ast::numbers>)
      add_keyword(w::numbers);
    else if constexpr (std::is_same_v<is, ast::holidays>)
      add_keyword(w::holidays);
    else if constexpr (std::is_same_v<is, ast::approximation>)
      add_keyword(w::about);
    else if constexpr (std::is_same_v<is, ast::grades>)
      add_keyword(w::grades);
    else if constexpr (std::is_same_v<is, ast::scale>)
      add(d::scale, node.called.name);
    else if constexpr (std::is_same_v<is, ast::population>)
      take_population(node);
    else if constexpr (std::is_same_v<is, ast::constant> || std::is_same_v<is, ast::table>)
      add(d::constant, node.called.name);
    else if constexpr (std::is_same_v<is, ast::term>)
      add(d::term, node.called.name);
    else if constexpr (std::is_same_v<is, ast::phrase>)
      add(d::phrase, node.called.name);
    else if constexpr (std::is_same_v<is, ast::band>)
      add(d::band, node.called.name);
    else if constexpr (std::is_same_v<is, ast::measure_definition>)
      add(d::measure, node.called.name);
    else if constexpr (std::is_same_v<is, ast::earlier_data>)
      add(d::earlier_data, node.called.name);
    else if constexpr (std::is_same_v<is, ast::unit>)
      add(d::unit, node.called.name);
  }

  // A population is its head and its columns, so that one new column is one change.
  void take_population(ast::population const& population) {
    auto head = population;
    head.columns.clear();
    auto const written = from_.from.slice(statement_->where);
    auto const first_line = collapsed(written.substr(0, written.find('\n')));
    found_.push_back({ast::declares::population,
                      population.called.name,
                      {},
                      syntax::dump(ast::statement{head, {}, false, false, {}}),
                      first_line});
    for (auto const& column : population.columns) {
      auto one = head;
      one.called = {population.called.name, {}, {}};
      one.columns = {column};
      found_.push_back({ast::declares::population, column.called.name, population.called.name,
                        syntax::dump(ast::statement{one, {}, false, false, {}}),
                        collapsed(from_.from.slice(column.where))});
    }
  }

  parsed const& from_;
  ast::statement const* statement_ = nullptr;
  std::vector<declaration> found_;
};

// What a declaration is known by; of several with one name, in their order.
std::map<std::string, declaration const*> by_name(std::vector<declaration> const& all) {
  std::map<std::string, declaration const*> out;
  for (auto const& each : all) {
    auto const key = std::to_string(static_cast<int>(each.what)) + "|" +
                     text::fold_name(each.called) + "|" + text::fold_name(each.id) + "|";
    std::size_t turn = 0;
    while (!out.try_emplace(key + std::to_string(turn), &each).second) ++turn;
  }
  return out;
}

} // namespace

void compare_declarations(compiled_plan before, compiled_plan after,
                          std::vector<plan_change>& into) {
  auto const old = reader(before.read).run();
  auto const now = reader(after.read).run();
  auto const old_by_name = by_name(old);
  auto const now_by_name = by_name(now);
  auto const add = [&](form is, declaration const& of, std::string was, std::string will) {
    into.push_back({is, of.what, of.id, of.called, std::move(was), std::move(will)});
  };
  std::map<declaration const*, std::string> keys;
  for (auto const& [key, each] : old_by_name) keys[each] = key;
  for (auto const& each : old)
    if (!now_by_name.contains(keys[&each])) add(form::removed, each, each.written, {});
  for (auto const& [key, each] : now_by_name) keys[each] = key;
  for (auto const& each : now) {
    auto const was = old_by_name.find(keys[&each]);
    if (was == old_by_name.end()) {
      if (!each.written.empty()) add(form::added, each, {}, each.written);
    } else if (was->second->means != each.means) {
      auto const told =
          each.what == ast::declares::nothing && (each.id == "plan" || each.id == "source");
      add(!told               ? form::value
          : each.id == "plan" ? form::title
                              : form::source,
          each, was->second->written, each.written);
    }
  }
}

} // namespace chitieu::diffs
