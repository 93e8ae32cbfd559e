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
  hours      number in “km”
  on_leave   flag
population entries
  id       key
  authors  set of staff
  sent_on  date
  pages    number
let goal = 60%
let quota by number of staff: under 10 = 50%, otherwise = 70%
measure age of staff = years from started to as of
earlier data “2021”
earlier data baseline
term “cán bộ, giảng viên” = staff
phrase “đi học” = on_leave
phrase “nộp {n} bài về {x}” = (score at least {n} and role is {x})
)plan";

/// Sentences as the grammar can read them, of every shape.
class writer {
 public:
  explicit writer(std::uint32_t seed) : engine_(seed) {}

  ast::sentence sentence() {
    using join = ast::clause::join;
    ast::sentence out{clause(join::first)};
    while (chance(3))
      out.push_back(clause(chance(2) ? join::of_which : chance(3) ? join::or_else : join::next));
    for (auto& each : out) due(each);
    return out;
  }

 private:
  // A date by which all of a clause is due.
  void due(ast::clause& clause) {
    if (!clause.steps.empty() || clause.joined == ast::clause::join::of_which || !chance(4)) return;
    auto const last = std::chrono::year{2027} / std::chrono::June / 30;
    clause.steps.push_back({clause.amount.low, {data::to_day(last), false, "30/6/2027"}});
  }

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
      if (chance(2))
        return {form::fraction, *exact::ratio::make(1, 3), "1/3", {}, {}, form::count, "a third"};
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
    // A sign after a flag is no comparison of the flag.
    auto const equality = out.is == form::is || out.is == form::is_not || out.is == form::known ||
                          out.is == form::unknown;
    if (auto& last = out.column.steps.back().text; !equality && last == "on_leave") last = "score";
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
    // A number is no rank, unless its column is named.
    for (auto& each : out.values)
      if (each.is == ast::value::form::number && !out.column)
        each = {ast::value::form::name, "good", {}, {}, {}};
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

  ast::measure made(auto node) { return {std::move(node), {}}; }

  ast::figure figure() {
    using form = ast::figure::form;
    switch (below(5)) {
    case 0:
      return {form::percent, *exact::ratio::make(1, 5), "20", {}, {20, 0}};
    case 1:
      return {form::permille, *exact::ratio::make(1, 200), "5", {}, {5, 0}};
    case 2:
      return {form::points, *exact::ratio::make(1, 50), "2", {}, {2, 0}};
    case 3:
      return {form::plain, exact::ratio(12), "12", name("km"), {12, 0}};
    default:
      return {form::plain, *exact::ratio::make(17, 2), "8.5", {}, {85, 1}};
    }
  }

  ast::name dataset() { return name(one({"previous", "2021", "baseline"})); }

  ast::subject records(int depth) {
    ast::subject out;
    do {
      out.parts.push_back(noun_phrase(depth, false));
      out.parts.back().their = chance(3);
    } while (chance(5));
    return out;
  }

  ast::measure each_number(int depth) {
    if (depth > 0 && chance(4)) return measure(depth - 1);
    auto what = path();
    // Nobody averages what is yes or no.
    if (auto& last = what.steps.back().text; last == "on_leave") last = "score";
    return made(ast::named_number{std::move(what)});
  }

  ast::aggregate aggregate(int depth) {
    using form = ast::aggregate::form;
    ast::aggregate out;
    out.is = static_cast<form>(below(10));
    if (out.is == form::nth_lowest || out.is == form::nth_highest) out.at = {3, 0};
    if (out.is == form::percentile) out.at = {90, 0};
    if (out.is == form::different)
      out.what.push_back(made(ast::named_number{{{name("role")}}}));
    else if (out.is != form::count)
      out.what.push_back(each_number(depth));
    out.of = records(depth);
    out.everywhere = chance(5);
    return out;
  }

  ast::moment moment() {
    ast::moment out;
    switch (below(3)) {
    case 0:
      out.as_of = true;
      break;
    case 1: {
      auto when = period();
      out.at = ast::value{ast::value::form::period, when.written, {}, when, {}};
      break;
    }
    default:
      out.at = ast::path{{name("started")}};
    }
    return out;
  }

  ast::measure measure(int depth) {
    auto const deep = depth - 1;
    switch (depth > 0 ? below(10) : below(3)) {
    case 0:
      return made(figure());
    case 1:
      return made(ast::named_number{{{name(one({"score", "hours", "age", "goal", "quota"}))}}});
    case 2:
      return made(
          ast::time_between{static_cast<ast::time_between::unit>(below(7)), moment(), moment()});
    case 3:
    case 4:
      return made(ast::arithmetic{static_cast<ast::arithmetic::sign>(below(4)),
                                  {measure(deep), measure(deep)}});
    case 5:
      return made(ast::earlier{dataset(), {measure(deep)}});
    case 6: {
      auto part = figure();
      if (part.is != ast::figure::form::percent)
        part = {ast::figure::form::plain, *exact::ratio::make(2, 3), "2/3", {}, {}};
      return made(ast::part_of{part, {measure(deep)}});
    }
    case 7: {
      ast::share_of out;
      out.of = records(deep);
      if (chance(2)) out.predicate.push_back(condition(deep));
      out.everywhere = chance(5);
      return made(std::move(out));
    }
    case 8: {
      ast::over_groups out;
      out.groups.by.push_back(name("units"));
      if (chance(3)) out.groups.by.push_back(name("role"));
      out.what.push_back(measure(deep));
      return made(std::move(out));
    }
    default:
      return made(aggregate(deep));
    }
  }

  ast::measured measured(int depth) {
    using form = ast::measured::form;
    ast::measured out;
    out.left.push_back(chance(2) ? measure(depth) : made(aggregate(depth)));
    // A column against a value is a comparison.
    if (std::holds_alternative<ast::named_number>(out.left.front().node))
      out.left.front() = made(aggregate(depth));
    out.is = static_cast<form>(below(3));
    out.how = static_cast<exact::relation>(below(6));
    if (out.is != form::plain) {
      out.against = dataset();
      if (chance(3)) {
        out.how.reset();
        if (chance(2)) return out;
      }
    }
    out.right.push_back(measure(depth));
    // “đạt 80%” says no relation.
    if (out.is == form::plain && chance(8)) out.how.reset();
    if (out.how == exact::relation::between)
      out.right.push_back(measure(depth));
    else if (out.is == form::plain && chance(4))
      out.right.front() = made(ast::earlier{dataset(), {}});
    return out;
  }

  ast::within within() {
    ast::within out;
    out.column = {{name("started")}};
    out.amount = {ast::amount::form::count, exact::ratio(3), "3", {}};
    if (chance(4)) out.amount = {ast::amount::form::constant, {}, "goal", {}};
    out.in = static_cast<ast::time_unit>(below(7));
    out.from = moment();
    return out;
  }

  ast::picked picked(int depth) {
    ast::picked out;
    out.latest = chance(2);
    out.nth = chance(2) ? 1 : 2;
    out.of = noun_phrase(depth, true);
    out.of.their = true;
    out.of.as.reset();
    out.by = name("sent_on");
    out.predicate.push_back(condition(depth));
    return out;
  }

  ast::ranked ranked(int depth) {
    ast::amount const amounts[] = {
        {ast::amount::form::count, exact::ratio(3), "3", {}},
        {ast::amount::form::percent, *exact::ratio::make(1, 20), "5%", {}}};
    return {chance(2), amounts[below(2)], {measure(depth)}};
  }

  ast::grouping periods(ast::grouping out) {
    using each = ast::group_key::span_of_time;
    if (chance(2)) out.together = static_cast<std::uint32_t>(1 + below(12));
    if (out.together == 0 && out.amount.is != ast::quantity::form::all) out.in_a_row = chance(2);
    if (chance(2) || (out.together == 0 && !out.in_a_row))
      out.last = static_cast<std::uint32_t>(1 + below(24));
    out.by.push_back({static_cast<each>(1 + below(4)), chance(3) ? ast::name{} : name("sent_on")});
    return out;
  }

  ast::grouping grouping() {
    using each = ast::group_key::span_of_time;
    ast::grouping out;
    out.amount = quantity();
    if (chance(2)) out.amount = {};
    if (out.amount.is == ast::quantity::form::implied) out.amount.is = ast::quantity::form::all;
    if (chance(3)) return periods(std::move(out));
    if (chance(3))
      out.by.push_back({static_cast<each>(1 + below(4)), name("sent_on")});
    else
      out.by.push_back({each::none, name("units")});
    if (chance(3)) out.by.push_back({each::none, name("role")});
    if (chance(3)) out.filters.push_back(filter(2));
    return out;
  }

  ast::condition condition(int depth) {
    auto const deep = depth - 1;
    if (depth > 0 && chance(3)) {
      switch (below(5)) {
      case 4:
        return {within(), {}};
      case 0:
        return {measured(deep), {}};
      case 1:
        return {picked(deep), {}};
      case 2:
        return {ranked(deep), {}};
      default:
        return {ast::count_of{quantity(), some(deep, 2)}, {}};
      }
    }
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
    if (!of_which && chance(4)) {
      if (chance(3)) out.only_if.push_back({measured(1), {}});
      while (chance(2)) out.groups.push_back(grouping());
      if (chance(2)) {
        out.compares = measured(3);
        return out;
      }
    }
    auto const implied = !of_which && chance(8);
    if (!implied) out.amount = quantity();
    if (of_which) out.of_all = chance(3);
    if (!of_which || chance(2)) out.of = subject();
    if (implied || chance(8) == false) out.predicate.push_back(condition(3));
    if (!of_which && !implied && chance(6)) out.among = subject();
    if (!of_which && !implied && chance(8)) add_to(out);
    return out;
  }

  // What may stand between a quantity and its subject, and between a subject and a predicate.
  void add_to(ast::clause& out) {
    using form = ast::quantity::form;
    switch (below(4)) {
    case 3:
      if (out.amount.is == form::all || out.amount.is == form::none) return;
      out.predicate.clear();
      out.among.reset();
      out.of->parts.resize(1);
      out.of->each = false;
      out.as_many.push_back(noun_phrase(1, false));
      break;
    case 0:
      out.weighed = ast::path{{name("score")}};
      break;
    case 1:
      out.predicate.clear();
      out.per.push_back(noun_phrase(1, false));
      if (chance(2))
        out.per_amount = ast::amount{ast::amount::form::count, exact::ratio(25), "25", {}};
      break;
    default:
      if (out.amount.is != form::at_least || out.amount.round != exact::rounding::none) return;
      for (int year : {2027, 2029}) {
        auto const last = std::chrono::year{year} / std::chrono::December / 31;
        out.steps.push_back({amount(), {data::to_day(last), false, std::to_string(year)}});
      }
      out.steps.front().amount = out.amount.low;
    }
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
