#include "failure.hpp"

#include "statement_meant.hpp"

#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/text/fixes.hpp>

#include <algorithm>

namespace chitieu::syntax {
namespace {

argument const token_words[] = {
    {"a text in quotation marks", "một đoạn trong dấu ngoặc kép"},
    {"a number", "một số"},
    {"a date", "một ngày"},
    {"a new name", "một tên mới"},
    {"an id", "một mã số"},
    {"`:`", "`:`"},
    {"`)`", "`)`"},
    {"the end of the statement", "hết câu"},
    {"a measure (`number of …`, `average … of …`)",
     "một đại lượng (`số lượng …`, `trung bình … của …`)"},
    {"a comparison (`≥`, `at most`, `from … to …`)",
     "một so sánh (`≥`, `không quá`, `từ … đến …`)"},
    {"`of`", "`của`"},
    {"`highest`, `lowest` or `percentile`", "`cao nhất`, `thấp nhất` hoặc `phân vị`"},
    {"`,`", "`,`"},
    {"`=`", "`=`"},
    {"`<`", "`<`"},
};

argument const name_words[] = {
    {"the name of a scale", "tên một thang bậc"},
    {"the name of a population", "tên một tổng thể"},
    {"the name of a column", "tên một cột"},
    {"a declared value", "một giá trị đã khai báo"},
    {"a declared term", "một thuật ngữ"},
    {"a declared phrase", "một cụm từ"},
    {"a declared constant", "một hằng đã đặt"},
    {"a declared measure", "một đại lượng đã đặt tên"},
    {"the name of earlier data", "tên một bộ số liệu trước"},
    {"a declared unit", "một đơn vị tính"},
    {"the name of a column of numbers", "tên một cột số"},
    {"the name of a column of yes or no", "tên một cột có/không"},
    {"the name of a column", "tên một cột"},
    {"the name of a column of texts", "tên một cột chữ"},
};

// Keywords that could stand almost anywhere tell the reader nothing.
constexpr word silent[] = {word::those,       word::their,
                           word::noise_title, word::year,
                           word::month,       word::day,
                           word::yes,         word::no_value,
                           word::all_of,      word::rounded_down,
                           word::rounded_up,  word::rounded_half_up,
                           word::possessive,  word::of_owner,
                           word::as,          word::permille,
                           word::of,          word::hold_none,
                           word::hold_only,   word::recorded,
                           word::between,     word::on};

constexpr std::size_t most_expected = 6;

word_set const relations = any_of_words(word::at_least, word::more_than, word::at_most,
                                        word::less_than, word::exactly, word::from, word::between);

argument expected_list(furthest_failure const& failure) {
  std::vector<argument> items;
  auto add_word = [&](std::size_t i, bool all = false) {
    auto const w = static_cast<word>(i);
    auto const is_silent = std::find(std::begin(silent), std::end(silent), w) != std::end(silent);
    if (!failure.words.test(i) || (is_silent && !all)) return;
    // Where a comparison may stand its words need not be told one by one.
    auto const compares = failure.tokens.test(static_cast<std::size_t>(token::relation));
    if (compares && (relations & any_of_words(w)).any()) return;
    items.emplace_back("`" + spell(w, language::en) + "`", "`" + spell(w, language::vi) + "`");
  };
  for (std::size_t i = 0; i < failure.tokens.size(); ++i)
    if (failure.tokens.test(i)) items.push_back(token_words[i]);
  // Words of a few places tell more than those that may stand almost anywhere.
  constexpr auto later = static_cast<std::size_t>(first_later_word);
  for (auto i = later; i < failure.words.size(); ++i) add_word(i);
  for (std::size_t i = 0; i < failure.names.size(); ++i)
    if (failure.names.test(i)) items.push_back(name_words[i]);
  for (std::size_t i = 0; i < later; ++i) add_word(i);
  if (items.empty())
    for (std::size_t i = 0; i < failure.words.size(); ++i) add_word(i, true);
  if (items.size() > most_expected) items.resize(most_expected, argument(""));
  argument out("");
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto const last = i + 1 == items.size();
    out.en += (i == 0 ? "" : last ? " or " : ", ") + items[i].en;
    out.vi += (i == 0 ? "" : last ? " hoặc " : ", ") + items[i].vi;
  }
  return out;
}

std::uint32_t word_or_run_end(std::string_view text, std::uint32_t at) {
  auto const end = word_end(text, at);
  return std::max(end, at);
}

// A name or keyword that may be meant, and the end of the words that it would stand for.
struct near_name {
  std::string name;
  std::uint32_t end;
};

std::vector<argument> either_of(std::vector<near_name> const& names) {
  std::vector<std::string> shown;
  for (auto const& each : names) shown.push_back(each.name);
  return either(shown);
}

// The keywords of numbers that may be meant by the word at `at`.
std::vector<near_name> near_keywords(std::string_view text, std::uint32_t at) {
  constexpr std::size_t shortest = 5; // a short word is near to many others
  std::vector<candidate> candidates;
  for (auto i = static_cast<std::size_t>(first_later_word); i < word_set().size(); ++i)
    for (auto which : {language::en, language::vi})
      for (auto spelling : spellings(static_cast<word>(i), which))
        if (spelling.size() >= shortest)
          candidates.push_back(
              {text::fold_name(spelling), text::skeleton(spelling), std::string(spelling)});
  auto const end = word_end(text, at);
  auto const tried = std::string(text.substr(at, end - at));
  std::vector<near_name> out;
  for (auto& each : suggest(text::fold_name(tried), text::skeleton(tried), candidates))
    out.push_back({std::move(each), end});
  return out;
}

// Names that may be meant by the words at `at`: one, two or three words are compared, because a
// declared name may have blanks.
std::vector<near_name> near_names(std::string_view text, std::uint32_t at, vocabulary const& words,
                                  name_kinds wanted) {
  std::vector<candidate> candidates;
  for (auto const& name : words.names())
    if ((name.kinds & wanted).any())
      candidates.push_back({text::fold_name(name.shown), text::skeleton(name.shown), name.shown});
  auto end = at;
  std::vector<near_name> best;
  auto const known = [&](std::string const& name) {
    return std::any_of(best.begin(), best.end(),
                       [&](auto const& each) { return each.name == name; });
  };
  for (int i = 0; i < 6 && end < text.size(); ++i) {
    end = word_end(text, end);
    auto const tried = std::string(text.substr(at, end - at));
    auto found = suggest(text::fold_name(tried), text::skeleton(tried), candidates);
    for (auto& f : found)
      if (best.size() < 3 && !known(f)) best.push_back({f, end});
    while (end < text.size() && is_blank(text[end])) ++end;
  }
  return best;
}

// The subjects that the plan declares if one of them is wanted, or the values if one is.
argument declared_for_hint(state const& s, std::uint32_t at) {
  constexpr std::size_t most_listed = 30;
  auto const wanted = s.failure.names;
  auto const subjects = only(name_kind::population) | only(name_kind::term);
  auto const values = only(name_kind::level);
  std::vector<std::string> declared;
  auto list = [&](name_kinds kinds) {
    for (auto const& name : s.words().names())
      if ((name.kinds & kinds).any()) declared.push_back(name.shown);
  };
  auto const verbs = any_of_words(word::hold, word::rated, word::recorded, word::hold_none,
                                  word::hold_only, word::holding, word::is, word::is_not);
  auto const* before = meaning_before(s, at);
  auto const after_verb = before != nullptr && (before->words & verbs).any();
  if (after_verb && (wanted & values).any())
    list(values);
  else if ((wanted & subjects) == subjects &&
           (wanted & ~(subjects | only(name_kind::column))).none())
    list(subjects);
  else if ((wanted & only(name_kind::column)).any() && (wanted & subjects).any())
    list(only(name_kind::column));
  else if ((wanted & values).any() &&
           !s.failure.tokens.test(static_cast<std::size_t>(token::end)) &&
           (wanted & (subjects | only(name_kind::phrase))).none())
    list(values);
  if (declared.empty() || declared.size() > most_listed) return "";
  return all_of_them(declared);
}

std::vector<near_name> near_words(state const& s, std::uint32_t at) {
  auto const wanted = s.failure.names;
  auto near = near_names(s.text, at, s.words(), wanted.any() ? wanted : name_kinds().set());
  return near.empty() ? near_keywords(s.text, at) : near;
}

// Those of them with which the statement can be read further.
void offer_near(std::vector<near_name> const& near, state const& s, std::uint32_t at,
                source const& of, text::folded const& folded, std::uint32_t base,
                trial const& parses, diagnostic& to) {
  for (auto const& each : near) {
    auto const text = std::string(s.text.substr(0, at)) + text::fold(each.name).bytes +
                      std::string(s.text.substr(each.end));
    auto const failure = parses(text);
    if (failure && text.size() - failure->at >= s.text.size() - s.failure.at) continue;
    offer(to, of, {base + folded.origin[at], base + folded.origin[each.end]}, each.name,
          near.size() == 1 ? choice::sure : choice::asks);
  }
}

// A right sentence after what a hint says else.
void show_other(repair const& shown, source const& of, text::folded const& folded,
                std::uint32_t base, diagnostic& to) {
  to.nearest = shown.sentence;
  written_statement(of, folded, base).offer(to, shown, choice::asks);
}

// Words the furthest failure: what stands there, what was read before, what was expected, and the
// right sentence that is nearest. A name that may be meant is offered where the statement can be
// read further with it.
diagnostic explain_failure(state const& s, source const& of, text::folded const& folded,
                           std::uint32_t base, std::uint32_t from,
                           std::optional<repair> const& nearest, trial const& parses) {
  auto const& words = s.words();
  auto spot = [&](std::uint32_t begin, std::uint32_t end) {
    return of.locate({base + folded.origin[begin], base + folded.origin[end]});
  };
  if (s.too_deep)
    return {
        code::too_deep, spot(*s.too_deep, *s.too_deep + 1), {std::to_string(limits::depth)}, {}};
  // A line of columns or properties may end too early, too.
  auto const at = s.skip(s.failure.at);
  auto const expected = expected_list(s.failure);
  auto const read = read_so_far(s, written_statement(of, folded, base), from, s.failure.at);
  auto const meant = nearest && !nearest->says_else;
  auto const sentence = meant ? nearest->sentence : std::string();
  auto repaired = [&](diagnostic to) {
    if (nearest && !meant)
      show_other(*nearest, of, folded, base, to);
    else if (nearest)
      written_statement(of, folded, base)
          .offer(to, *nearest, nearest->sure ? choice::sure : choice::asks);
    return to;
  };
  if (at >= s.text.size() || s.text[at] == '\n') {
    auto last = at;
    while (last > 0 && is_blank(s.text[last - 1])) --last;
    auto const begin = last > 0 ? last - 1 : 0;
    return repaired({code::unexpected_end,
                     spot(begin, last),
                     {expected, read},
                     {sentence, declared_for_hint(s, at)}});
  }
  auto const close = s.text.find_first_of("\"\n", at + 1);
  if (s.text[at] == '"' && (close == std::string_view::npos || s.text[close] == '\n'))
    return repaired({code::open_quote, spot(at, at + 1), {}, {}, {}, sentence});
  auto const hit = words.find(s.text, at);
  auto const end = s.text[at] == '"' ? static_cast<std::uint32_t>(close + 1)
                   : hit.means       ? hit.end
                                     : word_or_run_end(s.text, at);
  auto const found = of.slice({base + folded.origin[at], base + folded.origin[end]});
  // Figures and signs are understood, but not everywhere.
  auto const letter =
      text::is_word(text::decode(s.text, at).value) && (s.text[at] < '0' || s.text[at] > '9');
  auto const known = hit.means != nullptr || !letter;
  diagnostic out{known ? code::unexpected_word : code::unknown_name,
                 spot(at, end),
                 {std::string(found), expected, read},
                 {}};
  if (!known) {
    // A right sentence says more than names that happen to be near.
    auto const near = meant ? std::vector<near_name>() : near_words(s, at);
    if (meant)
      out.hint_arguments = {nearest->instead};
    else
      out.hint_arguments = either_of(near);
    offer_near(near, s, at, of, folded, base, parses, out);
    out.hint_arguments.resize(2, "");
    if (near.empty() && (!meant || nearest->instead.empty()))
      out.hint_arguments[1] = declared_for_hint(s, at);
    out.hint_arguments.emplace_back(sentence);
    return repaired(std::move(out));
  }
  // Before a word that is known, a number is what people leave out.
  auto const a_number =
      s.failure.tokens.test(static_cast<std::size_t>(token::number)) && s.failure.words.none();
  out.hint_arguments = {"", sentence, declared_for_hint(s, at)};
  if (a_number) out.hint_arguments.front() = {"`3`, `95%` or `2/3`", "`3`, `95%` hoặc `2/3`"};
  return repaired(std::move(out));
}

} // namespace

diagnostic explain(state const& s, start read_from, source const& of, text::folded const& folded,
                   std::uint32_t base, std::uint32_t from, std::optional<repair> const& nearest,
                   trial const& parses) {
  // What begins with no known word may be anything, not just a sentence.
  auto const* first = s.words().find(s.text, 0).means;
  auto const unknown = read_from == start::bare_target &&
                       ((!first && s.failure.at <= word_end(s.text, 0)) ||
                        ((!first || first->names.none()) && begins_otherwise(s.text)));
  if (unknown) {
    auto statement_meant = explain_unknown_statement(s, of, folded, base);
    auto const one_word = nearest && !nearest->instead.empty();
    auto const keyword = !statement_meant.hint_arguments.front().en.empty();
    if (!nearest || nearest->says_else || (!one_word && keyword)) {
      if (nearest && !keyword) show_other(*nearest, of, folded, base, statement_meant);
      return statement_meant;
    }
  }
  return explain_failure(s, of, folded, base, from, nearest, parses);
}

} // namespace chitieu::syntax
