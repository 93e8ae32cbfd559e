#pragma once
#include <chitieu/data/arrow_table.hpp>

#include <memory>

namespace chitieu::python {

/// A table on its way out of the module.
struct table {
  std::shared_ptr<data::arrow_table const> content;
};

} // namespace chitieu::python
