#include <chitieu/render/diff.hpp>

#include "figures.hpp"
#include "printable.hpp"
#include "words.hpp"

#include <array>
#include <cstdlib>

namespace chitieu::render {
namespace {

using form = plan_change::form;

struct word_pair {
  std::string_view en;
  std::string_view vi;
  [[nodiscard]] std::string in(language which) const {
    return std::string(which == language::vi ? vi : en);
  }
};

constexpr std::array<word_pair, 14> kinds = {{{"plan", "kế hoạch"},
                                              {"target", "chỉ tiêu"},
                                              {"limit", "giới hạn"},
                                              {"check", "kiểm tra"},
                                              {"section", "mục"},
                                              {"scale", "thang bậc"},
                                              {"population", "tổng thể"},
                                              {"let", "đặt"},
                                              {"term", "thuật ngữ"},
                                              {"phrase", "cụm từ"},
                                              {"band", "phân loại"},
                                              {"measure", "đại lượng"},
                                              {"earlier data", "số liệu trước"},
                                              {"unit", "đơn vị tính"}}};

struct form_words {
  std::string_view json;
  word_pair says; ///< before what was and what is
};

constexpr std::array<form_words, 20> forms = {{
    {"added", {"new", "mới"}},
    {"removed", {"removed", "đã bỏ"}},
    {"renumbered", {"has another id", "đổi mã"}},
    {"kind", {"is of another kind now", "đổi loại"}},
    {"threshold", {"threshold", "ngưỡng"}},
    {"base", {"is counted among others", "tính trên những đối tượng khác"}},
    {"predicate", {"asks something else", "yêu cầu điều khác"}},
    {"sentence", {"says something else", "nói điều khác"}},
    {"deadline", {"deadline", "hạn"}},
    {"in_force", {"in force", "hiệu lực"}},
    {"points", {"points", "điểm"}},
    {"rule", {"a base of nobody counts otherwise", "khi không có ai thì tính khác"}},
    {"value", {"stands for something else", "có nghĩa khác"}},
    {"wording", {"only the wording", "chỉ đổi cách viết"}},
    {"title", {"title", "tên"}},
    {"section", {"section", "mục"}},
    {"source", {"source", "nguồn"}},
    {"owner", {"owner", "phụ trách"}},
    {"note", {"note", "ghi chú"}},
    {"weight", {"weight", "trọng số"}},
}};
static_assert(static_cast<std::size_t>(form::weight) + 1 == forms.size());

form_words const& words_for(form is) { return forms[static_cast<std::size_t>(is)]; }

// What a plan says of itself goes by a keyword.
std::string keyword(std::string const& id, language which) {
  constexpr std::pair<std::string_view, std::string_view> all[] = {
      {"plan", "kế hoạch"},        {"year", "năm"},
      {"source", "nguồn"},         {"bare percentages", "tỷ lệ không ghi rõ"},
      {"numbers", "số viết theo"}, {"holidays", "ngày nghỉ"},
      {"about", "khoảng"},         {"grades", "xếp hạng"}};
  if (which == language::vi)
    for (auto const& [en, vi] : all)
      if (en == id) return std::string(vi);
  return id;
}

std::string quoted(std::string const& text) { return "“" + text + "”"; }

bool is_target(ast::declares what) {
  return what == ast::declares::target || what == ast::declares::limit ||
         what == ast::declares::check;
}

// `target 6 “Lao động tiên tiến”`, `column “titles” of “staff”`, `let “goal”`.
std::string subject(plan_change const& c, language which) {
  auto const vi = which == language::vi;
  if (c.what == ast::declares::nothing) return keyword(c.id, which);
  if (c.what == ast::declares::population && !c.called.empty())
    return (vi ? "cột " : "column ") + quoted(c.id) + (vi ? " của " : " of ") + quoted(c.called);
  auto const kind = kinds[static_cast<std::size_t>(c.what)].in(which);
  if (!is_target(c.what)) return kind + " " + quoted(c.id);
  return kind + " " + c.id + (c.called.empty() ? "" : " " + quoted(c.called));
}

// Figures and days stand as they are, sentences and names in quotation marks.
bool is_figure(form is) {
  return is == form::threshold || is == form::deadline || is == form::in_force ||
         is == form::points || is == form::renumbered || is == form::weight;
}

// `2024-06-30` as tables show it.
std::string day(std::string const& iso) {
  constexpr std::size_t year = 4;
  constexpr std::size_t month = 7;
  if (iso.size() != month + 3) return iso;
  return iso.substr(month + 1) + "/" + iso.substr(year + 1, 2) + "/" + iso.substr(0, year);
}

// `2024-01-01 – 2024-06-30`, with `…` for an end that is open.
std::string in_force(std::string const& text, language which) {
  auto const vi = which == language::vi;
  if (text.empty()) return vi ? "luôn luôn" : "always";
  std::string_view const dash = " – ";
  auto const at = text.find(dash);
  auto const from = text.substr(0, at);
  auto const until = text.substr(at + dash.size());
  std::string out;
  if (from != "…") out = (vi ? "từ " : "from ") + day(from);
  if (until != "…")
    out += (out.empty() ? "" : " ") + std::string(vi ? "đến hết " : "until ") + day(until);
  return out;
}

std::string side(std::string const& text, form is, language which) {
  if (is == form::in_force) return in_force(text, which);
  if (text.empty()) return "—";
  if (is == form::deadline) return day(text);
  return is_figure(is) ? text : quoted(text);
}

std::string heads(std::int64_t count) { return std::to_string(count < 0 ? -count : count); }

bool is_ceiling(clause_verdict const& c) {
  return c.asked.how == exact::relation::at_most || c.asked.how == exact::relation::less_than;
}

// `2 more needed, 78 of 80`; of a ceiling `1 fewer allowed, 11 of 80`.
std::string need(verdict_change const& v, language which) {
  auto const& now = *v.after;
  auto const vi = which == language::vi;
  auto const unit = now.unit.empty() ? std::string() : " " + now.unit;
  std::string out;
  if (is_ceiling(now))
    out = v.more > 0
              ? (vi ? "được thêm " : "") + heads(v.more) + (vi ? unit : " more" + unit + " allowed")
              : (vi ? "được ít hơn " : "") + heads(v.more) +
                    (vi ? unit : " fewer" + unit + " allowed");
  else
    out =
        v.more > 0
            ? (vi ? "cần thêm " : "") + heads(v.more) + (vi ? unit : " more" + unit + " needed")
            : (vi ? "cần ít hơn " : "") + heads(v.more) + (vi ? unit : " fewer" + unit + " needed");
  return out + ", " + std::to_string(now.margins.need) + (vi ? " trên " : " of ") +
         std::to_string(now.counts.base());
}

std::string outcome(clause_verdict const& c, language which) {
  auto const& in = words_of(which);
  auto out = std::string(word_of(in, c.status, kind::target));
  if (c.number || c.status == status::invalid) return out;
  out += " " + count_text(c.counts, c.asked);
  auto const margin = margin_text(c.status, c.margins, in);
  return margin.empty() ? out : out + " (" + margin + ")";
}

} // namespace

std::string_view to_string(plan_change::form is) noexcept { return words_for(is).json; }

std::string_view to_string(ast::declares what) noexcept {
  return kinds[static_cast<std::size_t>(what)].en;
}

std::string says(plan_change const& c, language which) {
  auto const vi = which == language::vi;
  auto out = subject(c, which) + ": ";
  // What a plan says of itself once needs no word for what is another one: `year: “2023” → “2024”`.
  auto const says_itself = c.what == ast::declares::nothing &&
                           (c.is == form::value || (c.is == form::source && c.id == "source"));
  if (says_itself && c.before != c.after)
    return printable(out + side(c.before, c.is, which) + " → " + side(c.after, c.is, which));
  out += words_for(c.is).says.in(which);
  switch (c.is) {
  case form::added:
    if (!c.after.empty()) out += ": " + quoted(c.after);
    break;
  case form::removed:
    if (!c.before.empty()) out += ": " + quoted(c.before);
    break;
  case form::rule:
    break;
  default:
    if (c.before == c.after) {
      // The sentence is the same; a term, a phrase or a constant in it is not.
      if (is_target(c.what) || !c.before.empty())
        out +=
            vi ? ", vì từ ngữ trong câu nay có nghĩa khác" : ", through what its words stand for";
    } else {
      out += (is_figure(c.is) ? " " : ": ") + side(c.before, c.is, which) + " → " +
             side(c.after, c.is, which);
    }
  }
  return printable(out);
}

std::string says(verdict_change const& v, language which) {
  auto const vi = which == language::vi;
  auto out = v.id + (v.title.empty() ? "" : " " + quoted(v.title)) + ": ";
  if (!v.before) return printable(out + (vi ? "mới, " : "new, ") + outcome(*v.after, which));
  if (!v.after)
    return printable(out + (vi ? "không còn chấm, trước là " : "no longer judged, was ") +
                     outcome(*v.before, which));
  if (v.before->threshold != v.after->threshold)
    out += v.before->threshold + " → " + v.after->threshold + ": ";
  if (v.more != 0) out += need(v, which) + "; ";
  out += outcome(*v.before, which) + " → " + outcome(*v.after, which);
  return printable(out);
}

} // namespace chitieu::render
