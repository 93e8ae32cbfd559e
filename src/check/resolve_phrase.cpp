#include "checker.hpp"
#include "visit_slots.hpp"

#include <chitieu/limits.hpp>
#include <chitieu/syntax/slots.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {
namespace {

bool is_slot(ast::value const& v) { return v.is == ast::value::form::slot; }
bool is_slot(ast::amount const& a) { return a.is == ast::amount::form::slot; }

// The number that fills a slot, as the amount that stands in its place.
std::optional<ast::amount> amount_of(ast::value const& filled, ast::amount const& slot) {
  using is = ast::amount::form;
  if (filled.is != ast::value::form::number) return std::nullopt;
  auto const per = slot.slot_is == is::percent ? 100 : slot.slot_is == is::permille ? 1000 : 1;
  auto const share = exact::to_ratio(filled.number, per);
  if (!share) return std::nullopt;
  ast::amount out;
  out.is = slot.slot_is;
  out.value = *share;
  out.number = filled.number;
  out.written = filled.text + (per == 100 ? "%" : per == 1000 ? "‰" : "");
  out.where = filled.where;
  return out;
}

// The same for a figure; its unit stays.
std::optional<ast::figure> figure_of(ast::value const& filled, ast::figure const& slot) {
  using is = ast::figure::form;
  if (filled.is != ast::value::form::number) return std::nullopt;
  auto const per = slot.is == is::plain ? 1 : slot.is == is::permille ? 1000 : 100;
  auto const value = exact::to_ratio(filled.number, per);
  if (!value) return std::nullopt;
  auto out = slot;
  out.slot.clear();
  out.value = *value;
  out.number = filled.number;
  out.written = filled.text;
  return out;
}

} // namespace

// Every name of a phrase has the same slots, and what it means uses each of them.
void checker::define_phrase(ast::phrase const& phrase) {
  auto const declared = ast::slots_of(phrase.called.name);
  auto sorted = [](std::vector<std::string> slots) {
    std::sort(slots.begin(), slots.end());
    return slots;
  };
  auto enter = [&](std::string const& name) {
    auto slots = ast::slots_of(name);
    if (sorted(slots) != sorted(declared)) report(code::bad_slot, phrase.called.where, {name});
    auto const [at, fresh] =
        phrases_.try_emplace(ast::phrase_key(name), named_phrase{&phrase, std::move(slots)});
    if (!fresh && at->second.is != &phrase)
      report(code::duplicate_name, phrase.called.where, {name});
  };
  enter(phrase.called.name);
  for (auto const& alias : phrase.called.aliases) enter(alias);

  std::set<std::string> unused(declared.begin(), declared.end());
  auto used = [&](std::string const& slot, span where) {
    auto const folded = text::fold_name(slot);
    if (std::find(declared.begin(), declared.end(), folded) == declared.end())
      report(code::unknown_slot, where, {slot});
    unused.erase(folded);
  };
  for (auto means : phrase.means)
    visit_slots(
        means,
        [&](ast::value& v) {
          if (is_slot(v)) used(v.text, v.where);
        },
        [&](ast::amount& a) {
          if (is_slot(a)) used(a.written, a.where);
        },
        [&](ast::figure& f) {
          if (!f.slot.empty()) used(f.slot, phrase.called.where);
        });
  for (auto const& slot : unused)
    if (!slot.empty()) {
      report(code::unused_slot, phrase.called.where, {slot});
      offer_without_slot(slot, phrase.called);
    }
}

// What a phrase means where it is used, with its slots filled.
ast::condition const* checker::means(ast::phrase_use const& use) {
  auto const at = phrases_.find(ast::phrase_key(use.phrase.text));
  if (at == phrases_.end() || at->second.is->means.empty()) return nullptr;
  auto const& [definition, slots] = at->second;
  if (slots.empty()) return &definition->means.front();
  auto filling = [&, &slots = slots](std::string const& slot) -> ast::value const* {
    auto const found = std::find(slots.begin(), slots.end(), text::fold_name(slot));
    auto const index = static_cast<std::size_t>(found - slots.begin());
    return index < use.values.size() ? &use.values[index] : nullptr;
  };
  auto refuse = [&](ast::value const& by) {
    auto const is = with_constant(by).is;
    report(is == ast::value::form::slot     ? code::unknown_slot
           : is == ast::value::form::number ? code::number_too_large
                                            : code::slot_needs_number,
           by.where, {by.text});
  };
  auto& out = filled_.emplace_back(definition->means.front());
  visit_slots(
      out,
      [&](ast::value& v) {
        if (auto const* by = is_slot(v) ? filling(v.text) : nullptr) v = *by;
      },
      [&](ast::amount& a) {
        auto const* by = is_slot(a) ? filling(a.written) : nullptr;
        if (!by) return;
        if (auto number = amount_of(with_constant(*by), a))
          a = std::move(*number);
        else {
          a.is = ast::amount::form::count;
          refuse(*by);
        }
      },
      [&](ast::figure& f) {
        auto const* by = f.slot.empty() ? nullptr : filling(f.slot);
        if (!by) return;
        if (auto number = figure_of(with_constant(*by), f))
          f = std::move(*number);
        else {
          f.slot.clear();
          refuse(*by);
        }
      });
  return &out;
}

ir::condition_id checker::phrase(population_id p, ast::phrase_use const& use, span where) {
  auto const at = phrases_.find(ast::phrase_key(use.phrase.text));
  if (at == phrases_.end()) return failed(p); // its own statement has the diagnostic
  auto const* definition = at->second.is;
  auto const open = std::find(open_definitions_.begin(), open_definitions_.end(), definition);
  if (open != open_definitions_.end()) {
    report(code::cyclic_definition, where, {use.phrase.text});
    return failed(p);
  }
  if (open_definitions_.size() >= limits::depth) {
    report(code::too_deep, where, {std::to_string(limits::depth)});
    return failed(p);
  }
  auto const* said = means(use);
  if (!said) return failed(p);
  open_definitions_.push_back(definition);
  auto const out = condition(p, *said);
  open_definitions_.pop_back();
  return out;
}

} // namespace chitieu::check
