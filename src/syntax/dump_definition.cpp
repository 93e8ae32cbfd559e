#include "dumper.hpp"

namespace chitieu::syntax {
namespace {

constexpr char const* scoring_words[] = {"", " proportional", " per_unit", " bands"};

} // namespace

void dumper::table_case(ast::table_case const& one) {
  line(one.otherwise ? "otherwise" : one.how ? word_for(*one.how, relation_words) : "case");
  deeper const in(*this);
  for (auto const& bound : one.bounds) node(bound);
  for (auto const& each : one.values) value(each);
  if (one.gives) amount(*one.gives);
  optional_name("is", one.band);
}

void dumper::node(ast::table const& table) {
  named("table", table.called);
  deeper const in(*this);
  for (auto const& by : table.by) measure(by);
  for (auto const& each : table.cases) table_case(each);
}

void dumper::node(ast::band const& band) {
  named("band", band.called);
  deeper const in(*this);
  text("of", band.of.text);
  for (auto const& by : band.by) measure(by);
  for (auto const& each : band.cases) table_case(each);
}

void dumper::node(ast::measure_definition const& definition) {
  named("measure", definition.called);
  deeper const in(*this);
  optional_name("of", definition.of);
  for (auto const& means : definition.means) measure(means);
}

void dumper::node(ast::earlier_data const& data) { named("earlier_data", data.called); }

void dumper::node(ast::unit const& unit) {
  named("unit", unit.called);
  deeper const in(*this);
  if (unit.means) node(*unit.means);
}

void dumper::node(ast::approximation const& about) {
  line("about");
  deeper const in(*this);
  node(about.within);
}

void dumper::node(ast::grades const& grades) {
  line("grades");
  deeper const in(*this);
  for (auto const& each : grades.list)
    line("grade \"" + each.called.text + "\"" + (each.from ? " " + number_text(*each.from) : ""));
}

void dumper::scoring(ast::scoring const& scoring) {
  line("points " + number_text(scoring.points) + word_for(scoring.is, scoring_words) +
       (scoring.is == ast::scoring::form::per_unit ? " " + number_text(scoring.per_unit) : ""));
  deeper const in(*this);
  for (auto const& band : scoring.bands) {
    line("band " + number_text(band.points));
    deeper const further(*this);
    amount(band.from);
  }
}

} // namespace chitieu::syntax
