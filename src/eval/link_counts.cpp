#include "link_counts.hpp"

#include "evaluate_linked.hpp"
#include "written_references.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace chitieu::eval {
namespace {

/// Decides each pair of small numbers once.
class decided_once {
 public:
  explicit decided_once(ir::linked const& asked) : asked_{asked} {}

  [[nodiscard]] answer operator()(std::uint64_t least, std::uint64_t more) {
    if (least >= small || more >= small) return decide(least, more);
    auto& known = known_[static_cast<std::size_t>(least * small + more)];
    if (!known) known = decide(least, more);
    return *known;
  }

 private:
  static constexpr std::uint64_t small = 32;

  [[nodiscard]] answer decide(std::uint64_t least, std::uint64_t more) const {
    exact::counts seen;
    seen.yes = static_cast<std::int64_t>(least);
    seen.unknown = static_cast<std::int64_t>(more);
    return eval::decide(asked_, seen);
  }

  ir::linked const& asked_;
  std::array<std::optional<answer>, small * small> known_{};
};

} // namespace

void link_counts::clear() {
  std::fill(least_.begin(), least_.end(), 0);
  std::fill(more_.begin(), more_.end(), 0);
  more_for_all_ = 0;
}

void link_counts::add(std::size_t first, std::uint64_t sure, std::uint64_t perhaps) {
  with_references(references_, first, [&]<class Cell>(references_of<Cell> const from) {
    auto* const least = least_.data();
    if (references_.marks == data::cell_marks::all_filled) {
      each_bit(sure, 0, [&](std::size_t at) { ++least[from[at]]; });
      return;
    }
    std::uint64_t anywhere = 0;
    each_bit(sure, 0, [&](std::size_t at) {
      auto const to = from[at];
      if (to >= 0)
        ++least[to];
      else
        anywhere += to == from.unknown ? 1 : 0;
    });
    more_for_all_ += anywhere;
  });
  if (perhaps != 0) add_perhaps(first, perhaps);
}

void link_counts::add_perhaps(std::size_t first, std::uint64_t records) {
  if (more_.empty()) more_.resize(least_.size());
  with_references(references_, first, [&]<class Cell>(references_of<Cell> const from) {
    each_bit(records, 0, [&](std::size_t at) {
      auto const to = from[at];
      if (to >= 0)
        ++more_[static_cast<std::size_t>(to)];
      else
        more_for_all_ += to == from.unknown ? 1 : 0;
    });
  });
}

link_counts& link_counts::operator+=(link_counts const& other) {
  auto const add_all = [](auto& into, auto const& from) {
    for (std::size_t row = 0; row < from.size(); ++row) into[row] += from[row];
  };
  add_all(least_, other.least_);
  if (more_.empty()) more_.resize(other.more_.size());
  add_all(more_, other.more_);
  more_for_all_ += other.more_for_all_;
  return *this;
}

/// All counts are known, and most often small: what is said of each of these is a bit.
truth link_counts::decide_sure(ir::linked const& asked, exact::pace const& with) const {
  constexpr std::uint32_t small = 64;
  std::uint64_t decided = 0;
  std::uint64_t is_yes = 0;
  std::uint64_t is_unknown = 0;
  auto const decide = [&](std::uint32_t count) {
    exact::counts seen;
    seen.yes = count;
    return eval::decide(asked, seen);
  };
  return ask_rows(with, least_.size(), [&](std::size_t row) {
    auto const count = least_[row];
    if (count >= small) return decide(count);
    auto const bit = std::uint64_t{1} << count;
    if ((decided & bit) == 0) {
      auto const said = decide(count);
      decided |= bit;
      is_yes |= said == answer::yes ? bit : 0;
      is_unknown |= said == answer::unknown ? bit : 0;
    }
    if ((is_yes & bit) != 0) return answer::yes;
    return (is_unknown & bit) != 0 ? answer::unknown : answer::no;
  });
}

truth link_counts::decide(ir::linked const& asked, exact::pace const& with) const {
  if (more_.empty() && more_for_all_ == 0) return decide_sure(asked, with);
  decided_once decided{asked};
  return ask_rows(with, least_.size(), [&](std::size_t row) {
    return decided(least_[row], more_for_all_ + (more_.empty() ? 0 : more_[row]));
  });
}

} // namespace chitieu::eval
