"""Two reviews of one plan side by side."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from chitieu._state import ClauseState, State, state_of
from chitieu._words import spoken

if TYPE_CHECKING:
    from chitieu._report import Report

_SAYS = {
    "vi": {
        "met": "đạt", "unmet": "chưa đạt", "pending": "còn thời gian", "undetermined": "chưa xác định",
        "invalid": "không xét được", "now_met": "nay đạt", "slipped": "không còn đạt", "more": "thêm {0}",
        "fewer": "bớt {0}", "from_to": "từ {0} lên {1}", "from_down": "từ {0} xuống {1}", "target": "chỉ tiêu {0}",
        "same": "không đổi", "added": "mới có, {0}", "removed": "không còn trong kế hoạch",
        "other_plan": "hai báo cáo thuộc hai kế hoạch khác nhau: {0} và {1}", "was": "trước: {0}, nay: {1}",
        "short": "còn thiếu {0}", "headings": "chỉ tiêu|trước|nay|thay đổi", "nothing": "không có gì thay đổi",
    },
    "en": {
        "met": "met", "unmet": "unmet", "pending": "pending", "undetermined": "undetermined", "invalid": "invalid",
        "now_met": "met now", "slipped": "no longer met", "more": "{0} more", "fewer": "{0} fewer",
        "from_to": "from {0} to {1}", "from_down": "from {0} to {1}", "target": "target {0}", "same": "as before",
        "added": "new, {0}", "removed": "no longer in the plan",
        "other_plan": "the two reports are of different plans: {0} and {1}", "was": "before: {0}, now: {1}",
        "short": "{0} still short", "headings": "target|before|now|change", "nothing": "nothing has changed",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """What became of one clause between two reviews; `before` or `after` is None when it was not there."""

    id: str
    before: ClauseState | None
    after: ClauseState | None

    @property
    def became_met(self) -> bool:
        """It is met now and was not before, or was not there."""
        return self.after is not None and self.after.status == "met" and not self._was("met")

    @property
    def slipped(self) -> bool:
        """It was met before and is not now."""
        return self._was("met") and self.after is not None and self.after.status != "met"

    @property
    def count(self) -> int | None:
        """How many more (or fewer, below 0) count now."""
        before = None if self.before is None else self.before.count
        after = None if self.after is None else self.after.count
        return None if before is None or after is None else after - before

    @property
    def changed(self) -> bool:
        """Status, figures or threshold differ."""

        def figures(of: ClauseState | None) -> tuple[Any, ...] | None:
            return None if of is None else (of.status, of.count, of.base, of.unknown, of.threshold, of.value)

        return figures(self.before) != figures(self.after)

    def _was(self, status: str) -> bool:
        return self.before is not None and self.before.status == status

    def text(self, lang: str) -> str:
        """The change as a sentence in `vi` or `en`."""
        says = _SAYS[spoken(lang, lang)]
        head = says["target"].format(self.id) + ": "
        if self.before is None:
            assert self.after is not None
            return head + says["added"].format(says[self.after.status])
        if self.after is None:
            return head + says["removed"]
        if not self.changed:
            return head + says["same"]
        parts = []
        if self.count:
            way = "from_to" if self.count > 0 else "from_down"
            moved = says[way].format(_figures(self.before), _figures(self.after))
            parts.append(says["more" if self.count > 0 else "fewer"].format(abs(self.count)) + ", " + moved)
        elif _figures(self.before) != _figures(self.after):
            parts.append(says["was"].format(_figures(self.before), _figures(self.after)))
        if self.became_met:
            parts.append(says["now_met"])
        elif self.slipped:
            parts.append(says["slipped"])
        elif self.before.status != self.after.status:
            parts.append(says["was"].format(says[self.before.status], says[self.after.status]))
        if self.after.short:
            parts.append(says["short"].format(self.after.short))
        return head + "; ".join(parts)


def _figures(of: ClauseState) -> str:
    if of.count is None:
        return "–" if of.value is None else str(of.value)
    return f"{of.count}/{of.base}" if of.base is not None and of.share is not None else str(of.count)


class Comparison:
    """What changed from one review to a later one; a sequence of `Change`, one for each clause."""

    def __init__(self, before: State, after: State) -> None:
        self.before = before
        self.after = after
        earlier = {each.id: each for each in before.clauses}
        later = {each.id: each for each in after.clauses}
        ids = list(dict.fromkeys([*later, *earlier]))
        self.changes = [Change(id, earlier.get(id), later.get(id)) for id in ids]

    @property
    def became_met(self) -> list[Change]:
        """The clauses that are met now and were not before."""
        return [each for each in self.changes if each.became_met]

    @property
    def slipped(self) -> list[Change]:
        """The clauses that were met before and are not now."""
        return [each for each in self.changes if each.slipped]

    def __iter__(self) -> Any:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __getitem__(self, id: str) -> Change:
        for each in self.changes:
            if each.id == id:
                return each
        raise KeyError(f"neither report has a target {id!r}")

    def to_dicts(self) -> list[dict[str, Any]]:
        """A dict for each clause: id, statuses, counts and bases before and after, the change of the count."""
        return [
            {
                "id": each.id,
                "before": None if each.before is None else each.before.status,
                "after": None if each.after is None else each.after.status,
                "count_before": None if each.before is None else each.before.count,
                "count_after": None if each.after is None else each.after.count,
                "base_before": None if each.before is None else each.before.base,
                "base_after": None if each.after is None else each.after.base,
                "change": each.count,
                "became_met": each.became_met,
                "slipped": each.slipped,
            }
            for each in self.changes
        ]

    def text(self, lang: str | None = None) -> str:
        """A sentence for each clause that changed."""
        language = spoken(lang, self.after.language)
        says = _SAYS[language]
        lines = []
        if self.before.plan != self.after.plan:
            lines.append(says["other_plan"].format(self.before.plan, self.after.plan))
        lines += [each.text(language) for each in self.changes if each.changed]
        return "\n".join(lines or [says["nothing"]])

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        says = _SAYS[self.after.language]
        heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in says["headings"].split("|"))
        rows = "".join(
            f'<tr><th scope="row">{escape(each.id)}</th>'
            f"<td>{escape(says[each.before.status]) if each.before else '–'}</td>"
            f"<td>{escape(says[each.after.status]) if each.after else '–'}</td>"
            f"<td>{escape(each.text(self.after.language).split(': ', 1)[1])}</td></tr>"
            for each in self.changes
            if each.changed
        )
        if not rows:
            return f"<p>{escape(says['nothing'])}</p>"
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def compare(earlier: Report | State, later: Report | State) -> Comparison:
    """What became met, what slipped, and by how many, from an earlier review to a later one.

    Either may be a report or what `load_state` read, anything else is a TypeError. Clauses are matched by id.
    """
    for each in (earlier, later):
        if not isinstance(each, State) and not hasattr(each, "to_json"):
            raise TypeError(f"compare takes reports and saved states, not a {type(each).__name__}")
    return Comparison(*(each if isinstance(each, State) else state_of(each) for each in (earlier, later)))
