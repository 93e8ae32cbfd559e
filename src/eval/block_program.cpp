#include "block_program.hpp"

#include "written_references.hpp"

#include <algorithm>
#include <unordered_map>
#include <variant>

namespace chitieu::eval {
namespace {

/// Whether a condition is worked out in blocks, given that its parts are.
bool is_local(sheet const& on, ir::condition const& asked) {
  if (asked.of == ir::world) return false;
  return std::visit(
      [&]<class Node>(Node const& node) {
        using std::is_same_v;
        if constexpr (is_same_v<Node, ir::code_test> || is_same_v<Node, ir::number_test> ||
                      is_same_v<Node, ir::day_test> || is_same_v<Node, ir::flag_test> ||
                      is_same_v<Node, ir::known_test> || is_same_v<Node, ir::none_test>)
          return on.shape_of(asked.of, node.column) == data::cell_shape::scalar;
        else
          return is_same_v<Node, ir::constant> || is_same_v<Node, ir::all_of> ||
                 is_same_v<Node, ir::any_of> || is_same_v<Node, ir::negation> ||
                 is_same_v<Node, ir::surely>;
      },
      asked.node);
}

std::vector<ir::condition_id> parts_of(ir::condition const& asked) {
  if (auto const* group = std::get_if<ir::all_of>(&asked.node)) return group->parts;
  if (auto const* group = std::get_if<ir::any_of>(&asked.node)) return group->parts;
  if (auto const* no = std::get_if<ir::negation>(&asked.node)) return {no->inner};
  if (auto const* sure = std::get_if<ir::surely>(&asked.node)) return {sure->inner};
  return {};
}

/// Calls `visit(id, is_given)` for these conditions and all that they need, parts before wholes,
/// down to those that are given.
template <class Visit>
void each_needed(sheet const& on, std::span<ir::condition_id const> all_wanted, Visit visit) {
  auto const& conditions = on.program().conditions;
  enum class stage : std::uint8_t { unseen, opened, placed };
  std::unordered_map<ir::condition_id, stage> stages;
  std::vector<ir::condition_id> pending;
  for (auto const wanted : all_wanted) {
    pending.push_back(wanted);
    // Chains of parts may be long: what is still to do is kept here and not on the stack.
    while (!pending.empty()) {
      auto const id = pending.back();
      auto& reached = stages[id];
      bool const given = on.has(id) || !is_local(on, conditions[id]);
      if (reached == stage::unseen && !given) {
        reached = stage::opened;
        for (auto const part : parts_of(conditions[id])) pending.push_back(part);
        continue;
      }
      pending.pop_back();
      if (reached == stage::placed) continue;
      reached = stage::placed;
      visit(id, given);
    }
  }
}

std::vector<ir::condition_id> conditions_of(std::span<counted_pair const> pairs) {
  std::vector<ir::condition_id> all;
  for (auto const& pair : pairs) all.insert(all.end(), {pair.base, pair.predicate});
  return all;
}

/// The part that such a condition has, whose links are its own records' references.
ir::linked_part const* only_part(ir::condition const& asked) {
  auto const* linked = std::get_if<ir::linked>(&asked.node);
  if (linked == nullptr || linked->asked.of_share || linked->parts.size() != 1) return nullptr;
  auto const& via = linked->parts.front().via;
  return via.everyone || via.forward ? nullptr : &linked->parts.front();
}

} // namespace

/// Puts conditions into steps, one after the other.
class block_program_maker {
 public:
  using does = block_program::does;
  using answers_in = block_program::answers_in;

  block_program_maker(sheet const& on, ir::population_id of, block_program& into)
      : on_{on}, of_{of}, into_{into} {}

  void operator()(std::span<counted_pair const> pairs,
                  std::span<ir::condition_id const> counted_for,
                  std::span<ir::condition_id const> kept) {
    auto wanted = conditions_of(pairs);
    auto const& conditions = on_.program().conditions;
    for (auto const id : counted_for) {
      auto const& part = *only_part(conditions[id]);
      wanted.insert(wanted.end(), {part.filter, part.predicate});
    }
    each_needed(on_, wanted, [&](ir::condition_id id, bool given) { add(id, given); });
    for (auto const id : counted_for) {
      auto const& part = *only_part(conditions[id]);
      into_.counted_for_.push_back(id);
      into_.links_.push_back({on_.cells_of(of_, part.via.column), on_.rows(conditions[id].of),
                              made_.at(part.filter), made_.at(part.predicate)});
    }
    for (auto const id : kept) {
      into_.kept_.push_back(id);
      into_.kept_in_.push_back(made_.at(id));
    }
    for (auto const& pair : pairs) {
      auto const fixed = [&](ir::condition_id id) {
        auto const* one = std::get_if<ir::constant>(&on_.program().conditions[id].node);
        return one != nullptr && one->value;
      };
      into_.pairs_.push_back(
          {fixed(pair.base), made_.at(pair.base), made_.at(pair.predicate), fixed(pair.predicate)});
    }
  }

 private:
  std::uint32_t buffer() { return static_cast<std::uint32_t>(into_.buffers_++); }

  void add(ir::condition_id id, bool given) {
    if (given) return add_given(id);
    into_.worked_out_.push_back(id);
    auto const& asked = on_.program().conditions[id];
    if (auto const* fixed = std::get_if<ir::constant>(&asked.node)) {
      made_[id] = {buffer(), block_program::nothing};
      auto& step = put(does::fix, made_[id]);
      step.fixed = fixed->value;
      return;
    }
    auto const parts = parts_of(asked);
    if (std::holds_alternative<ir::all_of>(asked.node)) return add_group(id, does::all, parts);
    if (std::holds_alternative<ir::any_of>(asked.node)) return add_group(id, does::any, parts);
    if (std::holds_alternative<ir::negation>(asked.node)) {
      auto const inner = made_.at(parts.front());
      made_[id] = {buffer(), inner.unknown};
      put(does::negate, made_[id]).parts = {inner};
      return;
    }
    if (std::holds_alternative<ir::surely>(asked.node)) {
      made_[id] = {made_.at(parts.front()).yes, block_program::nothing};
      return;
    }
    std::visit(
        [&](auto const& node) {
          if constexpr (requires { node.column; }) add_test(id, asked, node.column);
        },
        asked.node);
  }

  void add_given(ir::condition_id id) {
    auto const& truth = on_[id];
    made_[id] = {buffer(), truth.has_unknown() ? buffer() : block_program::nothing};
    put(does::give, made_[id]).given = id;
    into_.given_.push_back(id);
  }

  void add_group(ir::condition_id id, does what, std::vector<ir::condition_id> const& parts) {
    std::vector<answers_in> of;
    bool unknown = false;
    for (auto const part : parts) {
      of.push_back(made_.at(part));
      unknown = unknown || of.back().unknown != block_program::nothing;
    }
    made_[id] = {buffer(), unknown ? buffer() : block_program::nothing};
    put(what, made_[id]).parts = std::move(of);
  }

  void add_test(ir::condition_id id, ir::condition const& asked, ir::column_id which) {
    auto const column = column_of(which);
    auto const blank = into_.blanks_of_[column].unknown;
    auto const& is = asked.node;
    if (std::holds_alternative<ir::known_test>(is)) {
      made_[id] = {buffer(), block_program::nothing};
      if (blank == block_program::nothing)
        put(does::fix, made_[id]).fixed = true;
      else
        put(does::negate, made_[id]).parts = {{blank, block_program::nothing}};
      return;
    }
    if (std::holds_alternative<ir::none_test>(is)) {
      made_[id] = {buffer(), blank};
      put(does::be_none, made_[id]).column = column;
      return;
    }
    auto test = scalar_test_of(asked, into_.columns_[column], on_.as_of());
    made_[id] = {buffer(), test->of_all ? block_program::nothing : blank};
    auto& step = put(does::test, made_[id]);
    step.column = column;
    step.test = static_cast<std::uint32_t>(into_.tests_.size());
    into_.tests_.emplace_back(*std::move(test), into_.columns_[column]);
  }

  std::uint32_t column_of(ir::column_id which) {
    auto const [at, fresh] =
        columns_.try_emplace(which, static_cast<std::uint32_t>(into_.columns_.size()));
    if (fresh) {
      into_.columns_.push_back(on_.cells_of(of_, which));
      column_block const block{into_.columns_.back(), bitmap::word_bits};
      auto const unknown = block.may_be_unknown() ? buffer() : block_program::nothing;
      into_.blanks_of_.push_back({block_program::nothing, unknown});
      auto& step = put(does::take, into_.blanks_of_.back());
      step.column = at->second;
    }
    return at->second;
  }

  block_program::step& put(does what, answers_in into) {
    return into_.steps_.emplace_back(block_program::step{what, into});
  }

  sheet const& on_;
  ir::population_id of_;
  block_program& into_;
  std::unordered_map<ir::condition_id, answers_in> made_;
  std::unordered_map<ir::column_id, std::uint32_t> columns_;
};

/// What one run over rows writes into.
class block_program::workspace {
 public:
  workspace(block_program const& program, sheet const& on, kernels::kernel_set const& with,
            std::size_t block_rows)
      : program_{program}, on_{on}, with_{with}, words_of_block_{block_rows / bitmap::word_bits},
        words_(program.buffers_ * words_of_block_) {
    columns_.reserve(program.columns_.size());
    for (auto const& column : program.columns_) columns_.emplace_back(column, block_rows);
    links_.reserve(program.links_.size());
    for (auto const& link : program.links_)
      links_.emplace_back(link.rows,
                          link.references.rows() > 0 ? link.references.view(0) : data::cell_view{});
  }

  [[nodiscard]] std::size_t block_rows() const { return words_of_block_ * bitmap::word_bits; }

  void count(std::size_t first, std::size_t rows, std::span<exact::counts> into,
             std::span<answer_bits> kept) {
    words_here_ = (rows + bitmap::word_bits - 1) / bitmap::word_bits;
    for (auto const& step : program_.steps_) work(step, first, rows);
    auto const used = rows % bitmap::word_bits;
    kernels::pair_words words;
    words.words = words_here_;
    words.last = used == 0 ? ~std::uint64_t{0} : (std::uint64_t{1} << used) - 1;
    for (std::size_t i = 0; i < program_.pairs_.size(); ++i) {
      auto const& pair = program_.pairs_[i];
      words.base = pair.of_all ? nullptr : buffer(pair.base.yes);
      words.maybe = buffer(pair.base.unknown);
      words.yes = pair.yes_to_all ? nullptr : buffer(pair.predicate.yes);
      words.unknown = buffer(pair.predicate.unknown);
      with_.count(words, into[i]);
    }
    for (std::size_t i = 0; i < links_.size(); ++i)
      link(program_.links_[i], links_[i], first, words.last);
    for (std::size_t i = 0; i < kept.size(); ++i) keep(program_.kept_in_[i], first, kept[i]);
  }

  [[nodiscard]] std::vector<link_counts>& links() { return links_; }

 private:
  void keep(answers_in const& from, std::size_t first, answer_bits& to) {
    auto const word = first / bitmap::word_bits;
    to.yes.set_words(word, {buffer(from.yes), words_here_});
    if (to.unknown) to.unknown->set_words(word, {buffer(from.unknown), words_here_});
  }

  void link(linking const& by, link_counts& into, std::size_t first, std::uint64_t last) {
    auto const* in = buffer(by.filter.yes);
    auto const* perhaps_in = buffer(by.filter.unknown);
    auto const* yes = buffer(by.predicate.yes);
    auto const* unknown = buffer(by.predicate.unknown);
    bool const all_sure = perhaps_in == nullptr && unknown == nullptr;
    auto const ahead = words_here_ * bitmap::word_bits;
    bool const asks_ahead = is_far(by.references.rows());
    for (std::size_t i = 0; i < words_here_; ++i) {
      if (asks_ahead) into.ask_for(first + i * bitmap::word_bits + ahead);
      auto const rows = i + 1 == words_here_ ? last : ~std::uint64_t{0};
      auto const sure = in[i] & yes[i] & rows;
      std::uint64_t perhaps = 0;
      if (!all_sure)
        perhaps = (in[i] | (perhaps_in != nullptr ? perhaps_in[i] : 0)) &
                  (yes[i] | (unknown != nullptr ? unknown[i] : 0)) & rows & ~sure;
      into.add(first + i * bitmap::word_bits, sure, perhaps);
    }
  }

  [[nodiscard]] std::uint64_t* buffer(std::uint32_t number) {
    return number == nothing ? nullptr : words_.data() + number * words_of_block_;
  }

  void work(step const& one, std::size_t first, std::size_t rows) {
    auto* yes = buffer(one.into.yes);
    auto* unknown = buffer(one.into.unknown);
    switch (one.what) {
    case does::take: {
      auto& column = columns_[one.column];
      column.take(with_, first, rows);
      if (unknown != nullptr) std::copy_n(column.unknown(), words_here_, unknown);
      break;
    }
    case does::test:
      columns_[one.column].test(program_.tests_[one.test], yes);
      break;
    case does::be_none:
      if (columns_[one.column].may_be_none())
        std::copy_n(columns_[one.column].none(), words_here_, yes);
      else
        std::fill_n(yes, words_here_, 0);
      break;
    case does::give: {
      auto const& given = on_[one.given];
      auto const begin = first / bitmap::word_bits;
      for (std::size_t i = 0; i < words_here_; ++i) yes[i] = given.yes(begin + i);
      if (unknown == nullptr) break;
      for (std::size_t i = 0; i < words_here_; ++i) unknown[i] = given.unknown(begin + i);
      break;
    }
    case does::fix:
      std::fill_n(yes, words_here_, one.fixed ? ~std::uint64_t{0} : 0);
      break;
    case does::all:
    case does::any:
      join(one, yes, unknown);
      break;
    case does::negate: {
      auto const* inner = buffer(one.parts.front().yes);
      auto const* perhaps = buffer(one.parts.front().unknown);
      for (std::size_t i = 0; i < words_here_; ++i)
        yes[i] = ~(inner[i] | (perhaps != nullptr ? perhaps[i] : 0));
      break;
    }
    }
  }

  /// No beats unknown in a conjunction, yes in a disjunction.
  void join(step const& one, std::uint64_t* yes, std::uint64_t* unknown) {
    bool const all = one.what == does::all;
    if (one.parts.empty()) {
      std::fill_n(yes, words_here_, all ? ~std::uint64_t{0} : 0);
      return;
    }
    bool first = true;
    auto const put = [&](std::uint64_t& into, std::uint64_t said) {
      into = first ? said : all ? into & said : into | said;
    };
    for (auto const& part : one.parts) {
      auto const* some = buffer(part.yes);
      auto const* perhaps = buffer(part.unknown);
      if (unknown != nullptr)
        for (std::size_t i = 0; i < words_here_; ++i)
          put(unknown[i], some[i] | (perhaps != nullptr ? perhaps[i] : 0));
      for (std::size_t i = 0; i < words_here_; ++i) put(yes[i], some[i]);
      first = false;
    }
    if (unknown == nullptr) return;
    // Until here it held what is possible.
    for (std::size_t i = 0; i < words_here_; ++i) unknown[i] &= ~yes[i];
  }

  block_program const& program_;
  sheet const& on_;
  kernels::kernel_set const& with_;
  std::size_t words_of_block_;
  std::size_t words_here_ = 0;
  std::vector<std::uint64_t> words_;
  std::vector<column_block> columns_;
  std::vector<link_counts> links_;
};

std::vector<ir::condition_id> block_program::needed(sheet const& on, ir::population_id,
                                                    std::span<counted_pair const> pairs) {
  std::vector<ir::condition_id> made;
  each_needed(on, conditions_of(pairs), [&](ir::condition_id id, bool given) {
    if (given && !on.has(id)) made.push_back(id);
  });
  return made;
}

bool block_program::can_count_for(sheet const& on, ir::condition const& asked) {
  auto const* part = only_part(asked);
  if (part == nullptr || asked.of == ir::world) return false;
  auto const of = part->via.to;
  if (on.shape_of(of, part->via.column) != data::cell_shape::scalar) return false;
  auto const references = on.cells_of(of, part->via.column);
  if (references.rows() == 0 || references.candidate_sets() > 0) return false;
  counted_pair const records{part->filter, part->predicate};
  return are_written(references.view(0), references.rows()) &&
         needed(on, of, {&records, 1}).empty();
}

bool block_program::works_out(sheet const& on, ir::condition_id id) {
  auto const& asked = on.program().conditions[id];
  return !on.has(id) && is_local(on, asked) && !std::holds_alternative<ir::constant>(asked.node);
}

std::vector<link_counts>& block_program::counted_in(workspace& room) { return room.links(); }

block_program::block_program(sheet const& on, ir::population_id of,
                             std::span<counted_pair const> pairs,
                             std::span<ir::condition_id const> counted_for,
                             std::span<ir::condition_id const> kept) {
  block_program_maker{on, of, *this}(pairs, counted_for, kept);
  block_rows_ = rows_that_stay_near();
}

std::vector<block_program::answer_bits> block_program::make_kept(std::size_t rows) const {
  std::vector<answer_bits> made;
  for (auto const& in : kept_in_)
    made.push_back(
        {bitmap{rows}, in.unknown == nothing ? std::nullopt : std::optional{bitmap{rows}}});
  return made;
}

std::size_t block_program::rows_that_stay_near() const {
  // Cells that are brought together first lie twice in the nearest memory.
  bool const all_lie_close = std::ranges::all_of(columns_, [](cells const& column) {
    if (column.rows() == 0) return true;
    auto const view = column.view(0);
    return view.layout == data::cell_layout::bits || (view.layout != data::cell_layout::elsewhere &&
                                                      view.stride == data::width_of(view.layout));
  });
  std::size_t const most_words = all_lie_close ? 128 : 32;
  constexpr std::size_t fewest_words = 4;
  constexpr std::size_t words_of_all = std::size_t{1} << 15;
  auto const each = words_of_all / std::max<std::size_t>(buffers_, 1);
  return std::clamp(each, fewest_words, most_words) * bitmap::word_bits;
}

std::shared_ptr<block_program::workspace> block_program::make_room(sheet const& on,
                                                                   kernels::kernel_set const& with,
                                                                   std::size_t block_rows,
                                                                   std::size_t rows) const {
  auto const whole_words = (rows + bitmap::word_bits - 1) / bitmap::word_bits * bitmap::word_bits;
  return std::make_shared<workspace>(*this, on, with, std::min(block_rows, whole_words));
}

void block_program::count(workspace& in, std::size_t first, std::size_t last,
                          std::span<exact::counts> into, std::span<answer_bits> kept,
                          std::function<void()> const& poll) {
  // Of rows that fill no word the cells are copied, for which many are too many.
  constexpr std::size_t few = 8 * bitmap::word_bits;
  while (first < last) {
    if (poll) poll();
    auto rows = std::min(in.block_rows(), last - first);
    if (rows > few) rows -= rows % bitmap::word_bits;
    in.count(first, rows, into, kept);
    first += rows;
  }
}

} // namespace chitieu::eval
