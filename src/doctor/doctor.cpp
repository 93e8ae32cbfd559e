#include <chitieu/doctor/doctor.hpp>

#include "findings.hpp"

#include <algorithm>

namespace chitieu {
namespace {

// How many records a family has, where all its populations' sizes are known.
std::optional<std::int64_t> size_of(doctor::family const& of, doctor_options const& options) {
  if (of.each_of) return std::nullopt;
  std::int64_t out = 0;
  for (auto const p : of.populations) {
    if (options.tables) {
      if (!options.tables->tables[p].usable) return std::nullopt;
      out += static_cast<std::int64_t>(options.tables->tables[p].rows);
      continue;
    }
    auto const at = options.sizes.find(p);
    if (at == options.sizes.end()) return std::nullopt;
    out += at->second;
  }
  return out;
}

} // namespace

diagnostics examine(parsed const& read, ir::program const& program, doctor_options const& options) {
  diagnostics out;
  for (auto const& when : doctor::moments_of(program)) {
    for (auto const& family : doctor::families_of(program, when))
      doctor::look_at_counts(program, family, size_of(family, options), when, out);
    doctor::look_at_numbers(program, when, out);
  }
  doctor::look_at_readings(read, program, out);
  doctor::look_at_names(read, out);
  doctor::look_at_deadlines(read, program, out);
  if (options.tables) doctor::look_at_categories(program, *options.tables, out);
  std::stable_sort(out.begin(), out.end(),
                   [](auto& a, auto& b) { return a.at.where.begin < b.at.where.begin; });
  // What is the same stands at the same place.
  std::vector<diagnostic> once;
  std::size_t here = 0; // the first of this place
  for (auto& each : out) {
    if (!once.empty() && once.back().at.where.begin != each.at.where.begin) here = once.size();
    auto const begin = once.begin() + static_cast<std::ptrdiff_t>(here);
    if (std::find(begin, once.end(), each) == once.end()) once.push_back(std::move(each));
  }
  return once;
}

} // namespace chitieu
