#pragma once
/// A seeded staff table of any length, as structs and as columns, with and without blanks.
#include <chitieu/chitieu.hpp>
#include <chitieu/data/arrow.hpp>
#include <chitieu/data/arrow_table.hpp>
#include <chitieu/data/columns.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace chitieu::benchmarks {

inline constexpr std::uint64_t seed = 2023;

enum class position : std::int8_t { lecturer, official, employee, worker };
enum class title : std::int8_t { nothing, ldtt, cstdcs, cstdct };
enum class rating : std::int8_t { poor, fair, good, excellent };

inline std::initializer_list<data::named_choice<position>> const position_names = {
    {position::lecturer, "giảng viên"},
    {position::official, "cán bộ"},
    {position::employee, "viên chức"},
    {position::worker, "người lao động"}};
inline std::initializer_list<data::named_choice<title>> const title_names = {
    {title::nothing, "không"},
    {title::ldtt, "LĐTT"},
    {title::cstdcs, "CSTĐCS"},
    {title::cstdct, "CSTĐCT"}};
inline std::initializer_list<data::named_choice<rating>> const rating_names = {
    {rating::poor, "Không hoàn thành"},
    {rating::fair, "Hoàn thành"},
    {rating::good, "Hoàn thành tốt"},
    {rating::excellent, "Hoàn thành xuất sắc"}};

/// Whether every column but the keys has blank cells, one in twenty.
enum class blanks : std::uint8_t { no, yes };

/// A cell that may be blank.
template <blanks Blanks, class Value>
using cell = std::conditional_t<Blanks == blanks::yes, std::optional<Value>, Value>;

template <blanks Blanks>
struct person {
  std::int64_t id = 0;
  cell<Blanks, std::int16_t> unit{};
  cell<Blanks, benchmarks::position> position{};
  cell<Blanks, benchmarks::title> title{};
  cell<Blanks, benchmarks::rating> rank{};
  cell<Blanks, bool> disciplined{};
  cell<Blanks, std::int32_t> essays{};
  std::optional<std::chrono::sys_days> phd_start;
  cell<Blanks, std::int32_t> awards{};
};

/// Draws that are the same with every standard library, which std's distributions are not.
class draws {
 public:
  [[nodiscard]] std::uint64_t below(std::uint64_t end) { return engine_() % end; }

  /// An index, each as often in a thousand as `weights` says.
  template <std::size_t Size>
  [[nodiscard]] std::size_t among(std::array<unsigned, Size> const& weights) {
    auto left = below(1000);
    for (std::size_t i = 0; i + 1 < Size; ++i) {
      if (left < weights[i]) return i;
      left -= weights[i];
    }
    return Size - 1;
  }

 private:
  std::mt19937_64 engine_{seed};
};

[[nodiscard]] inline std::size_t units_for(std::size_t rows) {
  return std::clamp<std::size_t>(rows / 50, 8, 4000);
}

/// One person; with blanks, one cell in twenty is left empty.
template <blanks Blanks>
[[nodiscard]] person<Blanks> draw_person(draws& draw, std::size_t id, std::size_t units) {
  using days = std::chrono::sys_days;
  auto const fill = [&draw](auto& into, auto value) {
    if (Blanks == blanks::no || draw.below(20) != 0) into = value;
  };
  person<Blanks> out;
  out.id = static_cast<std::int64_t>(id);
  fill(out.unit, static_cast<std::int16_t>(draw.below(units)));
  fill(out.position, static_cast<position>(draw.among<4>({450, 200, 250, 100})));
  fill(out.title, static_cast<title>(draw.among<4>({40, 800, 140, 20})));
  fill(out.rank, static_cast<rating>(draw.among<4>({5, 50, 745, 200})));
  fill(out.disciplined, draw.below(500) == 0);
  fill(out.essays,
       static_cast<std::int32_t>(draw.among<10>({50, 149, 224, 224, 168, 101, 50, 22, 8, 4})));
  if (draw.below(25) == 0)
    out.phd_start = days(std::chrono::days(19000 + static_cast<int>(draw.below(1000))));
  fill(out.awards, static_cast<std::int32_t>(draw.among<3>({942, 56, 2})));
  return out;
}

/// The table in both layouts; datasets made from it view it.
template <blanks Blanks>
class staff {
 public:
  explicit staff(std::size_t rows) {
    draws draw;
    auto const units = units_for(rows);
    for (std::size_t i = 0; i < units; ++i) units_.push_back(static_cast<std::int16_t>(i));
    people_.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i) people_.push_back(draw_person<Blanks>(draw, i, units));
    disciplined_ = std::make_unique<cell<Blanks, bool>[]>(rows);
    for (std::size_t i = 0; i < rows; ++i) {
      auto const& one = people_[i];
      id_.push_back(one.id);
      unit_.push_back(one.unit);
      position_.push_back(one.position);
      title_.push_back(one.title);
      rank_.push_back(one.rank);
      disciplined_[i] = one.disciplined;
      essays_.push_back(one.essays);
      phd_start_.push_back(one.phd_start);
      awards_.push_back(one.awards);
    }
  }

  [[nodiscard]] std::vector<person<Blanks>> const& people() const { return people_; }
  [[nodiscard]] std::size_t unit_count() const { return units_.size(); }

  [[nodiscard]] dataset as_columns() const {
    using chitieu::column;
    return with_units(chitieu::columns(
        column("id", id_), column("unit", unit_), column("position", position_, position_names),
        column("title", title_, title_names), column("rank", rank_, rating_names),
        column("disciplined", std::span(disciplined_.get(), id_.size())), column("essays", essays_),
        column("phd_start", phd_start_), column("awards", awards_)));
  }

  [[nodiscard]] dataset as_structs() const {
    using chitieu::column;
    using one = person<Blanks>;
    return with_units(chitieu::rows(
        people_, column("id", &one::id), column("unit", &one::unit),
        column("position", &one::position, position_names),
        column("title", &one::title, title_names), column("rank", &one::rank, rating_names),
        column("disciplined", &one::disciplined), column("essays", &one::essays),
        column("phd_start", &one::phd_start), column("awards", &one::awards)));
  }

  /// The same with flags as bits and dates in four bytes with bits for blanks, as Arrow has them.
  [[nodiscard]] dataset as_packed() const {
    using chitieu::column;
    auto table = chitieu::columns(
        column("id", id_), column("unit", unit_), column("position", position_, position_names),
        column("title", title_, title_names), column("rank", rank_, rating_names),
        column("essays", essays_), column("awards", awards_));
    std::vector<std::optional<bool>> disciplined;
    std::vector<std::optional<std::int64_t>> phd_start;
    for (auto const& one : people_) {
      disciplined.emplace_back(one.disciplined);
      phd_start.push_back(
          one.phd_start ? std::optional<std::int64_t>(one.phd_start->time_since_epoch().count())
                        : std::nullopt);
    }
    data::arrow_table packed;
    packed.rows = people_.size();
    packed.columns.push_back(data::flags_column("disciplined", disciplined));
    packed.columns.push_back(data::days_column("phd_start", phd_start));
    ArrowArrayStream stream{};
    data::export_stream(std::make_shared<data::arrow_table const>(std::move(packed)), stream);
    auto read = data::read_arrow("packed", stream);
    if (!read) throw std::runtime_error("the packed columns are not read");
    for (auto& one : read->columns) table.columns.push_back(std::move(one));
    return with_units(std::move(table));
  }

  /// The table as an office would save it.
  [[nodiscard]] std::string as_csv() const
    requires(Blanks == blanks::no)
  {
    std::string out = "id,unit,position,title,rank,disciplined,essays,phd_start,awards\n";
    for (auto const& one : people_) {
      out += std::to_string(one.id) + ',' + std::to_string(one.unit) + ',';
      out += called(position_names, one.position) + ',' + called(title_names, one.title) + ',';
      out += called(rating_names, one.rank) + (one.disciplined ? ",1," : ",0,");
      out += std::to_string(one.essays) + ',';
      if (one.phd_start)
        out += data::to_iso(static_cast<data::day>(one.phd_start->time_since_epoch().count()));
      out += ',' + std::to_string(one.awards) + '\n';
    }
    return out;
  }

 private:
  template <class Enum>
  [[nodiscard]] static std::string called(std::initializer_list<data::named_choice<Enum>> names,
                                          Enum value) {
    return std::string(names.begin()[static_cast<std::size_t>(value)].name);
  }

  [[nodiscard]] dataset with_units(data::input_table people) const {
    dataset out;
    out.add("units", chitieu::columns(chitieu::column("id", units_)));
    out.add("staff", std::move(people));
    return out;
  }

  template <class Value>
  using cells = std::vector<cell<Blanks, Value>>;

  std::vector<std::int16_t> units_;
  std::vector<person<Blanks>> people_;
  std::vector<std::int64_t> id_;
  cells<std::int16_t> unit_;
  cells<position> position_;
  cells<title> title_;
  cells<rating> rank_;
  std::unique_ptr<cell<Blanks, bool>[]> disciplined_; // std::vector<bool> packs its cells
  cells<std::int32_t> essays_;
  std::vector<std::optional<std::chrono::sys_days>> phd_start_;
  cells<std::int32_t> awards_;
};

} // namespace chitieu::benchmarks
