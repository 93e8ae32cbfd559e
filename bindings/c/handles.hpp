#pragma once
#include <chitieu/c.h>
#include <chitieu/chitieu.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <variant>

namespace chitieu::c {

/// What an argument that no program should give is called.
struct misuse : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

/// A plan; one whose bytes are no text has diagnostics alone.
struct plan {
  ir::program program;
};

/// What a handle stands for. Things are shared, so that one that is freed while another thread uses
/// it lives as long as that call; nothing changes once it is here.
using thing = std::variant<std::shared_ptr<plan const>, std::shared_ptr<dataset const>,
                           std::shared_ptr<report const>, std::shared_ptr<std::string const>>;

/// Keeps a thing under a number that was never given before.
[[nodiscard]] std::uint64_t keep(thing);

/// What a handle of a kind stands for; `misuse` when it was freed or is none of that kind.
template <class Kind>
[[nodiscard]] std::shared_ptr<Kind const> find(std::uint64_t);

/// Puts another dataset under a handle if `expected` still stands there.
[[nodiscard]] bool exchange(chitieu_data, std::shared_ptr<dataset const> const& expected,
                            std::shared_ptr<dataset const> by);

/// Forgets a handle; `misuse` when there is none.
void forget(std::uint64_t);

} // namespace chitieu::c
