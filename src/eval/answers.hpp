#pragma once
#include "preparation.hpp"
#include "sheet.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace chitieu::eval {

/// What each condition and number of a program says of the rows of its population, worked out when
/// it is first asked for.
class answers {
 public:
  answers(std::shared_ptr<preparation const>, std::optional<data::day> as_of);
  answers(answers const&) = delete; // sheets ask where it stands
  answers& operator=(answers const&) = delete;

  /// What was known before.
  [[nodiscard]] preparation const& known() const noexcept { return *known_; }

  /// The rows' answers and numbers; they stay where they are. They must be ones that can answer.
  [[nodiscard]] truth const& operator[](ir::condition_id);
  [[nodiscard]] numbers const& number(ir::value_id);

  /// Calls `asked` before each condition or number is worked out, and while that reads rows; what
  /// it throws comes out.
  void poll(std::function<void()> asked) {
    poll_ = std::move(asked);
    sheets_.poll(poll_);
  }

  /// Works a condition or number out, with all that it needs, unless that is done.
  void work_out(node_id);

  /// Takes up what was worked out elsewhere, unless that is known.
  void put(ir::condition_id id, truth is) {
    if (!sheets_.own().has(id)) sheets_.own().put(id, std::move(is));
  }

  /// Drops what was worked out of the rows that are judged.
  void forget() { sheets_.own().forget(); }

  [[nodiscard]] nodes const& all() const noexcept { return known_->all(); }
  [[nodiscard]] sheet const& own() const { return sheets_.own(); }

 private:
  std::shared_ptr<preparation const> known_;
  sheets sheets_;
  std::function<void()> poll_;
};

} // namespace chitieu::eval
