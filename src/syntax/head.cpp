#include <chitieu/syntax/head.hpp>

#include <algorithm>

namespace chitieu {

void offer_line(diagnostic& to, ast::plan const& plan, source const& of, std::string const& line) {
  auto const bytes = of.bytes().substr(0, of.own_size());
  auto const line_feed = bytes.find('\n');
  auto const returns =
      line_feed != std::string_view::npos && line_feed > 0 && bytes[line_feed - 1] == '\r';
  std::string const ends = returns ? "\r\n" : "\n";
  std::uint32_t after = 0;
  for (auto const& each : plan.statements)
    if (each.where.end <= of.own_size() && (std::holds_alternative<ast::title>(each.node) ||
                                            std::holds_alternative<ast::edition>(each.node)))
      after = std::max(after, each.where.end);
  if (after == 0) return offer(to, of, {0, 0}, line + ends, choice::asks);
  auto const end =
      static_cast<std::uint32_t>(std::min(bytes.find_first_of("\r\n", after), bytes.size()));
  offer(to, of, {end, end}, ends + line, choice::asks);
}

} // namespace chitieu
