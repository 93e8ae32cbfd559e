#pragma once
#include "grammar_measure.hpp"

/// Clauses and sentences. Only `grammar.cpp` includes this.
namespace chitieu::syntax {
namespace {

auto const clause_id = node{form::clause_id}[id >> colon];
auto const among = node{form::among}[kw(w::among) >> subject];
auto const asked = quantity >> -keep(w::of);

// `in every unit,` and `in at least 80% of units where …,`
one_of_words const span_of_time{any_of_words(w::year, w::quarter, w::month, w::week), std::nullopt};
auto const group_key =
    node{form::group_key}[(span_of_time >> quiet_kw(w::of_owner) >> column_name) | group_name];
auto const grouping =
    node{form::grouping}[quiet_kw(w::at) >> (node{form::quantity}[quiet(w::each)] | quantity) >>
                         -kw(w::of) >> (group_key % kw(w::and_)) >> *filter >> comma];

auto const about_number = begins >> measuring[measured];
auto const about_named_number = !ahead(begins_number) >> (&number_name | &open) >> measured;
auto const about_records = asked >> subject >> -predicate >> -among;

auto const head = -clause_id >> *grouping;
auto const body =
    about_number | (-kw(w::have) >> about_records) | (subject >> predicate) | about_named_number;

auto const clause = node{form::clause}[head >> body];

auto const of_which =
    node{form::clause}[-comma >> keep(w::of_which) >> -clause_id >> -kw(w::have) >> asked >>
                       -(keep(w::all_of) >> -kw(w::of)) >> -subject >> -predicate];

auto const next = node{form::clause}[semicolon >> head >> body] |
                  node{form::clause}[comma >> -clause_id >> (about_number | about_records)];

auto const sentence = node{form::sentence}[clause >> *(of_which | next) >> -(semicolon | stop)];

} // namespace
} // namespace chitieu::syntax
