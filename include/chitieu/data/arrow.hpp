#pragma once
#include <chitieu/data/arrow_abi.h>
#include <chitieu/data/input.hpp>
#include <chitieu/result.hpp>

#include <string>

namespace chitieu::data {

/// A table over the batches of an Arrow stream, read where they lie and released with the last of
/// its columns. The stream is taken: its `release` is null afterwards, whatever comes of it.
///
/// | Arrow | cells |
/// |---|---|
/// | boolean | flags |
/// | integers | integers |
/// | float, double | decimals, the shortest that prints so; NaN is blank |
/// | decimal of 32 to 256 bits | decimals |
/// | string, large string, string view | text; an empty one is blank |
/// | date32, date64 | dates |
/// | timestamp without a zone | dates, where every cell is a midnight |
/// | dictionary of strings | choices; its index and values may be null |
/// | dictionary of any other of these | what its values are |
/// | lists and list views of strings or of dictionaries of strings | lists |
/// | null | blank cells |
///
/// A null is a blank cell, in a list column a list that is not known; an empty list has nothing in
/// it. A null inside a list counts as what the plan says a blank cell is: by default the list is
/// not known. A timestamp with a time of day or a zone is refused,
/// since which day it means for the plan is for the owner of the data to say. Columns of other
/// types, and those whose lengths or offsets cannot be right, are refused when a plan needs them.
///
/// `name` stands for the table in diagnostics, which are for what is no table or cannot be fetched.
/// A reader that was read to its end before gives a table without rows, like an empty one.
[[nodiscard]] outcome<input_table, diagnostics> read_arrow(std::string name,
                                                           ArrowArrayStream& stream);

/// The same for one batch; schema and array are taken.
[[nodiscard]] outcome<input_table, diagnostics> read_arrow(std::string name, ArrowSchema& schema,
                                                           ArrowArray& batch);

} // namespace chitieu::data
