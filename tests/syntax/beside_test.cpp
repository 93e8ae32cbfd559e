// A plan that is extended is looked for beside the one that extends it, under its whole name alone.
#include <chitieu/syntax/parse.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace chitieu {
namespace {

struct beside_files : testing::Test {
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() /
      ("chitieu-beside-" + std::to_string(testing::UnitTest::GetInstance()->random_seed()) + "-" +
       std::to_string(reinterpret_cast<std::uintptr_t>(this)));

  void SetUp() override {
    std::filesystem::create_directories(folder / "under");
    for (auto const* name : {u8"old.plan", u8"năm cũ.plan", u8"under/other.plan"})
      std::ofstream(folder / std::filesystem::path(name)) << "plan “Old” for 2023\n";
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
};

TEST_F(beside_files, are_found_by_their_names_alone) {
  auto const find = beside(folder / "new.plan");
  EXPECT_TRUE(find("old.plan"));
  EXPECT_TRUE(find("năm cũ.plan"));
  for (auto const* name :
       {"", ".", "..", "none.plan", "under", "under/other.plan", "under\\other.plan", "../old.plan",
        "C:old.plan", "/old.plan", "old.plan/"})
    EXPECT_FALSE(find(name)) << name;
  EXPECT_FALSE(find((folder / "old.plan").string()));
}

} // namespace
} // namespace chitieu
