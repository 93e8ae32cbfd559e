#include "arguments.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

namespace chitieu::command {
namespace {

struct option {
  std::string_view name;
  bool takes_value;
  std::function<bool(arguments&, std::string const&)> set; ///< false: the value is wrong
};

std::optional<std::int64_t> read_count(std::string const& digits) {
  constexpr std::size_t most_digits = 9;
  if (digits.empty() || digits.size() > most_digits ||
      digits.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  return std::stol(digits);
}

std::array<option, 21> const& options() {
  static std::array<option, 21> const all = {{
      {"--data", true,
       [](arguments& a, std::string const& v) { return a.data.push_back(v), true; }},
      {"--previous", true,
       [](arguments& a, std::string const& v) {
         a.earlier.emplace_back("previous", v);
         return !v.empty();
       }},
      {"--earlier", true,
       [](arguments& a, std::string const& v) {
         auto const equals = v.find('=');
         if (equals == 0 || equals == std::string::npos || equals + 1 == v.size()) return false;
         a.earlier.emplace_back(v.substr(0, equals), v.substr(equals + 1));
         return true;
       }},
      {"--as-of", true,
       [](arguments& a, std::string const& v) {
         a.as_of = data::read_day(v);
         return a.as_of.has_value();
       }},
      {"--lang", true,
       [](arguments& a, std::string const& v) {
         a.language = v == "vi" ? language::vi : language::en;
         return v == "vi" || v == "en";
       }},
      {"--by", true, [](arguments& a, std::string const& v) { return a.by = v, !v.empty(); }},
      {"--who", false, [](arguments& a, std::string const&) { return a.who = true; }},
      {"--first", true,
       [](arguments& a, std::string const& v) {
         if (!read_count(v)) return false;
         a.first = static_cast<std::size_t>(*read_count(v));
         return a.who = true;
       }},
      {"--mask", true,
       [](arguments& a, std::string const& v) {
         a.mask = read_count(v);
         return a.mask.has_value();
       }},
      {"--threads", true,
       [](arguments& a, std::string const& v) {
         constexpr std::int64_t most = 1'024;
         auto const count = read_count(v);
         if (!count || *count > most) return false;
         a.threads = static_cast<std::size_t>(*count);
         return true;
       }},
      {"--names", false, [](arguments& a, std::string const&) { return a.who = a.names = true; }},
      {"--json", false, [](arguments& a, std::string const&) { return a.json = true; }},
      {"--html", false, [](arguments& a, std::string const&) { return a.html = true; }},
      {"--reads", false, [](arguments& a, std::string const&) { return a.reads = true; }},
      {"--sizes", true,
       [](arguments& a, std::string const& v) {
         // NAME=NUMBER, …; a name may hold commas, a number is what ends it.
         for (std::size_t at = 0; at < v.size();) {
           auto const equals = v.find('=', at);
           if (equals == std::string::npos || equals == at) return false;
           auto const end = std::min(v.find(',', equals), v.size());
           auto const digits = v.substr(equals + 1, end - equals - 1);
           constexpr std::size_t most_digits = 12;
           if (digits.empty() || digits.size() > most_digits ||
               digits.find_first_not_of("0123456789") != std::string::npos)
             return false;
           a.sizes.emplace_back(v.substr(at, equals - at), std::stoll(digits));
           at = end + 1;
         }
         return !a.sizes.empty();
       }},
      {"--only", true,
       [](arguments& a, std::string const& v) {
         for (std::size_t at = 0; at <= v.size();) {
           auto const end = std::min(v.find(',', at), v.size());
           auto const first = v.find_first_not_of(' ', at);
           if (first >= end) return false;
           a.only.push_back(v.substr(first, v.find_last_not_of(' ', end - 1) + 1 - first));
           at = end + 1;
         }
         return true;
       }},
      {"--repair", false, [](arguments& a, std::string const&) { return a.repair = true; }},
      {"--losses", false, [](arguments& a, std::string const&) { return a.losses = true; }},
      {"--flat", false, [](arguments& a, std::string const&) { return a.flat = true; }},
      {"--check", false, [](arguments& a, std::string const&) { return a.only_check = true; }},
      {"--write", false, [](arguments& a, std::string const&) { return a.write = true; }},
  }};
  return all;
}

} // namespace

arguments read_arguments(std::vector<std::string> const& given) {
  arguments out;
  auto wrong = [&](argument text) {
    if (!out.fault) out.fault = std::move(text);
  };
  std::vector<std::string> plain;
  for (std::size_t i = 0; i < given.size(); ++i) {
    auto const& word = given[i];
    if (word == "--help" || word == "-h") {
      out.verb = "help";
      continue;
    }
    if (word == "--version") {
      out.verb = "version";
      continue;
    }
    if (word.size() < 2 || word.substr(0, 2) != "--") {
      plain.push_back(word);
      continue;
    }
    auto const equals = word.find('=');
    auto const name = word.substr(0, equals);
    option const* found = nullptr;
    for (auto const& each : options())
      if (each.name == name) found = &each;
    if (!found) {
      wrong({"unknown option `" + name + "`", "không có tùy chọn `" + name + "`"});
      continue;
    }
    std::string value;
    if (found->takes_value) {
      if (equals != std::string::npos)
        value = word.substr(equals + 1);
      else if (i + 1 < given.size())
        value = given[++i];
      else {
        wrong({"`" + name + "` needs a value", "`" + name + "` cần một giá trị"});
        continue;
      }
    } else if (equals != std::string::npos) {
      wrong({"`" + name + "` takes no value", "`" + name + "` không nhận giá trị"});
    }
    if (!found->set(out, value))
      wrong({"`" + value + "` is no value for `" + name + "`",
             "`" + value + "` không phải là giá trị của `" + name + "`"});
  }
  if (!out.verb.empty()) return out;
  if (plain.empty()) {
    out.verb = "help";
    wrong({"no command is given", "chưa ghi lệnh nào"});
    return out;
  }
  out.verb = plain[0];
  if (out.verb != "check" && out.verb != "explain" && out.verb != "print" && out.verb != "fmt" &&
      out.verb != "help" && out.verb != "diff" && out.verb != "doctor" && out.verb != "repair" &&
      out.verb != "fix" && out.verb != "lsp") {
    wrong({"unknown command `" + out.verb + "`", "không có lệnh `" + out.verb + "`"});
    return out;
  }
  if (out.verb == "help") return out;
  if (out.verb == "lsp") {
    wrong({"`lsp` is in the Python package: pip install “chitieu[lsp]”",
           "`lsp` nằm trong gói Python: pip install “chitieu[lsp]”"});
    return out;
  }
  if (plain.size() < 2)
    wrong({"`" + out.verb + "` needs a plan file", "`" + out.verb + "` cần một tệp kế hoạch"});
  else
    out.plan = plain[1];
  auto const most = out.verb == "explain" || out.verb == "diff" ? 3U : 2U;
  if (out.verb == "diff" && plain.size() == 2)
    wrong({"`diff` needs two plan files", "`diff` cần hai tệp kế hoạch"});
  // What would be written to the output must be of one plan.
  auto const several = out.verb == "doctor" ||
                       ((out.verb == "fmt" || out.verb == "fix") && (out.only_check || out.write));
  if (several && plain.size() > 2)
    out.more_plans.assign(plain.begin() + 2, plain.end());
  else if (plain.size() > most)
    wrong({"`" + plain[most] + "` is one argument too many", "thừa `" + plain[most] + "`"});
  else if (plain.size() == 3)
    (out.verb == "diff" ? out.other_plan : out.id) = plain[2];
  if ((out.verb == "check" || out.verb == "repair") && out.data.empty())
    wrong({"`" + out.verb + "` needs `--data`", "`" + out.verb + "` cần `--data`"});
  if (out.json && out.html)
    wrong({"`--json` and `--html` cannot be given together",
           "không thể dùng `--json` cùng với `--html`"});
  if (out.mask && (out.who || out.repair))
    wrong({"`--mask` shows nobody: leave out `--who`, `--names`, `--first` and `--repair`",
           "`--mask` không nêu ai: bỏ `--who`, `--names`, `--first` và `--repair`"});
  return out;
}

std::string usage(language which) {
  if (which == language::vi)
    return R"(chitieu: kiểm tra các chỉ tiêu của một kế hoạch trên dữ liệu

  chitieu check KẾ_HOẠCH --data THƯ_MỤC|TỆP.csv|TÊN=TỆP.csv…   chấm từng chỉ tiêu
      --previous THƯ_MỤC  dữ liệu của kỳ trước, để so sánh;  --earlier TÊN=THƯ_MỤC: dữ liệu mang tên ấy
      --as-of NGÀY     chấm tính đến ngày này (25/6/2023 hay 2023-06-25); không ghi: chấm như đã hết hạn
      --who            kèm mã của ai đạt, ai thiếu, ai chưa rõ;  --names: kèm cả tên;  --first N: mỗi danh sách N người đầu
      --by CỘT         chia từng chỉ tiêu theo cột này
      --mask N         để công bố: không hiện số liệu của ít hơn N bản ghi, hay chỉ ra đúng một
      --reads          kèm cách hiểu chính xác của từng câu
      --threads N      tính trên N luồng (0: máy có bao nhiêu dùng bấy nhiêu); kết quả không đổi
      --repair         kèm những gì phải thay đổi để đạt (như lệnh repair)
      --json           in JSON thay cho bảng;  --html: in trang HTML
  chitieu explain KẾ_HOẠCH [MÃ]        cách hiểu chính xác của từng câu, không cần dữ liệu
  chitieu print KẾ_HOẠCH --lang vi|en  in kế hoạch bằng tiếng Việt hoặc tiếng Anh
      --flat           in trọn kế hoạch, gồm cả phần kế thừa từ kế hoạch khác
  chitieu diff CŨ MỚI                  hai kế hoạch khác nhau ở đâu, nói bằng câu
      --data THƯ_MỤC   kèm kết quả nào thay đổi, cần thêm hay bớt bao nhiêu;  --json, --html
  chitieu doctor KẾ_HOẠCH…             xem trước chỗ mâu thuẫn, thừa, hay không thể đạt
      --data THƯ_MỤC   với các bảng này;  --sizes TÊN=SỐ,…: với số dòng này;  --json
  chitieu repair KẾ_HOẠCH --data THƯ_MỤC   ít nhất phải thay đổi gì để mọi chỉ tiêu cùng đạt
      --only CỘT,…     chỉ được thay đổi các cột này;  --losses: được cả hạ bậc, bớt danh hiệu
      --who, --names, --as-of, --json, --html như của check
  chitieu fmt KẾ_HOẠCH…                trình bày lại kế hoạch cho ngay ngắn, giữ nguyên câu chữ và lời ghi
      --write          ghi thẳng vào tệp;  --check: chỉ xem có gì phải sửa không (mã thoát 1)
  chitieu fix KẾ_HOẠCH…                in kế hoạch đã sửa những lỗi chỉ có một cách sửa, và nêu đã sửa gì
      --write          ghi thẳng vào tệp;  --check: chỉ xem có gì sửa được không (mã thoát 1)
  chitieu lsp                          máy chủ ngôn ngữ cho trình soạn thảo (gói Python, thêm phần lsp)
      --lang vi|en     ngôn ngữ của bảng và thông báo (mặc định: ngôn ngữ của kế hoạch)

Mã thoát: 0 đạt hết · 1 có chỉ tiêu chưa đạt · 2 quy tắc hay dữ liệu có lỗi · 3 còn chưa đến hạn hoặc chưa xác định
của diff: 0 nói cùng một điều · 1 có khác nhau · 2 có lỗi;  của doctor: 0 không có gì · 1 có điều phải xem · 2 có lỗi
của repair: 0 có cách làm cho đạt hết · 1 không có hoặc chưa tìm được · 2 có lỗi
)";
  return R"(chitieu: checks the targets of a plan on data

  chitieu check PLAN --data DIR|FILE.csv|NAME=FILE.csv…   judges every target
      --previous DIR   the data of the period before, to compare with;  --earlier NAME=DIR: data of that name
      --as-of DATE     as of this day (25/6/2023 or 2023-06-25); without it: as final
      --who            adds the keys of who counts, is missing, is unknown;  --names: and names;  --first N: the first N
      --by COLUMN      breaks every target down by this column
      --mask N         to be published: no figures of fewer than N records, or that tell of one
      --reads          adds the exact reading of every sentence
      --threads N      works on N threads (0: as many as the machine has); the answer is the same
      --repair         adds what would meet it, as the command repair does
      --json           writes JSON instead of the table;  --html: a page of HTML
  chitieu explain PLAN [ID]            the exact reading of every sentence; no data needed
  chitieu print PLAN --lang vi|en      the plan in Vietnamese or English
      --flat           the whole plan as it stands, with what it extends
  chitieu diff OLD NEW                 what the new plan says otherwise, in sentences
      --data DIR       and which verdicts change, and by how many;  --json, --html
  chitieu doctor PLAN…                 what is contradictory, idle or impossible, before any verdict
      --data DIR       for these tables;  --sizes NAME=NUMBER,…: for so many rows;  --json
  chitieu repair PLAN --data DIR       the least that has to change for every target to be met
      --only COLUMN,…  these columns may change and no others;  --losses: ranks may fall, too
      --who, --names, --as-of, --json, --html as for check
  chitieu fmt PLAN…                    the plan laid out, its words and comments kept
      --write          into the file itself;  --check: only says whether it would change (exit code 1)
  chitieu fix PLAN…                    the plan with those errors corrected that have one right fix, told one by one
      --write          into the file itself;  --check: only says whether something would be (exit code 1)
  chitieu lsp                          a language server for editors (of the Python package, with its extra lsp)
      --lang vi|en     language of table and messages (default: the plan's own)

Exit codes: 0 all met · 1 something unmet · 2 the rules or the data are wrong · 3 something pending or undetermined
of diff: 0 both say the same · 1 something differs · 2 errors;  of doctor: 0 nothing found · 1 something found · 2 errors
of repair: 0 all can be met, this is how · 1 not all, or nothing found · 2 errors
)";
}

} // namespace chitieu::command
