#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/engine/bind.hpp>
#include <chitieu/ir/program.hpp>

#include <memory>
#include <vector>

namespace chitieu::engine {

/// The tables of the earlier datasets that a program compares with, by their id; null where one is
/// not given. What is wrong with them is said under the dataset's name.
[[nodiscard]] std::vector<std::shared_ptr<data::bound_data const>>
bind_earlier(ir::program const&, bind_options const&, diagnostics& into);

} // namespace chitieu::engine
