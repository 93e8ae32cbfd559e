#include <chitieu/data/executor.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#endif

namespace chitieu {
namespace {

/// Tells the processor that this thread waits for another one.
inline void pause() noexcept {
#if defined(__SSE2__) || defined(_M_X64)
  _mm_pause();
#endif
}

/// Waits awake for something that will soon be; false where it takes longer than it takes to fall
/// asleep and to be woken.
template <class Done>
bool is_soon(Done done) {
  using clock = std::chrono::steady_clock;
  constexpr std::chrono::microseconds patience{100};
  constexpr int looks = 64;
  for (auto const until = clock::now() + patience;;) {
    for (int i = 0; i < looks; ++i) {
      if (done()) return true;
      pause();
    }
    if (clock::now() >= until) return false;
  }
}

/// The tasks of one call, which any thread may take.
class job {
 public:
  job(std::size_t count, std::function<void(std::size_t)> const& task)
      : count_{count}, task_{task} {}

  [[nodiscard]] bool has_more() const noexcept { return next_ < count_; }

  void work() {
    try {
      for (auto i = next_++; i < count_; i = next_++) task_(i);
    } catch (...) {
      next_ = count_;
      std::lock_guard const only_one{mutex_};
      if (!first_error_) first_error_ = std::current_exception();
    }
  }

  /// Helpers that work at it; one begins and ends while the crew is locked.
  std::atomic<std::size_t> helpers = 0;

  void rethrow() const {
    if (first_error_) std::rethrow_exception(first_error_);
  }

 private:
  std::size_t count_;
  std::function<void(std::size_t)> const& task_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr first_error_;
};

/// Threads that help whoever has tasks. They are made when there is work for them, stay awake for a
/// moment after it, and end with the crew. Nobody waits for one that has not begun.
class crew {
 public:
  explicit crew(std::size_t helpers) : most_{helpers} { helpers_.reserve(helpers); }
  crew(crew const&) = delete;
  crew& operator=(crew const&) = delete;

  ~crew() {
    {
      std::lock_guard const alone{mutex_};
      ends_ = true;
      ++called_;
    }
    wake_.notify_all();
    for (auto& each : helpers_) each.join();
  }

  void run(std::size_t count, std::function<void(std::size_t)> const& task) {
    job one{count, task};
    call(one, std::min(most_, count - 1));
    one.work();
    take_back(one);
    one.rethrow();
  }

 private:
  void call(job& one, std::size_t wanted) {
    bool any_asleep = false;
    {
      std::lock_guard const alone{mutex_};
      jobs_.push_back(&one);
      ++called_;
      any_asleep = asleep_ > 0;
      // With fewer threads than were asked for the work is done all the same.
      try {
        while (helpers_.size() < wanted) helpers_.emplace_back([this] { help(); });
      } catch (std::exception const&) {
      }
    }
    if (any_asleep) wake_.notify_all();
  }

  /// Nobody begins with it any more; those who have are waited for.
  void take_back(job& one) {
    {
      std::lock_guard const alone{mutex_};
      std::erase(jobs_, &one);
    }
    if (is_soon([&one] { return one.helpers == 0; })) return;
    std::unique_lock lock{mutex_};
    done_.wait(lock, [&one] { return one.helpers == 0; });
  }

  void help() {
    std::unique_lock lock{mutex_};
    while (!ends_) {
      auto const found =
          std::find_if(jobs_.begin(), jobs_.end(), [](job const* one) { return one->has_more(); });
      if (found != jobs_.end()) {
        help_with(**found, lock);
        continue;
      }
      auto const seen = called_.load();
      lock.unlock();
      bool const is_called = is_soon([&] { return called_ != seen; });
      lock.lock();
      if (is_called) continue;
      ++asleep_;
      wake_.wait(lock, [&] { return called_ != seen; });
      --asleep_;
    }
  }

  void help_with(job& one, std::unique_lock<std::mutex>& lock) {
    ++one.helpers;
    lock.unlock();
    one.work();
    lock.lock();
    if (--one.helpers == 0) done_.notify_all();
  }

  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable done_;
  std::atomic<std::size_t> called_ = 0; ///< how often there was something new
  std::size_t asleep_ = 0;
  bool ends_ = false;
  std::vector<job*> jobs_;
  std::vector<std::thread> helpers_;
};

} // namespace

executor threads(std::size_t count) {
  auto const most =
      count != 0 ? count : std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
  auto const others = std::make_shared<crew>(most - 1);
  return [others](std::size_t tasks, std::function<void(std::size_t)> const& task) {
    if (tasks > 0) others->run(tasks, task);
  };
}

} // namespace chitieu
