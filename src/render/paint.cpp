#include "paint.hpp"

namespace chitieu::render {
namespace {

std::string_view code_of(tone what) noexcept {
  switch (what) {
  case tone::plain:
    return "";
  case tone::strong:
    return "\x1b[1m";
  case tone::faint:
    return "\x1b[2m";
  case tone::good:
    return "\x1b[32m";
  case tone::bad:
    return "\x1b[1;31m";
  case tone::waiting:
    return "\x1b[36m";
  case tone::unsure:
    return "\x1b[33m";
  }
  return "";
}

} // namespace

std::string paint(std::string_view text, tone what, bool colour) {
  if (!colour || what == tone::plain || text.empty()) return std::string(text);
  std::string painted(code_of(what));
  painted += text;
  painted += "\x1b[0m";
  return painted;
}

tone tone_of(status which) noexcept {
  switch (which) {
  case status::met:
    return tone::good;
  case status::pending:
    return tone::waiting;
  case status::undetermined:
    return tone::unsure;
  case status::unmet:
    return tone::bad;
  case status::invalid:
    return tone::bad;
  }
  return tone::plain;
}

tone tone_of(severity which) noexcept {
  switch (which) {
  case severity::error:
    return tone::bad;
  case severity::warning:
    return tone::unsure;
  case severity::note:
    return tone::waiting;
  }
  return tone::plain;
}

} // namespace chitieu::render
