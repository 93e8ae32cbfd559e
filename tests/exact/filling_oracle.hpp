#pragma once
#include <chitieu/exact/threshold.hpp>

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

/// The definitions of the design, written out slowly over small numbers and apart from the library.
namespace chitieu::exact::oracle {

struct pair {
  std::int64_t count = 0;
  std::int64_t base = 0;
};

/// Every filling of the unknowns, one by one.
inline std::vector<pair> all_fillings(counts const& c) {
  std::vector<pair> pairs;
  for (std::int64_t sure = 0; sure <= c.unknown; ++sure)
    for (std::int64_t in_yes = 0; in_yes <= c.maybe_yes; ++in_yes)
      for (std::int64_t in_no = 0; in_no <= c.maybe_no; ++in_no)
        for (std::int64_t in_unknown = 0; in_unknown <= c.maybe_unknown; ++in_unknown)
          for (std::int64_t of_it = 0; of_it <= in_unknown; ++of_it)
            pairs.push_back(
                {c.yes + sure + in_yes + of_it, c.base() + in_yes + in_no + in_unknown});
  return pairs;
}

/// p · n times the denominator of p, rounded to a multiple of that denominator when asked.
inline std::int64_t scaled_bound(ratio const& p, std::int64_t n, threshold const& t) {
  std::int64_t const d = p.denominator();
  std::int64_t x = p.numerator() * n;
  if (t.round == rounding::down) x = x / d * d;
  if (t.round == rounding::up) x = (x + d - 1) / d * d;
  if (t.round == rounding::half_up) x = (2 * x + d) / (2 * d) * d;
  return x < t.at_least_after * d ? t.at_least_after * d : x;
}

inline bool meets(std::int64_t count, std::int64_t base, threshold const& t) {
  std::int64_t const n = t.of_share ? base : 1;
  std::int64_t const k = count * t.low.denominator();
  std::int64_t const bound = scaled_bound(t.low, n, t);
  switch (t.how) {
  case relation::at_least:
    return k >= bound;
  case relation::more_than:
    return k > bound;
  case relation::at_most:
    return k <= bound;
  case relation::less_than:
    return k < bound;
  case relation::exactly:
    return k == bound;
  case relation::between:
    return k >= bound && count * t.high.denominator() <= scaled_bound(t.high, n, t);
  }
  return false;
}

inline decision decide(counts const& c, threshold const& t, empty_base when_empty) {
  bool met = false;
  bool unmet = false;
  for (auto const& [count, base] : all_fillings(c)) {
    bool here = false;
    if (t.of_share && base == 0) {
      if (when_empty == empty_base::undetermined) return decision::undetermined;
      here = when_empty != empty_base::unmet;
    } else {
      here = meets(count, base, t);
    }
    (here ? met : unmet) = true;
  }
  if (met && unmet) return decision::undetermined;
  return met ? decision::met : decision::unmet;
}

/// All counts with at most `each` rows of a kind.
inline std::vector<counts> small_counts(std::int64_t each) {
  std::vector<counts> all;
  for (std::int64_t a = 0; a <= each; ++a)
    for (std::int64_t b = 0; b <= each; ++b)
      for (std::int64_t c = 0; c <= each; ++c)
        for (std::int64_t d = 0; d <= each; ++d)
          for (std::int64_t e = 0; e <= each; ++e)
            for (std::int64_t f = 0; f <= each; ++f) all.push_back({a, b, c, d, e, f});
  return all;
}

inline ratio part(std::int64_t numerator, std::int64_t denominator) {
  return ratio::make(numerator, denominator).value();
}

inline constexpr relation relations[] = {relation::at_least, relation::more_than,
                                         relation::at_most,  relation::less_than,
                                         relation::exactly,  relation::between};

/// Thresholds on shares: every relation, all roundings and minima, p below, at and above 1.
inline std::vector<threshold> share_thresholds() {
  ratio const shares[] = {part(0, 1),   part(3, 20), part(1, 3), part(1, 2), part(2, 3),
                          part(19, 20), part(1, 1),  part(6, 5), part(5, 2)};
  std::vector<threshold> all;
  for (auto const how : relations)
    for (auto const round : {rounding::none, rounding::down, rounding::up, rounding::half_up})
      for (std::int64_t const minimum : {0, 1, 2, 3})
        for (auto const& low : shares)
          for (auto const& high : shares) {
            if (how == relation::between ? high < low : high != shares[0]) continue;
            all.push_back({how, true, low, high, round, minimum});
          }
  return all;
}

/// Thresholds on counts, whole ones and one between whole numbers.
inline std::vector<threshold> count_thresholds() {
  std::vector<threshold> all;
  for (auto const how : relations)
    for (std::int64_t low = 0; low <= 12; ++low)
      for (std::int64_t high = low; high <= (how == relation::between ? 12 : low); ++high)
        all.push_back({how, false, part(low, 2), part(high, 2), rounding::none, 0});
  return all;
}

inline std::string describe(counts const& c, threshold const& t) {
  std::string text = "counts";
  for (auto const n : {c.yes, c.unknown, c.no, c.maybe_yes, c.maybe_unknown, c.maybe_no})
    text += ' ' + std::to_string(n);
  text += " relation " + std::to_string(static_cast<int>(t.how));
  text += (t.of_share ? " share " : " count ") + to_string(t.low) + ' ' + to_string(t.high);
  text += " rounding " + std::to_string(static_cast<int>(t.round));
  return text + " minimum " + std::to_string(t.at_least_after);
}

} // namespace chitieu::exact::oracle
