// Tables of text: read, bound to a plan with every type of column, judged, and asked of the plain
// interpreter. A line of four dashes begins the next table.
#include "hostile.hpp"

#include <chitieu/chitieu.hpp>
#include <chitieu/render/render.hpp>

#include <string>

using namespace chitieu;
using hostile::require;

namespace {

constexpr std::string_view declarations = R"(
population units
  id      key
  rating  rating
population staff
  id      key
  unit    units
  second  units  may be absent
  role    one of lecturer, official, worker
  rating  rating
  titles  set of honour  blank means none
  name    text
  score   number
  papers  count
  born    date
  starts  time
  active  flag  blank means no
population entries
  authors set of staff
  hours   number
  sent_on date
target 1: at least 95% of staff hold LĐTT
target 2: at least 50% of staff have at least 1 entries where hours ≥ 3
target 3: average score of staff ≥ 5
target 4: at least 1 units ≥70% of their staff as unit active
target 5: at least 30% of staff rated at least good
target 6: in every month of sent_on, at least 1 entries
target 7: number of different role of staff ≥ 2
target 8: sum of papers of staff ≥ 3
target 9: at least 1 staff where name is “An” have unit's rating at least good
target 10: at least 1 staff second is known
target 11: median score of staff where role is lecturer ≥ 4
target 12: at least 1 staff starts is known
target 13: all staff have years from born to as of at least 18
)";

struct checked_plan {
  ir::program program;
  explicit checked_plan(std::string const& numbers)
      : program(compile(
            parse(*source::from_text("plan", "plan “p” for 2023\nnumbers: " + numbers +
                                                 "\nscale rating: poor < fair < good < excellent\n"
                                                 "scale honour, cumulative: LĐTT < CSTĐCS" +
                                                 std::string(declarations))))) {
    for (auto const& each : program.diagnostics)
      require(severity_of(each.what) != severity::error, message(each, language::en));
  }
};

std::string quoted(std::string_view cell) {
  std::string out = "\"";
  for (char const c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string written(data::text_table const& table) {
  std::string out;
  auto const add = [&](std::size_t column, std::string_view cell) {
    out += (column == 0 ? "" : ",") + quoted(cell);
  };
  for (std::size_t c = 0; c < table.header.size(); ++c) add(c, table.header[c]);
  out += '\n';
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) add(c, table.columns[c][row]);
    out += '\n';
  }
  return out;
}

/// What was read can be written and read again.
void require_read_again(std::string_view bytes) {
  auto const read = data::read_csv("t", bytes);
  require(bool{read} || has_errors(read.diagnostics), "a table, or why not");
  for (auto const& each : read.diagnostics) (void)message(each, language::vi);
  if (!read) return;
  for (auto const& column : read->columns) require(column.size() == read->rows(), "all cells");
  auto const again = data::read_csv("t", written(*read));
  require(bool{again} && again->header == read->header, "the same header");
  require(again->columns == read->columns, "the same cells");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static checked_plan const plans[] = {checked_plan("en"), checked_plan("vi")};
  constexpr std::string_view next = "\n----\n";
  std::string_view left(reinterpret_cast<char const*>(data), size);
  auto const chance = hostile::hash_of(left);
  auto const& program = plans[chance % 2].program;
  dataset tables;
  for (auto const* name : {"units", "staff", "entries"}) {
    auto const end = left.find(next);
    auto const bytes = left.substr(0, end);
    require_read_again(bytes);
    tables.add_csv(name, std::string(name) + ".csv", bytes);
    if (end == std::string_view::npos) break;
    left.remove_prefix(end + next.size());
  }
  bound_dataset const bound(program, tables, {.names = true, .by = "role"});
  check_options options;
  options.who = options.names = true;
  if (chance % 3 == 0) options.as_of = std::chrono::year{2023} / 6 / 30;
  if (chance % 5 == 0) options.by = "role";
  auto const report = evaluate(program, bound, options);
  for (auto const in : {language::en, language::vi}) (void)render::to_json(report, in);
  (void)render::to_text(report, {});
  std::optional<data::day> as_of;
  if (options.as_of) as_of = data::to_day(*options.as_of);
  hostile::require_same_answers(program, bound, as_of);
  return 0;
}
