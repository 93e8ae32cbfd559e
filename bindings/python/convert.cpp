#include "convert.hpp"

#include <string>

namespace chitieu::python {

language to_language(std::string_view name) {
  if (name == "vi") return language::vi;
  if (name == "en") return language::en;
  throw pybind11::value_error("lang is \"vi\" or \"en\"");
}

pybind11::object to_date(std::optional<data::day> const& day) {
  if (!day) return pybind11::none();
  auto const civil = data::to_civil(*day);
  return pybind11::module_::import("datetime")
      .attr("date")(static_cast<int>(civil.year()), static_cast<unsigned>(civil.month()),
                    static_cast<unsigned>(civil.day()));
}

pybind11::object to_pair(std::optional<exact::ratio> const& share) {
  if (!share) return pybind11::none();
  return pybind11::make_tuple(share->numerator(), share->denominator());
}

pybind11::object to_fraction(std::optional<exact::rational> const& value) {
  if (!value) return pybind11::none();
  if (auto const small = value->small()) return to_pair(small);
  auto const text = exact::to_string(*value);
  auto const slash = text.find('/');
  auto const whole = [](std::string const& digits) {
    return pybind11::int_(pybind11::str(digits));
  };
  return pybind11::make_tuple(whole(text.substr(0, slash)),
                              whole(slash == std::string::npos ? "1" : text.substr(slash + 1)));
}

std::optional<std::chrono::year_month_day> to_civil_day(pybind11::object const& as_of) {
  if (as_of.is_none()) return std::nullopt;
  return std::chrono::year_month_day{std::chrono::year{as_of.attr("year").cast<int>()},
                                     std::chrono::month{as_of.attr("month").cast<unsigned>()},
                                     std::chrono::day{as_of.attr("day").cast<unsigned>()}};
}

} // namespace chitieu::python
