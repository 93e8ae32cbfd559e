// Whoever reads a file asks whether to go on; what is counted are questions, nothing is timed.
#include <chitieu/data/csv.hpp>
#include <chitieu/data/dataset.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace chitieu {
namespace {

constexpr std::size_t steps_between = 16'384;
constexpr std::size_t bytes_of_step = 16;   ///< that are only looked through
constexpr std::size_t bytes_of_piece = 256; ///< of a cell

struct told_to_stop {};

std::string table(std::size_t rows) {
  std::string csv = "id,name,points\n";
  for (std::size_t row = 0; row < rows; ++row)
    csv += std::to_string(row) + ",Nguyễn Văn An,\"" + std::to_string(row % 100) + "\"\n";
  return csv;
}

std::size_t looks(std::string const& csv) { return csv.size() / bytes_of_step / steps_between; }

/// How often it asks, which it does in the same way when it is told to stop.
template <class Read>
std::size_t asked(Read read) {
  std::size_t count = 0;
  read([&count] { ++count; });
  for (auto const stop_at : {count / 2, count}) {
    std::size_t so_far = 0;
    auto const stop = [&] {
      if (++so_far == stop_at) throw told_to_stop();
    };
    EXPECT_THROW(read(stop), told_to_stop);
    EXPECT_EQ(so_far, stop_at);
  }
  return count;
}

TEST(csv_poll, is_asked_for_as_many_cells_as_there_are) {
  constexpr std::size_t rows = 100'000;
  auto const csv = table(rows);
  auto const count = asked([&](std::function<void()> const& poll) {
    EXPECT_EQ(data::read_csv("t.csv", csv, poll)->rows(), rows);
  });
  EXPECT_GE(count, looks(csv) + 3 * rows / steps_between);
}

TEST(csv_poll, is_asked_within_a_long_cell_too) {
  for (auto const* mark : {"", "\""}) {
    auto const csv = "id\n" + std::string(mark) + std::string(16'000'000, 'a') + mark + "\n";
    auto const count = asked([&](std::function<void()> const& poll) {
      EXPECT_EQ(data::read_csv("t.csv", csv, poll)->rows(), 1U);
    });
    EXPECT_GE(count, looks(csv) + csv.size() / bytes_of_piece / steps_between) << mark;
  }
}

TEST(csv_poll, ends_a_file_and_leaves_those_that_were_read) {
  namespace fs = std::filesystem;
  auto const folder = fs::path(testing::TempDir()) / "chitieu-csv-poll";
  fs::create_directories(folder);
  auto const csv = table(100'000);
  for (auto const* name : {"a.csv", "b.csv"}) std::ofstream(folder / name, std::ios::binary) << csv;
  auto const of_one = asked([&](std::function<void()> const& poll) {
    dataset data;
    data.add_file("a", folder / "a.csv", poll);
    EXPECT_EQ(data.tables().size(), 1U);
  });
  // The bytes are looked through once more while the file is read.
  EXPECT_GE(of_one, 2 * looks(csv) + 3 * 100'000 / steps_between);
  dataset data;
  std::size_t so_far = 0;
  EXPECT_THROW(data.add_path(folder,
                             [&] {
                               if (++so_far > of_one) throw told_to_stop();
                             }),
               told_to_stop);
  ASSERT_EQ(data.tables().size(), 1U);
  EXPECT_EQ(data.tables()[0].first, "a");
  EXPECT_EQ(data.tables()[0].second.rows, 100'000U);
  EXPECT_TRUE(data.faulty().empty());
  fs::remove_all(folder);
}

// What is looked through in one go ends between two characters, wherever these lie.
TEST(csv_poll, cuts_no_character) {
  constexpr std::size_t piece = 65'536;
  for (std::string const character : {"é", "ế", "𝒳"})
    for (std::size_t before = 0; before < 5; ++before) {
      std::string csv = "id\n";
      csv.append(piece - csv.size() - before, 'a');
      for (int i = 0; i < 4; ++i) csv += character;
      EXPECT_TRUE(data::read_csv("t.csv", csv + "\n")) << character << before;
      auto const broken = data::read_csv("t.csv", csv + "\n1\n" + '\x80' + "\n");
      ASSERT_EQ(broken.diagnostics.size(), 1U);
      EXPECT_EQ(broken.diagnostics[0].what, code::not_utf8);
      EXPECT_EQ(broken.diagnostics[0].at.line, 4U);
      csv.pop_back();
      EXPECT_FALSE(data::read_csv("t.csv", csv + "\n")) << character << before;
    }
  // A lead with more bytes behind it than any character has.
  for (std::size_t before = 0; before < 8; ++before) {
    std::string csv = "id\n";
    csv.append(piece - csv.size() - before, '\n');
    auto const line = static_cast<std::uint32_t>(std::count(csv.begin(), csv.end(), '\n') + 1);
    csv += "\xF0\x9D\x92\xB3\n\xB3\xB3\xB3\xB3\xB3\n";
    auto const broken = data::read_csv("t.csv", csv);
    ASSERT_EQ(broken.diagnostics.size(), 1U);
    EXPECT_EQ(broken.diagnostics[0].at.line, line + 1) << before;
  }
}

} // namespace
} // namespace chitieu
