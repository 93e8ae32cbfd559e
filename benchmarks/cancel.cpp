// How long a check may go on after it was asked to end: the longest time between two questions
// whether to go on (`check_options::poll`), of 10,000,000 rows or as many as the argument says, how
// long it takes to give back what it has when it is told to end, and what a check takes that asks
// and one that does not. The same of a CSV file that is read and of a monitor that begins. A second
// argument leaves out sentences, `a CSV file` and `a monitor` that do not have it.
#include "arrow_columns.hpp"
#include "program.hpp"
#include "staff.hpp"

#include <chitieu/data/csv.hpp>
#include <chitieu/monitor/monitor.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::benchmarks {
namespace {

/// Texts one behind the other, as Arrow has them.
struct texts {
  std::vector<std::int32_t> ends{0};
  std::string all;
  void add(std::string_view one) {
    all += one;
    ends.push_back(static_cast<std::int32_t>(all.size()));
  }
};

/// People whose columns are texts, so that every cell is read when they are bound, and some that
/// are read where they lie.
struct people {
  std::size_t rows;
  std::size_t unit_count;
  texts id, unit, rank, active, score, born, name, unit_id;
  std::vector<std::int32_t> points, number;
  std::vector<std::uint8_t> is_known;
  arrow_columns of_people, of_units;
  dataset data;

  explicit people(std::size_t size)
      : rows(size), unit_count(std::max<std::size_t>(size / 1000, 1)), of_people(size),
        of_units(unit_count) {
    draws draw;
    for (std::size_t u = 0; u < unit_count; ++u) unit_id.add("U" + std::to_string(u));
    is_known.resize((size + 7) / 8);
    for (auto& byte : is_known) byte = static_cast<std::uint8_t>(draw.below(256) | 1U);
    constexpr std::array<char const*, 4> ranks{"poor", "fair", "good", "excellent"};
    for (std::size_t row = 0; row < size; ++row) {
      // Neither ascending nor close, so that an index has to be made.
      id.add(std::to_string((row * 7'368'787) % 99'999'989));
      unit.add("U" + std::to_string(draw.below(unit_count)));
      rank.add(ranks[draw.below(4)]);
      active.add(draw.below(3) == 0 ? "no" : "yes");
      score.add(std::to_string(draw.below(10)) + "." + std::to_string(draw.below(100)));
      born.add("19" + std::to_string(60 + draw.below(40)) + "-0" +
               std::to_string(1 + draw.below(9)) + "-1" + std::to_string(draw.below(10)));
      name.add("n" + std::to_string(draw.below(100'000)));
      points.push_back(static_cast<std::int32_t>(draw.below(1000)));
      number.push_back(static_cast<std::int32_t>(draw.below(1'000'000'000)));
    }
    of_units.add_texts("id", unit_id.ends.data(), unit_id.all.data());
    for (auto const& [called, cells] : {std::pair<char const*, texts const*>{"id", &id},
                                        {"unit", &unit},
                                        {"rank", &rank},
                                        {"active", &active},
                                        {"score", &score},
                                        {"born", &born},
                                        {"name", &name}})
      of_people.add_texts(called, cells->ends.data(), cells->all.data());
    of_people.add("points", "i", points.data(), is_known.data());
    of_people.add("number", "i", number.data());
    data.add("units", of_units.read("units"));
    data.add("people", of_people.read("people"));
  }
};

constexpr std::string_view schema = R"(
plan “cancel” for 2023
scale rank: poor < fair < good < excellent
population units
  id      key
population people
  id      key
  unit    units
  rank    rank
  active  flag
  score   number
  born    date
  name    text
  points  count
  number  count
)";

struct question {
  std::string_view sentence;
  bool who = false;
  std::string_view by = {};
};

constexpr std::array questions = {
    question{"at least 50% of people active"},
    question{"at least 50% of people rated at least good"},
    question{"at least 1 people where name is “n77”"},
    question{"average points of people ≥ 5"},
    question{"median points of people ≥ 5"},
    question{"the 90th percentile of score of people ≥ 5"},
    question{"sum of score of people ≥ 5"},
    question{"number of different name of people ≥ 5"},
    question{"number of different number of people ≥ 5"},
    question{"all people have years from born to as of at least 18"},
    question{"all people have points + score at least 18"},
    question{"at least 50% of people have points at least average points of all people"},
    question{"at least 50% of units have at least 5 people where active"},
    question{"at least 50% of units ≥50% of their people as unit active"},
    question{"at least 50% of units have average points of their people ≥ 400"},
    question{"at least 50% of units have median points of their people ≥ 400"},
    question{"in every unit, at least 50% of people active"},
    question{"in every month of born, at least 50% of people active"},
    question{"at least 50% of the top 100 people by number active"},
    question{"at least 50% of people are in the top 3 by points"},
    question{"at least 1 people have unit's id known"},
    question{"at least 50% of people active; at least 10% of people rated good"},
    question{"average number of people ≥ 5"},
    question{"median number of people ≥ 5"},
    question{"at least 50% of people are in the top 3 by number"},
    question{"average number of people where points ≥ 500 ≥ 5"},
    question{"median number of people where points ≥ 500 ≥ 5"},
    question{"number of different number of people where points ≥ 500 ≥ 5"},
    question{"average (points / 3) of people ≥ 0"},
    question{"average (points / number) of people ≥ 0"},
    question{"at least 50% of people have points / number at least 1"},
    question{"in every unit, average points of people ≥ 5"},
    question{"at least 50% of people active", true},
    question{"at least 50% of people active", false, "unit"},
    question{"average points of people ≥ 5", false, "unit"},
    question{"median score of people ≥ 5", false, "unit"},
};

double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

/// Times between questions, by the clock and of the processor, since others may use it, too.
class watch {
 public:
  void ask() {
    auto const now = std::chrono::steady_clock::now();
    auto const used = processor_seconds();
    if (used - used_ > longest_used_) {
      longest_used_ = used - used_;
      longest_ = std::chrono::duration<double>(now - at_).count();
      which_ = asked_;
    }
    ++asked_;
    // What asking costs is not what is asked about.
    at_ = std::chrono::steady_clock::now();
    used_ = processor_seconds();
  }

  [[nodiscard]] std::size_t asked() const { return asked_; }

  /// Up to now, which is no question.
  void end() {
    ask();
    --asked_;
  }

  void tell(std::string_view of) {
    end();
    std::printf("%8.2f %10.2f %8zu of %zu  %.*s\n", 1000 * longest_used_, 1000 * longest_, which_,
                asked_, static_cast<int>(of.size()), of.data());
    std::fflush(stdout);
  }

 private:
  std::chrono::steady_clock::time_point at_ = std::chrono::steady_clock::now();
  double used_ = processor_seconds();
  double longest_used_ = 0;
  double longest_ = 0;
  std::size_t which_ = 0;
  std::size_t asked_ = 0;
};

ir::program read(std::string_view sentence) {
  auto program = compile(parse(*source::from_text(
      "plan", std::string(schema) + "target 1: " + std::string(sentence) + "\n")));
  for (auto const& each : program.diagnostics)
    if (severity_of(each.what) == severity::error)
      std::printf("%.*s: %s\n", static_cast<int>(sentence.size()), sentence.data(),
                  message(each, language::en).c_str());
  return program;
}

struct stop {};

using poll = std::function<void()>;

/// How long it takes until something that is told so at its question number `at` has ended.
template <class Run>
void tell_end(std::size_t at, Run const& run) {
  watch ending;
  std::size_t asked = 0;
  try {
    run([&] {
      if (++asked < at) return;
      ending = {};
      throw stop();
    });
  } catch (stop const&) {
    ending.tell("ended");
  }
}

/// What something costs, in seconds of the processor: the least of some.
template <class Run>
double cost(poll const& asked, Run const& run) {
  auto least = std::numeric_limits<double>::infinity();
  for (int i = 0; i < 3; ++i) {
    auto const began = processor_seconds();
    run(asked);
    least = std::min(least, processor_seconds() - began);
  }
  return least;
}

/// How long lies between two questions, how long it takes to end, and what asking costs.
template <class Run>
void tell_all(std::string_view of, Run const& run) {
  watch working;
  run([&] { working.ask(); });
  auto const questions_asked = working.asked();
  working.tell(of);
  for (auto const at : {questions_asked / 2, questions_asked * 3 / 4, questions_asked})
    tell_end(at, run);
  std::size_t asked_once = 0;
  auto const alone = cost({}, run);
  auto const asking = cost([&] { ++asked_once; }, run);
  std::printf("  takes %.2f, and %.2f where it asks\n", 1000 * alone, 1000 * asking);
}

std::string csv_of(people const& all) {
  std::string csv = "id,unit,rank,active,score,born,name,points,number\n";
  for (std::size_t row = 0; row < all.rows; ++row) {
    for (auto const* cells :
         {&all.id, &all.unit, &all.rank, &all.active, &all.score, &all.born, &all.name}) {
      auto const begin = static_cast<std::size_t>(cells->ends[row]);
      csv.append(cells->all, begin, static_cast<std::size_t>(cells->ends[row + 1]) - begin);
      csv += ',';
    }
    csv += std::to_string(all.points[row]) + ',' + std::to_string(all.number[row]) + '\n';
  }
  return csv;
}

void measure_reading(people const& all) {
  auto const csv = csv_of(all);
  std::optional<data::text_table> table; // to give it back is its owner's
  tell_all("read: a CSV file", [&](poll const& asked) {
    table.reset();
    auto made = data::read_csv("people.csv", csv, asked);
    if (made) table = *std::move(made);
    for (auto const& each : made.diagnostics) std::puts(message(each, language::en).c_str());
  });
}

void measure_beginning(people const& all) {
  auto const program = read("at least 50% of units ≥50% of their people as unit active");
  std::optional<monitor> watched;
  tell_all("begun: a monitor", [&](poll const& asked) {
    watched.reset();
    monitor_options options;
    options.as_of = std::chrono::year{2023} / 12 / 31;
    options.poll = asked;
    watched.emplace(program, all.data, options);
  });
}

int measure(std::size_t rows, std::string_view having) {
  if (!may_be_measured()) return 2;
  std::vector<std::pair<question, ir::program>> programs;
  for (auto const& each : questions)
    if (each.sentence.find(having) != std::string_view::npos)
      programs.emplace_back(each, read(each.sentence));
  for (auto const& [asked, program] : programs)
    if (has_errors(program.diagnostics)) return 1;
  std::printf("%zu rows, seed %llu\nlongest time between two questions, ms\nprocessor      clock"
              "   question\n",
              rows, static_cast<unsigned long long>(seed));
  people const all(rows);
  check_options options;
  options.as_of = std::chrono::year{2023} / 12 / 31;
  for (auto const& [asked, program] : programs) {
    options.who = asked.who;
    options.by.reset();
    if (!asked.by.empty()) options.by = asked.by;
    options.poll = {};
    watch binding;
    bound_dataset const bound(program, all.data,
                              {options.names, options.by, {}, [&] { binding.ask(); }});
    auto said = std::string(asked.sentence) + (asked.who ? ", who" : "");
    if (!asked.by.empty()) said += ", by " + std::string(asked.by);
    binding.tell("bound: " + said);
    for (auto const& each : bound.diagnostics())
      if (severity_of(each.what) == severity::error)
        std::printf("%s\n", message(each, language::en).c_str());
    tell_all("counted", [&](poll const& ask) {
      options.poll = ask;
      (void)evaluate(program, bound, options);
    });
  }
  if (std::string_view("a CSV file").find(having) != std::string_view::npos) measure_reading(all);
  if (std::string_view("a monitor").find(having) != std::string_view::npos) measure_beginning(all);
  return 0;
}

} // namespace
} // namespace chitieu::benchmarks

int main(int count, char** arguments) {
  return chitieu::benchmarks::measure(count > 1 ? std::stoull(arguments[1]) : 10'000'000,
                                      count > 2 ? arguments[2] : "");
}
