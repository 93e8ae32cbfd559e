#include "example.hpp"

#include "likely_changes.hpp"

#include <algorithm>
#include <array>
#include <deque>

namespace chitieu::syntax {
namespace {

constexpr std::size_t most_trials = 160; // for one statement
constexpr std::size_t most_words = 5;    // that go on from what was understood
constexpr std::size_t most_next = 12;    // names of a kind that may be the next word
constexpr std::size_t most_later = 2;    // likewise for a word after it
constexpr std::size_t most_samples = 80; // of whole sentences
constexpr std::size_t most_known = 6;    // of them that stand in the plan
constexpr std::size_t most_others = 64;  // names that stand for another
constexpr std::size_t share = 3;         // one of so many trials that are left is for a beginning

// Kinds of names by how much one of them says; slots and numbers come after all others.
constexpr std::array kinds = {
    name_kind::phrase,  name_kind::flag_column, name_kind::population,    name_kind::term,
    name_kind::measure, name_kind::level,       name_kind::number_column, name_kind::column};

// Words that go on a sentence, those that say most first.
constexpr std::array verbs = {word::hold,     word::rated,   word::have, word::is,
                              word::at_least, word::holding, word::that, word::of_owner};

name_kinds const subject_kinds = only(name_kind::population) | only(name_kind::term);

word_set const numbers = any_of_words(word::number_of, word::sum, word::average, word::median,
                                      word::highest, word::lowest, word::percentile, word::ratio);

class example_maker {
 public:
  example_maker(state const& failed, written_statement const& as_written, std::uint32_t from,
                trial const& parses, std::vector<std::string> const& known, std::size_t& budget)
      : failed_(failed), whole_(draft_of(failed, as_written)), names_(failed.words().names()),
        speaks_(language_of(failed.text, failed.words())), from_(from), parses_(parses),
        known_(known), left_(std::min(budget, most_trials)), budget_(budget) {
    std::erase_if(names_, [](auto const& each) {
      return each.shown.empty() || each.shown.find('{') != std::string::npos;
    });
  }

  // The rest of the line is replaced by words that may follow, from where parsing stopped or, if
  // nothing does there, from a word before.
  std::optional<repair> go_on() {
    auto const at = failed_.failure.at;
    auto const end = std::max(at, failed_.line_at(at > 0 ? at - 1 : at).second);
    std::vector<std::uint32_t> beginnings{std::max(at, from_)};
    auto const pieces = pieces_of(failed_.text, failed_.words(), from_);
    for (auto each = pieces.rbegin(); each != pieces.rend(); ++each)
      if (each->begin < beginnings.back()) beginnings.push_back(each->begin);
    // A figure is not kept without what stands after it: that may be its unit.
    auto const figure = beginnings.size() > 1 && is_digit(failed_.text[beginnings[1]]) &&
                        failed_.words().find(failed_.text, failed_.skip(at)).means == nullptr;
    if (figure) beginnings.erase(beginnings.begin());
    // What was understood may be all that was meant.
    if (at > from_ && !figure)
      if (auto made = attempt({at, end}, {})) return made;
    for (auto begin : beginnings)
      if (begin > from_)
        if (auto made = go_on_from(begin, end, left_ / share)) return made;
    return sample(end);
  }

  // What follows the words at `where`, with the rest of the line or without.
  std::optional<repair> go_on_after(piece where) {
    auto const end = failed_.line_at(where.begin).second;
    for (auto stop : {where.end, end})
      if (auto made = go_on_from(where.end, std::max(stop, where.end), left_ / share)) return made;
    return std::nullopt;
  }

  // Another name of those kinds in one place, and the rest as it stands.
  std::optional<repair> with_others(piece where, name_kinds wanted) {
    auto const written = failed_.text.substr(where.begin, where.end - where.begin);
    std::size_t tried = 0;
    for (auto const& name : of_kinds(wanted, most_others)) {
      if (text::fold_name(name) == written || ++tried > most_others ||
          failed_.text.find(text::fold_name(name)) != std::string_view::npos)
        continue;
      if (auto made = attempt(where, name)) return made;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string in_words(word w) const { return spell(w, speaks_); }

  std::optional<repair> attempt(piece where, std::string const& with) {
    if (left_ == 0) return std::nullopt;
    take_one();
    auto next = changed(whole_, {change::kind::other, where, with});
    failure_ = parses_(next.folded);
    if (failure_) return std::nullopt;
    auto const grown = static_cast<std::int64_t>(next.folded.size()) -
                       static_cast<std::int64_t>(whole_.folded.size());
    piece const touched{where.begin, static_cast<std::uint32_t>(where.end + grown)};
    auto made = describe(next, touched, failed_, from_);
    if (made) made->says_else = true;
    return made;
  }

 private:
  void take_one() {
    --left_;
    --budget_;
  }

  // Breadth first, so that what is found is short; `until` trials are left for others.
  std::optional<repair> go_on_from(std::uint32_t begin, std::uint32_t end, std::size_t most) {
    auto const until = left_ - most;
    std::deque<std::pair<std::string, std::size_t>> open{{"", 0}};
    auto last = begin;
    while (last > 0 && is_blank(failed_.text[last - 1])) --last;
    auto const head = std::string(failed_.text.substr(0, last));
    while (!open.empty() && left_ > until) {
      auto const [said, count] = open.front();
      open.pop_front();
      auto const text = head + (said.empty() || head.empty() ? "" : " ") + text::fold(said).bytes;
      if (!said.empty())
        if (auto made = attempt({last, end}, (head.empty() ? "" : " ") + said)) return made;
      if (count == most_words || left_ == 0) continue;
      // What stands on further lines was parsed with it.
      auto const failure = said.empty() || end < failed_.text.size() ? parses_(text) : failure_;
      if (!failure) continue;
      // Only what was understood to its end can go on.
      if (failure->at < text.find_last_not_of(" \n") + 1 && !text.empty()) continue;
      for (auto& next : next_words(*failure, count == 0 ? most_next : most_later))
        if (text.find(text::fold(next).bytes) == std::string::npos)
          open.emplace_back(said.empty() ? std::move(next) : said + " " + next, count + 1);
    }
    return std::nullopt;
  }

  // A whole sentence: one that the plan says, of the same records if it can be, or a new one, of a
  // number where numbers are spoken of and else of a share.
  std::optional<repair> sample(std::uint32_t end) {
    left_ = std::min(budget_, most_samples);
    word_set said;
    std::vector<std::string> subjects;
    for (auto const& each : pieces_of(failed_.text, failed_.words(), from_))
      if (auto const* means = failed_.words().find(failed_.text, each.begin).means) {
        said |= means->words;
        if ((means->names & subject_kinds).any())
          subjects.emplace_back(failed_.text.substr(each.begin, each.end - each.begin));
      }
    auto known = known_;
    std::stable_partition(known.begin(), known.end(), [&](std::string const& sentence) {
      auto const folded = text::fold(sentence).bytes;
      return std::any_of(subjects.begin(), subjects.end(), [&](std::string const& subject) {
        return folded.find(subject) != std::string::npos;
      });
    });
    if (known.size() > most_known) known.resize(most_known);
    for (auto const& each : known)
      if (auto made = attempt({from_, end}, each)) return made;
    for (auto& each : of_kinds(subject_kinds, most_next)) subjects.push_back(std::move(each));
    for (auto const& each : subjects)
      if (auto made = of_number(each, (said & numbers).any(), {from_, end})) return made;
    for (auto const& each : subjects)
      if (auto made = of_share(each, {from_, end})) return made;
    for (auto const& each : subjects)
      if (auto made = attempt({from_, end},
                              say(word::number_of) + of_in_english() + each + at_least() + "10"))
        return made;
    return std::nullopt;
  }

  std::optional<repair> of_number(std::string const& subject, bool spoken_of, piece where) {
    if (!spoken_of) return std::nullopt;
    for (auto const& column : of_kinds(only(name_kind::number_column), most_next))
      if (auto made = attempt(where, say(word::average) + column + " " + say(word::of) + subject +
                                         at_least() + "10"))
        return made;
    return std::nullopt;
  }

  std::optional<repair> of_share(std::string const& subject, piece where) {
    auto conditions = of_kinds(only(name_kind::phrase) | only(name_kind::flag_column), most_next);
    for (auto const& level : of_kinds(only(name_kind::level), most_next))
      conditions.push_back(say(word::hold) + level);
    for (auto const& column : of_kinds(only(name_kind::number_column), most_next))
      conditions.push_back(column + at_least() + "10");
    for (auto const& each : conditions)
      if (auto made =
              attempt(where, say(word::at_least) + "95% " + of_in_english() + subject + " " + each))
        return made;
    return std::nullopt;
  }

  [[nodiscard]] std::string say(word w) const { return spell(w, speaks_) + " "; }
  [[nodiscard]] std::string of_in_english() const {
    return speaks_ == language::en ? say(word::of) : std::string();
  }
  [[nodiscard]] std::string at_least() const { return " " + say(word::at_least); }

  [[nodiscard]] std::vector<std::string> next_words(furthest_failure const& failure,
                                                    std::size_t most) const {
    auto const expects = [&](token t) { return failure.tokens.test(static_cast<std::size_t>(t)); };
    auto out = of_kinds(failure.names, most);
    for (auto w : verbs)
      if (failure.words.test(static_cast<std::size_t>(w))) out.push_back(spell(w, speaks_));
    if (expects(token::relation)) out.push_back(spell(word::at_least, speaks_));
    if (expects(token::of)) out.push_back(spell(word::of_owner, speaks_));
    if (expects(token::number)) {
      out.emplace_back("95%");
      out.emplace_back("10");
    }
    if (expects(token::date)) out.emplace_back("31/12/2023");
    return out;
  }

  [[nodiscard]] std::vector<std::string> of_kinds(name_kinds wanted, std::size_t most) const {
    std::vector<std::string> out;
    for (auto kind : kinds) {
      std::size_t taken = 0;
      for (auto const& name : names_) {
        if (taken == most) break;
        if ((name.kinds & wanted & only(kind)).none() ||
            std::find(out.begin(), out.end(), name.shown) != out.end())
          continue;
        out.push_back(name.shown);
        ++taken;
      }
    }
    return out;
  }

  state const& failed_;
  draft whole_;
  std::vector<vocabulary::declared> names_;
  language speaks_;
  std::uint32_t from_;
  trial const& parses_;
  std::vector<std::string> const& known_;
  std::size_t left_;
  std::size_t& budget_;
  std::optional<furthest_failure> failure_; ///< of the last trial
};

// Whether a change says the same words in another order.
bool only_moves(change const& how, std::string_view text) {
  auto before = std::string(text.substr(how.where.begin, how.where.end - how.where.begin));
  auto after = text::fold(how.with).bytes;
  std::sort(before.begin(), before.end());
  std::sort(after.begin(), after.end());
  return before == after;
}

} // namespace

std::optional<repair> find_example(state const& failed, written_statement const& as_written,
                                   std::uint32_t from, trial const& parses,
                                   std::vector<std::string> const& known, std::size_t& budget) {
  if (!worth_trials(failed) || budget == 0) return std::nullopt;
  example_maker make(failed, as_written, from, parses, known, budget);
  auto const at = failed.skip(failed.failure.at);
  if (at < failed.text.size() && failed.text[at] != '\n' && failed.failure.names.any())
    if (auto made = make.with_others({at, std::max(word_end(failed.text, at), at + 1)},
                                     failed.failure.names))
      return made;
  if (failed.failure.names.any())
    if (auto made = make.with_others({failed.failure.at, failed.failure.at}, failed.failure.names))
      return made;
  return make.go_on();
}

std::optional<repair> find_other_words(state const& read, written_statement const& as_written,
                                       std::uint32_t from, piece where, trial const& parses,
                                       std::vector<std::string> const& known, std::size_t& budget) {
  if (!worth_trials(read) || budget == 0) return std::nullopt;
  // As if parsing had stopped there.
  state stopped(read.text, read.words(), read.how());
  stopped.failure.at = where.begin;
  for (auto w : verbs) stopped.failure.words.set(static_cast<std::size_t>(w));
  example_maker make(stopped, as_written, from, parses, known, budget);
  auto const whole = draft_of(stopped, as_written);
  auto now = whole;
  now.failure = stopped.failure;
  auto const changes = changes_of(stopped, from)(now);
  for (auto const& each : changes)
    if (each.is == change::kind::spell)
      if (auto made = make.attempt(each.where, each.with)) return made;
  auto const figure = is_digit(read.text[where.begin]);
  auto const other_figure = [&]() -> std::optional<repair> {
    for (auto const* each : {"1", "2", "3", "10", "50", "100%", "95%"})
      if (auto made = make.attempt(where, each)) return made;
    return std::nullopt;
  };
  if (figure)
    if (auto made = other_figure()) return made;
  // A column may lack what is asked of it; what is no name at all may be meant for a value.
  auto const found = read.words().find(read.text, where.begin);
  if (found.means && (found.means->names & only(name_kind::column)).any())
    for (auto w : verbs)
      if (auto made = make.attempt({where.end, where.end}, make.in_words(w))) return made;
  if (auto made =
          make.with_others(where, found.means ? found.means->names : only(name_kind::level)))
    return made;
  if (found.means && found.means->names.none())
    if (auto made = make.attempt({where.begin, found.end}, make.in_words(word::at_least)))
      return made;
  if (!figure)
    if (auto made = other_figure()) return made;
  if (auto made = make.attempt(where, {})) return made;
  if (auto made = make.go_on_after(where)) return made;
  for (auto const& each : changes)
    if (each.is != change::kind::spell && !each.with.empty() && !only_moves(each, read.text))
      if (auto made = make.attempt(each.where, each.with)) return made;
  return make.go_on();
}

} // namespace chitieu::syntax
