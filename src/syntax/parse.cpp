#include "declares.hpp"
#include "extend.hpp"
#include "failure.hpp"
#include "grammar.hpp"
#include "lift.hpp"
#include "merge.hpp"
#include "other_readings.hpp"
#include "plan_vocabulary.hpp"
#include "statement_order.hpp"
#include "still_declared.hpp"

#include <chitieu/limits.hpp>
#include <chitieu/syntax/head.hpp>
#include <chitieu/syntax/parse.hpp>
#include <chitieu/syntax/slots.hpp>
#include <chitieu/text/statements.hpp>

#include <algorithm>
#include <array>

namespace chitieu {
namespace {

using namespace syntax;

// A statement on its way: its folded text and what its first keyword says it is.
struct reading {
  text::folded folded;
  std::uint32_t base = 0;
  std::optional<word> keyword;
  schema::naming called; ///< what it declares, as far as its head could be read
  bool own = true;       ///< it stands in the file that was asked for
  bool left_out = false; ///< it makes no sense without the plan that is extended
};

constexpr std::array statement_words = {word::edition,    word::plan,     word::bare_percentages,
                                        word::numbers,    word::holidays, word::scale,
                                        word::population, word::let,      word::term,
                                        word::phrase,     word::section,  word::target,
                                        word::limit,      word::check,    word::source,
                                        word::measure,    word::band,     word::earlier_data,
                                        word::unit,       word::about,    word::grades,
                                        word::change,     word::remove};

class plan_parser {
 public:
  plan_parser(chain const& files, parsed& out) : files_(files), source_(out.from), out_(out) {}

  void run() {
    out_.plan.file = source_.name();
    // The oldest plan comes first, so that each finds what it changes.
    for (auto file = files_.files.rbegin(); file != files_.files.rend(); ++file)
      take_statements(*file);
    declare_heads(word::population, start::population_head, name_kind::population);
    for (auto const& [keyword, from] : statement_order) {
      if (keyword == word::unit) {
        for (std::size_t i = 0; i < readings_.size(); ++i)
          if (auto const& r = readings_[i]; r.keyword == word::scale && !r.left_out && is_unread(i))
            declare_levels(words_, source_, r.folded, r.base);
        declare_heads(word::unit, start::unit_head, name_kind::unit);
      }
      if (keyword == word::band) {
        declare_heads(word::along, start::table_head, name_kind::constant);
        declare_heads(word::band, start::band_head, name_kind::column);
        declare_heads(word::measure, start::measure_head, name_kind::measure);
        declare_heads(word::term, start::term_head, name_kind::term);
        declare_heads(word::phrase, start::phrase_head, name_kind::phrase);
      }
      for (std::size_t i = 0; i < readings_.size(); ++i)
        if (readings_[i].keyword == keyword) read(i, from);
    }
    for (std::size_t i = 0; i < readings_.size(); ++i)
      if (!readings_[i].keyword) read(i, start::bare_target);
    keywords_of spoken;
    for (auto const& r : readings_) {
      if (!r.own) continue;
      auto const here = count_keywords(r.folded.bytes, words_);
      spoken.vi += here.vi;
      spoken.en += here.en;
    }
    out_.plan.speaks = spoken.vi > spoken.en ? language::vi : language::en;
    std::stable_sort(out_.diagnostics.begin(), out_.diagnostics.end(),
                     [](auto& a, auto& b) { return a.at.where.begin < b.at.where.begin; });
    for (auto& each : out_.diagnostics)
      if (each.what == code::ambiguous_number)
        for (auto which : {": en", ": vi"})
          offer_line(each, out_.plan, source_, spell(word::numbers, out_.plan.speaks) + which);
    if (files_.files.size() > 1) stand_together();
  }

 private:
  // What was read, file by file, becomes the whole plan as it stands.
  void stand_together() {
    merger whole(source_, out_.diagnostics);
    std::size_t next = 0;
    for (std::size_t file = files_.files.size(); file-- > 0;) {
      auto const end = next + counts_[files_.files.size() - 1 - file];
      for (; next < end; ++next) {
        auto& statement = out_.plan.statements[next];
        auto const& r = readings_[next];
        if (file == 0) out_.plan.written.push_back(statement);
        whole.add(std::move(statement), declared_by(r.keyword.value_or(word::target)), r.called);
      }
      whole.end_of_file();
    }
    out_.plan.statements = whole.take();
    std::erase_if(out_.others, [&](other_reading& each) { return !stands(each); });
  }

  [[nodiscard]] bool is_unread(std::size_t i) const {
    return std::holds_alternative<ast::unreadable>(out_.plan.statements[i].node);
  }

  // Whether the statement that could be read otherwise still stands; it has another number now.
  bool stands(other_reading& other) const {
    auto const& all = out_.plan.statements;
    auto const at = std::find_if(all.begin(), all.end(), [&](ast::statement const& each) {
      return each.where.begin == other.as.where.begin && each.where.end == other.as.where.end;
    });
    if (at == all.end()) return false;
    other.statement = static_cast<std::size_t>(at - all.begin());
    auto* target = std::get_if<ast::target>(&other.as.node);
    if (auto const* whole = std::get_if<ast::target>(&at->node); whole && target) {
      target->id = whole->id;
      target->bare = whole->bare;
      target->with = whole->with;
    }
    return true;
  }

  void take_statements(chain::file const& file) {
    auto const before = readings_.size();
    auto const own = &file == &files_.files.front();
    for (auto each : file.statements) {
      ast::statement statement;
      for (auto const& comment : each.comments)
        statement.comments.emplace_back(source_.slice(comment));
      statement.blank_line_before = each.blank_line_before;
      statement.where = each.where;
      if (each.where.begin == each.where.end) {
        if (own) out_.plan.closing_comments = std::move(statement.comments);
        continue;
      }
      reading r;
      r.folded = text::fold(text::without_comments(source_, each));
      r.base = each.where.begin;
      r.own = own;
      r.keyword = keyword_at(r, 0);
      if (r.keyword == word::change || r.keyword == word::remove) works_on_parent(r, statement);
      r.left_out = r.left_out || (files_.broken && r.keyword != word::plan);
      readings_.push_back(std::move(r));
      out_.plan.statements.push_back(std::move(statement));
    }
    counts_.push_back(readings_.size() - before);
  }

  // The word that begins a statement at an offset, if one does.
  [[nodiscard]] std::optional<word> keyword_at(reading const& r, std::uint32_t at) const {
    std::optional<word> out;
    auto const found = words_.find(r.folded.bytes, at);
    if (!found.means) return out;
    for (auto w : statement_words)
      if (found.means->words.test(static_cast<std::size_t>(w)) && begins_statement(w, r, found.end))
        out = w == word::let && is_table(r) ? word::along : w;
    return out;
  }

  // `change target …` is read as `target …`; `remove` names what it removes.
  void works_on_parent(reading& r, ast::statement& statement) {
    auto const end = words_.find(r.folded.bytes, 0).end;
    auto const verb = *r.keyword;
    if (files_.files.size() == 1) {
      if (!files_.broken)
        out_.diagnostics.push_back(
            {code::nothing_extended,
             source_.locate(statement.where),
             {argument(spell(verb, language::en), spell(verb, language::vi))},
             {}});
      r.left_out = true;
      return;
    }
    overwrite_word(r.folded.bytes, words_);
    if (verb == word::remove) return;
    statement.changes = true;
    auto at = end;
    while (at < r.folded.bytes.size() && is_blank(r.folded.bytes[at])) ++at;
    r.keyword = keyword_at(r, at);
  }

  // Words that may also begin a sentence begin a statement only before a certain sign.
  static bool begins_statement(word w, reading const& r, std::uint32_t after) {
    auto const rest = std::string_view(r.folded.bytes).substr(after);
    auto const begin = rest.find_first_not_of(" \n");
    auto const next = begin == std::string_view::npos ? '\0' : rest[begin];
    switch (w) {
    case word::plan:
    case word::source:
    case word::section:
      return next == '"';
    case word::about:
    case word::grades:
      return next == ':';
    case word::change:
    case word::remove:
      return declares_next(r, after);
    case word::unit:
      return next == '"' || rest.find('=') != std::string_view::npos;
    case word::measure:
      return rest.find('=') != std::string_view::npos;
    case word::band:
      return rest.find(':') != std::string_view::npos;
    default:
      return true;
    }
  }

  // `bỏ` may begin many a sentence, but not before the word for a kind of statement.
  static bool declares_next(reading const& r, std::uint32_t at) {
    auto const& text = r.folded.bytes;
    while (at < text.size() && is_blank(text[at])) ++at;
    auto const found = vocabulary().find(text, at);
    if (!found.means) return false;
    for (std::size_t i = 0; i < found.means->words.size(); ++i)
      if (found.means->words.test(i) &&
          declared_by(static_cast<word>(i)) != ast::declares::nothing &&
          static_cast<word>(i) != word::along)
        return true;
    return false;
  }

  // `let … by COLUMN:` is read later than `let … = …`, when more names are known.
  [[nodiscard]] bool is_table(reading const& r) const {
    state s(r.folded.bytes, words_, lines::free);
    return parse_statement(start::table_head, s);
  }

  void declare_heads(word keyword, start from, name_kind kind) {
    for (auto& r : readings_) {
      if (r.keyword != keyword || r.left_out) continue;
      state s(r.folded.bytes, words_, lines_of(from));
      if (!parse_statement(from, s)) continue; // the whole statement's parse reports it
      diagnostics ignored;
      lifter lift(source_, r.folded, r.base, style_, ignored);
      auto const parts = cursor(s.nodes, 0).children();
      std::size_t next = 0;
      r.called = lift.naming(parts, next);
      declare(r.called, kind);
    }
  }

  void declare(schema::naming const& called, name_kind kind) {
    auto one = [&](std::string const& name) {
      auto const folded = text::fold_name(name);
      // Quotation marks inside a name do not count.
      auto const first = folded.find_first_not_of("\" ");
      auto const empty = first == std::string::npos;
      auto const digit = !empty && folded[first] >= '0' && folded[first] <= '9';
      std::size_t points = 0;
      for (char c : folded) points += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      if (points > limits::name_code_points)
        pending_.push_back({code::name_too_long,
                            source_.locate(called.where),
                            {std::to_string(limits::name_code_points)},
                            {}});
      else if (kind == name_kind::phrase && !has_good_slots(name))
        pending_.push_back({code::bad_slot, source_.locate(called.where), {name}, {}});
      else if (empty || (digit && kind != name_kind::level && kind != name_kind::dataset))
        pending_.push_back({code::bad_name, source_.locate(called.where), {name}, {}});
      else
        words_.declare(name, kind);
      if (kind == name_kind::population || kind == name_kind::term)
        words_.declare_singular(name, kind);
    };
    one(called.name);
    for (auto const& alias : called.aliases) one(alias);
  }

  // Slots have names of their own, and words before and between them.
  static bool has_good_slots(std::string const& phrase) {
    auto slots = ast::slots_of(phrase);
    auto const key = ast::phrase_key(phrase);
    std::sort(slots.begin(), slots.end());
    auto const braces = static_cast<std::size_t>(
        std::count_if(key.begin(), key.end(), [](char c) { return c == '{' || c == '}'; }));
    return !key.starts_with("{}") && key.find("{} {}") == std::string::npos &&
           braces == 2 * slots.size() && (slots.empty() || !slots.front().empty()) &&
           std::adjacent_find(slots.begin(), slots.end()) == slots.end();
  }

  void read(std::size_t i, start from) {
    auto& r = readings_[i];
    if (r.left_out) return;
    auto& statement = out_.plan.statements[i];
    if (statement.changes && from == start::target) from = start::changed_target;
    state s(r.folded.bytes, words_, lines_of(from));
    lifter lift(source_, r.folded, r.base, style_, out_.diagnostics);
    auto const errors_before = out_.diagnostics.size();
    if (!parse_statement(from, s)) {
      auto const line_by_line = from == start::population && explain_lines(r);
      if (!line_by_line) explain_failure(r.folded, r.base, s, from);
      if (out_.diagnostics.back().what == code::unknown_statement) return;
      if (from == start::scale) r.called = declare_scale(words_, source_, r.folded, r.base);
      if (from == start::target || from == start::bare_target || from == start::changed_target)
        statement.node = broken_target(r, lift, from, statement.where);
      else
        statement.node =
            ast::unreadable{r.called, r.keyword ? declared_by(*r.keyword) : ast::declares::nothing};
      return;
    }
    auto const root = cursor(s.nodes, 0);
    switch (from) {
    case start::edition:
      statement.node = lift.edition(root);
      break;
    case start::title:
      statement.node = lift.title(root);
      break;
    case start::origin:
      statement.node = lift.origin(root);
      break;
    case start::bare_percentages:
      statement.node = lift.bare_percentages(root);
      break;
    case start::numbers: {
      auto numbers = lift.numbers(root);
      // One plan has one way to write numbers, whoever wrote its parts.
      if (files_.files.size() > 1 && style_ != exact::number_style::undeclared &&
          style_ != numbers.style)
        out_.diagnostics.push_back(
            {code::duplicate_statement, source_.locate(statement.where), {}, {}});
      else
        style_ = numbers.style;
      statement.node = numbers;
      break;
    }
    case start::holidays:
      statement.node = lift.holidays(root);
      break;
    case start::scale: {
      auto scale = lift.scale(root);
      declare(scale.called, name_kind::scale);
      for (auto const& level : scale.levels) declare(level, name_kind::level);
      statement.node = std::move(scale);
      break;
    }
    case start::population: {
      auto population = lift.population(root);
      for (auto const& column : population.columns) {
        // Aliases of columns are headers of files; in sentences they stand in quotation marks.
        declare({column.called.name, {}, column.called.where}, name_kind::column);
        declare_cells(words_, column);
        for (auto const& choice : column.type.one_of) declare(choice, name_kind::level);
        if (column.unit) declare(*column.unit, name_kind::unit);
      }
      statement.node = std::move(population);
      break;
    }
    case start::constant: {
      auto constant = lift.constant(root);
      declare(constant.called, name_kind::constant);
      statement.node = std::move(constant);
      break;
    }
    case start::band: {
      auto band = lift.band(root);
      declare(band.called, name_kind::other_column);
      for (auto const& each : band.cases)
        if (each.band) declare({each.band->text, {}, each.band->where}, name_kind::level);
      statement.node = std::move(band);
      break;
    }
    case start::earlier_data: {
      auto data = lift.earlier_data(root);
      declare(data.called, name_kind::dataset);
      statement.node = std::move(data);
      break;
    }
    case start::unit: {
      auto unit = lift.unit(root);
      if (unit.means && unit.means->unit)
        declare({unit.means->unit->text, {}, unit.means->unit->where}, name_kind::unit);
      statement.node = std::move(unit);
      break;
    }
    case start::approximation:
      statement.node = lift.approximation(root);
      break;
    case start::grades:
      statement.node = lift.grades(root);
      break;
    case start::table:
    case start::measure_definition:
    case start::term:
    case start::phrase:
      lift_into(statement, from, lift, root);
      break;
    case start::section:
      statement.node = lift.section(root);
      break;
    case start::removal:
      statement.node = lift.removal(root);
      break;
    default: {
      auto target = lift.target(root, from == start::bare_target);
      target.broken = out_.diagnostics.size() > errors_before;
      statement.node = std::move(target);
      break;
    }
    }
    if (out_.diagnostics.size() == errors_before && rule_for(statement))
      for (auto& other :
           other_readings(s, from, statement, source_, r.folded, r.base, style_, detours_left_)) {
        other.statement = i;
        out_.others.push_back(std::move(other));
      }
    out_.diagnostics.insert(out_.diagnostics.end(), pending_.begin(), pending_.end());
    pending_.clear();
  }

  void explain_failure(text::folded const& folded, std::uint32_t base, state const& s, start from) {
    auto const begins = sentence_begins(from, folded.bytes, words_);
    auto const nearest =
        find_repair(s, written_statement(source_, folded, base), begins, again(from), trials_left_);
    out_.diagnostics.push_back(
        explain(s, from, source_, folded, base, begins, nearest, again(from)));
  }

  // Says of each line of columns what is wrong with it, as if the others were right. Not where the
  // head is wrong.
  bool explain_lines(reading const& r) {
    auto const broken = broken_lines(r.folded, words_);
    for (auto const& line : broken) {
      auto const folded = without_lines(r.folded, broken, &line);
      state s(folded.bytes, words_, lines_of(start::population));
      if (!parse_statement(start::population, s))
        explain_failure(folded, r.base, s, start::population);
    }
    if (broken.empty()) return false;
    declare_lines(words_, source_, r.folded, r.base, broken, style_, out_.diagnostics);
    return true;
  }

  // From there to the first line of properties.
  [[nodiscard]] span sentence_where(reading const& r, std::uint32_t begins, span whole) const {
    state const s(r.folded.bytes, words_, lines::properties);
    auto const begin = std::min(s.skip(begins), s.line_at(begins).second);
    return {r.base + r.folded.origin[begin],
            std::min(whole.end, r.base + r.folded.origin[s.line_at(begins).second])};
  }

  // Tries a statement that was changed.
  [[nodiscard]] trial again(start from) const {
    return [this, from](std::string const& folded) -> std::optional<furthest_failure> {
      state s(folded, words_, lines_of(from));
      if (parse_statement(start_as_written(from, folded, words_), s)) return std::nullopt;
      return s.failure;
    };
  }

  // What can be told of a target whose sentence has an error: its kind, id and title.
  ast::target broken_target(reading const& r, lifter& lift, start from, span where) {
    ast::target out;
    out.sentence_where = sentence_where(r, sentence_begins(from, r.folded.bytes, words_), where);
    out.broken = true;
    out.bare = from == start::bare_target;
    if (out.bare) return out;
    out.is = r.keyword == word::limit   ? ast::target::form::limit
             : r.keyword == word::check ? ast::target::form::check
                                        : ast::target::form::target;
    state s(r.folded.bytes, words_, lines::free);
    if (parse_statement(start::target_head, s)) {
      auto const parts = cursor(s.nodes, 0).children();
      for (auto part : parts) {
        if (part.is(form::id)) out.id = lift.id(part);
        if (part.is(form::quoted)) out.title = lift.quoted(part);
      }
    }
    return out;
  }

  chain const& files_;
  source const& source_;
  parsed& out_;
  vocabulary words_;
  std::vector<std::size_t> counts_; ///< statements of each file, the oldest first
  std::vector<reading> readings_;
  exact::number_style style_ = exact::number_style::undeclared;
  diagnostics pending_;
  std::size_t trials_left_ = 5000;  ///< of right sentences for wrong ones
  std::size_t detours_left_ = 5000; ///< of other readings of right ones
};

} // namespace

parsed parse(source const& from, plan_finder const& find) {
  diagnostics issues;
  auto const files = follow_parents(from, find, issues);
  parsed out{files.joined, {}, std::move(issues), {}};
  plan_parser(files, out).run();
  return out;
}

} // namespace chitieu
