#pragma once
#include "json_writer.hpp"

#include <chitieu/verdict/report.hpp>

namespace chitieu::render {

/// The members `need`, `short`, `over` and `spare`, and `need_high` of a range.
void write_members(json_writer&, exact::margins const&);

/// What a clause comes to, in short: an object with its status, threshold and whole numbers.
void write_in_short(json_writer&, clause_verdict const&);

} // namespace chitieu::render
