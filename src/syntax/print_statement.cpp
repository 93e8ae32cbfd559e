#include "declares.hpp"
#include "printer.hpp"

namespace chitieu::syntax {

std::string printer::properties(ast::properties const& with) const {
  std::string out;
  auto add = [&](word what, std::string const& content) {
    out += "\n  " + say(what) + " " + content;
  };
  if (with.due) add(with.due->before ? word::before : word::by, with.due->written);
  if (!with.source.empty()) add(word::source, in_quotes(with.source));
  if (!with.note.empty()) add(word::note, in_quotes(with.note));
  if (!with.owner.empty()) add(word::owner, in_quotes(with.owner));
  if (!with.weight.empty()) add(word::weight, with.weight);
  if (with.when_empty) {
    auto const met = *with.when_empty == exact::empty_base::met;
    auto const unmet = *with.when_empty == exact::empty_base::unmet;
    out += "\n  " + say(word::empty_base) + ": " +
           say(met     ? word::met
               : unmet ? word::unmet
                       : word::skip);
  }
  if (with.scores) out += "\n  " + scoring(*with.scores);
  if (with.unknown_is_no) out += "\n  " + say(word::unknown_is_no);
  if (with.in_force) out += in_force(*with.in_force);
  return out;
}

std::string printer::in_force(ast::force const& days) const {
  auto out = "\n  " + say(days.from ? word::in_force_from : word::in_force_until) + " ";
  if (!days.from) return out + days.until_written;
  out += days.from_written;
  if (days.until) out += " " + say(word::force_until) + " " + days.until_written;
  return out;
}

std::string printer::target(ast::target const& target) const {
  if (target.broken && target.says.empty()) return {};
  // A change of an extended plan may leave the sentence as it is.
  auto const said =
      (target.says.empty() ? std::string() : sentence(target.says)) + properties(target.with);
  if (target.bare) return said;
  auto const head = target.is == ast::target::form::target  ? word::target
                    : target.is == ast::target::form::limit ? word::limit
                                                            : word::check;
  auto const title = target.title.empty() ? std::string() : " " + in_quotes(target.title);
  return say(head) + " " + target.id + title + (target.says.empty() ? "" : ": ") + said;
}

std::string printer::statement(ast::statement const& statement) const {
  struct writer {
    printer const& to;
    std::string operator()(ast::unreadable const&) const { return {}; }
    std::string operator()(ast::edition const& n) const {
      return to.say(word::edition) + " " + std::to_string(n.number);
    }
    std::string operator()(ast::title const& n) const {
      auto const year = n.year ? " " + to.say(word::for_year) + " " + std::to_string(*n.year) : "";
      auto const parent =
          n.extends ? " " + to.say(word::extends) + " " + in_quotes(n.extends->text) : "";
      return to.say(word::plan) + " " + in_quotes(n.text) + year + parent;
    }
    std::string operator()(ast::origin const& n) const {
      return to.say(word::source) + " " + in_quotes(n.text);
    }
    std::string operator()(ast::bare_percentages const& n) const {
      using reading = ast::quantity::form;
      auto const means = n.reading == reading::at_least  ? word::at_least
                         : n.reading == reading::at_most ? word::at_most
                                                         : word::exactly;
      return to.say(word::bare_percentages) + ": " + to.say(means);
    }
    std::string operator()(ast::numbers const& n) const {
      auto const vi = n.style == exact::number_style::vi;
      return to.say(word::numbers) + ": " + to.say(vi ? word::vi : word::en);
    }
    std::string operator()(ast::holidays const& n) const {
      std::string days;
      for (auto const& day : n.days) days += (days.empty() ? "" : ", ") + day.written;
      return to.say(word::holidays) + ": " + days;
    }
    std::string operator()(ast::scale const& n) const { return to.scale(n); }
    std::string operator()(ast::population const& n) const { return to.population(n); }
    std::string operator()(ast::constant const& n) const {
      auto const tabled = n.values.front().year.has_value();
      auto out = to.say(word::let) + " " + n.called.name;
      if (tabled) out += " " + to.say(word::by_year) + ":";
      for (auto const& each : n.values) {
        if (&each != &n.values.front()) out += ",";
        if (tabled) out += " " + std::to_string(*each.year);
        out += " = " + to.constant_value(each);
      }
      return out;
    }
    std::string operator()(ast::term const& n) const {
      return to.say(word::term) + " " + with_aliases(n.called) + " = " +
             to.subject(n.means, false) + (n.in_force ? to.in_force(*n.in_force) : "");
    }
    std::string operator()(ast::phrase const& n) const {
      auto const means = n.means.empty() ? std::string() : to.condition(n.means.front());
      return to.say(word::phrase) + " " + with_aliases(n.called) + " = " + means;
    }
    std::string operator()(ast::section const& n) const {
      return to.say(word::section) + " " + in_quotes(n.title) + to.properties(n.with);
    }
    std::string operator()(ast::target const& n) const { return to.target(n); }
    std::string operator()(ast::table const& n) const { return to.definition(n); }
    std::string operator()(ast::band const& n) const { return to.definition(n); }
    std::string operator()(ast::measure_definition const& n) const { return to.definition(n); }
    std::string operator()(ast::earlier_data const& n) const { return to.definition(n); }
    std::string operator()(ast::unit const& n) const { return to.definition(n); }
    std::string operator()(ast::approximation const& n) const { return to.definition(n); }
    std::string operator()(ast::grades const& n) const { return to.definition(n); }
    std::string operator()(ast::removal const& n) const {
      auto const by_id = n.what == ast::declares::target || n.what == ast::declares::limit ||
                         n.what == ast::declares::check;
      std::string names;
      for (auto const& each : n.names)
        names += (names.empty() ? " " : ", ") + (by_id ? each.text : in_quotes(each.text));
      return to.say(word::remove) + " " + to.say(word_of(n.what)) + names;
    }
  };
  auto const said = std::visit(writer{*this}, statement.node);
  return statement.changes && !said.empty() ? say(word::change) + " " + said : said;
}

} // namespace chitieu::syntax
