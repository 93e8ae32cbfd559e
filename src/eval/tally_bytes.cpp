#include <chitieu/eval/tally_bytes.hpp>

#include <array>
#include <limits>
#include <utility>

namespace chitieu::eval {
namespace {

constexpr std::string_view magic = "chitally";
constexpr std::int64_t no_day = std::numeric_limits<std::int64_t>::min();

/// FNV-1a: tells plans apart, and guards against nobody.
class hash {
 public:
  void add(std::string_view text) {
    add_number(text.size());
    for (char const c : text) take(static_cast<unsigned char>(c));
  }
  void add_number(std::uint64_t number) {
    for (int byte = 0; byte < 8; ++byte) take(static_cast<unsigned char>(number >> (8 * byte)));
  }
  template <class Id>
  void add_optional(std::optional<Id> const& id) {
    add_number(id ? std::uint64_t{1} + static_cast<std::uint64_t>(*id) : 0);
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  void take(unsigned char byte) { value_ = (value_ ^ byte) * 0x100'0000'01b3U; }
  std::uint64_t value_ = 0xcbf2'9ce4'8422'2325U;
};

void add_column(hash& into, schema::column const& column) {
  into.add(column.called.name);
  into.add_number(static_cast<std::uint64_t>(column.type));
  into.add_number(column.set ? 1 : 0);
  into.add_optional(column.values);
  into.add_optional(column.target);
  into.add_optional(column.chosen_by);
  for (auto const code : column.chosen_at) into.add_number(static_cast<std::uint64_t>(code));
  into.add_number(static_cast<std::uint64_t>(column.when_blank));
  into.add_number(static_cast<std::uint64_t>(column.blank_level));
  into.add_optional(column.dated);
  into.add_number(column.may_be_absent ? 1 : 0);
  into.add(column.unit);
}

class writer {
 public:
  void put(std::uint64_t number) {
    for (int byte = 0; byte < 8; ++byte)
      bytes_ += static_cast<char>(static_cast<unsigned char>(number >> (8 * byte)));
  }
  void put(std::int64_t number) { put(static_cast<std::uint64_t>(number)); }
  void put(std::string_view text) { bytes_ += text; }
  [[nodiscard]] std::string done() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class reader {
 public:
  explicit reader(std::string_view bytes) : bytes_{bytes} {}

  [[nodiscard]] std::optional<std::uint64_t> number() {
    if (bytes_.size() < 8) return std::nullopt;
    std::uint64_t made = 0;
    for (std::size_t byte = 0; byte < 8; ++byte)
      made |= std::uint64_t{static_cast<unsigned char>(bytes_[byte])} << (8 * byte);
    bytes_.remove_prefix(8);
    return made;
  }

  /// A count is none that nobody could have counted.
  [[nodiscard]] bool counts(exact::counts& into) {
    for (auto* one : {&into.yes, &into.unknown, &into.no, &into.maybe_yes, &into.maybe_unknown,
                      &into.maybe_no}) {
      auto const read = number();
      constexpr auto most = std::uint64_t{1} << 56;
      if (!read || *read > most) return false;
      *one = static_cast<std::int64_t>(*read);
    }
    return true;
  }
  [[nodiscard]] bool text(std::string_view expected) {
    if (!bytes_.starts_with(expected)) return false;
    bytes_.remove_prefix(expected.size());
    return true;
  }
  [[nodiscard]] bool is_done() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

std::int64_t day_or_none(std::optional<data::day> as_of) {
  return as_of ? std::int64_t{*as_of} : no_day;
}

} // namespace

std::uint64_t fingerprint(ir::program const& program) {
  hash made;
  made.add(ir::print(program));
  for (auto const& scale : program.schema.scales) {
    made.add_number(scale.levels.size());
    made.add_number((scale.ordered ? 1U : 0U) + (scale.cumulative ? 2U : 0U));
    for (auto const& level : scale.levels) made.add(level.name);
  }
  for (auto const& population : program.schema.populations) {
    made.add(population.called.name);
    made.add_number(static_cast<std::uint64_t>(population.covers));
    made.add_number(population.columns.size());
    for (auto const& column : population.columns) add_column(made, column);
  }
  for (auto const day : program.holidays) made.add_number(static_cast<std::uint64_t>(day));
  return made.value();
}

std::string to_bytes(tally const& of, ir::program const& program, std::optional<data::day> as_of) {
  writer out;
  out.put(magic);
  out.put(std::uint64_t{tally_version});
  out.put(fingerprint(program));
  out.put(day_or_none(as_of));
  out.put(std::uint64_t{of.targets.size()});
  for (auto const& target : of.targets) {
    out.put(std::uint64_t{target.size()});
    for (auto const& clause : target) {
      out.put(std::uint64_t{clause ? 1U : 0U});
      if (!clause) continue;
      for (auto const one : {clause->yes, clause->unknown, clause->no, clause->maybe_yes,
                             clause->maybe_unknown, clause->maybe_no})
        out.put(one);
    }
  }
  return std::move(out).done();
}

std::variant<tally, tally_fault> tally_from(std::string_view bytes, ir::program const& program,
                                            std::optional<data::day> as_of) {
  reader in{bytes};
  if (!in.text(magic)) return tally_fault::not_a_tally;
  auto const version = in.number();
  if (!version) return tally_fault::not_a_tally;
  if (*version != tally_version) return tally_fault::other_version;
  auto const plan = in.number();
  auto const day = in.number();
  auto const targets = in.number();
  if (!plan || !day || !targets) return tally_fault::not_a_tally;
  if (*plan != fingerprint(program)) return tally_fault::other_plan;
  if (*day != static_cast<std::uint64_t>(day_or_none(as_of))) return tally_fault::other_day;
  // An empty tally, which adds nothing, has no targets.
  if (*targets != 0 && *targets != program.targets.size()) return tally_fault::not_a_tally;
  tally made;
  for (std::size_t i = 0; i < *targets; ++i) {
    auto const clauses = in.number();
    if (!clauses || *clauses != program.targets[i].clauses.size()) return tally_fault::not_a_tally;
    auto& target = made.targets.emplace_back(static_cast<std::size_t>(*clauses));
    for (auto& clause : target) {
      auto const is_there = in.number();
      if (!is_there || *is_there > 1) return tally_fault::not_a_tally;
      if (*is_there == 1 && !in.counts(clause.emplace())) return tally_fault::not_a_tally;
    }
  }
  if (!in.is_done()) return tally_fault::not_a_tally;
  return made;
}

} // namespace chitieu::eval
