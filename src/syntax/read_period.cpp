#include "read_period.hpp"

#include <vector>

namespace chitieu::syntax {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;
using range = std::optional<std::pair<data::day, data::day>>;

// Years have four digits, so that none is too late.
range days(year_month_day first, year_month_day last) {
  if (!first.ok() || !last.ok() || last < first || first.year() < year{1900}) return std::nullopt;
  return std::pair{data::to_day(first), data::to_day(last)};
}

} // namespace

range read_period(std::string_view text) {
  std::vector<int> numbers;
  std::vector<std::size_t> lengths;
  std::string signs;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    if (text[i] == '/' || text[i] == '-') {
      signs.push_back(text[i++]);
      continue;
    }
    int value = 0;
    auto const begin = i;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i)
      if (value < 100'000) value = value * 10 + (text[i] - '0');
    if (i == begin) return std::nullopt;
    numbers.push_back(value);
    lengths.push_back(i - begin);
  }
  auto at = [&](std::size_t i) { return static_cast<unsigned>(numbers[i]); };
  if (signs.empty() && numbers.size() == 1 && lengths[0] == 4)
    return days(year{numbers[0]} / 1 / 1, year{numbers[0]} / 12 / 31);
  if (signs == "/" && numbers.size() == 2 && lengths[1] == 4) {
    auto const last =
        year_month_day{year_month_day_last{year{numbers[1]} / month{at(0)} / std::chrono::last}};
    return days(year{numbers[1]} / month{at(0)} / 1, last);
  }
  if ((signs == "//" || signs == "--") && numbers.size() == 3) {
    auto const iso = signs == "--" && lengths[0] == 4;
    auto const y = iso ? 0U : 2U;
    auto const d = iso ? 2U : 0U;
    if (lengths[y] != 4 || lengths[d] > 2 || lengths[1] > 2) return std::nullopt;
    auto const one = year{numbers[y]} / month{at(1)} / day{at(d)};
    return days(one, one);
  }
  // From a day to one of another month, or of another year.
  if (signs == "/-//" && numbers.size() == 5 && lengths[4] == 4)
    return days(year{numbers[4]} / month{at(1)} / day{at(0)},
                year{numbers[4]} / month{at(3)} / day{at(2)});
  if (signs == "//-//" && numbers.size() == 6 && lengths[2] == 4 && lengths[5] == 4)
    return days(year{numbers[2]} / month{at(1)} / day{at(0)},
                year{numbers[5]} / month{at(4)} / day{at(3)});
  if (signs == "-//" && numbers.size() == 4 && lengths[3] == 4)
    return days(year{numbers[3]} / month{at(2)} / day{at(0)},
                year{numbers[3]} / month{at(2)} / day{at(1)});
  return std::nullopt;
}

} // namespace chitieu::syntax
