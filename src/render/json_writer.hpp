#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::render {

/// Writes JSON text with an indent of two blanks; what is written is the caller's order.
class json_writer {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  /// The name of the next value.
  void key(std::string_view name);

  void string(std::string_view text);
  void number(std::int64_t);
  void boolean(bool);
  void null();

  /// A member of an object.
  void text(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void number(std::string_view name, std::int64_t value) {
    key(name);
    number(value);
  }

  /// The document, with a line feed at its end.
  [[nodiscard]] std::string finish() &&;

 private:
  void open(char bracket);
  void close(char bracket);
  void before_value();
  void new_line();

  std::string text_;
  std::vector<bool> filled_; ///< for each open bracket: whether it holds anything
  bool after_key_ = false;
};

/// Text between quotation marks as JSON wants it; control characters, line separators and marks
/// that turn the direction of writing are escaped, bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string json_quoted(std::string_view text);

} // namespace chitieu::render
