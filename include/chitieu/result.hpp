#pragma once
#include <optional>
#include <utility>

namespace chitieu {

/// What a step could make of its input, together with everything that was wrong with it.
///
/// The value and the list are independent: a plan with one faulty target still has a value.
template <class Value, class Issues>
struct outcome {
  std::optional<Value> value;
  Issues diagnostics;

  [[nodiscard]] explicit operator bool() const noexcept { return value.has_value(); }
  [[nodiscard]] Value& operator*() & noexcept { return *value; }
  [[nodiscard]] Value const& operator*() const& noexcept { return *value; }
  [[nodiscard]] Value&& operator*() && noexcept { return *std::move(value); }
  [[nodiscard]] Value* operator->() noexcept { return &*value; }
  [[nodiscard]] Value const* operator->() const noexcept { return &*value; }
};

} // namespace chitieu
