#include <chitieu/verdict/report.hpp>

#include <algorithm>

namespace chitieu {

std::string_view to_string(status s) noexcept {
  switch (s) {
  case status::met:
    return "met";
  case status::pending:
    return "pending";
  case status::undetermined:
    return "undetermined";
  case status::unmet:
    return "unmet";
  case status::invalid:
    break;
  }
  return "invalid";
}

std::string_view to_string(kind k) noexcept {
  switch (k) {
  case kind::target:
    return "target";
  case kind::limit:
    return "limit";
  case kind::check:
    break;
  }
  return "check";
}

status worse(status a, status b) noexcept { return std::max(a, b); }

std::array<std::size_t, 5> report::summary() const noexcept {
  std::array<std::size_t, 5> out{};
  for (auto const& target : targets) ++out[static_cast<std::size_t>(target.status)];
  return out;
}

target_verdict const* report::find(std::string_view id) const noexcept {
  auto const at = std::find_if(targets.begin(), targets.end(), [&](auto& t) { return t.id == id; });
  return at == targets.end() ? nullptr : &*at;
}

int report::exit_code() const noexcept {
  auto const count = summary();
  auto any = [&](status s) { return count[static_cast<std::size_t>(s)] > 0; };
  // A faulty declaration or table is an error even when no target happens to read it.
  if (any(status::invalid) || has_errors(diagnostics)) return 2;
  if (any(status::unmet)) return 1;
  return any(status::pending) || any(status::undetermined) ? 3 : 0;
}

} // namespace chitieu
