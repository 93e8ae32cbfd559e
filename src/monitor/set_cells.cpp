#include "state.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace chitieu {

std::optional<watched_row> monitor::state::find(std::string_view population,
                                                std::string_view key) const {
  std::lock_guard const alone(only_one_);
  watched_row made;
  made.of_ = this;
  made.population_ = editor_.names().population(population);
  auto const& rows = rows_.rows_of(made.population_);
  auto const& declared = program_.schema.populations[made.population_];
  auto const place = rows.find(live::row_reader::key_of(declared, key));
  if (!place || !rows.is_there(*place)) return std::nullopt;
  made.place_ = *place;
  made.stamp_ = rows.stamp(*place);
  return made;
}

outcome<watched_value, chitieu::diagnostics>
monitor::state::value(std::string_view population, std::string_view column, given const& is) {
  std::lock_guard const alone(only_one_);
  auto const [of, id] = editor_.settable(population, column);
  auto& rows = rows_.rows_of(of);
  rows.forget();
  auto const& declared = program_.schema.populations[of].columns[id];
  watched_value made;
  made.of_ = this;
  made.population_ = of;
  made.column_ = id;
  if (rows.of(id).kept_as == live::column::form::absent) return {std::move(made), {}};
  chitieu::diagnostics found;
  editor_.reader().begin(of, 1);
  live::given_cell its{id, &is, {}};
  // Places that are made for keys of rows that are not there.
  struct places_back {
    live::row_editor& of;
    ~places_back() { of.take_back(); }
  } const then{editor_};
  if (auto const read = editor_.reader().read(its, found)) {
    auto kept = rows.keep(id, *read);
    made.word_ = kept.word;
    watched_value::list named{std::move(kept.items), {}};
    if (rows.of(id).is_reference) {
      auto const& targets = rows_.rows_of(*declared.target);
      if (rows.of(id).kept_as != live::column::form::list && live::is_filled(made.word_))
        made.stamp_ = targets.stamp(static_cast<std::uint32_t>(made.word_));
      for (auto const item : named.items)
        named.stamps.push_back(targets.stamp(static_cast<std::uint32_t>(item)));
    }
    if (!named.items.empty())
      made.list_ = std::make_shared<watched_value::list const>(std::move(named));
    else
      made.list_ =
          rows.hold(id, made.word_, [] { return std::make_shared<watched_value::list const>(); });
    if (!names_rows(made)) found.push_back(live::names_no_row(program_, of, id, 1));
  }
  if (has_errors(found)) return {std::nullopt, std::move(found)};
  return {std::move(made), std::move(found)};
}

bool monitor::state::names_rows(watched_value const& is) const {
  if (!rows_.rows_of(is.population_).of(is.column_).is_reference || !live::is_filled(is.word_))
    return true;
  auto const target = *program_.schema.populations[is.population_].columns[is.column_].target;
  auto const& targets = rows_.rows_of(target);
  auto const is_it = [&](std::int64_t place, std::int64_t stamp) {
    return stamp != 0 && targets.stamp(static_cast<std::uint32_t>(place)) == stamp;
  };
  if (is.list_ == nullptr) return is_it(is.word_, is.stamp_);
  return std::ranges::equal(is.list_->items, is.list_->stamps, is_it);
}

bool monitor::state::expect(watched_row const& row, watched_value const& is, std::size_t number,
                            chitieu::diagnostics& into) const {
  if (row.of_ != this || is.of_ != this || row.population_ != is.population_)
    throw std::invalid_argument("chitieu: a value is set in a row of its own population, and both "
                                "are of this monitor");
  auto const& rows = rows_.rows_of(row.population_);
  if (rows.stamp(row.place_) != row.stamp_) {
    auto const& name = program_.schema.populations[row.population_].called.name;
    into.push_back(
        {code::no_such_row, {name, {}, static_cast<std::uint32_t>(number), 0}, {name}, {}});
    return false;
  }
  if (names_rows(is)) return true;
  into.push_back(live::names_no_row(program_, is.population_, is.column_, number));
  return false;
}

void monitor::state::write(watched_row const& row, watched_value const& is) {
  auto& rows = rows_.rows_of(row.population_);
  if (rows.of(is.column_).kept_as == live::column::form::absent) return;
  rows_.touch(row.population_, row.place_);
  rows.write(row.place_, is.column_, is.word_,
             is.list_ != nullptr ? std::span<std::int32_t const>(is.list_->items)
                                 : std::span<std::int32_t const>());
}

outcome<std::span<std::size_t const>, chitieu::diagnostics>
monitor::state::set(std::span<watched_cell const> cells) {
  std::lock_guard const alone(only_one_);
  chitieu::diagnostics found;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!expect(cells[i].row, cells[i].value, i + 1, found))
      return {std::nullopt, std::move(found)};
  std::span<std::size_t const> all;
  (void)change(
      [&] {
        for (auto const& [row, value] : cells) write(row, value);
        rows_.work_out_changes();
        return true;
      },
      [&](auto const& targets) { all = targets; });
  return {all, std::move(found)};
}

outcome<std::span<std::size_t const>, chitieu::diagnostics>
monitor::state::set(watched_row const& row, watched_value const& value) {
  if (row.of_ == this) rows_.rows_of(row.population_).fetch(row.place_);
  std::lock_guard const alone(only_one_);
  chitieu::diagnostics found;
  if (!expect(row, value, 1, found)) return {std::nullopt, std::move(found)};
  std::span<std::size_t const> all;
  (void)change(
      [&] {
        if (rows_.is_plain(value.population_, value.column_)) {
          rows_.set_plain(value.population_, value.column_, row.place_, value.word_);
          return true;
        }
        write(row, value);
        rows_.work_out_changes();
        return true;
      },
      [&](auto const& targets) { all = targets; });
  return {all, std::move(found)};
}

} // namespace chitieu
