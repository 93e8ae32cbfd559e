#include "data/arrow_case.hpp"
#include "data/arrow_chunks.hpp"
#include "data/arrow_dictionary.hpp"

namespace {

using namespace arrow_case;
using namespace std::string_literals;

cell list(std::vector<item> items) { return value(std::move(items)); }

struct column_case {
  std::string format;
  cells from;
  cell_kind kind;
  std::string shows;
};

std::string const long_text = "một văn bản dài hơn mười hai byte";
cells const texts = {"Đạt"s, {}, long_text, ""s, "tám", {}, long_text + "!", "Đạt"s};
std::string const texts_shown = "Đạt|?|" + long_text + "|?|tám|?|" + long_text + "!|Đạt";
cells const whole = {1, {}, -2, 100, {}, 0, 7, -128};
std::string const whole_shown = "1|?|-2|100|?|0|7|-128";
cells const natural = {1, {}, 200, 100, {}, 0, 7, 255};
std::string const natural_shown = "1|?|200|100|?|0|7|255";
cells const flags = {1, 0, {}, 1, 1, 0, {}, 0, 1};
std::string const flags_shown = "1|0|?|1|1|0|?|0|1";
cells const reals = {1.5, {}, -0.1, 9.3, 0.0, 1e30, {}, std::numeric_limits<double>::quiet_NaN()};
std::string const reals_shown = "1.5|?|-0.1|9.3|0|!|?|?";
cells const lists = {
    list({"a", "b"}),         {}, list({}), list({long_text}), list({"b", "a", "b"}), {},
    list({"a", std::nullopt})};
std::string const lists_shown = "[a b]|?|[]|[" + long_text + "]|[b a b]|?|?";

/// The same, where an empty text cannot be told from a name that is missing.
cells const names = {"Đạt"s, {}, long_text, "Tốt"s, "Đạt"s, {}, " "s, "Tốt"s};
std::string const names_shown = "Đạt|?|" + long_text + "|Tốt|Đạt|?|?|Tốt";

cells times(std::int64_t factor) {
  cells made = {19'000, {}, -1, 0, {}, 12'000'000, 12'000'001};
  for (auto& one : made)
    if (one) one = value(std::get<std::int64_t>(*one) * factor);
  return made;
}
std::string const days_shown = "19000|?|-1|0|?|12000000|!";

std::vector<column_case> all_cases() {
  using enum cell_kind;
  std::vector<column_case> made = {
      {"n", {{}, {}, {}, {}}, text, "?|?|?|?"},
      {"b", flags, flag, flags_shown},
      {"c", whole, integer, whole_shown},
      {"s", whole, integer, whole_shown},
      {"i", whole, integer, whole_shown},
      {"l", whole, integer, whole_shown},
      {"C", natural, integer, natural_shown},
      {"S", natural, integer, natural_shown},
      {"I", natural, integer, natural_shown},
      {"L", natural, integer, natural_shown},
      {"L", {1, -1, {}}, integer, "1|!|?"}, // all bits set: beyond 64 bits with a sign
      {"f", reals, decimal, reals_shown},
      {"g", reals, decimal, reals_shown},
      {"u", texts, text, texts_shown},
      {"U", texts, text, texts_shown},
      {"vu", texts, text, texts_shown},
      {"d:9,2,32", whole, decimal, "0.01|?|-0.02|1.00|?|0|0.07|-1.28"},
      {"d:18,0,64", whole, decimal, whole_shown},
      {"d:38,2", whole, decimal, "0.01|?|-0.02|1.00|?|0|0.07|-1.28"},
      {"d:76,1,256", whole, decimal, "0.1|?|-0.2|10.0|?|0|0.7|-12.8"},
      {"d:38,-3", whole, decimal, "1000|?|-2000|100000|?|0|7000|-128000"},
      {"tdD", times(1), date, days_shown},
      {"tdm", times(86'400'000), date, days_shown},
      {"tss:", times(86'400), date, days_shown},
      {"tsm:", times(86'400'000), date, days_shown},
      {"tsu:", times(86'400'000'000), date, days_shown},
      {"tsn:", {86'400'000'000'000, {}, -86'400'000'000'000}, date, "1|?|-1"},
      {"i{l}", whole, integer, whole_shown},
      {"C{g}", reals, decimal, reals_shown},
      {"s{d:38,2}", whole, decimal, "0.01|?|-0.02|1.00|?|0|0.07|-1.28"},
      {"L{tdD}", times(1), date, days_shown},
      {"c{b}", flags, flag, flags_shown},
  };
  for (auto const* index : {"c", "C", "s", "S", "i", "I", "l", "L"})
    for (auto const* values : {"u", "U", "vu"})
      made.push_back({index + "{"s + values + "}", names, choice, names_shown});
  for (auto const* format : {"+l", "+L", "+vl", "+vL"}) {
    for (auto const* items : {"u", "U", "vu"})
      made.push_back({format + "("s + items + ")", lists, text_list, lists_shown});
    made.push_back({format + "(i{u})"s, lists, choice_list, lists_shown});
    made.push_back(
        {format + "(n)"s, {list({}), list({std::nullopt}), {}, list({})}, text_list, "[]|?|?|[]"});
  }
  cells const pairs = {list({"a", "b"}), {}, list({long_text, "a"}), list({"b", std::nullopt})};
  made.push_back({"+w:2(u)", pairs, text_list, "[a b]|?|[" + long_text + " a]|?"});
  made.push_back({"+w:2(C{U})", pairs, choice_list, "[a b]|?|[" + long_text + " a]|?"});
  made.push_back({"+w:0(u)", {list({}), list({})}, text_list, "[]|[]"});
  return made;
}

TEST(arrow, reads_every_type_whichever_way_it_is_handed_over) {
  for (auto const& each : all_cases())
    for (auto const& by : ways) {
      SCOPED_TRACE(each.format + ", " + by.name);
      // An array of nulls has no values, and a null has no rubbish of the right size here.
      if (each.format == "+w:0(u)" && by.before > 0) continue;
      ledger counts;
      {
        auto const table = read(stream_of(each.format, each.from, by), counts);
        ASSERT_TRUE(table) << issues(table.diagnostics);
        EXPECT_EQ(issues(table.diagnostics), "");
        ASSERT_EQ(table->columns.size(), 1U);
        EXPECT_EQ(table->columns[0].name, "c");
        auto const& column = *table->columns[0].cells;
        EXPECT_EQ(column.kind(), each.kind);
        EXPECT_EQ(fault_of(column), "");
        EXPECT_EQ(table->rows, each.from.size());
        EXPECT_EQ(shown(*table), each.shows);
      }
      EXPECT_EQ(counts.released, counts.given);
    }
}

TEST(arrow, reads_one_batch_like_a_stream) {
  for (auto const& each : all_cases()) {
    SCOPED_TRACE(each.format);
    ledger counts;
    {
      auto const table =
          read(batch_of(each.format, each.from, {.name = "batch", .after = 1}, true), counts);
      ASSERT_TRUE(table) << issues(table.diagnostics);
      EXPECT_EQ(shown(*table), each.shows);
    }
    EXPECT_EQ(counts.released, counts.given);
  }
}

TEST(arrow, reads_runs_of_cells_across_batches) {
  cells from;
  std::string expected;
  for (std::int64_t i = 0; i < 100; ++i) from.push_back(i % 7 == 3 ? cell() : cell(value(i)));
  for (std::size_t const size : {1U, 3U, 13U, 99U}) {
    way by{.name = "chunks", .before = 5, .skipped = 1};
    for (std::size_t i = 0; i < 99 / size; ++i) by.chunks.push_back(size);
    ledger counts;
    auto const table = read(stream_of("s", from, by), counts);
    ASSERT_TRUE(table);
    auto const& column = *table->columns[0].cells;
    for (std::size_t first = 0; first < 100; ++first)
      for (std::size_t length = 0; first + length <= 100; length += 9) {
        std::vector<std::int64_t> values(length, -1);
        std::vector<std::uint8_t> known(length, 9);
        column.read(first, values, known);
        for (std::size_t i = 0; i < length; ++i) {
          auto const& wanted = from[first + i];
          ASSERT_EQ(known[i], wanted ? 1 : 0) << first << ' ' << i;
          ASSERT_EQ(values[i], wanted ? std::get<std::int64_t>(*wanted) : 0);
        }
      }
  }
}

TEST(arrow, takes_records_that_are_null_for_blank_rows) {
  cells const from = {1, 2, {}, 4, 5, 6, 7, 8, 9, 10};
  for (auto const* format : {"l", "d:38,0", "i{l}", "tdD", "b"}) {
    auto batch = records({named("c", encode(format, from, {}))}, 8, 1);
    batch.buffers[0] = bits({true, true, false, true, true, false, true, true, false, true});
    ledger counts;
    auto const table = read(batch, counts);
    ASSERT_TRUE(table);
    EXPECT_EQ(shown(*table), format == "b"s ? "1|?|1|1|?|1|1|?" : "2|?|4|5|?|7|8|?") << format;
  }
  cells const words = {"a", "b", "c"};
  auto batch = records({named("c", encode("u", words)), named("d", encode("c{u}", words))}, 3);
  batch.buffers[0] = bits({true, false, true});
  ledger counts;
  auto const table = read(batch, counts);
  ASSERT_TRUE(table);
  EXPECT_EQ(shown(*table, 0), "a|?|c");
  EXPECT_EQ(shown(*table, 1), "a|?|c");
}

TEST(arrow, reads_texts_that_are_all_empty_without_a_buffer_of_bytes) {
  for (auto const* format : {"u", "U"}) {
    auto column = encode(format, {"", "", ""});
    column.buffers[2].reset();
    ledger counts;
    auto const table = read(records({column}, 3), counts);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->columns[0].cells->fault(), std::nullopt) << format;
    EXPECT_EQ(shown(*table), "?|?|?") << format;
  }
}

TEST(arrow, keeps_names_that_a_dictionary_has_twice) {
  auto column = encode("c{u}", {"a", "b", "c"});
  column.dictionary = {encode("u", {"a", "b", "a"})};
  ledger counts;
  auto const table = read(records({column}, 3), counts);
  ASSERT_TRUE(table);
  EXPECT_EQ(shown(*table), "a|b|a");
}

TEST(arrow, brings_the_dictionaries_of_batches_together) {
  batches from;
  from.rest = {records({encode("c{u}", {"a", "b"})}, 2), records({encode("c{u}", {"b", "c"})}, 2),
               records({encode("c{u}", {"c", "a", {}})}, 3)};
  from.schema = from.rest[0];
  ledger counts;
  auto const table = read(from, counts);
  ASSERT_TRUE(table);
  auto const united = table->columns[0].cells->choices();
  EXPECT_EQ((std::vector<std::string>(united.begin(), united.end())),
            (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(shown(*table), "a|b|b|c|c|a|?");
}

TEST(arrow, shares_a_dictionary_that_batches_have_in_common) {
  namespace data = chitieu::data;
  auto column = encode("c{u}", {"a", "b", "c"});
  ledger counts;
  ArrowSchema schema;
  ArrowArray batch[3];
  give_schema(column, counts, schema);
  for (auto& one : batch) {
    give_array(column, counts, one);
    one.dictionary->buffers = batch[0].dictionary->buffers;
    one.dictionary->length = one.length = 2;
  }
  // The same memory, but its last two texts and not its first.
  batch[2].dictionary->offset = 1;
  auto const type = data::read_arrow_type(schema);
  data::arrow_cell_maker maker(type);
  data::arrow_chunks both(data::kind_of(type));
  data::arrow_chunks all(data::kind_of(type));
  for (std::size_t i = 0; i < 3; ++i) {
    data::arrow_records rows;
    rows.length = static_cast<std::size_t>(batch[i].length);
    auto const cells = maker.make(&batch[i], rows);
    if (i < 2) both.add(cells, rows.length);
    all.add(cells, rows.length);
  }
  std::string found;
  for (std::size_t row = 0; row < 4; ++row) found += shown(both, row);
  EXPECT_EQ(found, "abab");
  EXPECT_EQ(both.choices().size(), 2U);
  found.clear();
  for (std::size_t row = 0; row < 6; ++row) found += shown(all, row);
  EXPECT_EQ(found, "ababbc");
  schema.release(&schema);
  for (auto& one : batch) one.release(&one);
  EXPECT_EQ(counts.given, counts.released);
}

TEST(arrow, keeps_batches_until_the_last_column_is_gone) {
  ledger counts;
  std::shared_ptr<input_column const> kept;
  {
    auto table =
        read(records({named("a", encode("l", {1})), named("b", encode("u", {"x"}))}, 1), counts);
    ASSERT_TRUE(table);
    kept = table->columns[1].cells;
  }
  EXPECT_EQ(counts.given - counts.released, 3); // the batch and its two columns
  EXPECT_EQ(shown(*kept, 0), "x");
  kept.reset();
  EXPECT_EQ(counts.given, counts.released);
}

TEST(arrow, reads_tables_without_rows_or_columns) {
  ledger counts;
  batches nothing;
  nothing.schema = records({named("a", encode("c{u}", {})), named("b", encode("+l(u)", {}))}, 0);
  auto const empty = read(nothing, counts);
  ASSERT_TRUE(empty);
  EXPECT_EQ(empty->rows, 0U);
  ASSERT_EQ(empty->columns.size(), 2U);
  EXPECT_EQ(empty->columns[0].cells->kind(), cell_kind::choice);
  EXPECT_TRUE(empty->columns[0].cells->choices().empty());
  EXPECT_EQ(empty->columns[1].cells->kind(), cell_kind::text_list);
  for (auto const& one : empty->columns) EXPECT_EQ(fault_of(*one.cells), "");

  auto const bare = read(records({}, 3), counts);
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->rows, 3U);
  EXPECT_TRUE(bare->columns.empty());
}

TEST(arrow_read, a_table_without_batches_has_columns_of_no_cells) {
  for (auto const* format : {"i", "vu", "c{u}", "+l(c{u})", "d:10,2"}) {
    SCOPED_TRACE(format);
    auto const column = named("c", encode(format, {}));
    ledger counts;
    {
      auto const table = read(batches{records({column}, 0), {}}, counts);
      ASSERT_TRUE(table);
      EXPECT_EQ(table->rows, 0U);
      auto const& cells = *table->columns.at(0).cells;
      EXPECT_EQ(fault_of(cells), "");
      EXPECT_EQ(cells.view(0).layout, view_case::cell_layout::elsewhere);
      EXPECT_TRUE(cells.choices().empty());
      cells.read(0, {}, {});
    }
    EXPECT_EQ(counts.given, counts.released);
  }
}

TEST(arrow_read, lists_of_choices_are_read_beside_a_batch_that_has_none) {
  auto const batch = [](cells const& from) {
    return records({named("c", encode("+l(c{u})", from))}, static_cast<std::int64_t>(from.size()));
  };
  auto const some = batch({list({"b", "a"}), list({"a"})});
  auto const none = batch({list({}), list({})});
  ledger counts;
  {
    auto const table = read(batches{some, {some, none, batch({list({"a", "c"})})}}, counts);
    ASSERT_TRUE(table);
    EXPECT_EQ(shown(*table), "[b a]|[a]|[]|[]|[a c]");
  }
  {
    auto const table = read(batches{some, {none, some}}, counts);
    ASSERT_TRUE(table);
    EXPECT_EQ(shown(*table), "[]|[]|[b a]|[a]");
  }
  EXPECT_EQ(counts.given, counts.released);
}

TEST(arrow_read, a_dictionary_may_lie_in_more_pieces_in_a_later_batch) {
  auto const batch = records({named("c", encode("i{vu}", texts))}, 8);
  auto other = batch;
  auto& pieces = other.children[0].dictionary[0].buffers;
  auto sizes = *pieces.back();
  put(sizes, std::int64_t{0});
  pieces.back() = bytes();
  pieces.emplace_back(sizes);
  auto const nothing = records({named("c", encode("c{n}", {1, 2, {}}))}, 3);
  ledger counts;
  {
    auto const table = read(batches{batch, {batch, other, batch}}, counts);
    ASSERT_TRUE(table);
    EXPECT_EQ(fault_of(*table->columns[0].cells), "");
    EXPECT_EQ(shown(*table), texts_shown + "|" + texts_shown + "|" + texts_shown);
    auto const blanks = read(batches{nothing, {nothing, nothing}}, counts);
    ASSERT_TRUE(blanks);
    EXPECT_EQ(shown(*blanks), "?|?|?|?|?|?");
  }
  EXPECT_EQ(counts.given, counts.released);
}

} // namespace
