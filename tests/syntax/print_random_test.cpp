#include "syntax/dump.hpp"

#include <chitieu/syntax/parse.hpp>

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>

namespace chitieu {
namespace {

constexpr char const* declarations = R"plan(scale rating: poor < good < excellent
scale honour, cumulative: LĐTT < CSTĐCS
population units
  id      key
  rating  rating
  titles  set of honour
population staff
  id         key
  unit       units
  role       one of lecturer, official
  rating     rating
  titles     set of honour
  started    date
  score      number
  on_leave   flag
population entries
  id       key
  authors  set of staff
let goal = 60%
term “cán bộ, giảng viên” = staff
phrase “đi học” = on_leave
phrase “nộp {n} bài về {x}” = (score at least {n} and role is {x})
)plan";

/// Sentences as the grammar can read them, of every shape.
class writer {
 public:
  explicit writer(std::uint32_t seed) : engine_(seed) {}

  ast::sentence sentence() {
    ast::sentence out{clause(ast::clause::join::first)};
    while (chance(3))
      out.push_back(clause(chance(2) ? ast::clause::join::of_which : ast::clause::join::next));
    return out;
  }

 private:
  std::size_t below(std::size_t n) { return engine_() % n; }
  bool chance(std::size_t n) { return below(n) == 0; }
  template <std::size_t N>
  std::string one(char const* const (&of)[N]) {
    return of[below(N)];
  }

  ast::name name(std::string text) { return {std::move(text), {}}; }

  ast::amount amount() {
    using form = ast::amount::form;
    switch (below(5)) {
    case 0:
      return {form::percent, *exact::ratio::make(19, 20), "95%", {}};
    case 1:
      return {form::permille, *exact::ratio::make(1, 200), "5‰", {}};
    case 2:
      return {form::fraction, *exact::ratio::make(2, 3), "2/3", {}};
    case 3:
      return {form::constant, {}, "goal", {}};
    default:
      return {form::count, exact::ratio(3), "3", {}};
    }
  }

  ast::quantity quantity() {
    ast::quantity out;
    out.is = static_cast<ast::quantity::form>(below(9));
    using form = ast::quantity::form;
    if (out.is != form::all && out.is != form::none) out.low = amount();
    if (out.is == form::between) {
      out.low = {ast::amount::form::count, exact::ratio(3), "3", {}};
      out.high = {ast::amount::form::count, exact::ratio(5), "5", {}};
    }
    if (out.is == form::at_least && chance(4)) {
      out.round = exact::rounding::down;
      if (chance(2)) out.at_least_after = 1;
    }
    return out;
  }

  ast::period period() {
    auto const day = [](int y, unsigned m, unsigned d) {
      return data::to_day(std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d});
    };
    switch (below(5)) {
    case 0:
      return {day(2023, 1, 1), day(2023, 12, 31), "2023"};
    case 1:
      return {day(2023, 3, 1), day(2023, 3, 31), "3/2023"};
    case 2:
      return {day(2023, 6, 20), day(2023, 6, 30), "20-30/6/2023"};
    default:
      return {day(2023, 3, 15), day(2023, 3, 15), "15/3/2023"};
    }
  }

  ast::value value() {
    using form = ast::value::form;
    switch (below(8)) {
    case 0:
      return {form::quoted, "A “b", {}, {}, {}};
    case 1:
      return {form::number, "8.5", {85, 1}, {}, {}};
    case 2:
      return {form::yes, {}, {}, {}, {}};
    case 3:
      return {form::no, {}, {}, {}, {}};
    case 4:
      return {form::none, {}, {}, {}, {}};
    default:
      return {form::name, one({"good", "lecturer", "LĐTT"}), {}, {}, {}};
    }
  }

  std::vector<ast::value> values() {
    std::vector<ast::value> out{value()};
    while (chance(3)) out.push_back(value());
    return out;
  }

  ast::path path() {
    ast::path out{{name(one({"role", "rating", "on_leave", "titles", "score"}))}};
    if (chance(5)) out.steps.insert(out.steps.begin(), name("unit"));
    return out;
  }

  ast::comparison comparison() {
    using form = ast::comparison::form;
    ast::comparison out{path(), static_cast<form>(below(13)), {}};
    switch (out.is) {
    case form::is:
    case form::is_not:
      out.values = values();
      break;
    case form::between:
      out.values = {value(), value()};
      break;
    case form::known:
    case form::unknown:
      break;
    case form::in:
    case form::before:
    case form::by:
    case form::after: {
      auto when = period();
      out.values = {{ast::value::form::period, when.written, {}, when, {}}};
      break;
    }
    default:
      out.values = {value()};
    }
    return out;
  }

  ast::holding holding() {
    ast::holding out;
    out.how = static_cast<ast::holding::verb>(below(5));
    out.climbs = static_cast<ast::holding::reach>(below(3));
    if (chance(4)) out.column = name("titles");
    out.values = out.climbs == ast::holding::reach::as_is ? values() : std::vector{value()};
    return out;
  }

  std::vector<ast::condition> some(int depth, std::size_t least) {
    std::vector<ast::condition> out;
    while (out.size() < least || chance(3)) out.push_back(condition(depth));
    return out;
  }

  ast::linked linked(int depth) {
    ast::linked out;
    out.of = noun_phrase(depth, true);
    if (chance(6)) return out;
    out.amount = quantity();
    if (chance(3)) {
      out.of.their = true;
      out.predicate.push_back(condition(depth));
    }
    return out;
  }

  ast::condition condition(int depth) {
    auto const deep = depth - 1;
    switch (depth > 0 ? below(10) : 4 + below(4)) {
    case 0:
      return {ast::all_of{some(deep, 2)}, {}};
    case 1:
      return {ast::any_of{some(deep, 2)}, {}};
    case 2:
      return {ast::negation{{condition(deep)}}, {}};
    case 3:
      return {ast::implication{{condition(deep), condition(deep)}}, {}};
    case 4:
      return {comparison(), {}};
    case 5:
      return {holding(), {}};
    case 6:
      return {ast::flag_use{path()}, {}};
    case 7:
      if (chance(2)) return {ast::phrase_use{name("nộp {} bài về {}"), {value(), value()}}, {}};
      return {ast::phrase_use{name("đi học")}, {}};
    default:
      return {linked(deep), {}};
    }
  }

  ast::filter filter(int depth) {
    using form = ast::filter::form;
    auto const is = static_cast<form>(below(3));
    if (is == form::holding) return {is, {{holding(), {}}}};
    return {is, {condition(depth)}};
  }

  ast::noun_phrase noun_phrase(int depth, bool linked) {
    ast::noun_phrase out;
    out.noun = name(one({"staff", "units", "entries", "cán bộ, giảng viên"}));
    if (linked) {
      out.their = chance(3);
      if (chance(5)) out.as = name("authors");
    }
    while (depth > 0 && chance(3)) out.filters.push_back(filter(depth - 1));
    return out;
  }

  ast::subject subject() {
    ast::subject out;
    do out.parts.push_back(noun_phrase(3, false));
    while (chance(4));
    out.each = chance(5);
    return out;
  }

  ast::clause clause(ast::clause::join joined) {
    ast::clause out;
    out.joined = joined;
    if (chance(6)) out.id = "10b";
    auto const of_which = joined == ast::clause::join::of_which;
    auto const implied = !of_which && chance(8);
    if (!implied) out.amount = quantity();
    if (of_which) out.of_all = chance(3);
    if (!of_which || chance(2)) out.of = subject();
    if (implied || chance(8) == false) out.predicate.push_back(condition(3));
    if (!of_which && !implied && chance(6)) out.among = subject();
    return out;
  }

  std::mt19937 engine_;
};

parsed read(std::string const& text) { return parse(*source::from_text("random.plan", text)); }

TEST(print_random, sentences_read_back_in_both_languages) {
  constexpr std::uint32_t first_seed = 20231;
  for (auto seed = first_seed; seed < first_seed + 400; ++seed) {
    auto const wanted = writer(seed).sentence();
    for (auto which : {language::en, language::vi}) {
      auto const text = print(wanted, which);
      auto const p = read(declarations + text + "\n");
      auto const* const target = std::get_if<ast::target>(&p.plan.statements.back().node);
      ASSERT_TRUE(target);
      ASSERT_EQ(syntax::dump(target->says), syntax::dump(wanted)) << "seed " << seed << "\n"
                                                                  << text;
    }
  }
}

} // namespace
} // namespace chitieu
