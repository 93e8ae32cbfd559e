// Counts as bytes: what other processes say they have counted, read and merged.
#include "hostile.hpp"

#include <chitieu/chitieu.hpp>
#include <chitieu/engine/in_parts.hpp>
#include <chitieu/eval/tally_bytes.hpp>
#include <chitieu/render/render.hpp>

#include <string>

using namespace chitieu;
using hostile::require;

namespace {

constexpr std::string_view text = R"(
plan “p” for 2023
population units
  id     key
population staff
  id     key
  unit   units
  good   flag
  score  number
target 1: at least 95% of staff good; at most 3 staff with score > 5
target 2: at least 1 staff where good with score ≥ 3, of which at least 50% with score ≥ 4
target 3: average score of staff ≥ 5
target 4: at least 1 units have at least 2 staff
target 5: exactly 50% of staff good
)";

struct counted_plan {
  ir::program program = compile(parse(*source::from_text("plan", std::string(text))));
  dataset whole;
  counted_plan() {
    for (auto const& each : program.diagnostics)
      require(severity_of(each.what) != severity::error, message(each, language::en));
    whole.add_csv("units", "units.csv", "id\nu\n");
  }
};

std::string number(std::uint64_t of) {
  std::string out;
  for (int byte = 0; byte < 8; ++byte)
    out += static_cast<char>(static_cast<unsigned char>(of >> (8 * byte)));
  return out;
}

/// Bytes that are a tally of this program but for their counts, which are anything.
std::string made_of(hostile::bytes& from, ir::program const& program) {
  auto const count = [&from] {
    auto const drawn = from.number<std::uint64_t>();
    return from.flip() ? drawn >> (drawn % 64) : drawn % ((std::uint64_t{1} << 56) + 2);
  };
  eval::tally all;
  for (auto const& target : program.targets) {
    auto& clauses = all.targets.emplace_back();
    for (std::size_t i = 0; i < target.clauses.size(); ++i) {
      auto& clause = clauses.emplace_back();
      if (from.below(4) == 0) continue;
      auto& counts = clause.emplace();
      for (auto* one : {&counts.yes, &counts.unknown, &counts.no, &counts.maybe_yes,
                        &counts.maybe_unknown, &counts.maybe_no})
        if (from.flip()) *one = static_cast<std::int64_t>(count());
    }
  }
  return "chiparts" + number(1) + number(count()) + eval::to_bytes(all, program, {});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static counted_plan const plan;
  auto const& program = plan.program;
  hostile::bytes from(data, size);
  check_in_parts parts(program, "staff", plan.whole);
  if (from.flip()) {
    dataset one;
    one.add_csv("staff", "staff.csv", "id,unit,good,score\n1,u,yes,6\n2,u,,2\n");
    parts.add(one.tables().front().second);
  }
  for (std::size_t rounds = 1 + from.below(4); rounds > 0; --rounds) {
    auto const what = from.below(4);
    // What was counted once more, and again: counts double until they are too much for anybody.
    std::size_t const times = what == 0 ? from.below(64) : 1;
    std::string given;
    if (what == 1) given = from.take(8 + from.number<std::uint8_t>());
    if (what > 1) given = made_of(from, program);
    for (std::size_t left = times; left > 0; --left) {
      auto const was = parts.to_bytes();
      if (!parts.merge(what == 0 ? was : given)) continue;
      require(parts.to_bytes() == was, "what is refused changes nothing");
      break;
    }
  }
  auto const bytes = parts.to_bytes();
  auto const report = parts.report();
  for (auto const in : {language::en, language::vi}) (void)render::to_json(report, in);
  (void)render::to_text(report, {});
  // What was counted is bytes that are counted again, but for what is too much for anybody.
  check_in_parts again(program, "staff", plan.whole);
  require(!again.merge(bytes), "its own bytes are read");
  require(again.to_bytes() == bytes && again.rows() == parts.rows(), "and say the same");
  if (from.flip()) {
    auto damaged = bytes;
    damaged[from.number<std::uint16_t>() % damaged.size()] ^=
        static_cast<char>(1U << from.below(8));
    (void)again.merge(damaged);
    (void)render::to_json(again.report(), language::en);
  }
  return 0;
}
