#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace chitieu::render {

/// Finished HTML. Text and values of attributes get into it only escaped.
class markup {
 public:
  /// An attribute's name and value; one whose value is empty is left out.
  using attribute = std::pair<std::string_view, std::string_view>;
  using attributes = std::initializer_list<attribute>;

  markup() = default;

  /// Text from outside, as `printable` shows it; bytes that mean something to HTML are escaped.
  [[nodiscard]] static markup text(std::string_view);

  /// An element around what is inside.
  [[nodiscard]] static markup element(std::string_view tag, attributes, markup const& inside);
  [[nodiscard]] static markup element(std::string_view tag, attributes, std::string_view text);

  /// What this program itself has written as HTML.
  template <std::size_t Size>
  [[nodiscard]] static markup literal(char const (&html)[Size]) {
    return markup(std::string(html, Size - 1));
  }

  markup& operator+=(markup const& more) {
    html_ += more.html_;
    return *this;
  }

  [[nodiscard]] bool empty() const noexcept { return html_.empty(); }
  [[nodiscard]] std::string const& html() const noexcept { return html_; }

 private:
  explicit markup(std::string html) : html_(std::move(html)) {}

  std::string html_;
};

} // namespace chitieu::render
