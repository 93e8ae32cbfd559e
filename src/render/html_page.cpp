#include "html_page.hpp"

#include "html_style.hpp"

namespace chitieu::render {

std::string html_page(std::string_view title, markup const& body, language which) {
  // What the page may load is nothing, even if an escape were forgotten somewhere.
  markup head =
      markup::literal("\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta name=\"color-scheme\" content=\"light dark\">\n");
  head += markup::element("title", {}, title);
  std::string text = "<!doctype html>\n<html lang=\"";
  text.append(tag_of(which)).append("\">\n<head>").append(head.html());
  text.append("\n<style>\n").append(html_style()).append("</style>\n</head>\n");
  return text + "<body class=\"chitieu ct-page\">\n" + markup::element("main", {}, body).html() +
         "\n</body>\n</html>\n";
}

// Formulas are looked for in what a notebook shows; a `$` of a plan begins none.
std::string html_fragment(markup const& body, language which) {
  std::string text = "<div class=\"chitieu tex2jax_ignore mathjax_ignore\" lang=\"";
  text.append(tag_of(which)).append("\">\n<style>\n").append(html_style());
  return text + "</style>\n" + body.html() + "</div>\n";
}

} // namespace chitieu::render
