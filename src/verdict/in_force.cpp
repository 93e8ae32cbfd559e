#include <chitieu/verdict/in_force.hpp>

#include <chrono>

namespace chitieu::verdict {

std::optional<data::day> decisive_day(ir::program const& program, std::optional<data::day> as_of) {
  if (!as_of && program.year) return data::to_day(std::chrono::year{*program.year} / 12 / 31);
  return as_of;
}

bool is_in_force(ir::program const& program, ir::target const& target,
                 std::optional<data::day> as_of) {
  auto const day = decisive_day(program, as_of);
  if (!target.valid || !day) return true;
  auto const& from = target.in_force_from;
  auto const& until = target.in_force_until;
  return (!from || *from <= *day) && (!until || *day <= *until);
}

} // namespace chitieu::verdict
