#include "declaring_line.hpp"

#include <algorithm>
#include <string_view>

namespace chitieu::check {

std::optional<std::uint32_t> end_of_declaring_line(parsed const& read,
                                                   std::string const& population) {
  for (auto const& statement : read.plan.statements) {
    auto const* declared = std::get_if<ast::population>(&statement.node);
    if (declared == nullptr || declared->called.name != population) continue;
    auto const line = read.from.slice(statement.where);
    auto const end = std::min(line.find_first_of("\r\n"), line.size());
    if (line.substr(0, end).find('#') != std::string_view::npos) return std::nullopt;
    return statement.where.begin + static_cast<std::uint32_t>(end);
  }
  return std::nullopt;
}

} // namespace chitieu::check
