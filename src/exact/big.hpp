#pragma once
#include <chitieu/exact/rational.hpp>

#include <boost/multiprecision/cpp_int.hpp>

namespace chitieu::exact {

using boost::multiprecision::cpp_int;

/// Terms of which at least one does not fit 64 bits; in lowest terms, the denominator positive.
struct rational::big {
  cpp_int numerator;
  cpp_int denominator;
};

/// The terms of a number whatever their size, and back.
struct rational_access {
  [[nodiscard]] static cpp_int numerator(rational const& value) {
    return value.big_ ? value.big_->numerator : cpp_int(value.small_.numerator());
  }
  [[nodiscard]] static cpp_int denominator(rational const& value) {
    return value.big_ ? value.big_->denominator : cpp_int(value.small_.denominator());
  }
  /// The number with these terms, the denominator not 0; in 64 bits wherever they suffice.
  [[nodiscard]] static rational make(cpp_int numerator, cpp_int denominator);
};

} // namespace chitieu::exact
