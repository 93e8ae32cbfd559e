#pragma once
#include "word.hpp"

#include <cstdint>
#include <vector>

namespace chitieu::syntax {

/// What a node of the parse tree is; leaves come first.
enum class form : std::uint8_t {
  word,
  name,
  fresh_name,
  quoted,
  number,
  fraction,
  period,
  id,
  slot,
  // declarations
  edition,
  title,
  origin,
  bare_percentages,
  numbers,
  holidays,
  scale,
  level,
  population,
  item,
  column,
  type,
  alternative,
  blank_value,
  constant,
  yearly,
  term,
  phrase,
  section,
  target,
  property,
  deadline,
  // sentences
  sentence,
  clause,
  clause_id,
  quantity,
  amount,
  rounding,
  subject,
  noun_phrase,
  noun,
  filter,
  among,
  predicate,
  // conditions
  any_of,
  all_of,
  negation,
  implication,
  comparison,
  path,
  owned_path,
  value,
  holding,
  flag_use,
  phrase_use,
  linked,
  // numbers
  figure,
  terms,
  factors,
  part_of,
  earlier,
  dataset,
  aggregate,
  share,
  over_groups,
  group_names,
  named_number,
  time_between,
  moment,
  measured,
  // clauses about numbers and groups
  only_if,
  grouping,
  group_key,
  weighed,
  per,
  as_many,
  path_step,
  clauses,
  ordinal,
  // conditions about numbers and order
  count_of,
  picked,
  ranked,
  within,
  // declarations about numbers
  table,
  table_case,
  band,
  measure_definition,
  earlier_data,
  unit,
  approximation,
  grades,
  grade,
  score_band,
  removal,
  // periods
  last_spans,
  consecutive_spans,
  // clauses as plans write them
  due,
  on_average,
  change_first,
  ratio,
  so_many_different,
};

/// A parse tree in preorder: a node is followed by its descendants.
///
/// The grammar backtracks, and what an abandoned branch left behind is recognised by position:
/// whatever begins at or after the place where parsing goes on is stale and is dropped.
class tree {
 public:
  struct node {
    form is{};
    syntax::word meaning{};  ///< for `word` leaves
    std::uint32_t begin = 0; ///< offsets into the folded text
    std::uint32_t end = 0;
    std::uint32_t size = 1; ///< nodes of the subtree, this one included
  };

  void leaf(form is, std::uint32_t begin, std::uint32_t end, syntax::word meaning = {}) {
    go_on_at(begin);
    nodes_.push_back({is, meaning, begin, end, 1});
  }

  /// Drops what begins at or after `offset` in the node that is open.
  void go_on_at(std::uint32_t offset) {
    auto at = open_.empty() ? 0U : open_.back() + 1;
    while (at < nodes_.size() && nodes_[at].begin < offset) at += nodes_[at].size;
    if (at < nodes_.size()) nodes_.resize(at);
  }

  std::uint32_t open(form is, std::uint32_t begin) {
    go_on_at(begin);
    auto const mark = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({is, {}, begin, begin, 1});
    open_.push_back(mark);
    return mark;
  }

  void close(std::uint32_t mark, std::uint32_t end) {
    go_on_at(end);
    open_.pop_back();
    nodes_[mark].end = end;
    nodes_[mark].size = static_cast<std::uint32_t>(nodes_.size()) - mark;
  }

  void cancel(std::uint32_t mark) {
    open_.pop_back();
    nodes_.resize(mark);
  }

  [[nodiscard]] std::vector<node> const& nodes() const noexcept { return nodes_; }

 private:
  std::vector<node> nodes_;
  std::vector<std::uint32_t> open_;
};

/// A node to look at, with its children in order.
class cursor {
 public:
  cursor(tree const& of, std::uint32_t at) : tree_(&of), at_(at) {}

  [[nodiscard]] tree::node const& operator*() const noexcept { return tree_->nodes()[at_]; }
  [[nodiscard]] tree::node const* operator->() const noexcept { return &**this; }
  [[nodiscard]] form is() const noexcept { return (*this)->is; }
  [[nodiscard]] bool is(form what) const noexcept { return (*this)->is == what; }

  [[nodiscard]] std::vector<cursor> children() const {
    std::vector<cursor> out;
    auto const end = at_ + (*this)->size;
    for (auto at = at_ + 1; at < end; at += tree_->nodes()[at].size) out.emplace_back(*tree_, at);
    return out;
  }

 private:
  tree const* tree_;
  std::uint32_t at_;
};

} // namespace chitieu::syntax
