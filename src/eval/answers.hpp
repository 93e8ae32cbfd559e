#pragma once
#include "sheet.hpp"

#include <span>

namespace chitieu::eval {

/// What each condition and number of a program says of the rows of its population, worked out when
/// it is first asked for.
class answers {
 public:
  answers(ir::program const&, data::bound_data const&, std::optional<data::day> as_of,
          std::span<data::bound_data const* const> earlier);

  /// Whether a condition or number has all that it needs.
  [[nodiscard]] bool can_answer(node_id id) const { return readable_[0][id]; }

  /// The rows' answers and numbers; they stay where they are. They must be ones that can answer.
  [[nodiscard]] truth const& operator[](ir::condition_id);
  [[nodiscard]] numbers const& number(ir::value_id);

  /// Works a condition or number out, with all that it needs, unless that is done.
  void work_out(node_id);

  /// Drops what was worked out of the rows that are judged.
  void forget() { sheets_.own().forget(); }

  [[nodiscard]] nodes const& all() const noexcept { return nodes_; }
  [[nodiscard]] sheet const& own() const { return sheets_.own(); }

 private:
  nodes nodes_;
  sheets sheets_;
  std::vector<std::vector<bool>> readable_; ///< by dataset, this one first, and node
};

} // namespace chitieu::eval
