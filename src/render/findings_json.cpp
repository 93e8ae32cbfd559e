#include <chitieu/render/findings.hpp>
#include <chitieu/version.hpp>

#include "diagnostic_json.hpp"

namespace chitieu::render {

std::string to_json(diagnostics const& all, language which, std::string_view plan) {
  json_writer to;
  to.begin_object();
  to.text("chitieu", CHITIEU_VERSION);
  to.text("plan", plan);
  write_members(to, all, which);
  to.end_object();
  return std::move(to).finish();
}

} // namespace chitieu::render
