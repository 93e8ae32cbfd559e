#include "block_counts.hpp"

#include "pass_order.hpp"
#include "row_pieces.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>

namespace chitieu::eval {
namespace {

/// Who counts pieces of rows: as many rooms as there are threads at once, each with its span.
class counting_threads {
 public:
  using room = std::shared_ptr<block_program::workspace>;

  struct worker {
    room in;
    std::size_t span = row_pieces::none;
    row_pieces::piece has{};
    std::thread::id last_one{}; ///< who worked there: in the memory near to it is what comes next
  };

  counting_threads(std::vector<room>& rooms, row_pieces pieces)
      : rooms_{rooms}, pieces_{std::move(pieces)} {
    free_.reserve(rooms_.size());
    for (auto& each : rooms_) free_.push_back({std::move(each)});
    rooms_.clear();
  }

  ~counting_threads() {
    for (auto& each : free_) rooms_.push_back(std::move(each.in));
  }

  counting_threads(counting_threads const&) = delete;
  counting_threads& operator=(counting_threads const&) = delete;

  template <class Make>
  [[nodiscard]] worker take(Make make) {
    auto const me = std::this_thread::get_id();
    worker taken;
    {
      std::lock_guard const alone{only_one_};
      if (!free_.empty()) {
        auto const mine = std::ranges::find(free_, me, &worker::last_one);
        if (mine != free_.end()) std::iter_swap(mine, free_.end() - 1);
        taken = std::move(free_.back());
        free_.pop_back();
      }
      taken.has = pieces_.take(taken.span);
    }
    taken.last_one = me;
    if (taken.in == nullptr) taken.in = make();
    return taken;
  }

  /// With what was counted, which is added up.
  void give_back(worker taken, std::span<exact::counts const> counted,
                 std::span<exact::counts> into) {
    std::lock_guard const alone{only_one_};
    rooms_.reserve(free_.size() + 1); // where they all come back to, in the end without memory
    free_.push_back(std::move(taken));
    for (std::size_t i = 0; i < counted.size(); ++i) into[i] += counted[i];
  }

 private:
  std::vector<room>& rooms_;
  row_pieces pieces_;
  std::vector<worker> free_;
  std::mutex only_one_;
};

/// The conditions of some pairs that are to be kept, and would not be in the sheet anyway.
std::vector<ir::condition_id> kept_of(answers const& all, std::vector<counted_pair> const& pairs,
                                      std::span<ir::condition_id const> wanted) {
  std::vector<ir::condition_id> kept;
  auto const take = [&](ir::condition_id id) {
    if (std::ranges::binary_search(wanted, id) && block_program::works_out(all.own(), id))
      kept.push_back(id);
  };
  for (auto const& pair : pairs) take(pair.base), take(pair.predicate);
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  return kept;
}

} // namespace

void block_counts::add(answers& all, std::span<ir::part const> parts,
                       std::span<ir::condition_id const> kept) {
  std::map<ir::population_id, std::vector<counted_pair>> by_population;
  for (auto const& part : parts)
    if (find(part) == nullptr)
      by_population[part.population].push_back({part.base, part.predicate});
  for (auto& [of, pairs] : by_population) {
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  }
  // What one pass needs may answer for another one too, which then reads it nowhere else.
  auto planned = plan_passes(all.own(), all.all(), std::move(by_population));
  for (auto const id : planned.first) all.work_out(all.all().of_condition(id));
  for (auto& next : planned.passes) {
    block_program program{all.own(), next.of, next.pairs, next.counted_for,
                          kept_of(all, next.pairs, kept)};
    passes_.push_back({std::make_shared<block_pass const>(
                           block_pass{next.of, std::move(next.pairs), std::move(program)}),
                       {},
                       {}});
    count(passes_.back(), all);
  }
}

void block_counts::add(answers& all, block_passes const& put_together) {
  auto const before = passes_.size();
  for (auto const& one : put_together) passes_.push_back({one, {}, {}});
  for (auto i = before; i < passes_.size(); ++i) count(passes_[i], all);
}

void block_counts::count(answers& all) {
  for (auto& made : passes_) count(made, all);
}

block_passes block_counts::passes() const {
  block_passes all;
  for (auto const& made : passes_) all.push_back(made.is);
  return all;
}

std::optional<block_counts::place> block_counts::place_of(ir::part const& part) const {
  counted_pair const wanted{part.base, part.predicate};
  for (std::size_t i = 0; i < passes_.size(); ++i) {
    if (passes_[i].is->of != part.population) continue;
    auto const& pairs = passes_[i].is->pairs;
    auto const at = std::lower_bound(pairs.begin(), pairs.end(), wanted);
    if (at != pairs.end() && *at == wanted)
      return place{i, static_cast<std::size_t>(at - pairs.begin())};
  }
  return std::nullopt;
}

void block_counts::count(pass& one, answers& all) const {
  auto const& program = one.is->program;
  for (auto const id : program.given()) all.work_out(all.all().of_condition(id));
  auto const rows = all.own().rows(one.is->of);
  one.counts.assign(one.is->pairs.size(), {});
  for (auto const& room : one.rooms)
    for (auto& counted : block_program::counted_in(*room)) counted.clear();
  auto kept = program.make_kept(rows);
  count_rows(one, all, rows, kept);
  for (std::size_t i = 0; i < kept.size(); ++i)
    all.put(program.kept()[i], {std::move(kept[i].yes), std::move(kept[i].unknown)});
  tell_others(one, all);
}

void block_counts::count_rows(pass& one, answers& all, std::size_t rows, kept_answers& kept) const {
  auto const& program = one.is->program;
  auto const block = manner_.block_rows != 0 ? manner_.block_rows : program.block_rows();
  auto const make_room = [&] { return program.make_room(all.own(), *manner_.with, block, rows); };
  // Fewer rows take less time than it takes to wake somebody.
  auto const rows_of_task = manner_.rows_of_task;
  if (!manner_.run_on || rows < 2 * rows_of_task) {
    if (one.rooms.empty()) one.rooms.push_back(make_room());
    block_program::count(*one.rooms.front(), 0, rows, one.counts, kept, manner_.poll);
  } else {
    row_pieces pieces{rows, rows_of_task};
    auto const tasks = pieces.count();
    counting_threads all_of_them{one.rooms, std::move(pieces)};
    manner_.run_on(tasks, [&](std::size_t) {
      std::vector<exact::counts> here(one.counts.size());
      auto worker = all_of_them.take(make_room);
      block_program::count(*worker.in, worker.has.first, worker.has.last, here, kept, manner_.poll);
      all_of_them.give_back(std::move(worker), here, one.counts);
    });
  }
}

void block_counts::tell_others(pass const& one, answers& all) {
  auto const& counted_for = one.is->program.counted_for();
  for (std::size_t i = 0; i < counted_for.size(); ++i) {
    auto& counted = block_program::counted_in(*one.rooms.front())[i];
    for (std::size_t other = 1; other < one.rooms.size(); ++other)
      counted += block_program::counted_in(*one.rooms[other])[i];
    auto const& asked = all.own().program().conditions[counted_for[i]];
    all.put(counted_for[i], counted.decide(std::get<ir::linked>(asked.node), all.own().pace()));
  }
}

} // namespace chitieu::eval
