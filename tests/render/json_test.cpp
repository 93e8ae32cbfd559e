#include "golden.hpp"
#include "sample.hpp"

#include "render/json_writer.hpp"

#include <chitieu/render/findings.hpp>
#include <chitieu/render/render.hpp>
#include <chitieu/version.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chitieu::render {
namespace {

TEST(json, is_as_reviewed) {
  std::string text = to_json(sample::everything(), language::en);
  std::string const version = json_quoted(CHITIEU_VERSION);
  std::size_t const at = text.find(version);
  ASSERT_NE(at, std::string::npos);
  expect_golden("report.json", text.replace(at, version.size(), "\"VERSION\""));
}

TEST(json, a_finding_that_stands_nowhere_has_no_line_as_in_a_report) {
  diagnostics const found = {{code::unused_table, {}, {"x"}, {}}};
  auto const text = to_json(found, language::en, "a \"b\".plan");
  EXPECT_NE(text.find("\"plan\": \"a \\\"b\\\".plan\",\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\"line\": null"), std::string::npos) << text;
  EXPECT_NE(text.find("\"column\": null"), std::string::npos) << text;
}

TEST(json, strings_are_escaped_so_that_any_reader_gets_them_back) {
  struct example {
    std::string text;
    char const* quoted;
  };
  for (example const& each : {
           example{"Đạt “95%”", "\"Đạt “95%”\""},
           example{"a\"b\\c/", "\"a\\\"b\\\\c/\""},
           example{"\n\r\t\b\f\x01\x1f\x7f", "\"\\n\\r\\t\\u0008\\u000c\\u0001\\u001f\\u007f\""},
           example{std::string("\0", 1), "\"\\u0000\""},
           example{"\u2028\u2029\u202E\u0085", "\"\\u2028\\u2029\\u202e\\u0085\""},
           example{"\U0001F600", "\"\U0001F600\""},
           example{"a\xFF\xC4", "\"a\uFFFD\uFFFD\""},
       })
    EXPECT_EQ(json_quoted(each.text), each.quoted);
}

TEST(json, members_stand_in_the_order_of_the_language_reference) {
  auto made = sample::everything();
  std::string const text = to_json(made, language::vi);
  auto const in_order = [&text](std::size_t at, std::vector<char const*> const& names) {
    for (char const* name : names) {
      std::size_t const next = text.find('"' + std::string(name) + "\": ", at);
      EXPECT_NE(next, std::string::npos) << name;
      at = next;
    }
  };
  in_order(0, {"chitieu", "edition", "plan", "title", "year", "source", "as_of", "summary", "met",
               "unmet", "pending", "undetermined", "invalid", "diagnostics", "targets"});
  in_order(text.find("\"targets\""),
           {"id",        "kind",     "title",   "status",       "source", "section",  "owner",
            "note",      "deadline", "clauses", "id",           "status", "sentence", "reads",
            "count",     "base",     "unknown", "base_unknown", "share",  "low",      "high",
            "threshold", "need",     "short",   "over",         "spare"});
  in_order(text.find("\"missing\""), {"missing", "unknown_keys", "counted"});
  in_order(text.find("\"groups\""), {"group", "status", "count", "base", "unknown", "share", "need",
                                     "short", "over", "spare"});
}

TEST(json, lists_of_keys_groups_and_nearest_counts_are_there_only_when_they_say_something) {
  report made;
  made.targets.push_back(sample::target(sample::clause(
      "1", status::met, "", "", sample::share(exact::relation::at_least, 50), sample::sure(3, 4))));
  std::string const plain = to_json(made, language::en);
  for (char const* name : {"missing", "unknown_keys", "counted", "records", "groups", "unreachable",
                           "nearest", "need_high"})
    EXPECT_EQ(plain.find('"' + std::string(name) + '"'), std::string::npos) << name;

  auto& clause = made.targets.front().clauses.front();
  clause = sample::clause("1", status::unmet, "", "", sample::share(exact::relation::exactly, 15),
                          sample::sure(3, 77));
  clause.who = witnesses{{{"staff", "0012", ""}}, {}, {}};
  std::string const full = to_json(made, language::en);
  EXPECT_NE(full.find("\"unreachable\": true,\n          \"nearest\": [\n            11,\n"
                      "            12\n          ]"),
            std::string::npos)
      << full;
  EXPECT_NE(full.find("\"counted\": [\n            \"0012\"\n          ]"), std::string::npos);
  EXPECT_EQ(full.find("\"records\""), std::string::npos);
}

TEST(json, what_is_not_there_is_null) {
  report made;
  made.targets.push_back(sample::target(sample::clause("1", status::undetermined, "", "",
                                                       sample::share(exact::relation::at_least, 50),
                                                       sample::sure(0, 0))));
  diagnostic nowhere;
  nowhere.what = code::csv_no_header;
  made.diagnostics.push_back(nowhere);
  std::string const text = to_json(made, language::en);
  for (char const* member : {"\"year\": null", "\"as_of\": null", "\"deadline\": null",
                             "\"share\": null", "\"line\": null", "\"column\": null"})
    EXPECT_NE(text.find(member), std::string::npos) << member;
}

TEST(json, diagnostics_carry_code_place_and_words) {
  report made;
  diagnostic one;
  one.what = code::orphan_indent;
  one.at = {"a\"b.plan", {3, 5}, 12, 7};
  made.diagnostics.push_back(one);
  std::string const text = to_json(made, language::vi);
  EXPECT_NE(
      text.find("{\n      \"code\": \"orphan-indent\",\n      \"severity\": \"error\",\n"
                "      \"file\": \"a\\\"b.plan\",\n      \"line\": 12,\n      \"column\": 7,\n"
                "      \"message\": " +
                json_quoted(message(one, language::vi))),
      std::string::npos)
      << text;
}

} // namespace
} // namespace chitieu::render
