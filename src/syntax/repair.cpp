#include "repair.hpp"

#include "likely_changes.hpp"

#include <algorithm>

namespace chitieu::syntax {
namespace {

constexpr std::size_t longest_statement = 4000; // bytes; a longer one is not worth so many trials
constexpr std::size_t most_changes = 6;
constexpr std::size_t longest_shown = 200; // code points
constexpr std::size_t longest_read = 60;

std::size_t count_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// The last words of a text that have no more than so many code points.
std::string end_of(std::string const& text, std::size_t most) {
  if (count_points(text) <= most) return text;
  auto at = text.size();
  for (auto blank = text.rfind(' '); blank != std::string::npos && blank > 0;
       blank = text.rfind(' ', blank - 1)) {
    if (count_points(std::string_view(text).substr(blank)) > most) break;
    at = blank;
  }
  return "…" + text.substr(at);
}

std::string beginning_of(std::string const& text, std::size_t most) {
  if (count_points(text) <= most) return text;
  std::size_t at = 0;
  for (auto blank = text.find(' '); blank != std::string::npos; blank = text.find(' ', blank + 1)) {
    if (count_points(std::string_view(text).substr(0, blank)) > most) break;
    at = blank;
  }
  return text.substr(0, at) + " …";
}

// One change after which the statement parses or, where there is none, one that takes it further.
std::optional<std::pair<draft, change>> improve(draft const& from, likely_changes const& likely,
                                                trial const& parses, std::size_t& budget) {
  std::optional<std::pair<draft, change>> best;
  auto const left = from.folded.size() - from.failure.at;
  auto best_left = left;
  for (auto const& each : likely(from)) {
    if (budget == 0) break;
    --budget;
    auto next = changed(from, each);
    auto const failure = parses(next.folded);
    if (!failure) {
      next.parses = true;
      return std::pair(std::move(next), each);
    }
    // Words that are spelled right, signs, and unknown words that are dropped are steps on the
    // way.
    auto const still = next.folded.size() - failure->at;
    if (each.is == change::kind::other || still >= best_left) continue;
    best_left = still;
    next.failure = *failure;
    best = std::pair(std::move(next), each);
  }
  return best;
}

bool is_inside_word(std::string_view text, std::size_t at) {
  return at > 0 && at < text.size() && !is_blank(text[at - 1]) && !is_blank(text[at]);
}

// The words that differ, and what stands there now.
void take_difference(draft const& now, std::string_view before, repair& out) {
  std::string_view const after = now.folded;
  auto const most = std::min(before.size(), after.size());
  std::size_t same = 0;
  while (same < most && before[same] == after[same]) ++same;
  while (is_inside_word(before, same) || is_inside_word(after, same)) --same;
  std::size_t end = 0;
  while (end < most - same && before[before.size() - 1 - end] == after[after.size() - 1 - end])
    ++end;
  while (is_inside_word(before, before.size() - end) || is_inside_word(after, after.size() - end))
    --end;
  out.where = {static_cast<std::uint32_t>(same), static_cast<std::uint32_t>(before.size() - end)};
  auto const begin = now.origin[same];
  out.text = now.shown.substr(begin, now.origin[after.size() - end] - begin);
}

std::vector<std::string> texts_of(std::string_view text, vocabulary const& words) {
  std::vector<std::string> out;
  for (auto const& each : pieces_of(text, words, 0))
    out.emplace_back(text.substr(each.begin, each.end - each.begin));
  return out;
}

// Whether a change puts in nothing but keywords and signs, and leaves out nothing but what stands
// twice.
bool makes_nothing_up(repair const& change, std::string_view before, vocabulary const& words) {
  auto const fresh = text::fold(change.text).bytes;
  auto old =
      texts_of(before.substr(change.where.begin, change.where.end - change.where.begin), words);
  for (auto const& each : texts_of(fresh, words)) {
    if (auto const at = std::find(old.begin(), old.end(), each); at != old.end()) {
      old.erase(at);
      continue;
    }
    auto const found = words.find(each, 0);
    if (found.means ? found.means->names.any() : text::is_word(text::decode(each, 0).value))
      return false;
  }
  auto const beside = [&](std::string const& lost) {
    auto const left = before.substr(0, change.where.begin);
    auto const right = before.substr(change.where.end);
    return left.ends_with(lost + " ") || right.starts_with(" " + lost) || right.starts_with(lost);
  };
  return std::all_of(old.begin(), old.end(), beside);
}

} // namespace

std::string written_statement::shown(std::uint32_t begin, std::uint32_t end) const {
  std::string out;
  for (auto at = begin; at < end;) {
    auto next = at + 1;
    while (next < end && (static_cast<unsigned char>(folded_.bytes[next]) & 0xC0U) == 0x80U) ++next;
    if (!is_blank(folded_.bytes[at]))
      out += source_.slice({base_ + folded_.origin[at], base_ + folded_.origin[next]});
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
    at = next;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

void written_statement::offer(diagnostic& to, repair const& made, choice how) const {
  auto const in_source = [&](std::uint32_t at) { return base_ + folded_.origin[at]; };
  auto const [begin, end] = made.where;
  auto before = begin;
  while (before > 0 && is_blank(folded_.bytes[before - 1])) --before;
  auto const gap = source_.slice({in_source(before), in_source(begin)});
  if (begin != end || gap.find('#') == std::string_view::npos)
    return chitieu::offer(to, source_, {in_source(begin), in_source(end)}, made.text, how);
  auto const words = made.text.substr(0, made.text.find_last_not_of(' ') + 1);
  chitieu::offer(to, source_, {in_source(before), in_source(before)}, " " + words, how);
}

draft draft_of(state const& failed, written_statement const& as_written) {
  draft now;
  now.folded = std::string(failed.text);
  now.failure = failed.failure;
  for (std::uint32_t at = 0; at < now.folded.size();) {
    auto next = at + 1;
    while (next < now.folded.size() &&
           (static_cast<unsigned char>(now.folded[next]) & 0xC0U) == 0x80U)
      ++next;
    now.origin.insert(now.origin.end(), next - at, static_cast<std::uint32_t>(now.shown.size()));
    now.shown +=
        is_blank(now.folded[at]) ? std::string(1, now.folded[at]) : as_written.shown(at, next);
    at = next;
  }
  now.origin.push_back(static_cast<std::uint32_t>(now.shown.size()));
  return now;
}

bool worth_trials(state const& failed) {
  return failed.text.size() <= longest_statement && !failed.too_deep;
}

std::optional<repair> find_repair(state const& failed, written_statement const& as_written,
                                  std::uint32_t from, trial const& parses, std::size_t& budget) {
  if (!worth_trials(failed) || budget == 0) return std::nullopt;
  auto now = draft_of(failed, as_written);
  auto const likely = changes_of(failed, from);
  std::optional<change> only;
  piece touched{~0U, 0};
  for (std::size_t i = 0; i < most_changes; ++i) {
    auto const before = now.folded.size();
    auto next = improve(now, likely, parses, budget);
    if (!next) return std::nullopt;
    touched.begin = std::min(touched.begin, next->second.where.begin);
    touched.end = next->second.where.end + static_cast<std::uint32_t>(next->first.folded.size()) -
                  static_cast<std::uint32_t>(before);
    if (i == 0) only = next->second;
    now = std::move(next->first);
    if (now.parses) break;
    if (i + 1 == most_changes) return std::nullopt;
  }

  auto out = describe(now, touched, failed, from);
  if (out && only && only->is == change::kind::spell && only->where.begin == failed.failure.at) {
    out->instead = only->with;
    out->sure = true;
  }
  return out;
}

std::optional<repair> describe(draft const& now, piece touched, state const& failed,
                               std::uint32_t from) {
  repair out;
  // The line of properties or columns in which something changed, or the sentence.
  // What was left out at the end of a line is of that line.
  auto const at_end =
      touched.begin > 0 && touched.begin < now.folded.size() && now.folded[touched.begin] == '\n';
  auto const [begin, end] = state(now.folded, failed.words(), failed.how())
                                .line_at(at_end ? touched.begin - 1 : touched.begin);
  auto const first = std::max(begin, touched.begin < from ? 0U : std::min(from, end));
  auto text = now.shown.substr(now.origin[first], now.origin[end] - now.origin[first]);
  auto squeeze = [](std::string const& wide) {
    std::string narrow;
    for (char c : wide)
      if (!is_blank(c))
        narrow += c;
      else if (!narrow.empty() && narrow.back() != ' ')
        narrow += ' ';
    return narrow;
  };
  text = squeeze(text);
  if (text.ends_with(' ')) text.pop_back();
  if (pieces_of(now.folded, failed.words(), 0).size() < 2) return std::nullopt;
  if (count_points(text) > longest_shown) {
    auto const middle = std::clamp(touched.begin, first, end);
    auto const left =
        squeeze(now.shown.substr(now.origin[first], now.origin[middle] - now.origin[first]));
    auto const right =
        squeeze(now.shown.substr(now.origin[middle], now.origin[end] - now.origin[middle]));
    text = end_of(left, longest_read) + beginning_of(right, longest_shown - longest_read);
  }
  out.sentence = std::move(text);
  take_difference(now, failed.text, out);
  out.sure = makes_nothing_up(out, failed.text, failed.words());
  return out;
}

meaning const* meaning_before(state const& s, std::uint32_t at) {
  meaning const* last = nullptr;
  for (auto const& each : pieces_of(s.text, s.words(), 0)) {
    if (each.begin >= at) break;
    last = s.words().find(s.text, each.begin).means;
  }
  return last;
}

std::string read_so_far(state const& s, written_statement const& as_written, std::uint32_t from,
                        std::uint32_t at) {
  auto const ends_line = at > 0 && at < s.text.size() && s.text[at] == '\n';
  auto const begin = s.line_at(ends_line ? at - 1 : at).first;
  auto const first = std::max(begin, from <= at ? from : 0U);
  return end_of(as_written.shown(first, std::max(first, at)), longest_read);
}

} // namespace chitieu::syntax
