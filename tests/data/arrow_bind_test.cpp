#include "data/arrow_case.hpp"
#include "data/bind_case.hpp"

#include <chitieu/data/columns.hpp>

#include <random>

namespace {

using namespace arrow_case;
using namespace std::string_literals;
using bind_case::bind;
using bind_case::blank;
using bind_case::column_of;
using bind_case::level;
using bind_case::population;
using bind_case::set_of;
using bind_case::type;
using chitieu::dataset;

cell list(std::vector<item> items) { return value(std::move(items)); }

/// The sample schema whose things have a column `c` too.
chitieu::schema::schema plan_with(chitieu::schema::column declared) {
  auto plan = bind_case::sample();
  plan.populations[0].columns.push_back(std::move(declared));
  return plan;
}

cells keys(std::size_t count) {
  cells made;
  for (std::size_t i = 0; i < count; ++i) made.push_back(value("k" + std::to_string(i)));
  return made;
}

dataset data_of(input_table things) {
  dataset made;
  made.add("things", std::move(things));
  made.add("units", bind_case::table("id\n01\n02\n"));
  return made;
}

/// Keys in text, and a column `c` in a format.
input_table things(std::string_view format, cells const& from, ledger& counts) {
  auto batch = records({named("id", encode("vu", keys(from.size()))),
                        named("c", encode(format, from)), named("other", encode("z", {}))},
                       static_cast<std::int64_t>(from.size()));
  return *std::move(read(batch, counts));
}

struct refusal {
  std::string format;
  std::string words;
  std::string remedy;
};

TEST(arrow_bind, refuses_types_only_where_the_plan_reads_them) {
  auto const plain = "make it text, numbers, dates, yes/no or lists of text"s;
  auto const day = "make each cell the day that counts for the plan, for example by a cast to a "
                   "date"s;
  std::vector<refusal> const refusals = {
      {"z", "bytes that are not marked as text", plain},
      {"Z", "bytes that are not marked as text", plain},
      {"vz", "bytes that are not marked as text", plain},
      {"w:16", "bytes that are not marked as text", plain},
      {"e", "numbers of half precision", plain},
      {"tss:UTC", "points in time with a time zone", day},
      {"tsn:Asia/Ho_Chi_Minh", "points in time with a time zone", day},
      {"tts", "times of day", plain},
      {"ttn", "times of day", plain},
      {"tDs", "lengths of time", plain},
      {"tiM", "calendar intervals", plain},
      {"+s", "records", plain},
      {"+m", "maps of keys to values", plain},
      {"+r", "run-end encoded cells", plain},
      {"+ud:0,1", "values of several types", plain},
      {"+us:0,1", "values of several types", plain},
      {"+l", "a type that is not known here", plain}, // without items
      {"+w:-1", "a type that is not known here", plain},
      {"+w:", "a type that is not known here", plain},
      {"d:10", "a type that is not known here", plain},
      {"d:10,2,16", "a type that is not known here", plain},
      {"d:10,9999999999999", "a type that is not known here", plain},
      {"tsx:", "a type that is not known here", plain},
      {"ts", "a type that is not known here", plain},
      {"tsu;", "a type that is not known here", plain},
      {"d:10,x", "a type that is not known here", plain},
      {"d:10,-1001", "a type that is not known here", plain},
      {"+w:3x", "a type that is not known here", plain},
      {"t", "a type that is not known here", plain},
      {"", "a type that is not known here", plain},
      {"+", "a type that is not known here", plain},
      {"%s%n", "a type that is not known here", plain},
  };
  auto const plan = plan_with(column_of("c", type::text));
  for (auto const& each : refusals) {
    SCOPED_TRACE(each.format);
    ledger counts;
    auto column = named("c", encode("n", {{}, {}}));
    column.format = each.format;
    auto batch = records({named("id", encode("u", keys(2))), column}, 2);
    auto read_in = read(batch, counts);
    ASSERT_TRUE(read_in);
    auto const data = data_of(*std::move(read_in));
    auto const all = bind(plan, bind_case::use_all(plan), data, {});
    EXPECT_EQ(bind_case::issues(all),
              "unsupported-type things:0:2 c|" + each.words + " -> " + each.remedy + "\n");
    EXPECT_EQ(bind_case::shown(all, 0, 1), "null");
    EXPECT_TRUE(all.tables[0].usable);
    auto use = bind_case::use_all(plan);
    use.columns[0][1] = false;
    EXPECT_EQ(bind_case::issues(bind(plan, use, data, {})), "");
  }
}

TEST(arrow_bind, refuses_what_dictionaries_and_lists_cannot_have) {
  auto const nested = [](array outer, std::vector<array> children) {
    outer.children = std::move(children);
    return outer;
  };
  auto const fault = [](array const& column) {
    ledger counts;
    auto const table = read(records({column}, 1), counts);
    return table ? fault_of(*table->columns[0].cells) : issues(table.diagnostics);
  };
  auto const lists = encode("+l(u)", {list({"a"})});
  std::string const no_text = "unsupported-type 0 lists of something other than text";
  EXPECT_EQ(fault(encode("+l(l)", {list({})})), no_text);
  EXPECT_EQ(fault(encode("+l(i{l})", {list({})})), no_text);
  EXPECT_EQ(fault(nested(lists, {lists})), no_text);
  std::string const no_plain =
      "unsupported-type 0 a dictionary of something other than plain cells";
  auto of_lists = encode("c{u}", {"a"s});
  of_lists.dictionary = {lists};
  EXPECT_EQ(fault(of_lists), no_plain);
  of_lists.dictionary = {encode("c{u}", {"a"s})};
  EXPECT_EQ(fault(of_lists), no_plain);
  of_lists.dictionary = {encode("u", {"a"s})};
  of_lists.dictionary[0].format = "z";
  EXPECT_EQ(fault(of_lists), "unsupported-type 0 bytes that are not marked as text");
  of_lists.format = "b";
  EXPECT_EQ(fault(of_lists), "unsupported-type 0 a type that is not known here");
  of_lists.format = "n";
  EXPECT_EQ(fault(of_lists), "unsupported-type 0 a type that is not known here");
  of_lists.format = "u";
  EXPECT_EQ(fault(of_lists), "unsupported-type 0 a type that is not known here");
}

struct bound_case {
  std::string what;
  chitieu::schema::column declared;
  std::string format;
  cells from;
  std::string cells_shown;
  std::string issues{};
};

TEST(arrow_bind, reads_cells_as_the_plan_declares_them) {
  std::int64_t const day = 86'400'000'000;
  auto const number = column_of("c", type::number);
  auto const date = column_of("c", type::date);
  auto const grades = set_of(level());
  auto const none = set_of(level(blank::none));
  auto const khá = set_of(level(blank::value, 1));
  std::vector<bound_case> const cases = {
      {"a level", level(), "C{u}", {"Tốt"s, {}, "đạt"s}, "2 ? 0"},
      {"a level that is not declared",
       level(),
       "C{u}",
       {"Tốt"s, "zz"s},
       "null",
       "undeclared-category things:2:2 c| ->  -> Đạt`, `Khá` and `Tốt\n"},
      {"a level of an entry that is no UTF-8",
       level(),
       "C{u}",
       {"Tốt"s, "\xFF"s},
       "null",
       "not-utf8 things:2:2 unknown\n"},
      {"a level in text that is no UTF-8",
       level(),
       "vu",
       {"Tốt"s, {}, "T\xC3"s},
       "null",
       "not-utf8 things:3:2 unknown\n"},
      {"text that is no UTF-8",
       column_of("c", type::text),
       "U",
       {"a"s, "\xE1\xBB"s},
       "null",
       "not-utf8 things:2:2 unknown\n"},
      {"text in NFD", column_of("c", type::text), "u", {"e\xCC\x81"s, " x "s, {}}, "'é' 'x' ?"},
      {"text from whole numbers", column_of("c", type::text), "s", {7, {}}, "'7' ?"},
      {"nothing", column_of("c", type::date, blank::none), "n", {{}, {}}, "- -"},
      {"references", bind_case::unit(), "u", {"01"s, {}, "02"s}, "0 ? 1"},
      {"references in a dictionary", bind_case::unit(), "c{U}", {"02"s, {}, "01"s}, "1 ? 0"},
      {"sets of references",
       set_of(bind_case::unit()),
       "+l(u)",
       {list({"02", "01"}), {}, list({})},
       "[0 1] ? []"},
      {"references that are no UTF-8",
       bind_case::unit(),
       "u",
       {"\xFF"s},
       "null",
       "not-utf8 things:1:2 unknown\n"},
      {"flags", column_of("c", type::flag), "b", {1, {}, 0}, "1 ? 0"},
      {"a flag that is 2",
       column_of("c", type::flag),
       "C",
       {0, 2},
       "null",
       "bad-flag things:2:2 c\n"},
      {"numbers", number, "g", {1.5, {}, 10.25}, "150e-2 ? 1025e-2"},
      {"decimals", number, "d:38,4", {15'000, {}, 1}, "15000e-4 ? 1e-4"},
      {"decimals of many bits", number, "d:76,4,256", {-15'000, {}, 1}, "-15000e-4 ? 1e-4"},
      {"a number that is infinite",
       number,
       "f",
       {1.0, -std::numeric_limits<double>::infinity()},
       "null",
       "bad-number things:2:2 c\n"},
      {"dates", date, "tdD", {0, {}, 365}, "0 ? 365"},
      {"dates from midnights", date, "tsu:", {0, {}, 3 * day}, "0 ? 3"},
      {"times of day",
       date,
       "tsu:",
       {0, {}, 3 * day + 1},
       "null",
       "unsupported-type things:3:2 c|times of day besides dates -> make each cell the day that "
       "counts for the plan, for example by a cast to a date\n"},
      {"a date64 that is no midnight",
       date,
       "tdm",
       {86'400'000, -1},
       "null",
       "unsupported-type things:2:2 c|times of day besides dates -> make each cell the day that "
       "counts for the plan, for example by a cast to a date\n"},
      {"a day that does not exist",
       date,
       "tdD",
       {0, 2'000'000'000},
       "null",
       "bad-date things:2:2 c\n"},
      {"a day long before all calendars",
       date,
       "tdD",
       {0, -2'000'000'000},
       "null",
       "bad-date things:2:2 c\n"},
      {"midnights long before all calendars",
       date,
       "tsu:",
       {0, -20'000'000 * day},
       "null",
       "bad-date things:2:2 c\n"},
      {"a dictionary of nothing", column_of("c", type::text), "c{n}", {1, {}}, "? ?"},
      {"lists of nothing", grades, "+l(c{u})", {list({}), list({})}, "[] []"},
      {"a number that is far below 0 among decimals of many digits",
       number,
       "d:19,0",
       {-9'000'000'000'000'000'000, 1},
       "-9000000000000000000 1"},
      {"lists", grades, "+L(vu)", {list({"Tốt", "Đạt"}), {}, list({})}, "[0 2] ? []"},
      {"lists of choices", grades, "+vl(S{u})", {list({"Tốt", "Đạt"}), {}, list({})}, "[0 2] ? []"},
      {"a null in a list",
       grades,
       "+l(u)",
       {list({"Tốt", std::nullopt}), list({std::nullopt}), list({"Tốt"})},
       "? ? [2]"},
      {"a null in a list of choices",
       grades,
       "+l(c{u})",
       {list({std::nullopt, "Tốt"}), list({std::nullopt}), list({"Tốt"})},
       "? ? [2]"},
      {"a null in a list where blank is none",
       none,
       "+l(u)",
       {list({"Tốt", std::nullopt}), list({std::nullopt}), {}},
       "[2] [] []"},
      {"a null in a list where blank is a level",
       khá,
       "+l(c{u})",
       {list({"Tốt", std::nullopt}), list({std::nullopt}), {}, list({})},
       "[1 2] [1] [1] []"},
      {"an empty text in a list", grades, "+l(u)", {list({"Tốt", ""}), list({""})}, "[2] []"},
      {"a list with something undeclared",
       grades,
       "+l(u)",
       {list({"Tốt", "zz"})},
       "null",
       "undeclared-category things:1:2 c| ->  -> Đạt`, `Khá` and `Tốt\n"},
      {"lists for one level",
       level(),
       "+w:2(u)",
       {list({"Tốt", "Tốt"})},
       "null",
       "wrong-kind-of-column things:0:2 c|a value of a list\n"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.what);
    ledger counts;
    auto const plan = plan_with(each.declared);
    auto const bound =
        bind(plan, bind_case::use_all(plan), data_of(things(each.format, each.from, counts)), {});
    EXPECT_EQ(bind_case::issues(bound), each.issues);
    EXPECT_EQ(bind_case::shown(bound, 0, 1), each.cells_shown);
  }
}

TEST(arrow_bind, makes_a_table_unusable_whose_key_is_refused) {
  ledger counts;
  auto const plan = bind_case::sample();
  auto damaged = named("id", encode("u", keys(3)));
  std::memset(damaged.buffers[1]->data() + 4, 0xFF, 4);
  auto read_in = read(records({damaged}, 3), counts);
  ASSERT_TRUE(read_in);
  auto const bound = bind(plan, bind_case::use_all(plan), data_of(*std::move(read_in)), {});
  EXPECT_EQ(bind_case::issues(bound),
            "damaged-table things:1:1 id|a text lies outside its buffer\n");
  EXPECT_FALSE(bound.tables[0].usable);
}

/// Random cells as C++ values, and the same in Arrow.
class random_table {
 public:
  explicit random_table(unsigned seed) : random_(seed), rows_(random_() % 60) {
    for (std::size_t row = 0; row < rows_; ++row) {
      ids_.push_back("k" + std::to_string(row + (random_() % 90 == 0 ? 1 : 0)));
      texts_.push_back(maybe(pick({"a", "Tốt", " b", "", "e\xCC\x81", "một câu dài hơn", "\xFF"})));
      levels_.push_back(maybe(pick({"Đạt", "Khá", "good", "TỐT", "Đạt", "Khá", "tốt nhất"})));
      references_.push_back(maybe(pick({"01", "02", " 02", "01", "02", "01", "3"})));
      numbers_.push_back(maybe(static_cast<double>(static_cast<int>(random_() % 2000) - 1000) / 8));
      counts_.push_back(maybe(static_cast<std::int64_t>(random_() % 5) - 1));
      flags_.push_back(maybe(random_() % 2 == 0));
      dates_.push_back(maybe(
          std::chrono::sys_days(std::chrono::days(static_cast<int>(random_() % 20000) - 3000))));
      std::vector<std::string> some(random_() % 4);
      for (auto& one : some) one = pick({"Đạt", "Khá", "good", "Tốt", ""});
      lists_.push_back(maybe(std::move(some)));
    }
  }

  [[nodiscard]] input_table as_columns() const {
    using chitieu::column;
    return chitieu::columns(column("id", ids_), column("t", texts_), column("l", levels_),
                            column("r", references_), column("n", numbers_), column("m", counts_),
                            column("f", flags_), column("d", dates_), column("s", lists_));
  }

  [[nodiscard]] input_table as_arrow(ledger& counts) {
    way by = ways[random_() % ways.size()];
    std::vector<array> columns;
    std::vector<batches> streams;
    for (auto const& [name, format, from] :
         {std::tuple("id", pick({"u", "U", "vu"}), arrow(ids_)),
          std::tuple("t", pick({"u", "U", "vu", "i{u}"}), arrow(texts_)),
          std::tuple("l", pick({"u", "U", "vu", "L{vu}", "c{u}"}), arrow(levels_)),
          std::tuple("r", pick({"u", "vu", "i{U}"}), arrow(references_)),
          std::tuple("n", pick({"g", "f", "i{g}"}), arrow(numbers_)),
          std::tuple("m", pick({"c", "s", "i", "l", "C{i}"}), arrow(counts_)),
          std::tuple("f", pick({"b", "i{b}"}), arrow(flags_)),
          std::tuple("d", pick({"tdD", "i{tdD}"}), arrow(dates_)),
          std::tuple("s", pick({"+l(u)", "+L(vu)", "+vl(U)"}), arrow(lists_))}) {
      streams.push_back(stream_of(format, from, by));
      streams.back().schema.children[0].name = name;
    }
    auto whole = std::move(streams.front());
    for (std::size_t i = 1; i < streams.size(); ++i) {
      whole.schema.children.push_back(streams[i].schema.children[0]);
      for (std::size_t b = 0; b < whole.rest.size(); ++b)
        whole.rest[b].children.push_back(streams[i].rest[b].children[0]);
    }
    return *std::move(read(whole, counts));
  }

 private:
  std::string pick(std::vector<std::string> const& from) { return from[random_() % from.size()]; }

  template <class Value>
  std::optional<Value> maybe(Value some) {
    if (random_() % 4 == 0) return std::nullopt;
    return some;
  }

  static value to_value(std::string const& from) { return from; }
  static value to_value(double from) { return from; }
  static value to_value(std::int64_t from) { return from; }
  static value to_value(bool from) { return std::int64_t{from ? 1 : 0}; }
  static value to_value(std::chrono::sys_days from) {
    return std::int64_t{from.time_since_epoch().count()};
  }
  static value to_value(std::vector<std::string> const& from) {
    return std::vector<item>(from.begin(), from.end());
  }
  template <class Value>
  static cells arrow(std::vector<std::optional<Value>> const& from) {
    cells made;
    for (auto const& one : from) made.push_back(one ? cell(to_value(*one)) : cell());
    return made;
  }
  static cells arrow(std::vector<std::string> const& from) { return {from.begin(), from.end()}; }

  std::mt19937 random_;
  std::size_t rows_;
  std::vector<std::string> ids_;
  std::vector<std::optional<std::string>> texts_, levels_, references_;
  std::vector<std::optional<double>> numbers_;
  std::vector<std::optional<std::int64_t>> counts_;
  std::vector<std::optional<bool>> flags_;
  std::vector<std::optional<std::chrono::sys_days>> dates_;
  std::vector<std::optional<std::vector<std::string>>> lists_;
};

/// Columns of every type that one can declare, under the names that `random_table` gives.
chitieu::schema::schema plan_of_all(std::mt19937& random) {
  auto plan = bind_case::sample();
  auto const add = [&](char const* name, chitieu::schema::column made) {
    made.called = bind_case::named(name);
    if (made.when_blank == blank::unknown && random() % 2 == 0) made.when_blank = blank::none;
    plan.populations[0].columns.push_back(std::move(made));
  };
  add("t", column_of("", type::text));
  add("l", random() % 2 == 0 ? level() : level(blank::value, 1));
  add("r", bind_case::unit(random() % 2 == 0));
  add("n", column_of("", type::number));
  add("m", column_of("", random() % 2 == 0 ? type::count : type::flag));
  add("f", column_of("", type::flag));
  add("d", column_of("", type::date));
  add("s", set_of(level()));
  return plan;
}

/// A dictionary names what the plan does not know by no more than its place.
std::string without_arguments(chitieu::data::bound_data const& bound) {
  std::string out;
  for (auto const& one : bound.diagnostics)
    out += std::string(name(one.what)) + ' ' + std::to_string(one.at.line) + ':' +
           std::to_string(one.at.column) + '\n';
  return out;
}

TEST(arrow_bind, binds_random_tables_like_the_same_table_in_columns) {
  auto const seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 150; ++round) {
    random_table table(static_cast<unsigned>(random()));
    auto const plan = plan_of_all(random);
    auto const use = bind_case::use_all(plan);
    ledger counts;
    {
      auto const expected = bind(plan, use, data_of(table.as_columns()), {});
      auto const found = bind(plan, use, data_of(table.as_arrow(counts)), {});
      ASSERT_EQ(without_arguments(found), without_arguments(expected)) << round;
      ASSERT_EQ(found.tables[0].keys.texts(), expected.tables[0].keys.texts()) << round;
      for (std::size_t id = 0; id < plan.populations[0].columns.size(); ++id)
        ASSERT_EQ(bind_case::shown(found, 0, id), bind_case::shown(expected, 0, id))
            << round << ' ' << id;
    }
    ASSERT_EQ(counts.given, counts.released);
  }
}

} // namespace
