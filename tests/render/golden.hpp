#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace chitieu::render {

/// Compares a text with a reviewed file in tests/render/golden. On a difference the text is
/// written beside it as `<name>.actual`, to be looked at and renamed.
inline void expect_golden(std::string const& name, std::string const& actual) {
  auto const path = std::filesystem::path(CHITIEU_ROOT) / "tests" / "render" / "golden" / name;
  std::ifstream file(path, std::ios::binary);
  std::string const expected{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(actual, expected) << name;
  if (actual != expected) std::ofstream(path.string() + ".actual", std::ios::binary) << actual;
}

} // namespace chitieu::render
