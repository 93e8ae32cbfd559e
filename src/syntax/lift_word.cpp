#include "lift.hpp"
#include "number_words.hpp"
#include "read_period.hpp"
#include "vocabulary.hpp"

#include <algorithm>

namespace chitieu::syntax {
namespace {

std::string one_line(std::string text) {
  std::string out;
  for (char c : text) {
    auto const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      out.push_back(c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

} // namespace

std::uint32_t lifter::after_joint(std::uint32_t begin) const {
  auto const& text = folded_.bytes;
  while (begin < text.size() && (text[begin] == ',' || text[begin] == ';' || is_blank(text[begin])))
    ++begin;
  return begin;
}

span lifter::where(std::uint32_t begin, std::uint32_t end) const {
  return {base_ + folded_.origin[begin], base_ + folded_.origin[end]};
}

std::string lifter::original(std::uint32_t begin, std::uint32_t end) const {
  std::string slice(source_.slice(where(begin, end)));
  // What was folded has blanks in the place of comments.
  if (slice.find('#') != std::string::npos) {
    auto const at = [&](std::uint32_t i) {
      return slice.begin() + static_cast<std::ptrdiff_t>(folded_.origin[i] - folded_.origin[begin]);
    };
    for (auto i = begin; i < end; ++i)
      if (folded_.bytes[i] == ' ') std::fill(at(i), at(i + 1), ' ');
  }
  return one_line(text::normalise(slice));
}

void lifter::report(code what, cursor at, std::vector<argument> arguments) {
  if (arguments.empty()) arguments.emplace_back(original(at->begin, at->end));
  issues_.push_back({what, source_.locate(where(at->begin, at->end)), std::move(arguments), {}});
}

std::string lifter::quoted(cursor at) {
  auto const inner = original(at->begin + 1, at->end - 1);
  // A doubled quotation mark stands for one.
  std::string out;
  for (std::size_t i = 0; i < inner.size();) {
    auto const c = text::decode(inner, i);
    out.append(inner, i, c.length);
    auto const begin = i;
    i += c.length;
    auto const doubled = i < inner.size() && text::decode(inner, i).value == c.value;
    if (doubled && text::fold(inner.substr(begin, c.length)).bytes == "\"") i += c.length;
  }
  return out;
}

ast::name lifter::name(cursor at) {
  return {at.is(form::quoted) ? quoted(at) : original(at->begin, at->end),
          where(at->begin, at->end)};
}

exact::decimal lifter::number(cursor at, bool percentage) {
  if (auto const worded = read_count(folded_.bytes, at->begin)) return {worded->is, 0};
  auto read = exact::read_number(folded(at), style_, percentage);
  // `95.5` is a decimal in every rule file, and so is `95,5` in a percentage.
  if (read.fault == exact::number_fault::not_a_number)
    if (auto const other =
            exact::read_number(folded(at), exact::number_style::undeclared, percentage);
        other.fault != exact::number_fault::ambiguous)
      read = other;
  switch (read.fault) {
  case exact::number_fault::none:
    break;
  case exact::number_fault::not_a_number:
    report(code::not_a_number, at);
    break;
  case exact::number_fault::ambiguous:
    report(code::ambiguous_number, at);
    break;
  case exact::number_fault::too_large:
    report(code::number_too_large, at);
    break;
  }
  return read.value;
}

ast::period lifter::period(cursor at) {
  ast::period out;
  // Without the blanks around the dash of a range.
  for (char c : original(at->begin, at->end))
    if (c != ' ') out.written.push_back(c);
  if (auto days = read_period(folded(at))) {
    out.first = days->first;
    out.last = days->second;
  } else {
    report(code::no_such_date, at);
    offer_other_order(at);
  }
  return out;
}

// `12/31/2023` with the month first, `30-20/6/2023` with the later day first.
void lifter::offer_other_order(cursor at) {
  auto const text = original(at->begin, at->end);
  for (char const sign : {'-', '/'}) {
    auto const first = text.find(sign);
    auto const second = text.find_first_of("-/", first == std::string::npos ? first : first + 1);
    if (second == std::string::npos) continue;
    auto const swapped = text.substr(first + 1, second - first - 1) + sign + text.substr(0, first) +
                         text.substr(second);
    if (!read_period(text::fold(swapped).bytes)) continue;
    offer(at->begin, at->end, swapped, sign == '-' ? choice::sure : choice::asks);
    return;
  }
}

std::string lifter::slot(cursor at) { return original(at->begin + 1, at->end - 1); }

ast::value lifter::value(cursor at) {
  ast::value out;
  out.where = where(at->begin, at->end);
  auto const part = at.children().front();
  out.text = original(part->begin, part->end);
  switch (part.is()) {
  case form::quoted:
    out.is = ast::value::form::quoted;
    out.text = quoted(part);
    break;
  case form::period: {
    // Four digits are a year where a date is compared and a number elsewhere; 1200 is no year.
    auto const digits = folded(part).find_first_not_of("0123456789") == std::string_view::npos;
    if (digits) out.number = number(part, false);
    out.is =
        digits && !read_period(folded(part)) ? ast::value::form::number : ast::value::form::period;
    if (out.is == ast::value::form::period) {
      out.when = period(part);
      out.text = out.when.written;
    }
    break;
  }
  case form::number:
    out.is = ast::value::form::number;
    out.number = number(part, false);
    break;
  case form::slot:
    out.is = ast::value::form::slot;
    out.text = slot(part);
    break;
  case form::word:
    out.is = part->meaning == word::none  ? ast::value::form::none
             : part->meaning == word::yes ? ast::value::form::yes
                                          : ast::value::form::no;
    break;
  default:
    out.is = ast::value::form::name;
    break;
  }
  return out;
}

} // namespace chitieu::syntax
