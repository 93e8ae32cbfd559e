#include "fix_plan.hpp"

#include <chitieu/check/compile.hpp>
#include <chitieu/check/correct.hpp>
#include <chitieu/render/render.hpp>

#include <fstream>

namespace chitieu::command {
namespace {

std::string on_one_line(std::string const& text) {
  std::string out;
  for (char const c : text) out += c == '\n' || c == '\r' ? ' ' : c;
  return out;
}

// `PLAN:12:7 unknown-name: write `LĐTT``
std::string told(diagnostic const& of, language which) {
  auto const& fix = of.fixes.front();
  auto out = of.at.file + ":" + std::to_string(of.at.line) + ":" + std::to_string(of.at.column) +
             " " + std::string(name(of.what)) + ": ";
  if (fix.text.empty()) return out + argument("left out", "đã bỏ").in(which) + "\n";
  return out + argument("wrote `", "đã viết `").in(which) + on_one_line(fix.text) + "`\n";
}

} // namespace

outcome write_plan(arguments const& asked, std::string const& text, language which) {
  std::ofstream file(asked.plan, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  argument const failed{"`" + asked.plan + "` cannot be written",
                        "không ghi được `" + asked.plan + "`"};
  return file ? outcome{} : outcome{{}, failed.in(which) + "\n", 2};
}

outcome fix_plan(arguments const& asked, source const& from, language which) {
  auto const find = beside(asked.plan);
  auto const made = correct(from, find);
  outcome out;
  for (auto const& each : made.applied) out.errors += told(each, which);
  if (asked.only_check) {
    out.exit_code = made.applied.empty() ? 0 : 1;
    return out;
  }
  if (asked.write) {
    if (!made.applied.empty())
      if (auto failed = write_plan(asked, made.text, which); failed.exit_code != 0) return failed;
  } else {
    out.output = made.text;
  }
  auto const now = source::from_text(from.name(), made.text);
  auto const left = now ? compile(parse(*now, find)).diagnostics : now.diagnostics;
  if (has_errors(left)) {
    out.errors += render::to_text(left, which, made.text, false);
    out.exit_code = 2;
  }
  return out;
}

} // namespace chitieu::command
