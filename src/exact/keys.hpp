#pragma once
#include "aggregates.hpp"
#include "magnitude.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chitieu::exact {

/// A denominator over which all ends of samples are whole numbers of 64 bits, where there is one:
/// nearly always, and ordering those is many times faster.
class common_scale {
 public:
  common_scale(sample_list const&, pace const&);

  [[nodiscard]] bool fits() const noexcept { return fits_; }
  [[nodiscard]] std::int64_t denominator() const noexcept { return denominator_; }

  /// What stands for an end that lies as far out as one likes; no units are as far out as this.
  static constexpr std::int64_t beyond = largest;

  /// An end of a sample times the denominator, when it fits, `-beyond` or `beyond`.
  [[nodiscard]] std::int64_t units(sample_list const&, std::size_t at, side) const;

 private:
  /// Nothing where two of them may not fit together.
  [[nodiscard]] std::optional<std::int64_t> checked_units(rational const& value) const;
  [[nodiscard]] bool has_units(packed_bounds const&, std::size_t at) const;
  bool widen(packed_bounds const&, std::size_t at);
  bool widen(std::int64_t denominator);

  std::int64_t denominator_ = 1;
  std::int64_t per_unit_ = 1; ///< of the units that the samples have
  bool fits_ = true;
};

/// Numbers that are all known, over one denominator.
struct plain_numbers {
  std::vector<std::int64_t> units;
  std::int64_t denominator = 1;
};

/// The samples as plain numbers; nothing if one of them is unsure, unknown or too large.
[[nodiscard]] std::optional<plain_numbers> plain(sample_list const&, common_scale const&,
                                                 pace const&);

/// One end of each sample as units, turned so that the furthest is the least.
class unit_ends {
 public:
  using key = std::int64_t;
  using middle = std::int64_t; ///< of two: both together

  unit_ends(sample_list const& of, common_scale const& scale, side towards)
      : of_(&of), scale_(scale), towards_(towards) {}

  [[nodiscard]] side towards() const noexcept { return towards_; }
  [[nodiscard]] key of(std::size_t at) const {
    auto const units = scale_.units(*of_, at, towards_);
    return towards_ == side::low ? units : -units;
  }
  [[nodiscard]] bool is_open(key one) const { return one == -common_scale::beyond; }
  [[nodiscard]] bool operator()(key a, key b) const { return a < b; }
  [[nodiscard]] middle between(key a, key b) const { return a + b; }
  /// What is added up; the number that it is comes out of a sum.
  [[nodiscard]] std::int64_t summand(key one) const { return one; }
  template <class Summed>
  [[nodiscard]] bool is_further(Summed const& a, Summed const& b) const {
    return a < b;
  }
  [[nodiscard]] rational value(middle between) const { return value_of(rational(between) / 2); }
  [[nodiscard]] rational value_of(rational const& summed) const {
    auto const is = summed / scale_.denominator();
    return towards_ == side::low ? is : -is;
  }

 private:
  sample_list const* of_;
  common_scale scale_;
  side towards_;
};

/// One end of each sample as any number there is; a key is the sample's place.
class number_ends {
 public:
  using key = std::size_t;
  using middle = rational;

  number_ends(sample_list const& of, side towards) : of_(&of), towards_(towards) {}

  [[nodiscard]] side towards() const noexcept { return towards_; }
  [[nodiscard]] key of(std::size_t at) const { return at; }
  [[nodiscard]] bool is_open(key one) const { return !of_->end(one, towards_); }
  [[nodiscard]] bool operator()(key a, key b) const;
  [[nodiscard]] middle between(key a, key b) const;
  [[nodiscard]] rational summand(key one) const { return *of_->end(one, towards_); }
  [[nodiscard]] bool is_further(rational const& a, rational const& b) const {
    return further(towards_, a, b);
  }
  [[nodiscard]] rational value(middle const& between) const { return between; }
  [[nodiscard]] rational value_of(rational const& summed) const { return summed; }

 private:
  sample_list const* of_;
  side towards_;
};

} // namespace chitieu::exact
