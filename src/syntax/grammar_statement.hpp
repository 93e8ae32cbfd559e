#pragma once
#include "grammar_sentence.hpp"

/// Properties and statements. Only `grammar.cpp` includes this.
namespace chitieu::syntax {
namespace {

auto const score_band = node{form::score_band}[number >> kw(w::from) >> amount];
auto const scores = quiet(w::scores) >>
                    ((colon >> (score_band % asked_comma)) |
                     (number >> -(comma >> (keep(w::proportional) |
                                            (keep(w::less) >> number >> kw(w::per_unit_short))))));
auto const in_force = (quiet(w::in_force_from) >> period >> -(quiet_kw(w::force_until) >> period)) |
                      (quiet(w::in_force_until) >> period);
auto const property =
    node{form::property}[line >> ((keep(w::source) >> quoted) | (keep(w::note) >> quoted) |
                                  (keep(w::owner) >> quoted) | (keep(w::weight) >> number) |
                                  ((keep(w::by) | keep(w::before)) >> -kw(w::day) >> period) |
                                  (keep(w::empty_base) >> colon >>
                                   (keep(w::met) | keep(w::unmet) | keep(w::skip))) |
                                  scores | quiet(w::unknown_is_no) | in_force)];

// --- statements -----------------------------------------------------------------------------

auto const edition = node{form::edition}[kw(w::edition) >> number];
auto const title =
    node{form::title}[kw(w::plan) >> quoted >> -(kw(w::for_year) >> -kw(w::year) >> period) >>
                      -(quiet(w::extends) >> quoted)];
auto const origin = node{form::origin}[kw(w::source) >> quoted];
auto const bare_percentages =
    node{form::bare_percentages}[kw(w::bare_percentages) >> colon >>
                                 (keep(w::at_least) | keep(w::at_most) | keep(w::exactly))];
auto const numbers = node{form::numbers}[kw(w::numbers) >> colon >> (keep(w::vi) | keep(w::en))];

auto const level = node{form::level}[((new_name >> *quoted) | +quoted)];
auto const scale = node{form::scale}[kw(w::scale) >> new_name >> -(comma >> keep(w::cumulative)) >>
                                     colon >> (level % asked_less)];

auto const modifier_word =
    kw(w::personal) | kw(w::may_be_absent) | kw(w::blank_means) | kw(w::dated);
// A choice without quotation marks ends before what is said of its column.
auto const choice_name =
    node{form::fresh_name}[&new_name >> new_word >> *(!modifier_word >> new_word)];
auto const alternative = node{form::alternative}[((choice_name >> *quoted) | +quoted)];
// In brackets each quotation mark surely belongs to the choice before it.
auto const listed_alternative = node{form::alternative}
    [(node{form::fresh_name}[&new_name >> listed_word >> *listed_word] >> *quoted) | +quoted];
auto const alternatives =
    node{form::item}[open >> (listed_alternative % comma) >> close] | (alternative % comma);
auto const named_column =
    quoted | node{form::fresh_name}[new_word >> *(!modifier_word >> new_word)];
auto const several_populations = -keep(w::set_of) >> population_name >>
                                 +(kw(w::or_) >> population_name) >> along >> named_column;
auto const counted_in = -(quiet_kw(w::counted_in) >> node{form::unit}[named_column]);
auto const type =
    node{
        form::type}[keep(w::key) | keep(w::text) | keep(w::flag) | (keep(w::count) >> counted_in) |
                    (keep(w::one_of) >> alternatives) | (population_name >> comma >> keep(w::key)) |
                    several_populations | (-keep(w::set_of) >> (scale_name | population_name)) |
                    (keep(w::set_of) >> keep(w::one_of) >> alternatives) |
                    (keep(w::number) >> counted_in) | keep(w::date) | quiet(w::time)];
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
auto const constant = node{form::constant}[kw(w::let) >> tabled_name >> kw(w::by_year) >> colon >>
                                           (yearly % asked_comma)] |
                      node{form::constant}[kw(w::let) >> new_name >> asked_equals >>
                                           node{form::yearly}[constant_content]];

// A name ends before the word that goes on.
auto const name_before = [](auto const& after) {
  return +quoted | (node{form::fresh_name}[new_word >> *(!after >> new_word)] >> aliases);
};
auto const bound_of_case =
    (relation_word >> figure) |
    (kw(w::from) >> figure >> (keep(w::or_more) | keep(w::or_less) | (keep(w::to) >> figure)));
auto const which_case = keep(w::otherwise) | bound_of_case | (named_value % kw(w::or_));
auto const amount_case = node{form::table_case}[which_case >> asked_equals >> amount];
auto const band_case = node{form::table_case}[which_case >> asked_equals >> (quoted | new_name)];
auto const table_start = kw(w::let) >> name_before(quiet_kw(w::along)) >> quiet_kw(w::along);
auto const table_head = node{form::table}[table_start];
// A table is by a number or by the values of a column.
auto const table_by = measuring[measure] | owned_path | simple_path;
auto const table =
    node{form::table}[table_start >> table_by >> colon >> (amount_case % asked_comma)];
auto const band_start = kw(w::band) >> name_before(kw(w::of_owner)) >> kw(w::of_owner);
auto const band_head = node{form::band}[band_start];
auto const band = node{form::band}[band_start >> population_name >> along >> table_by >> colon >>
                                   (band_case % asked_comma)];
auto const measure_start = kw(w::measure) >> name_before(kw(w::of_owner));
auto const measure_head = node{form::measure_definition}[measure_start];
auto const measure_definition =
    node{form::measure_definition}[measure_start >> -(kw(w::of_owner) >> subject_name) >>
                                   asked_equals >> measuring[measure]];
auto const earlier_data =
    node{form::earlier_data}[kw(w::earlier_data) >> (+quoted | new_name >> aliases)];
auto const unit_start = kw(w::unit) >> (+quoted | new_name >> aliases);
auto const unit_head = node{form::unit}[unit_start];
// What a unit is so many of may be named here first.
auto const new_unit = node{form::unit}[quoted | node{form::fresh_name}[new_word >> *new_word]];
auto const unit = node{form::unit}[unit_start >> -(equals >> figure >> -new_unit)];
auto const approximation =
    node{form::approximation}[kw(w::about) >> colon >> -kw(w::off_by) >> figure];
auto const grade =
    node{form::grade}[keep(w::otherwise) >> (quoted | new_name)] |
    node{form::grade}[(quoted | node{form::fresh_name}[new_word >> *(!kw(w::from) >> new_word)]) >>
                      kw(w::from) >> number];
auto const grades = node{form::grades}[kw(w::grades) >> colon >> (grade % asked_comma)];

auto const term_head = node{form::term}[kw(w::term) >> (+quoted | new_name >> aliases)];
auto const term = node{form::term}[kw(w::term) >> (+quoted | new_name >> aliases) >> asked_equals >>
                                   subject >> -node{form::property}[line >> in_force]];
auto const phrase_head = node{form::phrase}[kw(w::phrase) >> (+quoted | new_name >> aliases)];
auto const phrase = node{
    form::phrase}[kw(w::phrase) >> (+quoted | new_name >> aliases) >> asked_equals >> condition];
auto const section = node{form::section}[kw(w::section) >> quoted >> *property];
auto const target = node{form::target}[(keep(w::target) | keep(w::limit) | keep(w::check)) >> id >>
                                       -quoted >> colon >> sentence >> *property];
auto const target_head = node{
    form::target}[(keep(w::target) | keep(w::limit) | keep(w::check)) >> id >> -quoted >> colon];
auto const bare_target = node{form::target}[sentence >> *property];

// --- a plan that extends another: what stands after `change` and `remove` ---------------------

auto const changed_target =
    node{form::target}[(keep(w::target) | keep(w::limit) | keep(w::check)) >> id >> -quoted >>
                       -(colon >> sentence) >> *property];
auto const removed_name = quoted | new_name;
auto const removal =
    node{form::removal}[((keep(w::target) | keep(w::limit) | keep(w::check)) >> (id % comma)) |
                        ((keep(w::section) | keep(w::scale) | keep(w::population) | keep(w::let) |
                          keep(w::term) | keep(w::phrase) | keep(w::band) | keep(w::measure) |
                          keep(w::earlier_data) | keep(w::unit)) >>
                         (removed_name % comma))];

} // namespace
} // namespace chitieu::syntax
