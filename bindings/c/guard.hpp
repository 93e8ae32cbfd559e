#pragma once
#include "handles.hpp"

#include <cstdint>
#include <exception>
#include <new>
#include <string>
#include <string_view>

namespace chitieu::c {

/// What a caller's `stop` was answered with.
struct cancelled {};

/// What was given cannot be read.
struct faulty : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Writes what went wrong where `chitieu_last_error` finds it; cut where it is long. No memory is
/// needed for it.
void say(std::string_view) noexcept;
[[nodiscard]] char const* said() noexcept;

/// Does something, and makes a code of whatever it throws.
template <class Action>
std::int32_t guarded(Action const& action) noexcept {
  try {
    say({});
    action();
    return CHITIEU_OK;
  } catch (misuse const& wrong) {
    say(wrong.what());
    return CHITIEU_MISUSE;
  } catch (faulty const& wrong) {
    say(wrong.what());
    return CHITIEU_FAULTY;
  } catch (cancelled const&) {
    say("the check was stopped by the program's own function");
    return CHITIEU_CANCELLED;
  } catch (std::bad_alloc const&) {
    say("there is not enough memory");
    return CHITIEU_OUT_OF_MEMORY;
  } catch (std::exception const& wrong) {
    say(wrong.what());
    return CHITIEU_FAILED;
  } catch (...) {
    say("something unknown was thrown");
    return CHITIEU_FAILED;
  }
}

/// An argument that must be there.
template <class Pointed>
Pointed& needed(Pointed* argument, char const* called) {
  if (argument == nullptr) throw misuse(std::string("`") + called + "` is null");
  return *argument;
}

/// A name that must be there and be UTF-8.
[[nodiscard]] std::string name(char const* argument, char const* called);

/// Bytes; null only when there are none.
[[nodiscard]] std::string_view bytes(char const* from, std::size_t size);

[[nodiscard]] language to_language(std::int32_t);

} // namespace chitieu::c
