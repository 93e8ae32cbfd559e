// Prints one number of everything that comes of all golden files, the same on every machine:
//
//   digest [--each] [--show NAME] [--locale NAME]
//
// `--each` prints a number for each file as well, `--show` all that comes of one file. `--locale`
// sets the locale of C and C++, as programs do that use chitieu; it fails where there is none of
// that name.
#include <chitieu/engine/in_parts.hpp>
#include <chitieu/monitor/monitor.hpp>
#include <chitieu/render/html.hpp>
#include <chitieu/render/repair.hpp>
#include <chitieu/repair/repair.hpp>

#include <cstdint>
#include <cstdio>
#include <exception>
#include <locale>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "as_arrow.hpp"
#include "golden/come_to.hpp"

namespace chitieu::everywhere {
namespace {

/// FNV-1a of 64 bits.
class digest {
 public:
  void add(std::string_view bytes) {
    for (char const c : bytes) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100'0000'01b3U;
  }

  [[nodiscard]] std::string hexadecimal() const {
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4)
      out += "0123456789abcdef"[(value_ >> shift) & 0xFU];
    return out;
  }

 private:
  std::uint64_t value_ = 0xcbf2'9ce4'8422'2325U;
};

/// All that comes of a golden file, in words.
class told {
 public:
  explicit told(std::string const& name)
      : file_(golden::read_golden(std::filesystem::path(CHITIEU_ROOT) / "tests" / "golden" / name)),
        from_(golden::prepare(file_)), made_(from_.plan, from_) {}

  std::string text() {
    what_the_plan_is();
    if (!made_.judged) return std::move(text_);
    for (auto const which : {language::vi, language::en}) what_it_comes_to(which);
    say("points", golden::scored(made_));
    what_would_meet_it();
    what_a_monitor_says();
    what_comes_in_parts();
    what_arrow_comes_to();
    return std::move(text_);
  }

 private:
  void say(std::string_view what, std::string_view words) {
    text_.append("---- ").append(what).append("\n").append(words).append("\n");
  }

  /// Programs that a door refuses say why, and that is the same everywhere, too.
  template <class Act>
  void unless_refused(std::string_view what, Act act) {
    try {
      act();
    } catch (std::invalid_argument const& why) {
      say(what, why.what());
    }
  }

  void what_the_plan_is() {
    for (auto const which : {language::vi, language::en})
      say("diagnostics", golden::show(made_.issues, which, golden::plan_name));
    if (!made_.read) return;
    say("ast", syntax::dump(made_.read->plan));
    say("ir", ir::print(made_.program));
    say("reads", golden::readings(made_));
    say("doctor", golden::show(made_.looked_over, language::en, golden::plan_name));
    for (auto const which : {language::vi, language::en}) {
      say("print", print(made_.read->plan, which));
      say("flat", print_flat(made_.read->plan, which));
      if (!made_.differs) continue;
      say("diff", render::to_text(*made_.differs, which, false));
      say("diff-json", render::to_json(*made_.differs, which));
    }
  }

  void what_it_comes_to(language which) {
    say("json", render::to_json(*made_.judged, which));
    say("text", render::to_text(*made_.judged, {.language = which, .colour = true, .reads = true}));
    say("html", render::to_html(*made_.judged, {.language = which, .page = true, .reveal = true}));
    say("issues", render::to_text(made_.judged->diagnostics, which, from_.plan, false));
  }

  void what_would_meet_it() {
    repair_options asked;
    asked.check = options();
    asked.check.by.reset();
    asked.effort = 20'000;
    unless_refused("repair", [&] {
      auto const found = repair(made_.program, from_.data, asked);
      say("repair", render::to_text(found, language::vi, false));
      say("repair", render::to_json(found, language::en));
    });
  }

  void what_a_monitor_says() {
    monitor_options asked;
    asked.as_of = from_.options.as_of;
    asked.earlier = options().earlier;
    unless_refused("monitor", [&] {
      monitor const watched(made_.program, from_.data, asked);
      say("monitor", render::to_json(watched.verdicts(), language::en));
    });
  }

  /// Bytes of counts must be the same for machines that number bytes from the other end.
  void what_comes_in_parts() {
    check_options asked;
    asked.as_of = from_.options.as_of;
    asked.earlier = options().earlier;
    for (auto const& [of, table] : from_.data.tables()) {
      dataset others;
      for (auto const& [name, other] : from_.data.tables())
        if (name != of) others.add(name, other);
      unless_refused("parts", [&] {
        check_in_parts parts(made_.program, of, others, asked);
        parts.add(table);
        say("tally", parts.to_bytes());
        say("parts", render::to_json(parts.report(), language::en));
      });
    }
  }

  void what_arrow_comes_to() {
    arrow_builder::ledger counts;
    dataset all;
    for (auto const& each : file_.sections) {
      if (each.kind != "data" || !each.name.ends_with(".csv")) continue;
      auto const bytes = from_.escapes ? golden::unescape(each.body) : each.body;
      if (auto const table = data::read_csv(each.name, bytes))
        all.add(each.name.substr(0, each.name.rfind('.')), as_arrow(*table, counts));
    }
    if (!all.tables().empty())
      say("arrow", render::to_json(evaluate(made_.program, all, options()), language::en));
  }

  [[nodiscard]] check_options options() const {
    auto out = from_.options;
    for (auto const& [name, data] : from_.earlier) out.earlier.emplace_back(name, &data);
    return out;
  }

  golden::golden_file file_;
  golden::given from_;
  golden::outcome_of made_;
  std::string text_;
};

int run(std::vector<std::string_view> const& arguments) {
  bool each = false;
  std::string shown;
  std::string locale = "C";
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    if (arguments[at] == "--each")
      each = true;
    else if (arguments[at] == "--show" && at + 1 < arguments.size())
      shown = arguments[++at];
    else if (arguments[at] == "--locale" && at + 1 < arguments.size())
      locale = arguments[++at];
    else {
      std::fputs("digest [--each] [--show NAME] [--locale NAME]\n", stderr);
      return 2;
    }
  }
  std::locale::global(std::locale(locale)); // sets that of C as well

  if (!shown.empty()) {
    std::fputs(told(shown).text().c_str(), stdout);
    return 0;
  }
  digest all;
  std::size_t files = 0;
  for (auto const& name : golden::golden_files()) {
    digest one;
    one.add(told(name).text());
    all.add(name);
    all.add(one.hexadecimal());
    ++files;
    if (each) std::printf("%s %s\n", one.hexadecimal().c_str(), name.c_str());
  }
  std::printf("%s of %zu files\n", all.hexadecimal().c_str(), files);
  return files == 0 ? 1 : 0;
}

} // namespace
} // namespace chitieu::everywhere

int main(int count, char** words) {
  try {
    return chitieu::everywhere::run({words + 1, words + count});
  } catch (std::exception const& wrong) {
    std::fprintf(stderr, "digest: %s\n", wrong.what());
    return 1;
  }
}
