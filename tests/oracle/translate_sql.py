"""The same questions in SQL for DuckDB: null is unknown, arithmetic is of whole numbers and decimals.

Each clause becomes one SELECT that gives its status and figures. What SQL cannot say in a few lines is
left to the other oracles (`UntranslatedError`).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction

import described as d
from sql_tables import MOST, UntranslatedError, has_extremes, level, literal
from sql_thresholds import ends_of_count, is_share, meets, of_range, total_ends


@dataclass
class Sql:
    """Expressions about rows, each under an alias of its own."""

    case: d.Case
    used: int = 0
    prefix: str = ""  # of the data that are asked

    def alias(self) -> str:
        self.used += 1
        return f"r{self.used}"

    def view(self, population: str) -> str:
        return f"{self.prefix}p{self.place(population)}"

    def place(self, population: str) -> int:
        return [each.name for each in self.case.plan.populations].index(population)

    def column(self, population: str, name: str) -> d.Column:
        return self.case.plan.population(population).column(name)

    # --- conditions -----------------------------------------------------------------------------

    def condition(self, of: str, r: str, c: d.Condition) -> str:
        match c:
            case d.Compare(name, how, value, unit):
                if unit and unit == "trăm tiết":
                    assert isinstance(value, Fraction)
                    value = value * 100
                return self.compare(of, r, name, how, value)
            case d.InSpan(name, year, month, days):
                cell = f'{r}."{name}"'
                tests = [f"year({cell}) = {year}", *([f"month({cell}) = {month}"] if month else [])]
                if days:
                    tests.append(f"day({cell}) between {days[0]} and {days[1]}")
                return self.known(r, name, f"({' and '.join(tests)})")
            case d.Within():
                return self.within(r, c)
            case d.Between(name, low, high):
                return self.known(r, name, f'{r}."{name}" between {literal(low)} and {literal(high)}')
            case d.OneOf(name, values):
                column = self.column(of, name)
                among = (level(self.case, column, each) if isinstance(each, str) else literal(each) for each in values)
                return self.known(r, name, f'{r}."{name}" in ({", ".join(among)})')
            case d.Holds(name, how, levels):
                return self.holds(self.column(of, name), r, how, levels)
            case d.Flag(name, value):
                return self.known(r, name, f'{r}."{name}" = {literal(value)}')
            case d.Known(name, known):
                return f'(({r}."{name}" is not null or {r}."{name} none") = {literal(known)})'
            case d.IsNone(name):
                return f'(case when {r}."{name} none" then true when {r}."{name}" is null then null else false end)'
            case d.Through(name, what):
                return self.through(of, r, name, what)
            case d.Linked(child, by, q, where):
                return self.linked(child, by, r, q, where)
            case d.LinkedShare(child, by, q, what):
                return self.linked_share(child, by, r, q, what)
            case d.Not(what):
                return f"(not {self.condition(of, r, what)})"
            case d.And(parts):
                return "(" + " and ".join(self.condition(of, r, each) for each in parts) + ")"
            case d.Or(parts):
                return "(" + " or ".join(self.condition(of, r, each) for each in parts) + ")"
            case d.If(first, then):
                return f"(not {self.condition(of, r, first)} or {self.condition(of, r, then)})"
            case d.KOf(needed, parts):
                said = [self.condition(of, r, each) for each in parts]
                sure = " + ".join(f"(case when {each} then 1 else 0 end)" for each in said)
                possible = " + ".join(f"(case when not {each} then 0 else 1 end)" for each in said)
                return f"(case when {sure} >= {needed} then true when {possible} < {needed} then false end)"
            case d.CompareNumber(number, how, value):
                return self.compare_number(r, number, how, value)
            case d.CompareColumns(left, how, right):
                sign = {"at least": ">=", "at most": "<=", "more than": ">", "less than": "<"}[how]
                return f'({r}."{left}" {sign} {r}."{right}")'
            case d.InPlace():
                return self.in_place(of, r, c)
            case d.InBand():
                raise UntranslatedError("bands")

    def within(self, r: str, c: d.Within) -> str:
        if c.unit not in ("days", "weeks"):
            raise UntranslatedError(c.unit)
        day, many = f'{r}."{c.column}"', c.amount * (7 if c.unit == "weeks" else 1)
        none = f'{r}."{c.column} none"'
        if isinstance(c.since, datetime.date):
            since = literal(c.since)
        elif c.since == "as of":
            since = literal(self.case.as_of or datetime.date(self.case.plan.year, 12, 31))
        else:
            since = f'{r}."{c.since}"'
            none += f' or {r}."{c.since} none"'
        # Either blank leaves it open, also where the other would decide it.
        return f"(case when {none} then false when {since} is null then null else {day} between {since} and {since} + {many} end)"

    def in_place(self, of: str, r: str, c: d.InPlace) -> str:
        if self.partial(of):
            raise UntranslatedError("partial")
        there, cell = self.alias(), f'"{c.column}"'
        more = f"{there}.{cell} {'<' if c.bottom else '>'} {r}.{cell}"
        places = f"{c.places.numerator} * count(*)" if c.is_share else str(c.places)
        scale = c.places.denominator if c.is_share else 1
        sure, most = (
            f"(count(*) filter (where {more}) + 1) * {scale}",
            f"(count(*) filter (where {there}.id <> {r}.id and ({more}) is not false) + 1) * {scale}",
        )
        return f"(select case when {most} <= {places} then true when {sure} > {places} then false end from {self.view(of)} {there})"

    def known(self, r: str, name: str, test: str) -> str:
        return f'(case when {r}."{name} none" then false else {test} end)'

    def compare(self, of: str, r: str, name: str, how: str, value: object) -> str:
        signs = {
            "at least": ">=",
            "at most": "<=",
            "more than": ">",
            "less than": "<",
            "is": "=",
            "on": "=",
            "is not": "=",
        }
        signs |= {"by": "<=", "before": "<", "after": ">"}
        column = self.column(of, name)
        asked = level(self.case, column, value) if isinstance(value, str) else literal(value)
        said = self.known(r, name, f'{r}."{name}" {signs[how]} {asked}')
        return f"(not {said})" if how == "is not" else said

    def holds(self, c: d.Column, r: str, how: str, levels: tuple[str, ...]) -> str:
        cell, climbs = f'{r}."{c.name}"', how == "at least" or self.case.plan.scale(c.of).cumulative

        def has(name: str, *, climbs: bool) -> str:
            sign, place = ">=" if climbs else "=", level(self.case, c, name)
            if c.many:
                above = range(int(place), len(self.case.plan.scale(c.of).levels)) if climbs else [place]
                return f"list_has_any({cell}, [{', '.join(map(str, above))}])"
            return self.known(r, c.name, f"{cell} {sign} {place}")

        if how == "recorded":
            return has(levels[0], climbs=False)
        if how == "only":
            if not c.many:
                return has(levels[0], climbs=False)
            return f"(len({cell}) = 1 and {has(levels[0], climbs=False)})"
        if how == "none of":
            return "(not (" + " or ".join(has(each, climbs=climbs) for each in levels) + "))"
        return has(levels[0], climbs=climbs)

    def through(self, of: str, r: str, name: str, what: d.Condition) -> str:
        target = self.column(of, name).of
        there = self.alias()
        led = f'from {self.view(target)} {there} where {there}.id = {r}."{name}"'
        said = self.condition(target, there, what)
        return (
            f'(case when {r}."{name} none" then false when {r}."{name}" is null then null '
            f"when not exists (select 1 {led}) then false else (select any_value({said}) {led}) end)"
        )

    # --- linked records -------------------------------------------------------------------------

    def refers(self, child: str, by: str, there: str, r: str) -> str:
        cell = f'{there}."{by}"'
        if self.column(child, by).many:
            return f"list_contains({cell}, {r}.id)"
        return self.known(there, by, f"{cell} = {r}.id")

    def both(self, first: str, child: str, there: str, where: d.Condition | None) -> str:
        return first if where is None else f"({first} and {self.condition(child, there, where)})"

    def partial(self, population: str) -> bool:
        return self.case.plan.population(population).world == "partial"

    def linked(self, child: str, by: str, r: str, q: d.Quantity, where: d.Condition | None) -> str:
        there = self.alias()
        low, high = self.count_ends(child)
        return f"(select {self.of_ends(q, low, high)} from {self.said(child, there, self.linking(child, by, there, r, where))})"

    def linking(self, child: str, by: str, there: str, r: str, where: d.Condition | None) -> str:
        return self.both(self.refers(child, by, there, r), child, there, where)

    def said(self, population: str, r: str, truth: str, cell: str = "") -> str:
        """Rows of what is said of each record, and its cell."""
        cells = f', {r}."{cell}" as cell' if cell else ""
        return f"(select {truth} as said{cells} from {self.view(population)} {r}) {self.alias()}"

    def count_ends(self, population: str) -> tuple[str, str]:
        high = "null" if self.partial(population) else "count(*) filter (where said is not false)"
        return "count(*) filter (where said)", high

    def of_ends(self, q: d.Quantity, low: str, high: str) -> str:
        """Whether all whole numbers from one to the other are as is asked; null is no end."""
        least, most = ends_of_count(q)
        sure, never = [], []
        if least is not None:
            sure.append(f"{low} >= {least}")
            never.append(f"{high} < {least}")
        if most is not None:
            sure.append(f"{high} <= {most}")
            never.append(f"{low} > {most}")
        return f"case when {' and '.join(sure)} then true when {' or '.join(never)} then false end"

    def linked_share(self, child: str, by: str, r: str, q: d.Quantity, what: d.Condition) -> str:
        if self.partial(child):
            return "null::boolean"
        there = self.alias()
        rows = f"{self.view(child)} {there}"
        figures = self.figures(self.refers(child, by, there, r), self.condition(child, there, what), rows)
        empty = "true" if q.how in ("at most", "less than", "no") else "null::boolean"
        f = self.alias()
        return f"(select {self.all_fillings(q, f, empty)} from {figures} {f})"

    def figures(self, base: str, holds: str, rows: str) -> str:
        """How many rows are of which kind: k and m are surely in the base, y, u and n perhaps."""
        kinds = {
            "b": "base",
            "k": "base and holds",
            "m": "base and holds is null",
            "y": "base is null and holds",
            "u": "base is null and holds is null",
            "n": "base is null and not holds",
        }
        counts = ", ".join(f"count(*) filter (where {test}) as {name}" for name, test in kinds.items())
        return f"(select {counts} from (select {base} as base, {holds} as holds from {rows}) {self.alias()})"

    def all_fillings(self, q: d.Quantity, f: str, empty: str) -> str:
        i, j, l = (self.alias() for _ in range(3))  # noqa: E741
        count, base = f"({f}.k + {i}.i + {j}.i)", f"({f}.b + {j}.i + {l}.i)"
        said = (
            f"case when {base} = 0 then {empty} else {meets(q, count, base)} end"
            if is_share(q)
            else meets(q, count, base)
        )
        return (
            f"(select case when count(*) filter (where ({said}) is null) > 0 then null "
            f"when bool_and({said}) then true when not bool_or({said}) then false end "
            f"from small {i}, small {j}, small {l} where {i}.i <= {f}.m and {j}.i <= {f}.y + {f}.u and {l}.i <= {f}.u + {f}.n "
            f"and greatest({j}.i - {f}.y, 0) + greatest({l}.i - {f}.n, 0) <= {f}.u)"
        )

    # --- numbers of a record --------------------------------------------------------------------

    def compare_number(self, r: str, n: d.RecordNumber, how: str, value: Fraction) -> str:
        match n:
            case d.LinkedCount(child, by, where):
                there = self.alias()
                low, high = self.count_ends(child)
                rows = self.said(child, there, self.linking(child, by, there, r, where))
                return f"(select {of_range(how, low, high, literal(value))} from {rows})"
            case d.LinkedTotal(what, column, child, by, where):
                there = self.alias()
                if self.partial(child):
                    raise UntranslatedError("partial")
                low, high = total_ends(what)
                rows = self.said(child, there, self.linking(child, by, there, r, where), column)
                return f"(select {of_range(how, low, high, literal(value))} from {rows})"
            case d.TimeBetween(unit, start, end) if unit in ("days", "weeks"):
                ends = [self.moment(r, each) for each in (start, end)]
                days = f"({ends[1]} - {ends[0]})"
                # Complete weeks; below zero they are counted the other way round.
                number = days if unit == "days" else f"(sign({days})::bigint * (abs({days}) // 7))"
                sign = {"at least": ">=", "more than": ">", "at most": "<=", "less than": "<"}[how]
                none = " or ".join(f'{r}."{each} none"' for each in (start, end) if self.is_column(each)) or "false"
                return f"(case when {none} then null else {number} {sign} {literal(value)} end)"
        raise UntranslatedError(repr(n))

    def moment(self, r: str, of: str | datetime.date) -> str:
        if self.is_column(of):
            return f'{r}."{of}"'
        day = of if isinstance(of, datetime.date) else self.case.as_of or datetime.date(self.case.plan.year, 12, 31)
        return literal(day)

    @staticmethod
    def is_column(of: str | datetime.date) -> bool:
        return isinstance(of, str) and of != "as of"

    # --- clauses --------------------------------------------------------------------------------

    def clauses(self, target: d.Target) -> list[str]:
        """A SELECT for each clause: status, count, base, unknown, base_unknown; of a number the status alone."""
        out: list[str] = []
        before: tuple[str, str, str, str] | None = None
        for clause in target.clauses:
            match clause:
                case d.CountClause(q, subjects, what):
                    if target.only_if:
                        raise UntranslatedError("`if`")
                    if len({each.population for each in subjects}) > 1:
                        out.append(self.pooled(target, q, subjects, what))
                        before = None
                        continue
                    of = subjects[0].population
                    r = self.alias()
                    filters = ["true" if each.where is None else self.condition(of, r, each.where) for each in subjects]
                    holds = "true" if what is None else self.condition(of, r, what)
                    before = self.counted(target, of, r, f"({' or '.join(filters)})", holds)
                    out.append(self.counts(target, q, before))
                case d.OfWhich(q, what):
                    assert before
                    of, r, base, holds = before
                    before = self.counted(target, of, r, f"({base} and {holds})", self.condition(of, r, what))
                    out.append(self.counts(target, q, before))
                case d.NumberClause(number, how, value, _, unit):
                    out.append(self.of_number(target, number, how, value * (100 if unit == "trăm tiết" else 1)))
                case d.AgainstPrevious():
                    out.append(self.growth(target, clause))
                case d.Periods():
                    out.append(self.periods(target, clause))
                case d.Grouped():
                    out.append(self.groups(target, clause))
                case _:
                    raise UntranslatedError(repr(clause))
        return out

    def counted(self, target: d.Target, of: str, r: str, base: str, holds: str) -> tuple[str, str, str, str]:
        return of, r, base, f"coalesce({holds}, false)" if target.unknown_as_not else holds

    def counts(self, target: d.Target, q: d.Quantity, rows: tuple[str, str, str, str]) -> str:
        of, r, base, holds = rows
        return self.status(target, q, self.figures(base, holds, f"{self.view(of)} {r}"))

    def status(self, target: d.Target, q: d.Quantity, figures: str) -> str:
        return (
            f"select {self.named(target, self.all_fillings(q, 'f', self.empty(target, q)))}, "
            f"k, b, m, y + u + n from {figures} f"
        )

    def empty(self, target: d.Target, q: d.Quantity) -> str:
        if target.empty_base:
            return "false" if target.empty_base == "unmet" else "true"
        few = q.how in ("at most", "less than", "no") or target.kind != "target"
        return "true" if few else "null::boolean"

    def named(self, target: d.Target, truth: str) -> str:
        deadline = target.deadline or datetime.date(self.case.plan.year, 12, 31)
        ahead = target.kind == "target" and self.case.as_of is not None and self.case.as_of < deadline
        return f"case {truth} when true then 'met' when false then '{'pending' if ahead else 'unmet'}' else 'undetermined' end"

    def pooled(self, target: d.Target, q: d.Quantity, subjects: tuple[d.Subject, ...], what: d.Condition | None) -> str:
        """Of several populations together: their records side by side."""
        rows = []
        for of in dict.fromkeys(each.population for each in subjects):
            r = self.alias()
            filters = [
                "true" if each.where is None else self.condition(of, r, each.where)
                for each in subjects
                if each.population == of
            ]
            holds = "true" if what is None else self.condition(of, r, what)
            _, _, base, said = self.counted(target, of, r, f"({' or '.join(filters)})", holds)
            rows.append(f"select {base} as base, {said} as holds from {self.view(of)} {r}")
        return self.status(target, q, self.figures("base", "holds", f"({' union all '.join(rows)}) {self.alias()}"))

    def of_number(self, target: d.Target, n: d.Number, how: str, value: Fraction) -> str:
        if target.kind != "target" or how == "between":
            raise UntranslatedError("numbers of limits, between two")
        low, top, rows = self.ends(n)
        return f"select {self.named(target, of_range(how, low, top, literal(value)))} from {rows}"

    def ends(self, n: d.Number) -> tuple[str, str, str]:
        """From where to where a number can be, and the rows of which that is asked."""
        match n:
            case d.NumberOf(subject):
                r, said = self.belongs(subject)
                low, top = self.count_ends(subject.population)
                return low, top, self.said(subject.population, r, said)
            case d.Total(what, column, subject) if not self.partial(subject.population):
                r, said = self.belongs(subject)
                low, top = total_ends(what)
                return low, top, self.said(subject.population, r, said, column)
        raise UntranslatedError(repr(n))

    def growth(self, target: d.Target, c: d.AgainstPrevious) -> str:
        """A number against what comes of it in other data; percentages are multiplied across."""
        there = self.case.previous if c.data == "previous" else self.case.earlier
        if target.kind != "target" or there is None or has_extremes(self.case):
            raise UntranslatedError("growth of limits, without data, of large numbers")
        now = self.ends(c.number)
        self.prefix = "previous_" if c.data == "previous" else "earlier_"
        was = self.ends(c.number)
        self.prefix = ""
        n, w = self.alias(), self.alias()
        low, high = f"{w}.low", f"{w}.high"
        guard = ""
        percent = {"up": 1, "down": -1}.get(c.how, 0) * int(c.by * 100)
        if c.plain:
            low, high = (f"({each} + {percent})" for each in (f"100 * {low}", f"100 * {high}"))
        else:
            if percent:
                guard = f"when {w}.low is null or {w}.high is null or ({w}.low <= 0 and {w}.high >= 0) then null "
            low, high = f"({100 + percent} * {low})", f"({100 + percent} * {high})"
        if c.how in ("up", "not lower than"):
            truth = f"when 100 * {n}.low >= {high} then true when 100 * {n}.high < {low} then false"
        elif c.how in ("down", "not higher than"):
            truth = f"when 100 * {n}.high <= {low} then true when 100 * {n}.low > {high} then false"
        elif c.how == "higher than":
            truth = f"when 100 * {n}.low > {high} then true when 100 * {n}.high <= {low} then false"
        else:
            truth = f"when 100 * {n}.high < {low} then true when 100 * {n}.low >= {high} then false"
        sides = (
            f"(select ({side[0]})::decimal(30, 9) as low, ({side[1]})::decimal(30, 9) as high from {side[2]}) {name}"
            for side, name in ((now, n), (was, w))
        )
        return f"select {self.named(target, f'case {guard}{truth} end')} from {', '.join(sides)}"

    def periods(self, target: d.Target, clause: d.Periods) -> str:
        """Spans of time are rows, each with its first day and the first day after it."""
        inner, q = clause.clause, clause.quantity
        if not isinstance(inner, d.CountClause) or target.empty_base or target.kind != "target":
            raise UntranslatedError("periods of numbers, rules of empty periods")
        ((subject,), s, r) = (inner.subjects, self.alias(), self.alias())
        of, column = subject.population, self.column(subject.population, clause.column)
        if self.partial(of) or column.kind != "date" or self.many_periods(clause, of):
            raise UntranslatedError("partial, whole numbers, many periods")
        unit, step = clause.unit, f"interval '1 {clause.unit}'"
        if clause.last:
            day = literal(self.case.as_of or datetime.date(self.case.plan.year, 12, 31))
            starts = f"(select (date_trunc('{unit}', {day}) - i * {step})::date as first, true as there from small where i < {clause.last})"
            ends = f"date_trunc('{unit}', {day})"
        else:
            cell, v = f'"{column.name}"', self.alias()
            raw = f"raw{self.place(of)}"
            ends = f"(select date_trunc('{unit}', max({cell})) from {raw})"
            days = f"unnest(range((select date_trunc('{unit}', min({cell})) from {raw}), {ends} + {step}, {step}))"
            known = f'(select case when {{}} then true when bool_or({v}.{cell} is null and not {v}."{column.name} none") then null else false end from {self.view(of)} {v})'
            row_ends = f"first + {clause.together - 1} * {step}"
            inside = f"date_trunc('{unit}', min({v}.{cell})) <= first and date_trunc('{unit}', max({v}.{cell})) >= {row_ends}"
            starts = f"(select first::date as first, {known.format(inside)} as there from (select {days} as first))"
        spans = f"(select first, (first + {clause.together} * {step})::date as past, there from {starts} where first + {clause.together - 1} * {step} <= {ends}) {s}"
        mine = self.known(r, column.name, f'({r}."{column.name}" >= {s}.first and {r}."{column.name}" < {s}.past)')
        holds = "true" if inner.what is None else self.condition(of, r, inner.what)
        empty = "true" if inner.quantity.how in ("at most", "less than", "no") else "null::boolean"
        of_group = self.figures(self.both(mine, of, r, subject.where), holds, f"{self.view(of)} {r}")
        is_met = f"(select {self.all_fillings(inner.quantity, 'h', empty)} from {of_group} h)"
        if clause.in_a_row:
            return self.run(target, q, f"(select {s}.first, {s}.there, {is_met} as met from {spans})")
        if q.how == "all" and inner.quantity.how in ("at most", "less than", "no"):
            # Over no periods at all, what is asked of each decides.
            figures = self.figures(f"{s}.there", is_met, spans)
            return (
                f"select {self.named(target, self.all_fillings(q, 'f', 'true'))}, k, b, m, y + u + n from {figures} f"
            )
        return self.status(target, q, self.figures(f"{s}.there", is_met, spans))

    def run(self, target: d.Target, q: d.Quantity, periods: str) -> str:
        """The most that are met one after another, if what is unknown is not, and if it is."""
        if q.how not in ("at least", "more than", "at most", "less than"):
            raise UntranslatedError("runs of exactly so many")

        def longest(test: str) -> str:
            islands = (
                f"select first, ok, row_number() over (order by first) - row_number() over (partition by ok order by first) "
                f"as island from (select first, coalesce({test}, false) as ok from {periods})"
            )
            return f"coalesce((select max(n) from (select count(*) as n from ({islands}) where ok group by island)), 0)"

        low, high = longest("there and met"), longest("(there and met) is not false")
        least, most = ends_of_count(q)
        if least is not None:
            truth = f"case when {low} >= {least} then true when {high} < {least} then false end"
        else:
            truth = f"case when {high} <= {most} then true when {low} > {most} then false end"
        return f"select {self.named(target, truth)}, {low}"

    def many_periods(self, clause: d.Periods, of: str) -> bool:
        """More than fillings are counted out for."""
        days = [row[clause.column] for row in self.case.tables[of]]
        known = [each for each in days if isinstance(each, datetime.date)]
        length = {"week": 7, "month": 28, "quarter": 90, "year": 365}[clause.unit]
        return bool(known) and (max(known) - min(known)).days > (MOST - 2) * length

    def belongs(self, subject: d.Subject) -> tuple[str, str]:
        r = self.alias()
        return r, "true" if subject.where is None else self.condition(subject.population, r, subject.where)

    def groups(self, target: d.Target, clause: d.Grouped) -> str:
        inner = clause.clause
        if not isinstance(inner, d.CountClause) or target.empty_base or target.kind != "target":
            raise UntranslatedError("groups of numbers, rules of empty groups")
        if self.case.plan.band(clause.by):
            raise UntranslatedError("bands")
        ((subject,), g, r) = (inner.subjects, self.alias(), self.alias())
        if self.partial(subject.population):
            raise UntranslatedError("partial")
        of, column = subject.population, clause.reference or clause.by
        if clause.reference:
            keys, key = f"{self.view(clause.by)} {g}", f"{g}.id"
            is_there = "true"
        else:
            place = [each.name for each in self.case.plan.populations].index(of)
            keys = f'(select distinct "{column}" as id from raw{place} where "{column}" is not null) {g}'
            key, other = f"{g}.id", self.alias()
            is_there = (
                f'(select case when count(*) filter (where {other}."{column}" = {key}) > 0 then true '
                f'when count(*) filter (where {other}."{column}" is null) = 0 then false end from {self.view(of)} {other})'
            )
        mine = self.both(f'({r}."{column}" = {key})', of, r, subject.where)
        holds = "true" if inner.what is None else self.condition(of, r, inner.what)
        q = inner.quantity
        empty = "true" if q.how in ("at most", "less than", "no") else "null::boolean"
        of_group = self.figures(mine, holds, f"{self.view(of)} {r}")
        is_met = f"(select {self.all_fillings(q, 'h', empty)} from {of_group} h)"
        outer = clause.quantity
        if outer.how == "all" and q.how in ("at most", "less than", "no"):
            # Over no groups at all, what is asked of each decides.
            truth = self.all_fillings(outer, "f", "true")
            return (
                f"select {self.named(target, truth)}, k, b, m, y + u + n from {self.figures(is_there, is_met, keys)} f"
            )
        return self.status(target, outer, self.figures(is_there, is_met, keys))
