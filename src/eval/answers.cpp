#include "answers.hpp"

#include "evaluate_condition.hpp"
#include "evaluate_number.hpp"

#include <utility>
#include <vector>

namespace chitieu::eval {
namespace {

sheets sheets_of(preparation const& known, std::optional<data::day> as_of) {
  std::vector<std::unique_ptr<sheet>> made;
  for (auto const* data : known.datasets())
    made.push_back(data != nullptr ? std::make_unique<sheet>(known.program(), *data, as_of)
                                   : nullptr);
  return sheets{std::move(made)};
}

} // namespace

answers::answers(std::shared_ptr<preparation const> known, std::optional<data::day> as_of)
    : known_{std::move(known)}, sheets_{sheets_of(*known_, as_of)} {}

truth const& answers::operator[](ir::condition_id wanted) {
  work_out(all().of_condition(wanted));
  return own()[wanted];
}

numbers const& answers::number(ir::value_id wanted) {
  work_out(all().of_value(wanted));
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
      auto const other = all().other_dataset(id);
      auto* const of_parts = other ? sheets_.other(*other) : on;
      if (of_parts == nullptr) continue;
      for (auto const part : all().parts(id))
        if (!of_parts->has(part)) pending.push_back({of_parts, part});
      continue;
    }
    pending.pop_back();
    if (poll_) poll_();
    if (auto const* condition = all().condition(id))
      on->put(static_cast<ir::condition_id>(id), evaluate(*condition, *on));
    else
      on->put_number(static_cast<ir::value_id>(id - all().of_value(0)),
                     evaluate(*all().value(id), *on, sheets_));
  }
}

} // namespace chitieu::eval
