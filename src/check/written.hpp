#pragma once
#include <chitieu/syntax/measure.hpp>

#include <string>

namespace chitieu::check {

/// A number as it is written, with the sign and the unit after it: `80%`, `5‰`, `8 km`.
inline std::string as_written(ast::figure const& n) {
  auto const unit = n.unit ? " " + n.unit->text : std::string();
  switch (n.is) {
  case ast::figure::form::percent:
    return n.written + "%" + unit;
  case ast::figure::form::permille:
    return n.written + "‰" + unit;
  case ast::figure::form::plain:
  case ast::figure::form::points:
    break;
  }
  return n.written + unit;
}

/// An amount in the words of the user, for messages.
inline std::string const& as_said(ast::amount const& amount) {
  return amount.said.empty() ? amount.written : amount.said;
}

} // namespace chitieu::check
