#pragma once
#include <chitieu/data/day.hpp>
#include <chitieu/diagnostic/diagnostic.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chitieu::command {

/// What the command line asks for.
struct arguments {
  std::string verb; ///< `check`, `explain`, `print`, `fmt`, `fix`, `diff`, `doctor`, `repair`,
                    ///< `help`, `version`
  std::string plan;
  std::string other_plan;              ///< `diff`: the new one
  std::vector<std::string> more_plans; ///< `fmt`, `fix`, `doctor`: looked at one after another
  std::string id;
  std::vector<std::string> data;
  /// What the plan compares with, by the name that it gives: a file or a folder.
  std::vector<std::pair<std::string, std::string>> earlier;
  std::vector<std::pair<std::string, std::int64_t>> sizes; ///< `doctor`: rows of populations
  std::vector<std::string> only; ///< `repair`: the columns that may change
  std::optional<data::day> as_of;
  std::optional<chitieu::language> language;
  std::optional<std::string> by;
  bool who = false;
  std::optional<std::size_t> first; ///< `check`: no more than so many of each list
  bool names = false;
  std::optional<std::int64_t> mask; ///< `check`: for everybody to see, nothing of fewer than these
  std::optional<std::size_t> threads; ///< `check`: 0 as many as the machine runs at once
  bool json = false;
  bool html = false;
  bool reads = false;
  bool flat = false;             ///< `print`: the whole plan as it stands, with what it extends
  bool only_check = false;       ///< `fmt`, `fix`: says whether something would change
  bool repair = false;           ///< `check`: adds what would meet it
  bool losses = false;           ///< `repair`: ranks may fall, sets may lose
  bool write = false;            ///< `fmt`, `fix`: into the file
  std::optional<argument> fault; ///< what is wrong with the command line
};

[[nodiscard]] arguments read_arguments(std::vector<std::string> const&);

/// The help text.
[[nodiscard]] std::string usage(chitieu::language);

} // namespace chitieu::command
