// Rows that change in any order, beside a check from the beginning.
#include "hostile.hpp"

#include <chitieu/monitor/monitor.hpp>

#include <monitor/changing_tables.hpp>

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

using namespace chitieu;
using hostile::require;

namespace {

constexpr std::size_t most_steps = 40; // each is checked from the beginning

struct watched_plan {
  parsed read;
  ir::program program;
  explicit watched_plan(std::string const& text)
      : read(parse(*source::from_text("plan", text))), program(compile(read)) {
    for (auto const& each : program.diagnostics)
      require(severity_of(each.what) != severity::error, message(each, language::en));
  }
};

/// Which sentences a plan has beside those that read every table.
std::vector<std::size_t> chosen(hostile::bytes& from) {
  std::vector<std::size_t> out(1 + from.below(3));
  for (auto& each : out) each = from.below(sentences.size());
  return out;
}

std::string plan_of(std::vector<std::size_t> const& which) {
  // What no target reads is not looked at, and every table is to be.
  auto text = declared + "target 91: at least 1 helpers of is known\n"
                         "target 92: all staff have at least 1 entries\n"
                         "target 93: at least 1 units have at least 1 staff\n"
                         "target 94: at least 1 papers by is known\n"
                         "target 95: at least 1 visits guest is known\n"
                         "target 96: at least 1 guides who is known\n";
  for (std::size_t i = 0; i < which.size(); ++i)
    text += "target " + std::to_string(i + 1) + ": " + sentences[which[i]] + "\n";
  return text;
}

/// Reading a plan takes longer than all changes; the last ones are kept.
ir::program const& program_of(std::vector<std::size_t> const& which) {
  static std::map<std::vector<std::size_t>, watched_plan> plans;
  if (plans.size() > 300) plans.clear();
  return plans.try_emplace(which, plan_of(which)).first->second.program;
}

/// A value that a cell is set to by its handle, as the text of a row.
struct set_cell {
  std::string table;
  std::string key;
  std::string column;
  std::string value;
};

class watching {
 public:
  watching(ir::program const& program, check_options options)
      : program_(program), options_(std::move(options)),
        watched_(program, rows_.whole().data, {options_.as_of, false, {}, {}}),
        figures_(figures_in(whole_check(rows_))) {}

  void apply(std::vector<row_change> const& batch) {
    auto after = rows_;
    bool possible = true;
    for (auto const& one : batch) possible = make(after, one) && possible;
    auto const made = watched_.apply(batch);
    require(bool{made} == can_be(possible, after), "a change is made if it can be");
    if (made) rows_ = std::move(after);
    require_agreement();
  }

  void set(set_cell const& cell) {
    auto after = rows_;
    row_change const same{
        row_change::kind::update, cell.table, cell.key, {{cell.column, cell.value}}};
    bool possible = make(after, same);
    try {
      auto const row = watched_.find(cell.table, cell.key);
      require(bool{row} == possible, "a row is found if it is there");
      auto const value = watched_.value(cell.table, cell.column, cell.value);
      if (!row || !value) return;
      auto const made = watched_.set(*row, *value);
      require(bool{made} == can_be(possible, after), "a cell is set if it can be");
      if (made) rows_ = std::move(after);
    } catch (std::invalid_argument const&) {
      return;
    }
    require_agreement();
  }

  [[nodiscard]] shadow const& rows() const { return rows_; }

 private:
  /// Whether nothing is wrong with the rows after a change; then their figures are those that hold.
  bool can_be(bool possible, shadow const& after) {
    if (!possible) return false;
    auto const checked = whole_check(after);
    if (!wrong_with_rows(checked).empty()) return false;
    figures_ = figures_in(checked);
    return true;
  }

  [[nodiscard]] report whole_check(shadow const& of) const {
    auto const now = of.whole();
    return evaluate(program_, now.data, options_);
  }

  void require_agreement() {
    require(figures_in(watched_.verdicts()) == figures_, "the same figures");
  }

  ir::program const& program_;
  check_options options_;
  shadow rows_;
  monitor watched_;
  std::string figures_; ///< what a check from the beginning comes to
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  hostile::bytes from(data, size);
  auto const& program = program_of(chosen(from));
  check_options options;
  if (from.flip()) options.as_of = std::chrono::year{2023} / 2 / 1;
  watching all(program, options);
  changing_tables random([&from] { return std::size_t{from.number<std::uint8_t>()}; });
  for (std::size_t step = 0; step < most_steps && !from.empty(); ++step) {
    if (from.below(4) == 0) {
      auto const change = random.change(all.rows());
      if (change.is == row_change::kind::erase || change.cells.empty()) continue;
      auto const& [column, value] = from.one_of(change.cells);
      if (column != "id")
        all.set({change.population, change.key, column, std::get<std::string>(value.is())});
      continue;
    }
    std::vector<row_change> batch;
    auto after = all.rows();
    for (std::size_t left = from.below(4) == 0 ? 1 + from.below(3) : 1; left > 0; --left) {
      batch.push_back(random.change(after));
      (void)make(after, batch.back());
    }
    all.apply(batch);
  }
  return 0;
}
