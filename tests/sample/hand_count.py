#!/usr/bin/env python3
"""Counts the claims of the 2023 plan over rules/sample-2023 by plain loops, apart from the engine.

    hand_count.py            write hand-count-<as-of>.csv for both as-of dates
    hand_count.py --check    say whether the stored files equal a fresh count

How the claims are read:
* A row counts from its date on; a cell with a date of its own (title, rating, level, start of
  study, launch) is blank before that date.
* A blank title, level, start or launch is none; a blank rating is unknown.
* `count` and `base` are the sure ones, `unknown` the rows of the sure base whose predicate is
  unknown, `base_unknown` the rows that are perhaps in the base.
* `need`, `short`, `over`, `spare` are those of the worst way to fill the unknowns.
* “At most 20% as many a as b” (10p-a) has the rows that are a as its count and those that are b
  as its base, `unknown` are perhaps a, `base_unknown` perhaps b; the two are filled apart.
* A claim "at least 1 …" has as base the rows its noun names: the people who are officials or
  lecturers (4, 5), the events of that kind (D1 to D5), all registrations of the school (A1, A2).
"""

import csv
import io
import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "rules" / "sample-2023"
AS_OF = (date(2023, 6, 25), date(2023, 12, 31))
YEAR_END = date(2023, 12, 31)
HEADER = ["id", "status", "count", "base", "unknown", "base_unknown", "need", "short", "over", "spare"]

GOOD = ("Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ")
EXCELLENT = "Hoàn thành xuất sắc nhiệm vụ"
REGULATIONS = (
    "Quy chế làm việc",
    "Quy chế dân chủ",
    "Quy chế văn hóa Trường Đảng",
    "Quy định khuyến khích đổi mới sáng tạo",
    "Quy chế đánh giá, xếp loại viên chức",
    "Quy định về đánh giá, phân loại giảng viên",
)


# ---- reading ----


def day(text):
    d, m, y = text.split("/")
    return date(int(y), int(m), int(d))


def read(name, as_of, row_date=None, cell_dates=()):
    """The rows that exist as of a day, with the cells that are blank on that day made blank."""
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = []
    for row in rows:
        if row_date and day(row[row_date]) > as_of:
            continue
        for cell, dated_by in cell_dates:
            if row[cell] and row[dated_by] and day(row[dated_by]) > as_of:
                row[cell] = ""
        kept.append(row)
    return kept


# ---- judging ----


class Tally:
    """Counts rows by (is it in the base, does it satisfy the predicate); None is unknown."""

    def __init__(self):
        self.rows = {(inside, holds): 0 for inside in (True, None) for holds in (True, False, None)}

    def add(self, inside, holds):
        if inside is not False:
            self.rows[inside, holds] += 1

    def sure_count(self):
        return self.rows[True, True]

    def sure_base(self):
        return self.sure_count() + self.rows[True, False] + self.rows[True, None]

    def unknown(self):
        return self.rows[True, None]

    def base_unknown(self):
        return self.rows[None, True] + self.rows[None, False] + self.rows[None, None]

    def fillings(self):
        """Every (count, base) that some filling of the unknowns gives."""
        pairs = set()
        for turned_yes in range(self.unknown() + 1):
            for yes in range(self.rows[None, True] + self.rows[None, None] + 1):
                for no in range(self.rows[None, False] + self.rows[None, None] + 1):
                    if yes + no <= self.base_unknown():
                        pairs.add((self.sure_count() + turned_yes + yes, self.sure_base() + yes + no))
        return pairs


class Pair:
    """Two separate counts, as in “at most 20% as many a as b”."""

    def __init__(self):
        self.a = Tally()
        self.b = Tally()

    def add(self, is_a, is_b):
        self.a.add(True, is_a)
        self.b.add(True, is_b)

    def sure_count(self):
        return self.a.sure_count()

    def sure_base(self):
        return self.b.sure_count()

    def unknown(self):
        return self.a.unknown()

    def base_unknown(self):
        return self.b.unknown()

    def fillings(self):
        return {(a, b) for a, _ in self.a.fillings() for b, _ in self.b.fillings()}


class Asked(NamedTuple):
    """The lowest and the highest count that will do, each worked out from the base, or None."""

    lowest: Callable[[int], int] | None
    highest: Callable[[int], int] | None
    of_base: bool  # a share, which says nothing of nobody


def share_at_least(percent):
    return Asked(lambda base: ceil(Fraction(percent, 100) * base), None, True)


def share_at_most(percent):
    return Asked(None, lambda base: floor(Fraction(percent, 100) * base), True)


def as_many_at_most(percent):
    return Asked(None, lambda base: floor(Fraction(percent, 100) * base), False)


def at_least(number):
    return Asked(lambda base: number, None, False)


def between(lowest, highest):
    return Asked(lambda base: lowest, lambda base: highest, False)


def judge(key, kind, tally, asked, as_of, deadline=YEAR_END):
    """One line of the result. A kind is target, limit or check."""
    verdicts = set()
    worst = None
    for count, base in sorted(tally.fillings()):
        lowest = asked.lowest(base) if asked.lowest else None
        highest = asked.highest(base) if asked.highest else None
        above = count - lowest if asked.lowest else None
        below = highest - count if asked.highest else None
        room = min(r for r in (above, below) if r is not None)  # below zero: that many are wrong
        if base == 0 and asked.of_base:
            verdicts.add("undetermined" if kind == "target" else "met")
        else:
            verdicts.add("met" if room >= 0 else "unmet")
        if worst is None or room <= worst[0]:
            need = lowest if asked.lowest else highest
            short = max(0, -above) if above is not None else 0
            over = max(0, -below) if below is not None else 0
            worst = (room, need, short, over)
    status = verdicts.pop() if len(verdicts) == 1 else "undetermined"
    if status == "unmet" and kind == "target" and as_of < deadline:
        status = "pending"
    assert worst is not None  # there always is a filling
    room, need, short, over = worst
    return [
        key,
        status,
        tally.sure_count(),
        tally.sure_base(),
        tally.unknown(),
        tally.base_unknown(),
        need,
        short,
        over,
        room if status == "met" else 0,
    ]


# ---- facts of one row ----


def holds(row, title):
    """A cell with the higher title holds the lower one too."""
    ladder = {
        "LĐTT": ("LĐTT", "CSTĐCS"),
        "CSTĐCS": ("CSTĐCS",),
        "Tập thể lao động tiên tiến": ("Tập thể lao động tiên tiến", "Tập thể lao động xuất sắc"),
        "Tập thể lao động xuất sắc": ("Tập thể lao động xuất sắc",),
    }
    for value in row["Danh hiệu"].split(";"):
        if value in ladder[title]:
            return True
    return False


def good(row):
    return row["Xếp loại"] in GOOD if row["Xếp loại"] else None


def exactly_good(row):
    return row["Xếp loại"] == GOOD[0] if row["Xếp loại"] else None


def excellent(row):
    return row["Xếp loại"] == EXCELLENT if row["Xếp loại"] else None


def official_or_lecturer(person):
    return person["Vai trò"] in ("cán bộ", "giảng viên")


def tally_all(rows, predicate):
    tally = Tally()
    for row in rows:
        tally.add(True, predicate(row))
    return tally


def tally_those(rows, inside, predicate):
    tally = Tally()
    for row in rows:
        tally.add(inside(row), predicate(row))
    return tally


# ---- the claims ----


def count_claims(as_of):
    title_date = ("Danh hiệu", "Ngày công nhận danh hiệu")
    rating_date = ("Xếp loại", "Ngày xếp loại")
    schools = read("truong", as_of, None, [("Mức chuẩn được công nhận", "Ngày công nhận mức")])
    units = read("don-vi", as_of, None, [title_date, rating_date, ("Ngày phát động", "Ngày phát động")])
    parties = read("to-chuc-dang", as_of, None, [rating_date])
    masses = read("doan-the", as_of, None, [rating_date])
    people = read("ca-nhan", as_of, None, [title_date, rating_date, ("Ngày bắt đầu NCS", "Ngày bắt đầu NCS")])
    violations = read("vi-pham", as_of, "Ngày")
    entries = read("bai-du-thi", as_of, "Ngày gửi")
    reports = read("bao-cao", as_of, "Ngày")
    commendations = read("khen-thuong", as_of, "Ngày")
    registrations = read("dang-ky", as_of, "Ngày nộp")
    models = read("mo-hinh", as_of, "Ngày")
    model_reports = read("bao-cao-mo-hinh", as_of, "Ngày gửi")
    documents = read("van-ban", as_of, "Ngày")
    events = read("su-kien", as_of, "Ngày")
    school_registrations = read("dang-ky-truong", as_of, "Ngày")
    committees = set()
    for recipient in read("noi-nhan", as_of):
        if recipient["Loại"] == "ban Tỉnh ủy":
            committees.add(recipient["Mã"])

    result = []

    def target(key, tally, asked, deadline=YEAR_END):
        result.append(judge(key, "target", tally, asked, as_of, deadline))

    def limit(key, tally, asked):
        result.append(judge(key, "limit", tally, asked, as_of))

    def check(key, tally):
        result.append(judge(key, "check", tally, share_at_least(100), as_of))

    # 1, 2: units that take part and keep discipline; people who keep discipline
    registered = set()
    for row in registrations:
        if row["Loại"] == "đăng ký thi đua" and day(row["Ngày nộp"]) < date(2023, 3, 15):
            registered.add(row["Đơn vị"])
    target(
        "1",
        tally_all(
            units,
            lambda u: (
                u["Ngày phát động"] != ""
                and u["Thực hiện KH Học viện"] == "có"
                and u["Thực hiện KH Nhà trường"] == "có"
                and u["Mã đơn vị"] in registered
            ),
        ),
        share_at_least(100),
    )
    violating_units, violating_people = set(), set()
    for row in violations:
        if row["Đơn vị"]:
            violating_units.add(row["Đơn vị"])
        if row["Cá nhân"]:
            violating_people.add(row["Cá nhân"])
    target("2", tally_all(units, lambda u: u["Mã đơn vị"] not in violating_units), share_at_least(100))
    target("2.1", tally_all(people, lambda p: p["Mã"] not in violating_people), share_at_least(100))

    # 3, 4, 5: officials and lecturers
    staff = [p for p in people if official_or_lecturer(p)]
    writers = set()
    for entry in entries:
        if day(entry["Ngày gửi"]).year == 2023:
            writers.update(entry["Tác giả"].split(";"))
    target("3", tally_all(staff, lambda p: p["Mã"] in writers), share_at_least(100))
    reporters = set()
    for report in reports:
        reporters.update(report["Tác giả"].split(";"))
    target("4", tally_all(staff, lambda p: p["Mã"] in reporters), at_least(1))
    staff_keys = {p["Mã"] for p in staff}
    their_reports = [r for r in reports if staff_keys.intersection(r["Tác giả"].split(";"))]
    target(
        "4.1",
        tally_all(their_reports, lambda r: bool(committees.intersection(r["Nơi nhận"].split(";")))),
        between(3, 5),
    )
    target(
        "5",
        tally_all(staff, lambda p: p["Ngày bắt đầu NCS"] != "" and day(p["Ngày bắt đầu NCS"]).year == 2023),
        at_least(3),
    )

    # 6, 7, 8: titles
    target("6", tally_all(people, lambda p: holds(p, "LĐTT")), share_at_least(95))
    fighters = tally_those(people, lambda p: holds(p, "LĐTT"), lambda p: holds(p, "CSTĐCS"))
    target("7", fighters, share_at_least(15))
    limit("7c", fighters, share_at_most(15))
    target("8", tally_all(units, lambda u: holds(u, "Tập thể lao động xuất sắc")), share_at_least(20))
    target("8.1", tally_all(units, lambda u: holds(u, "Tập thể lao động tiên tiến")), share_at_least(100))

    # 9: units and people, each once, however many commendations
    commended_units, commended_people = set(), set()
    for row in commendations:
        if day(row["Ngày"]).year == 2023:
            if row["Đơn vị"]:
                commended_units.add(row["Đơn vị"])
            if row["Cá nhân"]:
                commended_people.add(row["Cá nhân"])
    pooled = Tally()
    for unit in units:
        pooled.add(True, unit["Mã đơn vị"] in commended_units)
    for person in people:
        pooled.add(True, person["Mã"] in commended_people)
    target("9", pooled, share_at_least(5))

    # 10: ratings
    target("10", tally_all(parties, good), share_at_least(100))
    target("10.1", tally_those(parties, good, excellent), share_at_least(20))
    target("10.2", tally_all(units + masses, good), share_at_least(100))
    target("10.3", tally_those(units + masses, good, excellent), share_at_least(20))
    for key, rows in (("10p", parties), ("10p-people", people)):
        strict = Pair()
        for row in rows:
            strict.add(excellent(row), exactly_good(row))
        limit(f"{key}-a", strict, as_many_at_most(20))
        limit(f"{key}-b", tally_those(rows, good, excellent), share_at_most(20))

    # checks of the data
    check("c1", tally_those(people, lambda p: holds(p, "CSTĐCS"), good))
    check(
        "c2",
        tally_those(
            units, lambda u: holds(u, "Tập thể lao động xuất sắc"), lambda u: holds(u, "Tập thể lao động tiên tiến")
        ),
    )
    check("c3", tally_those(people, lambda p: holds(p, "CSTĐCS"), lambda p: holds(p, "LĐTT")))

    # the school's level, its regulations, the dates of the plan
    level = "Mức chuẩn được công nhận"
    target("K0a", tally_all(schools, lambda s: s[level] in ("chuẩn mức 1", "chuẩn mức 2")), share_at_least(100))
    target("K0b", tally_all(schools, lambda s: s[level] == "chuẩn mức 2"), share_at_least(100), date(2025, 12, 31))
    issued = {d["Quy chế"] for d in documents if d["Trạng thái"] == "đã ban hành"}
    target("K4", tally_all(REGULATIONS, lambda name: name in issued), share_at_least(100))
    target("D2", tally_all(units, lambda u: u["Mã đơn vị"] in registered), share_at_least(100), date(2023, 3, 14))
    for key, kind, first, last, deadline in (
        ("D1", "xây dựng kế hoạch", date(2023, 3, 1), date(2023, 3, 3), date(2023, 3, 3)),
        ("D3", "đợt cao điểm", date(2023, 3, 1), date(2023, 3, 31), date(2023, 3, 31)),
        ("D4", "sơ kết", date(2023, 6, 20), date(2023, 6, 30), date(2023, 6, 30)),
        ("D5", "tổng kết", date(2023, 10, 20), date(2023, 10, 30), date(2023, 10, 30)),
    ):
        of_kind = [e for e in events if e["Loại"] == kind]
        target(
            key,
            tally_all(of_kind, lambda e, first=first, last=last: first <= day(e["Ngày"]) <= last),
            at_least(1),
            deadline,
        )

    # models of the units
    with_model, with_live_model, unit_of_model = set(), set(), {}
    for model in models:
        with_model.add(model["Đơn vị"])
        unit_of_model[model["Mã"]] = model["Đơn vị"]
        if model["Tình trạng"] in ("mới", "đang thực hiện"):
            with_live_model.add(model["Đơn vị"])
    target("P4", tally_all(units, lambda u: u["Mã đơn vị"] in with_live_model), share_at_least(100))
    reporting = {unit_of_model[r["Mô hình"]] for r in model_reports}
    target(
        "P6",
        tally_those(units, lambda u: u["Mã đơn vị"] in with_model, lambda u: u["Mã đơn vị"] in reporting),
        share_at_least(100),
    )

    # what the school registers for
    for key, honour in (("A1", "Cờ thi đua của Học viện"), ("A2", "Bằng khen của Giám đốc Học viện")):
        target(key, tally_all(school_registrations, lambda r, honour=honour: r["Nội dung"] == honour), at_least(1))
    return result


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    differing = 0
    for as_of in AS_OF:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([HEADER, *count_claims(as_of)])
        fresh = text.getvalue().encode("utf-8")
        path = HERE / f"hand-count-{as_of.isoformat()}.csv"
        if not arguments:
            path.write_bytes(fresh)
        elif not path.exists() or path.read_bytes() != fresh:
            print(f"differs: {path.name}")
            differing = 1
    return differing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
