#include <chitieu/check/compile.hpp>
#include <chitieu/check/correct.hpp>

#include <algorithm>
#include <optional>

namespace chitieu {
namespace {

constexpr std::size_t most_tried = 200; // each is one more reading of the plan

struct read_text {
  source from;
  diagnostics said;

  [[nodiscard]] std::size_t errors() const {
    return static_cast<std::size_t>(std::count_if(said.begin(), said.end(), [](auto const& each) {
      return severity_of(each.what) == severity::error;
    }));
  }
};

std::optional<read_text> read(std::string const& name, std::string text, plan_finder const& find) {
  auto made = source::from_text(name, std::move(text));
  if (!made) return std::nullopt;
  auto said = compile(parse(*made, find), advice::of_text).diagnostics;
  return read_text{std::move(*made), std::move(said)};
}

bool needs_nobody(diagnostic const& each, std::string const& file) {
  return severity_of(each.what) == severity::error && each.fixes.size() == 1 &&
         each.fixes.front().sure && each.fixes.front().at.file == file;
}

} // namespace

corrected correct(source const& from, plan_finder const& find) {
  corrected out{std::string(from.bytes()), {}};
  auto now = read(from.name(), out.text, find);
  std::size_t tried = 0;
  std::uint32_t behind = 0; // what is before this place was tried
  while (now && tried < most_tried) {
    auto const next = std::find_if(now->said.begin(), now->said.end(), [&](auto const& each) {
      return needs_nobody(each, from.name()) && each.fixes.front().at.where.begin >= behind;
    });
    if (next == now->said.end()) break;
    ++tried;
    auto const& fix = next->fixes.front();
    auto text = out.text;
    text.replace(fix.at.where.begin, fix.at.where.end - fix.at.where.begin, fix.text);
    behind = fix.at.where.begin;
    auto then = read(from.name(), text, find);
    if (!then || then->errors() >= now->errors()) {
      ++behind;
      continue;
    }
    out.text = std::move(text);
    out.applied.push_back(*next);
    now = std::move(then);
  }
  return out;
}

} // namespace chitieu
