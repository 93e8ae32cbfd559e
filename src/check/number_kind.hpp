#pragma once
#include <chitieu/ir/value.hpp>

#include <string>

namespace chitieu::check {

/// What a number is a number of, so that only like is held against like.
struct number_kind {
  enum class form : std::uint8_t {
    plain,  ///< counted in `unit`, if that is not empty
    share,  ///< a part of a whole: compared with percentages
    points, ///< a difference of shares
    day,
    time,
  };
  form is = form::plain;
  std::string unit;      ///< folded
  std::string unit_said; ///< as it is declared
  bool figure = false;   ///< no more than a number as it is written
  bool whole = false;    ///< how many there are, or how much in all: no part of something

  friend bool operator==(number_kind const&, number_kind const&) = default;
};

/// A number of the rows of some population, and what it counts.
struct typed_value {
  ir::value_id id = 0;
  number_kind kind;
};

} // namespace chitieu::check
