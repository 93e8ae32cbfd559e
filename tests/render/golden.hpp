#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace chitieu::render {

/// Compares a text with a reviewed file in tests/render/golden. On a difference the text is left
/// in the folder for temporary files under the same name, to be reviewed and copied.
inline void expect_golden(std::string const& name, std::string const& actual) {
  auto const path = std::filesystem::path(CHITIEU_ROOT) / "tests" / "render" / "golden" / name;
  std::ifstream file(path, std::ios::binary);
  std::string const expected{std::istreambuf_iterator<char>(file), {}};
  if (actual == expected) return;
  std::string const left = ::testing::TempDir() + name;
  std::ofstream(left, std::ios::binary) << actual;
  EXPECT_EQ(actual, expected) << name << ": the text is in " << left;
}

} // namespace chitieu::render
