#pragma once
#include "directives.hpp"
#include "tokens.hpp"

/// The tokens of the grammar, and the rules that refer to each other. Only `grammar.cpp` includes
/// this.
namespace chitieu::syntax {
namespace {

using x3::eps;
using w = word;

shaped const quoted{form::quoted, token::quoted, tokens::quoted};
shaped const number{form::number, token::number, tokens::number};
shaped const fraction{form::fraction, token::number, tokens::fraction};
shaped const period{form::period, token::date, tokens::period};
shaped const id{form::id, token::id, tokens::id};
unasked const slot{form::slot, tokens::slot};
unasked const unasked_quoted{form::quoted, tokens::quoted};
unasked const unasked_number{form::number, tokens::number};
unasked const number_word{form::number, tokens::number_word};
unasked const ordinal{form::ordinal, tokens::ordinal};
shaped const new_name{form::fresh_name, token::new_name, tokens::new_name};
shaped const new_word{form::fresh_name, token::new_name, tokens::new_word};
shaped const listed_word{form::fresh_name, token::new_name, tokens::listed_word};
unasked const any_digits{form::number, tokens::number};
unasked const any_fraction{form::fraction, tokens::fraction};

sign const comma{','}, colon{':'}, semicolon{';'}, stop{'.'}, open{'('}, close{')'}, dash{'-'},
    equals{'='};
sign const asked_comma{',', token::comma}, asked_equals{'=', token::equals},
    asked_less{'<', token::less};
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
// What a number of a record goes by, and what groups records.
unasked_name const number_name{only(name_kind::number_column) | only(name_kind::measure) |
                               only(name_kind::constant)};
unasked_name const any_number_name{only(name_kind::column) | only(name_kind::measure) |
                                   only(name_kind::constant)};
declared_name const group_name{only(name_kind::population) | only(name_kind::term) |
                               only(name_kind::column)};
// What only a number can begin with.
word_set const begins_number =
    any_of_words(w::number_of, w::sum, w::average, w::median, w::lowest, w::highest, w::nth_lowest,
                 w::nth_highest, w::percentile, w::share, w::years, w::months, w::weeks, w::days,
                 w::working_days, w::hours, w::minutes, w::seconds, w::ratio);
word_set const one_of_records = any_of_words(w::sum, w::average, w::median, w::lowest, w::highest);
word_set const signs = any_of_words(w::plus, w::minus, w::times, w::over);
unasked_name const unasked_column_name{only(name_kind::column)};
unasked_name const unasked_linked_name{only(name_kind::population) | only(name_kind::term) |
                                       only(name_kind::column)};
unasked_name const unasked_subject_name{only(name_kind::population) | only(name_kind::term)};
unasked_name const unasked_level_name{only(name_kind::level)};
unasked_name const number_column_name{only(name_kind::number_column)};
unasked_name const unit_name{only(name_kind::unit)};
declared_name const dataset_name{only(name_kind::dataset)};
declared_name const other_dataset_name = dataset_name.quiet();
flag_column_ahead const flag_ahead{};
name_of_digits const dataset_of_digits{only(name_kind::dataset)};
// What a number of units of time is followed by.
word_set const spans_of_time =
    any_of_words(w::for_years, w::for_months, w::for_weeks, w::for_days, w::for_working_days,
                 w::for_hours, w::for_minutes, w::for_seconds);

struct quantity_id;
struct amount_id;
struct condition_id;
struct unary_id;
struct noun_phrase_id;
struct linked_noun_id;
struct their_noun_id;
struct value_id;
struct measure_id;
struct factor_id;
struct measured_id;
struct of_records_id;
struct so_many_different_id;
struct group_here_id;
struct tail_id;
struct subject_id;
struct predicate_id;
struct head_id;
struct body_id;
struct sentence_id;
struct filter_id;
struct counted_noun_id;
struct about_records_id;
x3::rule<quantity_id> const quantity = "quantity";
x3::rule<amount_id> const amount = "amount";
x3::rule<condition_id> const condition = "condition";
x3::rule<unary_id> const unary = "unary";
x3::rule<noun_phrase_id> const noun_phrase = "noun_phrase";
x3::rule<linked_noun_id> const linked_noun = "linked_noun";
x3::rule<their_noun_id> const their_noun = "their_noun";
x3::rule<value_id> const value = "value";
x3::rule<measure_id> const measure = "measure";
x3::rule<factor_id> const factor = "factor";
x3::rule<measured_id> const measured = "measured";
x3::rule<of_records_id> const of_records = "of_records";
x3::rule<so_many_different_id> const so_many_different = "so_many_different";
x3::rule<group_here_id> const group_here = "group_here";
x3::rule<tail_id> const tail = "tail";

// Parsers hold their parts by value. What is used in several places, or is long, is a rule, which
// is the size of a pointer.
x3::rule<subject_id> const subject = "subject";
x3::rule<predicate_id> const predicate = "predicate";
x3::rule<head_id> const head = "head";
x3::rule<body_id> const body = "body";
x3::rule<sentence_id> const sentence = "sentence";
x3::rule<filter_id> const filter = "filter";
x3::rule<counted_noun_id> const counted_noun = "counted_noun";
x3::rule<about_records_id> const about_records = "about_records";

} // namespace
} // namespace chitieu::syntax
