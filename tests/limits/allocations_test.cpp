#include "allocations.hpp"

#include <gtest/gtest.h>

#include <malloc.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace {

std::atomic<std::size_t> count = 0;
std::atomic<std::size_t> bytes = 0;
std::atomic<std::size_t> freed = 0;
std::atomic<std::size_t> live_bytes = 0;
std::atomic<std::size_t> peak = 0;

thread_local bool fails = false;
thread_local bool goes_on_failing = false;
thread_local bool has_failed = false;
thread_local std::size_t until_failure = 0;

bool fails_now() noexcept {
  if (!fails) return false;
  if (has_failed) return goes_on_failing;
  if (until_failure-- != 0) return false;
  has_failed = true;
  return true;
}

void* allocate(std::size_t size, std::size_t alignment) noexcept {
  if (fails_now()) return nullptr;
  void* const made =
      alignment == 0
          ? std::malloc(size == 0 ? 1 : size)
          : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (made != nullptr) {
    ++count;
    bytes += size;
    auto const now = live_bytes += malloc_usable_size(made);
    for (auto most = peak.load(); now > most && !peak.compare_exchange_weak(most, now);) {
    }
  }
  return made;
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
  if (void* const made = allocate(size, alignment)) return made;
  throw std::bad_alloc();
}

void release(void* what) noexcept {
  if (what == nullptr) return;
  ++freed;
  live_bytes -= malloc_usable_size(what);
  std::free(what);
}

} // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size, 0); }
void* operator new[](std::size_t size) { return allocate_or_throw(size, 0); }
void* operator new(std::size_t size, std::align_val_t by) {
  return allocate_or_throw(size, static_cast<std::size_t>(by));
}
void* operator new[](std::size_t size, std::align_val_t by) {
  return allocate_or_throw(size, static_cast<std::size_t>(by));
}
void* operator new(std::size_t size, std::nothrow_t const&) noexcept { return allocate(size, 0); }
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept { return allocate(size, 0); }
void operator delete(void* what) noexcept { release(what); }
void operator delete[](void* what) noexcept { release(what); }
void operator delete(void* what, std::size_t) noexcept { release(what); }
void operator delete[](void* what, std::size_t) noexcept { release(what); }
void operator delete(void* what, std::align_val_t) noexcept { release(what); }
void operator delete[](void* what, std::align_val_t) noexcept { release(what); }
void operator delete(void* what, std::size_t, std::align_val_t) noexcept { release(what); }
void operator delete[](void* what, std::size_t, std::align_val_t) noexcept { release(what); }
void operator delete(void* what, std::nothrow_t const&) noexcept { release(what); }
void operator delete[](void* what, std::nothrow_t const&) noexcept { release(what); }

namespace allocations {

totals so_far() noexcept { return {count, bytes, count - freed, live_bytes, peak}; }

totals from_here() noexcept {
  peak = live_bytes.load();
  return so_far();
}

failing::failing(std::size_t at, bool from_then_on) noexcept {
  until_failure = at;
  goes_on_failing = from_then_on;
  has_failed = false;
  fails = true;
}
failing::~failing() { fails = false; }
bool failing::happened() const noexcept { return has_failed; }

namespace {

TEST(allocations, are_counted_and_can_fail) {
  auto const before = so_far();
  {
    auto const made = std::make_unique<std::uint64_t>(7);
    EXPECT_EQ(so_far().count, before.count + 1);
    EXPECT_EQ(so_far().bytes, before.bytes + sizeof(*made));
  }
  EXPECT_EQ(so_far().live, before.live);
  failing const second{1};
  std::vector<std::unique_ptr<int>> kept;
  EXPECT_THROW(
      {
        auto first = std::make_unique<int>(1);
        auto never = std::make_unique<int>(2);
        if (first && never) kept.clear();
      },
      std::bad_alloc);
  EXPECT_TRUE(second.happened());
}

} // namespace
} // namespace allocations
