"""Targets of a yearly plan as rules that read like its sentences, checked exactly.

>>> import chitieu
>>> plan = chitieu.load("rules/thi-dua-2023.plan")
>>> report = plan.check("rules/sample-2023", as_of="2023-12-31")
>>> report["6"].short
0
"""

from chitieu._core import __version__, edition
from chitieu._diagnostics import DataError, Diagnostic, PlanError
from chitieu._plan import BoundPlan, Clause, Column, Plan, Population, Target, load, parse
from chitieu._report import Group, Report, Undecided, Verdict

__all__ = [
    "BoundPlan",
    "Clause",
    "Column",
    "DataError",
    "Diagnostic",
    "Group",
    "Plan",
    "PlanError",
    "Population",
    "Report",
    "Target",
    "Undecided",
    "Verdict",
    "__version__",
    "edition",
    "load",
    "parse",
]
