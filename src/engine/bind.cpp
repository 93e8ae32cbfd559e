#include <chitieu/engine/bind.hpp>

#include "bind_earlier.hpp"
#include "group_names.hpp"
#include "name_column.hpp"

#include <chitieu/data/derive.hpp>
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

chitieu::diagnostics said_of(dataset const& data, data::bound_data const& tables) {
  auto all = data.diagnostics();
  all.insert(all.end(), tables.diagnostics.begin(), tables.diagnostics.end());
  return all;
}

std::vector<data::bound_data const*>
pointers_to(std::vector<std::shared_ptr<data::bound_data const>> const& all) {
  std::vector<data::bound_data const*> out;
  for (auto const& each : all) out.push_back(each.get());
  return out;
}

std::shared_ptr<data::bound_data const>
derived(ir::program const& program, bind_options const& options, data::bound_data tables) {
  data::derive(program.schema, needed(program, options), tables, options.poll);
  return std::make_shared<data::bound_data>(std::move(tables));
}

} // namespace

bound_dataset::bound_dataset(ir::program const& program, dataset const& data, bind_options options)
    : program_(&program), options_(std::move(options)),
      tables_(std::make_shared<data::bound_data>(
          data::bind(program.schema, needed(program, options_), data, program.numbers,
                     options_.poll, options_.run_on))),
      diagnostics_(said_of(data, *tables_)),
      earlier_(engine::bind_earlier(program, options_, diagnostics_)),
      prepared_(program, *tables_, pointers_to(earlier_)) {
  options_.earlier.clear();
  options_.poll = {};
  options_.run_on = {};
}

bound_dataset::bound_dataset(ir::program const& program, data::bound_data tables,
                             chitieu::diagnostics said,
                             std::vector<std::shared_ptr<data::bound_data const>> earlier,
                             bind_options options)
    : program_(&program), options_(std::move(options)),
      tables_(derived(program, options_, std::move(tables))), diagnostics_(std::move(said)),
      earlier_(std::move(earlier)), prepared_(program, *tables_, pointers_to(earlier_)) {
  options_.earlier.clear();
  options_.poll = {};
}

} // namespace chitieu
