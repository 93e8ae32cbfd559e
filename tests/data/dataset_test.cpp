#include "bind_case.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

namespace {

namespace fs = std::filesystem;
using namespace bind_case;

/// A folder of its own, which is gone afterwards.
class folder {
 public:
  folder() {
    do path_ = fs::temp_directory_path() / ("chitieu-" + std::to_string(std::random_device{}()));
    while (!fs::create_directory(path_));
  }
  folder(folder const&) = delete;
  folder& operator=(folder const&) = delete;
  ~folder() { fs::remove_all(path_); }

  void write(fs::path const& name, std::string_view text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] fs::path operator/(fs::path const& name) const { return path_ / name; }
  [[nodiscard]] fs::path const& path() const { return path_; }

 private:
  fs::path path_;
};

std::string names(dataset const& data) {
  std::string all;
  for (auto const& [name, table] : data.tables()) all += name + "=" + table.file + " ";
  for (auto const& name : data.faulty()) all += "!" + name + " ";
  for (auto const& one : data.diagnostics())
    all += std::string(name(one.what)) + "@" + one.at.file + " ";
  return all;
}

TEST(dataset, adds_the_csv_files_of_a_folder_in_the_order_of_their_names) {
  folder const here;
  here.write("b.csv", "id\n1\n");
  here.write("a.CSV", "id\n1\n");
  here.write("c.txt", "id\n1\n");
  here.write(".d.csv", "id\n1\n");
  here.write(u8"đơn vị.csv", "id\n1\n");
  here.write("bad.csv", "id,id\n1,2\n");
  fs::create_directory(here / "sub.csv");
  dataset data;
  data.add_path(here.path());
  EXPECT_EQ(names(data), "a=a.CSV b=b.csv đơn vị=đơn vị.csv !bad csv-duplicate-header@bad.csv ");
}

TEST(dataset, adds_one_file_under_its_own_or_another_name) {
  folder const here;
  here.write("a.csv", "id\n1\n");
  dataset data;
  data.add_path(here / "a.csv");
  data.add_file("staff", here / "a.csv");
  EXPECT_EQ(names(data), "a=a.csv staff=a.csv ");
}

TEST(dataset, reports_what_cannot_be_read) {
  folder const here;
  dataset data;
  data.add_path(here / "none.csv");
  data.add_file("staff", here / "gone.csv");
  data.add_file("units", here.path());
  EXPECT_EQ(data.faulty(), (std::vector<std::string>{"none", "staff", "units"}));
  ASSERT_EQ(data.diagnostics().size(), 3U);
  for (auto const& one : data.diagnostics()) {
    EXPECT_EQ(one.what, chitieu::code::file_unreadable);
    EXPECT_EQ(one.arguments, (std::vector<chitieu::argument>{one.at.file}));
    EXPECT_EQ(one.at.file.find('/'), std::string::npos);
  }
}

TEST(dataset, reports_a_folder_that_is_not_there_by_its_name) {
  folder const here;
  dataset data;
  data.add_path(here / "gone/");
  ASSERT_EQ(data.diagnostics().size(), 1U);
  EXPECT_EQ(data.diagnostics()[0].at.file, "gone");
}

#ifdef __linux__
TEST(dataset, shows_a_name_that_is_no_utf8_with_question_marks) {
  folder const here;
  here.write("th\xFFngs.csv", "id\n1\n");
  dataset data;
  data.add_path(here.path());
  EXPECT_EQ(names(data), "th?ngs=th?ngs.csv ");
}
#endif

TEST(dataset, says_nothing_more_of_a_faulty_table_that_nobody_asks_for) {
  folder const here;
  here.write("thigns.csv", "id,id\n");
  here.write("things.csv", "id\n1\n");
  here.write("do-vat.csv", "id,id\n");
  here.write("units.csv", "id\n1\n");
  dataset data;
  data.add_path(here.path());
  EXPECT_EQ(data.diagnostics().size(), 2U);
  auto const bound = bind(sample(), use_all(sample()), data, {});
  EXPECT_EQ(issues(bound), "ambiguous-table do-vat:0:0 things.csv` and `do-vat|things\n");
}

TEST(dataset, has_tables_that_are_known_to_be_faulty_not_reported_as_missing) {
  folder const here;
  here.write("do-vat.csv", "id,id\n");
  here.write("units.csv", "id\n1\n");
  dataset data;
  data.add_path(here.path());
  auto const bound = bind(sample(), use_all(sample()), data, {});
  EXPECT_EQ(issues(bound), "");
  EXPECT_FALSE(bound.tables[0].usable);
  EXPECT_TRUE(bound.tables[1].usable);
}

} // namespace
