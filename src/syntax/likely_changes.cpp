#include "likely_changes.hpp"

#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace chitieu::syntax {
namespace {

int blanks_in(std::string_view text) {
  return static_cast<int>(std::count(text.begin(), text.end(), ' '));
}

// Words that people leave out, those that are meant most often first; others would make a sentence
// right that nobody meant.
constexpr std::array often_left_out = {
    word::of,       word::of_owner, word::hold,     word::their, word::holding, word::is,
    word::then,     word::against,  word::to,       word::have,  word::in,      word::at_least,
    word::or_more,  word::by,       word::where,    word::and_,  word::along,   word::over_groups,
    word::complete, word::that,     word::for_year, word::as_of, word::until,   word::percent,
    word::text,     word::key,      word::number,   word::from};
// Words that stand where one of these is meant.
constexpr std::array often_mistaken = {word::hold, word::holding, word::is,   word::of,
                                       word::in,   word::by,      word::have, word::their,
                                       word::then, word::against, word::to,   word::from};
// Words that say nothing where they are one too many.
word_set const may_be_dropped =
    any_of_words(word::all, word::of, word::of_owner, word::those, word::their, word::each,
                 word::is, word::have, word::and_, word::noise_title, word::all_of, word::that);

std::vector<candidate> const& keyword_candidates() {
  static auto const all = [] {
    std::vector<candidate> made;
    for (std::size_t i = 0; i < word_set().size(); ++i)
      for (auto which : {language::en, language::vi})
        for (auto spelling : spellings(static_cast<word>(i), which))
          if (spelling.size() > 2)
            made.push_back(
                {text::fold_name(spelling), text::skeleton(spelling), std::string(spelling)});
    return made;
  }();
  return all;
}

class change_maker {
 public:
  change_maker(vocabulary const& words, std::string_view failed, std::uint32_t from)
      : words_(words), from_(from), speaks_(language_of(failed, words)) {
    for (auto const& name : words_.names())
      names_.push_back({text::fold_name(name.shown), text::skeleton(name.shown), name.shown});
  }

  std::vector<change> changes(draft const& from) const {
    using kind = change::kind;
    std::vector<change> out;
    std::string_view const text = from.folded;
    auto at = from.failure.at;
    while (at < text.size() && text[at] == ' ') ++at;
    auto const all = pieces_of(text, words_, from_);
    auto const here = static_cast<std::size_t>(
        std::find_if(all.begin(), all.end(), [&](piece const& p) { return p.end > at; }) -
        all.begin());
    // A line of columns or properties may end too early, too.
    auto const there = here < all.size() && text[at] != '\n';
    auto const of = [&](std::size_t i) {
      return text.substr(all[i].begin, all[i].end - all[i].begin);
    };
    if (there && text[at] == '>' && from.failure.tokens.test(static_cast<std::size_t>(token::less)))
      return turned_round(from, at);
    if (from_ == 0) number_target(text, out);
    // A dash or a dot of a list.
    if (there && here == 0 && !text::is_word(text::decode(text, at).value) && text[at] != '"' &&
        text[at] != '(')
      out.push_back({kind::sign, all[here], {}});
    // A word, or a part of the phrase before, that stands twice.
    if (there && here > 0) {
      if (of(here - 1).ends_with(of(here))) out.push_back({kind::other, all[here], {}});
      if (of(here).starts_with(of(here - 1))) out.push_back({kind::other, all[here - 1], {}});
    }
    if (there && text[at] == '"') close_quotation(all, here, out);
    if (there) spell(text, at, out);
    if (here > 0 && words_.find(text, all[here - 1].begin).means == nullptr)
      spell(text, all[here - 1].begin, out);
    insert(from, all, here, at, out);
    for (auto i = here > 1 ? here - 2 : 0; i + 1 < std::min(here + 3, all.size()); ++i)
      out.push_back(swapped(from, all[i], all[i + 1]));
    if (there && here > 1)
      out.push_back(swapped(from, all.front(), {all[1].begin, all[here - 1].end}));
    if (there) {
      in_brackets(from, all, here, out);
      quote(from, all, here, out);
      auto const unknown = words_.find(text, at).means == nullptr;
      auto const next =
          here + 1 < all.size() ? words_.find(text, all[here + 1].begin).means : nullptr;
      auto const says = any_of_words(word::hold, word::rated, word::have, word::at_least);
      if (unknown && next && (next->words & says).any()) out.push_back({kind::sign, all[here], {}});
      replace(from, all, here, out);
      if (here == 0 || !is_digit(text[all[here - 1].end - 1])) complete(text, at, out);
      // What no name could stand for is surplus where the sentence could end.
      auto const is_sign = !text::is_word(text::decode(text, at).value);
      auto const ends = from.failure.tokens.test(static_cast<std::size_t>(token::end));
      // After a figure it may be a unit, without which the figure would say something else.
      auto const may_be_unit = here > 0 && is_digit(text[all[here - 1].end - 1]);
      auto const surplus =
          !unknown || here == 0 || is_sign || (ends && from.failure.names.none() && !may_be_unit);
      if (surplus && drops(text, all[here]))
        out.push_back({unknown ? kind::sign : kind::other, all[here], {}});
    }
    if (here > 0 && there && drops(text, all[here - 1]))
      out.push_back({kind::other, all[here - 1], {}});
    // What stands after an amount may belong before it: `có từ 01 sáng kiến trở lên`.
    for (auto back : {std::size_t{2}, std::size_t{3}})
      if (there && here >= back)
        out.push_back(swapped(from, {all[here - back].begin, all[here - 1].end}, all[here]));
    return out;
  }

 private:
  using pieces = std::vector<piece>;

  // Ranks from the highest to the lowest, which with `<` for `>` would say the opposite.
  static std::vector<change> turned_round(draft const& from, std::uint32_t at) {
    auto const colon = from.folded.rfind(':', at);
    if (colon == std::string::npos) return {};
    auto const begin = static_cast<std::uint32_t>(colon + 1);
    auto const end = static_cast<std::uint32_t>(from.folded.size());
    std::string_view const shown = from.shown;
    auto const ranks = shown.substr(from.origin[begin]);
    std::string turned;
    for (auto rest = ranks;;) {
      auto const sign = rest.find('>');
      auto const one = rest.substr(0, sign);
      if (one.find('<') != std::string_view::npos) return {};
      auto const first = one.find_first_not_of(" \n");
      if (first == std::string_view::npos) return {};
      auto const rank = one.substr(first, one.find_last_not_of(" \n") + 1 - first);
      turned = std::string(rank) + (turned.empty() ? "" : " < ") + turned;
      if (sign == std::string_view::npos) break;
      rest = rest.substr(sign + 1);
    }
    return {{change::kind::other, {begin, end}, " " + turned}};
  }

  // One to six words from `at` on are compared, because names and keywords may have blanks.
  void spell(std::string_view text, std::uint32_t at, std::vector<change>& out) const {
    auto end = at;
    for (int count = 0; count < 6 && end < text.size(); ++count) {
      if (!text::is_word(text::decode(text, end).value)) break;
      end = word_end(text, end);
      auto const tried = std::string(text.substr(at, end - at));
      if (tried.size() > 1)
        for (auto const* among : {&names_, &keyword_candidates()})
          for (auto const& meant : suggest(text::fold_name(tried), text::skeleton(tried), *among))
            if (text::fold_name(meant) != tried && std::abs(blanks_in(meant) - count) < 2)
              out.push_back({change::kind::spell, {at, end}, meant});
      while (end < text.size() && text[end] == ' ') ++end;
    }
  }

  // The first words of a name, one word of a name or keyword that has several, and two letters in
  // the wrong order.
  void complete(std::string_view text, std::uint32_t at, std::vector<change>& out) const {
    constexpr std::size_t most = 4;
    if (!text::is_word(text::decode(text, at).value) || is_digit(text[at])) return;
    std::vector<std::uint32_t> ends{word_end(text, at)};
    while (ends.size() < 4 && ends.back() + 1 < text.size() && text[ends.back()] == ' ')
      ends.push_back(word_end(text, ends.back() + 1));
    for (; ends.size() > 1; ends.pop_back()) {
      auto const said = std::string(text.substr(at, ends.back() - at)) + " ";
      for (auto const& each : names_)
        if (each.folded.starts_with(said))
          out.push_back({change::kind::spell, {at, ends.back()}, each.shown});
    }
    auto const end = ends.front();
    auto const word = std::string(text.substr(at, end - at));
    if (word.size() == 2)
      if (auto const turned = std::string{word[1], word[0]}; words_.find(turned, 0).means)
        out.push_back({change::kind::spell, {at, end}, turned});
    for (auto const* among : {&names_, &keyword_candidates()}) {
      std::size_t found = 0;
      for (auto const begins : {true, false})
        for (auto const& each : *among) {
          auto const fits =
              begins ? each.folded.starts_with(word + " ") : each.folded.ends_with(" " + word);
          if (!fits || found == most) continue;
          out.push_back({change::kind::spell, {at, end}, each.shown});
          ++found;
        }
    }
  }

  static std::vector<std::string> signs(furthest_failure const& failure) {
    constexpr std::array all = {std::pair{token::comma, ","}, std::pair{token::colon, ":"},
                                std::pair{token::close_bracket, ")"}, std::pair{token::equals, "="},
                                std::pair{token::less, "<"}};
    std::vector<std::string> out;
    for (auto const& [is, sign] : all)
      if (failure.tokens.test(static_cast<std::size_t>(is))) out.emplace_back(sign);
    return out;
  }

  // Figures that stand for those that are missing.
  [[nodiscard]] std::vector<std::string> figures(draft const& from, pieces const& all,
                                                 std::size_t here) const {
    auto const& failure = from.failure;
    auto const expects = [&](token t) { return failure.tokens.test(static_cast<std::size_t>(t)); };
    // Where a declared value may stand a figure is meant of a column of numbers alone.
    auto of_numbers = false;
    for (auto i = here; i-- > 0 && i + 4 > here;)
      if (auto const* means = words_.find(from.folded, all[i].begin).means)
        of_numbers = of_numbers || (means->names & only(name_kind::number_column)).any();
    if ((failure.names & only(name_kind::level)).any() && !of_numbers) return {};
    if (expects(token::measure)) return {"10"};
    if (expects(token::number) && here == 1) return {"95%", "10"};
    if (expects(token::number)) return {"10", "95%"};
    if (expects(token::date)) return {"31/12/2023"};
    return {};
  }

  void insert(draft const& from, pieces const& all, std::size_t here, std::uint32_t at,
              std::vector<change>& out) const {
    auto const& failure = from.failure;
    auto add = [&](std::uint32_t where, std::string with) {
      out.push_back({change::kind::other, {where, where}, std::move(with)});
    };
    for (auto& each : signs(failure)) add(at, std::move(each));
    // A day that stands alone is one on which, or a year in which, something is.
    auto const day =
        here < all.size() && is_digit(from.folded[all[here].begin]) &&
        from.folded[all[here].end - 1] != '%' &&
        (all[here].end - all[here].begin == 4 ||
         from.folded.substr(all[here].begin, all[here].end - all[here].begin).find('/') !=
             std::string::npos);
    if (day && failure.words.test(static_cast<std::size_t>(word::in))) add(at, say(word::in));
    if (failure.tokens.test(static_cast<std::size_t>(token::of))) add(at, say(word::of_owner));
    if (failure.tokens.test(static_cast<std::size_t>(token::relation)))
      add(at, say(word::at_least));
    for (auto w : often_left_out) {
      if (!failure.words.test(static_cast<std::size_t>(w))) continue;
      // English puts `their` before what it belongs to.
      auto const before = w == word::their && speaks_ == language::en && here > 0;
      add(before ? all[here - 1].begin : at, say(w));
    }
    for (auto& each : figures(from, all, here)) add(at, std::move(each));
    if (failure.tokens.test(static_cast<std::size_t>(token::relation)) && here == all.size())
      add(at, say(word::at_least) + " 10");
    if (failure.words.test(static_cast<std::size_t>(word::by)))
      add(at, say(word::by) + " 31/12/2023");
  }

  void replace(draft const& from, pieces const& all, std::size_t here,
               std::vector<change>& out) const {
    auto const& failure = from.failure;
    auto const first = all[here];
    auto const is_sign =
        first.end - first.begin == 1 && word_end(from.folded, first.begin) == first.end;
    if (is_sign)
      for (auto& each : signs(failure)) out.push_back({change::kind::sign, first, std::move(each)});
    for (auto w : often_mistaken)
      if (failure.words.test(static_cast<std::size_t>(w)) ||
          (w == word::by && starts_line(from, first.begin)))
        out.push_back({change::kind::other, first, say(w)});
    // A figure or a day may be written in several words.
    for (auto const& figure : figures(from, all, here))
      for (auto last = here;
           last < std::min(here + 7, all.size()) && part_of_figure(from.folded, all[last]); ++last)
        out.push_back({change::kind::other, {first.begin, all[last].end}, figure});
  }

  // A number, a word for a part of a day, or a word that nothing knows.
  [[nodiscard]] bool part_of_figure(std::string_view text, piece const& p) const {
    auto const found = words_.find(text, p.begin);
    auto const parts =
        any_of_words(word::day, word::month, word::year, word::percent, word::over, word::minus);
    return is_digit(text[p.begin]) || !found.means || (found.means->words & parts).any();
  }

  static bool starts_line(draft const& from, std::uint32_t at) {
    while (at > 0 && from.folded[at - 1] == ' ') --at;
    return at > 0 && from.folded[at - 1] == '\n';
  }

  static std::string shown(draft const& from, std::uint32_t begin, std::uint32_t end) {
    return from.shown.substr(from.origin[begin], from.origin[end] - from.origin[begin]);
  }

  static change swapped(draft const& from, piece first, piece second) {
    return {change::kind::other,
            {first.begin, second.end},
            shown(from, second.begin, second.end) + shown(from, first.end, second.begin) +
                shown(from, first.begin, first.end)};
  }

  // Brackets that are one pair too few, or one too many.
  static void in_brackets(draft const& from, pieces const& all, std::size_t here,
                          std::vector<change>& out) {
    auto const begin = all[here].begin;
    if (from.folded[begin] == '(') {
      auto const close = from.folded.find(')', begin);
      if (close != std::string::npos)
        out.push_back({change::kind::other,
                       {begin, static_cast<std::uint32_t>(close + 1)},
                       shown(from, begin + 1, static_cast<std::uint32_t>(close))});
      return;
    }
    for (auto last = std::min(here + 16, all.size()); last-- > here;)
      out.push_back({change::kind::other,
                     {begin, all[last].end},
                     "(" + shown(from, begin, all[last].end) + ")"});
  }

  // A number in front, as in a list or a table, is that of a target.
  void number_target(std::string_view text, std::vector<change>& out) const {
    auto end = std::uint32_t{0};
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == 0) return;
    auto with = say(word::target) + " " + std::string(text.substr(0, end));
    if (end < text.size() && (text[end] == '.' || text[end] == ')')) ++end;
    auto const next = text.find_first_not_of(' ', end);
    if (next == std::string_view::npos) return;
    if (text[next] != '"' && text[next] != ':') with += ":";
    out.push_back({change::kind::sign, {0, end}, std::move(with)});
  }

  // A quotation mark that stands alone: it has its other after or before some of the next words, or
  // is one too many.
  static void close_quotation(pieces const& all, std::size_t here, std::vector<change>& out) {
    constexpr std::size_t most = 6;
    for (auto last = here + 1; last < std::min(here + 1 + most, all.size()); ++last)
      out.push_back({change::kind::other, {all[last].end, all[last].end}, "\""});
    for (auto first = here; first-- > 0 && first + most >= here;)
      out.push_back({change::kind::other, {all[first].begin, all[first].begin}, "\""});
    out.push_back({change::kind::other, all[here], {}});
  }

  // A text that is no declared name stands in quotation marks, up to six words of it.
  void quote(draft const& from, pieces const& all, std::size_t here,
             std::vector<change>& out) const {
    auto const quoted = from.failure.tokens.test(static_cast<std::size_t>(token::quoted));
    if (here == 0 || !quoted) return;
    auto const found = words_.find(from.folded, all[here - 1].begin);
    auto const before = any_of_words(word::is, word::is_not, word::or_, word::source, word::note,
                                     word::owner, word::plan, word::section);
    if (!found.means || (found.means->words & before).none()) return;
    // Only texts are compared with what the plan does not declare.
    auto const compares = any_of_words(word::is, word::is_not, word::or_);
    auto of_texts = (found.means->words & compares).none();
    for (auto i = here; i-- > 0 && i + 5 > here && !of_texts;)
      if (auto const* means = words_.find(from.folded, all[i].begin).means)
        of_texts = (means->names & only(name_kind::text_column)).any();
    if (!of_texts) return;
    for (auto last = here; last < std::min(here + 6, all.size()); ++last)
      out.push_back({change::kind::other,
                     {all[here].begin, all[last].end},
                     "“" + shown(from, all[here].begin, all[last].end) + "”"});
  }

  // Words and signs that nothing knows, and a few that are often one too many.
  [[nodiscard]] bool drops(std::string_view text, piece const& p) const {
    if (text[p.begin] == '"' || is_digit(text[p.begin]) || text[p.begin] == '-') return false;
    auto const found = words_.find(text, p.begin);
    return !found.means ||
           (found.means->names.none() && (found.means->words & may_be_dropped).any());
  }

  [[nodiscard]] std::string say(word w) const { return syntax::spell(w, speaks_); }

  vocabulary const& words_;
  std::uint32_t from_;
  language speaks_;
  std::vector<candidate> names_;
};

} // namespace

language language_of(std::string_view text, vocabulary const& words) {
  int vietnamese = 0;
  for (auto const& each : pieces_of(text, words, 0)) {
    auto const found = words.find(text, each.begin);
    if (!found.means) continue;
    vietnamese += found.means->is_vietnamese && !found.means->is_english;
    vietnamese -= found.means->is_english && !found.means->is_vietnamese;
  }
  return vietnamese > 0 ? language::vi : language::en;
}

likely_changes changes_of(state const& failed, std::uint32_t from) {
  return [all = change_maker(failed.words(), failed.text, from)](draft const& of) {
    return all.changes(of);
  };
}

} // namespace chitieu::syntax
