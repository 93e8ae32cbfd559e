#include "arguments.hpp"
#include "diff_plans.hpp"
#include "doctor_plan.hpp"
#include "given_data.hpp"

#include <chitieu/chitieu.hpp>
#include <chitieu/command/command.hpp>
#include <chitieu/render/html.hpp>
#include <chitieu/render/render.hpp>

#include <fstream>

namespace chitieu::command {
namespace {

outcome refuse(diagnostics const& issues, language which) {
  return {{}, render::to_text(issues, which, {}, false), 2};
}

outcome check(arguments const& asked, ir::program const& program, source const& from,
              language which, surroundings const& around) {
  given_data given(asked);
  auto options = given.options();
  options.who = asked.who;
  options.names = asked.names;
  options.by = asked.by;
  auto const report = evaluate(program, given.tables(), options);
  outcome out;
  out.exit_code = report.exit_code();
  if (asked.json) {
    out.output = render::to_json(report, which);
    return out;
  }
  if (asked.html) {
    out.output = render::to_html(report, {.language = which, .page = true, .reveal = asked.who});
    return out;
  }
  out.errors = render::to_text(report.diagnostics, which, from.bytes(), around.colour);
  out.output = render::to_text(report, {which, around.colour, around.width, asked.reads});
  return out;
}

outcome explain(arguments const& asked, ir::program const& program, source const& from,
                language which) {
  outcome out;
  out.errors = render::to_text(program.diagnostics, which, from.bytes(), false);
  bool found = asked.id.empty();
  bool broken = has_errors(program.diagnostics);
  for (auto const& target : program.targets) {
    if (!asked.id.empty() && target.id != asked.id) continue;
    found = true;
    if (!target.title.empty()) out.output += target.id + "  " + target.title + "\n";
    for (auto const& clause : target.clauses)
      out.output +=
          clause.id + "  " + clause.sentence + "\n    " + ir::print(program, clause) + "\n";
  }
  if (!found)
    out.errors +=
        argument("no target `" + asked.id + "`", "không có chỉ tiêu `" + asked.id + "`").in(which) +
        "\n";
  out.exit_code = broken || !found ? 2 : 0;
  return out;
}

// The standard form: in the language of most of the plan's keywords.
outcome format(arguments const& asked, parsed const& read, std::string_view own, language which) {
  if (has_errors(read.diagnostics))
    return {{}, render::to_text(read.diagnostics, which, read.from.bytes(), false), 2};
  auto const text = print(read.plan, read.plan.speaks);
  auto const same = text == own;
  if (asked.only_check) {
    argument const differs{"`" + asked.plan + "` is not in its standard form",
                           "`" + asked.plan + "` chưa theo cách viết chuẩn"};
    return same ? outcome{} : outcome{{}, differs.in(which) + "\n", 1};
  }
  if (!asked.write) return {text, {}, 0};
  if (same) return {};
  std::ofstream file(asked.plan, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  argument const failed{"`" + asked.plan + "` cannot be written",
                        "không ghi được `" + asked.plan + "`"};
  return file ? outcome{} : outcome{{}, failed.in(which) + "\n", 2};
}

} // namespace

outcome run(std::vector<std::string> const& given, surroundings const& around) {
  auto const asked = read_arguments(given);
  if (asked.fault) {
    auto const speaks = asked.language.value_or(language::en);
    return {{}, "chitieu: " + asked.fault->in(speaks) + "\n\n" + usage(speaks), 2};
  }
  if (asked.verb == "help") return {usage(asked.language.value_or(language::en)), {}, 0};
  if (asked.verb == "version") return {"chitieu " CHITIEU_VERSION "\n", {}, 0};

  auto const from = source::from_file(asked.plan);
  if (!from) return refuse(from.diagnostics, asked.language.value_or(language::vi));
  auto const read = parse(*from, beside(asked.plan));
  auto const which = asked.language.value_or(read.plan.speaks);
  if (asked.verb == "print")
    // A translation that silently lacks what could not be read would be taken for the whole plan.
    return has_errors(read.diagnostics)
               ? outcome{{}, render::to_text(read.diagnostics, which, read.from.bytes(), false), 2}
               : outcome{
                     asked.flat ? print_flat(read.plan, which) : print(read.plan, which), {}, 0};
  if (asked.verb == "fmt") return format(asked, read, from->bytes(), which);
  auto const program = compile(read);
  if (asked.verb == "diff") return diff_plans(asked, {read, program}, around);
  if (asked.verb == "doctor") return doctor_plan(asked, read, program, around);
  if (asked.verb == "explain") return explain(asked, program, read.from, which);
  return check(asked, program, read.from, which, around);
}

} // namespace chitieu::command
