#pragma once
#include <pybind11/pybind11.h>

#include <chrono>
#include <thread>

namespace chitieu::python {

/// Lets a Ctrl-C end what the library does; looks not more often than somebody can press it.
struct interrupt {
  std::chrono::steady_clock::time_point asked = std::chrono::steady_clock::now();
  std::thread::id caller = std::this_thread::get_id();
  void operator()() {
    // Python asks for signals where it runs itself, not on threads that help.
    if (std::this_thread::get_id() != caller) return;
    auto const now = std::chrono::steady_clock::now();
    if (now - asked < std::chrono::milliseconds(50)) return;
    asked = now;
    pybind11::gil_scoped_acquire const held;
    if (PyErr_CheckSignals() != 0) throw pybind11::error_already_set();
  }
};

} // namespace chitieu::python
