// The C interface: called by many threads with the same handles, and twice in one process.
#include "work.hpp"

#include <gtest/gtest.h>

#if defined(CHITIEU_C_LIBRARY)
#include <chitieu/c.h>

#include <dlfcn.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

namespace many_hands {
namespace {

namespace fs = std::filesystem;

/// One copy of the shared library, with names of its own.
class library {
 public:
  explicit library(fs::path const& file) : handle_(dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    if (handle_ == nullptr) throw std::runtime_error(dlerror());
  }
  library(library const&) = delete;
  library& operator=(library const&) = delete;
  ~library() { dlclose(handle_); }

  template <class Function>
  Function at(char const* name) const {
    return reinterpret_cast<Function>(dlsym(handle_, name));
  }

 private:
  void* handle_;
};

#define CALLED(name) at<decltype(&chitieu_##name)>("chitieu_" #name)

/// What is asked of a copy: a plan, tables and a report, as JSON.
class asked {
 public:
  explicit asked(library const& of) : of_(of) {}

  chitieu_plan plan() const {
    chitieu_source const source{"plan", plan_text.data(), plan_text.size()};
    chitieu_plan out = 0;
    EXPECT_EQ(of_.CALLED(plan_read)(&source, 1, &out), CHITIEU_OK);
    return out;
  }

  chitieu_data data() const {
    chitieu_data out = 0;
    EXPECT_EQ(of_.CALLED(data_new)(&out), CHITIEU_OK);
    return out;
  }

  std::int32_t add(chitieu_data to, char const* population, std::string const& csv) const {
    return of_.CALLED(data_add_csv)(to, population, "t.csv", csv.data(), csv.size());
  }

  std::string check(chitieu_plan plan, chitieu_data data) const {
    chitieu_report report = 0;
    chitieu_text text = 0;
    if (of_.CALLED(check)(plan, data, nullptr, &report) != CHITIEU_OK) return {};
    EXPECT_EQ(of_.CALLED(report_json)(report, CHITIEU_VI, &text), CHITIEU_OK);
    std::string out = of_.CALLED(text_bytes)(text, nullptr);
    EXPECT_EQ(of_.CALLED(free)(text), CHITIEU_OK);
    EXPECT_EQ(of_.CALLED(free)(report), CHITIEU_OK);
    return out;
  }

  std::int32_t free(std::uint64_t handle) const { return of_.CALLED(free)(handle); }
  std::string error() const { return of_.CALLED(last_error)(); }

 private:
  library const& of_;
};

std::string const units = "id,rating\nu0,good\nu1,fair\n";
std::string const staff = "id,unit,role,titles,score,active\n1,u0,lecturer,LĐTT,5,yes\n2,u1,,,3,\n";
std::string const entries = "id,authors,hours,sent_on\n1,1;2,4,2023-01-15\n";

std::string all_of(asked const& of) {
  auto const plan = of.plan();
  auto const data = of.data();
  EXPECT_EQ(of.add(data, "units", units), CHITIEU_OK);
  EXPECT_EQ(of.add(data, "staff", staff), CHITIEU_OK);
  EXPECT_EQ(of.add(data, "entries", entries), CHITIEU_OK);
  auto out = of.check(plan, data);
  EXPECT_EQ(of.free(data), CHITIEU_OK);
  EXPECT_EQ(of.free(plan), CHITIEU_OK);
  return out;
}

TEST(c_interface, handles_are_shared_by_many_threads) {
  library const copy(CHITIEU_C_LIBRARY);
  asked const of(copy);
  auto const plan = of.plan();
  auto const data = of.data();
  ASSERT_EQ(of.add(data, "units", units), CHITIEU_OK);
  ASSERT_EQ(of.add(data, "staff", staff), CHITIEU_OK);
  auto const without = of.check(plan, data);
  auto const with = all_of(of);
  ASSERT_NE(without, with);
  std::atomic<int> wrong = 0;
  at_once(4, [&](std::size_t i) {
    // A table that one adds while others check is in a check or is not.
    if (i == 0 && of.add(data, "entries", entries) != CHITIEU_OK) ++wrong;
    for (int times = 0; times < 5; ++times) {
      auto const said = of.check(plan, data);
      if (said != without && said != with) ++wrong;
      // What went wrong is each thread's own.
      if (of.free(1'000'000 + i) != CHITIEU_MISUSE || of.error().empty()) ++wrong;
      if (of.free(0) != CHITIEU_OK || !of.error().empty()) ++wrong;
    }
  });
  EXPECT_EQ(of.check(plan, data), with);
  // A handle that one frees while others use it is there for their calls or is not.
  at_once(4, [&](std::size_t i) {
    if (i == 0 && of.free(data) != CHITIEU_OK) ++wrong;
    if (auto const said = of.check(plan, data); !said.empty() && said != with) ++wrong;
  });
  EXPECT_EQ(of.free(data), CHITIEU_MISUSE);
  EXPECT_EQ(of.free(plan), CHITIEU_OK);
  EXPECT_EQ(wrong, 0);
}

TEST(c_interface, two_copies_live_in_one_process) {
  auto const folder = fs::temp_directory_path() / ("chitieu-hands-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  fs::copy_file(CHITIEU_C_LIBRARY, folder / "another.so");
  std::string expected;
  {
    library const one(CHITIEU_C_LIBRARY);
    expected = all_of(asked(one));
    library const other(folder / "another.so");
    ASSERT_NE(one.CALLED(check), other.CALLED(check));
    std::atomic<int> wrong = 0;
    at_once(4, [&](std::size_t i) {
      if (all_of(asked(i % 2 == 0 ? one : other)) != expected) ++wrong;
    });
    EXPECT_EQ(wrong, 0);
    // Handles of one are none of the other's, which has given fewer.
    asked const first(one);
    auto const plan = first.plan();
    EXPECT_EQ(asked(other).free(plan + 1'000), CHITIEU_MISUSE);
    EXPECT_EQ(first.free(plan), CHITIEU_OK);
  }
  // And one goes on when the other is gone.
  library const left(CHITIEU_C_LIBRARY);
  EXPECT_EQ(all_of(asked(left)), expected);
  fs::remove_all(folder);
}

} // namespace
} // namespace many_hands
#endif
