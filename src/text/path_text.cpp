#include "path_text.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::text {

std::string path_text(std::filesystem::path const& path) {
  auto const bytes = path.u8string();
  std::string out(bytes.begin(), bytes.end());
  for (std::size_t bad; (bad = find_invalid_utf8(out)) != std::string::npos;) out[bad] = '?';
  return out;
}

} // namespace chitieu::text
