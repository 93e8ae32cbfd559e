#include "checker.hpp"
#include "declaring_line.hpp"

#include <chitieu/syntax/head.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <charconv>

namespace chitieu::check {

// Words in the language of the plan.
std::string checker::said(argument const& words) const { return words.in(parsed_.plan.speaks); }

// A number with the sign of decimals that the plan has.
std::string checker::in_digits(exact::decimal const& n) const {
  return exact::to_string(n, number_style() == exact::number_style::vi ? ',' : '.');
}

void checker::offer(span where, std::string text, choice how) {
  chitieu::offer(program_.diagnostics.back(), parsed_.from, where, std::move(text), how);
}

// The three ways in which a number can be meant, and for a percentage what the plan can say once.
void checker::offer_relations(span number) {
  auto const written = std::string(parsed_.from.slice(number));
  for (auto const& relation : {argument("at least ", "ít nhất "),
                               argument("at most ", "không quá "), argument("exactly ", "đúng ")})
    offer(number, said(relation) + written);
  if (program_.diagnostics.back().what == code::bare_percentage)
    offer_line(program_.diagnostics.back(), parsed_.plan, parsed_.from,
               said({"bare percentages: at least", "tỷ lệ không ghi rõ: ít nhất"}));
}

void checker::offer_names(span where, std::vector<std::string> const& near) {
  for (auto const& name : near)
    offer(where, written_like(parsed_.from.slice(where), name),
          near.size() == 1 ? choice::sure : choice::asks);
}

// Columns by name, with words before and after.
void checker::offer_columns(std::uint32_t at, std::vector<std::string> const& names,
                            argument const& before, argument const& after) {
  for (auto const& name : names) offer({at, at}, said(before) + name + said(after));
}

void checker::offer_swapped(span first, span second) {
  auto const& from = parsed_.from;
  offer({first.begin, second.end},
        std::string(from.slice(second)) + std::string(from.slice({first.end, second.begin})) +
            std::string(from.slice(first)),
        choice::sure);
}

// Both ends of a range as shares, or both as counts.
void checker::offer_alike(ast::quantity const& q) {
  using form = ast::amount::form;
  auto const& share = q.low.is == form::count ? q.high : q.low;
  if (share.is != form::percent) return;
  auto const& from = parsed_.from;
  auto const between = std::string(from.slice({q.low.where.end, q.high.where.begin}));
  auto digits = [&](ast::amount const& of) {
    auto out = std::string(from.slice(of.where));
    out.erase(out.find_last_not_of(" %") + 1);
    return out;
  };
  for (auto const* sign : {"%", ""})
    offer({q.low.where.begin, q.high.where.end},
          digits(q.low) + sign + between + digits(q.high) + sign);
}

// What is written of a rounding stands after everything else of a quantity.
void checker::offer_without_rounding(ast::quantity const& q) {
  auto const after = q.is == ast::quantity::form::between ? q.high.where.end : q.low.where.end;
  auto const written = std::string(parsed_.from.slice({after, q.where.end}));
  for (auto const* words : {"rounded", "làm tròn"})
    if (auto at = written.find(words); at != std::string::npos) {
      while (at > 0 && written[at - 1] == ' ') --at;
      return offer({after + static_cast<std::uint32_t>(at), q.where.end}, {}, choice::sure);
    }
}

void checker::offer_percent(span number) {
  auto const written = parsed_.from.slice(number);
  if (written.find_first_not_of("0123456789.,") == std::string_view::npos)
    offer({number.end, number.end}, "%");
}

// `2%` as points.
void checker::offer_points(span percentage) {
  auto const written = parsed_.from.slice(percentage);
  if (written.ends_with('%'))
    offer({percentage.end - 1, percentage.end}, said({" points", " điểm phần trăm"}));
}

// What a population's table may hold is said at the end of the line that declares it.
void checker::offer_coverage(population_id p) {
  auto const at = end_of_declaring_line(parsed_, program_.schema.populations[p].called.name);
  if (!at) return;
  offer({*at, *at}, said({", complete", ", đầy đủ"}));
  offer({*at, *at}, said({", partial", ", chưa đầy đủ"}));
}

// The number after the highest of those that begin alike: `A2` for a second `A1`.
void checker::offer_free_id(std::string const& id, span sentence) {
  constexpr std::string_view digits = "0123456789";
  auto const stem = id.substr(0, id.find_last_not_of(digits) + 1);
  std::uint64_t highest = 1;
  std::optional<std::uint32_t> begins;
  for (auto const& statement : parsed_.plan.statements) {
    auto const* target = std::get_if<ast::target>(&statement.node);
    if (target == nullptr) continue;
    if (target->sentence_where == sentence && !target->bare) begins = statement.where.begin;
    if (!target->id.starts_with(stem)) continue;
    auto const rest = std::string_view(target->id).substr(stem.size());
    std::uint64_t number = 0;
    auto const [end, wrong] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (wrong == std::errc() && end == rest.data() + rest.size() && number < 1'000'000)
      highest = std::max(highest, number);
  }
  if (!begins) return;
  // Between the keyword and a title or the colon.
  auto const head = parsed_.from.slice({*begins, sentence.begin});
  for (auto blank = head.find(' '); blank < head.size(); blank = head.find(' ', blank + 1)) {
    auto const rest = head.substr(blank + 1);
    if (!rest.starts_with(id) || rest.find_first_of(" :") != id.size()) continue;
    auto const from = *begins + static_cast<std::uint32_t>(blank + 1);
    return offer({from, from + static_cast<std::uint32_t>(id.size())},
                 stem + std::to_string(highest + 1));
  }
}

// Out of the one name that a phrase has.
void checker::offer_without_slot(std::string const& slot, schema::naming const& called) {
  if (!called.aliases.empty()) return;
  auto const written = parsed_.from.slice(called.where);
  for (auto at = written.find('{'); at != std::string_view::npos; at = written.find('{', at + 1)) {
    auto const end = written.find('}', at);
    if (end == std::string_view::npos) return;
    if (text::fold_name(std::string(written.substr(at + 1, end - at - 1))) != slot) continue;
    auto const begin = written.substr(0, at).ends_with(' ') ? at - 1 : at;
    return offer({called.where.begin + static_cast<std::uint32_t>(begin),
                  called.where.begin + static_cast<std::uint32_t>(end + 1)},
                 {});
  }
}

// `5%` where a whole number is asked: the number that stands there.
void checker::offer_count(span percentage) {
  auto const written = parsed_.from.slice(percentage);
  auto const number = written.substr(0, written.find_last_not_of(" %") + 1);
  if (written.ends_with('%') && number.find_first_not_of("0123456789") == std::string_view::npos)
    offer(percentage, std::string(number));
}

} // namespace chitieu::check
