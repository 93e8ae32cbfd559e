#include <chitieu/engine/bind.hpp>

#include "bind_earlier.hpp"
#include "group_names.hpp"
#include "name_column.hpp"

#include <chitieu/eval/columns_read.hpp>

#include <utility>

namespace chitieu {
namespace {

data::column_use needed(ir::program const& program, bind_options const& options) {
  auto use = eval::columns_read(program);
  if (options.by) engine::use_columns_called(*options.by, program, use);
  if (options.names)
    for (schema::population_id p = 0; p < program.schema.populations.size(); ++p)
      if (auto const c = engine::name_column(program.schema.populations[p]);
          c && use.populations[p])
        use.columns[p][*c] = true;
  return use;
}

} // namespace

bound_dataset::bound_dataset(ir::program const& program, dataset const& data, bind_options options)
    : program_(&program), options_(std::move(options)),
      tables_(data::bind(program.schema, needed(program, options_), data, program.numbers)),
      diagnostics_(data.diagnostics()) {
  diagnostics_.insert(diagnostics_.end(), tables_.diagnostics.begin(), tables_.diagnostics.end());
  earlier_ = engine::bind_earlier(program, options_.earlier, diagnostics_);
  options_.earlier.clear();
}

} // namespace chitieu
