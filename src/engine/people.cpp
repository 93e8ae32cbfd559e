#include "people.hpp"

#include "name_column.hpp"
#include "row_name.hpp"

#include <algorithm>

namespace chitieu::engine {
namespace {

/// How many rows stand behind the counts of a clause, as the lists have them.
struct list_sizes {
  std::size_t counted = 0;
  std::size_t missing = 0;
  std::size_t unknown = 0;

  explicit list_sizes(exact::counts const& of)
      : counted{static_cast<std::size_t>(of.yes)}, missing{static_cast<std::size_t>(of.no)},
        unknown{static_cast<std::size_t>(of.unknown + of.maybe_base())} {}
};

void tell_more(witnesses& of, list_sizes const& all) {
  of.more_counted = all.counted - of.counted.size();
  of.more_missing = all.missing - of.missing.size();
  of.more_unknown = all.unknown - of.unknown.size();
}

} // namespace

people::people(ir::program const& program, data::bound_data const& data,
               check_options const& options, std::optional<data::day> as_of)
    : program_(program), data_(data), options_(options), pace_(options.poll), as_of_(as_of) {}

witnesses people::of(ir::clause const& clause, eval::evaluator& from) const {
  witnesses out;
  auto const rows = from.rows(clause, {.most = most()});
  for (std::size_t i = 0; i < rows.size(); ++i) add(out, clause.parts[i].population, rows[i]);
  if (!options_.first) return out;
  auto rows_alone = clause;
  rows_alone.in_a_row = false; // of which the count is that of one run
  tell_more(out, list_sizes(from.count(rows_alone)));
  return out;
}

void people::add_to_groups(clause_verdict& into, ir::clause const& clause,
                           std::span<eval::grouping const> of_parts, std::size_t group_count,
                           std::span<std::size_t const> codes, eval::evaluator& from) const {
  auto const rows = from.rows_by(clause, of_parts, group_count, {.most = most()});
  auto& of_any = into.of_any_group.emplace();
  std::size_t all_of_any = 0;
  for (std::size_t part = 0; part < rows.parts; ++part) {
    add(of_any.unknown, clause.parts[part].population, rows.of_any[part]);
    all_of_any += rows.all_of_any[part];
  }
  of_any.more_unknown = all_of_any - of_any.unknown.size();
  for (std::size_t i = 0; i < into.groups.size(); ++i) {
    pace_.take();
    auto& who = into.groups[i].who.emplace();
    for (std::size_t part = 0; part < rows.parts; ++part)
      add(who, clause.parts[part].population, rows.of(codes[i], part));
    list_sizes all(into.groups[i].counts);
    all.unknown -= all_of_any;
    tell_more(who, all);
  }
}

void people::add(witnesses& into, schema::population_id population,
                 eval::row_list const& rows) const {
  add(into.counted, population, rows.counted);
  add(into.missing, population, rows.missing);
  add(into.unknown, population, rows.unknown);
}

void people::add(record_list& into, schema::population_id id,
                 std::vector<std::uint32_t> const& rows) const {
  auto const& population = program_.schema.populations[id];
  auto const& table = data_.tables[id];
  data::bound_column const* names = nullptr;
  if (options_.names)
    if (auto const c = name_column(population)) names = table.columns[*c].get();
  auto const count = std::min(rows.size(), most() - into.size());
  into.reserve(into.size() + count);
  for (std::size_t i = 0; i < count; ++i) {
    pace_.take();
    auto const name = names != nullptr ? names->text(rows[i]) : std::nullopt;
    into.add(population.called.name, row_name(population, table, rows[i], as_of_),
             name.value_or(std::string_view()), rows[i]);
  }
}

std::size_t people::most() const { return options_.first.value_or(eval::wanted_rows::all); }

} // namespace chitieu::engine
