"""Progress against threshold, drawn."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Any

from chitieu._words import need

if TYPE_CHECKING:
    from chitieu._report import Report
    from chitieu._verdict import _Figures

_STATUSES = ("met", "unmet", "pending", "undetermined")
# Okabe and Ito's colours, told apart by everybody.
_COLOURS = ("#009E73", "#D55E00", "#E69F00", "#56B4E9")
_WORDS = {
    "vi": {"share": "tỷ lệ", "target": "chỉ tiêu", "status": "kết quả", "asked": "ngưỡng", "group": "nhóm"},
    "en": {"share": "share", "target": "target", "status": "status", "asked": "asked", "group": "group"},
}
_STATUS_WORDS = {
    "vi": ("đạt", "chưa đạt", "còn thời gian", "chưa xác định"),
    "en": _STATUSES,
}


def plot(report: Report, *, lang: str) -> Any:
    """An Altair chart: a bar for each share, what blanks leave open, and a mark where the threshold is.

    One row of bars for each group when the report is broken down. Counts, which are no shares, are left out.
    """
    try:
        altair: Any = import_module("altair")
    except ImportError:
        raise need("altair", "plots") from None
    words = _WORDS[lang]
    data = altair.Data(values=_rows(report, lang))
    rank = [each.id for verdict in report for each in verdict.clauses]
    across = altair.X("low:Q", title=words["share"], scale=altair.Scale(domain=[0, 1]), axis=altair.Axis(format="%"))
    down = altair.Y("id:N", title=words["target"], sort=rank)
    colour = altair.Color(
        "status:N",
        title=words["status"],
        scale=altair.Scale(domain=list(_STATUS_WORDS[lang]), range=list(_COLOURS)),
    )
    tips = ["id:N", "sentence:N", "status:N", "figures:N", "threshold:N"]
    base = altair.Chart(data)
    sure = base.mark_bar(height={"band": 0.6}).encode(x=across, y=down, color=colour, tooltip=tips)
    open_part = base.mark_bar(height={"band": 0.6}, opacity=0.35).encode(
        x=altair.X("low:Q"), x2="high:Q", y=down, color=colour, tooltip=tips
    )
    asked = base.mark_tick(thickness=2, color="black", height={"band": 0.9}).encode(x="asked:Q", y=down, tooltip=tips)
    label = base.mark_text(align="left", dx=4).encode(x="high:Q", y=down, text="label:N")
    chart = altair.layer(sure, open_part, asked, label)
    if report.grouped_by is not None:
        chart = chart.facet(row=altair.Row("group:N", title=words["group"]), data=data)
    return chart


def _rows(report: Report, lang: str) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    signs = dict(zip(_STATUSES, "✔✘…?", strict=True))
    names = dict(zip(_STATUSES, _STATUS_WORDS[lang], strict=True))

    def add(clause: Any, judged: _Figures, group: str | None) -> None:
        if judged.share is None or judged.low is None or judged.high is None or not re.search("[%/]", clause.threshold):
            return
        row: dict[str, Any] = {
            "id": clause.id,
            "sentence": clause.sentence,
            "threshold": clause.threshold,
            "status": names[judged.status],
            "figures": f"{judged.count}/{judged.base}",
            "low": float(judged.low),
            "high": float(judged.high),
            "label": f"{signs[judged.status]} {judged.count}/{judged.base}",
        }
        # A range has two ends, and no one place for a mark.
        asked = clause.threshold.strip("≥≤<>= ").replace(",", ".")
        if re.fullmatch(r"\d+(\.\d+)? ?%", asked):
            row["asked"] = float(asked.rstrip(" %")) / 100
        elif re.fullmatch(r"\d+/\d+", asked):
            row["asked"] = float(Fraction(asked))
        if group is not None:
            row["group"] = group
        out.append(row)

    for verdict in report:
        for clause in verdict.clauses:
            if clause.status == "invalid":
                continue
            if report.grouped_by is None:
                add(clause, clause, None)
            for group in clause.by() if report.grouped_by is not None else ():
                if group.status != "invalid":
                    add(clause, group, group.group)
    return out
