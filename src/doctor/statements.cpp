#include "statements.hpp"

namespace chitieu::doctor {

std::vector<ast::statement const*> statements_of_targets(ast::plan const& plan) {
  std::vector<ast::statement const*> out;
  for (auto const& statement : plan.statements)
    if (std::holds_alternative<ast::target>(statement.node)) out.push_back(&statement);
  return out;
}

std::vector<fix> taking_out(parsed const& read, ast::statement const& statement) {
  auto where = statement.where;
  if (statement.changes || where.begin == where.end ||
      read.from.locate(where).file != read.from.name())
    return {};
  if (read.from.slice({where.end, where.end + 1}) == "\n") ++where.end;
  return {{read.from.locate(where), "", false}};
}

} // namespace chitieu::doctor
