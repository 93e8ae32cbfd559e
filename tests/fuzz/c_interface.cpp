// Calls of the C interface in any order, with any handles, texts and tables.
#include "arrow_lies.hpp"

#include <chitieu/c.h>

#include <array>
#include <string>
#include <vector>

using hostile::require;

namespace {

constexpr std::uint64_t untouched = 0x5EED;

constexpr std::array<std::string_view, 6> plans = {
    "population staff, complete\n  id  key\n  name  text  personal\n  good  flag\n"
    "target 1: at least 50% of staff good\n",
    "kế hoạch “k” năm 2023\ntập hợp staff\n  id khóa\n  good có/không\n"
    "chỉ tiêu 1: ít nhất 50% staff good\n",
    "plan “child” for 2023 extends “parent.plan”\nreplace target 1: at least 60% of staff good\n",
    "plan “loop” for 2023 extends “child.plan”\n",
    "population staff\n  id key\n  score number\ntarget 1: average score of staff ≥ 5\n"
    "target 2: share of staff that score ≥ 3 in previous ≥ 50%\n",
    ""};
constexpr std::array<std::string_view, 5> tables = {"id,name,good,score\n1,An,yes,3\n2,Binh,no,\n",
                                                    "id\n", "id,good\n1\n", "\xFF\xFE",
                                                    "id;good\n1;có\n"};
constexpr std::array<char const*, 8> names = {"staff", "child.plan", "parent.plan", "previous",
                                              "good",  "",           "\xC3",        nullptr};
constexpr std::array<char const*, 4> of_staff = {"id", "good", "score", "name"};
constexpr std::array<char const*, 6> days = {"2023-10-30", "30/10/2023", "31/02/2023",
                                             "",           "\xFF",       nullptr};

class caller {
 public:
  caller(std::uint8_t const* data, std::size_t size) : from_(data, size) {}

  void run() {
    while (!from_.empty()) call();
    for (auto const each : handles_) (void)chitieu_free(each);
    require(counts_.given == counts_.released, "every struct is released once");
  }

 private:
  std::uint64_t handle() {
    if (handles_.empty() || from_.below(16) == 0) return from_.number<std::uint16_t>();
    return from_.one_of(handles_);
  }

  std::string_view text(auto const& among) {
    return from_.below(4) == 0 ? from_.take(from_.number<std::uint8_t>()) : from_.one_of(among);
  }

  std::int32_t in() { return from_.below(8) == 0 ? from_.number<std::int8_t>() : from_.flip(); }

  /// What every call keeps to.
  void require_answer(std::int32_t answer, std::uint64_t const& out) {
    require(answer >= CHITIEU_OK && answer <= CHITIEU_CANCELLED,
            "an answer of the caller's making");
    require((std::strlen(chitieu_last_error()) == 0) == (answer == CHITIEU_OK), "says why not");
    require((out == untouched) == (answer != CHITIEU_OK), "gives something only when all is well");
    if (answer == CHITIEU_OK) handles_.push_back(out);
  }

  void call() {
    std::uint64_t out = untouched;
    auto* const into = from_.below(32) == 0 ? nullptr : &out;
    switch (from_.below(10)) {
    case 0:
      return read_plan(into, out);
    case 1:
      return require_answer(chitieu_data_new(into), out);
    case 2: {
      // One after another, so that bytes decide the same with every compiler.
      auto const bytes = text(tables);
      auto const data = handle();
      auto const* const name = from_.one_of(names);
      auto const* const file = from_.one_of(names);
      return require_answer_alone(
          chitieu_data_add_csv(data, name, file, bytes.data(), bytes.size()));
    }
    case 3:
      return add_arrow();
    case 4:
    case 5:
      return check(into, out);
    case 6: {
      auto const report = handle();
      return require_answer(chitieu_report_json(report, in(), into), out);
    }
    case 7: {
      std::int32_t code = 77;
      auto const answer = chitieu_report_exit_code(handle(), into == nullptr ? nullptr : &code);
      require((answer == CHITIEU_OK) == (code >= 0 && code <= 2), "an exit code");
      return require_answer_alone(answer);
    }
    case 8: {
      std::size_t size = 0;
      auto const text = handle();
      auto const* const bytes = chitieu_text_bytes(text, from_.flip() ? &size : nullptr);
      if (bytes != nullptr && size != 0)
        require(std::strlen(bytes) == size, "a text ends where it ends");
      return;
    }
    default:
      if (from_.flip()) return diagnostics(into, out);
      return free_one();
    }
  }

  void free_one() {
    auto const which = handle();
    auto const answer = chitieu_free(which);
    require_answer_alone(answer);
    if (which == 0 || answer != CHITIEU_OK) return;
    require(chitieu_free(which) == CHITIEU_MISUSE, "what was freed is no handle any more");
    require(chitieu_text_bytes(which, nullptr) == nullptr, "nor has it a text");
  }

  void require_answer_alone(std::int32_t answer) {
    require_answer(answer, answer == CHITIEU_OK ? 0 : untouched);
    if (answer == CHITIEU_OK) handles_.pop_back();
  }

  void read_plan(std::uint64_t* into, std::uint64_t& out) {
    std::vector<chitieu_source> sources(from_.below(4));
    for (auto& each : sources) {
      auto const bytes = text(plans);
      each = {from_.one_of(names), from_.below(16) == 0 ? nullptr : bytes.data(), bytes.size()};
    }
    require_answer(chitieu_plan_read(sources.data(), sources.size(), into), out);
  }

  void diagnostics(std::uint64_t* into, std::uint64_t& out) {
    std::size_t errors = 0;
    auto const plan = handle();
    auto const language = in();
    auto* const counted = from_.flip() ? &errors : nullptr;
    require_answer(chitieu_plan_diagnostics(plan, language, counted, into), out);
  }

  void add_arrow() {
    auto const batch = hostile::table(from_, of_staff);
    ArrowSchema schema;
    ArrowArray array;
    hostile::give(from_, batch, counts_, schema);
    hostile::give(from_, batch, counts_, array);
    auto const data = handle();
    auto const answer = chitieu_data_add_array(data, from_.one_of(names), &schema, &array);
    require_answer_alone(answer);
    bool const is_mine = answer == CHITIEU_MISUSE;
    require((schema.release != nullptr) == is_mine && (array.release != nullptr) == is_mine,
            "structs are taken, but for misuse");
    if (is_mine) {
      schema.release(&schema);
      array.release(&array);
    }
  }

  void check(std::uint64_t* into, std::uint64_t& out) {
    auto const plan = handle();
    auto const data = handle();
    if (from_.below(4) == 0) return require_answer(chitieu_check(plan, data, nullptr, into), out);
    chitieu_check_options options{};
    options.struct_size = sizeof options;
    if (from_.below(8) == 0) options.struct_size = from_.number<std::uint8_t>();
    options.as_of = from_.one_of(days);
    if (from_.flip()) options.by = from_.one_of(names);
    options.who = from_.flip();
    options.names = from_.flip();
    std::vector<chitieu_earlier> earlier(from_.below(3));
    for (auto& each : earlier) each = {from_.one_of(names), handle()};
    options.earlier = earlier.data();
    options.earlier_count = earlier.size();
    int left = static_cast<int>(from_.below(4));
    options.user = &left;
    if (from_.below(4) == 0)
      options.stop = [](void* user) -> std::int32_t { return --*static_cast<int*>(user) < 0; };
    require_answer(chitieu_check(plan, data, &options, into), out);
  }

  hostile::bytes from_;
  arrow_builder::ledger counts_;
  std::vector<std::uint64_t> handles_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  caller(data, size).run();
  return 0;
}
