#include <chitieu/text/fixes.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu {

void offer(diagnostic& to, source const& of, span where, std::string text, choice how) {
  if (where.begin > where.end || where.end > of.own_size()) return;
  to.fixes.push_back({of.locate(where), std::move(text), how == choice::sure});
}

std::string written_like(std::string_view written, std::string const& name) {
  auto const folded = text::fold(written);
  auto const& bytes = folded.bytes;
  if (bytes.size() < 2 || bytes.front() != '"' || bytes.back() != '"') return name;
  auto const close = std::string(written.substr(folded.origin[bytes.size() - 1]));
  auto out = std::string(written.substr(0, folded.origin[1]));
  for (std::size_t at = 0; at < name.size();) {
    auto const length = std::max(text::decode(name, at).length, 1U);
    auto const one = name.substr(at, length);
    out += one;
    if (text::fold(one).bytes == "\"") out += one;
    at += length;
  }
  return out + close;
}

} // namespace chitieu
