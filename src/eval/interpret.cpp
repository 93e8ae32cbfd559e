#include <chitieu/eval/interpret.hpp>

#include <algorithm>
#include <array>

namespace chitieu::eval {
namespace {

using data::knowledge;

enum class three { no, unknown, yes };

three from(bool yes) { return yes ? three::yes : three::no; }

/// A cell after dating: what is known of it, and its value in the column's shape.
struct cell {
  knowledge known = knowledge::unknown;
  std::int64_t value = 0;
  std::vector<std::int32_t> items;
  std::string text;
};

cell bound_cell(data::bound_column const& column, std::size_t row) {
  cell result;
  switch (column.shape()) {
  case data::cell_shape::missing:
    break;
  case data::cell_shape::scalar:
    column.read(row, std::span{&result.value, 1}, std::span{&result.known, 1});
    break;
  case data::cell_shape::list:
    if (auto const items = column.list(row)) {
      result.known = items->empty() ? knowledge::none : knowledge::value;
      result.items.assign(items->begin(), items->end());
    }
    break;
  case data::cell_shape::text:
    if (auto const text = column.text(row)) {
      result.known = text->empty() ? knowledge::none : knowledge::value;
      result.text = *text;
    }
    break;
  }
  return result;
}

cell blank_cell(schema::column const& declared) {
  cell result;
  switch (declared.when_blank) {
  case schema::blank::unknown:
    break;
  case schema::blank::none:
    result.known = knowledge::none;
    break;
  case schema::blank::no:
    result.known = knowledge::value;
    break;
  case schema::blank::value:
    result.known = knowledge::value;
    result.value = declared.blank_level;
    result.items = {declared.blank_level};
    break;
  }
  return result;
}

class reading {
 public:
  reading(ir::program const& program, data::bound_data const& data, std::optional<data::day> as_of)
      : program_{program}, data_{data}, as_of_{as_of} {}

  three holds(ir::condition_id id, std::size_t row) const {
    auto const& asked = program_.conditions[id];
    return std::visit([&](auto const& node) { return test(node, asked.of, row); }, asked.node);
  }

 private:
  cell read(ir::population_id of, ir::column_id id, std::size_t row) const {
    auto const& columns = data_.tables[of].columns;
    auto const& declared = program_.schema.populations[of].columns[id];
    cell own = bound_cell(*columns[id], row);
    if (!declared.dated || !as_of_) return own;
    cell const date = bound_cell(*columns[*declared.dated], row);
    if (date.known == knowledge::value && date.value > *as_of_) return blank_cell(declared);
    if (date.known == knowledge::unknown && own.known == knowledge::value) return {};
    return own;
  }

  three test(ir::constant const& node, ir::population_id, std::size_t) const {
    return from(node.value);
  }

  three test(ir::code_test const& node, ir::population_id of, std::size_t row) const {
    cell const its = read(of, node.column, row);
    if (its.known != knowledge::value) return blank(its);
    return from(std::count(node.codes.begin(), node.codes.end(), its.value) > 0);
  }

  three test(ir::set_test const& node, ir::population_id of, std::size_t row) const {
    cell const its = read(of, node.column, row);
    if (its.known != knowledge::value) return blank(its);
    std::size_t among = 0;
    for (auto const item : its.items)
      if (std::count(node.codes.begin(), node.codes.end(), item) > 0) ++among;
    return from(node.only ? among == its.items.size() : among > 0);
  }

  three test(ir::number_test const& node, ir::population_id of, std::size_t row) const {
    cell const its = read(of, node.column, row);
    if (its.known != knowledge::value) return blank(its);
    exact::decimal const number{its.value, data_.tables[of].columns[node.column]->scale()};
    if (node.low && (node.low_open ? number <= *node.low : number < *node.low)) return three::no;
    if (node.high && (node.high_open ? number >= *node.high : number > *node.high))
      return three::no;
    return three::yes;
  }

  three test(ir::day_test const& node, ir::population_id of, std::size_t row) const {
    cell const its = read(of, node.column, row);
    std::vector<three> all;
    if (node.first || node.last || (!node.until_as_of && !node.from_as_of)) {
      bool const early = node.first && its.value < *node.first;
      bool const late = node.last && its.value > *node.last;
      all.push_back(its.known == knowledge::value ? from(!early && !late) : blank(its));
    }
    if (node.until_as_of && as_of_)
      all.push_back(its.known == knowledge::value ? from(its.value <= *as_of_) : blank(its));
    if (node.from_as_of && as_of_) {
      if (its.known == knowledge::none)
        all.push_back(three::yes);
      else
        all.push_back(its.known == knowledge::value ? from(its.value >= *as_of_) : blank(its));
    }
    return least(all);
  }

  three test(ir::flag_test const& node, ir::population_id of, std::size_t row) const {
    cell const its = read(of, node.column, row);
    return its.known == knowledge::value ? from(its.value != 0) : blank(its);
  }

  three test(ir::text_test const& node, ir::population_id of, std::size_t row) const {
    cell const its = read(of, node.column, row);
    if (its.known != knowledge::value) return blank(its);
    return from(std::count(node.values.begin(), node.values.end(), its.text) > 0);
  }

  three test(ir::known_test const& node, ir::population_id of, std::size_t row) const {
    return from(read(of, node.column, row).known != knowledge::unknown);
  }

  three test(ir::none_test const& node, ir::population_id of, std::size_t row) const {
    cell const its = read(of, node.column, row);
    return its.known == knowledge::unknown ? three::unknown : from(its.known == knowledge::none);
  }

  three test(ir::all_of const& node, ir::population_id, std::size_t row) const {
    return least(each(node.parts, row));
  }

  three test(ir::any_of const& node, ir::population_id, std::size_t row) const {
    three most = three::no;
    for (three const one : each(node.parts, row)) most = std::max(most, one);
    return most;
  }

  three test(ir::negation const& node, ir::population_id, std::size_t row) const {
    switch (holds(node.inner, row)) {
    case three::no:
      return three::yes;
    case three::yes:
      return three::no;
    case three::unknown:
      break;
    }
    return three::unknown;
  }

  three test(ir::through const& node, ir::population_id of, std::size_t row) const {
    cell const its = read(of, node.column, row);
    if (its.known != knowledge::value) return blank(its);
    return holds(node.inner, static_cast<std::size_t>(its.value));
  }

  three test(ir::value_test const&, ir::population_id, std::size_t) const { return three::no; }
  three test(ir::count_of const&, ir::population_id, std::size_t) const { return three::no; }
  three test(ir::picked const&, ir::population_id, std::size_t) const { return three::no; }
  three test(ir::surely const&, ir::population_id, std::size_t) const { return three::no; }

  three test(ir::linked const& node, ir::population_id of, std::size_t row) const {
    exact::counts seen;
    for (auto const& part : node.parts)
      for (std::size_t record = 0; record < data_.tables[part.via.to].rows; ++record) {
        three const linked = part.via.forward
                                 ? names(read(of, part.via.column, row), record)
                                 : names(read(part.via.to, part.via.column, record), row);
        add(seen, least({linked, holds(part.filter, record)}), holds(part.predicate, record));
      }
    return judge(seen, node);
  }

  /// Whether a reference, or a list of them, names a row.
  static three names(cell const& reference, std::size_t row) {
    if (reference.known != knowledge::value) return blank(reference);
    if (reference.items.empty()) return from(static_cast<std::size_t>(reference.value) == row);
    return from(std::count(reference.items.begin(), reference.items.end(),
                           static_cast<std::int32_t>(row)) > 0);
  }

  static three judge(exact::counts const& seen, ir::linked const& node) {
    using exact::relation;
    auto const how = node.asked.how;
    bool const few = how == relation::at_most || how == relation::less_than;
    auto const decided = exact::decide(
        seen, node.asked, few ? exact::empty_base::met : exact::empty_base::undetermined);
    if (decided == exact::decision::undetermined) return three::unknown;
    bool const yes = decided == exact::decision::met;
    if (!node.partial) return from(yes);
    // Records that the table does not have can only raise a count, and move a share anywhere.
    if (node.asked.of_share) return three::unknown;
    bool const many = how == relation::at_least || how == relation::more_than;
    if (many) return yes ? three::yes : three::unknown;
    if (few) return yes ? three::unknown : three::no;
    auto const top = how == relation::between ? node.asked.high : node.asked.low;
    return !yes && exact::ratio{seen.yes} > top ? three::no : three::unknown;
  }

  /// What a test says of a cell without a value.
  static three blank(cell const& its) {
    return its.known == knowledge::unknown ? three::unknown : three::no;
  }

  static three least(std::vector<three> const& all) {
    three result = three::yes;
    for (three const one : all) result = std::min(result, one);
    return result;
  }

  std::vector<three> each(std::vector<ir::condition_id> const& parts, std::size_t row) const {
    std::vector<three> all;
    for (auto const part : parts) all.push_back(holds(part, row));
    return all;
  }

 public:
  static void add(exact::counts& into, three base, three predicate) {
    if (base == three::yes && predicate == three::yes) ++into.yes;
    if (base == three::yes && predicate == three::unknown) ++into.unknown;
    if (base == three::yes && predicate == three::no) ++into.no;
    if (base == three::unknown && predicate == three::yes) ++into.maybe_yes;
    if (base == three::unknown && predicate == three::unknown) ++into.maybe_unknown;
    if (base == three::unknown && predicate == three::no) ++into.maybe_no;
  }

 private:
  ir::program const& program_;
  data::bound_data const& data_;
  std::optional<data::day> as_of_;
};

} // namespace

exact::counts interpreter::count(ir::clause const& clause) const {
  reading const of{*program_, *data_, as_of_};
  exact::counts total;
  for (auto const& part : clause.parts)
    for (std::size_t row = 0; row < data_->tables[part.population].rows; ++row)
      reading::add(total, of.holds(part.base, row), of.holds(part.predicate, row));
  return total;
}

std::vector<row_list> interpreter::rows(ir::clause const& clause) const {
  reading const of{*program_, *data_, as_of_};
  std::vector<row_list> lists;
  for (auto const& part : clause.parts) {
    auto& list = lists.emplace_back();
    for (std::uint32_t row = 0; row < data_->tables[part.population].rows; ++row) {
      three const base = of.holds(part.base, row);
      three const predicate = of.holds(part.predicate, row);
      if (base == three::no) continue;
      if (base == three::yes && predicate == three::yes)
        list.counted.push_back(row);
      else if (base == three::yes && predicate == three::no)
        list.missing.push_back(row);
      else
        list.unknown.push_back(row);
    }
  }
  return lists;
}

grouped interpreter::count_by(ir::clause const& clause, std::span<grouping const> of_parts,
                              std::size_t group_count) const {
  reading const of{*program_, *data_, as_of_};
  grouped result;
  result.groups.resize(group_count);
  for (std::size_t group = 0; group < group_count; ++group)
    for (std::size_t i = 0; i < clause.parts.size(); ++i) {
      auto const& part = clause.parts[i];
      for (std::size_t row = 0; row < data_->tables[part.population].rows; ++row) {
        auto const code = of_parts[i].codes[row];
        three const member = code == grouping::unknown
                                 ? three::unknown
                                 : from(code >= 0 && static_cast<std::size_t>(code) == group);
        reading::add(result.groups[group], std::min(member, of.holds(part.base, row)),
                     of.holds(part.predicate, row));
      }
    }
  return result;
}

} // namespace chitieu::eval
