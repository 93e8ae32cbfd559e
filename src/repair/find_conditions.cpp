#include "find_conditions.hpp"

#include <algorithm>

namespace chitieu::mend {
namespace {

template <class Visit>
void through_parts(ir::condition const& of, Visit const& visit) {
  if (auto const* all = std::get_if<ir::all_of>(&of.node))
    for (auto const part : all->parts) visit(part);
  if (auto const* any = std::get_if<ir::any_of>(&of.node))
    for (auto const part : any->parts) visit(part);
  if (auto const* some = std::get_if<ir::count_of>(&of.node))
    for (auto const part : some->parts) visit(part);
  if (auto const* no = std::get_if<ir::negation>(&of.node)) visit(no->inner);
  if (auto const* sure = std::get_if<ir::surely>(&of.node)) visit(sure->inner);
}

} // namespace

void find_fixed(ir::program const& program, reach const& hangs, ir::condition_id id,
                std::vector<ir::condition_id>& into) {
  if (hangs.of(id) == hold::fixed) {
    if (std::find(into.begin(), into.end(), id) == into.end()) into.push_back(id);
    return;
  }
  through_parts(program.conditions[id],
                [&](ir::condition_id part) { find_fixed(program, hangs, part, into); });
}

void find_asked(ir::program const& program, reach const& hangs, ir::condition_id id,
                std::vector<ir::condition_id>& into) {
  if (hangs.of(id) == hold::fixed) return;
  bool is_made_of_others = false;
  bool const is_surely = std::holds_alternative<ir::surely>(program.conditions[id].node);
  if (hangs.of(id) != hold::own && !is_surely)
    through_parts(program.conditions[id], [&](ir::condition_id part) {
      is_made_of_others = true;
      find_asked(program, hangs, part, into);
    });
  if (!is_made_of_others && std::find(into.begin(), into.end(), id) == into.end())
    into.push_back(id);
}

void find_growing(ir::program const& program, reach const& hangs, ir::condition_id id,
                  std::vector<ir::condition_id>& into) {
  if (hangs.of(id) == hold::fixed) return;
  if (hangs.grows(id) != nullptr) {
    if (std::find(into.begin(), into.end(), id) == into.end()) into.push_back(id);
    return;
  }
  through_parts(program.conditions[id],
                [&](ir::condition_id part) { find_growing(program, hangs, part, into); });
}

} // namespace chitieu::mend
