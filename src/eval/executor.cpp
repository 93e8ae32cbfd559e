#include <chitieu/eval/executor.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace chitieu::eval {
namespace {

class crew {
 public:
  crew(std::size_t count, std::function<void(std::size_t)> const& task)
      : count_{count}, task_{task} {}

  void run(std::size_t threads) {
    std::vector<std::thread> helpers;
    helpers.reserve(threads);
    // With fewer threads than were asked for the work is done all the same.
    try {
      for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back([this] { work(); });
    } catch (std::system_error const&) {
    }
    work();
    for (auto& each : helpers) each.join();
    if (first_error_) std::rethrow_exception(first_error_);
  }

 private:
  void work() {
    try {
      for (auto i = next_++; i < count_; i = next_++) task_(i);
    } catch (...) {
      next_ = count_;
      std::lock_guard const only_one{mutex_};
      if (!first_error_) first_error_ = std::current_exception();
    }
  }

  std::size_t count_;
  std::function<void(std::size_t)> const& task_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr first_error_;
};

} // namespace

executor threads(std::size_t count) {
  auto const most =
      count != 0 ? count : std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
  return [most](std::size_t tasks, std::function<void(std::size_t)> const& task) {
    crew{tasks, task}.run(std::min(most, tasks));
  };
}

} // namespace chitieu::eval
