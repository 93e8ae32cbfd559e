#include "answers.hpp"

#include "evaluate_condition.hpp"
#include "evaluate_number.hpp"
#include "readable.hpp"

namespace chitieu::eval {
namespace {

using datasets = std::vector<data::bound_data const*>;

datasets one_and(data::bound_data const& own, std::span<data::bound_data const* const> earlier) {
  datasets all{&own};
  all.insert(all.end(), earlier.begin(), earlier.end());
  return all;
}

sheets sheets_of(ir::program const& program, datasets const& all, std::optional<data::day> as_of) {
  std::vector<std::unique_ptr<sheet>> made;
  for (auto const* data : all)
    made.push_back(data != nullptr ? std::make_unique<sheet>(program, *data, as_of) : nullptr);
  return sheets{std::move(made)};
}

} // namespace

answers::answers(ir::program const& program, data::bound_data const& data,
                 std::optional<data::day> as_of, std::span<data::bound_data const* const> earlier)
    : nodes_{program}, sheets_{sheets_of(program, one_and(data, earlier), as_of)},
      readable_{readable_nodes(program, one_and(data, earlier))} {}

truth const& answers::operator[](ir::condition_id wanted) {
  work_out(nodes_.of_condition(wanted));
  return own()[wanted];
}

numbers const& answers::number(ir::value_id wanted) {
  work_out(nodes_.of_value(wanted));
  return own().number(wanted);
}

void answers::work_out(node_id wanted) {
  struct task {
    sheet* on;
    node_id id;
    bool opened = false;
  };
  // Chains of parts may be long: what is still to do is kept here and not on the stack.
  std::vector<task> pending{{&sheets_.own(), wanted}};
  while (!pending.empty()) {
    auto [on, id, opened] = pending.back();
    if (on->has(id)) {
      pending.pop_back();
      continue;
    }
    if (!opened) {
      pending.back().opened = true;
      auto const other = nodes_.other_dataset(id);
      auto* const of_parts = other ? sheets_.other(*other) : on;
      if (of_parts == nullptr) continue;
      for (auto const part : nodes_.parts(id))
        if (!of_parts->has(part)) pending.push_back({of_parts, part});
      continue;
    }
    pending.pop_back();
    if (auto const* condition = nodes_.condition(id))
      on->put(static_cast<ir::condition_id>(id), evaluate(*condition, *on));
    else
      on->put_number(static_cast<ir::value_id>(id - nodes_.of_value(0)),
                     evaluate(*nodes_.value(id), *on, sheets_));
  }
}

} // namespace chitieu::eval
