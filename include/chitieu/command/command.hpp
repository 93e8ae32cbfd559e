#pragma once
/// Room `command`. In: arguments. Out: text and an exit code. Never: is asked for by other rooms.
#include <string>
#include <vector>

namespace chitieu::command {

/// What a run of the command came to; who called it writes the texts wherever they belong.
struct outcome {
  std::string output;
  std::string errors;
  int exit_code = 0;
};

/// What the surroundings of a run are; nothing is read from the environment.
struct surroundings {
  bool colour = false;     ///< standard output is a terminal that shows colours
  std::size_t width = 100; ///< its columns
};

/// Runs `chitieu` with these arguments (the program's name left out): `check`, `explain`, `print`.
[[nodiscard]] outcome run(std::vector<std::string> const& arguments, surroundings const&);

} // namespace chitieu::command
