#include "arguments.hpp"
#include "diff_plans.hpp"
#include "doctor_plan.hpp"
#include "fix_plan.hpp"
#include "given_data.hpp"
#include "repair_plan.hpp"

#include <chitieu/chitieu.hpp>
#include <chitieu/command/command.hpp>
#include <chitieu/render/html.hpp>
#include <chitieu/render/render.hpp>
#include <chitieu/render/repair.hpp>
#include <chitieu/syntax/format.hpp>

#include <algorithm>

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
  options.first = asked.first;
  options.names = asked.names;
  options.by = asked.by;
  if (asked.threads) options.run_on = threads(*asked.threads);
  auto report = evaluate(program, given.tables(), options);
  if (asked.mask) report = masked(std::move(report), *asked.mask);
  outcome out;
  out.exit_code = report.exit_code();
  if (asked.json) {
    out.output = render::to_json(report, which);
    return out;
  }
  std::optional<repair_plan> repaired;
  if (asked.repair) repaired = repair(program, given.tables(), repair_options{.check = options});
  if (asked.html) {
    out.output = render::to_html(report, {.language = which,
                                          .page = true,
                                          .reveal = asked.who,
                                          .repair = repaired ? &*repaired : nullptr});
    return out;
  }
  out.errors = render::to_text(report.diagnostics, which, from.bytes(), around.colour);
  out.output = render::to_text(report, {which, around.colour, around.width, asked.reads});
  if (repaired) out.output += "\n" + render::to_text(*repaired, which, around.colour);
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (char const c : text) {
    auto const blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

// A clause in the reader's language, where the plan is written in the other one.
std::string translated(ast::target const& target, ir::clause const& of, language which) {
  for (auto clause : target.says) {
    if (!(clause.where == of.at.where)) continue;
    // Of several steps by year the one that this clause is.
    if (clause.steps.size() > 1)
      std::erase_if(clause.steps, [&](auto const& step) { return step.due.last != of.deadline; });
    if (!clause.steps.empty()) clause.amount.low = clause.steps.front().amount;
    argument const of_which{"of which ", "trong đó "};
    auto const joined = clause.joined == ast::clause::join::of_which;
    return (joined ? of_which.in(which) : std::string()) + print(ast::sentence{clause}, which);
  }
  return {};
}

// Each sentence as it is written, in the reader's language if that is another one, and its formal
// reading; of a sentence that has an error, that it has one.
outcome explain(arguments const& asked, ir::program const& program, parsed const& read,
                language which) {
  auto const& from = read.from;
  std::vector<ast::target const*> written;
  for (auto const& statement : read.plan.statements)
    if (auto const* target = std::get_if<ast::target>(&statement.node)) written.push_back(target);
  argument const has_error{"has an error, see its message", "có lỗi, xem thông báo"};
  outcome out;
  out.errors = render::to_text(program.diagnostics, which, from.bytes(), false);
  bool found = asked.id.empty();
  bool broken = has_errors(program.diagnostics);
  for (std::size_t i = 0; i < program.targets.size(); ++i) {
    auto const& target = program.targets[i];
    if (!asked.id.empty() && target.id != asked.id) continue;
    found = true;
    if (!target.title.empty()) out.output += target.id + "  " + target.title + "\n";
    if (!target.valid)
      out.output += target.id + "  " + one_line(from.slice(written[i]->sentence_where)) +
                    "\n    ! " + has_error.in(which) + "\n";
    for (auto const& clause : target.clauses) {
      out.output += clause.id + "  " + one_line(clause.sentence) + "\n";
      if (which != read.plan.speaks)
        out.output += "    " + translated(*written[i], clause, which) + "\n";
      out.output += "    " + ir::print(program, clause) + "\n";
    }
  }
  if (!found)
    out.errors +=
        argument("no target `" + asked.id + "`", "không có chỉ tiêu `" + asked.id + "`").in(which) +
        "\n";
  out.exit_code = broken || !found ? 2 : 0;
  return out;
}

outcome format_plan(arguments const& asked, parsed const& read, std::string_view own,
                    language which) {
  if (has_errors(read.diagnostics))
    return {{}, render::to_text(read.diagnostics, which, read.from.bytes(), false), 2};
  auto const text = format(read);
  auto const same = text == own;
  if (asked.only_check) {
    argument const differs{"`" + asked.plan + "` is not laid out as `fmt` would",
                           "`" + asked.plan + "` chưa được trình bày như `fmt` sẽ trình bày"};
    return same ? outcome{} : outcome{{}, differs.in(which) + "\n", 1};
  }
  if (!asked.write) return {text, {}, 0};
  if (same) return {};
  return write_plan(asked, text, which);
}

outcome run_one(arguments const& asked, surroundings const& around) {
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
  if (asked.verb == "fmt") return format_plan(asked, read, from->bytes(), which);
  if (asked.verb == "fix") return fix_plan(asked, *from, which);
  auto const program = compile(read);
  if (asked.verb == "diff") return diff_plans(asked, {read, program}, around);
  if (asked.verb == "doctor") return doctor_plan(asked, read, program, around);
  if (asked.verb == "repair") return repair_targets(asked, read, program, around);
  if (asked.verb == "explain") return explain(asked, program, read, which);
  return check(asked, program, read.from, which, around);
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

  auto out = run_one(asked, around);
  // The documents of several plans are one: a list of them.
  auto const listed = asked.json && !asked.more_plans.empty();
  if (listed) out.output = "[" + out.output;
  for (auto const& plan : asked.more_plans) {
    auto next = asked;
    next.plan = plan;
    auto const done = run_one(next, around);
    if (listed && !done.output.empty() && out.output.size() > 1) out.output += ",";
    out.output += done.output;
    out.errors += done.errors;
    out.exit_code = std::max(out.exit_code, done.exit_code);
  }
  if (listed) out.output += "]\n";
  return out;
}

} // namespace chitieu::command
