#include "handles.hpp"

#include <mutex>
#include <unordered_map>
#include <utility>

namespace chitieu::c {
namespace {

/// All handles of the process that were not freed.
class registry {
 public:
  std::uint64_t keep(thing what) {
    std::lock_guard const alone{only_one_};
    things_.emplace(next_, std::move(what));
    return next_++;
  }

  thing find(std::uint64_t handle) {
    std::lock_guard const alone{only_one_};
    return at(handle)->second;
  }

  bool exchange(std::uint64_t handle, std::shared_ptr<dataset const> const& expected,
                std::shared_ptr<dataset const> by) {
    std::lock_guard const alone{only_one_};
    auto* const there = std::get_if<std::shared_ptr<dataset const>>(&at(handle)->second);
    if (there == nullptr || *there != expected) return false;
    there->swap(by);
    return true;
  }

  /// What is forgotten goes away after the lock does: an Arrow producer's `release` may call us.
  thing forget(std::uint64_t handle) {
    std::lock_guard const alone{only_one_};
    auto const found = at(handle);
    auto out = std::move(found->second);
    things_.erase(found);
    return out;
  }

 private:
  using map = std::unordered_map<std::uint64_t, thing>;

  map::iterator at(std::uint64_t handle) {
    auto const found = things_.find(handle);
    if (found == things_.end()) throw misuse("this is no handle, or it was freed before");
    return found;
  }

  std::mutex only_one_;
  map things_;
  std::uint64_t next_ = 1;
};

/// Never destroyed: threads may still free handles while the process ends.
registry& all() {
  static auto* const made = new registry;
  return *made;
}

} // namespace

std::uint64_t keep(thing what) { return all().keep(std::move(what)); }

template <class Kind>
std::shared_ptr<Kind const> find(std::uint64_t handle) {
  auto const what = all().find(handle);
  auto const* found = std::get_if<std::shared_ptr<Kind const>>(&what);
  if (found == nullptr) throw misuse("this is a handle of another kind");
  return *found;
}

template std::shared_ptr<plan const> find<plan>(std::uint64_t);
template std::shared_ptr<dataset const> find<dataset>(std::uint64_t);
template std::shared_ptr<report const> find<report>(std::uint64_t);
template std::shared_ptr<std::string const> find<std::string>(std::uint64_t);

bool exchange(chitieu_data handle, std::shared_ptr<dataset const> const& expected,
              std::shared_ptr<dataset const> by) {
  return all().exchange(handle, expected, std::move(by));
}

void forget(std::uint64_t handle) { (void)all().forget(handle); }

} // namespace chitieu::c
