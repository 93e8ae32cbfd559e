#pragma once
#include "cells.hpp"
#include "truth.hpp"

#include <chitieu/ir/condition.hpp>

namespace chitieu::eval {

// Each test of a single column, over all its rows.
[[nodiscard]] truth evaluate(ir::code_test const&, cells const&, exact::pace const&);
[[nodiscard]] truth evaluate(ir::set_test const&, cells const&, exact::pace const&);
[[nodiscard]] truth evaluate(ir::number_test const&, cells const&, exact::pace const&);
[[nodiscard]] truth evaluate(ir::day_test const&, cells const&, std::optional<data::day> as_of,
                             exact::pace const&);
[[nodiscard]] truth evaluate(ir::span_test const&, cells const&, schema::type,
                             std::optional<data::day> as_of, exact::pace const&);
[[nodiscard]] truth evaluate(ir::flag_test const&, cells const&, exact::pace const&);
[[nodiscard]] truth evaluate(ir::text_test const&, cells const&, exact::pace const&);
[[nodiscard]] truth evaluate(ir::known_test const&, cells const&, exact::pace const&);
[[nodiscard]] truth evaluate(ir::none_test const&, cells const&, exact::pace const&);

} // namespace chitieu::eval
