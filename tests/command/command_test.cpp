#include <chitieu/command/command.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace chitieu {
namespace {

struct line {
  std::vector<std::string> arguments;
  int exit_code;
  std::string says; ///< somewhere in what is printed
};

std::string const plan = "rules/thi-dua-2023.plan";
std::string const next = "rules/thi-dua-2024.plan";
std::string const data = "rules/sample-2023";

TEST(command, answers_every_command_line) {
  std::filesystem::current_path(CHITIEU_ROOT);
  for (auto const& each : std::vector<line>{
           {{}, 2, "no command is given"},
           {{"--help"}, 0, "chitieu check PLAN"},
           {{"--help", "--lang", "vi"}, 0, "chitieu check KẾ_HOẠCH"},
           {{"--version"}, 0, "chitieu 0."},
           {{"chek", plan}, 2, "unknown command `chek`"},
           {{"check", plan}, 2, "`check` needs `--data`"},
           {{"check", plan, "--lang", "vi"}, 2, "`check` cần `--data`"},
           {{"check", plan, "--data"}, 2, "`--data` needs a value"},
           {{"check", plan, "--dta", data}, 2, "unknown option `--dta`"},
           {{"check", plan, "--data", data, "--as-of", "31/6/2023"}, 2, "`31/6/2023` is no value"},
           {{"check", plan, "--data", data, "--json=1"}, 2, "`--json` takes no value"},
           {{"check", plan, "more", "--data", data}, 2, "`more` is one argument too many"},
           {{"check", "none.plan", "--data", data}, 2, "file-unreadable"},
           {{"check", plan, "--data", "nowhere"}, 2, "file-unreadable"},
           {{"check", plan, "--data", data}, 1, "79/80"},
           {{"check", plan, "--data", data, "--as-of=2023-06-25"}, 3, "chưa đến hạn"},
           {{"check", plan, "--data", data, "--by", "đơn vị", "--lang", "en"}, 1, "group"},
           {{"check", plan, "--data", data, "--by", "màu"}, 1, "no-such-group"},
           {{"check", plan, "--data", data, "--previous", data}, 1, "unused-dataset"},
           {{"check", plan, "--data", data, "--earlier", "2021=" + data}, 1, "`2021`"},
           {{"check", plan, "--data", data, "--earlier", data}, 2, "is no value for `--earlier`"},
           {{"check", plan, "--data", data, "--earlier", "=" + data}, 2, "is no value"},
           {{"check", plan, "--data", data, "--previous"}, 2, "`--previous` needs a value"},
           {{"check", plan, "--data", data, "--who"}, 1, "thiếu: 0070"},
           {{"check", plan, "--data", data, "--first=0"}, 1, "thiếu: 1"},
           {{"check", plan, "--data", data, "--threads=2", "--who"}, 1, "thiếu: 0070"},
           {{"check", plan, "--data", data, "--threads=1025"}, 2, "is no value for `--threads`"},
           {{"check", plan, "--data", data, "--threads", "two"}, 2, "is no value for `--threads`"},
           {{"check", plan, "--data", data, "--mask=5"}, 1, "sẽ chỉ ra từng người nên không hiện"},
           {{"check", plan, "--data", data, "--mask=5", "--by", "đơn vị"}, 1, " nhóm không hiện"},
           {{"check", plan, "--data", data, "--mask=5", "--html", "--by", "đơn vị"},
            1,
            " nhóm không hiện"},
           {{"check", plan, "--data", data, "--mask=5", "--json"}, 1, "\"hidden\": true"},
           {{"check", plan, "--data", data, "--mask=five"}, 2, "`five` is no value for `--mask`"},
           {{"check", plan, "--data", data, "--mask", "5", "--who"}, 2, "`--mask` shows nobody"},
           {{"check", plan, "--data", data, "--json"}, 1, "\"edition\": 1"},
           {{"check", plan, "--data", data, "--html"}, 1, "<!doctype html>\n<html lang=\"vi\">"},
           {{"check", plan, "--data", data, "--html", "--lang", "en"}, 1, "<html lang=\"en\">"},
           {{"check", plan, "--data", data, "--html", "--who"}, 1, "<summary>thiếu: 1</summary>"},
           {{"check", plan, "--data", data, "--html", "--by", "đơn vị"},
            1,
            "<th scope=\"row\">05<"},
           {{"check", plan, "--data", data, "--html", "--json"}, 2, "cannot be given together"},
           {{"explain", plan, "6"}, 0, "≥ 19/20"},
           {{"explain", plan, "6", "--lang", "en"}, 0, "    at least 95% of cán bộ, viên chức"},
           {{"explain", plan, "4", "--lang", "en"}, 0, "    of which from 03 to 05 báo cáo"},
           {{"explain", plan, "66"}, 2, "không có chỉ tiêu `66`"},
           {{"print", plan, "--lang", "en"}, 0, "at least 95% of"},
           {{"print", next, "--lang", "vi"}, 0, "kế thừa “thi-dua-2023.plan”"},
           {{"print", next, "--flat"}, 0, "chỉ tiêu 1 “Hưởng ứng"},
           {{"explain", next, "6"}, 0, "≥ 97/100"},
           {{"diff", plan}, 2, "`diff` needs two plan files"},
           {{"diff", plan, plan}, 0, "Hai kế hoạch nói cùng một điều."},
           {{"diff", plan, "none.plan"}, 2, "file-unreadable"},
           {{"diff", plan, next, "--lang", "en"}, 1, "threshold ≥ 95% → ≥ 97%"},
           {{"diff", plan, next, "--data", data}, 1, "cần thêm 2 cá nhân, 78 trên 80"},
           {{"diff", plan, next, "--data", data, "--json"}, 1, "\"more\": 2,"},
           {{"diff", plan, next, "--data", data, "--html"}, 1, "<!doctype html>"},
           {{"diff", plan, next, "--data", "nowhere"}, 2, "file-unreadable"},
           {{"doctor", plan}, 1, "mọi số lượng không chia hết cho 20"},
           {{"doctor", plan, "--lang", "en"}, 1, "every size but multiples of 20"},
           {{"doctor", plan, "--json"}, 1, "\"code\": \"contradiction\""},
           {{"doctor", plan, "--data", data}, 1, "[contradiction]"},
           {{"doctor", plan, "--data", "nowhere"}, 2, "file-unreadable"},
           {{"doctor", plan, "--sizes", "cá nhân=79"}, 1, "[nested-shares]"},
           {{"doctor", plan, "--sizes", "ai đó=79"}, 2, "không có tổng thể `ai đó`"},
           {{"doctor", plan, "--sizes", "cá nhân=nhiều"}, 2, "is no value for `--sizes`"},
           {{"repair", plan}, 2, "`repair` needs `--data`"},
           {{"repair", plan, "--data", data, "--as-of", "2023-12-31"}, 1, "cần 8 thay đổi; ít hơn"},
           {{"repair", plan, "--data", data, "--json"}, 1, "\"outcome\": \"minimal\","},
           {{"repair", plan, "--data", data, "--html"}, 1, "<!doctype html>"},
           {{"repair", plan, "--data", data, "--only", "nhân"}, 2, "thay đổi được mang tên `nhân`"},
           {{"repair", plan, "--data", data, "--only", "cá nhân.danh hiệu, trạng thái"},
            1,
            "Được phép thay đổi:\n  cá nhân.danh hiệu, văn bản.trạng thái\n"},
           {{"check", plan, "--data", data, "--repair"}, 1, "thay đổi; ít hơn thì không đủ."},
           {{"check", plan, "--data", data, "--repair", "--html"}, 1, ">Cần gì để đạt</h2>"},
           {{"repair", plan, "--data", "nowhere"}, 2, "file-unreadable"},
           {{"fmt", plan}, 0, "ít nhất 95%"},
           {{"fmt", "none.plan"}, 2, "file-unreadable"},
       }) {
    auto const done = command::run(each.arguments, {});
    std::string all;
    for (auto const& argument : each.arguments) all += argument + ' ';
    EXPECT_EQ(done.exit_code, each.exit_code) << all << '\n' << done.errors;
    EXPECT_NE((done.errors + done.output).find(each.says), std::string::npos)
        << all << '\n'
        << done.errors << done.output;
  }
}

TEST(command, explains_what_can_be_read_beside_what_cannot) {
  auto const path = std::filesystem::temp_directory_path() / "chitieu-explain.plan";
  std::ofstream(path) << "scale rating: poor < good\n"
                         "population staff, complete\n"
                         "  id      key\n"
                         "  rating  rating\n"
                         "target 1 “A”: all staf are rated\n"
                         "  good\n"
                         "target 2: at least 50% by 2023, 70% by 2025 of staff are rated good\n";
  auto const done = command::run({"explain", path.string(), "--lang", "vi"}, {});
  std::filesystem::remove(path);
  EXPECT_EQ(done.exit_code, 2);
  EXPECT_EQ(done.output, "1  A\n"
                         "1  all staf are rated good\n"
                         "    ! có lỗi, xem thông báo\n"
                         "2  at least 50% by 2023 of staff are rated good\n"
                         "    đến năm 2023, ít nhất 50% staff xếp loại good\n"
                         "    #{staff : rating = good} ≥ 1/2 · #{staff}\n"
                         "2.1  at least 70% by 2025 of staff are rated good\n"
                         "    đến năm 2025, ít nhất 70% staff xếp loại good\n"
                         "    #{staff : rating = good} ≥ 7/10 · #{staff}\n");
  EXPECT_NE(done.errors.find("có phải là `staff`"), std::string::npos) << done.errors;
}

TEST(command, shows_names_only_when_they_are_asked_for) {
  std::filesystem::current_path(CHITIEU_ROOT);
  std::ifstream people(data + "/ca-nhan.csv");
  std::string row;
  while (std::getline(people, row) && !row.starts_with("0070,")) {
  }
  auto name = row.substr(5, row.find(',', 5) - 5);
  ASSERT_FALSE(name.empty());
  auto shows = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"check", plan, "--data", data});
    auto const done = command::run(more, {});
    return (done.output + done.errors).find(name) != std::string::npos;
  };
  EXPECT_FALSE(shows({}));
  EXPECT_FALSE(shows({"--who"}));
  EXPECT_FALSE(shows({"--who", "--json"}));
  EXPECT_FALSE(shows({"--who", "--html"}));
  EXPECT_TRUE(shows({"--names"}));
  // The blanks inside a name do not break there.
  for (std::size_t at = 0; (at = name.find(' ', at)) != std::string::npos;)
    name.replace(at, 1, "\u00A0");
  EXPECT_TRUE(shows({"--names", "--html"}));
  EXPECT_FALSE(shows({"--who", "--html"}));
}

TEST(command, a_page_holds_the_messages_and_keys_only_when_they_are_asked_for) {
  std::filesystem::current_path(CHITIEU_ROOT);
  auto const done = command::run({"check", plan, "--data", data, "--by", "màu", "--html"}, {});
  EXPECT_NE(done.output.find("no-such-group"), std::string::npos);
  EXPECT_EQ(done.errors, "");
  EXPECT_EQ(done.output.find("0070"), std::string::npos);
}

TEST(command, does_not_print_a_plan_that_it_could_not_read_whole) {
  auto const file = std::filesystem::temp_directory_path() / "chitieu-broken.plan";
  std::ofstream(file) << "scale honour: A < B\npopulation staff\n  id key\nstaff of all\n";
  auto const done = command::run({"print", file.string(), "--lang", "vi"}, {});
  EXPECT_EQ(done.exit_code, 2);
  EXPECT_TRUE(done.output.empty()) << done.output;
  EXPECT_FALSE(done.errors.empty());
  std::filesystem::remove(file);
}

TEST(command, formats_a_plan_once_and_keeps_its_comments) {
  auto const path = std::filesystem::temp_directory_path() / "chitieu-fmt-test.plan";
  auto const file = path.string();
  std::ofstream(path) << "# what it is for\npopulation   staff\n    id  key\n  good flag\n"
                         "target 1:   ≥ 95%  of staff   good\n";
  EXPECT_EQ(command::run({"fmt", file, "--check"}, {}).exit_code, 1);
  EXPECT_EQ(command::run({"fmt", file, "--write"}, {}).exit_code, 0);
  EXPECT_EQ(command::run({"fmt", file, "--check"}, {}).exit_code, 0);
  auto const text = command::run({"fmt", file}, {}).output;
  EXPECT_NE(text.find("# what it is for\n"), std::string::npos);
  EXPECT_NE(text.find("target 1: ≥ 95% of staff good\n"), std::string::npos);
  std::filesystem::remove(path);
}

TEST(command, lays_a_plan_out_and_keeps_its_words) {
  auto const path = std::filesystem::temp_directory_path() / "chitieu-layout-test.plan";
  auto const file = path.string();
  std::ofstream(path) << "# head\n\n\n# second\n\npopulation   staff  # trailing\n   id key\n"
                         "   # inner\n   good   flag\n\n# why\n\ntarget 1 \"x\":   ≥ 95%  of\n"
                         "    staff\tgood   # tail\n  note \"a\"\n\ncheck c1: every staff good;\n"
                         "phrase \"do well\" =  good  and   good\n\n# end\n\n# after\n";
  EXPECT_EQ(command::run({"fmt", file}, {}).output,
            "# head\n\n# second\n\n# trailing\n# inner\npopulation staff\n  id    key\n"
            "  good  flag\n\n# why\n\n# tail\ntarget 1 “x”: ≥ 95% of staff good\n  note “a”\n\n"
            "check c1: every staff good;\nphrase “do well” = good and good\n\n# end\n\n# after\n");
  std::filesystem::remove(path);
}

TEST(command, shipped_plans_are_laid_out) {
  auto looked_at = 0;
  for (auto const& entry :
       std::filesystem::directory_iterator(std::string(CHITIEU_ROOT) + "/rules")) {
    if (entry.path().extension() != ".plan") continue;
    ++looked_at;
    auto const done = command::run({"fmt", "--check", entry.path().string()}, {});
    EXPECT_EQ(done.exit_code, 0) << done.errors;
  }
  EXPECT_GE(looked_at, 3);
}

TEST(command, corrects_what_needs_nobody_and_tells_it) {
  auto const path = std::filesystem::temp_directory_path() / "chitieu-fix-test.plan";
  auto const file = path.string();
  std::string const text = "# what it is for\npopulation staff\n  id key\n  good flag\n"
                           "target 1: at leest 95% of staff good\ntarget 2: 15% of staff good\n";
  std::ofstream(path) << text;
  EXPECT_EQ(command::run({"fix", file, "--check"}, {}).exit_code, 1);
  auto const shown = command::run({"fix", file}, {});
  EXPECT_NE(shown.output.find("target 1: at least 95% of staff good\n"), std::string::npos);
  EXPECT_NE(shown.output.find("target 2: 15% of staff good\n"), std::string::npos);
  EXPECT_NE(shown.errors.find("wrote `least`"), std::string::npos) << shown.errors;
  EXPECT_NE(shown.errors.find("bare-percentage"), std::string::npos) << shown.errors;
  EXPECT_EQ(shown.exit_code, 2);
  EXPECT_EQ(command::run({"fix", file, "--write"}, {}).exit_code, 2);
  EXPECT_EQ(command::run({"fix", file, "--check"}, {}).exit_code, 0);
  EXPECT_EQ(command::run({"fix", file}, {}).output, shown.output);
  std::filesystem::remove(path);
}

TEST(command, looks_at_several_plans) {
  auto const path = std::filesystem::temp_directory_path() / "chitieu-several.plan";
  auto const file = path.string();
  std::ofstream(path) << "population staff\n  id    key\n  good  flag\n"
                         "target 1:  all staff good\n";
  std::string const shipped = std::string(CHITIEU_ROOT) + "/rules/thi-dua-2024.plan";
  EXPECT_EQ(command::run({"fmt", "--check", shipped, file}, {}).exit_code, 1);
  EXPECT_EQ(command::run({"fmt", "--write", file, file}, {}).exit_code, 0);
  EXPECT_EQ(command::run({"fmt", "--check", file, file}, {}).exit_code, 0);
  EXPECT_EQ(command::run({"doctor", file, "none.plan"}, {}).exit_code, 2);
  EXPECT_EQ(command::run({"doctor", file}, {}).output, "Nothing found in `" + file + "`.\n");
  auto const told = command::run({"doctor", file, shipped, "--lang", "vi"}, {}).output;
  EXPECT_TRUE(told.starts_with("Không thấy gì đáng ngờ trong `" + file + "`.\nTrong `" + shipped +
                               "` có 8 điều đáng ngờ:\n\nthi-dua-2024.plan:"))
      << told;
  auto const listed = command::run({"doctor", file, "none.plan", shipped, "--json"}, {}).output;
  EXPECT_TRUE(listed.starts_with("[{\n  \"chitieu\": ")) << listed;
  EXPECT_TRUE(listed.ends_with("}\n]\n")) << listed;
  EXPECT_NE(listed.find("\"plan\": \"" + file + "\""), std::string::npos) << listed;
  EXPECT_NE(listed.find(",{\n"), std::string::npos) << listed;
  EXPECT_NE(listed.find("\"plan\": \"" + shipped + "\""), std::string::npos) << listed;
  EXPECT_EQ(command::run({"fmt", file, file}, {}).exit_code, 2) << "which would be written?";
  std::filesystem::remove(path);
}

TEST(command, says_where_the_language_server_is) {
  auto const done = command::run({"lsp"}, {});
  EXPECT_EQ(done.exit_code, 2);
  EXPECT_NE(done.errors.find("chitieu[lsp]"), std::string::npos);
}

} // namespace
} // namespace chitieu
