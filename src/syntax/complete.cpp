#include "at_hand.hpp"
#include "still_declared.hpp"
#include "grammar.hpp"
#include "plan_vocabulary.hpp"
#include "statement_order.hpp"

#include <chitieu/syntax/complete.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/statements.hpp>

#include <algorithm>
#include <array>

namespace chitieu {
namespace {

using namespace syntax;

// What statements begin with, and how the rest of them is read, changed targets too.
std::vector<std::pair<word, start>> beginnings() {
  std::vector<std::pair<word, start>> out;
  for (auto const& [keyword, from] : statement_order) {
    if (from == start::removal) continue;
    out.emplace_back(from == start::table ? word::let : keyword, from);
    if (keyword == word::target || keyword == word::limit)
      out.emplace_back(keyword, start::changed_target);
  }
  return out;
}

constexpr std::array said_under_targets = {word::by,
                                           word::before,
                                           word::source,
                                           word::note,
                                           word::owner,
                                           word::weight,
                                           word::scores,
                                           word::empty_base,
                                           word::unknown_is_no,
                                           word::in_force_from,
                                           word::in_force_until};

constexpr std::array<std::pair<name_kind, completion::kind>, 10> kinds_of_names = {{
    {name_kind::population, completion::kind::population},
    {name_kind::term, completion::kind::term},
    {name_kind::phrase, completion::kind::phrase},
    {name_kind::column, completion::kind::column},
    {name_kind::level, completion::kind::value},
    {name_kind::constant, completion::kind::constant},
    {name_kind::measure, completion::kind::measure},
    {name_kind::dataset, completion::kind::dataset},
    {name_kind::unit, completion::kind::unit},
    {name_kind::scale, completion::kind::scale},
}};

bool has_properties(start from) {
  return from == start::target || from == start::bare_target || from == start::changed_target ||
         from == start::section || from == start::term;
}

// The statement that an offset stands in, as far as the offset, without comments.
struct beginning {
  std::string text;
  std::uint32_t base = 0;
  bool in_comment = false;
};

beginning before(source const& from, std::uint32_t offset) {
  auto const bytes = from.bytes();
  auto line = offset;
  while (line > 0 && bytes[line - 1] != '\n' && bytes[line - 1] != '\r') --line;
  auto const this_line = bytes.substr(line, offset - line);
  auto const marks = std::count(this_line.begin(), this_line.end(), '"');
  if (auto const sign = this_line.find('#'); sign != std::string_view::npos && marks % 2 == 0)
    return {{}, offset, true};
  diagnostics ignored;
  text::statement const* found = nullptr;
  auto const all = text::split(from, ignored);
  for (auto const& each : all)
    if (each.where.begin < each.where.end && each.where.begin < offset) found = &each;
  auto const indented =
      !this_line.empty() && (is_blank(this_line.front()) || this_line.front() == '\t');
  if (!found || (found->where.begin < line && !indented)) return {{}, line, false};
  auto out = text::without_comments(from, *found);
  out.resize(std::min<std::size_t>(out.size(), offset - found->where.begin));
  if (offset > found->where.end) out += bytes.substr(found->where.end, offset - found->where.end);
  return {std::move(out), found->where.begin, false};
}

class completer {
 public:
  completer(parsed const& of, vocabulary const& words)
      : plan_(of.plan), words_(words), names_(words.names()), speaks_(of.plan.speaks) {}

  std::vector<completion> run(beginning const& all) {
    std::string_view const text = all.text;
    auto const quote = open_quote(text);
    if (quote) {
      at(all, *quote, *quote + 1);
      return sorted();
    }
    auto cut = text.size();
    constexpr int most_words = 6; // a name may have several
    for (int i = 0; i < most_words; ++i) {
      auto const word = word_before(text, cut);
      if (i == 0 && word == cut) at(all, cut, cut);
      if (word == cut) {
        // Blanks and commas between words of one name.
        auto back = cut;
        while (back > 0 && (text[back - 1] == ' ' || text[back - 1] == ',')) --back;
        if (back == cut) break;
        cut = back;
        continue;
      }
      cut = word;
      at(all, cut, cut);
    }
    return sorted();
  }

 private:
  // Where a quotation that is not closed begins.
  static std::optional<std::size_t> open_quote(std::string_view text) {
    auto const folded = text::fold(text);
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < folded.bytes.size(); ++i) {
      if (folded.bytes[i] == '\n') open.reset();
      if (folded.bytes[i] != '"') continue;
      if (open)
        open.reset();
      else
        open = folded.origin[i];
    }
    return open;
  }

  static std::size_t word_before(std::string_view text, std::size_t end) {
    auto at = end;
    while (at > 0) {
      auto back = at - 1;
      while (back > 0 && (static_cast<unsigned char>(text[back]) & 0xC0U) == 0x80U) --back;
      auto const c = text::decode(text, back).value;
      if (c != '_' && !text::is_word(c)) break;
      at = back;
    }
    return at;
  }

  // What may stand at `cut`, if it begins like what was typed from `typed` on.
  void at(beginning const& all, std::size_t cut, std::size_t typed) {
    auto const head = text::fold(std::string_view(all.text).substr(0, cut)).bytes;
    quoted_ = typed > cut;
    if (quoted_) {
      auto length = text::decode(all.text, cut).length;
      typed = cut + length;
    }
    auto const begun = std::string_view(all.text).substr(std::min(typed, all.text.size()));
    typed_ = text::fold_name(begun);
    not_meant_ = out_of_reach_after(head, plan_, words_);
    plain_ = text::skeleton(begun);
    where_ = {all.base + static_cast<std::uint32_t>(std::min(typed, all.text.size())),
              all.base + static_cast<std::uint32_t>(all.text.size())};
    several_words_ = begun.find(' ') != std::string_view::npos;
    auto const blank = head.find_first_not_of(" \n") == std::string::npos;
    if (blank) {
      for (auto const& [keyword, from] : beginnings())
        if (!quoted_) offer_word(keyword, from, {});
      follow(start::bare_target, {});
      return;
    }
    auto text = head;
    auto const first = words_.find(text, 0);
    if (!first.means) return follow(start::bare_target, text);
    if ((first.means->words & any_of_words(word::change)).any()) {
      std::fill_n(text.begin(), first.end, ' ');
      auto const next = text.find_first_not_of(' ');
      if (next == std::string::npos) {
        for (auto const& [keyword, from] : beginnings()) offer_word(keyword, from, text);
        return;
      }
      return follow_from(text, static_cast<std::uint32_t>(next), true);
    }
    if ((first.means->words & any_of_words(word::remove)).any()) {
      std::fill_n(text.begin(), first.end, ' ');
      return follow(start::removal, text);
    }
    follow_from(text, 0, false);
    follow(start::bare_target, text);
  }

  void follow_from(std::string const& text, std::uint32_t at, bool changes) {
    auto const found = words_.find(text, at);
    if (!found.means) return;
    for (auto const& [keyword, from] : beginnings())
      if (found.means->words.test(static_cast<std::size_t>(keyword)) &&
          (from == start::changed_target) <= changes)
        follow(from, text);
  }

  void follow(start from, std::string const& head) {
    state s(head, words_, lines_of(from));
    static_cast<void>(parse_statement(from, s));
    auto const reached = s.skip(s.failure.at) >= head.size();
    if (reached) {
      for (std::size_t i = 0; i < s.failure.words.size() && !quoted_; ++i)
        if (s.failure.words.test(i)) offer_word(static_cast<word>(i), from, head);
      if (s.failure.tokens.test(static_cast<std::size_t>(token::relation)) && !quoted_)
        for (auto w : {word::at_least, word::at_most, word::more_than, word::less_than,
                       word::exactly, word::from})
          offer_word(w, from, head);
      for (auto const& name : names_)
        for (auto const& [kind, is] : kinds_of_names)
          if (name.kinds.test(static_cast<std::size_t>(kind)) &&
              (s.failure.names.test(static_cast<std::size_t>(kind)) || quoted_ ||
               of_columns(s.failure.names, name.kinds)))
            offer(name.shown, is, from, head);
    }
    // On a line of its own stands what is said under a target.
    auto const line = head.rfind('\n');
    if (!quoted_ && has_properties(from) && line != std::string::npos &&
        head.find_first_not_of(' ', line + 1) == std::string::npos)
      for (auto w : said_under_targets) offer_word(w, from, head);
  }

  static bool of_columns(name_kinds expected, name_kinds has) {
    auto const kinds = only(name_kind::number_column) | only(name_kind::flag_column) |
                       only(name_kind::other_column) | only(name_kind::text_column);
    return (expected & has & kinds).any();
  }

  void offer_word(word w, start from, std::string const& head) {
    bool first = true;
    for (auto spelling : spellings(w, speaks_)) {
      // The others only for who begins to write one.
      if (first || !typed_.empty())
        if (offer(std::string(spelling), completion::kind::keyword, from, head)) return;
      first = false;
    }
    if (typed_.empty()) return;
    auto const other = speaks_ == language::vi ? language::en : language::vi;
    for (auto spelling : spellings(w, other))
      if (offer(std::string(spelling), completion::kind::keyword, from, head)) return;
  }

  bool begins_as_typed(std::string const& text) const {
    if (several_words_ && text.find(' ') == std::string::npos) return false;
    return text::fold_name(text).starts_with(typed_) ||
           (!plain_.empty() && text::skeleton(text).starts_with(plain_));
  }

  // Whether it was offered: it begins as what was typed, and the grammar goes on after it.
  bool offer(std::string const& text, completion::kind is, start from, std::string const& head) {
    if (text.empty() || text.find('{') != std::string::npos || !begins_as_typed(text)) return false;
    auto const name = text::fold_name(text);
    if ((is == completion::kind::column && not_meant_.columns.count(name) != 0) ||
        (is == completion::kind::value && not_meant_.values.count(name) != 0))
      return false;
    auto const known = std::any_of(found_.begin(), found_.end(), [&](completion const& each) {
      return each.text == text && each.where == where_;
    });
    if (known) return true;
    auto folded = text::fold(text).bytes;
    if (quoted_) folded = "\"" + folded + "\"";
    auto const tried = head + folded;
    state s(tried, words_, lines_of(from));
    if (!parse_statement(from, s) && s.skip(s.failure.at) < tried.size()) return false;
    found_.push_back({text, is, where_});
    return true;
  }

  // Names before keywords, as they say more.
  std::vector<completion> sorted() {
    std::stable_sort(found_.begin(), found_.end(), [](auto const& a, auto const& b) {
      auto const keyword = [](completion const& of) { return of.is == completion::kind::keyword; };
      return keyword(a) < keyword(b);
    });
    return std::move(found_);
  }

  ast::plan const& plan_;
  vocabulary const& words_;
  std::vector<vocabulary::declared> names_;
  language speaks_;
  std::string typed_; ///< folded
  std::string plain_; ///< without marks
  out_of_reach not_meant_;
  bool several_words_ = false;
  bool quoted_ = false;
  span where_;
  std::vector<completion> found_;
};

std::uint32_t begin_of_character(std::string_view bytes, std::uint32_t at) {
  auto const goes_on = [&] { return (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U; };
  while (at > 0 && at < bytes.size() && goes_on()) --at;
  return at;
}

} // namespace

std::vector<completion> complete(parsed const& of, std::uint32_t offset) {
  auto const size = of.from.own_size();
  auto const own = source::from_text(of.from.name(), std::string(of.from.slice({0, size})));
  if (!own) return {};
  auto const all = before(*own, begin_of_character(own->bytes(), std::min(offset, size)));
  constexpr std::size_t longest = 4000; // bytes; the same statement is read for each word
  if (all.in_comment || all.text.size() > longest) return {};
  auto words = vocabulary_of(of.plan);
  declare_readable(words, of.plan, *own);
  return completer(of, words).run(all);
}

} // namespace chitieu
