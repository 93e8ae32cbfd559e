#pragma once
#include <chitieu/chitieu.hpp>
#include <chitieu/render/render.hpp>

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

/// A plan over tables that reads them in every way, and what a check of it says.
namespace many_hands {

inline std::string const plan_text = R"(
plan “p” for 2023
scale rating: poor < fair < good < excellent
scale honour, cumulative: LĐTT < CSTĐCS
population units
  id      key
  rating  rating
population staff
  id      key
  unit    units
  role    one of lecturer, official, worker
  titles  set of honour  blank means none
  score   number
  active  flag  blank means no
population entries
  id      key
  authors set of staff
  hours   number
  sent_on date
target 1: at least 50% of staff hold LĐTT
target 2: at least 30% of staff have at least 1 entries where hours ≥ 3
chỉ tiêu 3: trung bình score của staff ≥ 4
target 4: in every unit, at least 20% of staff active
target 5: in every month of sent_on, at least 1 entries
target 6: median score of staff where role is lecturer ≥ 3
target 7: all units have at least 1 staff where active
)";

inline chitieu::ir::program compiled() {
  return chitieu::compile(chitieu::parse(*chitieu::source::from_text("plan", plan_text)));
}

/// So many people of units, with entries.
inline chitieu::dataset tables_of(int people) {
  std::string staff = "id,unit,role,titles,score,active\n";
  std::string entries = "id,authors,hours,sent_on\n";
  for (int i = 0; i < people; ++i) {
    auto const id = std::to_string(i);
    constexpr char const* roles[] = {"lecturer", "official", "worker", ""};
    constexpr char const* titles[] = {"LĐTT", "", "LĐTT;CSTĐCS"};
    staff += id + ",u" + std::to_string(i % 5) + "," + roles[i % 4] + "," + titles[i % 3] + "," +
             std::to_string(i % 11) + (i % 2 == 0 ? ".5,yes\n" : ",\n");
    entries += id + "," + id + ";" + std::to_string((i * 7) % people) + "," +
               std::to_string(i % 6) + ",2023-0" + std::to_string(1 + i % 9) + "-15\n";
  }
  chitieu::dataset out;
  out.add_csv("units", "units.csv", "id,rating\nu0,good\nu1,fair\nu2,\nu3,poor\nu4,excellent\n");
  out.add_csv("staff", "staff.csv", staff);
  out.add_csv("entries", "entries.csv", entries);
  return out;
}

/// Everything that a check says, with lists and groups.
template <class Tables>
std::string answer_of(chitieu::ir::program const& program, Tables const& tables) {
  chitieu::check_options options;
  options.who = true;
  options.by = "role";
  options.as_of = std::chrono::year{2023} / 6 / 30;
  return chitieu::render::to_json(evaluate(program, tables, options), chitieu::language::vi);
}

/// Does the same on several threads, which begin together.
inline void at_once(std::size_t many, std::function<void(std::size_t)> const& work) {
  std::atomic<std::size_t> waiting = many;
  std::vector<std::thread> all;
  for (std::size_t i = 0; i < many; ++i)
    all.emplace_back([&, i] {
      --waiting;
      while (waiting != 0) std::this_thread::yield();
      work(i);
    });
  for (auto& each : all) each.join();
}

} // namespace many_hands
