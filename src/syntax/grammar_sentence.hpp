#pragma once
#include "grammar_measure.hpp"

/// Clauses and sentences. Only `grammar.cpp` includes this.
namespace chitieu::syntax {
namespace {

auto const clause_id = node{form::clause_id}[id >> colon.quiet()];
auto const among = node{form::among}[kw(w::among) >> subject];

// `at least 50% by 2027, 70% by 2029`
auto const day_of = -quiet_kw(w::end_of) >>
                    -(quiet_kw(w::year) | quiet_kw(w::month) | quiet_kw(w::day)) >> period;
auto const until =
    (quiet(w::by) | quiet(w::before) | quiet(w::in) | quiet(w::to) | quiet(w::force_until)) >>
    day_of;
auto const until_asked = until | (keep(w::by) >> !eps);
auto const steps =
    node{form::path_step}[until] >> *node{form::path_step}[comma >> amount >> until_asked];
auto const asked = quantity >> -steps >> -keep(w::of);

// `at least 1/3 of the hours of lessons`
auto const weighed =
    node{form::weighed}[node{form::path}[unasked_column_name] >> quiet_kw(w::of_owner)];
// `at least 1 lecturers per 25 students`; “trên 25% staff của mình” is no such thing.
auto const per = node{form::per}[quiet_kw(w::per) >> -node{form::amount}[number] >> noun_phrase >>
                                 !quiet_kw(w::their)];

// `at most 20% as many heads as staff`; “không quá 20% … so với số …”
auto const other_count = node{form::as_many}[counted_noun];
auto const against_count = quiet_kw(w::against) >> (quiet_kw(w::number_of) | quiet_kw(w::of)) >>
                           -quiet_kw(w::of_owner) >> other_count;
auto const as_many = quiet_kw(w::as_many) >> node{form::subject}[counted_noun] >>
                     (against_count | (kw(w::as) >> other_count));

// `by 2027, …`, “đến năm 2027, …”, and the same after the rest
auto const due_first = node{form::due}[until | (quiet_kw(w::year) >> period >> &comma)] >> -comma;
auto const due_last = node{
    form::due}[(quiet(w::by) | quiet(w::before) | quiet(w::to) | quiet(w::force_until)) >> day_of];

// `in every unit,` and `in at least 80% of units where …,`
one_of_words const grouped_span{any_of_words(w::year, w::quarter, w::month, w::week), std::nullopt};
auto const group_key =
    node{form::group_key}[(grouped_span >> -quiet_kw(w::of_owner) >> column_name) | group_name];

// `the last 3 years`, and in Vietnamese “3 năm gần nhất”
one_of_words const spans{
    any_of_words(w::year_spans, w::quarter_spans, w::month_spans, w::week_spans), std::nullopt};
auto const last_spans = node{form::last_spans}[(quiet_kw(w::last_ones) >> unasked_number >> spans) |
                                               (unasked_number >> spans >> quiet_kw(w::last_ones))];
auto const out_of_last = (quiet_kw(w::of) | quiet_kw(w::of_owner) | quiet_kw(w::in)) >> last_spans;
auto const consecutive = (quiet_kw(w::consecutive) >> spans) | (spans >> quiet_kw(w::consecutive));
auto const each_or_so_many = node{form::quantity}[quiet(w::each) | quiet(w::any)] | quantity;
auto const by_column = -(kw(w::of_owner) >> column_name);
auto const periods =
    node{form::grouping}[(quiet_kw(w::at) | quiet_kw(w::in)) >>
                         ((each_or_so_many >>
                           ((-quiet_kw(w::one_of) >> last_spans) | (-spans >> out_of_last) |
                            (-quiet_kw(w::of) >>
                             node{form::consecutive_spans}[unasked_number >> consecutive]))) |
                          (quantity >> node{form::consecutive_spans}[consecutive])) >>
                         -out_of_last >> by_column >> asked_comma];

auto const at_groups = quiet_kw(w::at) | quiet_kw(w::in) | quiet_kw(w::on);
auto const grouping =
    periods |
    node{form::grouping}[at_groups >> (node{form::quantity}[quiet(w::each)] | quantity) >>
                         -kw(w::of) >> (group_key % kw(w::and_)) >> *filter >> asked_comma];
// Where the sentence goes on after the groups, `at least 40% of seats in every board are …`, or
// ends: `… in at least 80% of boards`.
auto const key_of_groups = -kw(w::of) >> (group_key % kw(w::and_));
auto const group_here_def =
    node{form::grouping}[at_groups >> node{form::quantity}[quiet(w::each) | quiet(w::all)] >>
                         key_of_groups];
auto const group_last = node{
    form::grouping}[at_groups >> node{form::quantity}[unasked_relation >> amount] >> key_of_groups];

// “giảm ít nhất 10% số vụ so với năm trước”, `reduce the number of accidents by at least 10%`
auto const since_then = -(quiet_kw(w::against) >> dataset_or_year);
auto const growth = quiet(w::up) | quiet(w::down);
auto const change_first = node{form::change_first}[growth >> -unasked_relation >> figure_here >>
                                                   measuring[measure] >> since_then];
auto const change_of =
    node{form::measured}[growth >> begins >> measuring[measure] >>
                         ((quiet(w::comes_to) >> (bound | figure_here)) |
                          (-quiet_kw(w::cut_by) >> (bound | measure) >> since_then))];

// `on average, each teacher has at least 2 lessons`, “bình quân mỗi giáo viên có từ 2 tiết trở lên”
auto const so_many_linked =
    (unasked_relation >> figure_here >> linked_noun) |
    (quiet_kw(w::from) >> figure_here >> linked_noun >> (quiet(w::or_more) | quiet(w::or_less)));
auto const on_average =
    node{form::on_average}[quiet_kw(w::on_average) >> -comma >> -(quiet_kw(w::all)) >>
                           node{form::subject}[noun_phrase] >> -quiet_kw(w::must) >>
                           quiet_kw(w::have) >>
                           (so_many_linked | (node{form::path}[any_number_name] >> bound))];

auto const about_number = (begins >> measuring[measured]) | change_of | change_first | on_average;
auto const about_named_number = !ahead(begins_number) >>
                                (&any_number_name | &open | &unasked_quoted) >> measured;
// “từ 90% hồ sơ trở lên …”
auto const around = node{form::quantity}[-quiet_kw(w::from) >> amount] >> -keep(w::of) >> subject >>
                    (keep(w::or_more) | keep(w::or_less)) >> -predicate;
// “không hồ sơ nào …”
auto const not_one =
    node{form::quantity}[quiet(w::not_)] >>
    node{form::subject}[node{form::noun_phrase}[noun >> quiet_kw(w::which_one) >> *filter]] >>
    -predicate;
auto const theirs = quiet(w::their);
auto const about_records_def =
    not_one | around |
    (asked >> -quiet_kw(w::all_of) >> (as_many | (-weighed >> -theirs >> subject >> -group_here >>
                                                  -per >> -predicate >> -(against_count | among))));

// “cán bộ đạt LĐTT phải đạt từ 95% trở lên”
// Without “đạt” a percentage must say that it is one: “cán bộ nghỉ việc không quá 5%”.
auto const percentage = node{
    form::amount}[fraction | ((number | number_word) >> (quiet(w::percent) | quiet(w::permille)))];
auto const reached = (-quiet(w::must) >> quiet_kw(w::reach) >> quantity) |
                     (-quiet_kw(w::must) >> node{form::quantity}[unasked_relation >> percentage]);

auto const only_if = node{form::only_if}[quiet_kw(w::if_) >> condition >> -comma >> kw(w::then)];
auto const head_def = -clause_id >> -quiet_kw(w::strive) >> -due_first >> -only_if >> *grouping;
auto const there_is = quiet_kw(w::there_is) | (-quiet_kw(w::must) >> kw(w::have));
auto const tail_def = -(group_here | group_last) >> -due_last;
auto const body_def = (about_number | (-there_is >> about_records) |
                       (subject >> -group_here >> predicate >> -reached) | about_named_number) >>
                      tail;

auto const clause = node{form::clause}[head >> body];

auto const of_which =
    node{form::clause}[-comma >> keep(w::of_which) >> -clause_id >> -kw(w::have) >> asked >>
                       -(keep(w::all_of) >> -kw(w::of)) >> -subject >> -predicate];

auto const next =
    node{form::clause}[semicolon >> -(quiet(w::or_) | keep(w::or_).shorter()) >> head >> body] |
    node{form::clause}[comma >> -clause_id >> (about_number | about_records)];

// `at least 2 of (A; B; C)`
auto const more_clauses = node{form::clause}[semicolon >> head >> body];
auto const some_of =
    node{
        form::clauses}[-kw(w::have) >> quantity >> ((kw(w::of) >> open >> clause >> *more_clauses) |
                                                    (open >> clause >> +more_clauses)) >>
                       -semicolon >> close];

auto const sentence_def =
    node{form::sentence}[((clause >> *(of_which | next)) | some_of) >> -(semicolon | stop)];

} // namespace
} // namespace chitieu::syntax
