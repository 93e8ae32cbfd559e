#include "count_part.hpp"

#include "add_row.hpp"
#include "kernels/kernels.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace chitieu::eval {

exact::counts count_part(truth const& base, truth const& predicate) {
  exact::counts total;
  if (base.word_count() == 0) return total;
  kernels::best().count({base.yes_words(), base.unknown_words(), predicate.yes_words(),
                         predicate.unknown_words(), base.word_count(), ~std::uint64_t{0}},
                        total);
  return total;
}

namespace {

using rows = std::vector<std::uint32_t>;

/// Room behind what is written that may be written to.
constexpr std::size_t beyond = 16;

/// Numbers bits with the instructions that this machine has.
class bit_writer {
 public:
  std::uint32_t* operator()(std::uint64_t bits, std::size_t first, std::uint32_t* to) const {
    return with_->number_bits(bits, static_cast<std::uint32_t>(first), to);
  }

 private:
  kernels::kernel_set const* with_ = &kernels::best();
};

/// All rows of a list, of which is known how many they are. They are collected near by first, since
/// a list cannot grow by numbers that nobody has written.
class all_rows {
 public:
  all_rows(rows& into, bool wanted, std::int64_t count) : into_{into}, wanted_{wanted} {
    if (wanted) into.reserve(static_cast<std::size_t>(count));
  }
  ~all_rows() { put_down(); }
  all_rows(all_rows const&) = delete;
  all_rows& operator=(all_rows const&) = delete;

  void add(std::uint64_t bits, std::size_t first) {
    if (!wanted_ || bits == 0) return;
    if (to_ > here_.data() + most) put_down();
    to_ = write_bits_(bits, first, to_);
  }

 private:
  static constexpr std::size_t most = 960;

  void put_down() {
    into_.insert(into_.end(), here_.data(), to_);
    to_ = here_.data();
  }

  rows& into_;
  bool wanted_;
  std::array<std::uint32_t, most + bitmap::word_bits + beyond> here_;
  std::uint32_t* to_ = here_.data();
  bit_writer write_bits_;
};

/// The first rows of a list.
class first_rows {
 public:
  first_rows(rows& into, bool wanted, std::size_t most) : into_{into}, left_{wanted ? most : 0} {}

  [[nodiscard]] bool is_full() const noexcept { return left_ == 0; }

  void add(std::uint64_t bits, std::size_t first) {
    if (bits == 0 || left_ == 0) return;
    std::array<std::uint32_t, bitmap::word_bits + beyond> room;
    auto const written =
        static_cast<std::size_t>(write_bits_(bits, first, room.data()) - room.data());
    auto const count = std::min(written, left_);
    into_.insert(into_.end(), room.begin(), room.begin() + static_cast<std::ptrdiff_t>(count));
    left_ -= count;
  }

 private:
  rows& into_;
  std::size_t left_;
  bit_writer write_bits_;
};

/// Tells each list its rows, word by word, for as long as `wants_more`.
template <class List, class More>
void list_words(truth const& base, truth const& predicate, exact::pace const& with, List& counted,
                List& missing, List& not_known, More wants_more) {
  for (std::size_t i = 0; i < base.word_count() && wants_more(); ++i) {
    with.take(bitmap::word_bits);
    std::size_t const first = i * bitmap::word_bits;
    auto const sure = base.yes(i);
    auto const yes = predicate.yes(i);
    auto const unknown = predicate.unknown(i);
    counted.add(sure & yes, first);
    missing.add(sure & ~(yes | unknown), first);
    not_known.add((sure & unknown) | base.unknown(i), first);
  }
}

} // namespace

row_list list_part(truth const& base, truth const& predicate, wanted_rows const& wanted,
                   exact::pace const& with) {
  row_list lists;
  if (wanted.most >= base.rows()) {
    auto const all = count_part(base, predicate);
    all_rows counted{lists.counted, wanted.counted, all.yes};
    all_rows missing{lists.missing, wanted.missing, all.no};
    all_rows not_known{lists.unknown, wanted.unknown, all.unknown + all.maybe_base()};
    list_words(base, predicate, with, counted, missing, not_known, [] { return true; });
  } else {
    first_rows counted{lists.counted, wanted.counted, wanted.most};
    first_rows missing{lists.missing, wanted.missing, wanted.most};
    first_rows not_known{lists.unknown, wanted.unknown, wanted.most};
    list_words(base, predicate, with, counted, missing, not_known,
               [&] { return !counted.is_full() || !missing.is_full() || !not_known.is_full(); });
  }
  return lists;
}

void group_part(grouped& into, truth const& base, truth const& predicate, grouping const& by,
                exact::pace const& with) {
  exact::counts of_every_group;
  for (std::size_t i = 0; i < base.word_count(); ++i) {
    with.take(bitmap::word_bits);
    each_bit(base.yes(i) | base.unknown(i), i * bitmap::word_bits, [&](std::size_t row) {
      auto const code = by.codes[row];
      if (code == grouping::unknown)
        add_row(of_every_group, false, predicate[row]);
      else if (code >= 0 && static_cast<std::size_t>(code) < into.groups.size())
        add_row(into.groups[static_cast<std::size_t>(code)], base[row] == answer::yes,
                predicate[row]);
    });
  }
  for (auto& group : into.groups) group += of_every_group;
}

void list_groups(grouped_rows& into, std::size_t part, truth const& base, truth const& predicate,
                 grouping const& by, wanted_rows const& wanted, exact::pace const& with) {
  auto const put = [&](rows& list, std::size_t row) {
    if (list.size() < wanted.most) list.push_back(static_cast<std::uint32_t>(row));
  };
  auto const groups = into.lists.size() / into.parts;
  for (std::size_t i = 0; i < base.word_count(); ++i) {
    with.take(bitmap::word_bits);
    each_bit(base.yes(i) | base.unknown(i), i * bitmap::word_bits, [&](std::size_t row) {
      auto const code = by.codes[row];
      if (code == grouping::unknown) {
        ++into.all_of_any[part];
        if (wanted.unknown) put(into.of_any[part], row);
        return;
      }
      if (code < 0 || static_cast<std::size_t>(code) >= groups) return;
      auto& lists = into.lists[static_cast<std::size_t>(code) * into.parts + part];
      auto const said = predicate[row];
      if (base[row] != answer::yes || said == answer::unknown) {
        if (wanted.unknown) put(lists.unknown, row);
      } else if (said == answer::yes) {
        if (wanted.counted) put(lists.counted, row);
      } else if (wanted.missing) {
        put(lists.missing, row);
      }
    });
  }
}

} // namespace chitieu::eval
