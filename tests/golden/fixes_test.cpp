// What hints say is carried as an edit: each fix of each message about a golden plan is applied,
// and that message is gone.
#include <chitieu/check/correct.hpp>
#include <chitieu/chitieu.hpp>
#include <chitieu/doctor/doctor.hpp>

#include <gtest/gtest.h>

#include "given.hpp"
#include "right_hint.hpp"

#include <array>
#include <map>

namespace chitieu::golden {
namespace {

/// Why a hint has no edit: what it asks for is not in the text of the plan.
enum class why : std::uint8_t {
  no_hint,    ///< nothing can be done, or the message says it
  in_tables,  ///< tables, files or what the program was given are to be changed
  needs_words ///< what to write is known to a person only; the line above says what
};

std::map<code, why> const without_edit = {
    {code::file_unreadable, why::in_tables},
    // Which data are to be tables of their own.
    {code::file_too_large, why::needs_words},
    {code::not_utf8, why::in_tables},
    // Which statements go into which file.
    {code::too_many_statements, why::needs_words},
    {code::csv_no_header, why::in_tables},
    {code::csv_empty_header, why::in_tables},
    {code::csv_duplicate_header, why::in_tables},
    {code::csv_ragged_row, why::in_tables},
    {code::csv_open_quote, why::in_tables},
    // How to say it in several sentences.
    {code::too_deep, why::needs_words},
    // What is called shorter is still to be understood.
    {code::name_too_long, why::needs_words},
    // With which letter or word a name begins.
    {code::bad_name, why::needs_words},
    {code::missing_population, why::in_tables},
    {code::missing_column, why::in_tables},
    {code::ambiguous_table, why::in_tables},
    {code::unused_table, why::in_tables},
    {code::undeclared_category, why::in_tables},
    {code::bad_date, why::in_tables},
    {code::bad_number, why::in_tables},
    {code::ambiguous_number_cell, why::in_tables},
    {code::bad_flag, why::in_tables},
    {code::wrong_kind_of_column, why::in_tables},
    {code::blank_key, why::in_tables},
    {code::duplicate_key, why::in_tables},
    {code::dangling_reference, why::in_tables},
    {code::more_like_it, why::no_hint},
    {code::near_text, why::in_tables},
    {code::unsupported_type, why::in_tables},
    {code::damaged_table, why::in_tables},
    {code::not_a_table, why::in_tables},
    {code::stream_failed, why::in_tables},
    {code::near_match, why::in_tables},
    // Which of the two is meant by each use of the name.
    {code::duplicate_name, why::needs_words},
    // By which value a table names the population.
    {code::population_never_chosen, why::needs_words},
    // What a blank means in the table.
    {code::bad_blank_value, why::needs_words},
    {code::deadline_on_holiday, why::no_hint},
    // What the name means.
    {code::cyclic_definition, why::needs_words},
    // How to say it with fewer names.
    {code::too_large_expansion, why::needs_words},
    // How many of another unit it is.
    {code::bad_unit, why::needs_words},
    {code::count_over_population, why::in_tables},
    // How many of them; five quantities would be as right.
    {code::not_one_record, why::needs_words},
    {code::key_taken, why::in_tables},
    {code::no_such_row, why::in_tables},
    {code::row_is_named, why::in_tables},
    {code::no_such_group, why::in_tables},
    {code::dataset_not_given, why::in_tables},
    {code::unused_dataset, why::in_tables},
    {code::earlier_table_missing, why::in_tables},
    {code::parent_missing, why::in_tables},
    // Which of the plans is the oldest.
    {code::parent_cycle, why::needs_words},
    // Which file is extended.
    {code::nothing_extended, why::needs_words},
    {code::not_in_force, why::no_hint},
    // Which of the two is wrong; the hint says for which sizes it is so.
    {code::contradiction, why::needs_words},
    // What is to be asked instead; the hint says for which sizes it is so.
    {code::never_met, why::needs_words},
    // Which of them is wrong; the hint says for which sizes it is so.
    {code::nested_shares, why::needs_words},
    // Whether it is to stand twice; the hint says for which sizes it is so.
    {code::implied_target, why::needs_words},
    {code::category_without_data, why::in_tables},
    {code::must_stay_together, why::in_tables},
};

/// A plan of a golden file, with what can be found beside it.
struct tried_plan {
  std::string file;
  std::string text;
  given from;
};

std::vector<tried_plan> tried_plans() {
  std::vector<tried_plan> out;
  for (auto const& path : golden_paths()) {
    auto golden = read_golden(path);
    if (!golden.find("diagnostics") && !golden.find("doctor")) continue;
    std::erase_if(golden.sections, [](section const& each) {
      return each.kind == "data" || each.kind == "earlier";
    });
    auto from = prepare(golden);
    out.push_back({path.filename().string(), from.plan, from});
    if (!from.in_other.empty()) out.push_back({path.filename().string(), from.in_other, from});
  }
  return out;
}

diagnostics said_of(std::string const& text, plan_finder const& find, advice how,
                    bool with_doctor = false) {
  auto const source = source::from_text("plan", text);
  if (!source) return source.diagnostics;
  auto const read = parse(*source, find);
  auto const program = compile(read, how);
  auto out = program.diagnostics;
  if (with_doctor) {
    auto const found = examine(read, program);
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

std::string with(std::string const& text, fix const& one) {
  auto out = text;
  if (out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
  return out.replace(one.at.where.begin, one.at.where.end - one.at.where.begin, one.text);
}

/// Whether a message about the same words still stands where it stood.
bool still_there(diagnostic const& one, fix const& applied, diagnostics const& after) {
  auto begin = one.at.where.begin;
  if (applied.at.where.end <= begin)
    begin += static_cast<std::uint32_t>(applied.text.size()) -
             (applied.at.where.end - applied.at.where.begin);
  return std::any_of(after.begin(), after.end(), [&](auto const& each) {
    return each.what == one.what && each.arguments == one.arguments && each.at.where.begin == begin;
  });
}

std::string shown(diagnostics const& all) {
  std::string out;
  for (auto const& each : all)
    out += "  " + std::string(name(each.what)) + " " + std::to_string(each.at.line) + " " +
           message(each, language::en) + "\n";
  return out;
}

std::size_t errors_in(diagnostics const& all) {
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](auto const& each) {
    return severity_of(each.what) == severity::error;
  }));
}

TEST(fixes, each_leaves_a_plan_without_its_message) {
  std::map<code, std::size_t> offered;
  for (auto const& plan : tried_plans()) {
    auto const find = plan.from.finder();
    auto const doctor = plan.from.asks_doctor;
    auto const before = said_of(plan.text, find, advice::tried, doctor);
    for (auto const& each : before)
      for (auto const& one : each.fixes) {
        ++offered[each.what];
        auto const after = said_of(with(plan.text, one), find, advice::of_text, doctor);
        auto const told = plan.file + ":" + std::to_string(each.at.line) + " " +
                          std::string(name(each.what)) + ": " + message(each, language::en) +
                          "\n  write `" + one.text + "`\n" + shown(after);
        EXPECT_FALSE(still_there(each, one, after)) << told;
        // What may be done without asking leaves at most what the message hid.
        if (one.sure) {
          EXPECT_LE(errors_in(after), errors_in(before)) << told;
        }
      }
  }
  // Which hints have an edit and which have not is written down.
  for (auto const what : all_codes())
    EXPECT_NE(offered.contains(what), without_edit.contains(what))
        << name(what) << " offered " << offered[what];
}

TEST(fixes, another_id_stands_where_the_id_is_and_nowhere_else) {
  std::string const plan = "plan “Letters” for 2024\n"
                           "population staff, complete\n"
                           "  id    key\n"
                           "  good  flag\n"
                           "target t: all staff good\n"
                           "target t “t again”: no staff good\n";
  auto const said = said_of(plan, {}, advice::tried);
  ASSERT_EQ(said.size(), 1U) << shown(said);
  ASSERT_EQ(said.front().fixes.size(), 1U);
  auto const fixed = with(plan, said.front().fixes.front());
  EXPECT_TRUE(fixed.ends_with("\ntarget t2 “t again”: no staff good\n")) << fixed;
  EXPECT_TRUE(said_of(fixed, {}, advice::of_text).empty());
}

TEST(fixes, what_is_wrong_in_a_plan_that_is_extended_is_not_corrected_in_the_other) {
  auto const find = [](std::string const&) {
    return source::from_text("old.plan", "population staff, complete\n  id    key\n  good  flag\n"
                                         "target 1: at least 50% of staff goood\n");
  };
  auto const own = source::from_text("new.plan", "plan “Next” for 2024 extends “old.plan”\n"
                                                 "target 2: at least 60% of staff goood\n");
  auto const made = correct(*own, find);
  EXPECT_EQ(made.text, "plan “Next” for 2024 extends “old.plan”\n"
                       "target 2: at least 60% of staff good\n");
  EXPECT_EQ(made.applied.size(), 1U);
}

// Errors that say something else than that one sentence is wrong.
bool is_of_a_sentence(diagnostic const& each, ast::plan const& plan) {
  constexpr std::array no_sentence = {code::duplicate_id, code::too_deep};
  if (severity_of(each.what) != severity::error ||
      std::find(no_sentence.begin(), no_sentence.end(), each.what) != no_sentence.end())
    return false;
  return std::any_of(plan.statements.begin(), plan.statements.end(), [&](auto const& statement) {
    auto const* target = std::get_if<ast::target>(&statement.node);
    return target != nullptr && each.at.where.begin >= target->sentence_where.begin &&
           each.at.where.begin <= target->sentence_where.end;
  });
}

TEST(hints, show_a_right_sentence_for_every_wrong_one) {
  std::size_t shown_right = 0;
  std::size_t wrong = 0;
  for (auto const& plan : tried_plans()) {
    auto const source = source::from_text("plan", plan.text);
    if (!source) continue;
    auto const find = plan.from.finder();
    auto const read = parse(*source, find);
    auto const said = compile(read).diagnostics;
    for (auto const& statement : read.plan.statements) {
      auto const first = std::find_if(said.begin(), said.end(), [&](auto const& each) {
        return is_of_a_sentence(each, read.plan) && each.at.file == "plan" &&
               each.at.where.begin >= statement.where.begin &&
               each.at.where.begin <= statement.where.end;
      });
      if (first == said.end()) continue;
      ++wrong;
      auto const told = plan.file + ":" + std::to_string(first->at.line) + " " +
                        std::string(name(first->what)) + ": " + message(*first, language::en) +
                        "\n  " + hint(*first, language::en);
      if (first->fixes.empty()) {
        ADD_FAILURE() << "no right sentence: " << told;
        continue;
      }
      std::size_t left = 1;
      for (auto const& one : first->fixes)
        left = std::min(left, errors_of_statement(with(std::string(source->bytes()), one), find,
                                                  statement.where.begin));
      shown_right += left == 0;
      // What else is wrong may come to light, but not with a sentence that a hint shows.
      auto const shows = !first->nearest.empty() || first->what == code::unexpected_word ||
                         first->what == code::unexpected_end || first->what == code::unknown_name;
      EXPECT_TRUE(left == 0 || !shows) << told << "\n  write `" << first->fixes.front().text << "`";
    }
  }
  EXPECT_GT(wrong, 300U);
  EXPECT_GE(shown_right + 20, wrong);
}

TEST(fixes, what_needs_nobody_is_corrected) {
  std::size_t applied = 0;
  for (auto const& plan : tried_plans()) {
    auto const source = source::from_text("plan", plan.text);
    if (!source) continue;
    auto const find = plan.from.finder();
    auto const before = said_of(plan.text, find, advice::of_text);
    auto const sure = std::any_of(before.begin(), before.end(), [](auto const& each) {
      return each.fixes.size() == 1 && each.fixes.front().sure;
    });
    if (!sure) continue;
    auto const fixed = correct(*source, find);
    applied += fixed.applied.size();
    auto const after = said_of(fixed.text, find, advice::of_text);
    EXPECT_LE(errors_in(after) + fixed.applied.size(), errors_in(before)) << plan.file << "\n"
                                                                          << shown(after);
    if (fixed.applied.empty()) {
      EXPECT_EQ(fixed.text, source->bytes()) << plan.file;
    }
  }
  EXPECT_GT(applied, 50U);
}

} // namespace
} // namespace chitieu::golden
