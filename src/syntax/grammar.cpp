// The one translation unit that sees Spirit X3. The grammar is written over meanings, so that one
// rule reads both languages.
#include "grammar.hpp"
#include "components.hpp"
#include "tokens.hpp"

namespace chitieu::syntax {
namespace {

using x3::eps;
using w = word;

// --- tokens ---------------------------------------------------------------------------------

shaped const quoted{form::quoted, token::quoted, tokens::quoted};
shaped const number{form::number, token::number, tokens::number};
shaped const fraction{form::fraction, token::number, tokens::fraction};
shaped const period{form::period, token::date, tokens::period};
shaped const id{form::id, token::id, tokens::id};
unasked const slot{form::slot, tokens::slot};
shaped const new_name{form::fresh_name, token::new_name, tokens::new_name};
shaped const new_word{form::fresh_name, token::new_name, tokens::new_word};

sign const comma{','}, colon{':'}, semicolon{';'}, stop{'.'}, open{'('}, close{')'}, dash{'-'},
    less{'<'}, equals{'='};
new_line const line{};
statement_end const end{};

declared_name const scale_name{only(name_kind::scale)};
declared_name const population_name{only(name_kind::population)};
declared_name const column_name{only(name_kind::column)};
declared_name const level_name{only(name_kind::level)};
declared_name const phrase_name{only(name_kind::phrase)};
declared_name const constant_name{only(name_kind::constant)};
unasked_name const constant_value_name{only(name_kind::constant)};
declared_name const subject_name{only(name_kind::population) | only(name_kind::term)};
// Linked records may also go by the column that links them.
declared_name const linked_name{only(name_kind::population) | only(name_kind::term) |
                                only(name_kind::column)};

// --- quantities -----------------------------------------------------------------------------

struct quantity_id;
struct amount_id;
struct condition_id;
struct unary_id;
struct noun_phrase_id;
struct linked_noun_id;
struct their_noun_id;
struct value_id;
x3::rule<quantity_id> const quantity = "quantity";
x3::rule<amount_id> const amount = "amount";
x3::rule<condition_id> const condition = "condition";
x3::rule<unary_id> const unary = "unary";
x3::rule<noun_phrase_id> const noun_phrase = "noun_phrase";
x3::rule<linked_noun_id> const linked_noun = "linked_noun";
x3::rule<their_noun_id> const their_noun = "their_noun";
x3::rule<value_id> const value = "value";

auto const amount_def =
    node{form::amount}[fraction | ((number | slot) >> -(keep(w::percent) | keep(w::permille))) |
                       constant_name];

auto const rounding =
    node{form::rounding}[(keep(w::rounded_down) | keep(w::rounded_up) | keep(w::rounded_half_up)) >>
                         -(-comma >> kw(w::at_least) >> number)];

auto const relation_word = keep(w::at_least) | keep(w::more_than) | keep(w::at_most) |
                           keep(w::less_than) | keep(w::exactly);

auto const quantity_def =
    node{form::quantity}[((relation_word >> amount) |
                          (kw(w::from) >> amount >>
                           (keep(w::or_more) | keep(w::or_less) | (keep(w::to) >> amount))) |
                          (keep(w::between) >> amount >> kw(w::and_) >> amount) |
                          (amount >> -(keep(w::or_more) | keep(w::or_less) |
                                       (dash >> keep(w::percent) >> amount) | (dash >> amount))) |
                          keep(w::all) | keep(w::no)) >>
                         -rounding];

// --- subjects -------------------------------------------------------------------------------

auto const value_def = node{form::value}[level_name | constant_value_name | slot | quoted | period |
                                         number | keep(w::none) | keep(w::yes) | keep(w::no_value)];

auto const values = value % kw(w::or_);

auto const titles = -(kw(w::noise_title)) >>
                    ((keep(w::at_least) >> value) | (keep(w::at_most) >> value) |
                     (kw(w::from) >> value >> (keep(w::or_more) | keep(w::or_less))) |
                     (value >> -(keep(w::or_more) | keep(w::or_less) | +(kw(w::or_) >> value))));

auto const column_titles = (column_name >> titles) | titles;

auto const named_value = node{form::value}[level_name | constant_value_name | slot | quoted];
auto const listed_titles = value >>
                           *((kw(w::or_) >> value) | ((kw(w::and_) | comma) >> named_value));

auto const holding =
    node{form::holding}[((keep(w::hold_none) | keep(w::hold_only)) >>
                         ((column_name >> -kw(w::noise_title) >> listed_titles) |
                          (-kw(w::noise_title) >> listed_titles) | column_titles)) |
                        ((keep(w::hold) | keep(w::recorded) | keep(w::rated)) >> column_titles)];

auto const as_column = -(kw(w::as) >> column_name);
auto const noun = node{form::noun}[subject_name];

auto const filter =
    node{form::filter}[keep(w::where) >> condition] |
    node{form::filter}[keep(w::except) >> -kw(w::those) >>
                       (node{form::holding}[level_name] |
                        (kw(w::holding) >> node{form::holding}[column_titles]) | condition)] |
    node{form::filter}[keep(w::holding) >> node{form::holding}[column_titles]] |
    node{form::filter}[keep(w::holding) >> holding] |
    node{form::filter}[node{
        form::holding}[-kw(w::noise_title) >> (level_name | (!phrase_name >> quoted))]];

auto const noun_phrase_def =
    node{form::noun_phrase}[(keep(w::those) >> noun >> node{form::filter}[holding] >> *filter) |
                            (-kw(w::those) >> noun >> *filter)];

auto const linked_noun_def =
    node{form::noun_phrase}[-kw(w::those) >> node{form::noun}[-keep(w::their) >> linked_name >>
                                                              -keep(w::their) >> as_column] >>
                            *filter];

auto const their_noun_def =
    node{form::noun_phrase}[-kw(w::those) >> node{form::noun}[((keep(w::their) >> linked_name) |
                                                               (linked_name >> keep(w::their))) >>
                                                              as_column] >>
                            *filter];

auto const subject =
    node{form::subject}[(noun_phrase % (kw(w::and_) | comma)) >> -comma >> -keep(w::each)];

// --- conditions -----------------------------------------------------------------------------

auto const path = node{form::owned_path}[column_name >> kw(w::of_owner) >> column_name] |
                  node{form::path}[column_name >> *(kw(w::possessive) >> column_name)];

// In a comparison a column may also go by the header it has in the data.
auto const compared_path = path | node{form::path}[quoted];

auto const date = -(kw(w::year) | kw(w::month) | kw(w::day)) >>
                  node{form::value}[period | slot | constant_value_name];

auto const comparison = node{form::comparison}
    [compared_path >>
     ((kw(w::is) >> relation_word >> value) | (-kw(w::is) >> (keep(w::known) | keep(w::unknown))) |
      (keep(w::is_one_of) >> open >> (value % comma) >> close) | (keep(w::is_not) >> values) |
      (keep(w::between) >> value >> kw(w::and_) >> value) |
      (-kw(w::is) >> (keep(w::before) | keep(w::by) | keep(w::after) | keep(w::on) | keep(w::in)) >>
       date) |
      (-kw(w::is) >> keep(w::from) >> date >> keep(w::to) >> date) |
      (kw(w::from) >> value >> (keep(w::or_more) | keep(w::or_less))) | (relation_word >> value) |
      (keep(w::is) >> values))];

// After “have” a bare “yes” or “no” would belong to what follows, so only names are titles.
auto const named_titles = -kw(w::noise_title) >> named_value >>
                          -(keep(w::or_more) | keep(w::or_less));

auto const linked =
    node{form::linked}[-kw(w::have) >> quantity >> -kw(w::of) >> their_noun >>
                       node{form::predicate}[unary]] |
    node{form::linked}[kw(w::have) >> quantity >> -kw(w::of) >> linked_noun] |
    node{form::linked}[node{form::quantity}[keep(w::no)] >> linked_noun] |
    (kw(w::have) >> comparison) |
    (kw(w::have) >> node{form::holding}[(column_name >> named_titles) | named_titles]) |
    node{form::linked}[kw(w::have) >> linked_noun];

auto const implication =
    node{form::implication}[kw(w::if_) >> condition >> -comma >> kw(w::then) >> condition];

auto const unary_def =
    bounded[node{form::phrase_use}[slotted[value]] | node{form::negation}[kw(w::not_) >> unary] |
            (open >> condition >> close) | implication | linked | comparison |
            node{form::phrase_use}[phrase_name] | holding |
            (-kw(w::is) >> node{form::flag_use}[path])];

auto const all_of = node{form::all_of}[unary % kw(w::and_)];
auto const condition_def = node{form::any_of}[all_of % kw(w::or_)];

// In a predicate a comma between two conditions of one subject means “and”.
auto const listed_all_of = node{form::all_of}[unary % (kw(w::and_) | comma)];
auto const predicate = node{form::predicate}[node{form::any_of}[listed_all_of % kw(w::or_)]];

// --- sentences ------------------------------------------------------------------------------

auto const clause_id = node{form::clause_id}[id >> colon];
auto const among = node{form::among}[kw(w::among) >> subject];
auto const asked = quantity >> -keep(w::of);

auto const clause =
    node{form::clause}[-clause_id >> -kw(w::have) >> asked >> subject >> -predicate >> -among] |
    node{form::clause}[-clause_id >> subject >> predicate];

auto const of_which =
    node{form::clause}[-comma >> keep(w::of_which) >> -clause_id >> -kw(w::have) >> asked >>
                       -(keep(w::all_of) >> -kw(w::of)) >> -subject >> -predicate];

auto const next =
    node{form::clause}[semicolon >> -clause_id >> -kw(w::have) >> asked >> subject >> -predicate >>
                       -among] |
    node{form::clause}[semicolon >> -clause_id >> subject >> predicate] |
    node{form::clause}[comma >> -clause_id >> asked >> subject >> -predicate >> -among];

auto const sentence = node{form::sentence}[clause >> *(of_which | next) >> -(semicolon | stop)];

// --- properties -----------------------------------------------------------------------------

auto const property =
    node{form::property}[line >> ((keep(w::source) >> quoted) | (keep(w::note) >> quoted) |
                                  (keep(w::owner) >> quoted) | (keep(w::weight) >> number) |
                                  ((keep(w::by) | keep(w::before)) >> -kw(w::day) >> period) |
                                  (keep(w::empty_base) >> colon >>
                                   (keep(w::met) | keep(w::unmet) | keep(w::skip))))];

// --- statements -----------------------------------------------------------------------------

auto const edition = node{form::edition}[kw(w::edition) >> number];
auto const title =
    node{form::title}[kw(w::plan) >> quoted >> -(kw(w::for_year) >> -kw(w::year) >> period)];
auto const origin = node{form::origin}[kw(w::source) >> quoted];
auto const bare_percentages =
    node{form::bare_percentages}[kw(w::bare_percentages) >> colon >>
                                 (keep(w::at_least) | keep(w::at_most) | keep(w::exactly))];
auto const numbers = node{form::numbers}[kw(w::numbers) >> colon >> (keep(w::vi) | keep(w::en))];

auto const level = node{form::level}[((new_name >> *quoted) | +quoted)];
auto const scale = node{form::scale}[kw(w::scale) >> new_name >> -(comma >> keep(w::cumulative)) >>
                                     colon >> (level % less)];

auto const modifier_word =
    kw(w::personal) | kw(w::may_be_absent) | kw(w::blank_means) | kw(w::dated);
// A choice without quotation marks ends before what is said of its column.
auto const choice_name =
    node{form::fresh_name}[&new_name >> new_word >> *(!modifier_word >> new_word)];
auto const alternative = node{form::alternative}[((choice_name >> *quoted) | +quoted)];
auto const named_column =
    quoted | node{form::fresh_name}[new_word >> *(!modifier_word >> new_word)];
auto const several_populations = -keep(w::set_of) >> population_name >>
                                 +(kw(w::or_) >> population_name) >>
                                 kw(w::chosen_by) >> named_column;
auto const type =
    node{form::type}[keep(w::key) | keep(w::text) | keep(w::flag) | keep(w::count) |
                     (keep(w::one_of) >> (alternative % comma)) |
                     (population_name >> comma >> keep(w::key)) | several_populations |
                     (-keep(w::set_of) >> (scale_name | population_name)) |
                     (keep(w::set_of) >> keep(w::one_of) >> (alternative % comma)) |
                     keep(w::number) | keep(w::date)];
auto const modifier =
    keep(w::personal) | keep(w::may_be_absent) |
    (node{form::blank_value}[kw(w::blank_means) >>
                             (keep(w::none) | keep(w::no_value) | level_name | quoted)]) |
    (keep(w::dated) >> named_column);
auto const aliases = *quoted;
auto const type_here = type >> aliases >> *(modifier >> aliases) >> (line | end);
auto const column = node{form::column}[new_word >> *(!type_here >> new_word) >> type >> aliases >>
                                       *(-comma >> modifier >> aliases)];

auto const from_column = node{form::fresh_name}[new_word >> *(!kw(w::until) >> new_word)];
auto const cover =
    keep(w::complete) | keep(w::partial) | keep(w::key_row) |
    (keep(w::dated) >> (quoted | new_name)) |
    (keep(w::listed) >> colon >> (node{form::item}[+quoted] % comma)) |
    (keep(w::valid) >> (quoted | from_column) >> kw(w::until) >> (quoted | new_name));
auto const population_name_part = kw(w::population) >> (new_name | quoted) >> aliases;
auto const population_head = node{form::population}[population_name_part];
auto const population =
    node{form::population}[population_name_part >> *(comma >> cover) >> *(line >> column)];

auto const holidays = node{form::holidays}[kw(w::holidays) >> colon >> (period % comma)];

// A day begins with a number too; what follows tells them apart.
auto const constant_content = (amount >> &(comma | end)) | value;
auto const yearly = node{form::yearly}[period >> equals >> constant_content];
auto const tabled_name = node{form::fresh_name}[new_word >> *(!kw(w::by_year) >> new_word)];
auto const constant =
    node{form::constant}[kw(w::let) >> tabled_name >> kw(w::by_year) >> colon >> (yearly % comma)] |
    node{form::constant}[kw(w::let) >> new_name >> equals >> node{form::yearly}[constant_content]];
auto const term_head = node{form::term}[kw(w::term) >> (+quoted | new_name >> aliases)];
auto const term =
    node{form::term}[kw(w::term) >> (+quoted | new_name >> aliases) >> equals >> subject];
auto const phrase_head = node{form::phrase}[kw(w::phrase) >> (+quoted | new_name >> aliases)];
auto const phrase =
    node{form::phrase}[kw(w::phrase) >> (+quoted | new_name >> aliases) >> equals >> condition];
auto const section = node{form::section}[kw(w::section) >> quoted >> *property];
auto const target = node{form::target}[(keep(w::target) | keep(w::limit) | keep(w::check)) >> id >>
                                       -quoted >> colon >> sentence >> *property];
auto const target_head = node{
    form::target}[(keep(w::target) | keep(w::limit) | keep(w::check)) >> id >> -quoted >> colon];
auto const bare_target = node{form::target}[sentence >> *property];

BOOST_SPIRIT_DEFINE(quantity, amount, condition, unary, noun_phrase, linked_noun, their_noun, value)

template <class Rule>
bool run(Rule const& rule, state& s, bool whole) {
  auto first = s.text.data();
  auto const last = first + s.text.size();
  // The directive keeps a reference to what it is given, so that must outlive the parse.
  auto here = std::ref(s);
  auto const with_state = x3::with<state_tag>(here);
  return whole ? x3::parse(first, last, with_state[rule >> end])
               : x3::parse(first, last, with_state[rule]);
}

} // namespace

bool parse_statement(start from, state& s) {
  switch (from) {
  case start::edition:
    return run(edition, s, true);
  case start::title:
    return run(title, s, true);
  case start::origin:
    return run(origin, s, true);
  case start::bare_percentages:
    return run(bare_percentages, s, true);
  case start::numbers:
    return run(numbers, s, true);
  case start::holidays:
    return run(holidays, s, true);
  case start::scale:
    return run(scale, s, true);
  case start::population_head:
    return run(population_head, s, false);
  case start::population:
    return run(population, s, true);
  case start::constant:
    return run(constant, s, true);
  case start::term_head:
    return run(term_head, s, false);
  case start::term:
    return run(term, s, true);
  case start::phrase_head:
    return run(phrase_head, s, false);
  case start::phrase:
    return run(phrase, s, true);
  case start::section:
    return run(section, s, true);
  case start::target_head:
    return run(target_head, s, false);
  case start::target:
    return run(target, s, true);
  case start::bare_target:
    return run(bare_target, s, true);
  }
  return false;
}

} // namespace chitieu::syntax
