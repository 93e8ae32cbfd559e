#include "html_style.hpp"

#include <array>
#include <string_view>

namespace chitieu::render {
namespace {

// Every pair of a text and what it stands on has a contrast of at least 4.5:1; a test counts.
constexpr std::string_view light =
    "color-scheme:light;--ct-paper:#ffffff;--ct-ink:#1f2328;--ct-faint:#59636e;--ct-line:#d8dee4;"
    "--ct-tint:#f4f6f8;--ct-good:#0f6a2b;--ct-good-tint:#def5e3;--ct-bad:#a8071a;"
    "--ct-bad-tint:#ffebe9;--ct-waiting:#0a4fa3;--ct-waiting-tint:#e1effe;--ct-unsure:#7a4a00;"
    "--ct-unsure-tint:#fdf1c7;";
constexpr std::string_view dark =
    "color-scheme:dark;--ct-paper:#15181d;--ct-ink:#e4e8ed;--ct-faint:#9ba5b0;--ct-line:#333a43;"
    "--ct-tint:#1d2127;--ct-good:#5fd07a;--ct-good-tint:#14301d;--ct-bad:#ff938a;"
    "--ct-bad-tint:#3b191a;--ct-waiting:#82bdff;--ct-waiting-tint:#142a45;--ct-unsure:#e5b84c;"
    "--ct-unsure-tint:#322708;";

// How notebooks and pages of documentation say which side they are on, whatever the system is.
constexpr std::array<std::string_view, 6> dark_hosts = {
    R"([data-jp-theme-light="false"])", ".vscode-dark",      ".vscode-high-contrast",
    R"([data-theme="dark"])",           R"([theme="dark"])", R"([data-bs-theme="dark"])"};
constexpr std::array<std::string_view, 5> light_hosts = {
    R"([data-jp-theme-light="true"])", ".vscode-light", ".vscode-high-contrast-light",
    R"([data-theme="light"])", R"([data-bs-theme="light"])"};

struct rule {
  std::string_view selector;
  std::string_view declarations;
};

// Said in full, since a notebook has rules of its own for tables.
constexpr std::array screen = {
    rule{"", "background:var(--ct-paper);color:var(--ct-ink);max-width:76rem;"
             "font-family:var(--jp-ui-font-family,var(--vscode-font-family,system-ui,sans-serif));"
             "font-size:14px;line-height:1.45;text-align:left;overflow-x:auto;"
             "border-radius:6px;padding:0 .5rem;box-sizing:border-box"},
    rule{"table", "width:100%;margin:0;border:0;border-collapse:collapse;border-spacing:0;"
                  "table-layout:auto;font-size:inherit;color:inherit;background:none"},
    rule{"caption", "caption-side:top;text-align:left;padding:.75rem .6rem;color:var(--ct-ink);"
                    "font-size:inherit;font-style:normal"},
    rule{"thead", "border:0;background:none;color:inherit"},
    rule{"tbody", "border:0;background:none;color:inherit"},
    rule{"tr", "border:0;background:none;color:inherit;font-size:inherit"},
    rule{"th", "padding:.5rem .6rem;border:0;vertical-align:top;text-align:left;font-weight:600;"
               "white-space:nowrap;color:inherit;background:none;max-width:none"},
    rule{"td", "padding:.5rem .6rem;border:0;vertical-align:top;text-align:left;"
               "white-space:nowrap;color:inherit;background:none;max-width:none;"
               "font-variant-numeric:tabular-nums"},
    rule{"thead th", "color:var(--ct-faint);font-weight:500;font-size:.86em;"
                     "border-bottom:1px solid var(--ct-line)"},
    rule{".ct-row", "border-top:1px solid var(--ct-line)"},
    rule{".ct-clause", "border-top:0"},
    rule{".ct-clause .ct-id", "padding-left:1.4rem;font-weight:400"},
    rule{".ct-number", "text-align:right"},
    rule{".ct-what", "white-space:normal;width:100%;min-width:17em;overflow-wrap:anywhere"},
    rule{".ct-id", "white-space:normal;overflow-wrap:break-word"},
    rule{".ct-id p", "white-space:nowrap;font-weight:400"},
    rule{".ct-section", "background:var(--ct-tint);white-space:normal;overflow-wrap:anywhere;"
                        "padding-top:.4rem;padding-bottom:.4rem"},
    rule{"p", "margin:0 0 .2rem;padding:0;font-size:inherit"},
    rule{"h1", "margin:0 0 .2rem;padding:0;font-size:1.45em;font-weight:600;line-height:1.25"},
    rule{".ct-title", "font-weight:600"},
    rule{".ct-plan", "font-size:1.15em;font-weight:600"},
    rule{".ct-faint", "color:var(--ct-faint)"},
    rule{".ct-summary", "display:flex;flex-wrap:wrap;gap:.4rem;margin-top:.5rem"},
    rule{".ct-status", "display:inline-block;padding:.05rem .55rem;border-radius:1rem;"
                       "white-space:nowrap;font-weight:500;print-color-adjust:exact;"
                       "-webkit-print-color-adjust:exact"},
    rule{".ct-sign", "font-variant-emoji:text;display:inline-block;min-width:1em;"
                     "text-align:center;font-weight:700"},
    rule{".ct-status.ct-good", "color:var(--ct-good);background:var(--ct-good-tint)"},
    rule{".ct-status.ct-bad", "color:var(--ct-bad);background:var(--ct-bad-tint)"},
    rule{".ct-status.ct-waiting", "color:var(--ct-waiting);background:var(--ct-waiting-tint)"},
    rule{".ct-status.ct-unsure", "color:var(--ct-unsure);background:var(--ct-unsure-tint)"},
    rule{".ct-good", "color:var(--ct-good)"},
    rule{".ct-bad", "color:var(--ct-bad)"},
    rule{".ct-waiting", "color:var(--ct-waiting)"},
    rule{".ct-unsure", "color:var(--ct-unsure)"},
    rule{".ct-bar", "display:block;width:104px;height:14px;margin:.2rem 0 0 auto;max-width:none;"
                    "print-color-adjust:exact;-webkit-print-color-adjust:exact"},
    rule{".ct-track", "fill:var(--ct-line)"},
    rule{".ct-sure", "fill:currentColor"},
    rule{".ct-perhaps", "fill:currentColor;fill-opacity:.5"},
    rule{".ct-mark", "fill:var(--ct-ink)"},
    rule{"details", "display:inline-block;vertical-align:top;margin:.15rem 1.2rem 0 0;padding:0;"
                    "border:0;background:none"},
    rule{"details[open]", "display:block"},
    rule{"summary", "cursor:pointer;color:var(--ct-faint);font-size:.93em;width:fit-content"},
    rule{"summary:focus-visible", "outline:2px solid var(--ct-waiting);outline-offset:2px"},
    rule{"dl", "display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;"
               "margin:.2rem 0 .4rem;padding:0"},
    rule{"dt", "margin:0;padding:0;color:var(--ct-faint);font-weight:400"},
    rule{"dd", "margin:0;padding:0;overflow-wrap:anywhere"},
    rule{"code", "font-family:var(--jp-code-font-family,ui-monospace,monospace);font-size:.92em;"
                 "color:inherit;background:none;padding:0;border:0;white-space:normal"},
    rule{".ct-groups", "padding-top:0"},
    rule{".ct-groups table", "width:auto;margin:.3rem 0 .4rem"},
    rule{".ct-groups th", "padding:.2rem .8rem .2rem 0;font-weight:400"},
    rule{".ct-groups td", "padding:.2rem .8rem .2rem 0"},
    rule{".ct-groups .ct-who", "white-space:normal"},
    rule{".ct-groups .ct-bar", "display:inline-block;vertical-align:middle;margin:0 0 0 .6rem"},
    rule{".ct-messages", "border-top:1px solid var(--ct-line);padding:.75rem .6rem"},
    rule{"ul", "margin:.3rem 0 0;padding:0 0 0 1.2rem"},
    rule{"li", "margin:0 0 .4rem;overflow-wrap:anywhere"},
};

constexpr std::array whole_page = {
    rule{".ct-page", "margin:0 auto;padding:1rem 1.5rem 3rem;border-radius:0;font-size:15px"},
};

// On paper everything that is folded is open, except how a sentence is read.
constexpr std::array paper = {
    rule{"", light},
    rule{"", "font-size:10pt;max-width:none;overflow:visible"},
    rule{".ct-more", "display:none"},
    rule{"details::details-content", "content-visibility:visible;block-size:auto"},
    rule{"thead", "display:table-header-group"},
    rule{".ct-row", "break-inside:avoid"},
    rule{".ct-section", "break-after:avoid"},
};

constexpr std::array forced_colours = {
    rule{".ct-track", "fill:GrayText"},
    rule{".ct-mark", "fill:CanvasText"},
    rule{".ct-status", "border:1px solid"},
};

/// Three times, to have more weight than the rules that notebooks have for tables.
constexpr std::string_view scope = ".chitieu.chitieu.chitieu";

void add(std::string& css, std::string_view selector, std::string_view declarations) {
  css.append(selector).append("{").append(declarations).append("}\n");
}

/// `.vscode-dark .chitieu,[data-theme="dark"] .chitieu`.
template <class Hosts>
std::string inside(Hosts const& hosts) {
  std::string selectors;
  for (std::string_view const host : hosts) {
    if (!selectors.empty()) selectors += ',';
    selectors.append(host).append(" .chitieu");
  }
  return selectors;
}

template <class Rules>
void add_rules(std::string& css, Rules const& rules) {
  for (auto const& [selector, declarations] : rules) {
    // A class of the root itself follows the scope without a blank.
    bool const root = selector.empty() || selector == ".ct-page";
    std::string const whole = std::string(scope) + (root ? "" : " ") + std::string(selector);
    add(css, whole, declarations);
  }
}

} // namespace

std::string html_style() {
  std::string css;
  add(css, ".chitieu", light);
  css += "@media (prefers-color-scheme:dark){\n";
  add(css, ".chitieu", dark);
  css += "}\n";
  add(css, inside(dark_hosts), dark);
  add(css, inside(light_hosts), light);
  add_rules(css, screen);
  add_rules(css, whole_page);
  css += "@media print{\n";
  add_rules(css, paper);
  css += "}\n@media (forced-colors:active){\n";
  add_rules(css, forced_colours);
  css += "}\n";
  return css;
}

} // namespace chitieu::render
