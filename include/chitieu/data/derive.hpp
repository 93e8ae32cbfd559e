#pragma once
#include <chitieu/data/bound.hpp>

#include <functional>

namespace chitieu::data {

/// Works out the columns and the groups that no table holds, from tables that were put together
/// otherwise than by `bind`. What cannot be worked out stays missing. `poll` is called as by
/// `bind`.
void derive(schema::schema const&, column_use const&, bound_data&,
            std::function<void()> const& poll = {});

} // namespace chitieu::data
