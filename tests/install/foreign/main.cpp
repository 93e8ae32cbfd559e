#include <chitieu/chitieu.hpp>

#include <iostream>
#include <variant>

int main() {
  auto const text =
      chitieu::source::from_text("honours.plan", "scale honour: LĐTT < CSTĐCS\n"
                                                 "population staff\n"
                                                 "  id      key\n"
                                                 "  titles  set of honour\n"
                                                 "target 6: ≥95% of staff hold LĐTT\n");
  if (!text) return 1;
  auto const read = chitieu::parse(*text);
  for (auto const& wrong : read.diagnostics)
    std::cerr << chitieu::message(wrong, chitieu::language::en) << '\n';
  for (auto const& statement : read.plan.statements)
    if (auto const* target = std::get_if<chitieu::ast::target>(&statement.node))
      std::cout << target->id << ": " << chitieu::print(target->says, chitieu::language::en)
                << '\n';
  return chitieu::has_errors(read.diagnostics) ? 1 : 0;
}
