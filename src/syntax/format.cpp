#include "plan_vocabulary.hpp"
#include "printer.hpp"
#include "read_back.hpp"

#include <chitieu/syntax/format.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/statements.hpp>

#include <algorithm>
#include <optional>

namespace chitieu {
namespace {

using syntax::printer;
using syntax::read_again;

// With single blanks for all there are, line ends too, and with curly quotation marks.
std::string tidy(std::string_view text) {
  std::string out;
  auto opens = true;
  // A doubled mark stands for one inside a quotation: such a text keeps its marks.
  auto const curls = text.find("\"\"") == std::string_view::npos &&
                     std::count(text.begin(), text.end(), '"') % 2 == 0;
  for (char const c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (c == '"' && curls) {
      out += opens ? "“" : "”";
      opens = !opens;
    } else {
      out += c;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Signs and letters that a document has, outside quotation marks without those of a keyboard:
// others (full-width digits, letters in parts, `>=`) are written in the standard form.
bool is_as_in_documents(std::string_view text) {
  auto quoted = false;
  for (std::uint32_t at = 0; at < text.size();) {
    auto const next = text::decode(text, at);
    auto const c = next.value;
    quoted = c == U'“' || (quoted && c != U'”');
    if (!quoted && (c == '<' || c == '>' || c == '=')) return false;
    auto const combines = c >= 0x300 && c <= 0x36F;
    auto const is_odd_blank =
        c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x3000;
    auto const is_full_width = c >= 0xFF00 && c <= 0xFFEF;
    if (combines || is_odd_blank || is_full_width) return false;
    at += next.length;
  }
  return true;
}

// Where the meaning of a term, phrase or measure begins: after the first `=` outside quotation
// marks.
std::size_t meaning_begins(std::string_view text) {
  auto quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto const rest = text.substr(at);
    if (rest.starts_with("“")) quoted = true;
    if (rest.starts_with("”")) quoted = false;
    if (text[at] == '"') quoted = !quoted;
    if (text[at] == '=' && !quoted) return at + 1;
  }
  return std::string_view::npos;
}

class formatter {
 public:
  explicit formatter(parsed const& read)
      : read_(read), words_(syntax::vocabulary_of(read.plan)), style_(syntax::style_of(read.plan)),
        print_(read.plan.speaks, words_, style_, printer::brackets::needed) {}

  std::string run() {
    auto const own = std::string(read_.from.bytes().substr(0, read_.from.own_size()));
    auto const source = chitieu::source::from_text({}, own);
    if (!source) return own;
    diagnostics reported; // by the parse
    auto const& statements =
        read_.plan.written.empty() ? read_.plan.statements : read_.plan.written;
    auto next = statements.begin();
    std::uint32_t at = 0;
    for (auto const& each : text::split(*source, reported)) {
      for (auto const comment : each.comments)
        if (comment.begin < each.where.begin || each.where.begin == each.where.end)
          add(*source, comment, source->slice(comment), at);
      // A comment inside a statement, or at its end, comes to stand above it.
      auto const inside = [&](span comment) { return comment.begin >= each.where.begin; };
      if (each.where.begin == each.where.end) continue;
      std::string lines;
      for (auto const comment : each.comments)
        if (inside(comment)) lines += std::string(source->slice(comment)) + "\n";
      while (next != statements.end() && next->where.begin < each.where.begin) ++next;
      auto const known = next != statements.end() && next->where.begin == each.where.begin &&
                         !is_faulty(each.where);
      lines += known ? written(*next, text::without_comments(*source, each))
                     : std::string(source->slice(each.where));
      add(*source, each.where, lines, at);
      for (auto const comment : each.comments)
        if (inside(comment)) at = std::max(at, comment.end);
    }
    return out_;
  }

 private:
  // Lines that stand at a place, after a blank line where there is one before it.
  void add(source const& from, span where, std::string_view lines, std::uint32_t& at) {
    auto const between = from.slice({at, where.begin});
    auto const ends = std::count(between.begin(), between.end(), '\n');
    if (!out_.empty() && ends > 1) out_ += '\n';
    out_ += lines;
    out_ += '\n';
    at = where.end;
  }

  // What could not be read as a whole is no statement to be printed.
  [[nodiscard]] bool is_faulty(span where) const {
    return std::any_of(
        read_.diagnostics.begin(), read_.diagnostics.end(), [&](diagnostic const& each) {
          return severity_of(each.what) == severity::error && each.at.where.begin >= where.begin &&
                 each.at.where.begin <= where.end;
        });
  }

  // In the words in which the statement is written, where they are read as the same.
  [[nodiscard]] std::string written(ast::statement const& statement,
                                    std::string const& text) const {
    // That its words could be taken otherwise is known to who wrote them, or is told by `check`.
    if (auto const said = in_own_words(statement, text);
        said && syntax::read_back(*said, statement, words_, style_) != read_again::differs)
      return *said;
    return syntax::printed(statement, read_.plan.speaks, words_, style_);
  }

  [[nodiscard]] bool may_stay(std::string_view said) const {
    return is_as_in_documents(said) && is_in_its_language(said);
  }

  // Words of the other language are those of somebody who edits a plan that is in this one.
  [[nodiscard]] bool is_in_its_language(std::string_view said) const {
    auto const [vi, en] = syntax::count_keywords(text::fold(said).bytes, words_);
    return read_.plan.speaks == language::vi ? vi >= en : en >= vi;
  }

  [[nodiscard]] std::optional<std::string> in_own_words(ast::statement const& statement,
                                                        std::string_view text) const {
    auto out = print_.statement(statement);
    if (auto const* target = std::get_if<ast::target>(&statement.node)) {
      if (target->says.empty()) return std::nullopt;
      auto const said = print_.sentence(target->says);
      auto const at = target->bare ? 0 : out.find(": " + said);
      if (at == std::string::npos) return std::nullopt;
      auto const where = target->sentence_where;
      auto const own =
          tidy(text.substr(where.begin - statement.where.begin, where.end - where.begin));
      if (!may_stay(own)) return std::nullopt;
      return out.replace(at + (target->bare ? 0 : 2), said.size(), own);
    }
    auto const defines = std::holds_alternative<ast::term>(statement.node) ||
                         std::holds_alternative<ast::phrase>(statement.node) ||
                         std::holds_alternative<ast::measure_definition>(statement.node);
    auto const here = meaning_begins(out);
    auto const there = meaning_begins(text);
    if (!defines || here == std::string::npos || there == std::string::npos) return std::nullopt;
    auto const* term = std::get_if<ast::term>(&statement.node);
    if (term && term->in_force) return std::nullopt;
    auto const own = tidy(text.substr(there));
    return may_stay(own) ? std::optional(out.substr(0, here) + " " + own) : std::nullopt;
  }

  parsed const& read_;
  syntax::vocabulary words_;
  exact::number_style style_;
  printer print_;
  std::string out_;
};

} // namespace

std::string format(parsed const& read) { return formatter(read).run(); }

} // namespace chitieu
