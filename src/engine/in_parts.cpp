#include <chitieu/engine/in_parts.hpp>

#include "remarks.hpp"

#include <chitieu/eval/evaluate.hpp>
#include <chitieu/limits.hpp>
#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/verdict/judge.hpp>
#include <chitieu/verdict/score.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

namespace chitieu {
namespace {

using schema::population_id;

constexpr std::string_view magic = "chiparts";
constexpr auto most_rows = std::uint64_t{1} << 56; // as of counts

std::string number_bytes(std::uint64_t number) {
  std::string out;
  for (int byte = 0; byte < 8; ++byte)
    out += static_cast<char>(static_cast<unsigned char>(number >> (8 * byte)));
  return out;
}

std::uint64_t number_of(std::string_view eight) {
  std::uint64_t made = 0;
  for (std::size_t byte = 0; byte < 8; ++byte)
    made |= std::uint64_t{static_cast<unsigned char>(eight[byte])} << (8 * byte);
  return made;
}

population_id population_called(ir::program const& program, std::string_view name) {
  auto const folded = text::fold_name(name);
  auto const& all = program.schema.populations;
  for (population_id id = 0; id < all.size(); ++id)
    if (schema::is_called(all[id].called, folded)) return id;
  throw std::invalid_argument("chitieu: the plan has no population `" + std::string(name) + "`");
}

} // namespace

class check_in_parts::state {
  /// How the verdict over all rows comes of the parts.
  enum class merging : std::uint8_t {
    of_whole,      ///< it reads whole tables only
    adds_up,       ///< its counts are the sums of those of the parts
    stays_together ///< it cannot be told from parts
  };

 public:
  state(ir::program const& program, std::string_view of, dataset const& whole,
        check_options const& options)
      : program_(program), of_(population_called(program, of)), merging_(merging_of_all()),
        read_whole_(only(merging::of_whole)), read_in_parts_(only(merging::adds_up)), whole_(whole),
        options_(options), bound_(read_whole_, whole, binding()) {
    if (options.who || options.names || options.by)
      throw std::invalid_argument("chitieu: of a table in parts no rows are kept to be listed");
    if (options.as_of) as_of_ = data::to_day(*options.as_of);
    of_whole_ = evaluate(read_whole_, bound_, options);
    diagnostics_ = program.diagnostics;
    take(bound_.diagnostics());
  }

  void add(data::input_table part) {
    rows_ += part.rows;
    auto tables = whole_;
    tables.add(program_.schema.populations[of_].called.name, std::move(part));
    bound_dataset const bound(read_in_parts_, tables, binding());
    take(bound.diagnostics());
    eval::evaluator evaluator(bound.prepared(), as_of_);
    evaluator.run_on(options_.run_on);
    if (options_.poll) evaluator.poll(options_.poll);
    tally_ += evaluator.count_all();
  }

  [[nodiscard]] std::string to_bytes() const {
    return std::string(magic) + number_bytes(of_) + number_bytes(rows_) +
           eval::to_bytes(tally_, program_, as_of_);
  }

  [[nodiscard]] std::optional<eval::tally_fault> merge(std::string_view bytes) {
    constexpr auto head = magic.size() + 16;
    if (bytes.size() < head || !bytes.starts_with(magic)) return eval::tally_fault::not_a_tally;
    auto const rows = number_of(bytes.substr(magic.size() + 8));
    auto read = eval::tally_from(bytes.substr(head), program_, as_of_);
    if (auto const* fault = std::get_if<eval::tally_fault>(&read)) return *fault;
    if (number_of(bytes.substr(magic.size())) != of_ || rows > most_rows)
      return eval::tally_fault::not_a_tally;
    auto sum = tally_;
    sum += std::get<eval::tally>(read);
    // Nor can anybody have counted what would not be read again.
    auto const again = eval::tally_from(eval::to_bytes(sum, program_, as_of_), program_, as_of_);
    if (rows_ + rows > most_rows || !std::holds_alternative<eval::tally>(again))
      return eval::tally_fault::not_a_tally;
    rows_ += static_cast<std::size_t>(rows);
    tally_ = std::move(sum);
    return std::nullopt;
  }

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }

  [[nodiscard]] chitieu::report report() const {
    auto out = of_whole_;
    out.diagnostics = diagnostics_;
    out.targets.clear();
    out.points.reset();
    out.grade.clear();
    auto whole = of_whole_.targets.begin();
    for (std::size_t i = 0; i < program_.targets.size(); ++i) {
      auto const& target = program_.targets[i];
      if (!engine::is_in_force(program_, target, as_of_, out.diagnostics)) continue;
      auto made = verdict::describe(target);
      for (std::size_t j = 0; j < target.clauses.size(); ++j)
        verdict::add(made, judge(i, j, whole->clauses[j], out.diagnostics));
      out.targets.push_back(std::move(made));
      ++whole;
    }
    verdict::score(program_, out);
    return out;
  }

 private:
  // Whole tables say the same with every part.
  void take(chitieu::diagnostics const& said) {
    for (auto const& each : said)
      if (diagnostics_.size() < program_.diagnostics.size() + limits::diagnostics &&
          std::find(diagnostics_.begin(), diagnostics_.end(), each) == diagnostics_.end())
        diagnostics_.push_back(each);
  }

  [[nodiscard]] std::vector<std::vector<merging>> merging_of_all() const {
    std::vector<std::vector<merging>> all;
    for (auto const& target : program_.targets) {
      auto& of_target = all.emplace_back();
      for (auto const& clause : target.clauses) of_target.push_back(merging_of(clause));
    }
    return all;
  }

  /// The program without what other clauses ask, so that nothing is read for them.
  [[nodiscard]] ir::program only(merging wanted) const {
    auto made = program_;
    for (std::size_t i = 0; i < made.targets.size(); ++i)
      for (std::size_t j = 0; j < made.targets[i].clauses.size(); ++j) {
        if (merging_[i][j] == wanted) continue;
        auto& clause = made.targets[i].clauses[j];
        clause.parts.clear();
        clause.number.reset();
        clause.only_if.reset();
        clause.each_group.reset();
      }
    return made;
  }

  [[nodiscard]] merging merging_of(ir::clause const& clause) const {
    auto const read = eval::populations_of(program_, clause);
    if (!std::binary_search(read.begin(), read.end(), of_)) return merging::of_whole;
    return eval::adds_up(program_, clause, of_) ? merging::adds_up : merging::stays_together;
  }

  [[nodiscard]] clause_verdict judge(std::size_t i, std::size_t j, clause_verdict const& whole,
                                     chitieu::diagnostics& into) const {
    auto const& target = program_.targets[i];
    auto const& clause = target.clauses[j];
    if (merging_[i][j] == merging::of_whole) return whole;
    if (merging_[i][j] == merging::stays_together) {
      into.push_back({code::must_stay_together,
                      clause.at,
                      {tables_of(clause), program_.schema.populations[of_].called.name},
                      {}});
      return verdict::invalid(program_, clause);
    }
    // What adds up speaks of records of this table alone.
    auto const rows_of = [this](population_id) { return rows_; };
    auto const* counted = tally_.targets.empty() ? nullptr : &tally_.targets[i][j];
    if (counted == nullptr || !*counted || !engine::has_one_record(program_, clause, rows_of, into))
      return verdict::invalid(program_, clause);
    engine::warn_count_over_population(clause, rows_of, into);
    return verdict::judge(program_, target, clause, **counted, as_of_);
  }

  [[nodiscard]] std::string tables_of(ir::clause const& clause) const {
    std::string names;
    for (auto const id : eval::populations_of(program_, clause)) {
      auto const& population = program_.schema.populations[id];
      if (population.groups || population.counted) continue; // no table holds them
      names += (names.empty() ? "`" : ", `") + population.called.name + "`";
    }
    return names;
  }

  [[nodiscard]] bind_options binding() const {
    return {false, std::nullopt, options_.earlier, options_.poll, options_.run_on};
  }

  ir::program const& program_;
  population_id of_;
  std::vector<std::vector<merging>> merging_; ///< by target and clause
  ir::program read_whole_;
  ir::program read_in_parts_;
  dataset whole_;
  check_options options_;
  bound_dataset bound_; ///< the tables that are whole
  std::optional<data::day> as_of_;
  chitieu::report of_whole_;
  eval::tally tally_;
  std::size_t rows_ = 0;
  chitieu::diagnostics diagnostics_;
};

check_in_parts::check_in_parts(ir::program const& program, std::string_view of,
                               dataset const& whole, check_options const& options)
    : state_{std::make_unique<state>(program, of, whole, options)} {}
check_in_parts::check_in_parts(check_in_parts&&) noexcept = default;
check_in_parts& check_in_parts::operator=(check_in_parts&&) noexcept = default;
check_in_parts::~check_in_parts() = default;

void check_in_parts::add(data::input_table part) { state_->add(std::move(part)); }
std::string check_in_parts::to_bytes() const { return state_->to_bytes(); }
std::optional<eval::tally_fault> check_in_parts::merge(std::string_view bytes) {
  return state_->merge(bytes);
}
std::size_t check_in_parts::rows() const noexcept { return state_->rows(); }
report check_in_parts::report() const { return state_->report(); }

} // namespace chitieu
