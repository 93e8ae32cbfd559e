#pragma once
#include "components.hpp"

/// The parts of the grammar that change how what is in their brackets is read.
namespace chitieu::syntax {

/// Marks that what its subject reads is surely about a number, so that messages may say so.
template <class Subject>
struct measuring_parser : x3::unary_parser<Subject, measuring_parser<Subject>> {
  using base = x3::unary_parser<Subject, measuring_parser<Subject>>;
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit measuring_parser(Subject const& inner) : base(inner) {}

  template <class Context, class RuleContext, class Attribute>
  bool parse(iterator& first, iterator const& last, Context const& context,
             RuleContext& rule_context, Attribute&) const {
    auto& s = state_of(context);
    ++s.measuring;
    auto const ok = this->subject.parse(first, last, context, rule_context, x3::unused);
    --s.measuring;
    return ok;
  }
};

struct measuring_directive {
  template <class Subject>
  auto operator[](Subject const& inner) const {
    return measuring_parser<typename x3::extension::as_parser<Subject>::value_type>(
        x3::as_parser(inner));
  }
};
inline constexpr measuring_directive measuring{};

/// Remembers, for each place, where one rule has failed, so that it is not tried there again:
/// without this each level of nesting could double the work.
template <class Subject, std::vector<bool> state::* Failed>
struct tried_once_parser : x3::unary_parser<Subject, tried_once_parser<Subject, Failed>> {
  using base = x3::unary_parser<Subject, tried_once_parser<Subject, Failed>>;
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit tried_once_parser(Subject const& inner) : base(inner) {}

  template <class Context, class RuleContext, class Attribute>
  bool parse(iterator& first, iterator const& last, Context const& context,
             RuleContext& rule_context, Attribute&) const {
    auto& s = state_of(context);
    auto const at = s.skip(static_cast<std::uint32_t>(first - s.text.data()));
    auto& failed = s.*Failed;
    if (at < failed.size() && failed[at]) return false;
    auto const ok = this->subject.parse(first, last, context, rule_context, x3::unused);
    if (!ok) {
      if (at >= failed.size()) failed.resize(at + 1);
      failed[at] = true;
    }
    return ok;
  }
};

template <std::vector<bool> state::* Failed>
struct tried_once_directive {
  template <class Subject>
  auto operator[](Subject const& inner) const {
    return tried_once_parser<typename x3::extension::as_parser<Subject>::value_type, Failed>(
        x3::as_parser(inner));
  }
};
inline constexpr tried_once_directive<&state::no_condition_in_brackets> condition_once{};
inline constexpr tried_once_directive<&state::no_plain_value> value_once{};
inline constexpr tried_once_directive<&state::no_number_in_brackets> number_once{};

/// Counts conditions, or filters, inside one another.
template <class Subject, std::uint32_t state::* Level>
struct counted_parser : x3::unary_parser<Subject, counted_parser<Subject, Level>> {
  using base = x3::unary_parser<Subject, counted_parser<Subject, Level>>;
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit counted_parser(Subject const& inner) : base(inner) {}

  template <class Context, class RuleContext, class Attribute>
  bool parse(iterator& first, iterator const& last, Context const& context,
             RuleContext& rule_context, Attribute&) const {
    auto& s = state_of(context);
    ++(s.*Level);
    auto const ok = this->subject.parse(first, last, context, rule_context, x3::unused);
    --(s.*Level);
    return ok;
  }
};

template <std::uint32_t state::* Level>
struct counted_directive {
  template <class Subject>
  auto operator[](Subject const& inner) const {
    return counted_parser<typename x3::extension::as_parser<Subject>::value_type, Level>(
        x3::as_parser(inner));
  }
};
inline constexpr counted_directive<&state::joined> joined{};
inline constexpr counted_directive<&state::filtering> filtering{};

/// What stands in brackets, or after `then`, belongs together whatever is around it.
template <class Subject>
struct apart_parser : x3::unary_parser<Subject, apart_parser<Subject>> {
  using base = x3::unary_parser<Subject, apart_parser<Subject>>;
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit apart_parser(Subject const& inner) : base(inner) {}

  template <class Context, class RuleContext, class Attribute>
  bool parse(iterator& first, iterator const& last, Context const& context,
             RuleContext& rule_context, Attribute&) const {
    auto& s = state_of(context);
    auto const joined_around = std::exchange(s.joined, 0);
    auto const filtering_around = std::exchange(s.filtering, 0);
    auto const ok = this->subject.parse(first, last, context, rule_context, x3::unused);
    s.joined = joined_around;
    s.filtering = filtering_around;
    return ok;
  }
};

struct apart_directive {
  template <class Subject>
  auto operator[](Subject const& inner) const {
    return apart_parser<typename x3::extension::as_parser<Subject>::value_type>(
        x3::as_parser(inner));
  }
};
inline constexpr apart_directive apart{};

/// Notes where what is said of linked records ends before `and` or `or`.
template <class Subject>
struct said_of_linked_parser : x3::unary_parser<Subject, said_of_linked_parser<Subject>> {
  using base = x3::unary_parser<Subject, said_of_linked_parser<Subject>>;
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit said_of_linked_parser(Subject const& inner) : base(inner) {}

  template <class Context, class RuleContext, class Attribute>
  bool parse(iterator& first, iterator const& last, Context const& context,
             RuleContext& rule_context, Attribute&) const {
    auto& s = state_of(context);
    auto const at = s.skip(static_cast<std::uint32_t>(first - s.text.data()));
    if (!this->subject.parse(first, last, context, rule_context, x3::unused)) return false;
    auto const after = s.skip(static_cast<std::uint32_t>(first - s.text.data()));
    auto const& next = s.find(after);
    if (next.means && (next.means->words & any_of_words(word::and_, word::or_)).any())
      s.seen.push_back({detour::kind::extend, at, after});
    return true;
  }
};

struct said_of_linked_directive {
  template <class Subject>
  auto operator[](Subject const& inner) const {
    return said_of_linked_parser<typename x3::extension::as_parser<Subject>::value_type>(
        x3::as_parser(inner));
  }
};
inline constexpr said_of_linked_directive said_of_linked{};

/// Counts how deep conditions, or numbers, nest; past the limit nothing parses and the place is
/// kept.
template <class Subject, std::size_t state::* Depth>
struct bounded_parser : x3::unary_parser<Subject, bounded_parser<Subject, Depth>> {
  using base = x3::unary_parser<Subject, bounded_parser<Subject, Depth>>;
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;
  explicit bounded_parser(Subject const& inner) : base(inner) {}

  template <class Context, class RuleContext, class Attribute>
  bool parse(iterator& first, iterator const& last, Context const& context,
             RuleContext& rule_context, Attribute&) const {
    auto& s = state_of(context);
    if (s.too_deep) return false;
    if (s.*Depth == limits::depth) {
      s.too_deep = s.skip(static_cast<std::uint32_t>(first - s.text.data()));
      return false;
    }
    ++(s.*Depth);
    auto const ok = this->subject.parse(first, last, context, rule_context, x3::unused);
    --(s.*Depth);
    return ok;
  }
};

template <std::size_t state::* Depth>
struct bounded_directive {
  template <class Subject>
  auto operator[](Subject const& inner) const {
    return bounded_parser<typename x3::extension::as_parser<Subject>::value_type, Depth>(
        x3::as_parser(inner));
  }
};
inline constexpr bounded_directive<&state::depth> bounded{};
inline constexpr bounded_directive<&state::number_depth> bounded_numbers{};

} // namespace chitieu::syntax
