#include "evaluate_count_of.hpp"

#include "to_answer.hpp"

namespace chitieu::eval {
namespace {

/// What a count is against the threshold; rows with the same counts, and most are, ask once.
class decisions {
 public:
  decisions(exact::threshold const& asked, std::size_t parts)
      : asked_{asked}, parts_{parts}, known_(parts < few ? (parts + 1) * (parts + 1) : 0) {}

  answer operator()(std::uint32_t yes, std::uint32_t unknown) {
    if (known_.empty()) return decide(yes, unknown);
    auto& known = known_[yes * (parts_ + 1) + unknown];
    if (!known) known = decide(yes, unknown);
    return *known;
  }

 private:
  static constexpr std::size_t few = 256;

  [[nodiscard]] answer decide(std::uint32_t yes, std::uint32_t unknown) const {
    exact::counts seen;
    seen.yes = yes;
    seen.unknown = unknown;
    seen.no = static_cast<std::int64_t>(parts_) - yes - unknown;
    return to_answer(exact::decide(seen, asked_, exact::empty_base::undetermined));
  }

  exact::threshold const& asked_;
  std::size_t parts_;
  std::vector<std::optional<answer>> known_;
};

} // namespace

truth evaluate(ir::count_of const& some, sheet const& on, std::size_t rows) {
  auto yes = exact::filled_with(rows, std::uint32_t{0}, on.pace());
  auto unknown = exact::filled_with(rows, std::uint32_t{0}, on.pace());
  for (auto const part : some.parts) {
    auto const& said = on[part];
    for (std::size_t word = 0; word < said.word_count(); ++word) {
      on.pace().take(bitmap::word_bits);
      each_bit(said.yes(word), word * bitmap::word_bits, [&](std::size_t row) { ++yes[row]; });
      each_bit(said.unknown(word), word * bitmap::word_bits,
               [&](std::size_t row) { ++unknown[row]; });
    }
  }
  decisions decide{some.asked, some.parts.size()};
  return ask_rows(on.pace(), rows, [&](std::size_t row) { return decide(yes[row], unknown[row]); });
}

} // namespace chitieu::eval
