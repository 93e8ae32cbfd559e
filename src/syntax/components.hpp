#pragma once
#include "state.hpp"

#include <boost/spirit/home/x3.hpp>

#include <functional>

/// The parts that the grammar is written with. They read the vocabulary from the parser's context,
/// skip blanks themselves, have no attributes and write the tree (`tree.hpp`), so that none of the
/// library's rules for attributes and roll-back matter.
namespace chitieu::syntax {

namespace x3 = boost::spirit::x3;
struct state_tag;

using iterator = char const*;

template <class Context>
state& state_of(Context const& context) {
  return x3::get<state_tag>(context).get();
}

/// A leaf parser: `read(state, offset)` gives the offset after it, or nothing.
template <class Derived>
struct leaf : x3::parser<Derived> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <class Context, class RuleContext, class Attribute>
  bool parse(iterator& first, iterator const&, Context const& context, RuleContext const&,
             Attribute&) const {
    auto& s = state_of(context);
    auto const at = s.skip(static_cast<std::uint32_t>(first - s.text.data()));
    auto const end = this->derived().read(s, at);
    if (!end) return false;
    first = s.text.data() + *end;
    return true;
  }
};

/// A keyword by its meaning; `keep` puts it into the tree.
struct keyword : leaf<keyword> {
  keyword(word meaning, bool keep) : meaning_(meaning), keep_(keep) {}

  /// The same, but not named among what was expected.
  [[nodiscard]] keyword quiet() const {
    auto out = *this;
    out.asked_ = false;
    return out;
  }
  /// The same, also where a longer phrase begins: `tổng` in “tổng số giờ”.
  [[nodiscard]] keyword shorter() const {
    auto out = quiet();
    out.shorter_ = true;
    return out;
  }

  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    auto const& found = s.find(at);
    auto const has = [this](meaning const* means) {
      return means && means->words.test(static_cast<std::size_t>(meaning_));
    };
    auto const longest = !shorter_ && has(found.means);
    if (!longest && !((shorter_ || found.yields) && has(found.shorter))) {
      if (asked_) s.expected(at, meaning_);
      return std::nullopt;
    }
    auto const end = longest ? found.end : found.shorter_end;
    if (keep_)
      s.nodes.leaf(form::word, at, end, meaning_);
    else
      s.nodes.go_on_at(at);
    return end;
  }

 private:
  word meaning_;
  bool keep_;
  bool asked_ = true;
  bool shorter_ = false;
};

inline keyword kw(word meaning) { return {meaning, false}; }
inline keyword keep(word meaning) { return {meaning, true}; }
inline keyword quiet_kw(word meaning) { return kw(meaning).quiet(); }
inline keyword quiet(word meaning) { return keep(meaning).quiet(); }

/// An `and` or `or` between conditions. Inside a filter, or inside a condition that could go on
/// itself, it may be meant to join what is outside.
struct joint : leaf<joint> {
  joint(word meaning, bool asked) : word_(asked ? kw(meaning) : quiet_kw(meaning)) {}
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    if (s.takes(detour::kind::end_filter, at) && s.joined > s.other->limit) return std::nullopt;
    auto const end = word_.read(s, at);
    if (!end || s.filtering == 0) return end;
    for (auto outside = s.joined - 1; outside > 0; --outside)
      s.seen.push_back({detour::kind::end_filter, at, outside});
    auto const& next = s.find(s.skip(*end));
    auto const subjects = only(name_kind::population) | only(name_kind::term);
    if (next.means && (next.means->names & subjects).any())
      s.seen.push_back({detour::kind::end_filter, at, 0});
    return end;
  }

 private:
  keyword word_;
};

/// Succeeds, reading nothing, where what is said of linked records is to go on over `and`.
struct going_on : leaf<going_on> {
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    return s.takes(detour::kind::extend, at) ? std::optional(at) : std::nullopt;
  }
};

/// One of several keywords; as a group they are named by `expect` where a number surely stands.
struct one_of_words : leaf<one_of_words> {
  one_of_words(word_set all, std::optional<token> expect) : all_(all), expect_(expect) {}
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    auto const& found = s.find(at);
    auto const common = found.means ? found.means->words & all_ : word_set();
    if (common.none()) {
      if (expect_ && s.measuring > 0) s.expected(at, *expect_);
      return std::nullopt;
    }
    std::size_t first = 0;
    while (!common.test(first)) ++first;
    s.nodes.leaf(form::word, at, found.end, static_cast<word>(first));
    return found.end;
  }

 private:
  word_set all_;
  std::optional<token> expect_;
};

/// Succeeds, reading nothing, outside of conditions.
struct outside_conditions : leaf<outside_conditions> {
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    return s.joined == 0 ? std::optional(at) : std::nullopt;
  }
};

/// Succeeds, reading nothing, where one of several keywords stands.
struct ahead : leaf<ahead> {
  explicit ahead(word_set all) : all_(all) {}
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    auto const& found = s.find(at);
    auto const here = (found.means && (found.means->words & all_).any()) ||
                      (found.shorter && (found.shorter->words & all_).any());
    return here ? std::optional(at) : std::nullopt;
  }

 private:
  word_set all_;
};

/// Succeeds, reading nothing, before brackets that one of several keywords follows.
struct brackets_before : leaf<brackets_before> {
  explicit brackets_before(word_set all) : all_(all) {}
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    auto const after = at < s.text.size() && s.text[at] == '(' ? s.after_bracket(at) : 0;
    if (after == 0) return std::nullopt;
    auto const& found = s.find(s.skip(after));
    return found.means && (found.means->words & all_).any() ? std::optional(at) : std::nullopt;
  }

 private:
  word_set all_;
};

/// Where a name of one of some kinds ends.
inline std::optional<std::uint32_t> name_end(state& s, std::uint32_t at, name_kinds kinds) {
  auto const& found = s.find(at);
  if (s.takes(detour::kind::unnamed, at)) kinds.reset(s.other->limit);
  if (found.means && (found.means->names & kinds).any()) return found.end;
  if (found.yields && (found.shorter->names & kinds).any()) return found.shorter_end;
  return std::nullopt;
}

/// A declared name of one of some kinds.
struct declared_name : leaf<declared_name> {
  explicit declared_name(name_kinds kinds) : kinds_(kinds) {}
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    if (auto const end = quoted(s, at)) {
      s.nodes.leaf(form::name, at + 1, *end - 1);
      return end;
    }
    auto const end = name_end(s, at, kinds_);
    if (!end) {
      if (asked_) s.expected(at, kinds_);
      return std::nullopt;
    }
    s.nodes.leaf(form::name, at, *end);
    return end;
  }

  /// The same, but not named among what was expected.
  [[nodiscard]] declared_name quiet() const {
    auto out = *this;
    out.asked_ = false;
    return out;
  }

 private:
  // A population, term, phrase or dataset may also stand in quotation marks, as it was declared.
  std::optional<std::uint32_t> quoted(state& s, std::uint32_t at) const {
    auto const speaks = only(name_kind::population) | only(name_kind::term) |
                        only(name_kind::phrase) | only(name_kind::dataset);
    if (at + 2 >= s.text.size() || s.text[at] != '"') return std::nullopt;
    auto const& found = s.find(at + 1);
    if (!found.means || (found.means->names & kinds_ & speaks).none()) return std::nullopt;
    if (found.end >= s.text.size() || s.text[found.end] != '"') return std::nullopt;
    return found.end + 1;
  }

  name_kinds kinds_;
  bool asked_ = true;
};

/// A token by the shape of its characters (`tokens.cpp`).
struct shaped : leaf<shaped> {
  using reader = std::optional<std::uint32_t> (*)(state const&, std::uint32_t);
  shaped(form is, token expect, reader how) : is_(is), expect_(expect), how_(how) {}
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    auto const end = how_(s, at);
    if (end)
      s.nodes.leaf(is_, at, *end);
    else
      s.expected(at, expect_);
    return end;
  }

 private:
  form is_;
  token expect_;
  reader how_;
};

/// A token that is not named among what was expected, because it is of use in few places.
struct unasked : leaf<unasked> {
  unasked(form is, shaped::reader how) : is_(is), how_(how) {}
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    auto const end = how_(s, at);
    if (end) s.nodes.leaf(is_, at, *end);
    return end;
  }

 private:
  form is_;
  shaped::reader how_;
};

/// The same for a declared name.
struct unasked_name : leaf<unasked_name> {
  explicit unasked_name(name_kinds kinds) : kinds_(kinds) {}
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    auto const end = name_end(s, at, kinds_);
    if (end) s.nodes.leaf(form::name, at, *end);
    return end;
  }

 private:
  name_kinds kinds_;
};

/// Succeeds, reading nothing, before a column that is yes or no wherever it is declared.
struct flag_column_ahead : leaf<flag_column_ahead> {
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    auto const* means = s.find(at).means;
    auto const is = [&](name_kind kind) { return (means->names & only(kind)).any(); };
    auto const flag = means && is(name_kind::flag_column) && !is(name_kind::other_column);
    return flag ? std::optional(at) : std::nullopt;
  }
};

/// A declared name that begins with a digit.
struct name_of_digits : leaf<name_of_digits> {
  explicit name_of_digits(name_kinds kinds) : kinds_(kinds) {}
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    if (at >= s.text.size() || s.text[at] < '0' || s.text[at] > '9') return std::nullopt;
    auto const end = name_end(s, at, kinds_);
    if (end) s.nodes.leaf(form::name, at, *end);
    return end;
  }

 private:
  name_kinds kinds_;
};

/// A sign that leaves nothing in the tree.
struct sign : leaf<sign> {
  explicit sign(char c, std::optional<token> expect = std::nullopt) : sign_(c), expect_(expect) {}

  /// The same, but not named among what was expected.
  [[nodiscard]] sign quiet() const {
    auto out = *this;
    out.asked_ = false;
    return out;
  }
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    if (at >= s.text.size() || s.text[at] != sign_) {
      if (sign_ == ':' && asked_) s.expected(at, token::colon);
      if (sign_ == ')') s.expected(at, token::close_bracket);
      if (expect_) s.expected(at, *expect_);
      return std::nullopt;
    }
    s.nodes.go_on_at(at);
    return at + 1;
  }

 private:
  char sign_;
  std::optional<token> expect_;
  bool asked_ = true;
};

/// Succeeds where a new line of columns or properties begins.
struct new_line : leaf<new_line> {
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    if (at >= s.text.size() || s.text[at] != '\n') return std::nullopt;
    s.nodes.go_on_at(at);
    return at + 1;
  }
};

/// Succeeds at the end of the statement.
struct statement_end : leaf<statement_end> {
  std::optional<std::uint32_t> read(state& s, std::uint32_t at) const {
    if (at == s.text.size()) return at;
    s.expected(at, token::end);
    return std::nullopt;
  }
};

/// Makes what its subject reads a node of the tree, and bounds the depth of nesting.
template <class Subject>
struct node_parser : x3::unary_parser<Subject, node_parser<Subject>> {
  using base = x3::unary_parser<Subject, node_parser<Subject>>;
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  node_parser(Subject const& inner, form is) : base(inner), is_(is) {}

  template <class Context, class RuleContext, class Attribute>
  bool parse(iterator& first, iterator const& last, Context const& context,
             RuleContext& rule_context, Attribute&) const {
    auto& s = state_of(context);
    auto const at = s.skip(static_cast<std::uint32_t>(first - s.text.data()));
    auto const before = first;
    auto const mark = s.nodes.open(is_, at);
    first = s.text.data() + at;
    auto const ok = this->subject.parse(first, last, context, rule_context, x3::unused);
    if (ok) {
      s.nodes.close(mark, static_cast<std::uint32_t>(first - s.text.data()));
      return true;
    }
    s.nodes.cancel(mark);
    first = before;
    return false;
  }

 private:
  form is_;
};

struct node {
  form is;
  template <class Subject>
  auto operator[](Subject const& inner) const {
    return node_parser<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(inner),
                                                                               is);
  }
};

/// The words of a declared phrase with slots, and for each slot what its subject reads; of several
/// phrases the one with most words wins.
template <class Subject>
struct slotted_parser : x3::unary_parser<Subject, slotted_parser<Subject>> {
  using base = x3::unary_parser<Subject, slotted_parser<Subject>>;
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit slotted_parser(Subject const& inner) : base(inner) {}

  template <class Context, class RuleContext, class Attribute>
  bool parse(iterator& first, iterator const& last, Context const& context,
             RuleContext& rule_context, Attribute&) const {
    auto& s = state_of(context);
    auto const at = s.skip(static_cast<std::uint32_t>(first - s.text.data()));
    if (s.takes(detour::kind::no_slots, at)) return false;
    for (auto const& pattern : s.words().patterns()) {
      auto here = first;
      s.nodes.go_on_at(static_cast<std::uint32_t>(first - s.text.data()));
      if (!words(s, pattern.front(), here)) continue;
      auto fits = true;
      for (std::size_t i = 1; i < pattern.size() && fits; ++i)
        fits = this->subject.parse(here, last, context, rule_context, x3::unused) &&
               words(s, pattern[i], here);
      if (!fits) continue;
      first = here;
      s.seen.push_back({detour::kind::no_slots, at, 0});
      return true;
    }
    return false;
  }

 private:
  static bool words(state& s, std::string const& expected, iterator& here) {
    if (expected.empty()) return true;
    auto const at = s.skip(static_cast<std::uint32_t>(here - s.text.data()));
    auto const end = match_phrase(expected, s.text, at);
    if (end == 0) return false;
    here = s.text.data() + end;
    return true;
  }
};

struct slotted_directive {
  template <class Subject>
  auto operator[](Subject const& inner) const {
    return slotted_parser<typename x3::extension::as_parser<Subject>::value_type>(
        x3::as_parser(inner));
  }
};
inline constexpr slotted_directive slotted{};

} // namespace chitieu::syntax
