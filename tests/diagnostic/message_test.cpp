#include "diagnostic/wording.hpp"
#include "syntax/word.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/diagnostic/suggest.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu {

void PrintTo(code which, std::ostream* out) { *out << name(which); }

namespace {

constexpr language languages[] = {language::en, language::vi};

wording const& wording_of(code which, language in) {
  return in == language::vi ? wording_vi(which) : wording_en(which);
}

/// The slots that a template mentions, as digits.
std::set<char> slots(std::string_view pattern) {
  std::set<char> found;
  for (std::size_t i = 0; i + 1 < pattern.size(); ++i)
    if (pattern[i] == '{') found.insert(pattern[i + 1]);
  return found;
}

std::set<char> first_digits(std::size_t count) {
  std::set<char> digits;
  for (std::size_t i = 0; i < count; ++i) digits.insert(static_cast<char>('0' + i));
  return digits;
}

bool is_well_formed(std::string_view pattern) {
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '}' && --depth < 0) return false;
    if (pattern[i] != '{') continue;
    ++depth;
    bool const digit = i + 2 < pattern.size() && pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!digit || (pattern[i + 2] != '}' && pattern[i + 2] != '?')) return false;
  }
  return depth == 0;
}

/// What stands between backticks, without slots.
std::vector<std::string> literals(std::string_view pattern) {
  std::vector<std::string> found;
  bool inside = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '`') {
      inside = !inside;
      if (inside) found.emplace_back();
    } else if (inside && pattern[i] == '{') {
      while (pattern[i] != '}') ++i;
    } else if (inside) {
      found.back() += pattern[i];
    }
  }
  return found;
}

std::vector<std::string> words_in(std::string const& literal) {
  std::vector<std::string> words(1);
  for (char const c : literal) {
    if (c != ' ')
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Whether keywords of a language, figures and signs make up a literal, the longest keyword first.
bool is_made_of(std::set<std::string> const& keywords, std::string literal) {
  // What stands for a name or for a whole number is no keyword.
  for (std::string const sign : {"“", "”", "(", ")"})
    for (auto at = literal.find(sign); at != std::string::npos; at = literal.find(sign))
      literal.erase(at, sign.size());
  auto const words = words_in(literal);
  for (std::size_t at = 0; at < words.size();) {
    std::size_t taken = 0;
    std::string tried;
    for (std::size_t i = at; i < words.size(); ++i) {
      tried += (i == at ? "" : " ") + words[i];
      std::string bare = tried;
      if (bare.ends_with(':') || bare.ends_with(',') || bare.ends_with(';')) bare.pop_back();
      if (keywords.contains(tried) || keywords.contains(bare)) taken = i + 1 - at;
    }
    bool const no_word =
        words[at] == "…" || words[at].find_first_not_of("0123456789.,:;/-%") == std::string::npos;
    if (taken == 0 && !no_word) return false;
    at += std::max<std::size_t>(taken, 1);
  }
  return true;
}

TEST(code, names_are_unique_and_spelled_with_hyphens) {
  std::set<std::string_view> seen;
  for (code const each : all_codes()) {
    EXPECT_TRUE(seen.insert(name(each)).second) << name(each);
    EXPECT_EQ(name(each).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"),
              std::string_view::npos)
        << name(each);
  }
  EXPECT_EQ(seen.size(), code_count);
}

TEST(code, each_has_the_name_and_severity_of_its_line) {
  EXPECT_EQ(name(code::unknown_name), "unknown-name");
  EXPECT_EQ(name(code::bad_date), "bad-date");
  EXPECT_EQ(severity_of(code::unknown_name), severity::error);
  EXPECT_EQ(severity_of(code::near_text), severity::warning);
  EXPECT_EQ(severity_of(code::open_world), severity::note);
}

TEST(code, all_are_listed_in_the_order_of_their_values) {
  ASSERT_EQ(all_codes().size(), code_count);
  for (std::size_t i = 0; i < code_count; ++i)
    EXPECT_EQ(all_codes()[i], static_cast<code>(i)) << name(all_codes()[i]);
}

TEST(wording, every_code_has_a_message_of_its_own_in_both_languages) {
  for (language const in : languages) {
    std::map<std::string_view, code> seen;
    for (code const each : all_codes()) {
      wording const& says = wording_of(each, in);
      EXPECT_EQ(says.what, each) << name(each);
      EXPECT_FALSE(says.message.empty()) << name(each);
      auto const [at, fresh] = seen.emplace(says.message, each);
      EXPECT_TRUE(fresh) << name(each) << " says the same as " << name(at->second);
    }
  }
}

TEST(wording, both_languages_use_the_same_slots_and_hint_at_the_same_codes) {
  for (code const each : all_codes()) {
    wording const& en = wording_en(each);
    wording const& vi = wording_vi(each);
    EXPECT_EQ(slots(en.message), slots(vi.message)) << name(each);
    EXPECT_EQ(slots(en.hint), slots(vi.hint)) << name(each);
    EXPECT_EQ(en.hint.empty(), vi.hint.empty()) << name(each);
  }
}

TEST(wording, is_one_line_in_lower_case_without_a_final_period) {
  for (language const in : languages)
    for (code const each : all_codes())
      for (std::string_view const text :
           {wording_of(each, in).message, wording_of(each, in).hint}) {
        if (text.empty()) continue;
        EXPECT_FALSE(text.front() >= 'A' && text.front() <= 'Z') << text;
        EXPECT_FALSE(text.starts_with("Đ")) << text;
        EXPECT_FALSE(text.ends_with('.') || text.ends_with(' ') || text.front() == ' ') << text;
        EXPECT_EQ(text.find_first_of("\n\r\t"), std::string_view::npos) << text;
        EXPECT_EQ(text.find("  "), std::string_view::npos) << text;
        EXPECT_EQ(std::count(text.begin(), text.end(), '`') % 2, 0) << text;
        EXPECT_TRUE(is_well_formed(text)) << text;
      }
}

/// How many arguments the rooms give to a message and to its hint; no slot is beyond them.
struct given {
  std::vector<code> what;
  std::size_t arguments;
  std::size_t hint_arguments;
};

std::vector<given> const reported = {
    {{code::orphan_indent, code::csv_no_header, code::csv_open_quote, code::open_quote,
      code::duplicate_statement, code::range_reversed, code::mixed_range, code::rounding_of_count,
      code::not_a_table, code::percent_missing, code::percent_or_points, code::unlike_numbers,
      code::different_of_union, code::not_a_time, code::about_undeclared, code::not_of_the_whole,
      code::periods_in_groups},
     0,
     0},
    {{code::file_unreadable,
      code::not_utf8,
      code::bidi_control,
      code::too_many_statements,
      code::csv_empty_header,
      code::csv_duplicate_header,
      code::too_deep,
      code::name_too_long,
      code::bad_name,
      code::ambiguous_number,
      code::number_too_large,
      code::not_a_number,
      code::zero_denominator,
      code::no_such_date,
      code::unknown_edition,
      code::bad_date,
      code::bad_number,
      code::ambiguous_number_cell,
      code::bad_flag,
      code::blank_key,
      code::more_like_it,
      code::near_text,
      code::duplicate_name,
      code::not_a_date_column,
      code::bad_blank_value,
      code::not_a_reference,
      code::wrong_comparison,
      code::is_on_a_set,
      code::not_ordered,
      code::not_a_flag,
      code::not_a_subject,
      code::percentage_over_100,
      code::below_zero,
      code::base_of_other_population,
      code::bad_slot,
      code::unknown_slot,
      code::unused_slot,
      code::slot_needs_number,
      code::constant_is_no_number,
      code::cyclic_definition,
      code::too_large_expansion,
      code::no_such_group,
      code::dataset_not_given,
      code::file_too_large,
      code::bad_unit,
      code::bad_place,
      code::count_is_meant,
      code::not_a_group,
      code::bad_points,
      code::stream_failed,
      code::parent_missing,
      code::parent_cycle,
      code::nothing_extended,
      code::unused_definition,
      code::unclear_quotation,
      code::clauses_needed,
      code::two_deadlines,
      code::nothing_theirs,
      code::bad_periods,
      code::key_taken,
      code::no_such_row},
     1,
     0},
    {{code::missing_predicate}, 0, 1},
    {{code::unknown_statement, code::missing_population, code::unused_table, code::bare_percentage,
      code::bare_count, code::count_of_base, code::open_world, code::unused_dataset,
      code::wrong_arithmetic, code::bare_number, code::unknown_dataset, code::not_a_number_column,
      code::which_dates, code::other_reading, code::duplicate_id},
     1,
     1},
    {{code::csv_ragged_row, code::ambiguous_table, code::no_value_for_year,
      code::deadline_on_holiday, code::duplicate_key, code::dangling_reference, code::no_key,
      code::ambiguous_value, code::wrong_value, code::no_link, code::not_one_record,
      code::wrong_kind_of_column, code::damaged_table, code::earlier_table_missing,
      code::unit_mismatch, code::same_meaning, code::must_stay_together},
     2,
     0},
    {{code::missing_column, code::look_alike, code::rank_never_both, code::count_over_population,
      code::unsupported_type, code::population_never_chosen, code::not_in_parent,
      code::not_in_force, code::implied_target},
     2,
     1},
    {{code::list_on_a_set}, 1, 2},
    {{code::undeclared_category, code::unknown_column, code::unknown_value, code::unexpected_end},
     2,
     2},
    {{code::unexpected_word, code::unknown_name}, 3, 3},
    {{code::value_of_other_population, code::ambiguous_link, code::near_match,
      code::deadline_outside_year, code::two_readings, code::row_is_named},
     3,
     0},
    {{code::number_of_other_population, code::never_met, code::category_without_data}, 3, 1},
    {{code::nested_shares}, 3, 1},
    {{code::contradiction}, 4, 1},
};

TEST(wording, mentions_all_that_the_rooms_report_and_nothing_else) {
  std::set<code> seen;
  for (given const& group : reported)
    for (code const each : group.what) {
      EXPECT_TRUE(seen.insert(each).second) << name(each);
      EXPECT_EQ(slots(wording_en(each).message), first_digits(group.arguments)) << name(each);
      EXPECT_EQ(slots(wording_en(each).hint), first_digits(group.hint_arguments)) << name(each);
    }
  for (code const each : all_codes()) EXPECT_TRUE(seen.contains(each)) << name(each);
}

TEST(wording, quotes_only_keywords_that_the_language_has) {
  // Values of cells and letters that messages show.
  std::set<std::string> const examples = {"x",  "Đ",     "Ð",      "D",       "A",      "B",
                                          "C",  "b",     "yes",    "no",      "true",   "false",
                                          "có", "không", "Header", "Tên cột", "COLUMN", "CỘT"};
  for (language const in : languages) {
    std::set<std::string> keywords = examples;
    for (std::size_t i = 0; i < static_cast<std::size_t>(syntax::word::last_); ++i)
      for (auto const spelling : syntax::spellings(static_cast<syntax::word>(i), in))
        keywords.emplace(spelling);
    for (code const each : all_codes())
      for (std::string_view const text : {wording_of(each, in).message, wording_of(each, in).hint})
        for (std::string const& literal : literals(text))
          EXPECT_TRUE(is_made_of(keywords, literal)) << name(each) << ": " << literal;
  }
}

TEST(message, fills_its_slots_in_the_language_asked_for) {
  diagnostic const what{code::unknown_name,
                        {},
                        {"LDTT", {"a number or a date", "một số hoặc một ngày"}},
                        either({"LĐTT", "LĐXS"})};
  EXPECT_EQ(message(what, language::en),
            "`LDTT` is not understood here; expected a number or a date");
  EXPECT_EQ(message(what, language::vi), "không hiểu `LDTT`; ở đây cần một số hoặc một ngày");
  EXPECT_EQ(hint(what, language::en), "did you mean `LĐTT` or `LĐXS`?");
  EXPECT_EQ(hint(what, language::vi), "có phải là `LĐTT` hay `LĐXS`?");
}

TEST(message, gives_backticks_to_a_single_name_and_to_each_of_a_list) {
  auto const said = [](std::vector<argument> list) {
    return hint({code::unknown_column, {}, {"a", "b"}, std::move(list)}, language::en);
  };
  EXPECT_EQ(said({"joined on"}), "did you mean `joined on`?");
  EXPECT_EQ(said(either({"a", "b", "c"})), "did you mean `a`, `b` or `c`?");
  EXPECT_EQ(said({"`"}), "did you mean ```?");
}

TEST(message, leaves_out_a_section_whose_argument_is_empty) {
  auto const said = [](code what, std::vector<argument> arguments, language in) {
    return message({what, {}, std::move(arguments), {}}, in);
  };
  EXPECT_EQ(said(code::undeclared_category, {"rating", "goood"}, language::en),
            "`goood` is not a declared value of the column `rating`");
  EXPECT_EQ(said(code::undeclared_category, {"rating", ""}, language::en),
            "what this cell says is not a declared value of the column `rating`");
  EXPECT_EQ(said(code::undeclared_category, {"Xếp loại", ""}, language::vi),
            "nội dung ô này không phải là giá trị đã khai báo của cột `Xếp loại`");
  EXPECT_EQ(said(code::unexpected_end, {""}, language::en), "the sentence ends too early");
  EXPECT_EQ(said(code::unexpected_end, {}, language::vi), "câu dừng quá sớm");
  EXPECT_EQ(said(code::unknown_statement, {"foo"}, language::en),
            "no statement begins like this: `foo`");
}

TEST(message, takes_arguments_as_they_are_but_on_one_line) {
  diagnostic const what{code::unknown_column, {}, {"{1} {0?x}", "a \n\t b\r\n"}, {"{0}"}};
  EXPECT_EQ(message(what, language::en), "`a b` has no column `{1} {0?x}`");
  EXPECT_EQ(hint(what, language::en), "did you mean `{0}`?");
}

TEST(message, stands_when_arguments_are_too_few_or_too_many) {
  for (language const in : languages)
    for (code const each : all_codes()) {
      std::vector<argument> const many(12, argument("x"));
      for (diagnostic const& what :
           {diagnostic{each, {}, {}, {}}, diagnostic{each, {}, many, many}}) {
        EXPECT_FALSE(message(what, in).empty()) << name(each);
        EXPECT_EQ((message(what, in) + hint(what, in)).find_first_of("{}"), std::string::npos)
            << name(each);
      }
    }
}

TEST(hint, needs_an_argument_only_where_its_wording_has_a_slot) {
  for (language const in : languages)
    for (code const each : all_codes()) {
      std::string_view const pattern = wording_of(each, in).hint;
      std::string const without = hint({each, {}, {}, {}}, in);
      EXPECT_EQ(without, slots(pattern).empty() ? pattern : "") << name(each);
      EXPECT_EQ(hint({each, {}, {}, {"x"}}, in).empty(), pattern.empty()) << name(each);
    }
}

TEST(hint, goes_on_with_a_right_sentence) {
  diagnostic what{code::not_a_time, {}, {}, {}, {}, "all staff hold `{0}`"};
  EXPECT_TRUE(hint(what, language::en).ends_with("; for example: `all staff hold `{0}``"));
  EXPECT_TRUE(hint(what, language::vi).ends_with("; ví dụ: `all staff hold `{0}``"));
  what = {code::unknown_name, {}, {}, {"LĐTT"}, {}, "all staff hold LĐTT"};
  EXPECT_EQ(hint(what, language::en), "did you mean `LĐTT`? for example: `all staff hold LĐTT`");
  what = {code::unknown_name,    {}, {}, {}, {},
          "all staff hold `{0}`"}; // whose hint has slots, and nothing to put into them
  EXPECT_EQ(hint(what, language::en), "for example: `all staff hold `{0}``");
}

TEST(hint, names_the_ways_out_with_the_words_of_the_sentence) {
  struct row {
    code what;
    char const* argument;
    char const* en;
    char const* vi;
  };
  row const rows[] = {
      {code::bare_percentage, "15%",
       "write `at least 15%`, `at most 15%` or `exactly 15%`, or add the line `bare percentages: "
       "at least` to the plan",
       "viết `ít nhất 15%`, `không quá 15%` hoặc `đúng 15%`, hoặc thêm vào kế hoạch dòng `tỷ lệ "
       "không ghi rõ: ít nhất`"},
      {code::rank_never_both, "Hoàn thành tốt",
       "write `at least Hoàn thành tốt` if higher ranks count too",
       "viết `từ Hoàn thành tốt trở lên` nếu tính cả các bậc cao hơn"},
      {code::open_world, "vi phạm",
       "write `population vi phạm, complete` if its table holds every case, `population vi phạm, "
       "partial` if some may be missing",
       "viết `tổng thể vi phạm, đầy đủ` nếu bảng ghi đủ mọi trường hợp, `tổng thể vi phạm, chưa "
       "đầy đủ` nếu có thể còn thiếu"},
  };
  for (row const& each : rows) {
    diagnostic const what{each.what, {}, {}, {each.argument}};
    EXPECT_EQ(hint(what, language::en), each.en);
    EXPECT_EQ(hint(what, language::vi), each.vi);
  }
}

TEST(message, says_a_finding_about_the_plan_with_its_numbers) {
  struct row {
    diagnostic what;
    char const* en;
  };
  row const rows[] = {
      {{code::contradiction, {}, {"7", "7c", "of 77, `≥ 15%` is 12+, and `≤ 15%` is 11-", ""}, {}},
       "`7` and `7c` cannot both be met: of 77, `≥ 15%` is 12+, and `≤ 15%` is 11-"},
      {{code::contradiction, {}, {"7", "7c", "of 9, both are 3", "where `7` holds"}, {}},
       "`7` and `7c` cannot both be met where `7` holds: of 9, both are 3"},
      {{code::never_met, {}, {"7", "of 77, no whole number is `= 15%`", ""}, {}},
       "`7` cannot be met: of 77, no whole number is `= 15%`"},
      {{code::nested_shares, {}, {"6, 7, 8", "of 80, the others leave `8` 12+", ""}, {}},
       "`6, 7, 8` cannot be met together: of 80, the others leave `8` 12+"},
      {{code::implied_target, {}, {"6", "6b"}, {}}, "`6` is met whenever `6b` is"},
      {{code::same_meaning, {}, {"6", "6b"}, {}}, "`6` and `6b` say the same in other words"},
      {{code::category_without_data, {}, {"6", "LĐTT", "staff"}, {}},
       "`6` asks for `LĐTT`, and no row of `staff` has it"},
      {{code::unused_definition, {}, {"lecturers"}, {}},
       "`lecturers` is declared, and nothing uses it"},
      {{code::deadline_outside_year, {}, {"D1", "2023-03-03", "2024"}, {}},
       "the deadline of `D1`, 2023-03-03, is not in the plan's year, 2024"},
  };
  for (row const& each : rows) EXPECT_EQ(message(each.what, language::en), each.en);
}

TEST(has_errors, counts_neither_warnings_nor_notes) {
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(has_errors({{code::near_text, {}, {}, {}}, {code::open_world, {}, {}, {}}}));
  EXPECT_TRUE(has_errors({{code::near_text, {}, {}, {}}, {code::blank_key, {}, {}, {}}}));
}

} // namespace
} // namespace chitieu
