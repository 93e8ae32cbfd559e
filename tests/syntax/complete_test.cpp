// What may follow at a place of a plan, and where its names stand.
#include <chitieu/syntax/complete.hpp>
#include <chitieu/syntax/outline.hpp>
#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace chitieu {
namespace {

std::string const declared = "population staff “cá nhân” “cán bộ, viên chức”\n"
                             "  id      key\n"
                             "  rank    one of good, “very good”\n"
                             "  points  number\n"
                             "term lecturers = staff where rank is good\n";

parsed read(std::string const& text) { return parse(*source::from_text("plan", text)); }

// What may stand where the bar is.
std::vector<std::string> at_bar(std::string text) {
  text = declared + text;
  auto const at = text.find('|');
  text.erase(at, 1);
  std::vector<std::string> out;
  for (auto const& each : complete(read(text), static_cast<std::uint32_t>(at)))
    out.push_back(each.text);
  return out;
}

bool has(std::vector<std::string> const& all, std::string const& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST(complete, names_what_the_sentence_is_about) {
  auto const all = at_bar("target 1: at least 95% of |");
  for (auto const* each : {"staff", "cá nhân", "cán bộ, viên chức", "lecturers"})
    EXPECT_TRUE(has(all, each)) << each;
  EXPECT_FALSE(has(all, "points"));
  EXPECT_FALSE(has(all, "good"));
}

// An editor that counts otherwise may ask within a character (found by tests/fuzz/rules.cpp).
TEST(complete, is_asked_within_a_character_as_before_it) {
  auto const text = declared + "target 1: at least 95% of cá";
  auto const of = read(text);
  auto const before = complete(of, static_cast<std::uint32_t>(text.size() - 2));
  ASSERT_FALSE(before.empty());
  EXPECT_EQ(complete(of, static_cast<std::uint32_t>(text.size() - 1)), before);
}

TEST(complete, goes_on_after_change_and_remove) {
  for (auto const* each : {"target", "limit", "term", "section"})
    EXPECT_TRUE(has(at_bar("change |"), each)) << each;
  EXPECT_TRUE(has(at_bar("change t|"), "target"));
  EXPECT_FALSE(has(at_bar("change t|"), "limit"));
  EXPECT_TRUE(has(at_bar("change target 1: at least 95% of |"), "staff"));
  EXPECT_TRUE(has(at_bar("change target 1\n  |"), "owner"));
  EXPECT_TRUE(has(at_bar("remove |"), "target"));
}

TEST(complete, knows_where_a_line_belongs) {
  EXPECT_TRUE(has(at_bar("section “One”\n  |"), "owner"));
  EXPECT_TRUE(has(at_bar("target 1: all staff are rated good\n\t|"), "owner"));
  EXPECT_TRUE(has(at_bar("target 1: all staff are rated good\r\n  |"), "owner"));
  EXPECT_TRUE(has(at_bar("target 1: all staff are rated good\n|"), "target"));
  EXPECT_TRUE(at_bar("target 1: all staff # of |").empty());
  EXPECT_TRUE(has(at_bar("target 1: all staff are rated \"# |"), "good") ||
              at_bar("target 1: all staff are rated \"# |").empty());
}

TEST(complete, says_what_a_number_is_held_against) {
  auto const all = at_bar("target 1: average points of staff |");
  for (auto const* each : {"at least", "at most", "more than", "less than"})
    EXPECT_TRUE(has(all, each)) << each;
}

TEST(complete, reads_names_with_signs_of_letters) {
  EXPECT_TRUE(has(at_bar("population guests\n  id key\n  of_whom staff\n"
                         "target 1: all guests where of_w|"),
                  "of_whom"));
}

TEST(complete, names_what_aliases_and_references_lead_to) {
  std::string const more = "scale level: low “thấp” < high “cao”\n"
                           "population units “đơn vị”\n  id key\n  level level “bậc”\n"
                           "population people\n  id key\n  unit units\n  size count\n"
                           "term large = units where level is high\n";
  auto const of_path = at_bar(more + "target 1: all people where unit's |");
  EXPECT_TRUE(has(of_path, "level"));
  EXPECT_FALSE(has(of_path, "size"));
  auto const values = at_bar(more + "target 1: all đơn vị where level is |");
  EXPECT_TRUE(has(values, "low"));
  EXPECT_FALSE(has(values, "good"));
  EXPECT_TRUE(has(at_bar(more + "target 1: all large where |"), "level"));
}

TEST(complete, goes_on_after_a_whole_sentence) {
  auto const all = at_bar("target 1: at least 95% of staff are rated good |");
  EXPECT_TRUE(has(all, "of which"));
  EXPECT_FALSE(has(all, "staff"));
}

TEST(complete, names_columns_and_values_of_what_is_at_hand) {
  std::string const more =
      "population units\n  id key\n  level one of low, high\n"
      "population people\n  id key\n  unit units\n  grade one of first, second\n"
      "  size count\n";
  auto const of_staff = at_bar(more + "target 1: all staff have |");
  EXPECT_TRUE(has(of_staff, "points"));
  EXPECT_FALSE(has(of_staff, "size"));
  auto const of_people = at_bar(more + "target 1: all people where |");
  EXPECT_TRUE(has(of_people, "size"));
  EXPECT_FALSE(has(of_people, "points"));
  // A term is of its population.
  EXPECT_FALSE(has(at_bar(more + "target 1: all lecturers have |"), "size"));
  auto const grades = at_bar(more + "target 1: all people where grade is |");
  EXPECT_TRUE(has(grades, "first"));
  EXPECT_FALSE(has(grades, "good"));
  EXPECT_FALSE(has(grades, "low"));
  auto const there = at_bar(more + "target 1: all people have unit's |");
  EXPECT_TRUE(has(there, "level"));
  EXPECT_FALSE(has(there, "size"));
}

TEST(complete, selects_by_what_was_typed_of_a_word_or_a_longer_name) {
  EXPECT_EQ(at_bar("target 1: at least 95% of lec|"), std::vector<std::string>{"lecturers"});
  EXPECT_EQ(at_bar("chỉ tiêu 1: ít nhất 95% can b|"),
            std::vector<std::string>{"cán bộ, viên chức"});
  EXPECT_EQ(at_bar("chỉ tiêu 1: ít nhất 95% cán bộ, |"),
            std::vector<std::string>{"cán bộ, viên chức"});
}

TEST(complete, replaces_what_was_typed) {
  auto const text = declared + "target 1: at least 95% of lec";
  auto const all = complete(read(text), static_cast<std::uint32_t>(text.size()));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front().is, completion::kind::term);
  EXPECT_EQ(text.substr(all.front().where.begin), "lec");
}

TEST(complete, names_values_also_in_quotation_marks) {
  EXPECT_TRUE(has(at_bar("target 1: all staff are rated |"), "very good"));
  EXPECT_EQ(at_bar("target 1: all staff are rated “ve|"), std::vector<std::string>{"very good"});
}

TEST(complete, begins_statements_and_the_lines_under_a_target) {
  EXPECT_TRUE(has(at_bar("|"), "target"));
  EXPECT_TRUE(has(at_bar("tar|"), "target"));
  EXPECT_FALSE(has(at_bar("|"), "source “"));
  auto const under = at_bar("target 1: all staff are rated good\n  |");
  EXPECT_TRUE(has(under, "by"));
  EXPECT_TRUE(has(under, "source"));
  EXPECT_FALSE(has(at_bar("target 1: all staff are rated good |"), "source"));
  EXPECT_TRUE(has(at_bar("population units\n  id |"), "key"));
}

TEST(complete, offers_keywords_of_the_other_language_to_who_begins_one) {
  EXPECT_TRUE(
      has(at_bar("chỉ tiêu 1: ít nhất 1 staff are rated good\nchỉ tiêu 2: at le|"), "at least"));
  EXPECT_TRUE(has(at_bar("target 1: ít nh|"), "ít nhất"));
  auto const vietnamese = [](std::string text) {
    text = "tổng thể cá nhân, đầy đủ\n  mã khóa\n  điểm số\n" + text;
    auto const at = text.find('|');
    text.erase(at, 1);
    std::vector<std::string> out;
    for (auto const& each : complete(read(text), static_cast<std::uint32_t>(at)))
      out.push_back(each.text);
    return out;
  };
  EXPECT_TRUE(has(vietnamese("chỉ tiêu 1: |"), "ít nhất"));
  EXPECT_FALSE(has(vietnamese("chỉ tiêu 1: |"), "at least"));
  EXPECT_TRUE(has(vietnamese("chỉ tiêu 1: at le|"), "at least"));
  EXPECT_TRUE(has(vietnamese("tar|"), "target"));
}

TEST(complete, offers_no_phrase_with_slots_and_no_sign_for_letters) {
  std::string const phrase = "phrase “got {n} points” = points is at least {n}\n"
                             "phrase “got many points” = points is at least 9\n";
  EXPECT_EQ(at_bar(phrase + "target 1: all staff got|"),
            std::vector<std::string>{"got many points"});
  EXPECT_TRUE(at_bar("target 1: all staff have points ×|").empty());
}

TEST(complete, offers_no_column_of_others_behind_the_sign_of_a_path) {
  std::string const more = "population units\n  id key\n  room text\n"
                           "population people\n  id key\n  unit units\n";
  EXPECT_TRUE(has(at_bar(more + "target 1: all people where unit's r|"), "room"));
  // A path goes on with names of columns alone, and not with what stands in quotation marks.
  EXPECT_TRUE(at_bar(more + "target 1: all people where unit's“r|").empty());
  // Of a population no column leads on.
  EXPECT_FALSE(has(at_bar("target 1: all staff's |"), "points"));
}

TEST(complete, offers_no_name_that_looks_like_a_slot) {
  EXPECT_EQ(at_bar("scale marks: “a{b” < “ab”\ntarget 1: all staff are rated “a|"),
            std::vector<std::string>{"ab"});
}

TEST(complete, takes_a_mark_without_a_letter_for_what_was_typed) {
  EXPECT_TRUE(at_bar("target 1: all \u0301|").empty());
}

TEST(complete, goes_on_after_the_kind_of_what_is_changed) {
  EXPECT_TRUE(has(at_bar("change term lecturers = |"), "staff"));
  EXPECT_TRUE(at_bar("change lecturers |").empty());
  EXPECT_TRUE(at_bar("change ? |").empty());
  EXPECT_TRUE(at_bar("zzz |").empty());
  // Within quotation marks stand names, and no words of the language.
  EXPECT_FALSE(has(at_bar("“|"), "target"));
  EXPECT_FALSE(has(at_bar("target 1: average points of staff “|"), "at least"));
  EXPECT_TRUE(has(at_bar("remove ta|"), "target"));
}

TEST(complete, begins_a_line_after_any_line_end) {
  EXPECT_TRUE(has(at_bar("target 1: all staff are rated good\r|"), "target"));
  EXPECT_TRUE(has(at_bar("target 1: all staff are rated good\r  |"), "owner"));
  EXPECT_TRUE(has(at_bar("# only a comment\n|"), "target"));
}

TEST(complete, says_nothing_in_a_statement_that_is_too_long_to_be_read_for_each_word) {
  std::string many = "target 1: all staff are rated good";
  while (many.size() < 4100) many += " or are rated good";
  EXPECT_TRUE(at_bar(many + " |").empty());
}

TEST(complete, knows_no_column_of_a_term_of_nobody) {
  auto const all = at_bar("term strangers = nobody where rank is good\n"
                          "target 1: all strangers where |");
  EXPECT_FALSE(has(all, "staff"));
  // What a column leads to that refers to nobody is not known.
  EXPECT_FALSE(has(at_bar("target 1: all staff where rank's |"), "id"));
}

TEST(complete, says_nothing_in_comments_and_after_an_error) {
  EXPECT_TRUE(at_bar("# targ|").empty());
  EXPECT_TRUE(at_bar("target 1: at leest 95% of |").empty());
}

TEST(complete, stays_within_the_text) {
  auto const plan = read(declared);
  for (std::uint32_t at = 0; at <= declared.size() + 3; ++at)
    for (auto const& each : complete(plan, at)) {
      EXPECT_LE(each.where.begin, each.where.end);
      EXPECT_LE(each.where.end, declared.size());
    }
}

TEST(outline, knows_where_names_are_declared_and_used) {
  auto const plan = read(declared + "target 1: all lecturers are rated “very good”\n");
  auto const names = declared_names(plan);
  auto const term = std::find_if(names.begin(), names.end(), [](declared_name const& each) {
    return each.is == declared_name::kind::term;
  });
  ASSERT_NE(term, names.end());
  EXPECT_EQ(plan.from.slice(term->called.where), "lecturers");
  std::vector<std::string> uses;
  for (auto const& each : name_uses(plan))
    if (each.name == "lecturers" || each.name == "very good")
      uses.emplace_back(plan.from.slice(each.where));
  EXPECT_EQ(uses, (std::vector<std::string>{"very good", "lecturers", "lecturers", "very good"}));
}

TEST(outline, renames_a_name_wherever_it_stands) {
  auto const plan = read(declared + "target 1: all lecturers are rated “very good”\n");
  auto const text = renamed(plan, "lecturers", "người dạy");
  EXPECT_EQ(text.find("lecturers"), std::string::npos);
  auto const again = read(text);
  EXPECT_TRUE(again.diagnostics.empty());
}

// A list of values holds no name with a comma, and both values are found.
TEST(outline, tells_a_name_with_a_comma_from_a_list) {
  auto const plan = read("edition 1\npopulation staff\n  id key\n"
                         "  role one of official, lecturer, worker\n"
                         "term “official, lecturer” = staff where role is official or lecturer\n"
                         "target 1: at least 1 official, lecturer have role lecturer\n");
  ASSERT_TRUE(plan.diagnostics.empty());
  auto const again = read(renamed(plan, "official, lecturer", "teaching staff"));
  EXPECT_TRUE(again.diagnostics.empty()) << again.from.bytes();
  EXPECT_NE(again.from.bytes().find("one of official, lecturer, worker"), std::string_view::npos);
  EXPECT_NE(again.from.bytes().find("at least 1 teaching staff have"), std::string_view::npos);
  auto const value = read(renamed(plan, "lecturer", "teacher"));
  EXPECT_TRUE(value.diagnostics.empty()) << value.from.bytes();
  EXPECT_NE(value.from.bytes().find("one of official, teacher, worker"), std::string_view::npos);
}

// What stands in its slots stays, where the phrase is declared and where it is used.
TEST(outline, follows_a_phrase_around_its_slots) {
  auto const plan =
      read("edition 1\npopulation staff\n  id key\n  sent date\n"
           "phrase “hand in from {first} until {last}” = sent between {first} and {last}\n"
           "target 1: all staff hand in from 1/2/2023 until 3/2/2023\n"
           "target 2: at least 1 staff hand in from 1/3/2023 until 3/3/2023 or sent in 2024\n");
  ASSERT_TRUE(plan.diagnostics.empty());
  auto const name = text::fold_name("hand in from {first} until {last}");
  std::vector<std::string> uses;
  for (auto const& each : name_uses(plan))
    if (each.name == name) uses.emplace_back(plan.from.slice(each.where));
  EXPECT_EQ(uses, (std::vector<std::string>{"hand in from", "until", "hand in from", "until",
                                            "hand in from", "until"}));
  auto const again = read(
      renamed(plan, "hand in from {first} until {last}", "submit from {first} as late as {last}"));
  EXPECT_TRUE(again.diagnostics.empty());
  EXPECT_EQ(again.from.bytes().find("until"), std::string_view::npos);
  EXPECT_NE(again.from.bytes().find("all staff submit from 1/2/2023 as late as 3/2/2023"),
            std::string_view::npos);
  // Another number of stretches is no name for it.
  EXPECT_EQ(renamed(plan, "hand in from {first} until {last}", "submit {first} {last}"),
            std::string(plan.from.bytes()));
}

} // namespace
} // namespace chitieu
