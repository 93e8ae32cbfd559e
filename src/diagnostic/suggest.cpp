#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/limits.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace chitieu {
namespace {

constexpr std::size_t most_suggestions = 3;

/// One value for each code point: its bytes, which tell code points apart as well as their numbers.
std::u32string code_points(std::string_view utf8) {
  std::u32string found;
  for (char const c : utf8) {
    char32_t const byte = static_cast<std::uint8_t>(c);
    bool const continues = (byte & 0xC0) == 0x80 && !found.empty();
    if (continues)
      found.back() = found.back() << 8 | byte;
    else
      found.push_back(byte);
  }
  return found;
}

/// Damerau-Levenshtein with adjacent swaps, or nothing when it is above `most`.
std::optional<std::size_t> distance(std::u32string const& a, std::u32string const& b,
                                    std::size_t most) {
  std::size_t const apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (apart > most) return std::nullopt;
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  std::size_t lowest_last = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t lowest = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      lowest = std::min(lowest, row[j]);
    }
    // A swap reaches back two rows, so one hopeless row is not yet the end.
    if (lowest > most && lowest_last > most) return std::nullopt;
    lowest_last = lowest;
    before_last = std::exchange(last, row);
  }
  return last[b.size()] <= most ? std::optional(last[b.size()]) : std::nullopt;
}

std::string join(std::vector<std::string> const& names, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 < names.size() ? "`, `" : last;
    text += names[i];
  }
  return text;
}

struct match {
  bool looks_different;
  std::size_t distance;
  candidate const* meant;
};

} // namespace

std::vector<std::string> suggest(std::string_view folded, std::string_view skeleton,
                                 std::span<candidate const> among) {
  std::u32string const wanted = code_points(folded);
  bool const too_long = wanted.size() > limits::name_code_points;
  std::vector<match> matches;
  for (candidate const& each : among) {
    bool const same = !skeleton.empty() && each.skeleton == skeleton;
    std::u32string const other = too_long ? std::u32string() : code_points(each.folded);
    std::size_t const longer = std::max(wanted.size(), other.size());
    std::optional<std::size_t> steps;
    if (!too_long && other.size() <= limits::name_code_points)
      steps = distance(wanted, other, same ? longer : longer / 3);
    if (same || steps) matches.push_back({!same, steps.value_or(longer), &each});
  }
  std::stable_sort(matches.begin(), matches.end(), [](match const& a, match const& b) {
    return std::tie(a.looks_different, a.distance) < std::tie(b.looks_different, b.distance);
  });

  std::vector<std::string> shown;
  for (match const& each : matches) {
    if (shown.size() == most_suggestions) break;
    if (std::find(shown.begin(), shown.end(), each.meant->shown) == shown.end())
      shown.push_back(each.meant->shown);
  }
  return shown;
}

std::vector<argument> either(std::vector<std::string> const& names) {
  if (names.empty()) return {};
  return {argument(join(names, "` or `"), join(names, "` hay `"))};
}

argument all_of_them(std::vector<std::string> const& names) {
  return {join(names, "` and `"), join(names, "` và `")};
}

} // namespace chitieu
