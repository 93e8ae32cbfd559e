#include "wording.hpp"

#include <chitieu/limits.hpp>
#include <chitieu/version.hpp>

namespace chitieu {
namespace {

static_assert(limits::file_bytes == 1U << 20, "file_too_large says 1 MiB");
static_assert(edition == 1, "unknown_edition says edition 1");

constexpr wording wordings_en[] = {
    {code::file_unreadable, "the file `{0}` cannot be read",
     "check that a file of this name is there and may be opened"},
    {code::file_too_large, "the file `{0}` is larger than 1 MiB",
     "a plan holds rules only; put data into tables of their own"},
    {code::not_utf8, "this is not UTF-8 text (likely encoding: {0})",
     "save the file again as UTF-8; in a spreadsheet choose “CSV UTF-8”"},
    {code::bidi_control,
     "an invisible character ({0}) can make this line look different from what it says",
     "delete it, or type the line anew"},
    {code::orphan_indent, "this line is indented, but no statement stands above it",
     "begin the statement at the very start of the line"},
    {code::too_many_statements, "a file may have at most {0} statements, and this is one more",
     "divide the plan into several files"},

    {code::csv_no_header, "the table has no header line",
     "write the names of the columns on the first line"},
    {code::csv_empty_header, "column {0} of the table has no name",
     "name it in the header line, or delete the whole column"},
    {code::csv_duplicate_header, "two columns of the table both stand for `{0}`",
     "rename or delete one of the two columns"},
    {code::csv_ragged_row, "this row has {0} cells, but the header has {1}",
     "check the separators; a cell that contains one must stand in quotation marks"},
    {code::csv_open_quote, "the quotation mark at the start of this cell is never closed",
     "close it; inside a quoted cell a quotation mark is written twice"},

    {code::unknown_statement, "no statement begins like this{0?: `{0}`}",
     "{0?did you mean `{0}`?|begin with a word such as `target`, `check`, `population`, `scale` or "
     "`term`}"},
    {code::unexpected_word, "`{0}` cannot stand {2?after `{2}`|here}{1?; expected {1}}",
     "{1?for example: `{1}`|{0?write a number before it, such as {0}|{2?declared are `{2}`|leave "
     "it out, "
     "or put before it what is missing}}}"},
    {code::unexpected_end, "the sentence ends too early{1?, after `{1}`}{0?; expected {0}}",
     "{0?for example: `{0}`|{1?declared are `{1}`|finish it; if it goes on in the next line, "
     "indent "
     "that line}}"},
    {code::unknown_name, "`{0}` is not understood {2?after `{2}`|here}{1?; expected {1}}",
     "{0?did you mean `{0}`{2?, as in `{2}`}?|{2?for example: `{2}`|{1?declared are `{1}`|spell it "
     "as it is declared; a text that is no declared name stands in quotation marks}}}"},
    {code::open_quote, "this quotation mark is never closed",
     "close it; inside quotation marks a quotation mark is written twice"},
    {code::too_deep, "more than {0} conditions or definitions stand inside one another",
     "say it in several shorter sentences"},
    {code::name_too_long, "a name may have at most {0} characters, and this one has more",
     "choose a shorter name"},
    {code::bad_name, "a name must not be empty or begin with a digit{0?: `{0}`}",
     "put a letter in front"},
    {code::bad_slot, "the slots of `{0}` are not in order",
     "write each slot once, as a name in braces, with words before it; every name of the phrase "
     "has the same slots"},
    {code::ambiguous_number,
     "`{0}` can be read in two ways: its `.` or `,` may mark decimals or thousands",
     "add the line `numbers: en` if one and a half is written `1.5`, `numbers: vi` if it is "
     "written `1,5`"},
    {code::number_too_large, "`{0}` is too large, or has too many digits, to be kept exactly",
     "write it with at most 15 digits"},
    {code::not_a_number, "`{0}` cannot be read as a number",
     "write decimals as `95,5` under `numbers: vi`, as `95.5` under `numbers: en`"},
    {code::zero_denominator, "`{0}` divides by zero",
     "put a number other than 0 there, as in `2/3`"},
    {code::no_such_date, "`{0}` is not a date in the calendar",
     "write day/month/year as in `31/12/2023`, or a range from the earlier to the later day as in "
     "`20-30/6/2023`"},
    {code::unknown_edition, "this program does not know edition `{0}` of the rule language",
     "write `edition 1`, or use a newer version of the program"},
    {code::two_readings, "`{0}` can be read in two ways: as `{1}` or as `{2}`",
     "write the one that is meant, just as it stands there"},
    {code::other_reading, "`{0}` can be read in another way, which has no error",
     "write `{0}` if that is meant"},

    {code::missing_population, "no table is given for the population `{0}`",
     "is the table `{0}` meant? rename it, or add its name in quotation marks after the name of "
     "the population"},
    {code::missing_column, "the table of `{1}` has no column `{0}`",
     "is the header `{0}` meant? correct it, or add it in quotation marks to the column in the "
     "plan"},
    {code::ambiguous_table, "every population takes one table, but `{0}` can stand for `{1}`",
     "rename tables, or names in the plan, so that each table fits one population"},
    {code::unused_table, "the table `{0}` belongs to no population of the plan and is not read",
     "is the population `{0}` meant? rename the table, or add its name in quotation marks after "
     "the name of the population"},
    {code::undeclared_category,
     "{1?`{1}`|what this cell says} is not a declared value of the column `{0}`",
     "{0?did you mean `{0}`?|declared are `{1}`}"},
    {code::bad_date, "this cell of the column `{0}` is not a date",
     "write day/month/year as in `31/12/2023`, or `2023-12-31`"},
    {code::bad_number, "this cell of the column `{0}` is not a valid number",
     "write digits without a unit; a column declared as `count` takes whole numbers only; round "
     "what has more than 18 digits"},
    {code::ambiguous_number_cell,
     "this cell of the column `{0}` can be read in two ways: its `.` or `,` may mark decimals or "
     "thousands",
     "add to the plan the line `numbers: en` if the tables write one and a half as `1.5`, "
     "`numbers: vi` if they write `1,5`"},
    {code::bad_flag, "this cell of the column `{0}` says neither yes nor no",
     "write `yes` or `no`, `có` or `không`, `true` or `false`, `1` or `0`, or `x` for yes"},
    {code::wrong_kind_of_column,
     "the column `{0}` holds another kind of data than the plan says{1?; expected {1}}",
     "correct the type of the column in the plan, or convert the column in the table"},
    {code::blank_key, "this row has nothing in the key column `{0}`",
     "fill in the key, or delete the row"},
    {code::duplicate_key, "this row of `{0}` has the same key as row {1}",
     "give each of them a key of its own, or delete the repetition"},
    {code::dangling_reference, "this cell of the column `{0}` names no record of `{1}`",
     "correct the cell, add the record, or write `may be absent` after the type of the column"},
    {code::key_taken, "`{0}` has a row with this key already",
     "change that row, or give the new one a key of its own"},
    {code::no_such_row, "`{0}` has no row with this key", "correct the key, or add the row first"},
    {code::row_is_named, "the column `{1}` of `{2}` still names this row of `{0}`",
     "change or delete the rows that name it in the same batch, or write `may be absent` after the "
     "type of that column"},
    {code::more_like_it, "{0} more of the same kind", ""},
    {code::near_text,
     "this cell of the column `{0}` fits a key only if capitals, blanks and the place of tone "
     "marks are overlooked, so it does not match",
     "write it exactly like the key"},
    {code::unsupported_type, "the column `{0}` holds {1}, which no column of a plan can take",
     "convert the column before handing it over: {0}"},
    {code::damaged_table, "{0?the column `{0}`|this table} is not whole: {1}",
     "make the table anew with the program that it comes from, or save it as CSV"},
    {code::not_a_table, "this is a single column or value, not a table of named columns",
     "hand over a whole table; put a single column into one first"},
    {code::stream_failed, "the rows of this table could not be fetched (error {0})",
     "run again what makes the table; its own program can say more"},
    {code::near_match,
     "this cell of the column `{0}` equals `{1}` only if capitals, blanks and the place of tone "
     "marks are overlooked, so it does not match (cells like this one: {2})",
     "write the plan and the table exactly alike"},

    {code::duplicate_name, "the name `{0}` is already taken",
     "choose another name for one of the two"},
    {code::duplicate_id, "the id `{0}` is already taken by another target",
     "{0?both are in force on {0}; let one end before the other begins, with `in force until` and "
     "`in force from`|give one of them another id; a sentence without an id takes its number in "
     "the plan}"},
    {code::duplicate_statement, "a plan may say this only once, and has said it already",
     "delete one of the two"},
    {code::no_key, "`{0}` has no key, so the column `{1}` cannot refer to it",
     "declare one of its columns as `key`, or write `key: row` after its name and a comma"},
    {code::not_a_date_column, "`{0}` is not a column of dates",
     "name a column that is declared as `date`"},
    {code::population_never_chosen, "no value of `{0}` stands for the population `{1}`",
     "declare `{0}` as `one of …` with a value that is called like the population or one of its "
     "aliases"},
    {code::bad_blank_value, "`blank means` cannot be used like this with `{0}`",
     "`blank means no` is for columns of the type `flag`; otherwise name `none` or a declared "
     "value of the column"},
    {code::unknown_column, "`{1}` has no column `{0}`",
     "{0?did you mean `{0}`?|{1?its columns are `{1}`}}"},
    {code::unclear_quotation,
     "`{0}` can be another word for the choice before it, or what the table calls the column",
     "put the choices in brackets: `one of (A, B “b”)`, and what the column is called after them: "
     "`one of (A, B) “Header”`"},
    {code::not_a_reference, "the column `{0}` does not lead to one record of another population",
     "before `'s` stands a column whose type is a population, without `set of`"},
    {code::unknown_value, "`{0}` is not a declared value of `{1}`",
     "{0?did you mean `{0}`?|{1?declared are `{1}`}}"},
    {code::look_alike,
     "`{0}` looks like `{1}`, but not all letters and marks are the same (`Đ`, `Ð` and `D` are "
     "three letters)",
     "copy `{0}` from its declaration"},
    {code::ambiguous_value, "`{0}` can be a value of several columns: `{1}`",
     "write the name of the column before the value"},
    {code::value_of_other_population, "`{0}` is a value of `{2}`, not of `{1}`",
     "check whom or what the sentence is about"},
    {code::wrong_comparison, "the column `{0}` cannot be compared in this way",
     "ranks and numbers take `at least` or `at most`; dates take `before`, `by`, `after` or `in`; "
     "texts take only `is` or `is not`"},
    {code::wrong_value, "`{0}` does not fit the column `{1}`",
     "numbers are compared with a number, dates with a date, and a `flag` with `yes` or `no`"},
    {code::is_on_a_set, "the column `{0}` holds several values, so it cannot be compared with one",
     "use `hold`, `hold none of` or `hold only`; for linked records use `have`"},
    {code::not_ordered, "the values of `{0}` have no order, so none is higher than another",
     "declare them as a `scale` from the lowest to the highest, or join the values that count by "
     "`or`"},
    {code::not_a_flag, "`{0}` is not a yes-or-no column, so it is not a condition by itself",
     "say what is asked of it, for example with `is`, `at least` or `in`"},
    {code::not_a_subject, "`{0}` does not say who or what is counted",
     "name a population or a term; if it is one, first correct the errors in its declaration"},
    {code::no_link, "nothing links `{0}` with `{1}`",
     "declare in one of them a column whose type is the other"},
    {code::ambiguous_link, "`{0}` and `{1}` are linked by several columns: `{2}`",
     "say which one is meant: write `as` and the name of the column after the records"},
    {code::bare_percentage,
     "`{0}` does not say whether at least, at most or exactly this share is meant",
     "write `at least {0}`, `at most {0}` or `exactly {0}`, or add the line `bare percentages: at "
     "least` to the plan"},
    {code::bare_count,
     "`{0}` does not say whether at least, at most or exactly this many are meant",
     "write `at least {0}`, `at most {0}` or `exactly {0}`"},
    {code::count_of_base,
     "`{0}` is a plain number, but a share of the population is asked for here",
     "write `{0}%` if a share is meant; if a count is meant, leave out `of` or `among`"},
    {code::percentage_over_100, "`{0}` is more than the whole",
     "a share is at most 100%; if a count is meant, leave out the `%`"},
    {code::below_zero, "`{0}` is below zero, where a count or a share never is",
     "leave out the `-`"},
    {code::range_reversed, "the range ends before it begins",
     "write the smaller number or the earlier day first"},
    {code::mixed_range, "the range goes from a count to a share, or from a share to a count",
     "write both as counts or both as percentages"},
    {code::rounding_of_count, "a count is whole already, so there is nothing to round",
     "leave the rounding out, or write a percentage"},
    {code::missing_predicate, "the sentence gives a share, but no condition to be met",
     "{0?if that is what they must satisfy, write `{0}`|say what those who count must satisfy, for "
     "example `hold …`, `are rated …` or `have …`}"},
    {code::base_of_other_population,
     "`{0}` cannot be the base: the records that were counted are not of this population",
     "name the population that was counted, or begin a new sentence after `;`"},
    {code::unknown_slot, "there is no slot `{0}` here",
     "write it into the name of the phrase, in braces as here"},
    {code::unused_slot, "the slot `{0}` is not used in what the phrase means",
     "use it, or take it out of the name"},
    {code::slot_needs_number, "`{0}` stands where the phrase counts", "put a number there"},
    {code::constant_is_no_number, "`{0}` stands for a value, not for a number",
     "give it a number or a percentage with `let`"},
    {code::no_value_for_year, "`{0}` has no value for {1}",
     "add that year to its table, or say the plan's year after its title"},
    {code::deadline_on_holiday, "the deadline of `{0}`, {1}, is a declared holiday", ""},
    {code::cyclic_definition, "`{0}` is defined by means of itself",
     "take it out of its own definition and out of the definitions that are used there"},
    {code::too_large_expansion,
     "with all terms and phrases written out, the plan has more than {0} conditions",
     "use fewer terms and phrases inside one another"},
    {code::number_of_other_population,
     "{1?`{0}` is a number of `{1}`{2?, not of `{2}`}|`{0}` is a number of each record, and "
     "nothing "
     "says of which}",
     "say of all of them together, for example `average {0} of …`, or of each, for example `all … "
     "have {0} at least …`"},
    {code::not_a_number_column, "`{0}` holds no numbers",
     "name a column that is declared as `count` or `number`; what is no number can only be "
     "counted, as in `number of different {0} of …`"},
    {code::wrong_arithmetic,
     "{0?`{0}` alone is no number to calculate with|days and times cannot be added up, multiplied "
     "or averaged}",
     "{0?write out what is taken from there, for example `number of … in {0}`|the time between "
     "two of them is a number: `days from … to …`}"},
    {code::unknown_dataset, "no earlier data are called `{0}`",
     "declare `{0}` on a line that begins with `earlier data`, or write `previous`"},
    {code::bad_unit, "the unit `{0}` is not said in another unit",
     "say after `unit` and `=` how many of the other it is"},
    {code::unit_mismatch, "{0} cannot be held against {1}",
     "use one unit on both sides, or declare how many of one the other is: `unit … = …`"},
    {code::percent_missing, "a share is compared with a percentage, and this is a plain number",
     "add `%` if a percentage is meant"},
    {code::percent_or_points,
     "a change of a share by a percentage has two readings: points, or per cent of what it was",
     "for a difference write `points`; for a part of the earlier share write `≥ 105% of … in "
     "previous`"},
    {code::unlike_numbers, "the two sides count different things",
     "hold a share (`share of …`) against a percentage, a date against a date, a number against a "
     "number"},
    {code::bad_place, "there is no place `{0}`",
     "places are whole numbers from 1 on, percentiles lie between 0 and 100"},
    {code::different_of_union, "different values are counted in one population at a time",
     "write one sentence for each population"},
    {code::not_a_time, "hours and minutes need times of day, and this is a date",
     "declare the columns as `time`, or count `days`"},
    {code::bare_number,
     "{0?`{0}`|this number} does not say whether at least, at most or exactly this is meant",
     "write {0?`at least {0}`, `at most {0}` or `exactly {0}`|`at least`, `at most` or `exactly` "
     "before it}"},
    {code::count_is_meant, "`{0}` is a share, and a count is needed here", "write a whole number"},
    {code::not_a_group, "`{0}` does not group what the sentence counts",
     "name a population that they refer to, or a column that is a list (`one of …`), ranks, a "
     "whole "
     "number or yes/no; a date groups by time: `in every month of …`"},
    {code::bad_periods, "`{0}` does not say which periods are meant",
     "write one word of time and a whole number up to 400, for example `in at least 2 of the last "
     "3 years of COLUMN` or `in every 3 consecutive months of COLUMN`"},
    {code::which_dates, "the sentence does not say by which dates of `{0}` it counts periods",
     "name the column, for example `years of COLUMN`{0?: `{0}`}"},
    {code::periods_in_groups, "inside other groups periods are counted back from a day",
     "say from how many, for example `of the last 5 years`"},
    {code::about_undeclared, "`about` needs a reading",
     "declare it, for example `about: within 5%`, or write `at least`, `at most` or a range"},
    {code::not_of_the_whole,
     "this is asked of a record, and the sentence is about all of them together",
     "compare a number, for example the `number of` some records with 20"},
    {code::bad_points, "`{0}` does not fit a rule for points",
     "points are numbers from 0 on; bands and grades stand from the highest to the lowest"},
    {code::rank_never_both, "`{0}` means exactly this rank, so nobody can be `{0}` and also `{1}`",
     "write `at least {0}` if higher ranks count too"},
    {code::open_world, "that no row of `{0}` is found does not prove that there is none",
     "write `population {0}, complete` if its table holds every case, `population {0}, partial` "
     "if some may be missing"},
    {code::count_over_population, "{0} are asked for, but there are only {1} records",
     "write `{0}%` if a share is meant; otherwise check the number, and whether rows are missing "
     "from the table"},
    {code::not_one_record,
     "the sentence does not say how many, as only a population of one record allows: `{0}` has "
     "{1}",
     "begin it with a quantity such as `all`, `at least 95%`, `at most 3` or `no`"},
    {code::clauses_needed,
     "how many of the {0} clauses in brackets must be met is said by `at least` and a count from 1 "
     "to {0}",
     "write for example `at least 2 of (A; B; C)`"},
    {code::two_deadlines, "`{0}` gives this clause another date by which it is due",
     "say once by when; steps follow each other after the quantity, as in `50% by 2027, 70% by "
     "2029`"},
    {code::nothing_theirs, "nothing stands before `{0}` that it could mean",
     "leave it out; it speaks of the groups that a sentence begins with"},
    {code::list_on_a_set,
     "the column `{0}` holds several values, so a list may mean any or all of them",
     "write `{0} or {1}`, or ask for each: `hold {0} and hold {1}`"},
    {code::no_such_group, "nothing that is counted can be grouped by a column `{0}`",
     "name a column of a population that the targets count"},
    {code::dataset_not_given, "the plan compares with the data `{0}`, which are not given",
     "without them what compares with them is undetermined"},
    {code::unused_dataset, "the plan compares with no data that are called `{0}`",
     "are the data `{0}` meant?"},
    {code::earlier_table_missing, "the data `{0}` have no table for the population `{1}`",
     "what compares with that table cannot be judged"},
    {code::parent_missing, "the plan `{0}` that this one extends is not found",
     "it is looked for beside this file, under its whole name and without a folder"},
    {code::parent_cycle, "this plan extends itself: {0}",
     "let the oldest of these plans extend none"},
    {code::nothing_extended, "`{0}` works on a plan that is extended, and this one extends none",
     "write `extends` and the name of its file after the plan's title and year"},
    {code::not_in_parent, "the plan that is extended has no {0} `{1}`", "did you mean `{0}`?"},
    {code::not_in_force, "`{0}` is not in force on {1} and is left out",
     "it is in force {0}; what counts is the day as of which the plan is judged"},
    {code::contradiction, "`{0}` and `{1}` cannot both be met{3? {3}}: {2}", "this is so for {0}"},
    {code::never_met, "`{0}` cannot be met{2? {2}}: {1}", "this is so for {0}"},
    {code::nested_shares, "`{0}` cannot be met together{2? {2}}: {1}", "this is so for {0}"},
    {code::implied_target, "`{0}` is met whenever `{1}` is", "this is so for {0}"},
    {code::same_meaning, "`{0}` and `{1}` say the same in other words",
     "remove one of them, or change what differs"},
    {code::category_without_data, "`{0}` asks for `{1}`, and no row of `{2}` has it",
     "check the spelling in the column `{0}`, or whether rows are missing"},
    {code::unused_definition, "`{0}` is declared, and nothing uses it",
     "remove it, or check that sentences call it so"},
    {code::deadline_outside_year, "the deadline of `{0}`, {1}, is not in the plan's year, {2}",
     "write `by` with a day of that year under the target"},
    {code::must_stay_together,
     "what is asked here of {0} is not the sum of what parts of `{1}` come to: these must stay "
     "together",
     "check this target on whole tables"},
};

static_assert(words_every_code(wordings_en), "the table is indexed by code");

} // namespace

wording const& wording_en(code what) noexcept {
  return wordings_en[static_cast<std::size_t>(what)];
}

} // namespace chitieu
