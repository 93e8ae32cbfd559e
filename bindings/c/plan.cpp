#include "guard.hpp"

#include <chitieu/render/findings.hpp>

#include <algorithm>
#include <span>

using namespace chitieu;

namespace {

std::string name_of(chitieu_source const& from) { return c::name(from.name, "name"); }

outcome<source, diagnostics> text_of(chitieu_source const& from) {
  return source::from_text(name_of(from), std::string(c::bytes(from.bytes, from.size)));
}

ir::program read(std::span<chitieu_source const> sources) {
  auto const text = text_of(sources.front());
  if (!text) {
    ir::program none;
    none.diagnostics = text.diagnostics;
    return none;
  }
  auto const others = sources.subspan(1);
  for (auto const& each : others) (void)name_of(each);
  return compile(parse(*text, [&](std::string const& name) -> outcome<source, diagnostics> {
    for (auto const& each : others)
      if (name == each.name) return text_of(each);
    return {};
  }));
}

} // namespace

int32_t chitieu_plan_read(chitieu_source const* sources, size_t count, chitieu_plan* out) noexcept {
  return c::guarded([&] {
    auto& into = c::needed(out, "out");
    auto const& first = c::needed(sources, "sources");
    if (count == 0) throw c::misuse("`count` is 0");
    into = c::keep(std::make_shared<c::plan const>(c::plan{read({&first, count})}));
  });
}

int32_t chitieu_plan_diagnostics(chitieu_plan plan, int32_t language, size_t* errors,
                                 chitieu_text* out) noexcept {
  return c::guarded([&] {
    auto& into = c::needed(out, "out");
    auto const in = c::to_language(language);
    auto const found = c::find<c::plan>(plan);
    auto const& all = found->program.diagnostics;
    auto const is_error = [](diagnostic const& each) {
      return severity_of(each.what) == severity::error;
    };
    into =
        c::keep(std::make_shared<std::string const>(render::to_json(all, in, found->program.file)));
    if (errors != nullptr)
      *errors = static_cast<size_t>(std::count_if(all.begin(), all.end(), is_error));
  });
}
