#include "example.hpp"
#include "extend.hpp"
#include "failure.hpp"
#include "lift.hpp"
#include "other_readings.hpp"
#include "plan_vocabulary.hpp"
#include "still_declared.hpp"

#include <chitieu/syntax/nearest.hpp>

#include <algorithm>

namespace chitieu {

using namespace syntax;

class right_statements::finder {
 public:
  explicit finder(parsed const& of)
      : of_(of), words_(vocabulary_of(of.plan)), style_(style_of(of.plan)) {
    auto own =
        source::from_text(of.from.name(), std::string(of.from.slice({0, of.from.own_size()})));
    diagnostics ignored;
    if (own) {
      texts_ = text::split(*own, ignored);
      declare_readable(words_, of.plan, *own);
      own_.emplace(std::move(*own));
    }
  }

  std::optional<diagnostic> explain(std::size_t number, statement_judge const& judge) {
    auto const text = text_of(number);
    if (!text) return std::nullopt;
    state s(text->folded.bytes, words_, lines_of(text->from));
    if (parse_statement(text->from, s)) return std::nullopt;
    judgements_ = most_judgements;
    auto const begins = sentence_begins(text->from, s.text, words_);
    written_statement const written(of_.from, text->folded, text->base);
    auto const parses = trials(text->from, number, judge, not_right::is_no_step);
    auto nearest = find_repair(s, written, begins, parses, budget_);
    if (!nearest)
      nearest =
          find_example(s, written, begins, trials(text->from, number, judge, not_right::goes_on),
                       others_than(number), budget_);
    return syntax::explain(s, text->from, of_.from, text->folded, text->base, begins, nearest,
                           parses);
  }

  void complete(diagnostic& wrong, std::size_t number, statement_judge const& judge) {
    auto const text = text_of(number);
    if (!text) return;
    state s(text->folded.bytes, words_, lines_of(text->from));
    if (!parse_statement(text->from, s)) return;
    judgements_ = most_judgements;
    auto const where =
        piece{offset_of(*text, wrong.at.where.begin), offset_of(*text, wrong.at.where.end)};
    written_statement const written(of_.from, text->folded, text->base);
    auto const found = find_other_words(
        s, written, sentence_begins(text->from, s.text, words_), where,
        trials(text->from, number, judge, not_right::goes_on), others_than(number), budget_);
    if (!found) return;
    wrong.nearest = found->sentence;
    written.offer(wrong, *found, choice::asks);
  }

 private:
  // The sentences of other targets, as they are written.
  [[nodiscard]] std::vector<std::string> others_than(std::size_t number) const {
    constexpr std::size_t most = 200;
    std::vector<std::string> out;
    for (std::size_t i = 0; i < of_.plan.statements.size() && out.size() < most; ++i) {
      auto const* target = std::get_if<ast::target>(&of_.plan.statements[i].node);
      if (target && !target->broken && i != number)
        out.emplace_back(of_.from.slice(target->sentence_where));
    }
    return out;
  }

  struct statement_text {
    text::folded folded;
    std::uint32_t base = 0;
    start from{};
  };

  // By which rule a statement with a sentence in it is read, whether it can be or not.
  static std::optional<start> start_of(ast::statement const& statement) {
    auto const* unread = std::get_if<ast::unreadable>(&statement.node);
    if (!unread) return rule_for(statement);
    switch (unread->what) {
    case ast::declares::term:
      return start::term;
    case ast::declares::phrase:
      return start::phrase;
    case ast::declares::band:
      return start::band;
    case ast::declares::measure:
      return start::measure_definition;
    default:
      return std::nullopt;
    }
  }

  // A statement that took the place of another one is no change any more, and one without an id got
  // one, where a plan extends another: how each was written is kept beside.
  [[nodiscard]] ast::statement const& as_written(ast::statement const& statement) const {
    auto const& all = of_.plan.written;
    auto const at = std::find_if(all.begin(), all.end(), [&](ast::statement const& each) {
      return each.where.begin == statement.where.begin;
    });
    return at == all.end() ? statement : *at;
  }

  [[nodiscard]] std::optional<statement_text> text_of(std::size_t number) const {
    auto const& statement = of_.plan.statements[number];
    auto const at = std::find_if(texts_.begin(), texts_.end(), [&](text::statement const& each) {
      return each.where.begin == statement.where.begin && each.where.end == statement.where.end;
    });
    if (at == texts_.end()) return std::nullopt;
    auto folded = text::fold(text::without_comments(*own_, *at));
    auto const& written = as_written(statement);
    auto from = start_of(written.changes ? statement : written);
    // What no known word begins is read as a sentence.
    if (!from && std::holds_alternative<ast::unreadable>(statement.node) &&
        !words_.find(folded.bytes, 0).means)
      from = start::bare_target;
    if (!from) return std::nullopt;
    statement_text out{std::move(folded), at->where.begin, *from};
    if (written.changes) overwrite_word(out.folded.bytes, words_);
    return out;
  }

  static std::uint32_t offset_of(statement_text const& text, std::uint32_t in_source) {
    auto const& origin = text.folded.origin;
    auto const at = std::lower_bound(origin.begin(), origin.end(),
                                     in_source < text.base ? 0 : in_source - text.base);
    return static_cast<std::uint32_t>(
        std::min(at - origin.begin(), static_cast<std::ptrdiff_t>(text.folded.bytes.size())));
  }

  // What a trial says of a statement that parses and is not right: where parsing could have gone
  // on, or that it is no nearer than the first.
  enum class not_right : bool { goes_on, is_no_step };

  [[nodiscard]] trial trials(start from, std::size_t number, statement_judge const& judge,
                             not_right how) {
    return [this, from, number, &judge,
            how](std::string const& folded) -> std::optional<furthest_failure> {
      state s(folded, words_, lines_of(from));
      auto const as = start_as_written(from, folded, words_);
      if (!parse_statement(as, s)) return s.failure;
      if (is_right(s, as, number, judge)) return std::nullopt;
      if (how == not_right::is_no_step) s.failure.at = 0;
      return s.failure;
    };
  }

  bool is_right(state const& s, start from, std::size_t number, statement_judge const& judge) {
    if (judgements_ == 0) return false;
    --judgements_;
    auto const made = source::from_text(of_.from.name(), std::string(s.text));
    if (!made) return false;
    auto const both = of_.from.followed_by(*made);
    diagnostics issues;
    auto const folded = text::fold(s.text);
    lifter lift(both.both, folded, both.offset, style_, issues);
    auto as = of_.plan.statements[number];
    lift_into(as, from, lift, cursor(s.nodes, 0));
    as.where = {both.offset, both.offset + static_cast<std::uint32_t>(s.text.size())};
    if (!issues.empty()) return false;
    std::size_t budget = most_detours;
    auto others = other_readings(s, from, as, both.both, folded, both.offset, style_, budget);
    for (auto& each : others) each.statement = number;
    return judge(as, both.both, others);
  }

  static constexpr std::size_t most_judgements = 150; ///< of one statement

  parsed const& of_;
  vocabulary words_;
  exact::number_style style_;
  std::optional<source> own_;
  std::vector<text::statement> texts_;
  std::size_t budget_ = 5000; ///< of trials
  std::size_t judgements_ = 0;
};

right_statements::right_statements(parsed const& of) : find_(std::make_unique<finder>(of)) {}
right_statements::right_statements(right_statements&&) noexcept = default;
right_statements& right_statements::operator=(right_statements&&) noexcept = default;
right_statements::~right_statements() = default;

std::optional<diagnostic> right_statements::explain(std::size_t statement,
                                                    statement_judge const& judge) {
  return find_->explain(statement, judge);
}

void right_statements::complete(diagnostic& wrong, std::size_t statement,
                                statement_judge const& judge) {
  find_->complete(wrong, statement, judge);
}

} // namespace chitieu
