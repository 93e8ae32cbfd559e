#include "data/arrow_case.hpp"

#include <functional>
#include <random>

namespace {

using namespace arrow_case;
using namespace std::string_literals;

cell list(std::vector<item> items) { return value(std::move(items)); }

cells const words = {"a", "bc", {}, "a text of more than twelve bytes", "a"};
cells const lists = {list({"a", "b"}), {}, list({}), list({"c"}), list({"b"})};
cells const whole = {1, 2, {}, 4, 5};

template <class Number>
void set(array& in, std::size_t buffer, std::size_t index, Number number) {
  std::memcpy(in.buffers.at(buffer)->data() + index * sizeof(Number), &number, sizeof(Number));
}

struct spoiling {
  std::string what;
  std::string format;
  cells from;
  std::function<void(array& column)> spoil;
  std::string fault; ///< `code row words`
};

std::vector<spoiling> const spoilings = {
    {"too few cells", "i", whole, [](array& c) { c.length = 4; },
     "damaged-table 0 it is shorter than its table"},
    {"an offset that leaves nothing out", "i", whole, [](array& c) { c.offset = -1; },
     "damaged-table 0 an array has an impossible length"},
    {"an offset beyond all tables", "i", whole, [](array& c) { c.offset = std::int64_t{1} << 41; },
     "damaged-table 0 an array has an impossible length"},
    {"fewer nulls than none", "i", whole, [](array& c) { c.null_count = -2; },
     "damaged-table 0 an array has an impossible length"},
    {"a length below 0", "u", words, [](array& c) { c.length = -1; },
     "damaged-table 0 an array has an impossible length"},
    {"a length beyond all tables",
     "n",
     {{}, {}},
     [](array& c) { c.length = std::int64_t{1} << 60; },
     "damaged-table 0 an array has an impossible length"},
    {"more nulls than cells", "i", whole, [](array& c) { c.null_count = 6; },
     "damaged-table 0 an array has an impossible length"},
    {"nulls without a bitmap", "i", whole, [](array& c) { c.buffers[0].reset(), c.null_count = 1; },
     "damaged-table 0 nulls are counted but not marked"},
    {"no values", "i", whole, [](array& c) { c.buffers[1].reset(); },
     "damaged-table 0 a buffer is missing"},
    {"no buffers", "i", whole, [](array& c) { c.buffers.clear(); },
     "damaged-table 0 a buffer is missing"},
    {"one buffer of two",
     "b",
     {1, 0},
     [](array& c) { c.buffers.pop_back(); },
     "damaged-table 0 a buffer is missing"},
    {"no bytes of texts", "u", words, [](array& c) { c.buffers[2].reset(); },
     "damaged-table 1 a text lies outside its buffer"},
    {"no offsets of texts", "U", words, [](array& c) { c.buffers[1].reset(); },
     "damaged-table 0 a buffer is missing"},
    {"offsets that fall", "u", words, [](array& c) { set<std::int32_t>(c, 1, 2, 0); },
     "damaged-table 2 a text lies outside its buffer"},
    {"an offset below 0", "u", words, [](array& c) { set<std::int32_t>(c, 1, 0, -4); },
     "damaged-table 1 a text lies outside its buffer"},
    {"an offset beyond the last", "U", words,
     [](array& c) { set<std::int64_t>(c, 1, 2, 1'000'000); },
     "damaged-table 2 a text lies outside its buffer"},
    {"a view into no buffer", "vu", words, [](array& c) { set<std::int32_t>(c, 1, 14, 2); },
     "damaged-table 4 a text lies outside its buffer"},
    {"a view before all buffers", "vu", words, [](array& c) { set<std::int32_t>(c, 1, 14, -1); },
     "damaged-table 4 a text lies outside its buffer"},
    {"a view beyond its buffer", "vu", words, [](array& c) { set<std::int32_t>(c, 1, 15, 1); },
     "damaged-table 4 a text lies outside its buffer"},
    {"a view that begins below 0", "vu", words, [](array& c) { set<std::int32_t>(c, 1, 15, -1); },
     "damaged-table 4 a text lies outside its buffer"},
    {"a view of a length below 0", "vu", words, [](array& c) { set<std::int32_t>(c, 1, 4, -2); },
     "damaged-table 2 a text lies outside its buffer"},
    {"views without sizes", "vu", words, [](array& c) { c.buffers.back().reset(); },
     "damaged-table 4 a text lies outside its buffer"},
    {"an index beyond the dictionary", "c{u}", words, [](array& c) { set<char>(c, 1, 3, 3); },
     "damaged-table 4 a cell points outside its dictionary"},
    {"an index below 0", "i{u}", words, [](array& c) { set<std::int32_t>(c, 1, 1, -1); },
     "damaged-table 2 a cell points outside its dictionary"},
    {"an index beyond numbers", "i{l}", whole, [](array& c) { set<std::int32_t>(c, 1, 1, 9); },
     "damaged-table 2 a cell points outside its dictionary"},
    {"no dictionary", "c{u}", words, [](array& c) { c.dictionary.clear(); },
     "damaged-table 0 an array is missing"},
    {"a dictionary whose offsets fall", "c{u}", words,
     [](array& c) { set<std::int32_t>(c.dictionary[0], 1, 2, 0); },
     "damaged-table 0 a text lies outside its buffer"},
    {"a dictionary of an impossible length", "c{u}", words,
     [](array& c) { c.dictionary[0].length = -3; },
     "damaged-table 0 an array has an impossible length"},
    {"a dictionary without values", "c{l}", whole,
     [](array& c) { c.dictionary[0].buffers[1].reset(); }, "damaged-table 0 a buffer is missing"},
    {"lists that end before they begin", "+l(u)", lists,
     [](array& c) { set<std::int32_t>(c, 1, 1, -1); },
     "damaged-table 1 a list lies outside its array"},
    {"lists beyond their items", "+L(u)", lists, [](array& c) { set<std::int64_t>(c, 1, 5, 99); },
     "damaged-table 5 a list lies outside its array"},
    {"list views beyond their items", "+vl(u)", lists,
     [](array& c) { set<std::int32_t>(c, 1, 3, 2'000'000'000); },
     "damaged-table 4 a list lies outside its array"},
    {"list views of a size below 0", "+vL(u)", lists,
     [](array& c) { set<std::int64_t>(c, 2, 3, -1); },
     "damaged-table 4 a list lies outside its array"},
    {"list views that overflow", "+vL(u)", lists,
     [](array& c) {
       set<std::int64_t>(c, 1, 3, std::numeric_limits<std::int64_t>::max());
       set<std::int64_t>(c, 2, 3, std::numeric_limits<std::int64_t>::max());
     },
     "damaged-table 4 a list lies outside its array"},
    {"fixed lists with too few items",
     "+w:2(u)",
     {list({"a", "b"}), list({"c", "d"})},
     [](array& c) { c.children[0].length = 3; },
     "damaged-table 2 a list lies outside its array"},
    {"fixed lists of an enormous size",
     "+w:2(u)",
     {list({"a", "b"}), list({"c", "d"})},
     [](array& c) { c.format = "+w:9223372036854775807"; },
     "damaged-table 1 a list lies outside its array"},
    {"fixed lists so large that places overflow",
     "+w:1(u)",
     {list({"a"}), list({"b"}), list({"c"})},
     [](array& c) { c.format = "+w:9223372036854775807"; },
     "damaged-table 1 a list lies outside its array"},
    {"lists of two arrays", "+l(u)", lists, [](array& c) { c.children.push_back(c.children[0]); },
     "damaged-table 0 an array is missing"},
    {"lists without items", "+l(u)", lists, [](array& c) { c.children[0].length = -1; },
     "damaged-table 0 an array has an impossible length"},
    {"items whose offsets fall", "+l(u)", lists,
     [](array& c) { set<std::int32_t>(c.children[0], 1, 1, 99); },
     "damaged-table 0 a text lies outside its buffer"},
};

TEST(arrow_damage, is_found_before_a_column_is_used_and_does_no_harm) {
  for (auto const& each : spoilings) {
    SCOPED_TRACE(each.what);
    auto column = named("c", encode(each.format, each.from));
    each.spoil(column);
    ledger counts;
    {
      // With the schema of the sound column, unless the format was spoilt.
      auto schema = records({named("c", encode(each.format, each.from))}, 0);
      schema.children[0].format = column.format;
      auto const rows = static_cast<std::int64_t>(each.from.size());
      auto const table = read(batches{schema, {records({column}, rows)}}, counts);
      ASSERT_TRUE(table) << issues(table.diagnostics);
      EXPECT_EQ(fault_of(*table->columns[0].cells), each.fault);
      shown(*table);
      for (auto const& name : table->columns[0].cells->choices()) EXPECT_LT(name.size(), 99U);
    }
    EXPECT_EQ(counts.given, counts.released);
  }
}

TEST(arrow_damage, is_found_in_later_batches_at_the_row_of_the_table) {
  auto bad = encode("u", words);
  set<std::int32_t>(bad, 1, 2, 0);
  ledger counts;
  auto const good = records({encode("u", words)}, 5);
  auto const table = read(batches{good, {good, good, records({bad}, 5)}}, counts);
  ASSERT_TRUE(table);
  EXPECT_EQ(fault_of(*table->columns[0].cells), "damaged-table 12 a text lies outside its buffer");
}

TEST(arrow_damage, of_a_whole_table_is_reported_at_once) {
  auto const sound = records({named("c", encode("i", whole))}, 5);
  struct table_case {
    std::function<void(batches&)> spoil;
    std::string issues;
  };
  std::vector<table_case> const cases = {
      {[](batches& b) { b.schema = encode("u", words); }, "not-a-table things:0:0\n"},
      {[](batches& b) { b.schema = encode("c{u}", words); }, "not-a-table things:0:0\n"},
      {[](batches& b) { b.schema.format.clear(); }, "not-a-table things:0:0\n"},
      {[](batches& b) { b.fails_early = true, b.error = 5; }, "stream-failed things:0:0 5\n"},
      {[](batches& b) { b.error = 22; }, "stream-failed things:0:0 22\n"},
      {[](batches& b) { b.schema.children[0].name = "t\xEAn"; }, "not-utf8 things:0:1 unknown\n"},
      {[](batches& b) { b.rest[0].length = -5; },
       "damaged-table things:0:0 |an array has an impossible length\n"},
      {[](batches& b) { b.rest[0].offset = -5; },
       "damaged-table things:0:0 |an array has an impossible length\n"},
      {[](batches& b) { b.rest[0].children.clear(); },
       "damaged-table things:0:0 |its columns are not those of its schema\n"},
      {[](batches& b) { b.rest[0].children.push_back(b.rest[0].children[0]); },
       "damaged-table things:0:0 |its columns are not those of its schema\n"},
      {[](batches& b) {
         b.rest[0].length = 0x7fff'fffe;
         b.rest.push_back(b.rest[0]);
       },
       "damaged-table things:0:0 |it has too many rows\n"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.issues);
    batches from{sound, {sound, sound}};
    each.spoil(from);
    ledger counts;
    auto const table = read(from, counts);
    EXPECT_FALSE(table);
    EXPECT_EQ(issues(table.diagnostics), each.issues);
    EXPECT_EQ(counts.given, counts.released);
  }
}

TEST(arrow_damage, is_what_a_table_handed_over_twice_has) {
  std::string const again = "damaged-table things:0:0 |it was handed over before\n";
  auto const sound = records({named("c", encode("i", whole))}, 5);
  ledger counts;
  ArrowArrayStream stream;
  give_stream({sound, {sound}}, counts, stream);
  EXPECT_TRUE(read_arrow("things", stream));
  EXPECT_EQ(issues(read_arrow("things", stream).diagnostics), again);

  ArrowSchema schema;
  ArrowArray batch;
  give_schema(sound, counts, schema);
  give_array(sound, counts, batch);
  EXPECT_TRUE(read_arrow("things", schema, batch));
  EXPECT_EQ(issues(read_arrow("things", schema, batch).diagnostics), again);
  give_schema(sound, counts, schema);
  EXPECT_EQ(issues(read_arrow("things", schema, batch).diagnostics), again);
  give_array(sound, counts, batch);
  EXPECT_EQ(issues(read_arrow("things", schema, batch).diagnostics), again);
  EXPECT_EQ(counts.given, counts.released);

  give_schema(sound, counts, schema);
  give_array(sound, counts, batch);
  batch.children[0]->release(batch.children[0]);
  auto const table = read_arrow("things", schema, batch);
  ASSERT_TRUE(table);
  EXPECT_EQ(fault_of(*table->columns[0].cells), "damaged-table 0 an array was released before");
}

/// What is wrong with a table of one batch whose structs were spoilt after they were made.
std::string said_of(array const& column,
                    std::function<void(ArrowSchema& schema, ArrowArray& batch)> const& spoil) {
  auto const sound = records({named("c", column)}, column.length);
  ledger counts;
  ArrowSchema schema;
  ArrowArray batch;
  give_schema(sound, counts, schema);
  give_array(sound, counts, batch);
  spoil(schema, batch);
  std::string said;
  {
    auto const table = read_arrow("things", schema, batch);
    if (!table)
      said = issues(table.diagnostics);
    else if (auto const& only = *table->columns[0].cells; only.fault())
      said = fault_of(only);
    else
      said = table->columns[0].name + ": " + shown(*table);
  }
  EXPECT_EQ(counts.given, counts.released);
  return said;
}

TEST(arrow_damage, of_structs_that_break_their_own_rules_does_no_harm) {
  struct struct_case {
    std::string what;
    std::string format;
    cells from;
    std::function<void(ArrowSchema&, ArrowArray&)> spoil;
    std::string said;
  };
  std::string const no_columns = "damaged-table things:0:0 |its schema has no columns\n";
  std::string const others = "damaged-table things:0:0 |its columns are not those of its schema\n";
  std::string const unknown = "unsupported-type 0 a type that is not known here";
  std::string const no_array = "damaged-table 0 an array is missing";
  std::string const no_buffer = "damaged-table 0 a buffer is missing";
  for (auto const &each : std::vector<struct_case>{
           {"nothing", "i", {1, {}}, [](auto&, auto&) {}, "c: 1|?"},
           {"no format",
            "i",
            {1},
            [](auto& s, auto&) { s.format = nullptr; },
            "not-a-table things:0:0\n"},
           {"a dictionary of records",
            "i",
            {1},
            [](auto& s, auto&) { s.dictionary = s.children[0]; },
            "not-a-table things:0:0\n"},
           {"fewer columns than none",
            "i",
            {1},
            [](auto& s, auto&) { s.n_children = -1; },
            no_columns},
           {"no columns", "i", {1}, [](auto& s, auto&) { s.children = nullptr; }, no_columns},
           {"a column that is not there",
            "i",
            {1},
            [](auto& s, auto&) { s.children[0] = nullptr; },
            "damaged-table things:0:0 |its schema lacks a column\n"},
           {"a column without a name",
            "i",
            {1},
            [](auto& s, auto&) { s.children[0]->name = nullptr; },
            ": 1"},
           {"a column without a format",
            "i",
            {1},
            [](auto& s, auto&) { s.children[0]->format = nullptr; },
            unknown},
           {"a dictionary without a format", "c{u}", words,
            [](auto& s, auto&) { s.children[0]->dictionary->format = nullptr; }, unknown},
           {"lists of nothing", "+l(u)", lists,
            [](auto& s, auto&) { s.children[0]->children = nullptr; }, unknown},
           {"lists of what is not there", "+l(u)", lists,
            [](auto& s, auto&) { s.children[0]->children[0] = nullptr; }, unknown},
           {"lists of what has no format", "+l(u)", lists,
            [](auto& s, auto&) { s.children[0]->children[0]->format = nullptr; },
            "unsupported-type 0 lists of something other than text"},
           {"fewer arrays than none", "i", {1}, [](auto&, auto& b) { b.n_children = -1; }, others},
           {"no arrays", "i", {1}, [](auto&, auto& b) { b.children = nullptr; }, others},
           {"an array that is not there",
            "i",
            {1},
            [](auto&, auto& b) { b.children[0] = nullptr; },
            no_array},
           {"no buffers",
            "i",
            {1},
            [](auto&, auto& b) { b.children[0]->buffers = nullptr; },
            no_buffer},
           {"no buffers, and none said to be there",
            "i",
            {1},
            [](auto&, auto& b) { b.n_buffers = 0; },
            "c: 1"},
           {"no buffers of the records",
            "i",
            {1},
            [](auto&, auto& b) { b.buffers = nullptr; },
            "damaged-table things:0:0 |a buffer is missing\n"},
           {"no arrays of a list", "+l(u)", lists,
            [](auto&, auto& b) { b.children[0]->children = nullptr; }, no_array},
           {"no items of a list", "+l(u)", lists,
            [](auto&, auto& b) { b.children[0]->children[0] = nullptr; }, no_array},
       }) {
    SCOPED_TRACE(each.what);
    EXPECT_EQ(said_of(encode(each.format, each.from), each.spoil), each.said);
  }
}

TEST(arrow_damage, of_a_dictionary_in_a_later_batch_is_found) {
  auto const sound = records({named("c", encode("c{u}", words))}, 5);
  auto const spoilt = [&](std::function<void(array&)> const& spoil) {
    auto second = sound;
    spoil(second.children[0].dictionary[0]);
    ledger counts;
    std::string said;
    {
      auto const table = read(batches{sound, {sound, second}}, counts);
      EXPECT_TRUE(table);
      said = fault_of(*table->columns[0].cells);
    }
    EXPECT_EQ(counts.given, counts.released);
    return said;
  };
  EXPECT_EQ(spoilt([](array&) {}), "");
  EXPECT_EQ(spoilt([](array& d) { d.buffers.clear(); }), "damaged-table 0 a buffer is missing");
  EXPECT_EQ(spoilt([](array& d) { d.buffers.pop_back(); }), "damaged-table 0 a buffer is missing");
}

TEST(arrow_damage, is_not_a_producers_own_words) {
  ledger counts;
  auto const sound = records({named("c", encode("i", whole))}, 5);
  auto const table = read(batches{.schema = sound, .rest = {}, .error = 5}, counts);
  for (auto const in : {chitieu::language::en, chitieu::language::vi})
    for (auto const& one : table.diagnostics)
      EXPECT_EQ(message(one, in).find("secret"), std::string::npos);
}

/// Overwrites what lies in buffers at random. What the last offset of texts says is left alone: it
/// is all that anybody knows about how large their buffer is.
void spoil(array& in, std::mt19937& random) {
  for (auto& child : in.children) spoil(child, random);
  for (auto& values : in.dictionary) spoil(values, random);
  auto const width = in.format == "u" ? 4U : in.format == "U" ? 8U : 0U;
  for (std::size_t i = 0; i < in.buffers.size(); ++i) {
    bool const sizes_of_views = in.format == "vu" && i + 1 == in.buffers.size();
    auto& buffer = in.buffers[i];
    if (!buffer || buffer->empty() || sizes_of_views || random() % 3 == 0) continue;
    auto const size = buffer->size() - (i == 1 ? width : 0);
    for (std::size_t times = random() % 4; size > 0 && times > 0; --times)
      (*buffer)[random() % size] = static_cast<unsigned char>(random() % 3 == 0 ? 255 : random());
  }
}

TEST(arrow_damage, at_random_never_leads_outside) {
  auto const seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::vector<std::pair<std::string, cells>> const columns = {
      {"u", words},         {"U", words},          {"vu", words},     {"c{u}", words},
      {"i{vu}", words},     {"L{U}", words},       {"i{l}", whole},   {"s{d:38,0}", whole},
      {"+l(u)", lists},     {"+L(vu)", lists},     {"+vl(U)", lists}, {"+vL(c{u})", lists},
      {"+l(i{vu})", lists}, {"d:76,3,256", whole}, {"tdm", whole},    {"b", whole}};
  for (int round = 0; round < 150; ++round)
    for (auto const& [format, from] : columns) {
      auto const& by = ways[random() % ways.size()];
      auto made = stream_of(format, from, by);
      for (auto& batch : made.rest) spoil(batch.children[0], random);
      ledger counts;
      {
        auto const table = read(made, counts);
        ASSERT_TRUE(table);
        auto const& column = *table->columns[0].cells;
        if (!column.fault() && format == "u") {
          for (std::size_t row = 0; row < table->rows; ++row)
            EXPECT_LT(shown(column, row).size(), 999U);
        }
        shown(*table);
      }
      ASSERT_EQ(counts.given, counts.released);
    }
}

} // namespace
