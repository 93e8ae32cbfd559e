#include "printer.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::syntax {
namespace {

using aggregate_form = ast::aggregate::form;

template <class Node>
Node const* as(ast::measure const& m) {
  return std::get_if<Node>(&m.node);
}

// Whether a comparison that follows a condition would be read as part of it.
bool takes_comparison(ast::condition const& c) {
  if (std::holds_alternative<ast::flag_use>(c.node)) return true;
  if (auto const* linked = std::get_if<ast::linked>(&c.node))
    return linked->predicate.empty() || takes_comparison(linked->predicate.front());
  if (auto const* all = std::get_if<ast::all_of>(&c.node))
    return takes_comparison(all->parts.back());
  if (auto const* any = std::get_if<ast::any_of>(&c.node))
    return takes_comparison(any->parts.back());
  if (auto const* negation = std::get_if<ast::negation>(&c.node))
    return takes_comparison(negation->inner.front());
  if (auto const* rule = std::get_if<ast::implication>(&c.node))
    return takes_comparison(rule->sides.back());
  return false;
}

bool ends_loosely(ast::subject const& subject) {
  auto const& filters = subject.parts.back().filters;
  return !filters.empty() && filters.back().is != ast::filter::form::holding;
}

bool crowded(ast::subject const& subject) {
  auto const& filters = subject.parts.back().filters;
  return !filters.empty() && takes_comparison(filters.back().what.front());
}

word word_of(aggregate_form is) {
  switch (is) {
  case aggregate_form::count:
  case aggregate_form::different:
    return word::number_of;
  case aggregate_form::sum:
    return word::sum;
  case aggregate_form::average:
    return word::average;
  case aggregate_form::median:
    return word::median;
  case aggregate_form::lowest:
  case aggregate_form::nth_lowest:
    return word::lowest;
  case aggregate_form::highest:
  case aggregate_form::nth_highest:
    return word::highest;
  case aggregate_form::percentile:
    break;
  }
  return word::percentile;
}

word word_for_span(ast::time_unit in) {
  switch (in) {
  case ast::time_unit::years:
    return word::for_years;
  case ast::time_unit::months:
    return word::for_months;
  case ast::time_unit::weeks:
    return word::for_weeks;
  case ast::time_unit::days:
    return word::for_days;
  case ast::time_unit::working_days:
    return word::for_working_days;
  case ast::time_unit::hours:
    return word::for_hours;
  case ast::time_unit::minutes:
    return word::for_minutes;
  case ast::time_unit::seconds:
    break;
  }
  return word::for_seconds;
}

word word_of(ast::time_between::unit in) {
  switch (in) {
  case ast::time_between::unit::years:
    return word::years;
  case ast::time_between::unit::months:
    return word::months;
  case ast::time_between::unit::weeks:
    return word::weeks;
  case ast::time_between::unit::days:
    return word::days;
  case ast::time_between::unit::working_days:
    return word::working_days;
  case ast::time_between::unit::hours:
    return word::hours;
  case ast::time_between::unit::minutes:
    return word::minutes;
  case ast::time_between::unit::seconds:
    break;
  }
  return word::seconds;
}

bool is_nth(aggregate_form is) {
  return is == aggregate_form::nth_lowest || is == aggregate_form::nth_highest;
}

} // namespace

std::string ordinal(std::int64_t n) {
  auto const ten = n % 100 / 10 == 1;
  auto const last = n % 10;
  return std::to_string(n) + (ten         ? "th"
                              : last == 1 ? "st"
                              : last == 2 ? "nd"
                              : last == 3 ? "rd"
                                          : "th");
}

bool ends_loosely(ast::measure const& m) {
  if (auto const* aggregate = as<ast::aggregate>(m)) return ends_loosely(aggregate->of);
  if (auto const* share = as<ast::share_of>(m))
    return !share->predicate.empty() || ends_loosely(share->of);
  if (auto const* over = as<ast::over_groups>(m)) return ends_loosely(over->what.front());
  if (auto const* part = as<ast::part_of>(m)) return ends_loosely(part->whole.front());
  if (auto const* both = as<ast::arithmetic>(m)) return ends_loosely(both->sides.back());
  return false;
}

bool ends_with_records(ast::measure const& m) {
  if (as<ast::aggregate>(m) || as<ast::share_of>(m)) return true;
  if (auto const* over = as<ast::over_groups>(m)) return ends_with_records(over->what.front());
  if (auto const* part = as<ast::part_of>(m)) return ends_with_records(part->whole.front());
  if (auto const* both = as<ast::arithmetic>(m)) return ends_with_records(both->sides.back());
  return false;
}

std::string printer::figure(ast::figure const& figure) const {
  switch (figure.is) {
  case ast::figure::form::plain:
    if (figure.said.empty()) break;
    return fraction(figure.value, figure.said, figure.written);
  case ast::figure::form::percent:
    return figure.written + "%";
  case ast::figure::form::permille:
    return figure.written + "‰";
  case ast::figure::form::points:
    return figure.written + " " + say(word::points);
  }
  return figure.written + (figure.unit ? " " + figure.unit->text : "");
}

std::string printer::dataset(ast::name const& name) const {
  auto const folded = text::fold_name(name.text);
  if (folded == "previous") return say(word::previous);
  auto const digit = folded.front() >= '0' && folded.front() <= '9';
  auto const found = words_.find(folded, 0);
  auto const bare = !digit && found.means && found.end == folded.size() &&
                    (found.means->names & only(name_kind::dataset)).any();
  return bare ? name.text : in_quotes(name.text);
}

// Whether a number would be read as the data that are called so.
bool printer::is_dataset(ast::figure const& figure) const {
  auto const text = text::fold_name(this->figure(figure));
  auto const found = words_.find(text, 0);
  return found.means && found.end == text.size() &&
         (found.means->names & only(name_kind::dataset)).any();
}

// What is said of the number of each record, before or after it.
std::string printer::how(aggregate_form is, exact::decimal const& at) const {
  auto const position = exact::to_string(at, style_ == exact::number_style::vi ? ',' : '.');
  auto const whole = at.scale == 0;
  if (is == aggregate_form::percentile)
    return vietnamese() || !whole ? say(word::percentile) + " " + position
                                  : ordinal(at.units) + " " + say(word::percentile);
  if (!is_nth(is)) return say(word_of(is));
  if (!vietnamese() && whole) return ordinal(at.units) + " " + say(word_of(is));
  return say(is == aggregate_form::nth_lowest ? word::nth_lowest : word::nth_highest) + " " +
         position;
}

std::string printer::records(ast::subject const& subject, bool everywhere) const {
  auto const all = everywhere ? say(word::all_of, vietnamese() ? "toàn bộ" : "all") + " " : "";
  return all + this->subject(subject, crowded(subject));
}

std::string printer::node(ast::aggregate const& aggregate) const {
  auto const of = " " + say(word::of_owner) + " ";
  auto const subject = records(aggregate.of, aggregate.everywhere);
  auto const said = how(aggregate.is, aggregate.at);
  if (aggregate.is == aggregate_form::count) return said + (vietnamese() ? " " : of) + subject;
  auto const& what = aggregate.what.front();
  auto const* const named = as<ast::named_number>(what);
  auto const number = named ? path(named->column) : "(" + measure(what) + ")";
  if (aggregate.is == aggregate_form::different) {
    auto const different = say(word::different);
    return vietnamese() ? said + " " + number + " " + different + of + subject
                        : said + of + different + " " + number + of + subject;
  }
  auto const percentile = aggregate.is == aggregate_form::percentile;
  auto const sum = aggregate.is == aggregate_form::sum;
  auto const postfix = vietnamese() && !percentile && !sum && named &&
                       named->column.steps.size() == 1 && !is_header(named->column) &&
                       !all_bracketed();
  if (postfix) return number + " " + said + of + subject;
  auto const parted = percentile || (sum && (!vietnamese() || brackets_ == brackets::quoted));
  return said + (parted ? of : " ") + number + of + subject;
}

std::string printer::node(ast::share_of const& share) const {
  auto out = say(word::share) + " " + (vietnamese() ? "" : say(word::of_owner) + " ");
  if (share.predicate.empty()) return out + records(share.of, share.everywhere);
  auto const& what = share.predicate.front();
  auto const all =
      share.everywhere ? say(word::all_of, vietnamese() ? "toàn bộ" : "all") + " " : "";
  out += all + subject(share.of, begins_with_quantity(what));
  if (!vietnamese()) out += " " + say(word::that);
  if (takes_comparison(what)) return out + " (" + condition(what) + ")";
  return out + " " + predicate(out, what, place::predicate);
}

std::string printer::node(ast::over_groups const& over) const {
  auto out = how(over.is, over.at) + " " + say(word::over_groups) + " ";
  for (auto const& name : over.groups.by)
    out += (&name == &over.groups.by.front() ? "" : " " + say(word::and_) + " ") + name.text;
  return out + " " + say(word::of_owner) + " " + operand(over.what.front(), binding::factor);
}

std::string printer::node(ast::arithmetic const& both) const {
  using sign = ast::arithmetic::sign;
  auto const product = both.is == sign::times || both.is == sign::over;
  auto const what = both.is == sign::plus    ? word::plus
                    : both.is == sign::minus ? word::minus
                    : both.is == sign::times ? word::times
                                             : word::over;
  auto const left = product ? binding::product : binding::terms;
  auto const right = product ? binding::factor : binding::product;
  return operand(both.sides.front(), left) + " " + say(what) + " " +
         operand(both.sides.back(), right);
}

std::string printer::node(ast::earlier const& earlier) const {
  if (earlier.what.empty()) return dataset(earlier.dataset);
  return operand(earlier.what.front(), binding::factor) + " " + say(word::at) + " " +
         dataset(earlier.dataset);
}

std::string printer::node(ast::part_of const& part) const {
  auto const whole = operand(part.whole.front(), binding::factor);
  auto const folded = text::fold_name(whole);
  auto const found = words_.find(folded, 0);
  auto const plain = vietnamese() && found.means &&
                     found.means->words.test(static_cast<std::size_t>(word::number_of));
  return figure(part.part) + " " + (plain ? "" : say(word::of_owner) + " ") + whole;
}

std::string printer::moment(ast::moment const& moment) const {
  if (moment.as_of) return say(word::as_of);
  if (auto const* column = std::get_if<ast::path>(&moment.at)) return path(*column);
  auto const& day = std::get<ast::value>(moment.at);
  return day.is == ast::value::form::period ? date(day.when) : value(day);
}

std::string printer::node(ast::time_between const& time) const {
  return say(word_of(time.in)) + " " + say(word::from) + " " + moment(time.from) + " " +
         say(word::to) + " " + moment(time.to);
}

// “answered within 10 working days of asked”, “trả lời trong vòng 10 ngày làm việc kể từ …”
std::string printer::node(ast::within const& within, place where) const {
  auto const have = where == place::predicate || where == place::bare_predicate;
  return (have ? say(word::have) + " " : "") + path(within.column) + " " +
         say(word::in, vietnamese() ? "trong vòng" : "within") + " " + amount(within.amount) + " " +
         say(word_for_span(within.in)) + " " +
         (vietnamese() ? say(word::since) : say(word::of_owner)) + " " + moment(within.from);
}

std::string printer::measure(ast::measure const& m) const {
  struct writer {
    printer const& to;
    std::string operator()(ast::figure const& n) const { return to.figure(n); }
    std::string operator()(ast::named_number const& n) const { return to.path(n.column); }
    std::string operator()(ast::aggregate const& n) const { return to.node(n); }
    std::string operator()(ast::share_of const& n) const { return to.node(n); }
    std::string operator()(ast::over_groups const& n) const { return to.node(n); }
    std::string operator()(ast::arithmetic const& n) const { return to.node(n); }
    std::string operator()(ast::earlier const& n) const { return to.node(n); }
    std::string operator()(ast::part_of const& n) const { return to.node(n); }
    std::string operator()(ast::time_between const& n) const { return to.node(n); }
  };
  return std::visit(writer{*this}, m.node);
}

std::string printer::operand(ast::measure const& m, binding least) const {
  auto const* const both = as<ast::arithmetic>(m);
  auto const product =
      both && (both->is == ast::arithmetic::sign::times || both->is == ast::arithmetic::sign::over);
  auto const binds = !both ? binding::factor : product ? binding::product : binding::terms;
  // What ends in a condition would take what follows for a part of it; and `20% of X in previous`
  // is 20% of what X was.
  auto const loose = ends_loosely(m) || as<ast::part_of>(m) || as<ast::over_groups>(m);
  return binds < least || loose ? "(" + measure(m) + ")" : measure(m);
}

// Where a condition begins a digit is read as a quantity.
std::string printer::left_side(ast::measure const& m) const {
  auto out = measure(m);
  auto const number = out.find_first_not_of("-0123456789.,/‰%");
  auto const digit = (out.front() >= '0' && out.front() <= '9') || out.front() == '-';
  auto const ordinal_first = digit && number != std::string::npos && out[number] >= 'a';
  return digit && !ordinal_first ? "(" + out + ")" : out;
}

std::string printer::measured(ast::measured const& measured, bool clause) const {
  using relation = exact::relation;
  auto out = left_side(measured.left.front());
  auto const change = measured.is != ast::measured::form::plain;
  auto const elsewhere = [&] {
    auto const* const right =
        measured.right.empty() ? nullptr : as<ast::earlier>(measured.right.front());
    return right && right->what.empty();
  }();
  auto bound = [&](word what, std::string_view wish) {
    return say(what, elsewhere ? wish : "") + " ";
  };
  auto const reaches = !change && !measured.how && !measured.right.empty();
  if (clause && !vietnamese() && !reaches) out += " " + say(word::is);
  if (change) out += " " + say(measured.is == ast::measured::form::up ? word::up : word::down);
  // “đạt 80%” does not say how it is compared.
  if (reaches) out += " " + say(word::reach);
  if (!measured.right.empty()) {
    out += " ";
    if (measured.how) {
      switch (*measured.how) {
      case relation::at_least:
        out += bound(word::at_least, vietnamese() ? "không thấp hơn" : "no lower than");
        break;
      case relation::more_than:
        out += bound(word::more_than, vietnamese() ? "cao hơn" : "higher than");
        break;
      case relation::at_most:
        out += bound(word::at_most, vietnamese() ? "không cao hơn" : "no higher than");
        break;
      case relation::less_than:
        out += bound(word::less_than, vietnamese() ? "thấp hơn" : "lower than");
        break;
      case relation::exactly:
        out += say(word::exactly) + " ";
        break;
      case relation::between:
        out += say(word::from) + " " + measure(measured.right.front()) + " " + say(word::to) + " ";
        break;
      }
    }
    // A name after it would be taken for a rank that is held.
    auto const& right = measured.right.back();
    auto const* const figure = as<ast::figure>(right);
    auto const in_brackets = figure ? is_dataset(*figure) : reaches;
    out += in_brackets ? "(" + measure(right) + ")" : measure(right);
  }
  if (measured.against) out += " " + say(word::against) + " " + dataset(*measured.against);
  return out;
}

std::string printer::node(ast::measured const& measured, place where) const {
  auto const have = where == place::predicate || where == place::bare_predicate;
  return (have ? say(word::have) + " " : "") + this->measured(measured, false);
}

std::string printer::grouping(ast::grouping const& grouping) const {
  using each = ast::group_key::span_of_time;
  auto const all = grouping.amount.is == ast::quantity::form::all;
  auto out = say(word::at) + " " +
             (all ? say(word::all, vietnamese() ? "mỗi" : "every") : quantity(grouping.amount)) +
             " ";
  if (grouping.last != 0 || grouping.together != 0 || grouping.in_a_row)
    return out + periods(grouping, all) + ", ";
  if (!vietnamese() && !all) out += say(word::of) + " ";
  for (auto const& key : grouping.by) {
    if (&key != &grouping.by.front()) out += " " + say(word::and_) + " ";
    auto const of = " " + say(word::of_owner) + " ";
    if (key.each == each::year) out += say(word::year) + of;
    if (key.each == each::quarter) out += say(word::quarter) + of;
    if (key.each == each::month) out += say(word::month) + of;
    if (key.each == each::week) out += say(word::week) + of;
    out += key.of.text;
  }
  for (auto const& each_filter : grouping.filters)
    out += " " + filter(each_filter, &each_filter != &grouping.filters.back());
  return out + ", ";
}

// `2 of the last 3 years of C`, `3 consecutive months of C`
std::string printer::periods(ast::grouping const& grouping, bool all) const {
  using each = ast::group_key::span_of_time;
  auto const& key = grouping.by.front();
  auto const spans = say(key.each == each::year      ? word::year_spans
                         : key.each == each::quarter ? word::quarter_spans
                         : key.each == each::month   ? word::month_spans
                                                     : word::week_spans);
  auto const consecutive = say(word::consecutive);
  std::string out;
  if (grouping.together != 0) {
    if (!all) out += say(word::of) + " ";
    auto const many = std::to_string(grouping.together) + " ";
    out += many + (vietnamese() ? spans + " " + consecutive : consecutive + " " + spans);
  } else if (grouping.in_a_row) {
    out += vietnamese() ? spans + " " + consecutive : consecutive + " " + spans;
  } else if (all) {
    out += vietnamese() ? spans : say(word::one_of);
  }
  if (grouping.last != 0) {
    auto const many = std::to_string(grouping.last) + " ";
    auto const alone = grouping.together == 0 && !grouping.in_a_row;
    if (!out.empty()) out += " ";
    if (vietnamese())
      out += say(word::in) + " " + many + spans + " " + say(word::last_ones);
    else
      out += (alone && all ? "" : say(word::of) + " ") + say(word::last_ones) + " " + many + spans;
  }
  if (!key.of.text.empty()) out += " " + say(word::of_owner) + " " + key.of.text;
  return out;
}

} // namespace chitieu::syntax
