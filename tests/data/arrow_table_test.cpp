#include "data/arrow_case.hpp"

#include <chitieu/data/arrow_table.hpp>
#include <chitieu/data/columns.hpp>
#include <chitieu/data/dataset.hpp>

#include <gtest/gtest.h>

namespace {

using namespace chitieu::data;
using arrow_case::shown;

template <class T>
std::vector<std::optional<T>> with_nulls(std::size_t rows, T value) {
  std::vector<std::optional<T>> made(rows, value);
  for (std::size_t i = 0; i < rows; i += 3) made[i].reset();
  return made;
}

/// Every kind of column, each third cell null.
arrow_table sample(std::size_t rows) {
  arrow_table made;
  made.rows = rows;
  made.columns.push_back(texts_column("text", with_nulls<std::string>(rows, "Đạt")));
  made.columns.push_back(integers_column("integer", with_nulls<std::int64_t>(rows, -7)));
  made.columns.push_back(flags_column("flag", with_nulls<bool>(rows, true)));
  made.columns.push_back(days_column("day", with_nulls<std::int64_t>(rows, 19000)));
  made.columns.push_back(numbers_column("number", with_nulls<double>(rows, 9.3)));
  made.columns.push_back(
      text_lists_column("list", with_nulls<std::vector<std::string>>(rows, {"a", "bê"})));
  return made;
}

std::string cells(std::size_t rows, std::string const& value) {
  std::string out;
  for (std::size_t i = 0; i < rows; ++i)
    out += (i == 0 ? "" : "|") + (i % 3 == 0 ? std::string("?") : value);
  return out;
}

input_table read_back(arrow_table made) {
  ArrowArrayStream stream;
  export_stream(std::make_shared<arrow_table const>(std::move(made)), stream);
  auto read = read_arrow("things", stream);
  EXPECT_TRUE(read);
  return *std::move(read);
}

TEST(arrow_table, is_read_back_as_it_was_made) {
  // Around the edges of bytes and words of the bitmaps of nulls and flags.
  for (std::size_t const rows : {0, 1, 7, 8, 9, 63, 64, 65}) {
    SCOPED_TRACE(rows);
    auto const read = read_back(sample(rows));
    EXPECT_EQ(read.rows, rows);
    ASSERT_EQ(read.columns.size(), 6U);
    std::vector<std::string> const values = {"Đạt", "-7", "1", "19000", "9.3", "[a bê]"};
    for (std::size_t column = 0; column < 6; ++column) {
      EXPECT_EQ(shown(read, column), cells(rows, values[column])) << read.columns[column].name;
      EXPECT_FALSE(read.columns[column].cells->fault()) << read.columns[column].name;
    }
  }
}

TEST(arrow_table, may_have_no_columns) {
  arrow_table none;
  none.rows = 3;
  auto const read = read_back(std::move(none));
  EXPECT_EQ(read.rows, 3U);
  EXPECT_TRUE(read.columns.empty());
}

TEST(arrow_table, lives_until_the_last_that_was_handed_out_is_released) {
  auto table = std::make_shared<arrow_table const>(sample(9));
  std::weak_ptr const alive = table;
  ArrowArrayStream stream;
  export_stream(std::move(table), stream);
  ArrowSchema schema;
  ArrowArray array;
  ArrowArray after;
  ASSERT_EQ(stream.get_schema(&stream, &schema), 0);
  ASSERT_EQ(stream.get_next(&stream, &array), 0);
  ASSERT_EQ(stream.get_next(&stream, &after), 0);
  EXPECT_EQ(after.release, nullptr) << "one batch, then the end";
  stream.release(&stream);
  EXPECT_EQ(stream.release, nullptr);
  ASSERT_EQ(array.n_children, 6);
  // A consumer may keep a column and give back the rest.
  ArrowArray kept = *array.children[0];
  array.children[0]->release = nullptr;
  array.release(&array);
  EXPECT_EQ(array.release, nullptr);
  EXPECT_FALSE(alive.expired());
  EXPECT_EQ(kept.length, 9);
  kept.release(&kept);
  EXPECT_TRUE(alive.expired());
  EXPECT_STREQ(schema.children[5]->format, "+L");
  schema.release(&schema);
  EXPECT_EQ(schema.release, nullptr);
}

TEST(arrow_table, gathers_rows_in_any_order_and_repeated) {
  auto const read = read_back(sample(9));
  std::vector<std::size_t> const rows = {8, 0, 1, 1};
  auto const chosen = read_back(gather(read, rows));
  EXPECT_EQ(chosen.rows, 4U);
  ASSERT_EQ(chosen.columns.size(), 6U);
  EXPECT_EQ(shown(chosen, 0), "Đạt|?|Đạt|Đạt");
  EXPECT_EQ(shown(chosen, 1), "-7|?|-7|-7");
  EXPECT_EQ(shown(chosen, 2), "1|?|1|1");
  EXPECT_EQ(shown(chosen, 3), "19000|?|19000|19000");
  EXPECT_EQ(shown(chosen, 4), "9.3|?|9.3|9.3");
  EXPECT_EQ(shown(chosen, 5), "[a bê]|?|[a bê]|[a bê]");
}

enum class grade { low, high };

TEST(arrow_table, gathers_choices_by_their_names) {
  std::vector<std::optional<grade>> const grades = {grade::high, std::nullopt, grade::low};
  chitieu::dataset data;
  data.add("things", chitieu::columns(chitieu::column(
                         "grade", grades, {{grade::low, "Đạt"}, {grade::high, "Tốt"}})));
  std::vector<std::size_t> const rows = {2, 1, 0};
  auto const chosen = read_back(gather(data.tables().front().second, rows));
  EXPECT_EQ(shown(chosen), "Đạt|?|Tốt");
}

TEST(arrow_table, gathers_lists_of_choices_by_their_names) {
  std::vector<std::optional<std::vector<grade>>> const all = {
      {{grade::high, grade::low}}, std::nullopt, {{}}, {{grade::low, static_cast<grade>(7)}}};
  chitieu::dataset data;
  data.add("things", chitieu::columns(chitieu::column(
                         "grades", all, {{grade::low, "Đạt"}, {grade::high, "Tốt"}})));
  std::vector<std::size_t> const rows = {3, 2, 1, 0};
  auto const chosen = read_back(gather(data.tables().front().second, rows));
  EXPECT_EQ(shown(chosen), "[Đạt ]|[]|?|[Tốt Đạt]");
}

TEST(arrow_table, gathers_no_column_that_is_damaged) {
  using namespace arrow_case;
  auto bad = encode("u", {std::string("a"), std::string("b")});
  std::memset(bad.buffers[1]->data() + 4, 0xFF, 4);
  ledger counts;
  {
    auto const table = arrow_case::read(
        records({named("bad", bad), named("good", encode("i", {1, 2}))}, 2), counts);
    ASSERT_TRUE(table);
    std::vector<std::size_t> const rows = {1};
    auto const chosen = read_back(gather(*table, rows));
    ASSERT_EQ(chosen.columns.size(), 1U);
    EXPECT_EQ(chosen.columns[0].name, "good");
    EXPECT_EQ(shown(chosen), "2");
  }
  EXPECT_EQ(counts.given, counts.released);
}

TEST(arrow_table, gathers_nothing_of_no_rows) {
  auto const chosen = read_back(gather(read_back(sample(3)), {}));
  EXPECT_EQ(chosen.rows, 0U);
  EXPECT_EQ(chosen.columns.size(), 6U);
}

} // namespace
