#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/engine/bind.hpp>
#include <chitieu/eval/evaluate.hpp>
#include <chitieu/eval/interpret.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the targets share: bytes that decide, and what must hold whatever they say.
namespace hostile {

/// Ends the run where something does not hold, so that the fuzzer keeps the input.
inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << "does not hold: " << what << '\n';
  std::abort();
}

/// Bytes that are used up by decisions; when there are none left, every decision is 0.
class bytes {
 public:
  bytes(std::uint8_t const* data, std::size_t size)
      : left_(reinterpret_cast<char const*>(data), size) {}

  [[nodiscard]] bool empty() const noexcept { return left_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return left_.size(); }

  template <class Number>
  Number number() {
    Number made{};
    auto const taken = take(sizeof made);
    if (!taken.empty()) std::memcpy(&made, taken.data(), taken.size());
    return made;
  }
  std::size_t below(std::size_t n) { return number<std::uint8_t>() % n; }
  bool flip() { return below(2) == 1; }

  template <class Items>
  auto const& one_of(Items const& from) {
    return from[below(std::size(from))];
  }

  std::string_view take(std::size_t count) {
    auto const out = left_.substr(0, count);
    left_.remove_prefix(out.size());
    return out;
  }
  std::string_view take_all() { return take(left_.size()); }

 private:
  std::string_view left_;
};

/// A number out of a text, which decides without being a part of it.
inline std::uint64_t hash_of(std::string_view text) {
  std::uint64_t made = 0xcbf2'9ce4'8422'2325U;
  for (char const c : text) made = (made ^ static_cast<unsigned char>(c)) * 0x100'0000'01b3U;
  return made ^ (made >> 32U);
}

/// The evaluator and the plain interpreter say the same of every clause.
inline void require_same_answers(chitieu::ir::program const& program,
                                 chitieu::bound_dataset const& bound,
                                 std::optional<chitieu::data::day> as_of) {
  using namespace chitieu;
  std::vector<data::bound_data const*> others;
  for (auto const& each : bound.earlier()) others.push_back(each.get());
  eval::evaluator fast{bound.prepared(), as_of};
  eval::interpreter slow{program, bound.tables(), as_of, others};
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) {
      if (!fast.can_evaluate(clause)) continue;
      if (clause.only_if)
        require(fast.holds(*clause.only_if) == slow.holds(*clause.only_if), "one condition");
      if (clause.number) {
        for (auto const id : {clause.number->left, clause.number->low, clause.number->high})
          require(fast.numbers(id) == slow.numbers(id), "one number");
        continue;
      }
      require(fast.count(clause) == slow.count(clause), "one count");
      require(fast.rows(clause) == slow.rows(clause), "the same rows");
    }
}

} // namespace hostile
