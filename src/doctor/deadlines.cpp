#include "findings.hpp"
#include "statements.hpp"

#include <algorithm>
#include <string_view>

namespace chitieu::doctor {
namespace {

std::string as_written(data::day day) {
  auto const civil = data::to_civil(day);
  return std::to_string(static_cast<unsigned>(civil.day())) + "/" +
         std::to_string(static_cast<unsigned>(civil.month())) + "/" +
         std::to_string(static_cast<int>(civil.year()));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Where a year of four digits stands in a date that is written once, if it does.
std::optional<std::size_t> year_in(std::string_view date) {
  std::optional<std::size_t> out;
  for (std::size_t at = 0; at < date.size();) {
    auto end = at;
    while (end < date.size() && is_digit(date[end])) ++end;
    if (end - at == 4) {
      if (out) return std::nullopt;
      out = at;
    }
    at = end + (end == at ? 1 : 0);
  }
  return out;
}

// The same day of the plan's year, written where the date stands under the target.
void offer_the_plans_year(parsed const& read, ast::statement const& statement, data::day due,
                          int year, diagnostic& into) {
  auto const* of = std::get_if<ast::target>(&statement.node);
  if (!of || !of->with.due) return;
  auto const day = data::to_civil(due);
  if (!std::chrono::year_month_day(std::chrono::year{year}, day.month(), day.day()).ok()) return;
  auto const whole = statement.where;
  auto const& date = of->with.due->written;
  auto const text = read.from.slice(whole);
  auto const at = text.rfind(date);
  auto const in_date = year_in(date);
  if (date.empty() || !in_date || at == std::string_view::npos ||
      whole.begin + at < of->sentence_where.end)
    return;
  auto const begin = static_cast<std::uint32_t>(whole.begin + at);
  into.at = read.from.locate({begin, static_cast<std::uint32_t>(begin + date.size())});
  auto const digits = static_cast<std::uint32_t>(begin + *in_date);
  into.fixes.push_back({read.from.locate({digits, digits + 4}), std::to_string(year), false});
}

} // namespace

void look_at_deadlines(parsed const& read, ir::program const& program, diagnostics& into) {
  if (!program.year) return;
  auto const statements = statements_of_targets(read.plan);
  for (std::size_t i = 0; i < program.targets.size() && i < statements.size(); ++i) {
    auto const& target = program.targets[i];
    if (!target.deadline || target.clauses.empty()) continue;
    auto const year = static_cast<int>(data::to_civil(*target.deadline).year());
    if (year == *program.year) continue;
    diagnostic made{code::deadline_outside_year,
                    target.clauses.front().at,
                    {target.id,
                     {data::to_iso(*target.deadline), as_written(*target.deadline)},
                     std::to_string(*program.year)},
                    {}};
    offer_the_plans_year(read, *statements[i], *target.deadline, *program.year, made);
    into.push_back(std::move(made));
  }
}

} // namespace chitieu::doctor
