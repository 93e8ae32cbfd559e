#include "guard.hpp"

#include <chitieu/data/day.hpp>
#include <chitieu/render/render.hpp>

#include <algorithm>
#include <cstring>
#include <list>

using namespace chitieu;

namespace {

/// The options of a program that may have been built with fewer of them.
chitieu_check_options whole(chitieu_check_options const* given) {
  chitieu_check_options out{};
  if (given == nullptr) return out;
  if (given->struct_size < sizeof(size_t) || given->struct_size > sizeof(out))
    throw c::misuse("`struct_size` is not the size of this library's options");
  std::memcpy(&out, given, given->struct_size);
  return out;
}

check_options to_options(chitieu_check_options const& from,
                         std::list<std::shared_ptr<dataset const>>& keeping) {
  check_options out;
  if (from.as_of != nullptr) {
    auto const day = data::read_day(c::name(from.as_of, "as_of"));
    if (!day) throw c::misuse("`as_of` is no date such as 2023-10-30 or 30/10/2023");
    out.as_of = data::to_civil(*day);
  }
  if (from.by != nullptr) out.by = c::name(from.by, "by");
  out.who = from.who != 0;
  out.names = from.names != 0;
  if (from.earlier_count != 0) (void)c::needed(from.earlier, "earlier");
  for (std::size_t i = 0; i < from.earlier_count; ++i) {
    keeping.push_back(c::find<dataset>(from.earlier[i].data));
    out.earlier.emplace_back(c::name(from.earlier[i].name, "name"), keeping.back().get());
  }
  if (from.stop != nullptr)
    out.poll = [stop = from.stop, user = from.user] {
      if (stop(user) != 0) throw c::cancelled();
    };
  if (from.threads < 0) throw c::misuse("`threads` is below 0");
  if (from.threads > 1) out.run_on = threads(static_cast<std::size_t>(from.threads));
  return out;
}

} // namespace

int32_t chitieu_check(chitieu_plan plan, chitieu_data data, chitieu_check_options const* options,
                      chitieu_report* out) noexcept {
  return c::guarded([&] {
    auto& into = c::needed(out, "out");
    auto const of = c::find<c::plan>(plan);
    auto const on = c::find<dataset>(data);
    std::list<std::shared_ptr<dataset const>> keeping;
    auto const how = to_options(whole(options), keeping);
    into = c::keep(std::make_shared<report const>(evaluate(of->program, *on, how)));
  });
}

int32_t chitieu_report_json(chitieu_report of, int32_t language, chitieu_text* out) noexcept {
  return c::guarded([&] {
    auto& into = c::needed(out, "out");
    auto const in = c::to_language(language);
    auto const found = c::find<report>(of);
    into = c::keep(std::make_shared<std::string const>(render::to_json(*found, in)));
  });
}

int32_t chitieu_report_exit_code(chitieu_report of, int32_t* out) noexcept {
  return c::guarded([&] {
    auto& into = c::needed(out, "out");
    into = c::find<report>(of)->exit_code();
  });
}
