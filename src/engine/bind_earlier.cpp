#include "bind_earlier.hpp"

#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/eval/columns_read.hpp>
#include <chitieu/text/fold.hpp>

namespace chitieu::engine {
namespace {

std::vector<argument> near(std::string const& name, std::vector<std::string> const& among) {
  std::vector<candidate> candidates;
  for (auto const& each : among)
    candidates.push_back({text::fold_name(each), text::skeleton(each), each});
  return either(suggest(text::fold_name(name), text::skeleton(name), candidates));
}

// A missing table has its place in the plan, where nothing says which data lack it.
diagnostic under(std::string const& name, diagnostic one) {
  if (one.what == code::missing_population)
    return {code::earlier_table_missing, one.at, {name, one.arguments.front()}, {}};
  one.at.file = name + ": " + one.at.file;
  return one;
}

dataset const* find(std::vector<named_dataset> const& given, std::string const& name) {
  auto const folded = text::fold_name(name);
  for (auto const& [called, data] : given)
    if (data && text::fold_name(called) == folded) return data;
  return nullptr;
}

bool is_known(ir::program const& program, std::string const& name) {
  auto const folded = text::fold_name(name);
  for (auto const& each : program.datasets)
    if (text::fold_name(each) == folded) return true;
  return false;
}

} // namespace

std::vector<std::shared_ptr<data::bound_data const>>
bind_earlier(ir::program const& program, bind_options const& options, diagnostics& into) {
  auto const& given = options.earlier;
  std::vector<std::shared_ptr<data::bound_data const>> out(program.datasets.size());
  for (ir::dataset_id id = 0; id < out.size(); ++id) {
    auto const& name = program.datasets[id];
    auto const* data = find(given, name);
    if (!data) {
      into.push_back({code::dataset_not_given, {}, {name}, {}});
      continue;
    }
    auto bound = std::make_shared<data::bound_data>(
        data::bind(program.schema, eval::columns_read(program, id), *data, program.numbers,
                   options.poll, options.run_on));
    for (auto const& each : data->diagnostics()) into.push_back(under(name, each));
    for (auto const& each : bound->diagnostics) into.push_back(under(name, each));
    out[id] = std::move(bound);
  }
  for (auto const& [name, data] : given)
    if (!is_known(program, name))
      into.push_back({code::unused_dataset, {}, {name}, near(name, program.datasets)});
  return out;
}

} // namespace chitieu::engine
