#pragma once
#include <chitieu/syntax/parse.hpp>

#include <string>
#include <vector>

namespace chitieu {

/// A name that a plan declares, or the id of a target.
struct declared_name {
  enum class kind : std::uint8_t {
    target,
    section,
    scale,
    value,
    population,
    column,
    constant,
    band,
    measure,
    dataset,
    unit,
    term,
    phrase,
  };
  kind is = kind::target;
  schema::naming
      called; ///< `where` is that of the name; for a target without an id, of the sentence
  span whole; ///< of what declares it
};

/// A place where a declared name stands, in quotation marks or not.
struct name_use {
  std::string name; ///< folded, as names are compared
  span where;       ///< without the quotation marks
  bool quoted = false;
  std::size_t part = 0; ///< of a phrase with slots: which stretch of its words
};

/// Everything that a plan declares, with what it extends, in the order of the text.
[[nodiscard]] std::vector<declared_name> declared_names(parsed const&);

/// Every place in the plan's own text where the words of a declared name stand, declarations too.
[[nodiscard]] std::vector<name_use> name_uses(parsed const&);

/// The plan's own text with another name in every place where one stands. Whether it still says the
/// same is for the caller to compare. A phrase with slots gets another one with as many stretches
/// of words, or stays.
[[nodiscard]] std::string renamed(parsed const&, std::string const& from, std::string const& to);

} // namespace chitieu
