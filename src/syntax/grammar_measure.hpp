#pragma once
#include "grammar_condition.hpp"

/// Numbers, and how one is compared with another. Only `grammar.cpp` includes this.
namespace chitieu::syntax {
namespace {

// A column of the record, of the record a reference leads to, a measure or a constant.
auto const owned_path =
    node{form::owned_path}[any_number_name >> quiet_kw(w::of_owner) >> column_name] |
    node{form::path}[any_number_name >> +(quiet_kw(w::possessive) >> column_name)];
auto const simple_path = node{form::path}[any_number_name];
one_of_words const of{any_of_words(w::of_owner), token::of};
auto const number_path = owned_path | node{form::path}[number_name];
auto const begins = ahead(begins_number) | &ordinal;

// --- numbers as they stand ------------------------------------------------------------------

auto const figure =
    node{form::figure}[fraction |
                       ((number | number_word | slot) >>
                        -(quiet(w::percent) | quiet(w::permille) | quiet(w::points) | unit_name))];

auto const part =
    node{form::figure}[fraction | ((number | slot) >> (quiet(w::percent) | quiet(w::permille)))];
auto const part_or_figure =
    node{form::part_of}[part >> -((quiet_kw(w::of_owner) | begins) >> factor)] |
    node{form::part_of}[figure];

// --- one number of some records -------------------------------------------------------------

auto const of_all = -quiet(w::all_of);
auto const records = node{form::subject}[of_all >> ((their_noun | noun_phrase) % kw(w::and_))];

// Who is counted may be said without a word of filters: “số cán bộ xếp loại tốt”.
auto const counted = node{form::subject}[of_all >> ((their_noun | counted_noun) % kw(w::and_))];

// Where none stands the message says what is missing.
declared_name const any_column{only(name_kind::column) | only(name_kind::measure)};
// What is aggregated: a column before `of SUBJECT`, or a number in brackets.
auto const each_number = (owned_path >> of) | (simple_path >> of) | (header >> of) |
                         (open >> apart[measure] >> close >> of) | (any_column >> !eps);

one_of_words const of_one{one_of_records, std::nullopt};
one_of_words const at_end{any_of_words(w::highest, w::lowest, w::percentile), token::place};
one_of_words const at_place{any_of_words(w::nth_highest, w::nth_lowest, w::percentile),
                            std::nullopt};
auto const how = of_one | (ordinal >> at_end) | (at_place >> number);

auto const count_of_records = (quiet(w::number_of) | keep(w::number_of).shorter()) >>
                              ((-kw(w::of_owner) >> quiet(w::different) >> each_number >> records) |
                               ((simple_path | header) >> quiet(w::different) >> kw(w::of_owner) >>
                                records) |
                               (-kw(w::of_owner) >> counted));

auto const aggregate =
    node{form::aggregate}[count_of_records] |
    node{form::aggregate}[keep(w::sum).shorter() >> -kw(w::of_owner) >> each_number >> records] |
    node{form::over_groups}[how >> (quiet_kw(w::over_groups)) >>
                            node{form::group_names}[group_name % kw(w::and_)] >> kw(w::of_owner) >>
                            factor] |
    node{form::aggregate}[how >> -kw(w::of_owner) >> each_number >> records];

auto const share = node{form::share}[quiet(w::share) >> -kw(w::of_owner) >> records >>
                                     -kw(w::that) >> -node{form::predicate}[condition]];

// `ratio of students to staff`, “tỷ lệ học sinh trên giáo viên”
auto const ratio = node{form::ratio}
    [((quiet_kw(w::ratio) >> -kw(w::of_owner) >> records >> (kw(w::to) | quiet_kw(w::per))) |
      (quiet_kw(w::share) >> -quiet_kw(w::of_owner) >> records >> quiet_kw(w::per))) >>
     records];

// Vietnamese names what is aggregated first: “số giờ trung bình của giảng viên”.
auto const named_number =
    node{form::named_number}[(simple_path | header) >> (of_one | (at_place >> number)) >>
                             measuring[of] >> records] |
    node{form::named_number}[number_path];

// --- spans of time --------------------------------------------------------------------------

one_of_words const time_unit{any_of_words(w::years, w::months, w::weeks, w::days, w::working_days,
                                          w::hours, w::minutes, w::seconds),
                             std::nullopt};
auto const time_between = node{form::time_between}[time_unit >> quiet_kw(w::from) >> moment >>
                                                   (kw(w::to) | kw(w::to).shorter()) >> moment];

// --- arithmetic -----------------------------------------------------------------------------

auto const dataset = node{form::dataset}[keep(w::previous) | dataset_name | quoted];
// “năm 2021”, but “năm trước” is one name.
auto const dataset_or_year = dataset | (quiet_kw(w::year) >> dataset);
auto const same_elsewhere = node{form::dataset}[quiet(w::previous) | other_dataset_name];

auto const of_records_def = time_between | aggregate | ratio | share;
auto const primary =
    bounded_numbers[of_records | named_number | part_or_figure |
                    node{form::earlier}[same_elsewhere] | node{form::named_number}[header] |
                    (open >> apart[measure] >> close)];

auto const factor_def = node{form::earlier}[primary >> *(quiet_kw(w::at) >> dataset)];
// `sum of hours of lessons per 1000 students`
auto const per_records = node{form::per}[quiet_kw(w::per) >> -node{form::figure}[number] >>
                                         noun_phrase >> !quiet_kw(w::their)];
auto const product =
    node{form::factors}[factor >> *(((quiet(w::times) | quiet(w::over)) >> factor) | per_records)];
auto const measure_def =
    node{form::terms}[product >> *((quiet(w::plus) | quiet(w::minus)) >> product)];

// --- comparing ------------------------------------------------------------------------------

one_of_words const relation{
    any_of_words(w::at_least, w::more_than, w::at_most, w::less_than, w::exactly), token::relation};
one_of_words const any_number{begins_number, token::measure};
// A dataset that is called by its year is that dataset, and not a number.
auto const elsewhere =
    node{form::earlier}[(quiet_kw(w::at) >> dataset_or_year) |
                        (-quiet_kw(w::year) >> node{form::dataset}[dataset_of_digits] >>
                         !goes_on_as_number)];
auto const right = elsewhere | measure | (any_number >> !eps);

auto const bound = (relation >> right) |
                   (quiet_kw(w::from) >> measure >>
                    (keep(w::to) >> measure | keep(w::or_more) | keep(w::or_less))) |
                   (quiet(w::between) >> measure >> kw(w::and_) >> measure);

// Where nothing is named it is the data of the period before.
auto const change = (quiet(w::up) | quiet(w::down)) >> -(bound | measure) >>
                    -(kw(w::against) >> dataset_or_year);
// `at least a third less than in 2021`, “thấp hơn ít nhất một phần ba so với năm 2021”
auto const differs = quiet(w::less_than) | quiet(w::more_than);
one_of_words const unasked_relation{
    any_of_words(w::at_least, w::more_than, w::at_most, w::less_than, w::exactly), std::nullopt};
auto const figure_here = (&any_digits | &any_fraction | &number_word | &slot) >> figure;
// `have at least 3 different subjects of their lessons`
auto const so_many_different_def =
    node{form::so_many_different}[unasked_relation >> figure_here >> quiet(w::different) >>
                                  each_number >> records];
auto const less_than_elsewhere =
    (-unasked_relation >> figure_here >> differs >> -quiet_kw(w::at) >> dataset_or_year) |
    (differs >> -unasked_relation >> figure_here >> quiet_kw(w::against) >> dataset_or_year);

// “is not lower than” begins like “is not”.
auto const is = quiet_kw(w::is) | kw(w::is).shorter();
// “phải đạt ít nhất 80%”; “phải đạt 80%” is at least as much, “đạt 80%” alone does not say.
auto const reaches = quiet_kw(w::reach);
auto const copula = (quiet_kw(w::must) >> -(is | reaches)) | is | reaches;
// “giảm xuống dưới 5%”: where a number is to come to is held against that alone.
auto const comes_to = (quiet(w::up) | quiet(w::down)) >> quiet(w::comes_to) >>
                      (bound | figure_here);
// “đạt 95% trở lên”
auto const bounded_by = quiet(w::or_more) | quiet(w::or_less);
auto const measured_def =
    node{form::measured}[measure >> -(outside_conditions{} >> group_here) >>
                         ((-copula >> (comes_to | change | less_than_elsewhere | bound)) |
                          (quiet(w::is) >> measure >> -bounded_by) |
                          (-quiet(w::must) >> quiet(w::reach) >> measure >> -bounded_by))];

} // namespace
} // namespace chitieu::syntax
