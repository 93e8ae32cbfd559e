// Where names stand and what they become when they are renamed.
#include <chitieu/syntax/outline.hpp>

#include <gtest/gtest.h>

namespace chitieu {
namespace {

std::string const text = "population staff “cá nhân”\n"
                         "  id    key\n"
                         "  role  one of lecturer “giảng viên”, \"official, retired\", guest\n"
                         "  good  flag\n"
                         "population entries\n"
                         "  id    key\n"
                         "  of    staff\n"
                         "section “First”\n"
                         "phrase “sent {n} in time” = have at least {n} entries\n"
                         "phrase “{n} or more” = have at least {n} entries\n"
                         "target 1 “One”: all staff sent 2 in time\n"
                         "target 2: all staff sent 2 in timely\n"
                         "all staff where role is “lecturer” good\n";

parsed read(std::string const& from = text) { return parse(*source::from_text("plan", from)); }

std::string uses_of(std::string const& name, std::string const& from = text) {
  auto const of = read(from);
  std::string out;
  for (auto const& use : name_uses(of))
    if (use.name == name)
      out += std::string(of.from.slice(use.where)) + (use.quoted ? "\" " : " ") +
             std::to_string(use.part) + "; ";
  return out;
}

TEST(outline, lists_what_is_declared) {
  std::string out;
  for (auto const& each : declared_names(read()))
    out += std::to_string(static_cast<int>(each.is)) + " " + each.called.name + "; ";
  EXPECT_EQ(out, "4 staff; 5 id; 5 role; 3 lecturer; 3 official, retired; 3 guest; 5 good; "
                 "4 entries; 5 id; 5 of; 1 First; 12 sent {n} in time; 12 {n} or more; 0 1; 0 2; "
                 "0 ; ");
}

TEST(outline, lists_values_of_scales_and_bands) {
  std::string out;
  for (auto const& each : declared_names(read("scale rank: low < “very high”\n"
                                              "population staff\n  id key\n  size count\n"
                                              "band age of staff by size: under 5 = young, "
                                              "otherwise = old\n"
                                              "let one = 1\nmeasure m = number of staff\n"
                                              "unit dozen = 12 piece\n"
                                              "earlier data “2021”\n")))
    if (each.is == declared_name::kind::value || each.is == declared_name::kind::band)
      out += std::string(each.is == declared_name::kind::band ? "band " : "") + each.called.name +
             "; ";
  EXPECT_EQ(out, "low; very high; band age; young; old; ");
}

TEST(outline, finds_a_quotation_only_where_all_of_it_is_the_name) {
  std::string const all = "population staff\n  id key\n  role one of guest, “guest list”\n"
                          "  note text\n"
                          "target 1: all staff where note is “guest lists” have note is “\"\n"
                          "target 2: all staff where note is “guest speaker” have role guest\n";
  EXPECT_EQ(uses_of("guest", all), "guest 0; guest 0; ");
  EXPECT_EQ(uses_of("guest list", all), "guest list\" 0; ");
}

TEST(outline, finds_no_use_of_a_phrase_within_other_words) {
  std::string const all = "population staff\n  id key\n  size count\n"
                          "phrase “has {n} at hand” = size is at least {n}\n"
                          "phrase “big” = size is at least 9\n"
                          "all staff has 2 at hand\n"
                          "# has 2 at hand\n";
  EXPECT_EQ(uses_of("has {n} at hand", all), "has 0; at hand 1; has 0; at hand 1; ");
  EXPECT_EQ(uses_of("has {n} at hand", all + "target 1: all staff chas 2 at hand\n"),
            "has 0; at hand 1; has 0; at hand 1; ");
  EXPECT_EQ(uses_of("has {n} at hand", all + "target 1: all staff has_ 2 at hand\n"),
            "has 0; at hand 1; has 0; at hand 1; ");
  EXPECT_EQ(uses_of("has {n} at hand", all + "target 1: all staff has4 2 at hand\n"),
            "has 0; at hand 1; has 0; at hand 1; ");
  EXPECT_EQ(uses_of("has {n} at hand", all + "target 1: all staff hasố 2 at hand\n"),
            "has 0; at hand 1; has 0; at hand 1; ");
}

TEST(outline, finds_a_phrase_beside_any_sign) {
  std::string const all = "population staff, complete\n  id key\n  size count\n"
                          "  role one of guest, host\n"
                          "phrase “served{n}years” = size is at least {n}\n"
                          "phrase “served{n}years” = size is at least {n}\n";
  EXPECT_EQ(uses_of("served{n}years", all), "served 0; served 0; years 1; years 1; "
                                            "served 0; served 0; years 1; years 1; ");
  // A name that is declared twice is renamed once in each place.
  auto const other = renamed(read(all), "served{n}years", "worked {n} days");
  EXPECT_EQ(other.substr(other.find("phrase")), "phrase “worked{n}days” = size is at least {n}\n"
                                                "phrase “worked{n}days” = size is at least {n}\n");
  // And where a sentence begins.
  EXPECT_EQ(uses_of("served{n}years", all.substr(0, all.rfind("phrase")) + "served 3 years\n"),
            "served 0; years 1; served 0; years 1; ");
}

TEST(outline, finds_names_with_and_without_quotation_marks) {
  EXPECT_EQ(uses_of("lecturer"), "lecturer 0; lecturer\" 0; ");
  EXPECT_EQ(uses_of("official,retired"), "official, retired\" 0; ");
  // Words of a phrase with slots are whole words.
  EXPECT_EQ(uses_of("sent {n} in time"), "sent 0; in time 1; sent 0; in time 1; ");
}

TEST(outline, renames_every_use) {
  auto const of = read();
  auto const other = renamed(of, "lecturer", "teacher");
  EXPECT_EQ(uses_of("teacher", other), "teacher 0; teacher\" 0; ");
  EXPECT_EQ(other.find("lecturer"), std::string::npos);
  // A phrase with slots keeps as many stretches of words, or its name.
  auto const phrase = renamed(of, "sent {n} in time", "handed {n} over soon");
  EXPECT_EQ(uses_of("handed {n} over soon", phrase),
            "handed 0; over soon 1; handed 0; over soon 1; ");
  EXPECT_EQ(renamed(of, "sent {n} in time", "handed {n}"), text);
  EXPECT_EQ(renamed(of, "nobody", "somebody"), text);
}

} // namespace
} // namespace chitieu
