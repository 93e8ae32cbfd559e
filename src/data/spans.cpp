#include <chitieu/data/spans.hpp>

namespace chitieu::data {
namespace {

using schema::span_of_time;

/// Whole steps below, also of a negative number.
std::int64_t floor_of(std::int64_t n, std::int64_t step) {
  return n >= 0 ? n / step : -((-n + step - 1) / step);
}

// 1970-01-01 was a Thursday; week 0 begins on the Monday before it.
constexpr std::int64_t days_before_thursday = 3;

std::string two_digits(std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::int64_t day_of(std::int64_t year, std::int64_t month_from_0) {
  using namespace std::chrono;
  return to_day(std::chrono::year{static_cast<int>(year)} /
                month{static_cast<unsigned>(month_from_0 + 1)} / 1);
}

std::string one_name(std::int64_t number, span_of_time each) {
  switch (each) {
  case span_of_time::quarter:
    return std::to_string(floor_of(number, 4)) + "-Q" +
           std::to_string(number - 4 * floor_of(number, 4) + 1);
  case span_of_time::month:
    return std::to_string(floor_of(number, 12)) + "-" +
           two_digits(number - 12 * floor_of(number, 12) + 1);
  case span_of_time::week: {
    // A week belongs to the year of its Thursday.
    auto const thursday = number * 7;
    auto const year = to_civil(static_cast<day>(thursday)).year();
    auto const first = to_day(year / 1 / 1);
    return std::to_string(static_cast<int>(year)) + "-W" + two_digits((thursday - first) / 7 + 1);
  }
  case span_of_time::year:
  case span_of_time::none:
    break;
  }
  return std::to_string(number);
}

} // namespace

std::int64_t span_number(std::int64_t when, span_of_time each) {
  if (each == span_of_time::week) return floor_of(when + days_before_thursday, 7);
  auto const civil = to_civil(static_cast<day>(when));
  auto const year = std::int64_t{static_cast<int>(civil.year())};
  auto const month = std::int64_t{static_cast<unsigned>(civil.month())} - 1;
  switch (each) {
  case span_of_time::year:
    return year;
  case span_of_time::quarter:
    return year * 4 + month / 3;
  case span_of_time::month:
    return year * 12 + month;
  case span_of_time::week:
  case span_of_time::none:
    break;
  }
  return when;
}

std::int64_t first_day_of(std::int64_t number, span_of_time each) {
  switch (each) {
  case span_of_time::year:
    return day_of(number, 0);
  case span_of_time::quarter:
    return day_of(floor_of(number, 4), (number - 4 * floor_of(number, 4)) * 3);
  case span_of_time::month:
    return day_of(floor_of(number, 12), number - 12 * floor_of(number, 12));
  case span_of_time::week:
    return number * 7 - days_before_thursday;
  case span_of_time::none:
    break;
  }
  return number;
}

std::string span_name(std::int64_t number, span_of_time each, std::uint32_t together) {
  auto first = one_name(number, each);
  if (together <= 1) return first;
  return first + " – " + one_name(number + std::int64_t{together} - 1, each);
}

std::optional<std::string> counted_name(schema::counted_rows const& rows, std::size_t row,
                                        std::optional<day> as_of) {
  auto const end = as_of ? as_of : rows.otherwise;
  if (!end || rows.each == span_of_time::none) return std::nullopt;
  auto const first = span_number(*end, rows.each) - std::int64_t{rows.last} + 1;
  return span_name(first + static_cast<std::int64_t>(row), rows.each, rows.together);
}

} // namespace chitieu::data
