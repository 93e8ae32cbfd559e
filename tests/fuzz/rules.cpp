// The text of a plan: read, checked, printed and read again in both languages, corrected,
// completed.
#include "hostile.hpp"

#include <chitieu/check/compile.hpp>
#include <chitieu/check/correct.hpp>
#include <chitieu/eval/tally_bytes.hpp>
#include <chitieu/limits.hpp>
#include <chitieu/render/render.hpp>
#include <chitieu/syntax/complete.hpp>
#include <chitieu/syntax/outline.hpp>

#include <syntax/dump.hpp>

#include <string>

using namespace chitieu;
using hostile::require;

namespace {

constexpr auto both = {language::en, language::vi};

bool begins_code_point(std::string_view bytes, std::size_t at) {
  return at >= bytes.size() || (static_cast<unsigned char>(bytes[at]) & 0xC0U) != 0x80U;
}

void require_place(span where, std::string_view bytes) {
  require(where.begin <= where.end && where.end <= bytes.size(), "a place within the text");
  require(begins_code_point(bytes, where.begin) && begins_code_point(bytes, where.end),
          "a place between code points");
}

void require_told(diagnostics const& said, std::string_view bytes) {
  for (auto const& each : said) {
    for (auto const in : both) require(!message(each, in).empty(), "a message in words");
    require_place(each.at.where, bytes);
    for (auto const& fix : each.fixes) require_place(fix.at.where, bytes);
  }
  for (auto const in : both) (void)render::to_text(said, in, bytes, false);
}

void require_printed(parsed const& read, ir::program const& program) {
  auto const dumped = syntax::dump(read.plan);
  for (auto const in : both) {
    auto const printed = print(read.plan, in);
    auto const text = source::from_text("plan", printed);
    if (!text && printed.size() > limits::file_bytes) continue;
    require(bool{text}, "a printed plan is a text");
    auto const again = parse(*text);
    require(syntax::dump(again.plan) == dumped, "a printed plan says the same");
    require(print(again.plan, in) == printed, "what was printed is printed so");
    if (has_errors(program.diagnostics)) continue;
    auto const same = compile(again, advice::of_text);
    require(!has_errors(same.diagnostics), "a printed plan is as right");
    require(eval::fingerprint(same) == eval::fingerprint(program), "a printed plan means the same");
  }
}

void require_names(parsed const& read, std::string_view bytes) {
  for (auto const& each : declared_names(read)) {
    require_place(each.called.where, bytes);
    require_place(each.whole, bytes);
  }
  for (auto const& each : name_uses(read)) require_place(each.where, bytes);
}

std::size_t errors_in(source const& text) {
  std::size_t count = 0;
  for (auto const& each : compile(parse(text), advice::of_text).diagnostics)
    count += severity_of(each.what) == severity::error ? 1 : 0;
  return count;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const given(reinterpret_cast<char const*>(data), size);
  auto const text = source::from_text("plan", given);
  if (!text) {
    for (auto const in : both) require(!message(text.diagnostics.at(0), in).empty(), "why not");
    return 0;
  }
  auto const bytes = text->bytes();
  auto const read = parse(*text);
  auto const chance = hostile::hash_of(given);
  // What is near to each wrong sentence is dear to find.
  auto const program = compile(read, chance % 8 == 0 ? advice::tried : advice::of_text);
  require_told(read.diagnostics, bytes);
  require_told(program.diagnostics, bytes);
  require_names(read, bytes);
  if (!has_errors(read.diagnostics)) require_printed(read, program);
  if (chance % 4 == 1 && !bytes.empty())
    for (auto const& each :
         complete(read, static_cast<std::uint32_t>((chance >> 8U) % bytes.size()))) {
      require(!each.text.empty(), "a word");
      require_place(each.where, bytes);
    }
  if (chance % 16 == 2) {
    auto const made = correct(*text);
    auto const after = source::from_text("plan", made.text);
    require(bool{after}, "a corrected plan is a text");
    require(made.applied.empty() || errors_in(*after) < errors_in(*text), "fewer errors");
  }
  if (chance % 16 == 3)
    if (auto const names = declared_names(read); !names.empty()) {
      auto const& name = names[(chance >> 8U) % names.size()].called.name;
      require(bool{source::from_text("plan", renamed(read, name, "ZZ"))}, "still a text");
    }
  return 0;
}
