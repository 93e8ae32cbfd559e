#pragma once
#include "grammar_tokens.hpp"

/// Quantities, subjects and conditions. Only `grammar.cpp` includes this.
namespace chitieu::syntax {
namespace {

auto const amount_def =
    node{form::amount}[fraction |
                       ((number | number_word | slot) >> -(keep(w::percent) | keep(w::permille))) |
                       constant_name];

auto const rounding =
    node{form::rounding}[(keep(w::rounded_down) | keep(w::rounded_up) | keep(w::rounded_half_up)) >>
                         -(-comma >> kw(w::at_least) >> number)];

auto const relation_word = keep(w::at_least) | keep(w::more_than) | keep(w::at_most) |
                           keep(w::less_than) | keep(w::exactly);

auto const quantity_def =
    node{form::quantity}[((relation_word >> amount) | (quiet(w::about) >> amount) |
                          (kw(w::from) >> amount >>
                           (keep(w::or_more) | keep(w::or_less) | (keep(w::to) >> amount))) |
                          (keep(w::between) >> amount >> kw(w::and_) >> amount) |
                          (amount >> -(keep(w::or_more) | keep(w::or_less) | (dash >> amount))) |
                          keep(w::all) | keep(w::no)) >>
                         -rounding];

auto const value_def = node{form::value}[level_name | constant_value_name | slot | quoted | period |
                                         number | keep(w::none) | keep(w::yes) | keep(w::no_value)];

auto const values = value % kw(w::or_);

auto const percentage_ahead = any_digits >> ahead(any_of_words(w::percent, w::permille));
// “xếp loại khá, giỏi”: of what has one value a list can only mean one of them.
auto const listed_level = comma >> node{form::value}[level_name.quiet()];
// Percentages are no titles: “đạt ít nhất 90%” after a share says how large it is.
auto const titles_of = [](auto const& one) {
  return -(kw(w::noise_title)) >>
         ((keep(w::at_least) >> one) | (keep(w::at_most) >> one) |
          (kw(w::from) >> one >> (keep(w::or_more) | keep(w::or_less))) |
          (one >> -(keep(w::or_more) | keep(w::or_less) | +((kw(w::or_) >> one) | listed_level))));
};
auto const held_value = !percentage_ahead >> value;
auto const column_titles = (column_name >> titles_of(held_value)) |
                           titles_of(((&unasked_level_name) | (!any_digits)) >> value);

auto const named_value = node{form::value}[level_name | constant_value_name | slot | quoted];
auto const listed_titles = value >>
                           *((kw(w::or_) >> value) | ((kw(w::and_) | comma) >> named_value));

auto const holding =
    node{form::holding}[((keep(w::hold_none) | keep(w::hold_only)) >>
                         ((column_name >> -kw(w::noise_title) >> listed_titles) |
                          (-kw(w::noise_title) >> listed_titles) | column_titles)) |
                        ((keep(w::hold) | keep(w::recorded) | keep(w::rated)) >> column_titles)];

auto const as_column = -(kw(w::as) >> column_name);
// `unit's rating` is a column, whatever else `unit` may be.
auto const noun = node{form::noun}[subject_name] >> !ahead(any_of_words(w::possessive));

flag_called_like_noun const noun_with_flag{};

auto const filter_condition = filtering[condition];
auto const filter_def =
    node{form::filter}[keep(w::where) >> filter_condition] |
    node{form::filter}[keep(w::except) >> -kw(w::those) >>
                       (node{form::holding}[level_name] |
                        (kw(w::holding) >> node{form::holding}[column_titles]) |
                        (-(quiet_kw(w::where) | quiet_kw(w::that)) >> filter_condition))] |
    node{form::filter}[keep(w::holding) >> node{form::holding}[column_titles]] |
    node{form::filter}[keep(w::holding) >> holding] |
    node{form::filter}[node{form::holding}[-kw(w::noise_title) >> !reached_ahead{} >>
                                           (level_name | (!phrase_name >> quoted))]];

// “theo năm xét”, by a column whose name begins as “theo năm” ends.
auto const along = kw(w::along) | kw(w::along).shorter();

// `the bottom 5% of students by gpa`
auto const top = quiet(w::top) | quiet(w::bottom);
auto const ranked_noun = node{form::ranked}[top >> amount] >> -kw(w::of) >> noun >> along >> measure
                         >> *filter;

auto const noun_phrase_def =
    node{form::noun_phrase}[ranked_noun |
                            (keep(w::those) >> noun >> node{form::filter}[holding] >> *filter) |
                            (-kw(w::those) >> noun_with_flag >> *filter) |
                            (-kw(w::those) >> noun >> -quiet_kw(w::which_one) >> *filter)];

auto const flag_filter =
    node{form::filter}[flag_ahead >> node{form::flag_use}[node{form::path}[column_name]]];
// What is counted as it is said of it: “số cán bộ xếp loại tốt”, “số học sinh bỏ học”.
auto const held = holding | (flag_ahead >> node{form::flag_use}[node{form::path}[column_name]]) |
                  (ahead(any_of_words(w::have, w::passive)) >> unary);
auto const counted_noun_def =
    node{form::noun_phrase}[(keep(w::those) >> noun >> node{form::filter}[holding] >> *filter) |
                            (-kw(w::those) >> noun_with_flag >> *filter >>
                             -node{form::filter}[held]) |
                            (-kw(w::those) >> noun >> *filter >> -node{form::filter}[held])];

auto const linked_noun_def =
    node{form::noun_phrase}[-kw(w::those) >>
                            (noun_with_flag | node{form::noun}[-keep(w::their) >> linked_name >>
                                                               -keep(w::their) >> as_column]) >>
                            *filter >> -flag_filter];

auto const their_noun_def =
    node{form::noun_phrase}[-kw(w::those) >> node{form::noun}[((keep(w::their) >> linked_name) |
                                                               (linked_name >> keep(w::their))) >>
                                                              as_column] >>
                            *filter];

auto const subject_def =
    node{form::subject}[(noun_phrase % (kw(w::and_) | comma)) >> -comma >> -keep(w::each)];

// --- conditions -----------------------------------------------------------------------------

auto const path = node{form::owned_path}[column_name >> kw(w::of_owner) >> column_name] |
                  node{form::path}[column_name >> *(kw(w::possessive) >> column_name)];

// In a comparison a column may also go by the header it has in the data.
auto const compared_path = path | node{form::path}[quoted];

auto const date = -(kw(w::year) | kw(w::month) | kw(w::day)) >>
                  node{form::value}[period | slot | constant_value_name];

// A value may be called like the beginning of a number: “trung bình số giờ của cá nhân”.
one_of_words const postfix_aggregate{one_of_records, std::nullopt};
auto const begins_a_number = ahead(begins_number) >>
                             (of_records | (postfix_aggregate >> quiet_kw(w::of_owner)));
auto const plain_value = value_once[!begins_a_number];
// A number may be the beginning of another: `8 + bonus`, `8 km`.
auto const goes_on_as_number =
    ahead(signs | spans_of_time | any_of_words(w::percent, w::permille, w::points)) | unit_name;
auto const whole_value =
    node{form::value}[level_name | ((constant_value_name | slot) >> !goes_on_as_number) | quoted |
                      ((period | number) >> !goes_on_as_number) | keep(w::none) | keep(w::yes) |
                      keep(w::no_value)];
auto const whole_values = whole_value % kw(w::or_);
auto const compared_value = plain_value >> whole_value;

// A comparison sign after a flag belongs to what the flag is counted for: “share of staff that
// on_leave ≥ 5%”.
auto const flag_comparison =
    node{form::comparison}[flag_ahead >> path >>
                           ((-kw(w::is) >> (keep(w::known) | keep(w::unknown))) |
                            (keep(w::is_not) >> whole_values) | (keep(w::is) >> whole_values))];

auto const column_comparison =
    node{form::comparison}[compared_path >>
                           ((kw(w::is) >> relation_word >> compared_value) |
                            (-kw(w::is) >> (keep(w::known) | keep(w::unknown))) |
                            (keep(w::is_one_of) >> open >> (value % asked_comma) >> close) |
                            (keep(w::is_not) >> whole_values) |
                            (keep(w::between) >> value >> kw(w::and_) >> whole_value) |
                            (-kw(w::is) >> (keep(w::before) | keep(w::by) | keep(w::after) |
                                            keep(w::on) | keep(w::in)) >>
                             date >> !ahead(spans_of_time)) |
                            (-kw(w::is) >> keep(w::from) >> date >> keep(w::to) >> date) |
                            (kw(w::from) >> value >> (keep(w::or_more) | keep(w::or_less))) |
                            (relation_word >> compared_value) | (keep(w::is) >> whole_values))];

auto const comparison = flag_comparison | (!flag_ahead >> column_comparison);

// “2 đảng viên kết nạp trong năm 2026”: what may follow linked records without a word of filters.
auto const dated = node{form::comparison}[path >> (keep(w::before) | keep(w::by) | keep(w::after) |
                                                   keep(w::on) | keep(w::in)) >>
                                          date >> !ahead(spans_of_time)];
// `answered by due`: a day of a record against another.
auto const compared_dates =
    node{form::compared_dates}[-quiet_kw(w::have) >> path >> -quiet_kw(w::is) >>
                               (quiet(w::before) | quiet(w::by) | quiet(w::after) | quiet(w::on)) >>
                               -quiet_kw(w::day) >> path];

// `answered within 10 working days of asked`
auto const header = node{form::path}[unasked_quoted];
auto const moment =
    node{form::moment}[keep(w::as_of) | node{form::value}[constant_value_name] | path | header |
                       (-(kw(w::year) | kw(w::month) | kw(w::day)) >>
                        node{form::value}[period | slot])];
// “ngày làm việc” begins like “ngày”.
auto const span_of_time = keep(w::for_working_days) | keep(w::for_days) | keep(w::for_hours) |
                          keep(w::for_minutes) | keep(w::for_seconds) | keep(w::for_weeks) |
                          keep(w::for_months) | keep(w::for_years);
auto const begun = (quiet_kw(w::since) | quiet_kw(w::of_owner) | quiet_kw(w::from) |
                    quiet_kw(w::after)) >>
                   (moment | (quiet_kw(w::day) >> moment));
auto const within =
    node{form::within}[-quiet_kw(w::is) >> compared_path >> -quiet_kw(w::is) >>
                       (quiet_kw(w::in) | quiet_kw(w::by) | quiet_kw(w::at_most)) >>
                       node{form::amount}[any_digits | slot | constant_value_name] >>
                       span_of_time >> (begun | (kw(w::after).shorter() >> moment))];

// After “have” a bare “yes” or “no” would belong to what follows, so only names are titles.
auto const named_titles = -kw(w::noise_title) >> plain_value >> named_value >>
                          -(keep(w::or_more) | keep(w::or_less));

// “có số giờ trung bình của …” is no linked record of `số giờ`.
word_set const goes_on_in_number =
    begins_number | signs | any_of_words(w::up, w::down, w::at, w::possessive, w::of_owner);
auto const only_a_number = !unasked_subject_name >> number_column_name;
// Of linked records one condition is said, as long as nobody asks for more.
auto const said_of_them = node{form::predicate}[(going_on{} >> condition) | said_of_linked[unary]];
auto const linked =
    node{form::linked}[-kw(w::have) >> (node{form::quantity}[quiet(w::any)] | quantity) >>
                       -kw(w::of) >> their_noun >> said_of_them] |
    node{form::linked}[kw(w::have) >> quantity >> -kw(w::of) >> linked_noun >>
                       -node{form::predicate}[dated | within]] |
    node{form::linked}[node{form::quantity}[keep(w::no)] >> linked_noun] |
    (kw(w::have) >> (comparison | within | compared_dates)) |
    (kw(w::have) >> node{form::holding}[(column_name >> named_titles) | named_titles] >>
     !ahead(one_of_records | signs)) |
    (quiet_kw(w::have) >> ((ahead(begins_number) >> measuring[measured]) | so_many_different)) |
    (quiet_kw(w::have) >> &any_number_name >> measured) |
    node{form::linked}[kw(w::have) >> !only_a_number >> linked_noun >> !ahead(goes_on_in_number)];

auto const implication = node{
    form::implication}[kw(w::if_) >> apart[condition] >> -comma >> kw(w::then) >> apart[condition]];

// `at least 2 of (A, B, C)`
auto const count_of =
    node{form::count_of}[quantity >> -kw(w::of) >> open >> apart[condition % asked_comma] >> close];

// `the latest of their entries by sent_on …`; Vietnamese names the records first: “bài dự thi gần
// nhất của mình theo ngày gửi …”
auto const latest = quiet(w::latest) | quiet(w::earliest);
auto const picked =
    node{form::picked}[-quiet_kw(w::have) >>
                       ((-ordinal >> latest >> kw(w::of) >> their_noun) |
                        (node{form::noun_phrase}[node{form::noun}[unasked_linked_name]] >>
                         (latest | (quiet(w::nth) >> number >> -quiet(w::from_last))) >>
                         kw(w::their) >> *filter)) >>
                       along >> column_name >> said_of_them];

// `are in the top 3 by score`; Vietnamese: “thuộc 3 hạng đầu theo số giờ”
auto const ranked =
    node{form::ranked}[((-quiet_kw(w::is) >> top >> amount) |
                        (quiet_kw(w::is_one_of) >> amount >> (keep(w::top) | keep(w::bottom)))) >>
                       along >> measure];

auto const number_condition = -quiet_kw(w::have) >>
                              (((ahead(begins_number) | &ordinal) >> measuring[measured]) |
                               (!ahead(begins_number) >> !flag_ahead >>
                                (&any_number_name | &open | &unasked_quoted) >> measured));

// Brackets before a sign of arithmetic are a number's, if they can be; “… except (A) / …” shows
// that they need not.
auto const unary_def =
    bounded[node{form::phrase_use}[slotted[value]] | node{form::negation}[kw(w::not_) >> unary] |
            (brackets_before(signs) >> number_once[number_condition]) |
            condition_once[open >> apart[condition] >> close] | implication | linked | comparison |
            within | compared_dates | number_condition | picked | ranked | count_of |
            node{form::phrase_use}[phrase_name] | holding |
            (-kw(w::is) >> node{form::flag_use}[path]) | (quiet_kw(w::passive) >> unary)];

joint const conjunction{w::and_, true};
auto const all_of = node{form::all_of}[unary % conjunction];
// “A unless B” is “A or B”.
auto const either = joint(w::or_, true) | joint(w::unless, false);
auto const condition_def = joined[node{form::any_of}[all_of % either]];

// In a predicate a comma between two conditions of one subject means “and”.
// Where a number follows the comma a new clause begins.
auto const listed_all_of =
    node{form::all_of}[unary % (conjunction | (comma >> !ahead(begins_number)))];
auto const predicate_def =
    -quiet_kw(w::must) >> node{form::predicate}[joined[node{form::any_of}[listed_all_of % either]]];

} // namespace
} // namespace chitieu::syntax
