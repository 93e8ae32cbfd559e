"""Targets of a yearly plan as rules that read like its sentences, checked exactly.

>>> import chitieu
>>> plan = chitieu.load("rules/thi-dua-2023.plan")
>>> report = plan.check("rules/sample-2023", as_of="2023-12-31")
>>> report["6"].short
0
"""

from importlib import import_module

from chitieu._core import __version__, edition
from chitieu._diagnostics import DataError, Diagnostic, Fix, PlanError
from chitieu._plan import BoundPlan, Clause, Column, Plan, Population, Target, load, parse
from chitieu._report import Report
from chitieu._verdict import Group, UndecidedError, Verdict

TYPE_CHECKING = False  # the module typing is half of the time that an import takes
if TYPE_CHECKING:
    from typing import Any

    from chitieu._compare import Change, Comparison, compare
    from chitieu._diff import PlanChange, PlanDiff, VerdictChange
    from chitieu._excel import Sheet, Workbook, read_excel
    from chitieu._monitor import Batch, Monitor
    from chitieu._notebook import load_ipython_extension
    from chitieu._parts import Parts
    from chitieu._repair import Repair, Step
    from chitieu._state import State, load_state
    from chitieu._table import Table

# What is not needed for every check is imported when it is asked for.
_LATER = {
    "Batch": "_monitor",
    "Change": "_compare",
    "Comparison": "_compare",
    "Monitor": "_monitor",
    "Parts": "_parts",
    "PlanChange": "_diff",
    "PlanDiff": "_diff",
    "Repair": "_repair",
    "Sheet": "_excel",
    "State": "_state",
    "Step": "_repair",
    "Table": "_table",
    "VerdictChange": "_diff",
    "Workbook": "_excel",
    "compare": "_compare",
    "load_ipython_extension": "_notebook",
    "load_state": "_state",
    "read_excel": "_excel",
}


def __getattr__(name: str) -> "Any":
    if name in _LATER:
        return getattr(import_module(f"chitieu.{_LATER[name]}"), name)
    raise AttributeError(f"module 'chitieu' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})


__all__ = [
    "Batch",
    "BoundPlan",
    "Change",
    "Clause",
    "Column",
    "Comparison",
    "DataError",
    "Diagnostic",
    "Fix",
    "Group",
    "Monitor",
    "Parts",
    "Plan",
    "PlanChange",
    "PlanDiff",
    "PlanError",
    "Population",
    "Repair",
    "Report",
    "Sheet",
    "State",
    "Step",
    "Table",
    "Target",
    "UndecidedError",
    "Verdict",
    "VerdictChange",
    "Workbook",
    "__version__",
    "compare",
    "edition",
    "load",
    "load_ipython_extension",
    "load_state",
    "parse",
    "read_excel",
]
