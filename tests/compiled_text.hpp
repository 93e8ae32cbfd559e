#pragma once
#include <chitieu/chitieu.hpp>

#include <random>
#include <string>
#include <vector>

namespace chitieu {

/// A plan made of a text, read and compiled.
struct compiled_text {
  parsed read;
  ir::program program;
  explicit compiled_text(std::string const& text)
      : read(parse(*source::from_text("plan", text))), program(compile(read)) {}
};

/// One of several texts.
inline std::string pick(std::mt19937& random, std::vector<std::string> const& from) {
  return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random)];
}

} // namespace chitieu
