#include "words.hpp"

namespace chitieu::render {

words const words_en{
    .decimal_sign = '.',

    .id = "id",
    .status = "status",
    .count = "count",
    .share = "share",
    .threshold = "threshold",
    .need = "need",
    .margin = "margin",
    .due = "due",
    .group = "group",

    .met = "met",
    .pending = "pending",
    .undetermined = "undetermined",
    .unmet = "unmet",
    .broken = "unmet",
    .invalid = "invalid",

    .year = "{0}",
    .as_of = "as of {0}",
    .judged_as_final = "no as-of date: judged as final",
    .clauses_met = "{0} of {1} clauses met",
    .no_targets = "no targets",

    .short_by = "{0} short",
    .over_by = "{0} over",
    .spare = "{0} spare",
    .short_at_worst = "≤ {0} short",
    .over_at_worst = "≤ {0} over",

    .heads = "{0} of {1}",
    .need_of_base = "{0}",
    .have_of_base = "{0} of {1}",
    .have_counted = "{0} counted",
    .ask_at_least = "{0} needed",
    .ask_at_most = "at most {0}",
    .ask_exactly = "exactly {0} needed",
    .ask_between = "from {0} to {1} needed",

    .too_few = "{0}{3} short: {2}, {1}",
    .too_many = "{0}{3} too many: {2}, {1}",
    .not_counting = "{0} ({1} unknown not counted)",
    .counting_too = "{0} ({1} unknown counted too)",
    .unreachable = "no count{0} meets “{1}”",
    .out_of = " out of {0}",
    .nearest = "; nearest: {0}",
    .or_else = "{0} or {1}",
    .now = "; now {0}",
    .unknown_between = "{0} unknown: from {1} to {2}, {3}",
    .perhaps_outside = "{0} unknown ({1} perhaps outside the base): from {2} to {3}",
    .with_share = "{0} ({1})",
    .empty_base = "nothing to judge: 0 of 0",
    .perhaps_empty = "{0} unknown: there may be nothing to judge",
    .unsettled = "the data do not settle it",
    .cannot_judge = "cannot be judged: see the error messages",
    .until = "{0}; due {1}",

    .missing = "missing",
    .counted = "counted",
    .unknown = "unknown",
    .with_name = "{0} ({1})",
    .of_population = "{0}: {1}",
    .blank_group = "(blank)",

    .target = "target",
    .groups = "groups",
    .details = "details",
    .reading = "reads",
    .source = "source",
    .owner = "owner",
    .remark = "note",
    .limit = "limit",
    .check = "check",
    .messages = "messages",

    .error = "error",
    .warning = "warning",
    .note = "note",
    .hint = "hint",
    .and_more = "… and {0} more",
};

} // namespace chitieu::render
