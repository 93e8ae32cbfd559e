#pragma once
#include "grammar.hpp"
#include "word.hpp"

#include <array>
#include <utility>

namespace chitieu::syntax {

/// What statements begin with, in the order in which they are read: names must be declared before
/// sentences use them. A table of amounts begins like a constant, and is told by `along` in it.
inline constexpr std::array<std::pair<word, start>, 23> statement_order = {{
    {word::edition, start::edition},
    {word::plan, start::title},
    {word::source, start::origin},
    {word::numbers, start::numbers},
    {word::bare_percentages, start::bare_percentages},
    {word::holidays, start::holidays},
    {word::scale, start::scale},
    {word::population, start::population},
    {word::unit, start::unit},
    {word::earlier_data, start::earlier_data},
    {word::about, start::approximation},
    {word::grades, start::grades},
    {word::let, start::constant},
    {word::band, start::band},
    {word::along, start::table},
    {word::measure, start::measure_definition},
    {word::term, start::term},
    {word::phrase, start::phrase},
    {word::section, start::section},
    {word::target, start::target},
    {word::limit, start::target},
    {word::check, start::target},
    {word::remove, start::removal},
}};

} // namespace chitieu::syntax
