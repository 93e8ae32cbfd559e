#include <chitieu/data/day.hpp>

#include <algorithm>

namespace chitieu::data {
namespace {

/// Takes what it is asked for from the front of a text, or fails for good.
class cursor {
 public:
  explicit cursor(std::string_view text) noexcept : rest_(text) {}

  [[nodiscard]] bool done() const noexcept { return rest_.empty(); }
  [[nodiscard]] char peek() const noexcept { return rest_.empty() ? '\0' : rest_.front(); }

  bool take(char wanted) noexcept {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// A number of at least `least` and at most `most` digits, with no further digit after it.
  std::optional<unsigned> number(std::size_t least, std::size_t most) noexcept {
    auto const length = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    if (length < least || length > most) return std::nullopt;
    unsigned value = 0;
    for (char const digit : rest_.substr(0, length))
      value = value * 10 + static_cast<unsigned>(digit - '0');
    rest_.remove_prefix(length);
    return value;
  }

 private:
  std::string_view rest_;
};

constexpr unsigned first_year = 1900;

/// Years have four digits, so that none is too late.
std::optional<day> civil(unsigned year, unsigned month, unsigned day_of_month) {
  if (year < first_year) return std::nullopt;
  std::chrono::year_month_day const ymd{std::chrono::year{static_cast<int>(year)},
                                        std::chrono::month{month}, std::chrono::day{day_of_month}};
  if (!ymd.ok()) return std::nullopt;
  return to_day(ymd);
}

std::optional<day> read_iso(cursor& text) {
  auto const year = text.number(4, 4);
  if (!year || !text.take('-')) return std::nullopt;
  auto const month = text.number(2, 2);
  if (!month || !text.take('-')) return std::nullopt;
  auto const day_of_month = text.number(2, 2);
  if (!day_of_month) return std::nullopt;
  return civil(*year, *month, *day_of_month);
}

std::optional<day> read_day_first(cursor& text) {
  auto const day_of_month = text.number(1, 2);
  if (!day_of_month) return std::nullopt;
  char const separator = text.peek();
  if (separator != '/' && separator != '-' && separator != '.') return std::nullopt;
  text.take(separator);
  auto const month = text.number(1, 2);
  if (!month || !text.take(separator)) return std::nullopt;
  auto const year = text.number(4, 4);
  if (!year) return std::nullopt;
  return civil(*year, *month, *day_of_month);
}

/// `0:00`, `00:00:00` or `00:00:00.000`, which spreadsheets and databases add to a day.
bool take_midnight(cursor& text) {
  constexpr std::size_t nanoseconds = 9;
  if (text.number(1, 2) != 0U || !text.take(':') || text.number(2, 2) != 0U) return false;
  if (!text.take(':')) return true;
  if (text.number(2, 2) != 0U) return false;
  return !text.take('.') || text.number(1, nanoseconds) == 0U;
}

void append_padded(std::string& to, unsigned value, std::size_t width) {
  auto const digits = std::to_string(value);
  if (digits.size() < width) to.append(width - digits.size(), '0');
  to += digits;
}

} // namespace

std::optional<std::int64_t> read_time(std::string_view text) {
  constexpr std::int64_t minute = 60;
  constexpr std::int64_t hour = 60 * minute;
  cursor from(text);
  bool const iso = text.find_first_not_of("0123456789") == 4;
  auto const found = iso ? read_iso(from) : read_day_first(from);
  if (!found) return std::nullopt;
  auto const first = *found * (24 * hour);
  if (from.done()) return first;
  if (!from.take(' ') && !from.take('T')) return std::nullopt;
  auto const hours = from.number(1, 2);
  if (!hours || *hours > 23 || !from.take(':')) return std::nullopt;
  auto const minutes = from.number(2, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  auto const at = first + *hours * hour + *minutes * minute;
  if (from.done()) return at;
  if (!from.take(':')) return std::nullopt;
  auto const seconds = from.number(2, 2);
  if (!seconds || *seconds > 59) return std::nullopt;
  // Fractions of nothing are what databases write.
  if (!from.done() && (!from.take('.') || from.number(1, 9) != 0U || !from.done()))
    return std::nullopt;
  return at + *seconds;
}

std::optional<day> read_day(std::string_view text) {
  cursor from(text);
  bool const iso = text.find_first_not_of("0123456789") == 4;
  auto const found = iso ? read_iso(from) : read_day_first(from);
  if (!found || from.done()) return found;
  bool const has_time = from.take(' ') || from.take('T');
  if (!has_time || !take_midnight(from) || !from.done()) return std::nullopt;
  return found;
}

std::string to_iso(day d) {
  auto const ymd = to_civil(d);
  int const year = static_cast<int>(ymd.year());
  std::string iso = year < 0 ? "-" : "";
  append_padded(iso, static_cast<unsigned>(year < 0 ? -year : year), 4);
  iso += '-';
  append_padded(iso, static_cast<unsigned>(ymd.month()), 2);
  iso += '-';
  append_padded(iso, static_cast<unsigned>(ymd.day()), 2);
  return iso;
}

} // namespace chitieu::data
