#include "json_writer.hpp"

#include "code_points.hpp"
#include "printable.hpp"

#include <utility>

namespace chitieu::render {
namespace {

/// All characters that need it are in the basic plane.
std::string escape(char32_t c) {
  switch (c) {
  case U'"':
    return "\\\"";
  case U'\\':
    return "\\\\";
  case U'\n':
    return "\\n";
  case U'\r':
    return "\\r";
  case U'\t':
    return "\\t";
  default:
    break;
  }
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string escaped = "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) escaped += hexadecimal[(c >> shift) & 0xF];
  return escaped;
}

} // namespace

std::string json_quoted(std::string_view text) {
  std::string quoted = "\"";
  for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
    if (c == U'"' || c == U'\\' || is_unsafe(c))
      quoted += escape(c);
    else
      quoted += bytes;
  });
  return quoted + '"';
}

void json_writer::key(std::string_view name) {
  before_value();
  text_ += json_quoted(name) + ": ";
  after_key_ = true;
}

void json_writer::string(std::string_view text) {
  before_value();
  text_ += json_quoted(text);
}

void json_writer::number(std::int64_t value) {
  before_value();
  text_ += std::to_string(value);
}

void json_writer::boolean(bool value) {
  before_value();
  text_ += value ? "true" : "false";
}

void json_writer::null() {
  before_value();
  text_ += "null";
}

std::string json_writer::finish() && { return std::move(text_) + '\n'; }

void json_writer::open(char bracket) {
  before_value();
  text_ += bracket;
  filled_.push_back(false);
}

void json_writer::close(char bracket) {
  bool const any = filled_.back();
  filled_.pop_back();
  if (any) new_line();
  text_ += bracket;
}

void json_writer::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (filled_.empty()) return;
  if (filled_.back()) text_ += ',';
  filled_.back() = true;
  new_line();
}

void json_writer::new_line() {
  text_ += '\n';
  text_.append(2 * filled_.size(), ' ');
}

} // namespace chitieu::render
