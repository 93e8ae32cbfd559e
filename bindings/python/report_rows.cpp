#include "report_rows.hpp"

#include "stack_tables.hpp"

#include <algorithm>

namespace chitieu::python {
namespace {

using data::arrow_table;
using texts = std::vector<std::optional<std::string>>;
using integers = std::vector<std::optional<std::int64_t>>;

std::optional<std::string> fraction(std::optional<exact::ratio> const& share) {
  if (!share) return std::nullopt;
  return std::to_string(share->numerator()) + "/" + std::to_string(share->denominator());
}

std::optional<std::string> fraction(std::optional<exact::rational> const& value) {
  if (!value) return std::nullopt;
  return exact::to_string(*value);
}

std::optional<std::string> low_of(clause_verdict const& c) {
  return c.number ? fraction(c.number->value.low) : fraction(c.margins.low);
}

std::optional<std::string> high_of(clause_verdict const& c) {
  return c.number ? fraction(c.number->value.high) : fraction(c.margins.high);
}

std::optional<std::string> value_of(clause_verdict const& c) {
  if (!c.number || !c.number->value.is_exact()) return std::nullopt;
  return fraction(c.number->value.low);
}

// The populations of a clause, each once, in the order of the sentence.
std::vector<schema::population_id> populations_of(ir::clause const& clause) {
  std::vector<schema::population_id> out;
  for (auto const& part : clause.parts)
    if (std::find(out.begin(), out.end(), part.population) == out.end())
      out.push_back(part.population);
  return out;
}

} // namespace

std::vector<std::string> keys_of(record_list const& some) {
  std::vector<std::string> out;
  out.reserve(some.size());
  for (std::size_t i = 0; i < some.size(); ++i) out.emplace_back(some.key(i));
  return out;
}

table rows_of(bound const& b, ir::clause const& clause, record_list const& who) {
  auto const populations = populations_of(clause);
  std::vector<table_part> parts;
  for (auto const population : populations) {
    auto const from = b.data.tables().tables[population].from;
    if (!from) continue;
    auto const& name = b.of->program.schema.populations[population].called.name;
    std::vector<std::size_t> rows;
    table_part part;
    for (std::size_t i = 0; i < who.size(); ++i) {
      // A witness of the only population need not say which one it is.
      if (populations.size() > 1 && who.population(i) != name) continue;
      rows.push_back(who.row(i));
      part.to.push_back(i);
    }
    part.content = data::gather(b.tables->tables()[*from].second, rows);
    if (populations.size() == 1) return {std::make_shared<arrow_table>(std::move(part.content))};
    parts.push_back(std::move(part));
  }
  texts names;
  texts keys;
  for (auto const& each : who) {
    names.emplace_back(each.population);
    keys.emplace_back(each.key);
  }
  arrow_table out;
  out.rows = who.size();
  out.columns.push_back(data::texts_column("population", names));
  out.columns.push_back(data::texts_column("key", keys));
  for (auto& column : stack_tables(parts, out.rows, {"population", "key"}))
    out.columns.push_back(std::move(column));
  return {std::make_shared<arrow_table>(std::move(out))};
}

table clauses_of(report const& r) {
  struct row {
    target_verdict const* target;
    clause_verdict const* clause;
  };
  std::vector<row> rows;
  for (auto const& target : r.targets) {
    if (target.clauses.empty()) rows.push_back({&target, nullptr});
    for (auto const& clause : target.clauses) rows.push_back({&target, &clause});
  }
  arrow_table out;
  out.rows = rows.size();
  auto text = [&](char const* name, auto const& read) {
    texts cells;
    for (auto const& each : rows) cells.push_back(read(each));
    out.columns.push_back(data::texts_column(name, cells));
  };
  auto number = [&](char const* name, auto const& read) {
    integers cells;
    for (auto const& each : rows)
      cells.push_back(each.clause == nullptr || each.clause->number || each.clause->hidden
                          ? std::nullopt
                          : std::optional<std::int64_t>(read(*each.clause)));
    out.columns.push_back(data::integers_column(name, cells));
  };
  using said = std::optional<std::string>;
  auto of_clause = [](auto const& read) {
    return [read](row const& each) -> said {
      if (each.clause == nullptr) return std::nullopt;
      return read(*each.clause);
    };
  };
  text("id", [](row const& e) { return said(e.clause == nullptr ? e.target->id : e.clause->id); });
  text("target", [](row const& e) { return said(e.target->id); });
  text("kind", [](row const& e) { return said(to_string(e.target->kind)); });
  text("title", [](row const& e) { return said(e.target->title); });
  text("section", [](row const& e) { return said(e.target->section); });
  text("sentence", of_clause([](clause_verdict const& c) { return said(c.sentence); }));
  text("status", [](row const& e) {
    return said(to_string(e.clause == nullptr ? e.target->status : e.clause->status));
  });
  number("count", [](clause_verdict const& c) { return c.counts.yes; });
  number("base", [](clause_verdict const& c) { return c.counts.base(); });
  number("unknown", [](clause_verdict const& c) { return c.counts.unknown; });
  number("base_unknown", [](clause_verdict const& c) { return c.counts.maybe_base(); });
  text("share", of_clause([](clause_verdict const& c) {
         return c.number ? std::nullopt : fraction(c.margins.share);
       }));
  text("low", of_clause(low_of));
  text("high", of_clause(high_of));
  text("threshold", of_clause([](clause_verdict const& c) { return said(c.threshold); }));
  number("need", [](clause_verdict const& c) { return c.margins.need; });
  number("short", [](clause_verdict const& c) { return c.margins.short_by; });
  number("over", [](clause_verdict const& c) { return c.margins.over_by; });
  number("spare", [](clause_verdict const& c) { return c.margins.spare; });
  text("value", of_clause(value_of));
  text("gap", of_clause([](clause_verdict const& c) {
         return c.number ? fraction(c.number->gap) : std::nullopt;
       }));
  text("unit", of_clause([](clause_verdict const& c) {
         return c.number ? said(c.number->unit) : std::nullopt;
       }));
  std::vector<std::optional<std::int64_t>> days;
  for (auto const& each : rows) {
    auto const& day = each.clause != nullptr && each.clause->deadline ? each.clause->deadline
                                                                      : each.target->deadline;
    days.push_back(day ? std::optional<std::int64_t>(*day) : std::nullopt);
  }
  out.columns.push_back(data::days_column("deadline", days));
  text("source", [](row const& e) { return said(e.target->source); });
  return {std::make_shared<arrow_table>(std::move(out))};
}

} // namespace chitieu::python
