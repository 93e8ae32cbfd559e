#pragma once
#include "plan.hpp"

#include <chitieu/engine/bind.hpp>

#include <memory>

namespace chitieu::python {

/// A plan bound to tables; holds both, so that rows can be shown later.
struct bound {
  std::shared_ptr<plan> of;
  std::shared_ptr<dataset> tables;
  bound_dataset data;

  bound(std::shared_ptr<plan> p, std::shared_ptr<dataset> d, bind_options options)
      : of(std::move(p)), tables(std::move(d)), data(of->program, *tables, std::move(options)) {}
};

} // namespace chitieu::python
