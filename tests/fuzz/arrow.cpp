// Arrow's structs from a producer that lies: read, bound to a plan with every type of column,
// judged, asked of the plain interpreter, gathered and exported.
#include "arrow_lies.hpp"

#include <chitieu/chitieu.hpp>
#include <chitieu/data/arrow.hpp>
#include <chitieu/data/arrow_table.hpp>
#include <chitieu/render/render.hpp>

#include <numeric>

using namespace chitieu;
using hostile::require;

namespace {

constexpr std::string_view text = R"(
plan “p” for 2023
scale rating: poor < fair < good < excellent
scale honour, cumulative: LĐTT < CSTĐCS
population units
  id      key
  rating  rating
population staff
  id      key
  unit    units may be absent
  role    one of lecturer, official, worker
  rating  rating
  titles  set of honour  blank means none
  name    text
  score   number
  papers  count
  born    date
  active  flag  blank means no
target 1: at least 95% of staff hold LĐTT
target 2: average score of staff ≥ 5
target 3: at least 1 units have at least 1 staff where active
target 4: at least 30% of staff rated at least good
target 5: number of different role of staff ≥ 2
target 6: sum of papers of staff ≥ 3
target 7: at least 1 staff where name is “a” have unit's rating at least good
target 8: all staff have years from born to as of at least 18
target 9: at least 50% of units rated at least fair
)";

constexpr std::array<char const*, 2> of_units = {"id", "rating"};
constexpr std::array<char const*, 10> of_staff = {"id",   "unit",  "role",   "rating", "titles",
                                                  "name", "score", "papers", "born",   "active"};

ir::program const& program() {
  static ir::program const made = [] {
    auto compiled = compile(parse(*source::from_text("plan", std::string(text))));
    for (auto const& each : compiled.diagnostics)
      require(severity_of(each.what) != severity::error, message(each, language::en));
    return compiled;
  }();
  return made;
}

/// A stream of batches of one schema.
struct stream {
  hostile::bytes* from;
  arrow_builder::ledger* counts;
  hostile::array schema;
  std::size_t left;
  int error;
};

outcome<data::input_table, diagnostics>
read_stream(hostile::bytes& from, hostile::array const& batch, arrow_builder::ledger& counts) {
  ArrowArrayStream out{};
  stream held{&from, &counts, batch, from.below(3), from.below(8) == 0 ? 5 : 0};
  out.private_data = &held;
  out.get_schema = [](ArrowArrayStream* self, ArrowSchema* schema) {
    auto& is = *static_cast<stream*>(self->private_data);
    hostile::give(*is.from, is.schema, *is.counts, *schema);
    return 0;
  };
  out.get_next = [](ArrowArrayStream* self, ArrowArray* next) {
    auto& is = *static_cast<stream*>(self->private_data);
    *next = {};
    if (is.left == 0) return is.error;
    --is.left;
    hostile::give(*is.from, hostile::with_other_cells(*is.from, is.schema), *is.counts, *next);
    return 0;
  };
  out.get_last_error = [](ArrowArrayStream*) -> char const* { return nullptr; };
  out.release = [](ArrowArrayStream* self) { self->release = nullptr; };
  auto made = data::read_arrow("t", out);
  require(out.release == nullptr, "a stream is taken");
  return made;
}

outcome<data::input_table, diagnostics>
read_batch(hostile::bytes& from, hostile::array const& batch, arrow_builder::ledger& counts) {
  ArrowSchema schema;
  ArrowArray array;
  hostile::give(from, batch, counts, schema);
  hostile::give(from, batch, counts, array);
  auto made = data::read_arrow("t", schema, array);
  require(schema.release == nullptr && array.release == nullptr, "structs are taken");
  return made;
}

void require_gathered(data::input_table const& table) {
  std::vector<std::size_t> rows(table.rows);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  data::input_table sound;
  sound.rows = table.rows;
  for (auto const& column : table.columns)
    if (!column.cells->fault()) sound.columns.push_back(column);
  auto const gathered = std::make_shared<data::arrow_table const>(data::gather(sound, rows));
  ArrowArrayStream stream;
  data::export_stream(gathered, stream);
  auto const again = data::read_arrow("t", stream);
  require(bool{again} && again->rows == sound.rows, "what is exported is read");
  for (auto const& column : again->columns) require(!column.cells->fault(), "without a fault");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  hostile::bytes from(data, size);
  arrow_builder::ledger counts;
  {
    dataset tables;
    auto const add = [&](char const* population, auto const& names) {
      auto const batch = hostile::table(from, names);
      auto const read =
          from.flip() ? read_stream(from, batch, counts) : read_batch(from, batch, counts);
      require(bool{read} != !read.diagnostics.empty(), "a table, or why not");
      for (auto const& each : read.diagnostics) (void)message(each, language::en);
      if (!read) return;
      require_gathered(*read);
      tables.add(population, *read);
    };
    add("units", of_units);
    add("staff", of_staff);
    check_options options;
    options.who = true;
    if (from.flip()) options.as_of = std::chrono::year{2023} / 6 / 30;
    bound_dataset const bound(program(), tables);
    auto const report = evaluate(program(), bound, options);
    for (auto const in : {language::en, language::vi}) (void)render::to_json(report, in);
    std::optional<data::day> as_of;
    if (options.as_of) as_of = data::to_day(*options.as_of);
    hostile::require_same_answers(program(), bound, as_of);
  }
  require(counts.given == counts.released, "every struct is released once");
  return 0;
}
